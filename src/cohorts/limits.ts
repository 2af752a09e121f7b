/** Side conditions as rows of a linear program: how much each move counts, between which bounds. */

import { cameOf, checkKeys, IssueList } from "../errors.ts";
import type { Model } from "../model/prepare.ts";
import { capitationOf } from "../reading/capitation.ts";
import type { CapitationTable, Facility } from "../types.ts";
import type { Choices } from "./cohort-engine.ts";
import type { Aggregate, Cohort, SideLimit } from "./types.ts";

const KEYS = {
  people: ["of", "max", "min", "segment", "from", "to"],
  rupiah: ["of", "max", "min", "facility"],
};

/** A side condition ready for use. */
export interface Limit {
  readonly limit: SideLimit;
  readonly text: string;
  readonly min: number;
  readonly max: number;
  /** What one person of a cohort counts who goes to a facility; 0 for staying. */
  count(cohort: number, to: number): number;
}

/** One side of a condition: Σ by · people of each choice ≤ most, no `by` above 1 or below −1. */
export interface Side {
  readonly by: Float64Array;
  readonly most: number;
  /** What is counted for `by` 1: 1 for people, the greatest of rupiah. */
  readonly unit: number;
}

/**
 * The sides that conditions have, but for those that no plan can break. Where all that is counted is a whole number of some
 * step, as people are, and as capitation mostly is, so are the bounds: no plan of whole people lies between. (Unless
 * `whole` is false: then they are as given.)
 */
export function sidesOf(limits: readonly Limit[], choices: Choices, whole = true): Side[] {
  const { cohort, to } = choices;
  return limits.flatMap(({ count, min, max }) => {
    const counts = Float64Array.from(cohort, (c, k) => count(c, to[k]!));
    const step = whole ? stepOf(counts) : 0;
    return [
      ...sideOf(choices, counts, max, step),
      ...sideOf(
        choices,
        counts.map((own) => -own),
        -min,
        step,
      ),
    ];
  });
}

/** Σ counts · people ≤ max as a side; none where that is always so. */
function sideOf({ first, people }: Choices, counts: Float64Array, max: number, step: number): Side[] {
  let [least, greatest] = [0, 0];
  people.forEach((own, c) => {
    const of = counts.subarray(first[c]!, first[c + 1]!);
    least += own * of.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    greatest += own * of.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  });
  if (max >= greatest) return [];
  const unit = counts.reduce((most, own) => Math.max(most, Math.abs(own)), 1);
  const bound = step === 0 ? max : Math.floor(max / step + 1e-9) * step;
  // Far beyond what is possible says no more than just beyond.
  return [{ by: counts.map((own) => own / unit), most: Math.max(bound, least - unit) / unit, unit }];
}

/** What a plan counts under a limit. `x`: people of each choice. */
export function countOf({ cohort, to }: Choices, x: ArrayLike<number>, { count }: Limit): number {
  return cohort.reduce((sum, c, k) => (x[k] === 0 ? sum : sum + x[k]! * count(c, to[k]!)), 0);
}

/** The greatest number of which all counts are whole multiples; 0 where they are no whole numbers. */
function stepOf(counts: Float64Array): number {
  let step = 0;
  for (const count of new Set(counts)) {
    if (!Number.isInteger(count)) return 0;
    for (let [a, b] = [Math.abs(count), step]; ; [a, b] = [b, a % b]) {
      step = a;
      if (b === 0) break;
    }
  }
  return step;
}

