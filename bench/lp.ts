/**
 * Times `redistributeWithLp` at the size that it promises: `npx tsx bench/lp.ts [cohorts] [facilities]`, 500 × 50 unless
 * told. A city of the benchmark, put together into at most so many cohorts, without a limit, with one, with two.
 */

import { performance } from "node:perf_hooks";
import { type LpOptions, redistributeWithLp } from "../src/lp/index.ts";
import { scenario } from "./scenarios.ts";

const [cohorts = "500", facilities = "50"] = process.argv.slice(2);
const { problem: city, policy } = scenario("balanced", 100_000, Number(facilities));
const problem = {
  ...city,
  facilities: city.facilities.map((facility, j) => ({ ...facility, kind: j % 2 ? "klinik-pratama" : "puskesmas" })),
};
const aggregate = { maxCohorts: Number(cohorts) };
const runs: Readonly<Record<string, LpOptions["limits"]>> = {
  "no limit": [],
  "5,000 transfers": [{ of: "people", max: 5_000 }],
  "and Rp 5 million": [
    { of: "people", max: 5_000 },
    { of: "rupiah", max: 5_000_000 },
  ],
};
for (const [name, limits] of Object.entries(runs)) {
  const start = performance.now();
  const { status, loss, stats, aggregate: whole } = redistributeWithLp(problem, policy, { limits, aggregate });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const size = `${whole.movable} cohorts × ${facilities}, ${stats.variables} variables`;
  console.log(`${name}: ${seconds} s, ${status}, loss ${loss?.toFixed(6)} points, ${size}, ${stats.rounds} rounds`);
}
