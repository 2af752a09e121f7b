/**
 * From rows to units.
 *
 * Problem. Rows of people alike in every cost and option (same place, same facility today) become one unit with a weight:
 * field data has no home coordinates, thousands share the centroid of a kelurahan. Those who may not move are only
 * counted. Units are wanted in an order in which neighbours are alike, by today's facility and then along a Hilbert curve
 * (with a matrix: by zone): the engine takes every 4^k-th of them for its coarse levels, and the scan for better options
 * passes over whole blocks of them.
 *
 * Method. One key for each row that may move, one radix sort (least significant digit first), then rows of equal key, who
 * stand side by side, are told apart by their exact place. Equal keys are few where people live apart, and where they are
 * many a small hash table tells them apart.
 *
 * Invariants. Rows of a unit are contiguous and ascending. Only the order of units depends on the curve, never a result's
 * objective or prices.
 *
 * Complexity. O(n); some 20 bytes a row while it runs.
 */

import { CURVE_KEYS, curveKey, keyBox } from "../travel/hilbert.ts";
import type { CompletePolicy, Problem } from "../types.ts";
import { mayMove } from "./may-move.ts";
import { NEWLY_ENROLLED } from "./moves.ts";
import { type Sortable, sortByKey } from "./radix-sort.ts";

const ROWS_PER_SLICE = 32_768;

export interface Units {
  readonly size: number;
  readonly weight: Int32Array;
  /** Today's facility of each unit, −1 for the newly enrolled. */
  readonly today: Int32Array;
  /** Rows of all units, unit by unit; those of unit u stand from `rowStart[u]` to before `rowStart[u + 1]`. */
  readonly rows: Int32Array;
  readonly rowStart: Int32Array;
  /** People registered at each facility who may not move. */
  readonly fixed: Float64Array;
  /** People registered at each facility. */
  readonly enrolledToday: Float64Array;
}

/** Groups the rows that may move (by the policy, or as `movable` says) into ordered units. */
export function* unitsOf(
  problem: Problem,
  policy: CompletePolicy,
  movable?: (row: number) => boolean,
): Generator<number, Units> {
  const { facility, consent, count } = problem.participants;
  const m = problem.facilities.length;
  const choice = movable ?? ((row: number) => mayMove(facility[row]!, consent[row]!, policy));
  const enrolledToday = new Float64Array(m);
  const fixed = new Float64Array(m);
  const place = placeKeys(problem);
  const rows = facility.length;
  const chosen: Sortable = { size: 0, keys: new Uint32Array(rows), rows: new Int32Array(rows) };
  for (let from = 0; from < rows; from += ROWS_PER_SLICE) {
    const to = Math.min(rows, from + ROWS_PER_SLICE);
    for (let row = from; row < to; row++) {
      const people = count === undefined ? 1 : count[row]!;
      if (people === 0) continue;
      const today = facility[row]!;
      const free = choice(row);
      if (today !== NEWLY_ENROLLED) {
        enrolledToday[today]! += people;
        if (!free) fixed[today]! += people;
      }
      if (!free) continue;
      // −1 sorts first.
      chosen.keys[chosen.size] = (today + 1) * CURVE_KEYS + place(row);
      chosen.rows[chosen.size++] = row;
    }
    yield to;
  }
  const sorted = yield* sortByKey(chosen, (m + 1) * CURVE_KEYS - 1);
  const grouped = yield* groupRows(problem, sorted);
  return { ...grouped, fixed, enrolledToday };
}

/** Where a row stands on the curve, or among the zones; below `CURVE_KEYS`. */
function placeKeys(problem: Problem): (row: number) => number {
  const { lon, lat, zone } = problem.participants;
  if (problem.travel === undefined) {
    const box = keyBox(lon!, lat!);
    return (row) => curveKey(box, lon![row]!, lat![row]!);
  }
  const zones = problem.travel.metres.length / Math.max(1, problem.facilities.length);
  const scale = zones <= CURVE_KEYS ? 1 : CURVE_KEYS / zones;
  return (row) => Math.min(CURVE_KEYS - 1, Math.floor(zone![row]! * scale));
}

type Grouped = Pick<Units, "size" | "weight" | "today" | "rows" | "rowStart">;

