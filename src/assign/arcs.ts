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
 * Complexity. O(log n) for a move and each of the unit's options; memory 8 bytes an entry and 16 bytes a pair of
 * facilities. A unit that returns to a leaves a doubled entry behind, which is harmless: equal key, equal slot.
 */

import { type Lists, NONE, slotAt } from "./lists.ts";

/** Key of an arc without units. No key is as large: costs stay below 2^30. */
export const EMPTY = 0x7fffffff;

export interface Arcs {
  readonly m: number;
  /** Smallest key of each arc a → b at a·m + b, or {@link EMPTY}. */
  readonly key: Int32Array;
  /** Facilities b to which an arc a → b has ever existed, for each a; and the reverse. */
  readonly out: readonly number[][];
  readonly into: readonly number[][];
  /** Where the heap of each pair stands in the pool, how large it is, and how large it may grow there. */
  readonly offset: Int32Array;
  readonly size: Int32Array;
  readonly room: Int32Array;
  /** The pool of all heaps. */
  keys: Int32Array;
  slots: Int32Array;
  used: number;
}

/** Units, or heap entries, between two pauses while the heaps are built. */
const SLICE = 16_384;

/** Heaps of all units that have people anywhere; yields between slices. */
export function* createArcs(m: number, lists: Lists): Generator<void, Arcs> {
  const arcs: Arcs = {
    m,
    key: new Int32Array(m * m).fill(EMPTY),
    out: Array.from({ length: m }, () => []),
    into: Array.from({ length: m }, () => []),
    offset: new Int32Array(m * m),
    size: new Int32Array(m * m),
    room: new Int32Array(m * m),
    keys: new Int32Array(0),
    slots: new Int32Array(0),
    used: 0,
  };
  for (let unit = 0; unit < lists.units; unit += SLICE) {
    countEntries(arcs, lists, unit, Math.min(lists.units, unit + SLICE));
    yield;
  }
  layOut(arcs);
  for (let unit = 0; unit < lists.units; unit += SLICE) {
    fillEntries(arcs, lists, unit, Math.min(lists.units, unit + SLICE));
    yield;
  }
  let work = 0;
  for (let arc = 0; arc < m * m; arc++) {
    work += heapify(arcs, arc);
    if (work > SLICE) {
      work = 0;
      yield;
    }
  }
  return arcs;
}

function countEntries(arcs: Arcs, lists: Lists, first: number, end: number): void {
  const { head, next, facility, flow } = lists;
  const { m, room } = arcs;
  for (let unit = first; unit < end; unit++) {
    for (let from = head[unit]!; from !== NONE; from = next[from]!) {
      if (flow[from] === 0) continue;
      const row = facility[from]! * m;
      for (let to = head[unit]!; to !== NONE; to = next[to]!) if (to !== from) room[row + facility[to]!]!++;
    }
  }
}

/** Lays the heaps out one after the other, with a quarter more for those that outgrow their place. */
function layOut(arcs: Arcs): void {
  let used = 0;
  for (let arc = 0; arc < arcs.room.length; arc++) {
    arcs.offset[arc] = used;
    used += arcs.room[arc]!;
  }
  arcs.used = used;
  arcs.keys = new Int32Array(used + (used >> 2) + 1024);
  arcs.slots = new Int32Array(used + (used >> 2) + 1024);
}

function fillEntries(arcs: Arcs, lists: Lists, first: number, end: number): void {
  const { head, next, facility, cost, flow } = lists;
  const { m, offset, size, keys, slots } = arcs;
  for (let unit = first; unit < end; unit++) {
    for (let from = head[unit]!; from !== NONE; from = next[from]!) {
      if (flow[from] === 0) continue;
      const row = facility[from]! * m;
      for (let to = head[unit]!; to !== NONE; to = next[to]!) {
        if (to === from) continue;
        const arc = row + facility[to]!;
        const at = offset[arc]! + size[arc]!++;
        keys[at] = cost[to]! - cost[from]!;
        slots[at] = to;
      }
    }
  }
}

