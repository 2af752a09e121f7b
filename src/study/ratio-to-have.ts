/**
 * Which ratio can be had: the least number of participants per doctor that leaves nobody over, with today's doctors, rooms,
 * consents and limits. The question of a province that cannot meet the norm.
 *
 * Method. With more participants per doctor every quota is as large or larger, so whoever could be placed within the quotas
 * still can: the answer is found by bisection. Each question is one plan by the lexicographic objective, for with finite
 * weights somebody may stay over quota because relief is not worth its way. What is not counted by doctors (a `target`, a
 * `capacity`) does not grow, so that perhaps no ratio is enough.
 */

import { createBudget } from "../assign/solve.ts";
import { checkProblem } from "../model/check.ts";
import { completePolicy } from "../model/policy.ts";
import { type Model, prepare, withQuotas } from "../model/prepare.ts";
import { planOf } from "../plan/steps.ts";
import { runThrough } from "../report/run-through.ts";
import type { Plan, Policy, Problem } from "../types.ts";
import { regionOf } from "./region-of.ts";

/** What can be had, in all or in one region. */
export interface RatioToHave {
  /** One of `problem.regions`; `null` for all together. */
  readonly region: string | null;
  readonly people: number;
  /** Full-time equivalents. */
  readonly doctors: number;
  /** Participants per doctor if doctors and people could be put together freely; `null` without a doctor. */
  readonly mean: number | null;
  /** The least whole `participantsPerDoctor` with which a plan leaves nobody over; `null` where none does. */
  readonly participantsPerDoctor: number | null;
}

export interface RatioOptions {
  /** Whether each region is asked by itself, besides all together: its facilities, the people registered there, and the newly enrolled who live there. @default false */
  readonly byRegion?: boolean | undefined;
  readonly onProgress?: ((progress: { readonly done: number; readonly total: number }) => unknown) | undefined;
}

/**
 * The least ratio that leaves nobody over: first of all together, then with `byRegion` of each region. Some twenty plans each.
 *
 * @throws InputError as `redistribute`.
 *
 * @example
 * const [all] = ratioToHave(problem, policy);
 * all.participantsPerDoctor; // 7,412: with 5,000 there are too few doctors
 */
export function ratioToHave(problem: Problem, policy?: Policy | null, options: RatioOptions = {}): RatioToHave[] {
  runThrough(checkProblem(problem));
  const complete = completePolicy({ ...policy, overloadKm: Number.POSITIVE_INFINITY });
  const regions = options.byRegion === true ? (problem.regions ?? []) : [];
  const parts = [null, ...regions];
  return parts.map((region, done) => {
    const part = region === null ? problem : regionOf(problem, region);
    const found = ratioOf(part, complete, region);
    options.onProgress?.({ done: done + 1, total: parts.length });
    return found;
  });
}

function ratioOf(problem: Problem, policy: Plan["policy"], region: string | null): RatioToHave {
  const model = runThrough(prepare(problem, policy));
  const people =
    model.units.fixed.reduce((sum, own) => sum + own, 0) + model.units.weight.reduce((sum, n) => sum + n, 0);
  const doctors = problem.facilities.reduce(
    (sum, facility) => sum + (facility.closed === true ? 0 : facility.doctors),
    0,
  );
  return {
    region,
    people,
    doctors,
    mean: doctors > 0 ? people / doctors : null,
    participantsPerDoctor: leastRatio(model, people, doctors),
  };
}

function leastRatio(model: Model, people: number, doctors: number): number | null {
  if (people === 0) return 1;
  // Beyond this every facility with a doctor at all could take everybody.
  const smallest = Math.min(
    ...model.problem.facilities.map((own) => (own.doctors > 0 ? own.doctors : Number.POSITIVE_INFINITY)),
  );
  if (doctors === 0 || !leavesNobody(model, Math.ceil(people / smallest))) return leavesNobody(model, 1) ? 1 : null;
  let [low, high] = [0, Math.ceil(people / smallest)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (leavesNobody(model, middle)) high = middle;
    else low = middle;
  }
  return high;
}

function leavesNobody(model: Model, participantsPerDoctor: number): boolean {
  const own = withQuotas({ ...model, policy: { ...model.policy, participantsPerDoctor } }, model.problem.facilities);
  const { enrolled, quota } = runThrough(planOf(own, "", createBudget()));
  return enrolled.every((there, j) => there <= quota[j]!);
}
