/**
 * A plan by area: kelurahan, kecamatan, region, segment, or any other parting of the people.
 *
 * Overload belongs to a facility and not to an area. It is shared out among the areas by where the people of that facility
 * live: of 900 over quota at a facility whose people live two to one in A and B, 600 count in A. So the figures of all areas
 * add up to those of the plan, and may be fractions.
 */

import { cameOf, IssueList } from "../errors.ts";
import { waysTravelled } from "../reading/rows.ts";
import type { BeforeAfter, Explanation, Plan, Problem } from "../types.ts";
import { planOfProblem } from "../verify/plan-of-problem.ts";

/** Areas: their names, and for each row an index into them, −1 for unknown. `problem.segments` and its column are some. */
export interface AreaOf {
  readonly names: readonly string[];
  readonly of: Int32Array;
}

/** One area before and after the plan. */
export interface AreaRow {
  /** One of the names; `null` for people whose area is unknown. */
  readonly name: string | null;
  /** All people who live there; `null` in every figure of people that is suppressed. */
  readonly people: number | null;
  /** People over quota, by their part in the facilities that are. */
  readonly overQuota: BeforeAfter<number | null>;
  /** People at facilities over quota. */
  readonly atFacilitiesOver: BeforeAfter<number | null>;
  readonly transferred: number | null;
  /** Newly enrolled, or of a closed facility, and placed. */
  readonly placed: number | null;
  /** Kilometres beyond today's way, over the people transferred; `null` where nobody is, or suppressed. */
  readonly meanExtraKm: number | null;
  /** Full-time doctors who would end the overload, by its parts; fractions. */
  readonly doctorsMissing: number | null;
  /** People whose consent would help (`explain`); `null` without an explanation. */
  readonly consentsMissing: number | null;
}

export interface AreaOptions {
  /** What `explain` found: for `consentsMissing`. */
  readonly explanation?: Explanation | undefined;
  /** Figures of fewer people than this are `null`, but 0. @default 0 */
  readonly suppressBelow?: number | undefined;
}

/**
 * Figures by area, in the order of their names, at the end those of unknown areas if there are any. O(rows).
 *
 * @throws InputError for a plan made from other rows, and areas that are none.
 *
 * @example
 * areaRows(problem, plan, { names: problem.segments!, of: problem.participants.segment! });
 */
export function areaRows(problem: Problem, plan: Plan, areaOf: AreaOf, options: AreaOptions = {}): AreaRow[] {
  const own = planOfProblem(problem, plan);
  checkAreas(problem, areaOf);
  const tallies = tallyAreas(problem, own, areaOf);
  const consents = consentsByArea(areaOf, options.explanation);
  const { participantsPerDoctor } = own.policy;
  const least = options.suppressBelow ?? 0;
  return tallies
    .map((tally, i) => ({ tally, name: areaOf.names[i] ?? null, consents: consents && consents[i]! }))
    .filter(({ tally, name }) => name !== null || tally.people > 0)
    .map(({ tally, name, consents: missing }) => {
      const told = (value: number): number | null => (value > 0 && value < least ? null : value);
      const few = told(tally.people) === null;
      return {
        name,
        people: told(tally.people),
        overQuota: few ? NOTHING : { before: told(tally.over.before), after: told(tally.over.after) },
        atFacilitiesOver: few ? NOTHING : { before: told(tally.at.before), after: told(tally.at.after) },
        transferred: told(tally.transferred),
        placed: told(tally.placed),
        meanExtraKm: told(tally.transferred) ? tally.extraMetres / tally.transferred / 1000 : null,
        doctorsMissing: few ? null : tally.over.after / participantsPerDoctor,
        consentsMissing: missing === null ? null : told(missing),
      };
    });
}

const NOTHING: BeforeAfter<null> = { before: null, after: null };

function checkAreas(problem: Problem, { names, of }: AreaOf): void {
  const issues = new IssueList();
  const rows = problem.participants.facility.length;
  if (!Array.isArray(names))
    issues.add("areaOf.names", { code: "type", expected: "array-of-texts", got: cameOf(names) });
  if (!(of instanceof Int32Array) || of.length !== rows)
    issues.add("areaOf.of", { code: "length", expected: "int32-entries", params: { entries: rows } });
  issues.check();
  of.forEach((area, row) => {
    if (area < -1 || area >= names.length)
      issues.add(`areaOf.of[${row}]`, {
        code: "value",
        expected: "number-between",
        params: { least: -1, most: names.length - 1 },
      });
  });
  issues.check();
}

interface Tally {
  people: number;
  readonly over: { before: number; after: number };
  readonly at: { before: number; after: number };
  transferred: number;
  placed: number;
  extraMetres: number;
}

/** One for each area, and a last one for people of none. */
function tallyAreas(problem: Problem, plan: Plan, { names, of }: AreaOf): Tally[] {
  const { facility, count } = problem.participants;
  const { participant, to, people } = plan.transfers;
  const share = overShares(problem, plan);
  const { extraMetres } = waysTravelled(problem, plan);
  const tallies = Array.from({ length: names.length + 1 }, newTally);
  const unplaced = new Set(plan.unplaced);
  const seat = (tally: Tally, moment: "before" | "after", j: number, those: number): void => {
    if (j < 0 || share[moment][j] === 0) return;
    tally.over[moment] += those * share[moment][j]!;
    tally.at[moment] += those;
  };
  for (let row = 0, i = 0; row < facility.length; row++) {
    const tally = tallies[of[row] === -1 ? names.length : of[row]!]!;
    const today = facility[row]!;
    let staying = count === undefined ? 1 : count[row]!;
    tally.people += staying;
    seat(tally, "before", today, staying);
    for (; participant[i] === row; i++) {
      const moved = people[i]!;
      staying -= moved;
      seat(tally, "after", to[i]!, moved);
      if (today === -1 || problem.facilities[today]!.closed === true) tally.placed += moved;
      else {
        tally.transferred += moved;
        tally.extraMetres += moved * extraMetres(i);
      }
    }
    if (!unplaced.has(row)) seat(tally, "after", today, staying);
  }
  return tallies;
}

function newTally(): Tally {
  const none = { before: 0, after: 0 };
  return { people: 0, over: { ...none }, at: { ...none }, transferred: 0, placed: 0, extraMetres: 0 };
}

/** The share of a facility's people that is over quota: each of them counts as this much of a person. */
function overShares(problem: Problem, { enrolled, quota }: Plan): { before: Float64Array; after: Float64Array } {
  const before = new Float64Array(quota.length);
  const { facility, count } = problem.participants;
  facility.forEach((j, row) => {
    if (j >= 0 && problem.facilities[j]!.closed !== true) before[j]! += count === undefined ? 1 : count[row]!;
  });
  const share = (people: ArrayLike<number>): Float64Array =>
    Float64Array.from(quota, (most, j) => Math.max(0, people[j]! - most) / Math.max(1, people[j]!));
  return { before: share(before), after: share(enrolled) };
}

function consentsByArea({ names, of }: AreaOf, explanation: Explanation | undefined): Float64Array | null {
  if (explanation === undefined) return null;
  const people = new Float64Array(names.length + 1);
  const { participant, count } = explanation.consentsMissing;
  participant.forEach((row, i) => {
    people[of[row] === -1 ? names.length : of[row]!]! += count[i]!;
  });
  return people;
}
