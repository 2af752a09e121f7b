/**
 * Times `verify` against R, one plain loop over all squared chords. Run with
 * `npx tsx bench/verify.ts [people] [facilities] [scenario …]`. Every answer is checked first.
 */

import { performance } from "node:perf_hooks";
import { redistribute, verify } from "../src/index.ts";
import { floorLoop } from "./floor.ts";
import { scenario } from "./scenarios.ts";

const RUNS = 7;

const [people = "600000", facilities = "105", ...chosen] = process.argv.slice(2);
const names = chosen.length > 0 ? chosen : ["balanced", "short", "defaults", "centroids", "weighted"];

/** Sorted milliseconds of some runs, after one to warm up. */
function timed(run: () => number): number[] {
  run();
  return Array.from({ length: RUNS }, run).sort((a, b) => a - b);
}

function milliseconds(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

console.log(
  `verify, ${people} rows × ${facilities} facilities, Node ${process.version}, ${RUNS} runs: median (least) ms`,
);
for (const name of names) {
  const { problem, policy } = scenario(name, Number(people), Number(facilities));
  const plan = redistribute(problem, policy);
  const { proven, violations } = verify(problem, plan);
  if (!proven) throw new Error(`${name}: not proven: ${violations[0]?.message}`);
  const own = timed(() => milliseconds(() => verify(problem, plan)));
  const floor = problem.travel === undefined ? timed(() => floorLoop(problem).milliseconds) : [];
  const figures = [own, floor].map((ms) => `${ms[RUNS >> 1]?.toFixed(0)} (${ms[0]?.toFixed(0)})`);
  const ratio = own[RUNS >> 1]! / floor[RUNS >> 1]!;
  console.log(`${name.padEnd(14)} verify ${figures[0]}, R ${figures[1]}, ratio ${ratio.toFixed(2)}`);
}
