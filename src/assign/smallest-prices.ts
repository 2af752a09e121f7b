/**
 * The smallest prices that still prove the optimum.
 *
 * Valid prices form a lattice: with an optimal assignment fixed, price(b) must be at least the marginal cost of b's last
 * person, and at least price(a) − key(a, b) for every arc. The smallest solution is the longest way down from any
 * facility's marginal cost; it depends neither on the assignment found nor on the order of units. Seen from valid
 * prices: every facility may fall by its own slack, or by its neighbour's fall plus the reduced cost of the arc between
 * them, whichever is less. That is one Dijkstra with a source at every facility, O(m²).
 *
 * Arcs of listed options are in the heaps. For unlisted options only the smallest key of each arc is kept (`Unlisted`):
 * it bounds the price just as well as all of them would.
 */

import { EMPTY } from "./arcs.ts";
import type { State } from "./repair.ts";

/** The smallest keys known of unlisted options, at a·m + b for arc a → b, or EMPTY; valid while nobody moves. */
export type Unlisted = Int32Array;

/** Lowers all prices to the smallest that are valid for the options known. */
export function lowerPrices(state: State, unlisted: Unlisted | null): void {
  const { m, price, arcs, curve, load } = state;
  const fall = new Float64Array(m);
  const settled = new Uint8Array(m);
  for (let j = 0; j < m; j++) fall[j] = price[j]! - curve.marginal(j, load[j]!);
  for (let round = 0; round < m; round++) {
    let v = -1;
    for (let j = 0; j < m; j++) if (settled[j] === 0 && (v < 0 || fall[j]! < fall[v]!)) v = j;
    settled[v] = 1;
    for (let w = 0; w < m; w++) {
      const arc = v * m + w;
      const key = unlisted === null ? arcs.key[arc]! : Math.min(arcs.key[arc]!, unlisted[arc]!);
      if (key === EMPTY || settled[w] === 1) continue;
      const through = fall[v]! + key + price[w]! - price[v]!;
      if (through < fall[w]!) fall[w] = through;
    }
  }
  for (let j = 0; j < m; j++) price[j]! -= fall[j]!;
}
