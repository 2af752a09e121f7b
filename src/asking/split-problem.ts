/**
 * The split problem: everybody in so many parts, of which as many move as are likely to say yes.
 *
 * Problem. A wave of letters costs the expectation of the policy's objective over all answers. That is no sum of costs, for
 * overload is not linear in who comes.
 *
 * Method. A person who says yes with chance a is put in S parts (100, or 1,000), S·a that may move and the rest that refuse;
 * quotas and all numbers agreed are multiplied by S. `redistribute` solves that exactly.
 *
 * Why it bounds every wave. For any letters the expected loads, in parts, are loads of the split problem, and its metres are the
 * expected metres. Points and people over quota are convex in the load, so their expectation is at least what the expected
 * load costs (Jensen); and parts cost no more points than whole people, for per cents are rounded up part by part. "Any
 * letters" are those that keep the rules of a wave (askable.ts), with chances as rounded. A letter costs
 * `letterKm · (1/a − 1)` for each expected yes, beyond the one that says it.
 *
 * People who do not move stand in one row a facility: they have no options, and only their number counts.
 *
 * People without a way to today's facility have limits from the nearest one that takes them, which may be no receiver. Here only
 * receivers take anybody, so such people avoid what is no option of theirs in the problem. Their metres count from the nearest
 * receiver: no more than the real ones, so the bound holds for them too.
 */

import { IssueList } from "../errors.ts";
import { runThrough } from "../generators.ts";
import { checkProblem } from "../model/check.ts";
import { columnsAt, listAt, listsOf } from "../model/columns.ts";
import { TNI_POLRI } from "../model/facility-fields.ts";
import { moveRules } from "../model/moves.ts";
import { rowMoves } from "../model/options/row-moves.ts";
import { completePolicy, consentCode, wholeMetres } from "../model/policy.ts";
import { rowFactsOf } from "../model/registration.ts";
import { travelInSlices } from "../travel/problem-travel.ts";
import { NO_WAY } from "../travel/travel.ts";
import type { CompletePolicy, Facility, ParticipantColumns, Policy, Problem } from "../types.ts";
import { type Askable, askableOf, type OpenLetters } from "./askable.ts";
import { checkOptions } from "./invite-options.ts";
import type { InviteOptions, PolicyProblem } from "./invite-types.ts";

/** A split problem, and where its rows come from. */
export interface Split extends PolicyProblem {
  readonly askable: Askable;
  /** The row of the problem that each of the first rows is a part of; those who stay come after. */
  readonly rows: Int32Array;
  /** Metres that each row of the first costs more than it should, to have fewer letters (budget.ts). */
  readonly surcharge?: Int32Array;
}

/**
 * The problem whose optimum no wave of letters can be expected to beat, S times as large: with everybody in S parts. It is
 * what `invitation.split` is a plan of: `verify(split.problem, invitation.split)` checks the bound.
 *
 * @throws InputError for a wrong problem, policy or options.
 *
 * @example
 * const split = splitProblem(problem, policy, { acceptance: 0.6 });
 */
export function splitProblem(
  problem: Problem,
  policy: Policy | null | undefined,
  options: InviteOptions,
): PolicyProblem {
  const split = splitOf(problem, policy, options);
  return { problem: split.problem, policy: split.policy };
}

export function splitOf(
  problem: Problem,
  policy: Policy | null | undefined,
  options: InviteOptions,
  letters?: OpenLetters,
): Split {
  runThrough(checkProblem(problem));
  const complete = completePolicy(policy);
  const issues = new IssueList();
  checkOptions(options, problem.participants.facility.length, issues);
  const askable = askableOf(problem, complete, { options, issues, letters });
  const rows = Int32Array.from(askable.isAskable.keys(), (row) => row).filter((row) => askable.isAskable[row] === 1);
  const split = {
    ...problem,
    facilities: problem.facilities.map((facility, j) => facilityInParts(facility, j, askable)),
    participants: participantsInParts(askable, rows, options),
    holds: ["stays"],
  };
  return { problem: split, policy: policyInParts(complete, askable.parts), askable, rows };
}

/** Quotas are written as targets. The norm decides the least divisor of per cents alone: half of it, and at least a person. */
function policyInParts(policy: CompletePolicy, parts: number): Policy {
  const participantsPerDoctor = parts * Math.max(2, policy.participantsPerDoctor);
  return { ...policy, participantsPerDoctor, unknown: "propose" };
}

/** The most people whom a facility may have for an arrival to cost nothing more: those there, and the room for letters. */
export function mostAt({ enrolled, capacities, room }: Askable, j: number, coming: number = room[j]!): number {
  if (room[j]! > 0) return enrolled[j]! + coming;
  return Math.max(Math.min(capacities.ceiling[j]!, enrolled[j]!), capacities.floor[j]!);
}

