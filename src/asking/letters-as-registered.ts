/** The problem in which people with an open letter are registered where it leads: what `replan` solves. */

import { runThrough } from "../generators.ts";
import { moveRules } from "../model/moves.ts";
import { rowMoves } from "../model/options/row-moves.ts";
import { capacitiesOf } from "../model/overload.ts";
import { consentCode } from "../model/policy.ts";
import { rowFactsOf } from "../model/registration.ts";
import type { CompletePolicy, Facility, ParticipantColumns, Policy, Problem } from "../types.ts";
import type { OpenLetters } from "./askable.ts";
import { hardPlaces } from "./gone-places.ts";
import { isOpenLetter } from "./ledger.ts";
import { capsOf, type RemainingOptions, remaining } from "./remaining.ts";
import type { Standing } from "./types.ts";

export interface WithLetters {
  readonly problem: Problem;
  readonly policy: Policy;
  readonly letters: OpenLetters;
}

/**
 * The problem in which people with an open letter are registered where it leads, and the policy to plan it under. They may go
 * where they could from where they are registered now: that is what they name. Others may come for them where nobody is too
 * many.
 */
export function lettersAsRegistered(
  problem: Problem,
  policy: CompletePolicy,
  standing: Standing,
  options: RemainingOptions,
): WithLetters {
  const rest = remaining(problem, policy, standing, options);
  const { isOpen, keptOut, ...columns } = columnsWithLetters(problem, rest, standing);
  const participants = {
    ...rest.participants,
    ...columns,
    household: households(problem, standing),
    ...choicesFromRegistered(rest, policy, isOpen, standing),
  };
  const facilities = facilitiesWithLetters(rest, problem, policy, { standing, keptOut });
  return {
    problem: { ...rest, facilities, participants },
    // Ranks of lists that nobody wrote cost nothing.
    policy: rest.participants.choice === undefined ? { ...policy, choiceKm: 0 } : policy,
    letters: { isOpen, mayCome: uncrowded(problem, policy, standing) },
  };
}

/** Where people with open letters count as registered, and may leave again; and whom facilities lose by it. */
function columnsWithLetters(problem: Problem, { participants }: Problem, standing: Standing) {
  const facility = participants.facility.slice();
  const consent = participants.consent.slice();
  const hold = participants.hold!.slice();
  const keptOut = new Float64Array(problem.facilities.length);
  const isOpen = new Uint8Array(facility.length);
  for (let row = 0; row < facility.length; row++) {
    if (!isOpenLetter(standing, row)) continue;
    if (facility[row]! >= 0) keptOut[facility[row]!]! += standing.people[row]!;
    facility[row] = standing.place[row]!;
    consent[row] = consentCode.granted;
    if ((problem.participants.hold?.[row] ?? -1) >= 0) continue;
    hold[row] = -1;
    isOpen[row] = 1;
  }
  return { facility, consent, hold, keptOut, isOpen };
}

/** Where no more people are, come or may come than the facility is meant for and can take. */
function uncrowded(problem: Problem, policy: CompletePolicy, standing: Standing): Uint8Array {
  const { enrolled, coming, kept } = standing.facilities;
  const now = Float64Array.from(enrolled, (people, j) => people + coming[j]! + kept[j]!);
  const { quota } = capacitiesOf(problem.facilities, now, policy);
  const hard = hardPlaces(problem, standing);
  return Uint8Array.from(now, (people, j) => (people <= Math.min(quota[j]!, hard[j]!) ? 1 : 0));
}

/**
 * For letters, the place kept and then their other options from where they are registered now, by way; for the others what they
 * named.
 */
function choicesFromRegistered(
  rest: Problem,
  policy: CompletePolicy,
  isOpen: Uint8Array,
  { place }: Standing,
): Partial<ParticipantColumns> {
  const { choiceStart, choice, facility } = rest.participants;
  const rows = facility.map((_, row) => row).filter((row) => isOpen[row] === 1);
  if (rows.length === 0) return {};
  const facts = runThrough(rowFactsOf(rest, policy));
  const { travel, cost } = runThrough(rowMoves(facts, rows, moveRules(rest.facilities, policy, 0)));
  const lists = new Map<number, readonly number[]>();
  rows.forEach((row, i) => {
    const isOption = (j: number): boolean => j !== place[row] && j !== facility[row] && !Number.isNaN(cost(i, j));
    const open = rest.facilities.map((_, j) => j).filter(isOption);
    const metres = new Map(open.map((j) => [j, travel.metres(i, j)]));
    lists.set(row, [place[row]!, ...open.sort((a, b) => metres.get(a)! - metres.get(b)! || a - b)]);
  });
  const start = new Int32Array(facility.length + 1);
  const named: number[] = [];
  for (let row = 0; row < facility.length; row++) {
    for (const j of lists.get(row) ?? choice?.subarray(choiceStart![row]!, choiceStart![row + 1]!) ?? []) named.push(j);
    start[row + 1] = named.length;
  }
  return { choiceStart: start, choice: Int32Array.from(named) };
}

/** People who were asked together answer together, wherever the letters lead; they are no family of those who are there. */
function households({ participants: { household } }: Problem, standing: Standing): Int32Array | undefined {
  if (household === undefined) return undefined;
  const known = new Map<string, number>();
  return household.map((own, row) => {
    if (own < 0) return -1;
    const key = isOpenLetter(standing, row) ? `asked with ${standing.group[row]}` : String(own);
    const number = known.get(key) ?? known.size;
    known.set(key, number);
    return number;
  });
}

interface Letters {
  readonly standing: Standing;
  /** People registered at each facility whose letter leads elsewhere. */
  readonly keptOut: Float64Array;
}

/**
 * Facilities with a ceiling, written as people at the start: where a place is free on the day, up to the quota; else nobody
 * comes. Whom a facility cannot take any more is beyond it.
 */
function facilitiesWithLetters(
  rest: Problem,
  problem: Problem,
  policy: CompletePolicy,
  { standing, keptOut }: Letters,
): Facility[] {
  const { enrolled, coming, kept, leaving } = standing.facilities;
  const { ceiling } = capsOf(problem, policy, standing);
  const { quota } = capacitiesOf(problem.facilities, Float64Array.from(enrolled), policy);
  const hard = hardPlaces(problem, standing);
  return rest.facilities.map((facility, j) => {
    if (facility.closed === true) return facility;
    const now = enrolled[j]! + coming[j]! + kept[j]!;
    // Those who will leave, and those whose letter leads elsewhere, are counted there already.
    const gone = leaving[j]! + keptOut[j]!;
    const most = policy.fill === "to-quota" ? Math.min(ceiling[j]!, Math.max(now, quota[j]!)) : ceiling[j]!;
    const limit = Math.max(now - kept[j]!, Math.min(Math.max(most, now), hard[j]!));
    const { maxIntake: _, ...own } = facility;
    return { ...own, enrolledAtStart: Math.max(0, Math.min(limit, 2 ** 31 - 1) - gone), maxIntake: 0 };
  });
}
