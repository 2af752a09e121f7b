/**
 * Asynchronous calls: work in slices, so that a page stays alive and an abort is heard. The only file that knows a clock,
 * a timer and the shape of an AbortSignal.
 */

import { cameOf, IssueList } from "./errors.ts";
import type { AbortSignalLike, Progress } from "./types.ts";

const DEFAULT_SLICE_MS = 16;

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

/** Reports a stage's beginning and every whole per cent of it; says when it is told to stop. */
export function progressReporter(
  onProgress: ((progress: Progress) => unknown) | undefined,
  stop: () => void = () => {},
): (p: Progress) => void {
  if (onProgress === undefined) return () => {};
  let [stage, percent, stopped] = ["", -1, false];
  return (progress) => {
    const now = progress.total === 0 ? 100 : Math.floor((100 * progress.done) / progress.total);
    if (stopped || (progress.stage === stage && now === percent)) return;
    stage = progress.stage;
    percent = now;
    if (onProgress({ stage: progress.stage, done: progress.done, total: progress.total }) === false) {
      stopped = true;
      stop();
    }
  };
}

/** Collects what is wrong with how work is to be watched. */
export function checkWatch({ onProgress, signal, sliceMs }: Record<string, unknown>, issues: IssueList): void {
  if (onProgress !== undefined && typeof onProgress !== "function") {
    issues.add("options.onProgress", { code: "type", expected: "function", got: cameOf(onProgress) });
  }
  if (signal !== undefined && typeof (signal as Partial<AbortSignalLike> | null)?.aborted !== "boolean") {
    issues.add("options.signal", { code: "type", expected: "abort-signal", got: cameOf(signal) });
  }
  if (sliceMs !== undefined && !(typeof sliceMs === "number" && sliceMs > 0)) {
    issues.add("options.sliceMs", { code: "value", expected: "milliseconds", got: cameOf(sliceMs) });
  }
}

/** The keys of `WatchOptions`. */
export const WATCH_KEYS: readonly string[] = ["onProgress", "signal", "sliceMs"];

/** Options of these keys, or none. Throws `InputError` for others, and for a way of watching that there is not. */
export function readOptions<T extends object>(options: T | undefined, known: readonly string[]): Partial<T> {
  const issues = new IssueList();
  const read = readKeys(options, "options", known, issues);
  checkWatch(read, issues);
  issues.check();
  return read as Partial<T>;
}

/** The fields of an object of these keys, or of nothing. */
export function readKeys(
  value: unknown,
  path: string,
  known: readonly string[],
  issues: IssueList,
): Record<string, unknown> {
  if (value === undefined) return {};
  if (typeof value !== "object" || value === null) {
    issues.add(path, { code: "type", expected: "object", got: cameOf(value) });
    return {};
  }
  issues.checkKeys(value, path, known);
  return value as Record<string, unknown>;
}
