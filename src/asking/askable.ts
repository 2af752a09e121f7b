/**
 * What a wave starts from: the newly enrolled have their place, facilities are either receivers or not, and of each row it is
 * known whether it may be asked, with which others, and how likely a yes is.
 *
 * Two rules keep a wave simple to promise. Nobody registered at a receiver is asked, and nobody is offered a facility at or
 * over its quota: so whoever comes to a facility comes on top of those who are there, and no promise rests on somebody
 * else leaving. And the newly enrolled are placed before anybody is asked.
 */

import type { IssueList } from "../errors.ts";
import { runThrough } from "../generators.ts";
import { isClosed } from "../model/facility-fields.ts";
import { type Capacities, capacitiesOf } from "../model/overload.ts";
import { consentCode } from "../model/policy.ts";
import { arrivingAt, enrolledIn, registeredAt } from "../model/registration.ts";
import { redistribute } from "../plan/redistribute.ts";
import type { CompletePolicy, Problem } from "../types.ts";
import { acceptanceOf } from "./acceptance.ts";
import { type HouseholdGroups, householdGroupsOf, membersOf } from "./household-groups.ts";
import type { InviteOptions, Placements } from "./invite-types.ts";

export interface Askable {
  readonly problem: Problem;
  readonly policy: CompletePolicy;
  /** People at each facility, the newly enrolled among them. */
  readonly enrolled: Float64Array;
  readonly placed: Placements;
  readonly capacities: Capacities;
  /** Places for those who are asked; 0 where nobody is asked to come. */
  readonly room: Float64Array;
  /** Where each row is registered, −1 for nowhere. */
  readonly registered: Int32Array;
  readonly householdGroups: HouseholdGroups;
  /** 1 for rows that may get a letter. */
  readonly isAskable: Uint8Array;
  /** 1 for facilities that somebody may be asked to come to, though perhaps only where another letter leaves. */
  readonly mayCome: Uint8Array;
  /** The chance of a yes in so many parts, and how far it may be off; of a household for all of it. */
  readonly parts: number;
  readonly yes: Int32Array;
  readonly spread: Float64Array;
}

/** Letters that are open (`replan`): they may leave any facility, and others come for them where nobody is too many. */
export interface OpenLetters {
  /** 1 for rows with an open letter, which are registered where it leads. */
  readonly isOpen: Uint8Array;
  /** 1 for facilities that letters may leave to others. */
  readonly mayCome: Uint8Array;
}

/** What is to be found out, and where faults are listed. */
export interface Asked {
  readonly options: InviteOptions;
  readonly issues: IssueList;
  readonly letters?: OpenLetters | undefined;
}

/** Reads the options that say how likely a yes is, and finds the rows that may be asked. */
export function askableOf(problem: Problem, policy: CompletePolicy, { options, issues, letters }: Asked): Askable {
  const { participants, facilities } = problem;
  const rows = participants.facility.length;
  const { parts, yes, spread } = acceptanceOf(options, rows, issues);
  issues.check();
  const registered = registeredAt(problem);
  const today = enrolledIn({ problem, registered });
  const capacities = capacitiesOf(facilities, today, policy, runThrough(arrivingAt(problem, policy)));
  const { enrolled, placed } = withNewcomers(problem, policy, registered, today);
  const householdGroups = householdGroupsOf(problem, policy, registered);
  const start = {
    problem,
    policy,
    enrolled,
    placed,
    capacities,
    registered,
    householdGroups,
    parts,
    yes,
    spread,
  };
  const mayMove = rowsThatMayMove(problem, policy, { registered, householdGroups, yes });
  const room = roomOf(start, mayMove);
  const mayCome = Uint8Array.from(room, (places, j) => (places > 0 || letters?.mayCome[j] === 1 ? 1 : 0));
  const isAskable = mayMove.map((may, row) => {
    return may === 1 && (mayCome[registered[row]!] === 0 || letters?.isOpen[row] === 1) ? 1 : 0;
  });
  return { ...start, ...chancesOfHouseholds(start, isAskable), room, isAskable, mayCome };
}

