/** What stands on a day, for people to read. */

import {
  type EnteredAnswers,
  type FacilityStanding,
  type PeopleByStatus,
  peopleByStatus,
  type Standing,
} from "fktp-redistribution/asking";
import { aligned } from "./figures.ts";
import type { Talk } from "./talk.ts";

/** People over quota, and facilities where there are any. */
export interface OverQuota {
  readonly people: number;
  readonly facilities: number;
}

export function overQuotaOf(
  facilities: readonly FacilityStanding[],
  peopleAt: (facility: FacilityStanding) => number,
): OverQuota {
  const over = facilities.map((one) => Math.max(0, peopleAt(one) - one.quota));
  return { people: over.reduce((sum, n) => sum + n, 0), facilities: over.filter((n) => n > 0).length };
}

/** Over quota at the start of the round, on the day, and once every yes counts. */
export function overQuotaBy(facilities: readonly FacilityStanding[]) {
  return {
    start: overQuotaOf(facilities, ({ start }) => start),
    now: overQuotaOf(facilities, ({ enrolled }) => enrolled),
    counted: overQuotaOf(facilities, ({ enrolled, leaving, coming }) => enrolled - leaving + coming),
  };
}

const STATUSES: readonly (keyof PeopleByStatus)[] = [
  ...(["asked", "agreed", "moved", "declined", "lapsed", "withdrawn", "returned", "cancelled", "out"] as const),
  "neverAsked",
];

/** People by what they said, and people over quota. */
export function standingLines(standing: Standing, facilities: readonly FacilityStanding[], talk: Talk): string[] {
  const people = peopleByStatus(standing);
  const { start, now, counted } = overQuotaBy(facilities);
  return [
    ...aligned(
      STATUSES.filter((status) => people[status] > 0 || status === "agreed").map((status) => [
        talk.words(`status-${status}`),
        people[status],
      ]),
      talk,
    ),
    "",
    ...aligned(
      [
        ["", talk.words("at-start"), talk.words("on-day"), talk.words("once-counted")],
        [talk.words("over-quota"), start.people, now.people, counted.people],
        [talk.words("facilities-over"), start.facilities, now.facilities, counted.facilities],
      ],
      talk,
    ),
  ];
}

/** What was entered. */
export function enteredLines({ entries, known, late, full }: EnteredAnswers, talk: Talk): string[] {
  const count = (kind: string): number => entries.filter((entry) => entry.kind === kind).length;
  const [yes, no] = [count("agreed"), count("declined")];
  const [back, returned] = [count("withdrawn"), count("returned")];
  return [
    talk.words("entered", { rows: entries.length, yes, no, back, returned, full }),
    ...(known > 0 ? [talk.words("entered-before", { known })] : []),
    ...(late > 0 ? [talk.words("entered-late", { late })] : []),
  ];
}
