/** A plan must belong to the problem it is read with: indexes into other rows would be plausible and wrong. */

import { type Fault, IssueList, wrongInput } from "../errors.ts";
import { runThrough } from "../generators.ts";
import { checkProblem } from "../model/check.ts";
import { fingerprintOf } from "../model/fingerprint.ts";
import type { Plan, Problem } from "../types.ts";
import { checkSizes, readPlan } from "./plan-shape.ts";

/** A copy of the plan that is safe to index this problem with. Throws `InputError` for a wrong problem or plan. */
export function planOfProblem(problem: Problem, plan: Plan): Plan {
  return runThrough(ownPlanOf(problem, plan));
}

/** The same with pauses. */
export function* ownPlanOf(problem: Problem, plan: Plan): Generator<number, Plan> {
  yield* checkProblem(problem);
  const issues = new IssueList();
  const own = yield* readPlan(plan, "memory", issues);
  issues.check();
  if (own!.fingerprint !== (yield* fingerprintOf(problem))) {
    throw wrongInput("plan.fingerprint", foreignPlan);
  }
  checkSizes(own!, problem, issues);
  issues.check();
  return own!;
}

/** A plan that was made from something else. */
export const foreignPlan: Fault = { code: "fingerprint", expected: "plan-of-problem", got: "#other-rows" };
