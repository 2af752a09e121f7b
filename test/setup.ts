/**
 * Before every test file: fast-check's seed and number of runs, and no console output from anywhere.
 *
 * - `FC_SEED` replays a run; the seed of a random one is printed by vitest.config.ts.
 * - `FC_RUNS` problems a law (default 25, in .ci/run 60); heavier laws take a fixed share of it, see `runs` in support/arbitraries.ts.
 * - `FC_TIMEOUT` milliseconds a test (default 60,000). A law ends early, without failing, at 3/4 of it.
 */
import fc from "fast-check";
import { afterEach, expect } from "vitest";

const timeout = Number(process.env.FC_TIMEOUT ?? 60_000);
const told = !!process.env.FC_RUNS;

fc.configureGlobal({
  seed: Number(process.env.FC_SEED),
  numRuns: Number(process.env.FC_RUNS || 25),
  interruptAfterTimeLimit: timeout * 0.75,
  endOnFailure: false,
  reporter(details) {
    if (details.failed) throw new Error(fc.defaultReportMessage(details), { cause: details.errorInstance });
    if (told) process.stderr.write(`${details.numRuns} runs: ${expect.getState().currentTestName}\n`);
  },
});

const spoken: string[] = [];
for (const method of ["log", "info", "warn", "error", "debug", "trace", "dir", "table"] as const) {
  console[method] = (...words: unknown[]) => {
    spoken.push(`console.${method}: ${words.map(String).join(" ")}`);
  };
}

afterEach(() => {
  expect(spoken.splice(0), "nothing may be written to the console").toEqual([]);
});
