/**
 * Where people stand, and what places that leaves at facilities: the state that a book is folded into.
 *
 * Invariant. A person counts by status and place alone: enrolled where they are registered, or where they moved to; coming
 * where they agreed to go, until it counts; kept where an open letter keeps a place. Every change takes what somebody
 * counted away and adds what they count now, so that the sums are always those of the rows.
 */

import { runThrough } from "../generators.ts";
import { isClosed } from "../model/facility-fields.ts";
import { capacitiesOf, startOf } from "../model/overload.ts";
import { arrivingAt, enrolledIn, registeredAt } from "../model/registration.ts";
import type { CompletePolicy, Problem } from "../types.ts";
import type { Standing, StatusCode } from "./types.ts";

/** The numbers in the column `Standing.status`. */
export const statusCode: StatusCode = Object.freeze({
  neverAsked: 0,
  asked: 1,
  agreed: 2,
  declined: 3,
  lapsed: 4,
  moved: 5,
  returned: 6,
  withdrawn: 7,
  cancelled: 8,
  out: 9,
});

/** Whether a letter is open that keeps a place. */
export function isOpenLetter({ status, place }: Pick<Standing, "status" | "place">, row: number): boolean {
  return status[row] === statusCode.asked && place[row]! >= 0;
}

export interface Ledger {
  /** Where each row is registered, −1 for nowhere. */
  readonly registered: Int32Array;
  /** People in each row. */
  readonly people: Int32Array | undefined;
  readonly status: Uint8Array;
  readonly place: Int32Array;
  readonly effective: Int32Array;
  readonly until: Int32Array;
  readonly wave: Int32Array;
  readonly yes: Int32Array;
  readonly no: Int32Array;
  /** Ranked lists not settled yet. */
  readonly wishes: Map<number, readonly number[]>;
  /** Rows whose place is gone, and where it was. */
  readonly gone: Map<number, number>;
  readonly enrolled: Float64Array;
  readonly coming: Float64Array;
  readonly kept: Float64Array;
  readonly leaving: Float64Array;
  /** People at the start of the round, and the ceiling but for what is agreed. */
  readonly start: Float64Array;
  readonly full: Float64Array;
  readonly maxIntake: Float64Array;
}

/** The state before the first row of the book. */
export function openLedger(problem: Problem, policy: CompletePolicy): Ledger {
  const registered = registeredAt(problem);
  const people = problem.participants.count;
  const { length } = registered;
  const m = problem.facilities.length;
  const enrolled = enrolledIn({ problem, registered });
  const arriving = runThrough(arrivingAt(problem, policy));
  const unlimited = problem.facilities.map(({ maxIntake: _, ...facility }) => facility);
  return {
    registered,
    people,
    status: new Uint8Array(length),
    place: new Int32Array(length).fill(-1),
    effective: new Int32Array(length).fill(-1),
    until: new Int32Array(length).fill(-1),
    wave: new Int32Array(length),
    yes: new Int32Array(length),
    no: new Int32Array(length),
    wishes: new Map(),
    gone: new Map(),
    enrolled,
    coming: new Float64Array(m),
    kept: new Float64Array(m),
    leaving: new Float64Array(m),
    start: enrolled.map((people, j) => startOf(problem.facilities[j]!, people)),
    // A closed facility takes nobody, however much room it has.
    full: capacitiesOf(unlimited, enrolled, policy, arriving).ceiling.map((most, j) =>
      isClosed(unlimited[j]!) ? 0 : most,
    ),
    maxIntake: Float64Array.from(problem.facilities, ({ maxIntake }) => maxIntake ?? Number.POSITIVE_INFINITY),
  };
}

export function peopleOf({ people }: Ledger, row: number): number {
  return people === undefined ? 1 : people[row]!;
}

/** The most people by quota and agreed intake. */
export function ceilingAt({ full, start, maxIntake }: Ledger, facility: number): number {
  return Math.min(full[facility]!, start[facility]! + maxIntake[facility]!);
}

/** Places for whoever comes first; below 0 where an intake was cut or people returned. */
export function freeAt(ledger: Ledger, facility: number): number {
  const { enrolled, coming, kept } = ledger;
  return ceilingAt(ledger, facility) - enrolled[facility]! - coming[facility]! - kept[facility]!;
}

/** Changes what a row is, and all that follows for the facilities. */
export function setStatus(ledger: Ledger, row: number, status: number, place: number): void {
  count(ledger, row, -1);
  ledger.status[row] = status;
  ledger.place[row] = place;
  count(ledger, row, 1);
}

function count(ledger: Ledger, row: number, sign: 1 | -1): void {
  const status = ledger.status[row]!;
  if (status === statusCode.out) return;
  const { enrolled, coming, kept, leaving } = ledger;
  const registered = ledger.registered[row]!;
  const place = ledger.place[row]!;
  const people = sign * peopleOf(ledger, row);
  if (status === statusCode.moved) {
    enrolled[place]! += people;
    return;
  }
  if (registered >= 0) enrolled[registered]! += people;
  if (status === statusCode.asked && place >= 0) kept[place]! += people;
  if (status !== statusCode.agreed) return;
  coming[place]! += people;
  if (registered >= 0) leaving[registered]! += people;
}