/** Makes a heap of a filled place; returns its size. */
function heapify(arcs: Arcs, arc: number): number {
  const size = arcs.size[arc]!;
  if (size === 0) return 0;
  for (let i = (size >> 1) - 1; i >= 0; i--) siftDown(arcs, arc, i);
  link(arcs, arc);
  arcs.key[arc] = arcs.keys[arcs.offset[arc]!]!;
  return size;
}

function link(arcs: Arcs, arc: number): void {
  const a = Math.floor(arc / arcs.m);
  const b = arc - a * arcs.m;
  arcs.out[a]!.push(b);
  arcs.into[b]!.push(a);
}

/** The unit on top of arc a → b: its slot for b. The arc must not be empty. */
export function topSlot(arcs: Arcs, a: number, b: number): number {
  return arcs.slots[arcs.offset[a * arcs.m + b]!]!;
}

/** Enters a unit that has come to `from` into the heaps of all its other options. */
export function enter(arcs: Arcs, lists: Lists, from: number): void {
  const { head, next, facility, cost } = lists;
  const row = facility[from]! * arcs.m;
  for (let to = head[lists.unit[from]!]!; to !== NONE; to = next[to]!) {
    if (to !== from) push(arcs, row + facility[to]!, cost[to]! - cost[from]!, to);
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

function clean(arcs: Arcs, lists: Lists, a: number, b: number): void {
  const arc = a * arcs.m + b;
  const offset = arcs.offset[arc]!;
  while (arcs.size[arc]! > 0) {
    const unit = lists.unit[arcs.slots[offset]!]!;
    if (lists.flow[slotAt(lists, unit, a)]! > 0) break;
    const last = --arcs.size[arc]!;
    arcs.keys[offset] = arcs.keys[offset + last]!;
    arcs.slots[offset] = arcs.slots[offset + last]!;
    siftDown(arcs, arc, 0);
  }
  arcs.key[arc] = arcs.size[arc] === 0 ? EMPTY : arcs.keys[offset]!;
}

/** Enters one slot into one heap. */
export function push(arcs: Arcs, arc: number, key: number, slot: number): void {
  if (arcs.size[arc] === arcs.room[arc]) relocate(arcs, arc);
  const offset = arcs.offset[arc]!;
  const { keys, slots } = arcs;
  let i = arcs.size[arc]!++;
  while (i > 0) {
    const parent = (i - 1) >> 1;
    if (keys[offset + parent]! <= key) break;
    keys[offset + i] = keys[offset + parent]!;
    slots[offset + i] = slots[offset + parent]!;
    i = parent;
  }
  keys[offset + i] = key;
  slots[offset + i] = slot;
  arcs.key[arc] = keys[offset]!;
}

/** Gives a heap twice the room at the end of the pool; its old place is lost. */
function relocate(arcs: Arcs, arc: number): void {
  const size = arcs.size[arc]!;
  const room = Math.max(8, 2 * size);
  if (arcs.room[arc] === 0) link(arcs, arc);
  if (arcs.used + room > arcs.keys.length) {
    const length = arcs.used + room + (arcs.keys.length >> 1);
    const { keys, slots } = arcs;
    arcs.keys = new Int32Array(length);
    arcs.slots = new Int32Array(length);
    arcs.keys.set(keys);
    arcs.slots.set(slots);
  }
  const from = arcs.offset[arc]!;
  arcs.keys.copyWithin(arcs.used, from, from + size);
  arcs.slots.copyWithin(arcs.used, from, from + size);
  arcs.offset[arc] = arcs.used;
  arcs.room[arc] = room;
  arcs.used += room;
}

function siftDown(arcs: Arcs, arc: number, start: number): void {
  const offset = arcs.offset[arc]!;
  const size = arcs.size[arc]!;
  const { keys, slots } = arcs;
  const key = keys[offset + start]!;
  const slot = slots[offset + start]!;
  let i = start;
  for (;;) {
    let child = 2 * i + 1;
    if (child >= size) break;
    if (child + 1 < size && keys[offset + child + 1]! < keys[offset + child]!) child++;
    if (keys[offset + child]! >= key) break;
    keys[offset + i] = keys[offset + child]!;
    slots[offset + i] = slots[offset + child]!;
    i = child;
  }
  keys[offset + i] = key;
  slots[offset + i] = slot;
}
