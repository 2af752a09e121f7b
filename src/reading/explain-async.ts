import { inSlices, progressReporter, readOptions, WATCH_KEYS } from "../slices.ts";
import type { Explanation, Plan, Problem, WatchOptions } from "../types.ts";
import { explainSteps } from "./explain.ts";

/**
 * Like `explain`, same answer, without blocking: pauses for the event loop every `sliceMs` milliseconds. Rejects with
 * `signal.reason` at the first pause after an abort, mostly within 50 ms of processor, and with
 * `InputError` where `explain` throws it.
 *
 * @example
 * const explanation = await explainAsync(problem, plan, { signal: AbortSignal.timeout(60_000) });
 */
export async function explainAsync(problem: Problem, plan: Plan, options?: WatchOptions): Promise<Explanation> {
  const { onProgress, signal, sliceMs } = readOptions(options, WATCH_KEYS);
  return inSlices(explainSteps(problem, plan), progressReporter(onProgress), signal, sliceMs);
}
