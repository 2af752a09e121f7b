/** Every answer is checked before its time counts. */
import type { Objective, Plan, Policy, Problem } from "../src/index.ts";
import { redistribute, verify } from "./library.ts";

/** The share of the bound's points that may be missing to it where households stay together. */
const GAP = 1e-3;

/** Throws unless the plan is optimal, whole and proven; or, where households stay together, near its proven bound. */
export function checkPlan(problem: Problem, plan: Plan): void {
  const { status, bound, gap } = plan;
  const isNear = status === "near-optimal" && gap!.overload <= GAP * bound!.overload;
  if (status !== "optimal" && !isNear) throw new Error(`expected an optimal plan, got ${status}`);
  const { ok, proven, violations } = verify(problem, plan);
  if (!ok || proven === isNear) throw new Error(`not proven: ${JSON.stringify(violations.slice(0, 3))}`);
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
