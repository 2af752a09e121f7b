/**
 * The smallest prices that still prove the optimum.
 *
 * Valid prices form a lattice: with an optimal assignment fixed, price(b) must be at least the marginal cost of b's last
 * person, and at least price(a) − key(a, b) for every arc. The smallest solution is the longest way down from any
 * facility's marginal cost; it depends neither on the assignment found nor on the order of units. Seen from valid
 * prices: every facility may fall by its own slack, or by its neighbour's fall plus the reduced cost of the arc between
 * them, whichever is less. That is one Dijkstra with a source at every facility, O(m²).
 *
 * Arcs of listed options are in the graph. For unlisted options only the smallest key of each arc is kept (`Unlisted`):
 * it bounds the price just as well as all of them would.
 */

import { EMPTY } from "./graph.ts";
import type { State } from "./shortest-paths.ts";

/** The smallest keys known of unlisted options, at a·m + b for arc a → b, or EMPTY; valid while nobody moves. */
export type Unlisted = Int32Array;

/** Lowers all prices to the smallest that are valid for the options known. */
export function lowerPrices(state: State, unlisted: Unlisted | null): void {
  const { m, price, graph, curve, load } = state;
  const { vertices, leaving, to, length } = graph;
  const fall = new Float64Array(vertices).fill(Number.POSITIVE_INFINITY);
  const settled = new Uint8Array(vertices);
  for (let j = 0; j < m; j++) fall[j] = price[j]! - curve.marginal(j, load[j]!);
  for (let round = 0; round < vertices; round++) {
    let v = -1;
    for (let j = 0; j < vertices; j++) if (settled[j] === 0 && (v < 0 || fall[j]! < fall[v]!)) v = j;
    settled[v] = 1;
    const here = fall[v]! - price[v]!;
    for (const arc of leaving[v]!) {
      if (length[arc] !== EMPTY) reach(fall, settled, to[arc]!, here + length[arc]! + price[to[arc]!]!);
    }
    if (unlisted === null) continue;
    for (let w = 0, arc = v * m; w < m; w++, arc++) {
      if (unlisted[arc] !== EMPTY) reach(fall, settled, w, here + unlisted[arc]! + price[w]!);
    }
  }
  for (let j = 0; j < vertices; j++) price[j]! -= fall[j]!;
}

function reach(fall: Float64Array, settled: Uint8Array, w: number, through: number): void {
  if (settled[w] === 0 && through < fall[w]!) fall[w] = through;
}
