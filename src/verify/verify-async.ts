import { inSlices, progressReporter, readOptions, WATCH_KEYS } from "../slices.ts";
import type { Plan, Problem, Verification, VerifyAsyncOptions } from "../types.ts";
import { verifySteps } from "./verify.ts";

/**
 * Like `verify`, same answer, without blocking: pauses for the event loop every `sliceMs` milliseconds. Rejects with
 * `signal.reason` at the first pause after an abort, mostly within 50 ms of processor, and with
 * `InputError` for a wrong problem.
 *
 * @example
 * const { ok, proven } = await verifyAsync(problem, plan, { onProgress: ({ done, total }) => console.log(done / total) });
 */
export async function verifyAsync(problem: Problem, plan: Plan, options?: VerifyAsyncOptions): Promise<Verification> {
  const { policy, onProgress, signal, sliceMs } = readOptions(options, ["policy", ...WATCH_KEYS]);
  return inSlices(verifySteps(problem, plan, { policy }), progressReporter(onProgress), signal, sliceMs);
}
