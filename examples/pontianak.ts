// A whole city in one run:  npx tsx examples/pontianak.ts
//
// Pontianak has 683,706 participants and 59 first-level facilities here, cut in three by two rivers. Facilities, rivers
// and totals are public facts; the people and the numbers of doctors are SYNTHETIC, so the result is an example, not a
// finding. The policy is the default one (5,000 people a doctor, nobody pushed over the norm, at most 3 km farther), but
// that receivers keep 2 % of their quota free for the newborns of the months to come.

import { mkdir, writeFile } from "node:fs/promises";
import { explain, facilityRows, redistribute, summarize, verify } from "fktp-redistribution";
import { type ReportInput, reportHtml, reportSvg } from "fktp-redistribution/report";
import { pontianakCity } from "./pontianak/city.ts";
import * as print from "./pontianak/print.ts";
import { progressLine } from "./pontianak/progress.ts";
import { riverTravel } from "./pontianak/rivers.ts";
import { writeFacilities, writeFigures, writeTransfers } from "./pontianak/write.ts";

const OUT = new URL("./out/", import.meta.url);
const seconds = (from: number, to: number) => `${((to - from) / 1000).toFixed(2)} s`;

const begin = performance.now();
console.log("Pontianak: SYNTHETIC people and numbers of doctors on real facilities and rivers");
const city = pontianakCity();

const progress = progressLine();
const start = performance.now();
const policy = { reserve: 0.02 };
const plan = redistribute(city.problem, policy, { onProgress: progress.onProgress });
const solved = performance.now();
progress.end();

const summary = summarize(city.problem, plan);
const explanation = explain(city.problem, plan);
const verification = verify(city.problem, plan);
print.printSummary(summary);
print.printMoves(summary);
const rows = facilityRows(city.problem, plan);
print.printFacilities(rows);
print.printCapitation(summary, rows);
print.printExplanation(
  explanation,
  city.facilities.map(({ name }) => name),
);
print.printVerification(verification, plan);

// What if the ferry is closed, as for the repair of its dock? The same problem with other crossings, and plan again.
const withoutFerry = { ...city.problem, travel: riverTravel("ferry") };
print.printWhatIf("the ferry is closed", summary, summarize(withoutFerry, redistribute(withoutFerry, policy)));

await mkdir(OUT, { recursive: true });
await writeTransfers(new URL("transfers.csv", OUT), city, plan);
await writeFacilities(new URL("facilities.csv", OUT), city, plan);
const { status, stage, objective, stats } = plan;
await writeFigures(new URL("summary.json", OUT), {
  status,
  stage,
  objective,
  policy: plan.policy,
  stats,
  summary,
  explanation,
  verification,
});
const kecamatan = [...new Set(city.neighbourhoods.map((home) => home.kelurahan.kecamatan))];
const report: ReportInput = {
  problem: city.problem,
  plan,
  verification,
  explanation,
  areas: {
    names: kecamatan.map((name) => `Kecamatan Pontianak ${name}`),
    of: city.homes.map((n) => kecamatan.indexOf(city.neighbourhoods[n]!.kelurahan.kecamatan)),
  },
  title: "Kota Pontianak",
  date: "1 Januari 2026",
  data: "synthetic",
};
await writeFile(new URL("report.html", OUT), reportHtml(report));
await writeFile(new URL("map-before.svg", OUT), reportSvg(report, "map-before")!);
await writeFile(new URL("map-after.svg", OUT), reportSvg(report, "map-after")!);

const peak = print.number(process.resourceUsage().maxRSS / 1024);
console.log(
  `\n${plan.status}, ${plan.stage}: solved in ${seconds(start, solved)}, everything in ${seconds(begin, performance.now())}, at most ${peak} MB`,
);
console.log(
  "Written to examples/out: transfers.csv, facilities.csv, summary.json, report.html and maps (all synthetic)",
);
