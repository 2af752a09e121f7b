/** A plan must belong to the problem it is read with: indexes into other rows would be plausible and wrong. */

import { InputError, IssueList } from "../errors.ts";
import { checkProblem } from "../model/check.ts";
import { fingerprintOf } from "../model/fingerprint.ts";
import type { Plan, Problem } from "../types.ts";
import { checkSizes, readPlan } from "./plan-shape.ts";
import { runThrough } from "./run-through.ts";

/** A copy of the plan that is safe to index this problem with. Throws `InputError` for a wrong problem or plan. */
export function planOfProblem(problem: Problem, plan: Plan): Plan {
  runThrough(checkProblem(problem));
  const issues = new IssueList();
  const own = readPlan(plan, "memory", issues);
  issues.check();
  if (own!.fingerprint !== runThrough(fingerprintOf(problem))) {
    issues.add("fingerprint", "plan.fingerprint", foreignPlan);
    throw new InputError(issues.issues);
  }
  checkSizes(own!, problem, issues);
  issues.check();
  return own!;
}

export const foreignPlan = "expected a plan of this problem, got one made from other rows or another order of rows";
