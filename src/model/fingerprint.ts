/**
 * A fingerprint of a problem, so that a plan is never applied to other rows or to the same rows in another order.
 *
 * Two 32-bit lanes of multiply-and-rotate mixing over the bytes of every column (the scheme of MurmurHash3, Austin
 * Appleby, public domain). It finds mistakes, not forgeries: it is no cryptographic hash.
 */

import { isArray } from "../errors.ts";
import { drawingOf } from "../travel/drawing.ts";
import type { BarrierTravel, Facility, Problem } from "../types.ts";
import { columns, facilityLists } from "./columns.ts";
import { facilityFields } from "./facility-fields.ts";

const WORDS_PER_SLICE = 131_072;

interface Mixer {
  a: number;
  b: number;
}

/** Sixteen hexadecimal digits that change with any row, facility or way. The problem must have been checked. */
export function* fingerprintOf(problem: Problem): Generator<number, string> {
  const mixer: Mixer = { a: 0x9747b28c, b: 0x3c6ef372 };
  problem.facilities.forEach((facility) => {
    mixFacility(mixer, facility);
  });
  const { participants: people, travel } = problem;
  for (const { name, words } of columns) {
    if (people[name] === undefined) continue;
    mixText(mixer, name);
    if (words !== undefined) mixTexts(mixer, problem[words] ?? []);
    yield* mixColumn(mixer, people[name]);
  }
  for (const { name, start } of facilityLists) {
    if (people[name] === undefined) continue;
    mixText(mixer, name);
    for (const column of [people[start], people[name]]) yield* mixColumn(mixer, column!);
  }
  if (people.ids !== undefined) yield* mixIds(mixer, people.ids);
  if (travel?.metres !== undefined) {
    mixText(mixer, "metres");
    yield* mixColumn(mixer, travel.metres);
  }
  if (travel?.barriers !== undefined) yield* mixBarriers(mixer, travel);
  return hex(mixer.a) + hex(mixer.b);
}

/** Each field by its name, where it decides anything: a flag that is not raised decides nothing. */
function mixFacility(mixer: Mixer, facility: Facility): void {
  for (const { name, decides } of facilityFields) {
    const value = facility[name];
    const counts = decides === true ? value !== undefined && value !== false : decides === value;
    if (!counts) continue;
    mixText(mixer, name);
    if (typeof value === "number") mixNumbers(mixer, [value]);
    else if (typeof value === "string") mixText(mixer, value);
    else if (isArray(value)) mixTexts(mixer, value);
    else if (typeof value === "object") mixShares(mixer, value);
  }
}

/** Whatever the order in which they are told. */
function mixShares(mixer: Mixer, shares: NonNullable<Facility["quality"]>): void {
  const names = Object.keys(shares).sort();
  mixTexts(mixer, names);
  mixNumbers(
    mixer,
    names.map((name) => shares[name]!),
  );
}

function* mixIds(mixer: Mixer, ids: readonly string[]): Generator<number, void> {
  mixText(mixer, "ids");
  for (let row = 0; row < ids.length; row++) {
    mixText(mixer, ids[row]!);
    if (row % 16_384 === 16_383) yield row + 1;
  }
}

/** Lines as they lie in the plane, and of a crossing what decides a way or stands in a warning. */
function* mixBarriers(mixer: Mixer, { barriers, crossings }: BarrierTravel): Generator<number, void> {
  const { origin, start, x, y } = drawingOf(barriers);
  mixWord(mixer, origin);
  for (const column of [start, x, y]) yield* mixColumn(mixer, column);
  for (const { id, lon, lat, extraMetres, closed } of crossings) {
    mixText(mixer, id);
    mixNumbers(mixer, [lon, lat, extraMetres ?? 0, closed === true ? 1 : 0]);
  }
}

function mixNumbers(mixer: Mixer, numbers: readonly number[]): void {
  const bits = Float64Array.from(numbers);
  for (const word of new Uint32Array(bits.buffer)) mixWord(mixer, word);
}

function mixTexts(mixer: Mixer, texts: readonly string[]): void {
  mixWord(mixer, texts.length);
  for (const text of texts) mixText(mixer, text);
}

/** Its bytes, and how many. */
function* mixColumn(mixer: Mixer, column: ArrayBufferView): Generator<number, void> {
  // Only a Uint8Array may lie between words; a copy does not, and must have the same fingerprint.
  const view = new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
  mixWord(mixer, view.length);
  const { buffer, byteOffset, byteLength } = view.byteOffset % 4 === 0 ? view : view.slice();
  // Words, then the up to three bytes that are left.
  const words = new Uint32Array(buffer, byteOffset, byteLength >> 2);
  for (let from = 0; from < words.length; from += WORDS_PER_SLICE) {
    const to = Math.min(words.length, from + WORDS_PER_SLICE);
    mixWords(mixer, words, from, to);
    yield to;
  }
  for (const byte of new Uint8Array(buffer, byteOffset + 4 * words.length, byteLength % 4)) mixWord(mixer, byte);
}

function mixWords(mixer: Mixer, words: Uint32Array, from: number, to: number): void {
  // Two lanes that do not wait for each other: each mixes every word, in its own way.
  let { a, b } = mixer;
  for (let i = from; i < to; i++) {
    const k = Math.imul(words[i]!, 0xcc9e2d51);
    a = Math.imul(a ^ ((k << 15) | (k >>> 17)), 0x1b873593);
    a = (((a << 13) | (a >>> 19)) + 0x52dce729) | 0;
    b = (Math.imul(b ^ k, 0x2c1b3c6d) + 0x27d4eb2f) | 0;
    b = (b << 11) | (b >>> 21);
  }
  mixer.a = a;
  mixer.b = b;
}

function mixWord(mixer: Mixer, word: number): void {
  mixer.a = Math.imul(mixer.a ^ word, 0x85ebca6b) + 0x52dce729;
  mixer.b = Math.imul(((mixer.b << 5) | (mixer.b >>> 27)) ^ word, 0x1b873593) + mixer.a;
}

function mixText(mixer: Mixer, text: string): void {
  let { a, b } = mixer;
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193);
    b = Math.imul(((b << 5) | (b >>> 27)) ^ text.charCodeAt(i), 0x85ebca6b);
  }
  mixer.a = Math.imul(a ^ text.length, 0x1b873593) | 0;
  mixer.b = (b + a) | 0;
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, "0");
}