/** Tells rows of equal key apart by their exact place, and puts those of one unit side by side. */
function* groupRows(problem: Problem, { size: length, keys, rows }: Sortable): Generator<number, Grouped> {
  const { count } = problem.participants;
  const split = splitter(problem);
  const weight = new Int32Array(length);
  const today = new Int32Array(length);
  const rowStart = new Int32Array(length + 1);
  let size = 0;
  let pause = ROWS_PER_SLICE;
  for (let from = 0; from < length; ) {
    let to = from + 1;
    while (to < length && keys[to] === keys[from]) to++;
    if (to > from + 1) split(rows, from, to, rowStart, size);
    const end = to;
    for (let at = from; at < end; ) {
      // Where the unit ends: `split` has marked it; a row alone is a unit.
      const next = end === from + 1 ? end : rowStart[size + 1]!;
      weight[size] = count === undefined ? next - at : peopleIn(count, rows, at, next);
      today[size] = Math.floor(keys[from]! / CURVE_KEYS) - 1;
      rowStart[++size] = next;
      at = next;
    }
    from = to;
    if (from >= pause) {
      pause = from + ROWS_PER_SLICE;
      yield from;
    }
  }
  return {
    size,
    weight: weight.slice(0, size),
    today: today.slice(0, size),
    rows: rows.subarray(0, length),
    rowStart: rowStart.slice(0, size + 1),
  };
}

function peopleIn(count: Int32Array, rows: Int32Array, from: number, to: number): number {
  let people = 0;
  for (let i = from; i < to; i++) people += count[rows[i]!]!;
  return people;
}

/** Sorts `rows[from … to)` into units, and writes where the units end to `rowStart[unit + 1]` and after. */
type Splitter = (rows: Int32Array, from: number, to: number, rowStart: Int32Array, unit: number) => void;

function splitter(problem: Problem): Splitter {
  const { lon, lat, zone } = problem.participants;
  const matrix = problem.travel !== undefined;
  const same = (a: number, b: number): boolean =>
    matrix ? zone![a] === zone![b] : lon![a] === lon![b] && lat![a] === lat![b];
  const hash = placeHash(problem);
  return (rows, from, to, rowStart, unit) => {
    const length = to - from;
    const bits = 32 - Math.clz32(2 * length);
    const table = new Int32Array(2 ** bits);
    const group = new Int32Array(length);
    const first: number[] = [];
    for (let i = 0; i < length; i++) {
      const row = rows[from + i]!;
      let at = hash(row) >>> (32 - bits);
      while (table[at] !== 0 && !same(first[table[at]! - 1]!, row)) at = (at + 1) & (table.length - 1);
      if (table[at] === 0) table[at] = first.push(row);
      group[i] = table[at]! - 1;
    }
    gather(rows, from, group, first.length, rowStart, unit);
  };
}

/** A stable counting sort of `rows[from …)` by group. */
function gather(
  rows: Int32Array,
  from: number,
  group: Int32Array,
  groups: number,
  rowStart: Int32Array,
  unit: number,
): void {
  const ends = new Int32Array(groups + 1);
  for (const g of group) ends[g + 1]!++;
  for (let g = 0; g < groups; g++) {
    ends[g + 1]! += ends[g]!;
    rowStart[unit + g + 1] = from + ends[g + 1]!;
  }
  if (groups === 1) return;
  const own = rows.slice(from, from + group.length);
  group.forEach((g, i) => {
    rows[from + ends[g]!++] = own[i]!;
  });
}

function placeHash(problem: Problem): (row: number) => number {
  const { lon, lat, zone } = problem.participants;
  if (problem.travel !== undefined) return (row) => Math.imul(zone![row]!, 0x9e3779b1);
  const lonWords = words(lon!);
  const latWords = words(lat!);
  return (row) => {
    const at = 2 * row;
    const h = Math.imul(lonWords[at]!, 0x9e3779b1) ^ Math.imul(lonWords[at + 1]!, 0x85ebca6b);
    return Math.imul(
      (h ^ (h >>> 15)) + (Math.imul(latWords[at]!, 0xc2b2ae35) ^ Math.imul(latWords[at + 1]!, 0x27d4eb2f)),
      0x165667b1,
    );
  };
}

function words(column: Float64Array): Int32Array {
  return new Int32Array(column.buffer, column.byteOffset, 2 * column.length);
}
