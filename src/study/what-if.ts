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
import { type Model, prepare, prepareToKeep, withQuotas } from "../model/prepare.ts";
import { planOf } from "../plan/steps.ts";
import type { CompletePolicy, Plan, Policy, Problem } from "../types.ts";
import { type Change, changedProblem } from "./change.ts";
import { type Preview, previewOf } from "./preview.ts";
import { atOnce, inTurns, type Steps, type StudyRun } from "./turns.ts";

/** A problem that is asked many questions. It holds the problem as given: it must not be changed meanwhile. */
export interface WhatIf {
  /** The problem with the change: what `verify`, `summarize` and `explain` of the changed plan want. */
  problem(change: Change): Problem;
  /** The plan with the change: the same as `redistribute` gives for `problem(change)`, to the byte. */
  plan(change: Change): Plan;
  /** The same with pauses for the event loop; rejects with `signal.reason` after an abort. */
  planAsync(change: Change, run?: StudyRun): Promise<Plan>;
  /** What the plan with the change would cost, in a fraction of the time: a proven bound and an estimate. */
  preview(change: Change): Preview;
  /** The same with pauses for the event loop; rejects with `signal.reason` after an abort. */
  previewAsync(change: Change, run?: StudyRun): Promise<Preview>;
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
  const questions = atOnce(questionsOf(problem, completePolicy(policy)));
  return {
    problem: (change) => changedProblem(problem, change).problem,
    plan: (change) => atOnce(questions.plan(change)),
    planAsync: async (change, run) => inTurns(questions.plan(change), run),
    preview: (change) => atOnce(questions.preview(change)),
    previewAsync: async (change, run) => inTurns(questions.preview(change), run),
  };
}

/** The questions of a prepared problem, as work that pauses. */
export interface Questions {
  readonly model: Model;
  plan(change: Change): Steps<Plan>;
  preview(change: Change): Steps<Preview>;
}

/** Checks and prepares a problem. */
export function* questionsOf(problem: Problem, policy: CompletePolicy): Steps<Questions> {
  yield* checkProblem(problem);
  const model: Model = yield* prepareToKeep(problem, policy);
  function* modelWith(change: Change): Steps<Model> {
    const changed = changedProblem(problem, change);
    return changed.onlyNumbers
      ? withQuotas(model, changed.problem.facilities)
      : yield* prepare(changed.problem, policy);
  }
  return {
    model,
    *plan(change) {
      const own = yield* modelWith(change);
      return yield* planOf(own, yield* fingerprintOf(own.problem), createBudget());
    },
    *preview(change) {
      return yield* previewOf(yield* modelWith(change));
    },
  };
}
