/** A standing to be read: people by what they said, facilities with their places, and who moves where. */

import { quotaOf } from "../model/overload.ts";
import { completePolicy } from "../model/policy.ts";
import type { Policy, Problem } from "../types.ts";
import { firstDayOf, textOfDay } from "./days.ts";
import { idOf } from "./entries.ts";
import { statusCode } from "./ledger.ts";
import { checkStanding } from "./offers.ts";
import type { Day, Standing, StatusCode } from "./types.ts";

/** People by status. */
export type PeopleByStatus = Readonly<Record<keyof StatusCode, number>>;

/**
 * How many people are of which status on the day. O(rows).
 *
 * @example
 * const { agreed, declined, lapsed } = peopleByStatus(standing(problem, policy, book, "2026-01-31"));
 */
export function peopleByStatus({ status, people }: Pick<Standing, "status" | "people">): PeopleByStatus {
  const sums = new Float64Array(Object.keys(statusCode).length);
  status.forEach((code, row) => {
    sums[code]! += people[row]!;
  });
  return Object.fromEntries(Object.entries(statusCode).map(([name, code]) => [name, sums[code]!])) as Record<
    keyof StatusCode,
    number
  >;
}

/** One facility on the day. */
export interface FacilityStanding {
  readonly id: string;
  /** Its name, or else the id. */
  readonly name: string;
  readonly quota: number;
  /** People at the start of the round, and people registered there on the day. */
  readonly start: number;
  readonly enrolled: number;
  /** Of those enrolled, people who said yes to another facility; people who said yes to this one, and are not there yet. */
  readonly leaving: number;
  readonly coming: number;
  /** People for whom an open letter keeps a place, and places for whoever comes first. */
  readonly kept: number;
  readonly free: number;
}

/**
 * Every facility on the day, in the order of `problem.facilities`.
 *
 * @example
 * for (const { name, free } of facilityStandings(problem, policy, state)) console.log(name, free);
 */
export function facilityStandings(
  problem: Problem,
  policy: Policy | null | undefined,
  standing: Standing,
): FacilityStanding[] {
  checkStanding(problem, standing);
  const complete = completePolicy(policy);
  const { start, enrolled, leaving, coming, kept, free } = standing.facilities;
  return problem.facilities.map((facility, j) => ({
    id: facility.id,
    name: facility.name ?? facility.id,
    quota: quotaOf(facility, complete),
    ...{ start: start[j]!, enrolled: enrolled[j]!, leaving: leaving[j]!, coming: coming[j]! },
    ...{ kept: kept[j]!, free: free[j]! },
  }));
}

/** A yes that stands. */
export interface MoveThatStands {
  /** Row of the participant. */
  readonly participant: number;
  readonly participantId: string;
  /** `null` for who was registered nowhere. */
  readonly fromId: string | null;
  readonly toId: string;
  readonly people: number;
  /** From when it counts. */
  readonly from: Day;
  /** Whether it counts on the day already. */
  readonly counts: boolean;
}

/**
 * The people whose yes stands on the day, by row: to be carried out. Made while iterating.
 *
 * @example
 * for (const { participantId, toId, from } of movesThatStand(problem, state)) console.log(participantId, toId, from);
 */
export function* movesThatStand(problem: Problem, standing: Standing): Generator<MoveThatStands, void> {
  checkStanding(problem, standing);
  const { facilities, participants } = problem;
  const { status, place, effective, people } = standing;
  for (let row = 0; row < status.length; row++) {
    const counts = status[row] === statusCode.moved;
    if (!counts && status[row] !== statusCode.agreed) continue;
    yield {
      participant: row,
      participantId: idOf(problem, row),
      fromId: facilities[participants.facility[row]!]?.id ?? null,
      toId: facilities[place[row]!]!.id,
      people: people[row]!,
      from: textOfDay(firstDayOf(effective[row]!)),
      counts,
    };
  }
}
