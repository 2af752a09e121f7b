/**
 * What a plan is worth when doctors stand elsewhere: by cohorts in milliseconds, person by person to be sure.
 *
 * `Town` holds a problem (with facilities that may be opened), its aggregate, and remembers what it has looked at, so that
 * a search may ask as often as it likes. Aggregates differ from people by their loss only; whatever is reported comes from
 * the exact engine.
 */

import type { Options } from "../assign/problem.ts";
import { curvesOf, quotaOf } from "../model/overload.ts";
import type { Model } from "../model/prepare.ts";
import { redistribute } from "../plan/redistribute.ts";
import type { Facility, Policy, Problem } from "../types.ts";
import { aggregateModel, modelOf } from "./aggregate.ts";
import { type CohortSolution, cohortOptions, solveCohorts } from "./cohort-engine.ts";
import type { Aggregate, AggregateOptions, Outcome } from "./types.ts";

const MOST_COHORTS = 800;

export interface Town {
  readonly problem: Problem;
  readonly policy: Policy | null | undefined;
  readonly model: Model;
  readonly aggregate: Aggregate;
  readonly options: Options;
  readonly seen: Map<string, CohortSolution>;
}

export function townOf(problem: Problem, policy: Policy | null | undefined, given?: AggregateOptions): Town {
  const model = modelOf(problem, policy);
  const few = model.units.size <= MOST_COHORTS || problem.participants.lon === undefined;
  const usual: AggregateOptions = few ? { areas: "place" } : { areas: "grid", maxCohorts: MOST_COHORTS };
  const aggregate = aggregateModel(model, given ?? usual);
  return { problem, policy, model, aggregate, options: cohortOptions(aggregate), seen: new Map() };
}

/** The town's facilities with these doctors. */
export function staffed({ problem }: Town, doctors: ArrayLike<number>): Facility[] {
  return problem.facilities.map((facility, j) => ({ ...facility, doctors: doctors[j]! }));
}

/** The best plan in cohorts with these doctors. */
export function lookAt(town: Town, doctors: ArrayLike<number>): CohortSolution {
  const key = Array.from(doctors).join(" ");
  let solution = town.seen.get(key);
  if (solution === undefined) {
    const { units, policy, scale } = town.model;
    const curves = curvesOf(staffed(town, doctors), units.enrolledToday, policy);
    solution = solveCohorts(town.aggregate, town.options, curves, scale);
    town.seen.set(key, solution);
  }
  return solution;
}

/** Whether nothing is lost in cohorts: then what they say holds for the people. */
export function isExact({ aggregate: { loss } }: Town): boolean {
  return loss.metres === 0 && loss.options === 0;
}

/** The order of plans: points, then metres; with a finite `overloadKm` their weighted sum. Negative: the first is better. */
export function compare(
  town: Town,
  a: Pick<Outcome, "overload" | "metres">,
  b: Pick<Outcome, "overload" | "metres">,
): number {
  const { overloadKm } = town.model.policy;
  if (overloadKm === Number.POSITIVE_INFINITY) return a.overload - b.overload || a.metres - b.metres;
  const weight = town.model.scale;
  return a.overload * weight + a.metres - (b.overload * weight + b.metres);
}

/** What the exact engine says, person by person. */
export function confirmed(town: Town, doctors: ArrayLike<number>): Outcome {
  const facilities = staffed(town, doctors);
  const plan = redistribute({ ...town.problem, facilities }, town.policy);
  const { from, people } = plan.transfers;
  let transferred = 0;
  for (let i = 0; i < people.length; i++) if (from[i]! >= 0) transferred += people[i]!;
  const overQuota = plan.enrolled.reduce(
    (sum, enrolled, j) => sum + Math.max(0, enrolled - quotaOf(facilities[j]!, town.model.policy)),
    0,
  );
  return { overload: plan.objective.overload, metres: plan.objective.metres, overQuota, transferred };
}
