/** Every answer is checked before its time counts. */
import type { Objective, Plan, Policy, Problem } from "../src/index.ts";
import { redistribute, verify } from "./library.ts";

/** Throws unless the plan is optimal, whole and proven. */
export function checkPlan(problem: Problem, plan: Plan): void {
  if (plan.status !== "optimal") throw new Error(`expected an optimal plan, got ${plan.status}`);
  const { ok, proven, violations } = verify(problem, plan);
  if (!ok || !proven) throw new Error(`not proven: ${JSON.stringify(violations.slice(0, 3))}`);
}

/** Throws unless two objectives are the same numbers. */
export function checkSame(expected: Objective, got: Objective): void {
  if (expected.overload !== got.overload || expected.metres !== got.metres) {
    throw new Error(`repeats differ: ${JSON.stringify(expected)}, then ${JSON.stringify(got)}`);
  }
}

/** A plan that has been checked. */
export function checkedPlan(problem: Problem, policy: Policy, onProgress?: () => void): Plan {
  const plan = redistribute(problem, policy, onProgress === undefined ? {} : { onProgress });
  checkPlan(problem, plan);
  return plan;
}
