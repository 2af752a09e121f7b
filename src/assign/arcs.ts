/**
 * The facility graph.
 *
 * Problem. An augmenting path asks, for an ordered pair of facilities (a, b): which unit now at a costs least to send to
 * b instead, and how much? Units are many, facilities few.
 *
 * Method. A heap for each pair, keyed by cost at b − cost at a, holding slots (the unit's option b). Keys never change,
 * so a unit that leaves a is not searched for: its entry is dropped when it surfaces. `key` keeps the smallest valid key
 * of every pair at hand, so that Dijkstra reads one number for an arc.
 *
 * Invariants. (1) Every unit with people at a and a slot for b ≠ a has an entry in heap (a, b). (2) The top of every
 * heap is valid: its unit has people at a. (3) key[a·m + b] is the key of that top, or EMPTY.
 *
 * Complexity. O(log n) for a move and each of the unit's options. A unit that returns to a leaves a doubled entry behind,
 * which is harmless: equal key, equal slot.
 */

import { type Lists, NONE } from "./lists.ts";

/** Key of an arc without units. No key is as large: costs stay below 2^30. */
export const EMPTY = 0x7fffffff;

/** Entries of one pair: a binary heap by key; with each key the unit's slot at a and its slot for b. */
interface Heap {
  readonly keys: number[];
  readonly from: number[];
  readonly to: number[];
}

export interface Arcs {
  readonly m: number;
  /** Smallest key of each arc a → b at a·m + b, or {@link EMPTY}. */
  readonly key: Int32Array;
  readonly heaps: (Heap | undefined)[];
  /** Facilities b to which an arc a → b has ever existed, for each a; and the reverse. */
  readonly out: readonly number[][];
  readonly into: readonly number[][];
}

/** Options between two pauses while the heaps are built. */
const SLICE = 4096;

/** Heaps of all units that have people anywhere; yields between slices. */
export function* createArcs(m: number, lists: Lists): Generator<void, Arcs> {
  const arcs: Arcs = {
    m,
    key: new Int32Array(m * m).fill(EMPTY),
    heaps: new Array(m * m),
    out: Array.from({ length: m }, () => []),
    into: Array.from({ length: m }, () => []),
  };
  let pause = SLICE;
  for (let unit = 0, options = 0; unit < lists.units; unit++) {
    for (let slot = lists.head[unit]!; slot !== NONE; slot = lists.next[slot]!) {
      options++;
      if (lists.flow[slot]! > 0) enter(arcs, lists, slot);
    }
    if (options < pause) continue;
    pause = options + SLICE;
    yield;
  }
  return arcs;
}

/** The unit on top of arc a → b: its slot at a. The arc must not be empty. */
export function topFrom(arcs: Arcs, a: number, b: number): number {
  return arcs.heaps[a * arcs.m + b]!.from[0]!;
}

/** The unit on top of arc a → b: its slot for b. The arc must not be empty. */
export function topTo(arcs: Arcs, a: number, b: number): number {
  return arcs.heaps[a * arcs.m + b]!.to[0]!;
}

/** Enters a unit that has come to `from` into the heaps of all its other options. */
export function enter(arcs: Arcs, lists: Lists, from: number): void {
  const { head, next, facility, cost } = lists;
  const a = facility[from]!;
  for (let to = head[lists.unit[from]!]!; to !== NONE; to = next[to]!) {
    if (to !== from) push(arcs, a, facility[to]!, cost[to]! - cost[from]!, from, to);
  }
}

/** Drops what a unit that has left `from` has on top of heaps. */
export function leave(arcs: Arcs, lists: Lists, from: number): void {
  const { head, next, facility } = lists;
  const a = facility[from]!;
  for (let to = head[lists.unit[from]!]!; to !== NONE; to = next[to]!) {
    if (to !== from) clean(arcs, lists, a, facility[to]!);
  }
}

function clean(arcs: Arcs, { flow }: Lists, a: number, b: number): void {
  const arc = a * arcs.m + b;
  const { keys, from, to } = arcs.heaps[arc]!;
  while (keys.length > 0 && flow[from[0]!] === 0) {
    const last = { key: keys.pop()!, from: from.pop()!, to: to.pop()! };
    if (keys.length > 0) siftDown(keys, from, to, last.key, last.from, last.to);
  }
  arcs.key[arc] = keys.length === 0 ? EMPTY : keys[0]!;
}

/** Enters a unit's slots at a and for b into the heap of a → b. */
export function push(arcs: Arcs, a: number, b: number, key: number, fromSlot: number, toSlot: number): void {
  const arc = a * arcs.m + b;
  let heap = arcs.heaps[arc];
  if (heap === undefined) {
    heap = { keys: [], from: [], to: [] };
    arcs.heaps[arc] = heap;
    arcs.out[a]!.push(b);
    arcs.into[b]!.push(a);
  }
  const { keys, from, to } = heap;
  let i = keys.push(key) - 1;
  from.push(fromSlot);
  to.push(toSlot);
  while (i > 0) {
    const parent = (i - 1) >> 1;
    if (keys[parent]! <= key) break;
    keys[i] = keys[parent]!;
    from[i] = from[parent]!;
    to[i] = to[parent]!;
    i = parent;
  }
  keys[i] = key;
  from[i] = fromSlot;
  to[i] = toSlot;
  arcs.key[arc] = keys[0]!;
}

/** Puts an entry in place of the top. */
function siftDown(keys: number[], from: number[], to: number[], key: number, fromSlot: number, toSlot: number): void {
  const size = keys.length;
  let i = 0;
  for (;;) {
    let child = 2 * i + 1;
    if (child >= size) break;
    if (child + 1 < size && keys[child + 1]! < keys[child]!) child++;
    if (keys[child]! >= key) break;
    keys[i] = keys[child]!;
    from[i] = from[child]!;
    to[i] = to[child]!;
    i = child;
  }
  keys[i] = key;
  from[i] = fromSlot;
  to[i] = toSlot;
}
