/** How a run is made, watched and broken off. */

/** What is being done, for a progress bar. */
export interface Progress {
  /** `"check"`, `"merge"`, `"solve"`, `"prove"` or `"write"`, in this order; `"solve"` and `"prove"` may alternate. */
  readonly stage: ProgressStage;
  /** How much of the stage is done, from 0 to `total`. While solving it may fall when work is found to remain. */
  readonly done: number;
  /** All of the stage. */
  readonly total: number;
}

/** The stages of a run, in their order. */
export type ProgressStage = "check" | "merge" | "solve" | "prove" | "write";

/** How to run, not what to plan. */
export interface RedistributeOptions {
  /**
   * Called some hundred times during a run. Returning `false` stops it: the plan is then a valid one with status
   * `"stopped"`. What it throws is passed on.
   */
  readonly onProgress?: ((progress: Progress) => unknown) | undefined;
  /** Stops the run when reached; the plan is then a valid one with status `"stopped"`. */
  readonly limit?:
    | {
        /** The most augmentations (pushes of people along a path of facilities). @default Infinity */
        readonly augmentations?: number | undefined;
      }
    | undefined;
}

/** The shape of an `AbortSignal`, so that no DOM type is needed. */
export interface AbortSignalLike {
  /** Whether the run is to end. */
  readonly aborted: boolean;
  /** What the run then rejects with, or throws. */
  readonly reason?: unknown;
}

/** How to run without blocking, and to watch it. */
export interface WatchOptions {
  /** Called some hundred times. What it throws is passed on, and ends the work. */
  readonly onProgress?: ((progress: Progress) => unknown) | undefined;
  /**
   * Rejects with `signal.reason` soon after an abort: a slice later, and what is done between two looks at the clock, up to 50
   * ms of processor (`npx tsx bench/pauses.ts` measures it).
   */
  readonly signal?: AbortSignalLike | undefined;
  /**
   * Milliseconds of work between two pauses for the event loop. More than 0.
   * @default 16
   */
  readonly sliceMs?: number | undefined;
}

/** How to run without blocking. */
export interface RedistributeAsyncOptions extends RedistributeOptions, WatchOptions {
  /** As of `RedistributeOptions`: returning `false` stops the run. */
  readonly onProgress?: ((progress: Progress) => unknown) | undefined;
}
