/**
 * What remains to be planned, once a book says what is settled: a problem like any other.
 *
 * People who have agreed or moved are registered at the new facility and held there (`agreed`). People with an open letter stay,
 * held (`asked`), and its kept place is taken from the ceiling. People who declined, returned or took a consent back have
 * refused, and avoid the facility they returned from. People who gave no answer, or whose place is gone, have not been asked,
 * but are held for a while after the last day of a letter (`asked lately`). Rows that count no more have no people. The newly
 * enrolled are as ever.
 *
 * Ceilings are those of the round: what is free here is what the book would accept. So who will leave counts at the old
 * facility until they have left, though their row is at the new one.
 */

import { wrongInput } from "../errors.ts";
import { runThrough } from "../generators.ts";
import { listAt, listsOf } from "../model/columns.ts";
import { capacitiesOf } from "../model/overload.ts";
import { completePolicy, consentCode } from "../model/policy.ts";
import { arrivingAt } from "../model/registration.ts";
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
 *   is what the book says, and no facility gets more than the book has room for: where one takes more than before, `standing`
 *   is made from the larger one.
 * @throws InputError where standing and problem do not fit.
 *
 * @example
 * const rest = remaining(problem, policy, standing(problem, policy, book, "2026-02-01"));
 * const plan = redistribute(rest, policy);
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
    const params = { least: 0, most: 1200 };
    throw wrongInput("options.askAgainAfterMonths", { code: "value", expected: "whole-between", params });
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
  const { participants } = problem;
  const { status, people, until } = standing;
  const today = readDay(standing.on)!.day;
  const consent = participants.consent.slice();
  const hold = participants.hold?.slice() ?? new Int32Array(status.length).fill(-1);
  for (let row = 0; row < status.length; row++) {
    const now = status[row]!;
    if (SAID_NO.has(now)) consent[row] = consentCode.refused;
    if (now === statusCode.lapsed || now === statusCode.cancelled) consent[row] = consentCode.unknown;
    const isAskedLately = now === statusCode.lapsed && monthsLater(until[row]!, months) > today;
    const reason = isAskedLately ? "asked lately" : REASON.get(now);
    if (reason !== undefined && hold[row] === -1) hold[row] = holds.indexOf(reason);
  }
  return {
    ...participants,
    facility: placesThatRemain(problem, standing),
    consent,
    hold,
    count: people.map((all, row) => (status[row] === statusCode.out ? 0 : all)),
    ...wishesToo(participants, standing),
    ...avoidedToo(participants, standing),
  };
}

const SAID_NO: ReadonlySet<number> = new Set([statusCode.declined, statusCode.returned, statusCode.withdrawn]);

const REASON: ReadonlyMap<number, (typeof HOLDS)[number]> = new Map([
  [statusCode.agreed, "agreed"],
  [statusCode.moved, "agreed"],
  [statusCode.asked, "asked"],
]);

/** Where people are registered, or will be. An agreed place that is gone is none: they are where they were. */
function placesThatRemain({ participants, facilities }: Problem, { status, place }: Standing): Int32Array {
  return participants.facility.map((today, row) => {
    if (status[row] === statusCode.moved) return place[row]!;
    return status[row] === statusCode.agreed && facilities[place[row]!]!.closed !== true ? place[row]! : today;
  });
}

/** A ranked list that no letter offered says where somebody would go. */
function wishesToo(people: ParticipantColumns, { status, wishes }: Standing): Partial<ParticipantColumns> {
  if (wishes.choice.length === 0) return {};
  const { start, entries } = listsOf(rowsIn(status), (row) => {
    const own = wishes.choice.subarray(wishes.start[row]!, wishes.start[row + 1]!);
    return own.length > 0 && status[row] !== statusCode.asked ? own : listAt(people, "choice", row);
  });
  return { choiceStart: start, choice: entries };
}

/** People who returned avoid the facility they returned from. */
function avoidedToo(people: ParticipantColumns, { status, place }: Standing): Partial<ParticipantColumns> {
  if (!status.includes(statusCode.returned)) return {};
  const { start, entries } = listsOf(rowsIn(status), (row) => {
    const own = listAt(people, "avoid", row);
    return status[row] === statusCode.returned ? new Set([...own, place[row]!]) : own;
  });
  return { avoidStart: start, avoid: entries };
}

function rowsIn({ length }: Uint8Array): Int32Array {
  return Int32Array.from({ length }, (_, row) => row);
}

/** Facilities with what is left of their intake, and with floors as at the start of the round. */
function facilitiesThatRemain(problem: Problem, policy: CompletePolicy, standing: Standing): Facility[] {
  const { start, coming, kept, leaving, enrolled } = standing.facilities;
  const { ceiling, full, floor } = capsOf(problem, policy, standing);
  return problem.facilities.map((facility, j) => {
    const { maxIntake: _, maxOutflow: __, minimum: ___, enrolledAtStart: ____, ...rest } = facility;
    if (facility.closed === true) return rest;
    const there = enrolled[j]! - leaving[j]! + coming[j]!;
    const most = Math.max(there, ceiling[j]! - kept[j]! - leaving[j]!);
    const caps = floor[j]! > 0 ? { minimum: floor[j]! } : {};
    // A reserve would count the newly enrolled on top of who has agreed since.
    const isCounted = policy.reserve === 0 || most === Number.POSITIVE_INFINITY;
    if (most === full[j] && isCounted) return { ...rest, ...caps, enrolledAtStart: start[j]! };
    // Agreed numbers count from the start; where fewer may come, or more are there, from what may be.
    const isAgreed = most >= start[j]! && most <= full[j]!;
    return isAgreed
      ? { ...rest, ...caps, enrolledAtStart: start[j]!, maxIntake: most - start[j]! }
      : { ...rest, ...caps, enrolledAtStart: most, maxIntake: 0 };
  });
}

/** How full facilities may be as things are now, by what was agreed at the start of the round and since. */
export interface Caps {
  readonly ceiling: Float64Array;
  /** The ceiling but for what is agreed. */
  readonly full: Float64Array;
  readonly floor: Float64Array;
}

export function capsOf(problem: Problem, policy: CompletePolicy, { facilities: counts }: Standing): Caps {
  const { facilities } = problem;
  const start = Float64Array.from(counts.start);
  const asAtStart = facilities.map(({ maxIntake: _, ...facility }, j) => ({ ...facility, enrolledAtStart: start[j]! }));
  const { ceiling, floor } = capacitiesOf(
    asAtStart,
    Float64Array.from(counts.enrolled),
    policy,
    runThrough(arrivingAt(problem, policy)),
  );
  const full = ceiling.map((most, j) => (facilities[j]!.closed === true ? 0 : most));
  // More than the book knows of would be refused there.
  return { full, floor, ceiling: full.map((most, j) => Math.min(most, counts.ceiling[j]!)) };
}
