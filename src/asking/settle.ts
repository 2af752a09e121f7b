/**
 * Ranked lists, settled in one batch.
 *
 * Problem. Until a day people send ranked lists, which end at the kept place or at staying. Who gets what, so that nobody
 * gets less than the kept place and no facility gets more than it has room?
 *
 * Method. It is a problem that `redistribute` solves already. People who listed the kept place must be placed, like the newly
 * enrolled, somewhere on the list down to it; the others may go to a facility of their list, or stay. `honourChoices` weighs
 * how far down the list each comes. Only they move. Each facility stands twice: as places to give, as many as are free once
 * the kept places of all whose list ends at them are given back; and, where somebody who takes part may stay, as the facility
 * they are at. So nobody's place rests on somebody else's leaving, and yet people who leave an overfull facility relieve it.
 *
 * Laws. Everybody who listed a kept place gets it or something above it: all kept places together are a way to place them.
 * For single people and rows the plan is optimal, and `verify` proves it. Households move whole, and where theirs do not fit
 * as the optimum in parts would have it, some are led to their kept places, and the batch is settled again: that ends, for
 * the kept places do fit.
 *
 * Not claimed: that a true ranking is best for whoever sends it. It is with a kept place and what is free (`offersFor`).
 */

import { runThrough } from "../generators.ts";
import { listsOf } from "../model/columns.ts";
import { drawNumber } from "../model/draw.ts";
import { completePolicy, consentCode } from "../model/policy.ts";
import { redistribute } from "../plan/redistribute.ts";
import { travelInSlices } from "../travel/problem-travel.ts";
import { NO_WAY } from "../travel/travel.ts";
import type { CompletePolicy, Facility, ParticipantColumns, Plan, Policy, Problem } from "../types.ts";
import type { PolicyProblem } from "./invite-types.ts";
import { statusCode } from "./ledger.ts";
import { checkStanding, movesAlone } from "./offers.ts";
import { facilityOfRow, type Places, placesOf } from "./places.ts";
import { rowsAlone } from "./rows-alone.ts";
import { travelWithTwins } from "./twins.ts";
import type { Standing } from "./types.ts";

