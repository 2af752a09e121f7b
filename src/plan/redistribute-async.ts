/**
 * The asynchronous door: the same steps, in slices, so that a page stays alive and an abort is heard. The only file that
 * knows a clock, a timer and the shape of an AbortSignal.
 */

import type { AbortSignalLike, Plan, Policy, Problem, RedistributeAsyncOptions } from "../types.ts";
import { progressReporter } from "./progress.ts";
import { planSteps } from "./steps.ts";

const DEFAULT_SLICE_MS = 16;

/**
 * Like `redistribute`, same result to the byte, without blocking: pauses for the event loop every `sliceMs`
 * milliseconds. Rejects with `signal.reason` within 50 ms of an abort, and with `InputError` for wrong input.
 */
export async function redistributeAsync(
  problem: Problem,
  policy?: Policy | null,
  options?: RedistributeAsyncOptions,
): Promise<Plan> {
  const { steps, control } = planSteps(problem, policy, options, true);
  return inSlices(steps, progressReporter(options?.onProgress, control), options?.signal, options?.sliceMs);
}

/** Runs steps to their end, with a pause for the event loop every `sliceMs` milliseconds. */
export async function inSlices<S, T>(
  steps: Generator<S, T>,
  report: (step: S) => void,
  signal: AbortSignalLike | undefined,
  sliceMs: number = DEFAULT_SLICE_MS,
): Promise<T> {
  for (;;) {
    if (signal?.aborted === true) throw signal.reason;
    const end = Date.now() + sliceMs;
    do {
      const { done, value } = steps.next();
      if (done === true) return value;
      report(value);
    } while (Date.now() < end);
    await nextTurn();
  }
}

/** What hosts offer for "after the events that wait now", by shape. */
interface Host {
  readonly setImmediate?: (callback: () => void) => unknown;
  readonly setTimeout?: (callback: () => void, ms: number) => unknown;
  readonly MessageChannel?: new () => {
    readonly port1: { onmessage: (() => void) | null; close(): void };
    readonly port2: { postMessage(message: unknown): void };
  };
}

/** Lets the event loop run. Browsers hold repeated timers back for 4 ms, messages not. */
function nextTurn(): Promise<void> {
  const host = globalThis as unknown as Host;
  return new Promise((resolve) => {
    if (host.setImmediate !== undefined) host.setImmediate(resolve);
    else if (host.MessageChannel !== undefined) {
      const { port1, port2 } = new host.MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    } else if (host.setTimeout !== undefined) host.setTimeout(resolve, 0);
    else resolve();
  });
}
