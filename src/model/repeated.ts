/**
 * Texts that stand twice.
 *
 * Problem. Ids of 600,000 rows must be unique. A `Set` of them takes longer to make than all the rest of reading.
 *
 * Method. Each text is reduced to a number of 32 bits, rows are sorted by these, and only where two numbers are equal the
 * texts are compared. Sorting reads and writes side by side; a table of so many rows waits for memory at each of them.
 *
 * Complexity. O(letters + rows), 16 bytes a row. Whoever knows the numbers can make texts of the same: these go into a
 * `Map`.
 */

import { sortByKey } from "./units/radix-sort.ts";

const ROWS_PER_SLICE = 131_072;

/** A text that stands before: its place, and its first one. */
export interface Repeated {
  readonly at: number;
  readonly first: number;
}

/**
 * Every text that equals an earlier one, by place. `numbers` are those of the texts, as {@link numberOf} gives them; they
 * are used up.
 */
export function* repeatedIn(texts: ArrayLike<unknown>, numbers: Uint32Array): Generator<number, Repeated[]> {
  const size = texts.length;
  const inOrder = new Int32Array(size);
  for (let row = 0; row < size; row++) inOrder[row] = row;
  const { keys, rows } = yield* sortByKey({ size, keys: numbers, rows: inOrder }, 2 ** 32 - 1);
  const found: Repeated[] = [];
  for (let from = 0; from < size; ) {
    const slice = Math.min(size, from + ROWS_PER_SLICE);
    while (from < slice) {
      let end = from + 1;
      while (end < size && keys[end] === keys[from]) end++;
      if (end > from + 1) compare(texts, rows.subarray(from, end), found);
      from = end;
    }
    yield from;
  }
  return found.sort((a, b) => a.at - b.at);
}

/** Finds the texts that repeat among rows of one number, ascending. */
function compare(texts: ArrayLike<unknown>, rows: Int32Array, found: Repeated[]): void {
  const firstOf = new Map<unknown, number>();
  for (const at of rows) {
    const first = firstOf.get(texts[at]);
    if (first === undefined) firstOf.set(texts[at], at);
    else found.push({ at, first });
  }
}

/** A number for a text; texts that differ mostly have numbers that differ. */
export function numberOf(text: string): number {
  let number = 0;
  for (let i = 0; i < text.length; i++) number = Math.imul(number ^ text.charCodeAt(i), 0x5bd1e995) ^ (number >>> 15);
  return number;
}
