/**
 * What if a doctor leaves, a clinic takes more, somebody agrees, people may be sent farther? Many plans of one problem.
 *
 * Problem. A meeting asks ten such questions in as many minutes. Most of a run is finding out who may go where and at what
 * cost, and that is the same each time: doctors, rooms and agreements change only what a load costs.
 *
 * Method. What was prepared is kept, and the engine runs anew. It does not start from the last plan: that was tried, gives
 * the same optimum, and is mostly three to six times slower than beginning afresh, for a doctor is 5,000 people, whom
 * coarse levels move by thousands and the finest one by one. Weights, costs and limits of the policy change what a move costs:
 * that is measured again, over the units and ways that were kept. A change of answers, a closing, or a policy of who may move
 * changes who may go where, so that is prepared anew.
 *
 * A preview stops the engine at a coarse level, where one unit stands for many, and takes its prices to all units once:
 * see assign/dual-bound.ts.
 *
 * Memory. One prepared problem, some 100 bytes a person, and another while a question changes who may go where.
 */

import { staged } from "../generators.ts";
import { checkProblem } from "../model/check.ts";
import { fingerprintOf } from "../model/fingerprint.ts";
import { completePolicy } from "../model/policy.ts";
import { type Model, prepare, prepareToKeep, withPolicy, withQuotas } from "../model/prepare.ts";
import { planOf } from "../plan/steps.ts";
import { inSlices, progressReporter } from "../slices.ts";
import type { CompletePolicy, Plan, Policy, Problem, Progress } from "../types.ts";
import { type Change, changedPolicy, changedProblem } from "./change.ts";
import { type Preview, previewOf } from "./preview.ts";
import { atOnce, inTurns, type Steps, type StudyRun } from "./turns.ts";

/** How to run one plan, or what all plans of a study have in common. */
export interface PlanRun extends Pick<StudyRun, "signal"> {
  /** Called as that of `redistributeAsync`; it stops nothing. */
  readonly onProgress?: ((progress: Progress) => unknown) | undefined;
}

/** A problem that is asked many questions. It holds the problem as given: it must not be changed meanwhile. */
export interface WhatIf {
  /** The problem with the change: what `verify`, `summarize` and `explain` of the changed plan want. */
  problem(change: Change): Problem;
  /** The plan with the change: the same as `redistribute` gives for `problem(change)` and the changed policy, to the byte. */
  plan(change: Change): Plan;
  /** The same with pauses for the event loop; rejects with `signal.reason` after an abort. */
  planAsync(change: Change, run?: PlanRun): Promise<Plan>;
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
  return answering(problem, atOnce(questionsOf(problem, completePolicy(policy))));
}

/**
 * Like `whatIf`, with pauses for the event loop; rejects with `signal.reason` after an abort.
 *
 * @throws InputError as `redistribute`, and each question for a change that is none.
 *
 * @example
 * const study = await whatIfAsync(problem, policy, { signal });
 * study.preview({ policy: { maxExtraKm: 5 } }).overQuota;
 */
export async function whatIfAsync(problem: Problem, policy?: Policy | null, run: PlanRun = {}): Promise<WhatIf> {
  return answering(problem, await inStages(questionsOf(problem, completePolicy(policy)), run));
}

function inStages<T>(steps: Steps<T>, { onProgress, signal }: PlanRun): Promise<T> {
  const report = progressReporter(onProgress);
  return inSlices(steps, (step) => isStage(step) && report(step), signal);
}

function isStage(step: unknown): step is Progress {
  return typeof step === "object" && step !== null && "stage" in step;
}

function answering(problem: Problem, questions: Questions): WhatIf {
  return {
    problem: (change) => changedProblem(problem, change).problem,
    plan: (change) => atOnce(questions.plan(change)),
    planAsync: async (change, run = {}) => inStages(questions.plan(change), run),
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
  const rows = problem?.participants?.facility?.length ?? 0;
  yield* staged("check", rows, checkProblem(problem));
  const model: Model = yield* staged("merge", rows, prepareToKeep(problem, policy));
  function* modelWith(change: Change): Steps<Model> {
    const changed = changedProblem(problem, change);
    const other = changedPolicy(policy, change);
    if (!changed.onlyNumbers) return yield* staged("merge", rows, prepare(changed.problem, other));
    const own: Model = other === policy ? model : yield* staged("merge", rows, withPolicy(model, other));
    return withQuotas(own, changed.problem.facilities);
  }
  return {
    model,
    *plan(change) {
      const own = yield* modelWith(change);
      return yield* planOf(own, yield* fingerprintOf(own.problem));
    },
    *preview(change) {
      return yield* previewOf(yield* modelWith(change));
    },
  };
}
