/** Studies at once or with pauses: the same steps, so the same answers. */

import { inSlices } from "../slices.ts";
import type { AbortSignalLike } from "../types.ts";

/** How far a study is, in plans or previews. */
export interface StudyProgress {
  readonly done: number;
  readonly total: number;
}

/** How to run a study, not what to ask. */
export interface StudyRun {
  /** Called after each plan or preview of the study. */
  readonly onProgress?: ((progress: StudyProgress) => unknown) | undefined;
  /** Ends the study soon after an abort, with `signal.reason`: within a slice of work, or at once after the next pause. */
  readonly signal?: AbortSignalLike | undefined;
}

/** Work of a study: it pauses between slices, and says now and then how far it is. */
export type Steps<T> = Generator<unknown, T>;

/** Says how far the study is; who then aborts ends it here, and not only when the slice of work is over. */
function report({ onProgress, signal }: StudyRun, step: unknown): void {
  // Pauses within a plan have a stage; they are not the study's.
  const own = step as (StudyProgress & { readonly stage?: unknown }) | undefined | number;
  if (typeof own === "object" && own !== null && own.stage === undefined) onProgress?.(own);
  if (signal?.aborted === true) throw signal.reason;
}

/** Runs to the end at once. */
export function atOnce<T>(steps: Steps<T>, run: StudyRun = {}): T {
  for (;;) {
    if (run.signal?.aborted === true) throw run.signal.reason;
    const { done, value } = steps.next();
    if (done === true) return value;
    report(run, value);
  }
}

/** Runs with pauses for the event loop. */
export function inTurns<T>(steps: Steps<T>, run: StudyRun = {}): Promise<T> {
  return inSlices(steps, (step) => report(run, step), run.signal);
}
