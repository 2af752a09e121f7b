/**
 * From rows to units.
 *
 * Rows of people alike in every cost and option (same place, same facility today) become one unit with a weight: field
 * data has no home coordinates, thousands share the centroid of a kelurahan. Those who may not move are only counted.
 *
 * Units are put in an order in which neighbours are alike: by today's facility, then along a Hilbert curve (with a
 * matrix: by zone). The engine takes every 4^k-th of them for its coarse levels, and the scan for better options passes
 * over whole blocks of them.
 *
 * Method. One hash table over the rows that may move (open addressing, at most half full), then a radix sort, least
 * significant digit first. O(n), a dozen bytes a row. Rows of a unit are linked in row order.
 */

import { hilbertKey, type KeyBox, keyBox } from "../travel/hilbert.ts";
import type { CompletePolicy, Problem, Progress } from "../types.ts";
import { mayMove } from "./may-move.ts";
import { NEWLY_ENROLLED } from "./moves.ts";

const ROWS_PER_SLICE = 32_768;
/** Bits sorted in one pass. */
const DIGIT = 11;
/** No row, no unit. */
export const NO_ROW = -1;

export interface Units {
  readonly size: number;
  readonly weight: Int32Array;
  /** Today's facility of each unit, −1 for the newly enrolled. */
  readonly today: Int32Array;
  /** The first row of each unit, and the next row of the same unit for each row ({@link NO_ROW} at the end). */
  readonly firstRow: Int32Array;
  readonly nextRow: Int32Array;
  /** People registered at each facility who may not move. */
  readonly fixed: Float64Array;
  /** People registered at each facility. */
  readonly enrolledToday: Float64Array;
}

/** Groups the rows that may move (by {@link mayMove}, or as `movable` says) into ordered units. */
export function* unitsOf(
  problem: Problem,
  policy: CompletePolicy,
  movable: (row: number) => boolean = (row) =>
    mayMove(problem.participants.facility[row]!, problem.participants.consent[row]!, policy),
): Generator<Progress, Units> {
  const { facility } = problem.participants;
  const groups = yield* merge(problem, movable);
  const order = yield* orderOf(problem, groups.firstRow);
  const fixed = groups.enrolledToday.slice();
  const size = order.length;
  const weight = new Int32Array(size);
  const today = new Int32Array(size);
  const firstRow = new Int32Array(size);
  for (let unit = 0; unit < size; unit++) {
    const group = order[unit]!;
    weight[unit] = groups.weight[group]!;
    firstRow[unit] = groups.firstRow[group]!;
    today[unit] = facility[firstRow[unit]!]!;
    if (today[unit] !== NEWLY_ENROLLED) fixed[today[unit]!]! -= weight[unit]!;
    if (unit % ROWS_PER_SLICE === 0) yield { stage: "merge", done: unit, total: size };
  }
  return { size, weight, today, firstRow, nextRow: groups.nextRow, fixed, enrolledToday: groups.enrolledToday };
}

interface Groups {
  readonly weight: Int32Array;
  readonly firstRow: Int32Array;
  readonly nextRow: Int32Array;
  readonly enrolledToday: Float64Array;
}

function* merge(problem: Problem, movable: (row: number) => boolean): Generator<Progress, Groups> {
  const { facility, count } = problem.participants;
  const rows = facility.length;
  const sameUnit = sameness(problem);
  const hash = hashing(problem);
  const tableBits = Math.max(4, Math.ceil(Math.log2(2 * rows + 1)));
  const mask = 2 ** tableBits - 1;
  const table = new Int32Array(mask + 1).fill(NO_ROW);
  const firstRow = new Int32Array(rows);
  const lastRow = new Int32Array(rows);
  const weight = new Int32Array(rows);
  const nextRow = new Int32Array(rows).fill(NO_ROW);
  const enrolledToday = new Float64Array(problem.facilities.length);
  let size = 0;
  for (let from = 0; from < rows; from += ROWS_PER_SLICE) {
    const to = Math.min(rows, from + ROWS_PER_SLICE);
    for (let row = from; row < to; row++) {
      const people = count === undefined ? 1 : count[row]!;
      if (people === 0) continue;
      if (facility[row] !== NEWLY_ENROLLED) enrolledToday[facility[row]!]! += people;
      if (!movable(row)) continue;
      let at = hash(row) & mask;
      while (table[at] !== NO_ROW && !sameUnit(firstRow[table[at]!]!, row)) at = (at + 1) & mask;
      const group = table[at]!;
      if (group === NO_ROW) {
        table[at] = size;
        firstRow[size] = row;
        lastRow[size] = row;
        weight[size++] = people;
      } else {
        nextRow[lastRow[group]!] = row;
        lastRow[group] = row;
        weight[group]! += people;
      }
    }
    yield { stage: "merge", done: to, total: rows };
  }
  return { weight, firstRow: firstRow.subarray(0, size), nextRow, enrolledToday };
}

