import { runThrough } from "../generators.ts";
import { checkProblem } from "../model/check.ts";
import { completePolicy } from "../model/policy.ts";
import { warningsOfProblem } from "../model/warnings.ts";
import type { PlanWarning, Policy, Problem } from "../types.ts";

/**
 * What is odd about the data, before a plan is made: the warnings that every plan of this problem under this policy will
 * carry, but for what it gives to whom. Throws `InputError` for a wrong problem or policy. O(rows), mostly.
 *
 * @example
 * for (const warning of problemWarnings(problem)) console.log(message(warning, "id"));
 */
export function problemWarnings(problem: Problem, policy?: Policy | null): PlanWarning[] {
  const complete = completePolicy(policy);
  runThrough(checkProblem(problem));
  return runThrough(warningsOfProblem(problem, complete));
}
