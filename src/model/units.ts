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
 * stand side by side, are sorted by their exact place. Equal keys are few where people live apart; where they are many,
 * most stand at one place and are in order already.
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

const ROWS_PER_SLICE = 8192;

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
  const { facility, count } = problem.participants;
  const m = problem.facilities.length;
  const choice = movable ?? mayMove(problem, policy);
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
  const comparePlaces = placeOrder(problem);
  const weight = new Int32Array(length);
  const today = new Int32Array(length);
  const rowStart = new Int32Array(length + 1);
  let size = 0;
  let pause = ROWS_PER_SLICE;
  for (let from = 0; from < length; ) {
    let to = from + 1;
    while (to < length && keys[to] === keys[from]) to++;
    // Where all stand at one place they are in order already, and the sort sees it in one pass.
    if (to > from + 1) rows.subarray(from, to).sort((a, b) => comparePlaces(a, b) || a - b);
    for (let at = from; at < to; ) {
      let next = at + 1;
      while (next < to && comparePlaces(rows[at]!, rows[next]!) === 0) next++;
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

/** Compares the exact places of two rows; 0 where they are the same. */
function placeOrder(problem: Problem): (a: number, b: number) => number {
  const { lon, lat, zone } = problem.participants;
  if (problem.travel !== undefined) return (a, b) => zone![a]! - zone![b]!;
  return (a, b) => lon![a]! - lon![b]! || lat![a]! - lat![b]!;
}
