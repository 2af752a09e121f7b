/**
 * The draw: which of people who are equal in all that counts go.
 *
 * Problem. Many a plan is equally good whoever of some people moves. Then neither the order of a file nor an official
 * may decide it, and whoever doubts the draw must be able to repeat it.
 *
 * Method. Everybody has a number, drawn from their id and a seed that is published before the plan is made; the lower
 * goes first. Ids with the same number go by their text.
 *
 * Limits. A lot, not a secret: whoever knows id and seed knows the number. Without ids there is nothing to draw from,
 * and rows go in their order.
 *
 * Reference. FNV-1a (Fowler, Noll, Vo) over the code units, then the finalizer of MurmurHash3 (Appleby; public domain).
 */

import type { CompletePolicy, Problem } from "../types.ts";
import { sortByKey } from "./units/radix-sort.ts";

const ROWS_PER_SLICE = 8192;

/**
 * The number that somebody draws, a whole number from 0 and below 2^32: among people who are equal in all that counts, the
 * lower moves first. With 32-bit arithmetic that wraps around, and c the UTF-16 code units of the id one after the other:
 *
 *     h = 2166136261 xor seed
 *     for each c:  h = (h xor c) × 16777619
 *     h = (h xor (h >>> 16)) × 0x85ebca6b
 *     h = (h xor (h >>> 13)) × 0xc2b2ae35
 *     h = h xor (h >>> 16)
 *
 * @param id the participant's id
 * @param seed `policy.drawSeed`
 *
 * @example
 * const first = ["p1", "p2", "p3"].toSorted((a, b) => drawNumber(a, 20_261_129) - drawNumber(b, 20_261_129))[0];
 */
export function drawNumber(id: string, seed: number): number {
  let h = 2_166_136_261 ^ seed;
  for (let i = 0; i < id.length; i++) h = Math.imul(h ^ id.charCodeAt(i), 16_777_619);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The rows in the order in which they go, as places in `rows`: as drawn, or without ids as they come. */
export function* drawOrder(
  rows: Int32Array,
  { participants: { ids } }: Problem,
  { drawSeed }: CompletePolicy,
): Generator<number, Int32Array> {
  const places = rows.map((_, i) => i);
  if (ids === undefined || rows.length < 2) return places;
  const drawn = new Uint32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    drawn[i] = drawNumber(ids[rows[i]!]!, drawSeed);
    if (i % ROWS_PER_SLICE === 0) yield i;
  }
  const { keys, rows: order } = yield* sortByKey({ size: rows.length, keys: drawn, rows: places }, 0xffffffff);
  for (let from = 0, to = 1; from < order.length; from = to++) {
    while (to < order.length && keys[to] === keys[from]) to++;
    if (to > from + 1) order.subarray(from, to).sort((a, b) => (ids[rows[a]!]! < ids[rows[b]!]! ? -1 : 1));
  }
  return order;
}
