/**
 * What if a doctor leaves, a clinic takes more, somebody agrees? Many plans of one problem.
 *
 * Problem. A meeting asks ten such questions in as many minutes. Most of a run is finding out who may go where and at what
 * cost, and that is the same each time: doctors, rooms and agreements change only what a load costs.
 *
 * Method. What was prepared is kept, and the engine runs anew. It does not start from the last plan: that was tried, gives
 * the same optimum, and is mostly three to six times slower than beginning afresh, for a doctor is 5,000 people, whom
 * coarse levels move by thousands and the finest one by one. A change of answers or a closing changes who may go where, so
 * that is prepared anew.
 *
 * A preview stops the engine at a coarse level, where one unit stands for many, and takes its prices to all units once:
 * see assign/dual-bound.ts.
 *
 * Memory. One prepared problem, some 100 bytes a person, and another while a question changes who may go where.
 */

import { createBudget } from "../assign/solve.ts";
import { checkProblem } from "../model/check.ts";
import { fingerprintOf } from "../model/fingerprint.ts";
import { completePolicy } from "../model/policy.ts";
import { type Model, prepare, withQuotas } from "../model/prepare.ts";
import { planOf } from "../plan/steps.ts";
import { runThrough } from "../report/run-through.ts";
import type { Plan, Policy, Problem } from "../types.ts";
import { type Change, changedProblem } from "./change.ts";
import { type Preview, previewOf } from "./preview.ts";

/** A problem that is asked many questions. It holds the problem as given: it must not be changed meanwhile. */
export interface WhatIf {
  /** The problem with the change: what `verify`, `summarize` and `explain` of the changed plan want. */
  problem(change: Change): Problem;
  /** The plan with the change: the same as `redistribute` gives for `problem(change)`, to the byte. */
  plan(change: Change): Plan;
  /** What the plan with the change would cost, in a fraction of the time: a proven bound and an estimate. */
  preview(change: Change): Preview;
}

/**
 * Prepares a problem for many what-ifs.
 *
 * @throws InputError as `redistribute`, and each question for a change that is none.
 *
 * @example
 * const study = whatIf(problem, policy);
 * const plan = study.plan({ facilities: [{ id: "15010402", doctors: 2 }] });
 */
export function whatIf(problem: Problem, policy?: Policy | null): WhatIf {
  const complete = completePolicy(policy);
  runThrough(checkProblem(problem));
  const own: Model = runThrough(prepare(problem, complete));
  const modelWith = (change: Change): Model => {
    const changed = changedProblem(problem, change);
    if (changed.onlyNumbers) return withQuotas(own, changed.problem.facilities);
    return runThrough(prepare(changed.problem, complete));
  };
  return {
    problem: (change) => changedProblem(problem, change).problem,
    plan(change) {
      const model = modelWith(change);
      return runThrough(planOf(model, runThrough(fingerprintOf(model.problem)), createBudget()));
    },
    preview: (change) => runThrough(previewOf(modelWith(change))),
  };
}
