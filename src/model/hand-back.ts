/**
 * From units back to rows: who of a unit goes where.
 *
 * The people of a unit are alike in everything that counts, so any of them may go: places are handed out in the order of
 * the draw, by facility, and whoever is left stays. Transfers come out by row, then by facility.
 */

import type { Problem, Transfers } from "../types.ts";
import { registeredAt } from "./closed.ts";
import { drawOrder } from "./draw.ts";
import { drawLots, type Sink } from "./lots.ts";
import { NEWLY_ENROLLED } from "./moves.ts";
import { consentCode } from "./policy.ts";
import type { Model } from "./prepare.ts";
import { isWhole, rowsOf } from "./units.ts";

/** Where the people of one unit are: ascending by facility. */
export interface Seat {
  readonly facility: number;
  readonly people: number;
  /** What each of them costs, in metres. */
  readonly cost: number;
}

/** Seats of a unit; `undefined` where everybody stays. */
export type Seating = (unit: number) => readonly Seat[] | undefined;

/** Transfers in order of arrival, FIELDS numbers each: row, from, to, people, metres. */
interface Entries {
  size: number;
  numbers: Int32Array;
}

const FIELDS = 5;

const UNITS_PER_SLICE = 4096;

/** The transfers that lead to these seats. With the optimum's prices also among units that it cannot tell apart. */
export function* handBack(model: Model, seating: Seating, price?: Float64Array | null): Generator<number, Transfers> {
  const { units, problem } = model;
  const entries: Entries = { size: 0, numbers: new Int32Array(FIELDS * 1024) };
  const sink: Sink = (row, from, to, people, metres) => append(entries, row, from, to, people, metres);
  const dealt = price ? yield* drawLots(model, seating, price, sink) : undefined;
  for (let unit = 0; unit < units.size; unit++) {
    const isDealt = dealt?.has(unit) === true;
    const seats = isDealt ? undefined : seating(unit);
    if (isWhole(units, unit)) sendTogether(model, unit, isDealt ? dealt.get(unit) : seats?.[0], entries);
    else if (seats !== undefined) {
      const today = units.today[unit]!;
      // Where all go to one place there is nothing to draw.
      if (seats.length === 1) handOut(problem, units.rows, units.rowStart[unit]!, today, seats, entries);
      else handOut(problem, yield* drawnRows(model, unit), 0, today, seats, entries);
    }
    if (unit % UNITS_PER_SLICE === UNITS_PER_SLICE - 1) yield unit;
  }
  yield units.size;
  const order = rowOrder(entries, problem.participants.facility.length);
  const columns: Int32Array[] = [];
  for (let field = 0; field < FIELDS; field++) {
    yield units.size;
    columns.push(columnOf(entries, order, field));
  }
  const [participant, from, to, people, metres] = columns as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  yield units.size;
  return { participant, from, to, people, metres, ask: asksOf(problem, participant) };
}

/** The rows of a unit in the order of the draw. */
function* drawnRows({ units, problem, policy }: Model, unit: number): Generator<number, Int32Array> {
  const rows = rowsOf(units, unit);
  return (yield* drawOrder(rows, problem, policy)).map((i) => rows[i]!);
}

function columnOf({ numbers }: Entries, order: Int32Array, field: number): Int32Array {
  const column = new Int32Array(order.length);
  for (let i = 0; i < order.length; i++) column[i] = numbers[FIELDS * order[i]! + field]!;
  return column;
}

/** Only granted and unknown may be transferred; what is not granted must be asked. First placements need no consent. */
function asksOf(problem: Problem, participant: Int32Array): Uint8Array {
  const { consent } = problem.participants;
  const registered = registeredAt(problem);
  const ask = new Uint8Array(participant.length);
  for (let i = 0; i < ask.length; i++) {
    const row = participant[i]!;
    if (registered[row] !== NEWLY_ENROLLED && consent[row] !== consentCode.granted) ask[i] = 1;
  }
  return ask;
}

/** Hands a unit's seats out to the people of its rows, which stand in `rows` from `at` on, one after the other. */
function handOut(
  { participants: { count, facility } }: Problem,
  rows: Int32Array,
  at: number,
  today: number,
  seats: readonly Seat[],
  entries: Entries,
): void {
  let next = at;
  let left = 0;
  for (const seat of seats) {
    if (seat.facility === today) continue;
    for (let people = seat.people; people > 0; ) {
      if (left === 0) {
        left = count === undefined ? 1 : count[rows[next]!]!;
        next++;
      }
      const taken = Math.min(left, people);
      const row = rows[next - 1]!;
      append(entries, row, facility[row]!, seat.facility, taken, seat.cost);
      left -= taken;
      people -= taken;
    }
  }
}

/** Sends a whole unit to its seat, `undefined` where it stays; newcomers among it must be placed even then. */
function sendTogether(model: Model, unit: number, seat: Seat | undefined, entries: Entries): void {
  const { units, problem, given } = model;
  const { facility, count } = problem.participants;
  const to = seat?.facility ?? units.today[unit]!;
  for (const row of rowsOf(units, unit)) {
    const metres = (seat?.cost ?? 0) + (given.get(row) ?? 0);
    if (facility[row] !== to) append(entries, row, facility[row]!, to, count?.[row] ?? 1, metres);
  }
}

function append(entries: Entries, row: number, from: number, to: number, people: number, metres: number): void {
  const at = FIELDS * entries.size++;
  if (at === entries.numbers.length) {
    const grown = new Int32Array(2 * at);
    grown.set(entries.numbers);
    entries.numbers = grown;
  }
  const { numbers } = entries;
  numbers[at] = row;
  numbers[at + 1] = from;
  numbers[at + 2] = to;
  numbers[at + 3] = people;
  numbers[at + 4] = metres;
}

/** The entries by row; those of one row keep their order. */
function rowOrder({ size, numbers }: Entries, rows: number): Int32Array {
  const start = new Int32Array(rows + 1);
  for (let entry = 0; entry < size; entry++) start[numbers[FIELDS * entry]! + 1]!++;
  for (let row = 0; row < rows; row++) start[row + 1]! += start[row]!;
  const order = new Int32Array(size);
  for (let entry = 0; entry < size; entry++) order[start[numbers[FIELDS * entry]!]!++] = entry;
  return order;
}
