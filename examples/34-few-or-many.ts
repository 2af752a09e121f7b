// Example 34: how much do the first 1,000 moves bring, and what is a kilometre worth?   npx tsx examples/34-few-or-many.ts
//
// `frontier`: the fewest overload points for so many people relocated, exactly; every point is a plan that `verify` proves.
// `sweepWeights`: what "100 km for a person over quota less" buys. People and doctors are SYNTHETIC.

import { verify } from "fktp-redistribution";
import { reportSvg } from "fktp-redistribution/report";
import { frontier, sweepWeights } from "fktp-redistribution/study";
import { pontianakProblem } from "./pontianak/city.ts";

const problem = pontianakProblem(1, 0.05);

// 1. The curve. The first people bring most, for the worst are relieved first.
const { points } = frontier(problem, null, { points: 8 });
const all = points[0]!.overload;
for (const { net, moves, overload, overQuota } of points)
  console.log(
    `1. ${net} relocated (${moves} moves): ${percent(overload / all)} of the points, ${overQuota} over quota`,
  );
console.log(`   all proven: ${points.every(({ plan }) => verify(problem, plan).proven)}`);

// 2. A budget: exactly what is possible with so many, and the plan that comes nearest.
const [budget] = frontier(problem, null, { budgets: [1000] }).budgets;
console.log(`2. with 1000 people at most no fewer than ${percent(budget!.overload! / all)} of the points can be left`);
console.log(`   the plan to begin with relocates ${budget!.point!.net}`);

// 3. The same curve as a picture; `reportHtml` takes it as well.
const plan = points.at(-1)!.plan;
const report = {
  problem,
  plan,
  frontier: points,
  title: "Pontianak",
  date: "29 November 2026",
  data: "synthetic",
} as const;
const svg = reportSvg(report, "curve");
console.log(`3. a picture of ${svg!.match(/<circle/g)!.length} points`);

// 4. The weight. Each row shows what the people relieved beyond the row before were paid for: never more than the weight.
for (const row of sweepWeights(problem, null, { overQuotaKm: [3, 12, 14, 100] })) {
  const each = row.kmPerPerson === null ? "" : `, ${row.kmPerPerson.toFixed(1)} km for each fewer`;
  console.log(`4. worth ${row.overQuotaKm} km: ${row.moves} moves, ${row.overQuota} over quota${each}`);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
