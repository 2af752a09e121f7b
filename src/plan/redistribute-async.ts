import { inSlices, progressReporter } from "../slices.ts";
import type { Plan, Policy, Problem, RedistributeAsyncOptions } from "../types.ts";
import { planSteps } from "./steps.ts";

/**
 * Like `redistribute`, same result to the byte, without blocking: pauses for the event loop every `sliceMs`
 * milliseconds, or mostly within 50 ms of processor after that. Rejects with `signal.reason` at the first pause after an
 * abort, and with `InputError` for wrong input.
 *
 * @example
 * const stop = new AbortController();
 * const plan = await redistributeAsync(problem, policy, {
 *   signal: stop.signal,
 *   onProgress: ({ stage, done, total }) => console.log(stage, done / total),
 * });
 */
export async function redistributeAsync(
  problem: Problem,
  policy?: Policy | null,
  options?: RedistributeAsyncOptions,
): Promise<Plan> {
  const { steps, control } = planSteps(problem, policy, options, true);
  const report = progressReporter(options?.onProgress, control.stop);
  return inSlices(steps, report, options?.signal, options?.sliceMs);
}
