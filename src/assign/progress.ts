import type { Level } from "./levels.ts";

/** Units done and to do, for a progress bar. */
export interface SolveProgress {
  readonly stage: "solve" | "prove";
  readonly done: number;
  readonly total: number;
}

/** Passes pauses on as progress. */
export function* solving<T>(work: Generator<void, T>, level: Level): Generator<SolveProgress, T> {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
    yield { stage: "solve", done: level.units, total: level.options.units };
  }
}
