/**
 * What remains to be planned, once a book says what is settled: a problem like any other.
 *
 * Who has agreed or moved is registered at the new facility and held there (`agreed`). Who has an open letter stays, held
 * (`asked`), and its kept place is taken from the ceiling. Who declined, returned or took a consent back has refused. Who gave
 * no answer, or whose place is gone, has not been asked, but for a while after the last day of a letter (`asked lately`).
 * Who counts no more counts no people. The newly enrolled are as ever.
 *
 * Ceilings are those of the round: what is free here is what the book would accept. So who will leave counts at the old
 * facility until they have left, though their row is at the new one.
 */

import { InputError } from "../errors.ts";
import { curvesOf } from "../model/overload.ts";
import { completePolicy, consentCode } from "../model/policy.ts";
import type { CompletePolicy, Facility, ParticipantColumns, Policy, Problem } from "../types.ts";
import { monthsLater, readDay } from "./days.ts";
import { statusCode } from "./ledger.ts";
import { checkStanding } from "./offers.ts";
import type { Standing } from "./types.ts";

/** How long somebody is left alone. */
export interface RemainingOptions {
  /**
   * Months after the last day of a letter that had no answer, before they may be asked again. A whole number from 0.
   * @default 3
   */
  readonly askAgainAfterMonths?: number | undefined;
}

const DEFAULT_MONTHS = 3;

/** Why rows of what remains are held, beside the problem's own reasons. */
const HOLDS = ["agreed", "asked", "asked lately"] as const;

/**
 * The problem that remains on the day of a standing: what `redistribute`, `invite`, `explain` and `verify` work on.
 *
 * @param problem as `standing` was made from, or with what has changed at facilities since: doctors, capacity, closed. Intake
 *   is what the book says.
 * @throws InputError where standing and problem do not fit.
 */
export function remaining(
  problem: Problem,
  policy: Policy | null | undefined,
  standing: Standing,
  options: RemainingOptions = {},
): Problem {
  checkStanding(problem, standing);
  const { askAgainAfterMonths: months = DEFAULT_MONTHS } = options;
  if (!(Number.isInteger(months) && months >= 0 && months <= 1200)) {
    const message = "options.askAgainAfterMonths: expected a whole number of months from 0 to 1200";
    throw new InputError([{ code: "value", path: "options.askAgainAfterMonths", message }]);
  }
  const holds = [...new Set([...(problem.holds ?? []), ...HOLDS])];
  return {
    ...problem,
    holds,
    facilities: facilitiesThatRemain(problem, completePolicy(policy), standing),
    participants: participantsThatRemain(problem, standing, { holds, months }),
  };
}

interface HowLong {
  readonly holds: readonly string[];
  readonly months: number;
}

function participantsThatRemain(problem: Problem, standing: Standing, { holds, months }: HowLong): ParticipantColumns {
  const { participants, facilities } = problem;
  const { status, place, until, people } = standing;
  const today = readDay(standing.on)!.day;
  const facility = participants.facility.slice();
  const consent = participants.consent.slice();
  const hold = participants.hold?.slice() ?? new Int32Array(facility.length).fill(-1);
  const count = people.slice();
  const holdAs = (row: number, reason: (typeof HOLDS)[number]): void => {
    if (hold[row] === -1) hold[row] = holds.indexOf(reason);
  };
  for (let row = 0; row < facility.length; row++) {
    switch (status[row]) {
      case statusCode.agreed:
      case statusCode.moved:
        // An agreed place that is gone is no place: they are where they were.
        if (status[row] === statusCode.moved || facilities[place[row]!]!.closed !== true) facility[row] = place[row]!;
        holdAs(row, "agreed");
        break;
      case statusCode.asked:
        holdAs(row, "asked");
        break;
      case statusCode.declined:
      case statusCode.returned:
      case statusCode.withdrawn:
        consent[row] = consentCode.refused;
        break;
      case statusCode.lapsed:
        consent[row] = consentCode.unknown;
        if (monthsLater(until[row]!, months) > today) holdAs(row, "asked lately");
        break;
      case statusCode.cancelled:
        consent[row] = consentCode.unknown;
        break;
      case statusCode.out:
        count[row] = 0;
        break;
      default:
    }
  }
  return { ...participants, facility, consent, hold, count, ...wishesToo(participants, standing) };
}

/** A ranked list that no letter offered says where somebody would go. */
function wishesToo(
  { choice, choiceStart }: ParticipantColumns,
  { status, wishes }: Standing,
): Partial<ParticipantColumns> {
  if (wishes.choice.length === 0) return {};
  const start = new Int32Array(status.length + 1);
  const named: number[] = [];
  for (let row = 0; row < status.length; row++) {
    const own = wishes.choice.subarray(wishes.start[row]!, wishes.start[row + 1]!);
    const before = choice?.subarray(choiceStart![row]!, choiceStart![row + 1]!) ?? [];
    for (const j of own.length > 0 && status[row] !== statusCode.asked ? own : before) named.push(j);
    start[row + 1] = named.length;
  }
  return { choiceStart: start, choice: Int32Array.from(named) };
}

/** Facilities with what is left of their intake, and with floors as at the start of the round. */
function facilitiesThatRemain(problem: Problem, policy: CompletePolicy, standing: Standing): Facility[] {
  const { start, coming, kept, leaving, maxIntake, enrolled } = standing.facilities;
  const ceiling = ceilingsOf(problem, policy, standing);
  const { floor } = curvesOf(problem.facilities, Float64Array.from(start), policy);
  return problem.facilities.map((facility, j) => {
    const { maxIntake: _, maxOutflow: __, minimum: ___, ...rest } = facility;
    const there = enrolled[j]! - leaving[j]! + coming[j]!;
    const most = Math.max(there, ceiling[j]! - kept[j]! - leaving[j]!);
    const isLimited = maxIntake[j] !== Number.POSITIVE_INFINITY || kept[j]! > 0 || leaving[j]! > 0;
    return {
      ...rest,
      ...(floor[j]! > 0 && { minimum: floor[j]! }),
      ...(isLimited && most !== Number.POSITIVE_INFINITY && { maxIntake: most - there }),
    };
  });
}

/** The most people at each facility, as things are now, by what was agreed at the start of the round and since. */
export function ceilingsOf({ facilities }: Problem, policy: CompletePolicy, standing: Standing): Float64Array {
  const { start, maxIntake } = standing.facilities;
  const agreed = facilities.map(({ maxIntake: _, ...facility }, j): Facility => {
    return maxIntake[j] === Number.POSITIVE_INFINITY ? facility : { ...facility, maxIntake: maxIntake[j]! };
  });
  // A closed facility has nobody at the start of anything.
  const people = Float64Array.from(start, (all, j) => (facilities[j]!.closed === true ? 0 : all));
  return curvesOf(agreed, people, policy).ceiling.map((most, j) => (facilities[j]!.closed === true ? 0 : most));
}