/** All its numbers times S. Its ceiling is written as people at the start, so that nothing is left to be agreed. */
function facilityInParts(facility: Facility, j: number, askable: Askable): Facility {
  const { parts, capacities, mayCome, policy } = askable;
  const { capacity, maxOutflow: _, ...own } = facility;
  const isReceiver = mayCome[j] === 1;
  return {
    ...own,
    accepts: isReceiver && (own.accepts !== undefined || own.kind !== TNI_POLRI) ? own.accepts : [],
    target: parts * capacities.quota[j]!,
    ...(policy.fill === "levelled" && capacity !== undefined && { capacity: parts * capacity }),
    minimum: parts * capacities.floor[j]!,
    enrolledAtStart: parts * mostAt(askable, j),
    maxIntake: 0,
  };
}

/** First those who may be asked, in as many parts as are likely to say yes; then who stays, one row a facility. */
function participantsInParts(askable: Askable, rows: Int32Array, options: InviteOptions): ParticipantColumns {
  const { problem, parts, yes, enrolled, householdGroups, policy } = askable;
  const { participants, facilities } = problem;
  const m = facilities.length;
  const all = rows.length + m;
  const people = (row: number): number => participants.count?.[row] ?? 1;
  const staying = enrolled.map((at) => at * parts);
  const count = new Int32Array(all);
  rows.forEach((row, i) => {
    count[i] = people(row) * yes[row]!;
    staying[askable.registered[row]!]! -= count[i]!;
  });
  count.set(staying, rows.length);
  // Of those who stay only their number counts.
  const places = new Int32Array(all).fill(-1);
  places.set(rows);
  const isBound = participants.household !== undefined && policy.households !== "separate";
  const groups = isBound
    ? householdGroups.group.map((group, row) => (participants.household![row]! < 0 ? -1 : group))
    : undefined;
  return {
    ...columnsAt(participants, places),
    ...avoidedInParts(askable, rows, places),
    hold: Int32Array.from({ length: all }, (_, i) => (i < rows.length ? -1 : 0)),
    facility: Int32Array.from({ length: all }, (_, i) =>
      i < rows.length ? askable.registered[rows[i]!]! : i - rows.length,
    ),
    consent: consentInParts(askable, rows, all),
    count,
    extraCost: costOfLetters(askable, rows, all, options),
    household: groups && places.map((row) => (row < 0 ? -1 : groups[row]!)),
    ids: participants.ids && [
      ...Array.from(rows, (row) => participants.ids![row]!),
      ...facilities.map(({ id }, j) => `${id} stays, ${j} of ${all}`),
    ],
  };
}

/** What people without a way to today's facility avoid; nothing where everybody has one. */
function avoidedInParts({ problem, policy, registered }: Askable, rows: Int32Array, places: Int32Array) {
  const strays = rowsWithoutWay(problem, registered, rows);
  if (strays.length === 0) return {};
  const facts = runThrough(rowFactsOf(problem, policy));
  const { cost } = runThrough(rowMoves(facts, strays, moveRules(problem.facilities, policy, 0)));
  const placeOf = new Map(Array.from(strays, (row, place) => [row, place]));
  const { start, entries } = listsOf(places, (row) => {
    const place = placeOf.get(row);
    if (place === undefined) return row < 0 ? [] : listAt(problem.participants, "avoid", row);
    return [...problem.facilities.keys()].filter((j) => j !== registered[row] && Number.isNaN(cost(place, j)));
  });
  return { avoidStart: start, avoid: entries };
}

/** Those of these rows who have no way to today's facility. Only a matrix and barriers can leave people without one. */
function rowsWithoutWay(problem: Problem, registered: Int32Array, rows: Int32Array): Int32Array {
  if (problem.travel === undefined) return new Int32Array(0);
  const travel = runThrough(travelInSlices(problem, rows));
  return rows.filter((row, place) => travel.metres(place, registered[row]!) === NO_WAY);
}

function consentInParts({ problem }: Askable, rows: Int32Array, all: number): Uint8Array {
  const consent = new Uint8Array(all).fill(consentCode.refused);
  rows.forEach((row, i) => {
    consent[i] = problem.participants.consent[row]!;
  });
  return consent;
}

function costOfLetters(
  { problem, parts, yes }: Askable,
  rows: Int32Array,
  all: number,
  { letterKm = 0 }: InviteOptions,
): Int32Array | undefined {
  const { extraCost } = problem.participants;
  if (letterKm === 0 && extraCost === undefined) return undefined;
  const letter = wholeMetres(letterKm);
  const cost = new Int32Array(all);
  rows.forEach((row, i) => {
    cost[i] = (extraCost?.[row] ?? 0) + Math.round(letter * (parts / yes[row]! - 1));
  });
  return cost;
}
