/** What `placeDoctors` and `shareDoctors` do alike: run the engine for the search, and put the result together. */

import { summarize } from "../reading/summarize.ts";
import { inSlices } from "../slices.ts";
import type { AbortSignalLike, Plan, Problem } from "../types.ts";
import { problemWith, type Scope } from "./allocations.ts";
import { type Planned, type Planning, type SearchOutcome, searchAllocations } from "./search.ts";
import type { DoctorPlan, DoctorResult, DoctorSearchOptions } from "./types.ts";

const RANKING = 5;

/** The search of a verb, not begun. */
export function searchFor(scope: Scope, { limit, ranking, onProgress }: DoctorSearchOptions): Planning<SearchOutcome> {
  const nodes = limit?.nodes ?? Number.POSITIVE_INFINITY;
  return searchAllocations(scope, { nodes, ranking: ranking ?? RANKING, onProgress });
}

/** Runs it to its end at once. */
export function runSearch(search: Planning<SearchOutcome>, signal?: AbortSignalLike): SearchOutcome {
  for (;;) {
    if (signal?.aborted === true) throw signal.reason;
    const { done, value } = search.next();
    if (done === true) return value;
  }
}

/** Runs it with pauses for the event loop. */
export function runSearchAsync(search: Planning<SearchOutcome>, signal?: AbortSignalLike): Promise<SearchOutcome> {
  return inSlices(search, () => {}, signal);
}

/** The result, with what a verb says of an allocation besides its plan. */
export function resultOf<T extends DoctorPlan>(
  scope: Scope,
  { before, best, proven, stopped, runs }: SearchOutcome,
  describe: (planned: Planned, plan: DoctorPlan, before: DoctorPlan) => T,
): DoctorResult<T> {
  const figures = ({ amounts, plan }: Planned): DoctorPlan => figuresOf(problemWith(scope, amounts), plan);
  const today = figures(before);
  return {
    status: proven ? "optimal" : stopped ? "stopped" : "near-optimal",
    proven,
    before: today,
    ranking: best.map((planned) => describe(planned, figures(planned), today)),
    problem: problemWith(scope, best[0]!.amounts),
    plan: best[0]!.plan,
    runs,
  };
}

function figuresOf(problem: Problem, plan: Plan): DoctorPlan {
  const summary = summarize(problem, plan);
  return { objective: plan.objective, summary, extraKm: (summary.extraKm?.mean ?? 0) * summary.transferred };
}