/** Checks side conditions and makes them ready. */
export function limitsOf(
  given: readonly SideLimit[],
  { cohorts, facilities }: Aggregate,
  { problem, enrolledToday }: Pick<Model, "problem" | "enrolledToday">,
  table: CapitationTable,
): Limit[] {
  const issues = new IssueList();
  const ids = new Map(facilities.map(({ id }, j) => [id, j]));
  const indexes = (list: readonly string[] | undefined, path: string): Set<number> | null =>
    list === undefined ? null : new Set(list.map((id, k) => indexOf(ids, id, `${path}[${k}]`, issues)));
  const limits = given.map((limit, k): Limit => {
    const path = `options.limits[${k}]`;
    checkKeys(limit, path, KEYS[limit.of] ?? KEYS.people, issues);
    checkBounds(limit, path, issues);
    const bounds = { min: limit.min ?? Number.NEGATIVE_INFINITY, max: limit.max ?? Number.POSITIVE_INFINITY };
    if (limit.of === "rupiah") {
      const only = indexes(limit.facility === undefined ? undefined : [limit.facility], `${path}.facility`);
      const rates = ratesOf({ facilities, enrolledToday, table }, only, (facility) =>
        issues.add(path, { code: "value", expected: "rate-of-all", params: { facility } }),
      );
      const count = (cohort: number, to: number): number => rates[to]! - (rates[cohorts[cohort]!.facility] ?? 0);
      return { limit, text: textOf(limit), ...bounds, count };
    }
    const { segment } = limit;
    const counted = { segment, from: indexes(limit.from, `${path}.from`), to: indexes(limit.to, `${path}.to`) };
    if (segment !== undefined && !(problem.segments ?? []).includes(segment)) {
      issues.add(`${path}.segment`, { code: "value", expected: "problem-segment" });
    }
    const count = (cohort: number, j: number): number => (isCounted(cohorts[cohort]!, j, counted) ? 1 : 0);
    return { limit, text: textOf(limit), ...bounds, count };
  });
  issues.check();
  return limits;
}

function indexOf(ids: ReadonlyMap<string, number>, id: string, path: string, issues: IssueList): number {
  const j = ids.get(id);
  if (j === undefined) issues.add(path, { code: "value", expected: "facility-id" });
  return j ?? -1;
}

/** Which transfers a condition on people counts: of a segment, out of and into some facilities; `null` for all. */
interface Counted {
  readonly segment: string | undefined;
  readonly from: ReadonlySet<number> | null;
  readonly to: ReadonlySet<number> | null;
}

function isCounted(cohort: Cohort, j: number, { segment, from, to }: Counted): boolean {
  if (cohort.facility < 0 || cohort.facility === j || (segment !== undefined && cohort.segment !== segment))
    return false;
  return (from === null || from.has(cohort.facility)) && (to === null || to.has(j));
}

function checkBounds(limit: SideLimit, path: string, issues: IssueList): void {
  if (limit.of !== "people" && limit.of !== "rupiah")
    issues.add(`${path}.of`, { code: "value", expected: "one-of-two", params: { a: '"people"', b: '"rupiah"' } });
  for (const key of ["min", "max"] as const) {
    const value: unknown = limit[key];
    if (value !== undefined && !Number.isFinite(value))
      issues.add(`${path}.${key}`, { code: "value", expected: "number", got: cameOf(value) });
  }
  if (limit.min === undefined && limit.max === undefined)
    issues.add(path, { code: "missing", expected: "max-or-min", got: "#neither" });
}

/** What capitation is reckoned by. */
interface Capitation {
  readonly facilities: readonly Facility[];
  readonly enrolledToday: Float64Array;
  readonly table: CapitationTable;
}

/** Rupiah a person and month at each facility by the band it is in today; 0 at those not asked about. Reports unknown rates. */
function ratesOf(
  { facilities, enrolledToday, table }: Capitation,
  only: ReadonlySet<number> | null,
  report: (facility: number) => void,
): Float64Array {
  return Float64Array.from(facilities, (facility, j) => {
    if (only !== null && !only.has(j)) return 0;
    const people = Math.max(1, enrolledToday[j]!);
    const income = capitationOf(table, facility, people);
    if (income === null) report(j);
    // By the hundredth, so that sums of many are not a little off.
    return Math.round((100 * (income ?? 0)) / people) / 100;
  });
}

function textOf(limit: SideLimit): string {
  const words =
    limit.of === "rupiah"
      ? [limit.facility === undefined ? "the insurer's rupiah" : `rupiah of ${limit.facility}`]
      : ["people"];
  if (limit.of === "people") {
    if (limit.segment !== undefined) words.push(`of ${limit.segment}`);
    if (limit.from !== undefined) words.push(`out of ${limit.from.join(", ")}`);
    if (limit.to !== undefined) words.push(`into ${limit.to.join(", ")}`);
  }
  if (limit.min !== undefined) words.push(`at least ${limit.min}`);
  if (limit.max !== undefined) words.push(`at most ${limit.max}`);
  return words.join(" ");
}
