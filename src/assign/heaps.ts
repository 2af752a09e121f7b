/**
 * Many binary heaps in one block of numbers.
 *
 * Problem. Each pair of facilities has a heap of those who may go from one to the other: thousands of heaps, most of them
 * short. Arrays for each cost more than what stands in them, and filling them one entry at a time costs more than all
 * searches of a large city.
 *
 * Method. An entry is three numbers: a key and two that belong to it. All heaps are one Int32Array; a heap has a place in
 * it, and room. One that is full moves to the end, with twice the room. Before they are filled heaps are told how many
 * entries come. They begin without order but for the least entry, which stands first: most are never asked for a second.
 * The first time that the first entry is taken away, the rest is put in order.
 *
 * Invariant. The entry at the front of a heap has its least key. Heaps marked `ordered` are heaps.
 *
 * Limits. Places are below 2^31 / 3, that is, 8 GB.
 */

/** Numbers of an entry: key, first value, second value. */
const ENTRY = 3;
/** Room of a heap that nobody counted before. */
const LEAST_ROOM = 4;

export interface Heaps {
  entries: Int32Array;
  /** Entries of the block in use. */
  end: number;
  /** For each heap: where it begins, how many entries it has and has room for, and whether they are in order. */
  start: Int32Array;
  size: Int32Array;
  room: Int32Array;
  ordered: Uint8Array;
}

/** As many empty heaps as there are counts, each with room for its count and a little more. */
export function createHeaps(counts: Int32Array, heaps: number): Heaps {
  const capacity = Math.max(64, 2 * heaps);
  const start = new Int32Array(capacity);
  const room = new Int32Array(capacity);
  let end = 0;
  for (let heap = 0; heap < heaps; heap++) {
    start[heap] = end;
    room[heap] = counts[heap]! + (counts[heap]! >> 2) + LEAST_ROOM;
    end += room[heap]!;
  }
  const entries = new Int32Array(ENTRY * (end + (end >> 3) + LEAST_ROOM));
  return { entries, end, start, room, size: new Int32Array(capacity), ordered: new Uint8Array(capacity) };
}

/** One more empty heap, without room; `heap` is the next number. */
export function addHeap(heaps: Heaps, heap: number): void {
  if (heap < heaps.start.length) return;
  for (const name of ["start", "size", "room"] as const) heaps[name] = longer(heaps[name], 2 * heap);
  const ordered = new Uint8Array(2 * heap);
  ordered.set(heaps.ordered);
  heaps.ordered = ordered;
}

/** The column with room for so many numbers. */
export function longer(column: Int32Array, length: number): Int32Array {
  const grown = new Int32Array(length);
  grown.set(column);
  return grown;
}

export function leastKey({ entries, start }: Heaps, heap: number): number {
  return entries[ENTRY * start[heap]!]!;
}

export function firstValue({ entries, start }: Heaps, heap: number): number {
  return entries[ENTRY * start[heap]! + 1]!;
}

export function secondValue({ entries, start }: Heaps, heap: number): number {
  return entries[ENTRY * start[heap]! + 2]!;
}

export function addEntry(heaps: Heaps, heap: number, key: number, first: number, second: number): void {
  if (heaps.size[heap] === heaps.room[heap]) makeRoom(heaps, heap);
  const { entries } = heaps;
  const begin = heaps.start[heap]!;
  let i = heaps.size[heap]!++;
  const isOrdered = heaps.ordered[heap] === 1;
  while (i > 0) {
    // Without order the front alone must be the least.
    const parent = isOrdered ? (i - 1) >> 1 : 0;
    const above = ENTRY * (begin + parent);
    if (entries[above]! <= key) break;
    const at = ENTRY * (begin + i);
    entries[at] = entries[above]!;
    entries[at + 1] = entries[above + 1]!;
    entries[at + 2] = entries[above + 2]!;
    i = parent;
  }
  const at = ENTRY * (begin + i);
  entries[at] = key;
  entries[at + 1] = first;
  entries[at + 2] = second;
}

/** Takes the front entry away; the heap must not be empty. */
export function dropFirst(heaps: Heaps, heap: number): void {
  const { entries } = heaps;
  const begin = heaps.start[heap]!;
  const size = --heaps.size[heap]!;
  const last = ENTRY * (begin + size);
  entries.copyWithin(ENTRY * begin, last, last + ENTRY);
  if (heaps.ordered[heap] === 1) {
    siftDown(entries, begin, size, 0);
    return;
  }
  heaps.ordered[heap] = 1;
  for (let i = (size >> 1) - 1; i >= 0; i--) siftDown(entries, begin, size, i);
}

function makeRoom(heaps: Heaps, heap: number): void {
  const size = heaps.size[heap]!;
  const room = Math.max(LEAST_ROOM, 2 * size);
  const end = heaps.end + room;
  if (ENTRY * end > heaps.entries.length) heaps.entries = longer(heaps.entries, ENTRY * (end + (end >> 1)));
  const from = ENTRY * heaps.start[heap]!;
  heaps.entries.copyWithin(ENTRY * heaps.end, from, from + ENTRY * size);
  heaps.start[heap] = heaps.end;
  heaps.room[heap] = room;
  heaps.end = end;
}

/** Lets the entry at place i sink to where no smaller one is below. */
function siftDown(entries: Int32Array, begin: number, size: number, place: number): void {
  let at = ENTRY * (begin + place);
  const key = entries[at]!;
  const first = entries[at + 1]!;
  const second = entries[at + 2]!;
  for (let i = place; ; ) {
    let child = 2 * i + 1;
    if (child >= size) break;
    let below = ENTRY * (begin + child);
    if (child + 1 < size && entries[below + ENTRY]! < entries[below]!) {
      child++;
      below += ENTRY;
    }
    if (entries[below]! >= key) break;
    entries[at] = entries[below]!;
    entries[at + 1] = entries[below + 1]!;
    entries[at + 2] = entries[below + 2]!;
    at = below;
    i = child;
  }
  entries[at] = key;
  entries[at + 1] = first;
  entries[at + 2] = second;
}
