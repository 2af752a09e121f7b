import { progressReporter } from "../slices.ts";
import type { Plan, Policy, Problem, RedistributeOptions } from "../types.ts";
import { planSteps } from "./steps.ts";

/**
 * The best plan there is: who moves where, so that overload is least and, among those, extra ways are shortest; with
 * prices that prove it. Nobody moves without consent.
 *
 * The objective and the prices are unique; who moves, among people equal in cost, is drawn by lot from their ids and
 * `policy.drawSeed`, so that with ids the order of rows decides nothing. Without ids it does. Where nobody has to be placed
 * and it is as good that nobody moves, nobody moves.
 *
 * @param problem columns (see `Problem`), or what `problemFrom` made of records. Never written to.
 * @param policy the planner's choices; what is left out has its default (`defaultPolicy`).
 * @throws InputError for wrong input, before any work is done.
 *
 * Cost: less than one look at every pair of person and facility; memory some 200 bytes a person beyond the input.
 *
 * @example
 * const plan = redistribute(problem, { maxExtraKm: 2 });
 * plan.objective.overQuota; // people over quota after it
 */
export function redistribute(problem: Problem, policy?: Policy | null, options?: RedistributeOptions): Plan {
  const { steps, control } = planSteps(problem, policy, options, false);
  const report = progressReporter(options?.onProgress, control.stop);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    report(value);
  }
}
