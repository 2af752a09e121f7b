/**
 * Which ratio can be had: the least number of participants per doctor that leaves nobody over, with today's doctors, rooms,
 * consents and limits. The question of a province that cannot meet the norm.
 *
 * Method. With more participants per doctor every quota is as large or larger, so whoever could be placed within the quotas
 * still can: the answer is found by bisection. Each question is one plan by the lexicographic objective, for with finite
 * weights somebody may stay over quota because relief is not worth its way. What is not counted by doctors (a `target`, a
 * `capacity`) does not grow, so that perhaps no ratio is enough.
 */

import { checkProblem } from "../model/check.ts";
import { completePolicy } from "../model/policy.ts";
import { type Model, prepareToKeep, withQuotas } from "../model/prepare.ts";
import { planOf } from "../plan/steps.ts";
import type { CompletePolicy, Policy, Problem } from "../types.ts";
import { regionOf } from "./region-of.ts";
import { atOnce, inTurns, type Steps, type StudyRun } from "./turns.ts";

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

export interface RatioOptions extends StudyRun {
  /** Whether each region is asked by itself, besides all together: its facilities, the people registered there, and the newly enrolled who live there. @default false */
  readonly byRegion?: boolean | undefined;
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
  return atOnce(ratiosOf(problem, policy, options), options);
}

/**
 * Like `ratioToHave`, with pauses for the event loop; rejects with `signal.reason` after an abort.
 *
 * @example
 * const [all] = await ratioToHaveAsync(problem, policy);
 */
export async function ratioToHaveAsync(
  problem: Problem,
  policy?: Policy | null,
  options: RatioOptions = {},
): Promise<RatioToHave[]> {
  return inTurns(ratiosOf(problem, policy, options), options);
}

function* ratiosOf(problem: Problem, policy: Policy | null | undefined, options: RatioOptions): Steps<RatioToHave[]> {
  yield* checkProblem(problem);
  const complete = { ...completePolicy(policy), overloadKm: Number.POSITIVE_INFINITY };
  const parts = [null, ...(options.byRegion === true ? (problem.regions ?? []) : [])];
  const found: RatioToHave[] = [];
  for (const region of parts) {
    found.push(yield* ratioOf(region === null ? problem : regionOf(problem, region), complete, region));
    yield { done: found.length, total: parts.length };
  }
  return found;
}

function* ratioOf(problem: Problem, policy: CompletePolicy, region: string | null): Steps<RatioToHave> {
  const model = yield* prepareToKeep(problem, policy);
  const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, own) => total + own, 0);
  const people = sum(model.units.fixed) + sum(model.units.weight);
  const open = problem.facilities.filter(({ closed }) => closed !== true);
  const doctors = sum(open.map((facility) => facility.doctors));
  const participantsPerDoctor = yield* leastRatio(model, people);
  return { region, people, doctors, mean: doctors > 0 ? people / doctors : null, participantsPerDoctor };
}

function* leastRatio(model: Model, people: number): Steps<number | null> {
  if (people === 0) return 1;
  // With this many every facility with a doctor at all could take everybody, its reserve aside.
  const doctors = model.problem.facilities.map((own) => own.doctors).filter((own) => own > 0);
  const enough = doctors.length === 0 ? 1 : Math.ceil(people / (Math.min(...doctors) * (1 - model.policy.reserve)));
  if (!(yield* leavesNobody(model, enough))) return null;
  let [low, high] = [0, enough];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (yield* leavesNobody(model, middle)) high = middle;
    else low = middle;
  }
  return high;
}

function* leavesNobody(model: Model, participantsPerDoctor: number): Steps<boolean> {
  const own = withQuotas({ ...model, policy: { ...model.policy, participantsPerDoctor } }, model.problem.facilities);
  const { enrolled, quota } = yield* planOf(own, "");
  return enrolled.every((there, j) => there <= quota[j]!);
}
