/** Clocks: interleaved runs, medians and minima, memory. */
import { resourceUsage } from "node:process";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Milliseconds of some runs. The minimum is the least disturbed one; the median is what to expect. */
export interface Timing {
  readonly samplesMs: readonly number[];
  readonly median: number;
  readonly min: number;
}

export function timingOf(samplesMs: readonly number[]): Timing {
  const sorted = samplesMs.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  const round = (ms: number): number => Math.round(ms * 1000) / 1000;
  return { samplesMs: samplesMs.map(round), median: round(median), min: round(sorted[0]!) };
}

// Here rather than on the command line, so that a script runs under plain tsx too.
setFlagsFromString("--expose-gc");
/** A collection: of everything, or of young garbage alone. */
export const collectGarbage = runInNewContext("gc") as (options?: { readonly type: "minor" }) => void;

export interface Task {
  readonly name: string;
  /** Its result is handed to `check` outside the clock, so nothing can be optimised away. */
  readonly run: () => unknown;
  readonly check?: (result: never) => void;
}

export interface Rounds {
  readonly rounds: number;
  readonly warmups: number;
  /** More warm-ups until so many milliseconds have passed: small problems need hundreds. Default: no more. */
  readonly warmUpMs?: number;
  /** No more rounds after so many milliseconds in all, but always three. */
  readonly patienceMs?: number;
  /**
   * What is collected before each run, outside the clock, so that nobody pays for the garbage of another. Young garbage,
   * unless said otherwise: a full collection also throws away compiled code, and the next run is half cold (`verify` on
   * 3,000 rows: 60 ms instead of 25). Where millions of input objects live, one within the clock would be dearer still.
   */
  readonly collect?: "young" | "all";
}

/** Runs all tasks in turns, so that a slow minute of the machine hits all of them alike. */
export function interleave(tasks: readonly Task[], options: Rounds): Timing[] {
  const { rounds, warmups, warmUpMs = 0, patienceMs = 60_000, collect = "young" } = options;
  const samples = tasks.map((): number[] => []);
  const begin = performance.now();
  for (let round = -warmups; round < rounds; round++) {
    if (round === -1 && performance.now() - begin < warmUpMs) round--;
    if (round >= 3 && performance.now() - begin > patienceMs) break;
    tasks.forEach((task, t) => {
      if (collect === "all") collectGarbage();
      else collectGarbage({ type: "minor" });
      const start = performance.now();
      const result = task.run();
      const milliseconds = performance.now() - start;
      task.check?.(result as never);
      if (round >= 0) samples[t]!.push(milliseconds);
    });
  }
  return samples.map(timingOf);
}

export interface Memory {
  /** Resident memory at the peak of the run beyond what was resident before (the input among it). */
  readonly peakBytes: number;
  /** The same of `arrayBuffers` alone, as sampled: columns, without V8's heap, code and stacks. */
  readonly peakArrayBuffers: number;
  /** The most the process ever had. */
  readonly maxRssBytes: number;
}

/** Runs once and watches memory; `run` calls `sample` as often as it can. */
export function watchMemory<T>(run: (sample: () => void) => T): { result: T; memory: Memory } {
  collectGarbage();
  const before = process.memoryUsage();
  const maxBefore = resourceUsage().maxRSS * 1024;
  let [rss, arrayBuffers] = [before.rss, before.arrayBuffers];
  const result = run(() => {
    const now = process.memoryUsage();
    rss = Math.max(rss, now.rss);
    arrayBuffers = Math.max(arrayBuffers, now.arrayBuffers);
  });
  const maxRssBytes = resourceUsage().maxRSS * 1024;
  // The kernel's own peak knows more than samples do, where it lies within the run.
  if (maxRssBytes > maxBefore) rss = Math.max(rss, maxRssBytes);
  const memory = { peakBytes: rss - before.rss, peakArrayBuffers: arrayBuffers - before.arrayBuffers, maxRssBytes };
  return { result, memory };
}