/** What a batch gives: for each row that moves, from where (−1: registered nowhere) to where. */
export interface SettledRows {
  readonly participant: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** A settled batch; `plan` is one of `problem` under `policy`, for `verify`. */
export interface Settlement extends PolicyProblem {
  readonly plan: Plan;
  readonly rows: SettledRows;
}

/** A row that takes part in a batch. */
interface Entrant {
  /** Row of the problem. */
  readonly row: number;
  /** Where they are registered, −1 for nowhere. */
  readonly registered: number;
  /** The place that is theirs, whatever happens; −1 for none. */
  readonly kept: number;
  readonly choices: readonly number[];
}

/**
 * The problem of a batch and the policy to solve it under: what `verify` needs. Its rows are those who sent a list, in order;
 * its first facilities are the problem's, with the places that are free for them.
 *
 * @example
 * const batch = settleProblem(problem, policy, state);
 * verify(batch.problem, settle(problem, policy, state).plan).proven; // true
 */
export function settleProblem(problem: Problem, policy: Policy | null | undefined, standing: Standing): PolicyProblem {
  const { entrants, places } = batchOf(problem, policy, standing);
  return problemOf(problem, places, entrants, standing);
}

/**
 * Settles all ranked lists of a standing in one batch. Append a row `agreed` for each row that moves, all on one day;
 * all others stay, and their letters are open as before.
 *
 * @example
 * const { participant, to } = settle(problem, policy, state).rows;
 */
export function settle(problem: Problem, policy: Policy | null | undefined, standing: Standing): Settlement {
  const batch = batchOf(problem, policy, standing);
  let { entrants } = batch;
  for (;;) {
    const settled = problemOf(problem, batch.places, entrants, standing);
    const plan = redistribute(settled.problem, settled.policy);
    const crowded = crowdedEntrants(settled, plan, entrants);
    if (crowded.size === 0) return { ...settled, plan, rows: rowsOf(plan, entrants) };
    entrants = entrants.flatMap((entrant) => {
      if (!crowded.has(entrant)) return entrant;
      return entrant.kept < 0 ? [] : { ...entrant, choices: [entrant.kept] };
    });
  }
}

function rowsOf({ transfers: { participant, to } }: Plan, entrants: readonly Entrant[]): SettledRows {
  return {
    participant: participant.map((i) => entrants[i]!.row),
    from: participant.map((i) => entrants[i]!.registered),
    to: to.slice(),
  };
}

/**
 * Where more came than there is room, who must give way: by draw, and nobody whose place is kept there. Households give way
 * as a whole.
 */
function crowdedEntrants(
  settled: PolicyProblem,
  { transfers, enrolled }: Plan,
  entrants: readonly Entrant[],
): Set<Entrant> {
  const { facilities, participants } = settled.problem;
  const drawOf = (i: number): number =>
    participants.ids === undefined ? i : drawNumber(participants.ids[i]!, settled.policy.drawSeed!);
  const crowded = new Set<Entrant>();
  facilities.forEach(({ maxIntake }, to) => {
    let excess = enrolled[to]! - maxIntake!;
    if (excess <= 0 || to >= facilities.length) return;
    const here = [...transfers.participant.filter((_, k) => transfers.to[k] === to)];
    const last = here.filter((i) => entrants[i]!.kept !== to).sort((a, b) => drawOf(b) - drawOf(a) || b - a);
    for (const i of last) {
      if (excess <= 0) return;
      for (const other of here) {
        if (participants.household![other] !== participants.household![i] || crowded.has(entrants[other]!)) continue;
        crowded.add(entrants[other]!);
        excess -= participants.count![other]!;
      }
    }
  });
  return crowded;
}

interface Batch {
  readonly places: Places;
  readonly entrants: readonly Entrant[];
}

/** The rows that take part, with their choices, and the places that are free for them. */
function batchOf(problem: Problem, given: Policy | null | undefined, standing: Standing): Batch {
  checkStanding(problem, standing);
  const policy = completePolicy(given);
  const { wishes, people, group } = standing;
  const listed = people
    .map((_, row) => row)
    .filter((row) => wishes.start[row + 1]! > wishes.start[row]! && people[row]! > 0);
  const open = openTo(problem, policy, standing, listed);
  const entrants: Entrant[] = [];
  for (const row of listed) {
    const registered = facilityOfRow(problem, row);
    const kept = keptOf(standing, row);
    const list = [...wishes.choice.subarray(wishes.start[row]!, wishes.start[row + 1]!)];
    const end = list.findIndex((j) => j === registered || j === kept);
    const above = (end < 0 ? list : list.slice(0, end)).filter((j) => open(group[row]!, j));
    // A place to which no way is known stays kept, and is not for a batch.
    if (end >= 0 && list[end] === kept && open(group[row]!, kept))
      entrants.push({ row, registered, kept, choices: [...above, kept] });
    else if (above.length > 0) entrants.push({ row, registered, kept: -1, choices: above });
  }
  return { entrants, places: placesFor(entrants, placesOf(problem, policy, standing), standing) };
}

function keptOf({ status, place }: Standing, row: number): number {
  return status[row] === statusCode.asked ? place[row]! : -1;
}

/** Whether all of a group may go to a facility: by the rules, or because a place is kept and there is a way. */
function openTo(
  problem: Problem,
  policy: CompletePolicy,
  standing: Standing,
  listed: Int32Array,
): (group: number, facility: number) => boolean {
  // People who name facilities may go beyond `maxExtraKm`.
  const alone = rowsAlone(problem, listed);
  const { cost } = movesAlone(alone, { ...policy, maxExtraKm: Number.POSITIVE_INFINITY });
  const travel = runThrough(
    travelInSlices(
      alone,
      listed.map((_, i) => i),
    ),
  );
  const members = new Map<number, number[]>();
  listed.forEach((row, i) => {
    const group = standing.group[row]!;
    members.set(group, [...(members.get(group) ?? []), i]);
  });
  return (group, facility) =>
    members.get(group)!.every((i) => {
      const isKept = keptOf(standing, listed[i]!) === facility;
      return isKept ? travel.metres(i, facility) !== NO_WAY : !Number.isNaN(cost(i, facility));
    });
}

/** What is free, and the kept places of those who are placed there or elsewhere; whose list ends at staying keeps theirs. */
function placesFor(entrants: readonly Entrant[], places: Places, { people }: Standing): Places {
  const kept = new Float64Array(places.free.length);
  let all = 0;
  for (const { row, kept: own } of entrants) {
    all += people[row]!;
    if (own >= 0) kept[own]! += people[row]!;
  }
  return { ...places, free: places.free.map((free, j) => Math.min(all, Math.max(0, free) + kept[j]!)) };
}

/** The batch as a problem: the entrants in order, then the people who stay at facilities where some entrants are registered. */
function problemOf(problem: Problem, places: Places, entrants: readonly Entrant[], standing: Standing): PolicyProblem {
  const { facilities } = problem;
  const stayedAt = [...new Set(entrants.filter(mayStay).map(({ registered }) => registered))];
  const twinOf = new Map(stayedAt.map((registered, k) => [registered, facilities.length + k]));
  const batch: Problem = {
    facilities: [
      ...facilities.map((facility, j) => placesToGive(facility, places.free[j]!)),
      ...stayedAt.map((registered) => asToday(facilities[registered]!, registered, places, standing)),
    ],
    participants: participantsOf(problem, { entrants, stayedAt, twinOf, places, standing }),
    holds: ["stays"],
    ...(problem.travel && { travel: travelWithTwins(problem.travel, facilities.length, stayedAt) }),
  };
  return { problem: batch, policy: settlePolicy(places.policy) };
}

/** Whether somebody may stay where they are, and counts there meanwhile. */
const mayStay = ({ kept, registered }: Entrant): boolean => kept < 0 && registered >= 0;

/** A facility as so many places, and nothing else. */
function placesToGive({ id, name, lon, lat, quality }: Facility, places: number): Facility {
  return { id, name, lon, lat, quality, doctors: 0, target: places, maxIntake: places };
}

/** A facility as it is, for those who are there: nobody comes to it. */
function asToday(facility: Facility, j: number, { capacities }: Places, { facilities: { start } }: Standing): Facility {
  const { id, name, lon, lat, quality, minimum = 0, maxOutflow = Number.POSITIVE_INFINITY } = facility;
  const least = Math.max(0, minimum, Math.min(start[j]!, start[j]! - maxOutflow));
  const today = { id: `${id} today`, name, lon, lat, quality, doctors: 0, target: capacities.quota[j]!, maxIntake: 0 };
  return { ...today, minimum: least, accepts: [] };
}

interface Rows {
  readonly entrants: readonly Entrant[];
  readonly stayedAt: readonly number[];
  readonly twinOf: ReadonlyMap<number, number>;
  readonly places: Places;
  readonly standing: Standing;
}

/** Without the rules of where people are taken: who goes where they name has been looked at. */
function withoutRules(people: ParticipantColumns): ParticipantColumns {
  const { segment: _, region: __, needs: ___, avoid: ____, avoidStart: _____, ...others } = people;
  return others;
}

function participantsOf(problem: Problem, { entrants, stayedAt, twinOf, places, standing }: Rows): ParticipantColumns {
  const { people, group } = standing;
  // Of those who stay only their number counts; the rest of their row is anybody's.
  const rows = Int32Array.from([...entrants.map(({ row }) => row), ...stayedAt.map(() => entrants[0]!.row)]);
  const alone = withoutRules(rowsAlone(problem, rows).participants);
  const staying = stayedAt.map((registered) => {
    const taking = entrants.filter((entrant) => entrant.registered === registered && mayStay(entrant));
    return places.load[registered]! - taking.reduce((sum, { row }) => sum + people[row]!, 0);
  });
  const named = listsOf(rows, (_, i) => entrants[i]?.choices ?? []);
  const column = (own: (entrant: Entrant) => number, rest: (k: number) => number): Int32Array =>
    Int32Array.from([...entrants.map(own), ...stayedAt.map((_, k) => rest(k))]);
  return {
    ...alone,
    facility: column(
      (entrant) => (mayStay(entrant) ? twinOf.get(entrant.registered)! : -1),
      (k) => twinOf.get(stayedAt[k]!)!,
    ),
    consent: rows.length === 0 ? new Uint8Array(0) : new Uint8Array(rows.length).fill(consentCode.granted),
    count: column(
      ({ row }) => people[row]!,
      (k) => staying[k]!,
    ),
    hold: column(
      () => -1,
      () => 0,
    ),
    household: column(
      ({ row }) => group[row]!,
      () => -1,
    ),
    ...(alone.ids && { ids: alone.ids.map((id, i) => (i < entrants.length ? id : `${id} and ${i} who stay`)) }),
    choiceStart: named.start,
    choice: named.entries,
  };
}

/** Everything that could keep somebody from a kept place is left out: the rules of facilities have been looked at (`batchOf`). */
function settlePolicy(policy: CompletePolicy): Policy {
  const anywhere = { maxDistanceKm: Number.POSITIVE_INFINITY, sameRegion: false };
  return { ...policy, ...anywhere, fill: "to-quota", unknown: "stay", honourChoices: true, households: "whole" };
}
