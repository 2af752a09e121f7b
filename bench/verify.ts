/**
 * Times `verify` against R, one plain loop over all squared chords, in turns. Run with
 * `npx tsx bench/verify.ts [rows] [facilities] [scenario …]`. Every answer is checked first.
 */

import { performance } from "node:perf_hooks";
import { floorLoop } from "./floor.ts";
import { redistribute, verify } from "./library.ts";
import { scenario } from "./scenarios.ts";

const RUNS = 9;

const [rows = "600000", facilities = "105", ...chosen] = process.argv.slice(2);
const names = chosen.length > 0 ? chosen : ["balanced", "short", "defaults", "centroids", "weighted"];

function milliseconds(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

console.log(
  `verify, ${rows} rows × ${facilities} facilities, Node ${process.version}, ${RUNS} runs: median (least) ms`,
);
for (const name of names) {
  const { problem, policy } = scenario(name, Number(rows), Number(facilities));
  const plan = redistribute(problem, policy);
  const { proven, violations } = verify(problem, plan);
  if (!proven) throw new Error(`${name}: not proven: ${violations[0]?.message}`);
  const own: number[] = [];
  const floor: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    own.push(milliseconds(() => verify(problem, plan)));
    if (problem.travel === undefined) floor.push(floorLoop(problem).milliseconds);
  }
  const [figures, floorFigures] = [own, floor].map((samples) => {
    const sorted = samples.sort((a, b) => a - b);
    return { median: sorted[RUNS >> 1] ?? Number.NaN, least: sorted[0] ?? Number.NaN };
  });
  const words = ({ median, least }: { median: number; least: number }): string =>
    `${median.toFixed(0)} (${least.toFixed(0)})`;
  const ratio = figures!.median / floorFigures!.median;
  console.log(`${name.padEnd(14)} verify ${words(figures!)}, R ${words(floorFigures!)}, ratio ${ratio.toFixed(2)}`);
}