/** Whether two rows stand at the same place and are registered at the same facility. */
function sameness(problem: Problem): (a: number, b: number) => boolean {
  const { facility, lon, lat, zone } = problem.participants;
  if (problem.travel !== undefined) return (a, b) => zone![a] === zone![b] && facility[a] === facility[b];
  return (a, b) => lon![a] === lon![b] && lat![a] === lat![b] && facility[a] === facility[b];
}

function hashing(problem: Problem): (row: number) => number {
  const { facility, lon, lat, zone } = problem.participants;
  if (problem.travel !== undefined) return (row) => mix(zone![row]!, facility[row]!, 0, 0, 0);
  const lonWords = words(lon!);
  const latWords = words(lat!);
  return (row) => {
    const at = 2 * row;
    return mix(lonWords[at]!, lonWords[at + 1]!, latWords[at]!, latWords[at + 1]!, facility[row]!);
  };
}

function words(column: Float64Array): Int32Array {
  return new Int32Array(column.buffer, column.byteOffset, 2 * column.length);
}

function mix(a: number, b: number, c: number, d: number, e: number): number {
  let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
  h = Math.imul((h ^ (h >>> 15)) + c, 0xc2b2ae35) ^ Math.imul(d, 0x27d4eb2f);
  h = Math.imul((h ^ (h >>> 13)) + e, 0x165667b1);
  return h ^ (h >>> 16);
}

/** Groups in the order of today's facility, then of place. */
function* orderOf(problem: Problem, firstRow: Int32Array): Generator<Progress, Uint32Array> {
  const size = firstRow.length;
  const { facility } = problem.participants;
  const place = yield* placeKeys(problem, firstRow);
  let order: Uint32Array = new Uint32Array(size);
  for (let i = 0; i < size; i++) order[i] = i;
  let spare: Uint32Array = new Uint32Array(size);
  for (let shift = 0; shift < place.bits; shift += DIGIT) {
    yield* sortPass(order, spare, 1 << DIGIT, (group) => (place.keys[group]! >>> shift) & ((1 << DIGIT) - 1));
    [order, spare] = [spare, order];
  }
  // −1 sorts first.
  yield* sortPass(order, spare, problem.facilities.length + 1, (group) => facility[firstRow[group]!]! + 1);
  return spare;
}

/** A stable counting sort of `from` into `to` by one digit. */
function* sortPass(
  from: Uint32Array,
  to: Uint32Array,
  radix: number,
  digit: (group: number) => number,
): Generator<Progress, void> {
  const size = from.length;
  const start = new Int32Array(radix + 1);
  for (let i = 0; i < size; i++) {
    start[digit(from[i]!) + 1]!++;
    if (i % ROWS_PER_SLICE === 0) yield { stage: "merge", done: i, total: size };
  }
  for (let d = 0; d < radix; d++) start[d + 1]! += start[d]!;
  for (let i = 0; i < size; i++) {
    to[start[digit(from[i]!)]!++] = from[i]!;
    if (i % ROWS_PER_SLICE === 0) yield { stage: "merge", done: i, total: size };
  }
}

function* placeKeys(problem: Problem, firstRow: Int32Array): Generator<Progress, { keys: Uint32Array; bits: number }> {
  const { lon, lat, zone } = problem.participants;
  const size = firstRow.length;
  const keys = new Uint32Array(size);
  const matrix = problem.travel !== undefined;
  const box: KeyBox | undefined = matrix ? undefined : keyBox(lon!, lat!, firstRow);
  let largest = 0;
  for (let i = 0; i < size; i++) {
    const row = firstRow[i]!;
    keys[i] = box === undefined ? zone![row]! : hilbertKey(box, lon![row]!, lat![row]!);
    largest = Math.max(largest, keys[i]!);
    if (i % ROWS_PER_SLICE === 0) yield { stage: "merge", done: i, total: size };
  }
  return { keys, bits: 32 - Math.clz32(largest) };
}