/** The newly enrolled with their places, and people at each facility then; nobody else moves for it. */
function withNewcomers(
  problem: Problem,
  policy: CompletePolicy,
  registered: Int32Array,
  today: Float64Array,
): Pick<Askable, "enrolled" | "placed"> {
  const { participants } = problem;
  const none = new Int32Array(0);
  if (!registered.some((j, row) => j < 0 && participants.count?.[row] !== 0))
    return { enrolled: today, placed: { participant: none, to: none, people: none } };
  const consent = participants.consent.map((own, row) => (registered[row]! < 0 ? own : consentCode.refused));
  const placing = { ...problem, participants: { ...participants, consent } };
  const { enrolled, transfers } = redistribute(placing, { ...policy, unknown: "stay" });
  const { participant, to, people } = transfers;
  return { enrolled: Float64Array.from(enrolled), placed: { participant, to, people } };
}

/**
 * Rows that would be asked if there were room: consent granted, or unknown with a chance of a yes; not held; and where
 * households move whole, the same of all of the household. People without a chance of a yes stay, as if they had refused.
 */
function rowsThatMayMove(
  { participants: { consent, hold, count } }: Problem,
  { households }: CompletePolicy,
  { registered, householdGroups, yes }: Pick<Askable, "registered" | "householdGroups" | "yes">,
): Uint8Array {
  const { granted, unknown } = consentCode;
  const isOpen = (row: number): boolean =>
    registered[row]! >= 0 &&
    count?.[row] !== 0 &&
    (hold === undefined || hold[row]! < 0) &&
    (consent[row] === granted || (consent[row] === unknown && yes[row]! > 0));
  const mayMove = Uint8Array.from(registered, (_, row) => (isOpen(row) ? 1 : 0));
  if (households !== "whole") return mayMove;
  return mayMove.map((own, row) => {
    if (own === 0 || householdGroups.next[row] === row) return own;
    return membersOf(householdGroups, row).every((other) => mayMove[other] === 1) ? 1 : 0;
  });
}

/**
 * Places at receivers. With `fill: "to-quota"` a receiver is a facility below quota and ceiling. Where overload is levelled
 * nearly every facility is over quota: a receiver is one that a proposal to all would fill.
 */
function roomOf(
  start: Pick<Askable, "problem" | "policy" | "enrolled" | "capacities">,
  mayMove: Uint8Array,
): Float64Array {
  const { problem, policy, enrolled, capacities } = start;
  if (policy.fill === "to-quota") {
    return enrolled.map((people, j) => Math.max(0, Math.min(capacities.ceiling[j]!, capacities.quota[j]!) - people));
  }
  const { participants } = problem;
  const { granted, refused } = consentCode;
  const registered = participants.facility;
  const consent = mayMove.map((may, row) => (may === 1 || registered[row]! < 0 ? granted : refused));
  const proposal = redistribute({ ...problem, participants: { ...participants, consent } }, policy);
  const all = enrolled.reduce((sum, people) => sum + people, 0);
  return enrolled.map((people, j) => {
    const isReceiver = proposal.enrolled[j]! > people && !isClosed(problem.facilities[j]!);
    return isReceiver ? Math.max(0, Math.min(all, capacities.ceiling[j]! - people)) : 0;
  });
}

/**
 * Households answer as one: with the mean chance of the members who must be asked. A household of members who have all granted
 * says yes for certain.
 */
function chancesOfHouseholds(
  {
    problem,
    householdGroups,
    parts,
    yes,
    spread,
  }: Pick<Askable, "problem" | "householdGroups" | "parts" | "yes" | "spread">,
  isAskable: Uint8Array,
): Pick<Askable, "yes" | "spread"> {
  const { consent, count } = problem.participants;
  const chances = { yes: yes.slice(), spread: spread.slice() };
  for (let row = 0; row < yes.length; row++) {
    if (isAskable[row] === 0 || householdGroups.group[row] !== row) continue;
    const members = membersOf(householdGroups, row).filter((other) => isAskable[other] === 1);
    const asked = members.filter((other) => consent[other] === consentCode.unknown);
    let [people, chance, off] = [0, 0, 0];
    for (const other of asked) {
      people += count?.[other] ?? 1;
      chance += yes[other]! * (count?.[other] ?? 1);
      off += spread[other]! * (count?.[other] ?? 1);
    }
    for (const other of members) {
      chances.yes[other] = people === 0 ? parts : Math.max(1, Math.round(chance / people));
      chances.spread[other] = people === 0 ? 0 : off / people;
    }
  }
  return chances;
}
