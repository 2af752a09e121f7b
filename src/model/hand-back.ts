/**
 * From units back to rows: who of a unit goes where.
 *
 * The people of a unit are alike in everything that counts, so any of them may go: they are handed out in row order, to
 * those who move first, by facility, then to those who stay. Transfers come out by row, then by facility.
 */

import type { Progress, Transfers } from "../types.ts";
import { NEWLY_ENROLLED } from "./moves.ts";
import type { Model } from "./prepare.ts";

/** Where the people of one unit are: ascending by facility. */
export interface Seat {
  readonly facility: number;
  readonly people: number;
  /** What each of them costs, in metres. */
  readonly cost: number;
}

/** Seats of a unit; `undefined` where everybody stays. */
export type Seating = (unit: number) => readonly Seat[] | undefined;

/** Transfers in order of arrival; sorted by row at the end. */
interface Entries {
  size: number;
  row: Int32Array;
  from: Int32Array;
  to: Int32Array;
  people: Int32Array;
  metres: Int32Array;
}

const UNITS_PER_SLICE = 16_384;

/** The transfers that lead to these seats. */
export function* handBack(model: Model, seating: Seating): Generator<Progress, Transfers> {
  const { units, problem } = model;
  const entries: Entries = emptyEntries(1024);
  for (let unit = 0; unit < units.size; unit++) {
    const seats = seating(unit);
    if (seats !== undefined) handOut(model, unit, seats, entries);
    if (unit % UNITS_PER_SLICE === UNITS_PER_SLICE - 1) yield { stage: "write", done: unit, total: units.size };
  }
  const order = rowOrder(entries, problem.participants.facility.length);
  yield { stage: "write", done: units.size, total: units.size };
  const { consent } = problem.participants;
  const from = pick(entries.from, order);
  const participant = pick(entries.row, order);
  return {
    participant,
    from,
    to: pick(entries.to, order),
    people: pick(entries.people, order),
    metres: pick(entries.metres, order),
    // Only granted and unknown may be transferred; what is not granted must be asked.
    ask: Uint8Array.from(participant, (row, i) => (from[i] !== NEWLY_ENROLLED && consent[row] !== 1 ? 1 : 0)),
  };
}

/** Hands the people of a unit's rows out to its seats, one after the other. */
function handOut(model: Model, unit: number, seats: readonly Seat[], entries: Entries): void {
  const { units, problem } = model;
  const { count } = problem.participants;
  const today = units.today[unit]!;
  let at = units.rowStart[unit]!;
  let left = 0;
  for (const seat of seats) {
    if (seat.facility === today) continue;
    for (let people = seat.people; people > 0; ) {
      if (left === 0) {
        left = count === undefined ? 1 : count[units.rows[at]!]!;
        at++;
      }
      const taken = Math.min(left, people);
      append(entries, units.rows[at - 1]!, today, seat.facility, taken, seat.cost);
      left -= taken;
      people -= taken;
    }
  }
}

function emptyEntries(length: number): Entries {
  const column = (): Int32Array => new Int32Array(length);
  return { size: 0, row: column(), from: column(), to: column(), people: column(), metres: column() };
}

function append(entries: Entries, row: number, from: number, to: number, people: number, metres: number): void {
  if (entries.size === entries.row.length) {
    const grown = emptyEntries(2 * entries.size);
    for (const name of ["row", "from", "to", "people", "metres"] as const) {
      grown[name].set(entries[name]);
      entries[name] = grown[name];
    }
  }
  const at = entries.size++;
  entries.row[at] = row;
  entries.from[at] = from;
  entries.to[at] = to;
  entries.people[at] = people;
  entries.metres[at] = metres;
}

/** Positions of the entries by row; entries of one row keep their order. */
function rowOrder(entries: Entries, rows: number): Int32Array {
  const start = new Int32Array(rows + 1);
  for (let i = 0; i < entries.size; i++) start[entries.row[i]! + 1]!++;
  for (let row = 0; row < rows; row++) start[row + 1]! += start[row]!;
  const order = new Int32Array(entries.size);
  for (let i = 0; i < entries.size; i++) order[start[entries.row[i]!]!++] = i;
  return order;
}

function pick(column: Int32Array, order: Int32Array): Int32Array {
  return order.map((at) => column[at]!);
}
