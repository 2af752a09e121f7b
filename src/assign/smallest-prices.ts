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

/** Pairs of facilities looked at between two pauses. */
const ARCS_PER_SLICE: number = 2 ** 20;

/** The smallest keys known of unlisted options, at a·m + b for arc a → b; nothing in them before the first is noted. */
export interface Unlisted {
  key: Int32Array;
  /** The candidate where the unit sits whose key it is: the key is valid for as long as it has people there. */
  candidate: Int32Array;
}

export function createUnlisted(): Unlisted {
  return { key: new Int32Array(0), candidate: new Int32Array(0) };
}

/** Notes the key of an unlisted option of the unit that sits in a candidate. */
export function noteUnlisted(unlisted: Unlisted, m: number, arc: number, key: number, candidate: number): void {
  if (unlisted.key.length === 0) {
    unlisted.key = new Int32Array(m * m).fill(EMPTY);
    unlisted.candidate = new Int32Array(m * m);
  }
  if (key >= unlisted.key[arc]!) return;
  unlisted.key[arc] = key;
  unlisted.candidate[arc] = candidate;
}

/**
 * Forgets, once loads are repaired, the keys of units that have moved; and of those that now would, for the way along an arc
 * may not be negative. Others may have come with smaller keys. A scan finds both.
 */
export function* forgetMoved({ key, candidate }: Unlisted, { m, price, candidates }: State): Generator<void, void> {
  const rows = rowsPerSlice(m);
  for (let a = 0; a * m < key.length; a++) {
    for (let b = 0, arc = a * m; b < m; b++, arc++) {
      if (key[arc] === EMPTY) continue;
      if (key[arc]! + price[b]! < price[a]! || candidates.flow[candidate[arc]!] === 0) key[arc] = EMPTY;
    }
    if (a % rows === rows - 1) yield;
  }
}

/** Facilities whose arcs to all m are looked at between two pauses. */
function rowsPerSlice(m: number): number {
  return Math.ceil(ARCS_PER_SLICE / m);
}

/** Lowers all prices to the smallest that are valid for the options known; yields now and then. */
export function* lowerPrices(state: State, unlisted?: Unlisted): Generator<void, void> {
  const { m, price, graph, loadCost, load } = state;
  const { vertices, leaving, to, length } = graph;
  const fall = new Float64Array(vertices).fill(Number.POSITIVE_INFINITY);
  const settled = new Uint8Array(vertices);
  const keys = unlisted?.key ?? new Int32Array(0);
  const rows = rowsPerSlice(vertices);
  for (let j = 0; j < m; j++) fall[j] = price[j]! - loadCost.marginal(j, load[j]!);
  for (let round = 0; round < vertices; round++) {
    let v = -1;
    for (let j = 0; j < vertices; j++) if (settled[j] === 0 && (v < 0 || fall[j]! < fall[v]!)) v = j;
    settled[v] = 1;
    const here = fall[v]! - price[v]!;
    for (const arc of leaving[v]!) {
      if (length[arc] !== EMPTY) reach(fall, settled, to[arc]!, here + length[arc]! + price[to[arc]!]!);
    }
    if (round % rows === rows - 1) yield;
    if (keys.length === 0) continue;
    for (let w = 0, arc = v * m; w < m; w++, arc++) {
      if (keys[arc] !== EMPTY) reach(fall, settled, w, here + keys[arc]! + price[w]!);
    }
  }
  for (let j = 0; j < vertices; j++) price[j]! -= fall[j]!;
}

function reach(fall: Float64Array, settled: Uint8Array, w: number, through: number): void {
  if (settled[w] === 0 && through < fall[w]!) fall[w] = through;
}
