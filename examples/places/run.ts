// One place of the documents, whole:  npm run place -- brebes [--seed 1] [--scale 1]
//
// Says what is fact, proxy and invention, plans, prints the tables, answers the questions of that place, has the plan verified
// and writes CSV, JSON and the report with its map to examples/out/places/. People and doctors are SYNTHETIC everywhere.

import { mkdir, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { csvFormat } from "d3-dsv";
import { explain, facilityRows, planToJson, redistribute, summarize, verify } from "fktp-redistribution";
import { facilitiesCsv, transfersCsv } from "fktp-redistribution/io";
import { reportHtml } from "fktp-redistribution/report";
import { areaRows } from "fktp-redistribution/study";
import { number, printMoves, printSummary, printVerification, table } from "../pontianak/print.ts";
import { progressLine } from "../pontianak/progress.ts";
import { STUDIES, type Study } from "./studies.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: "string", default: "1" }, scale: { type: "string", default: "1" } },
});
const names = positionals.length > 0 ? positionals : Object.keys(STUDIES);
for (const name of names) {
  const study = STUDIES[name];
  if (study === undefined) throw new Error(`expected one of ${Object.keys(STUDIES).join(", ")}, got ${name}`);
  await runPlace(name, study);
}

async function runPlace(name: string, study: Study): Promise<void> {
  const begin = performance.now();
  const made = study.make(Number(values.seed), Number(values.scale));
  const { problem, policy, areas } = made;
  console.log(`\n${study.title}: SYNTHETIC people and doctors on public facts`);
  for (const [what, lines] of Object.entries(study.about)) for (const line of lines) console.log(`  ${what}: ${line}`);

  const progress = progressLine();
  const plan = redistribute(problem, policy, { onProgress: progress.onProgress });
  progress.end();
  const summary = summarize(problem, plan);
  const explanation = explain(problem, plan);
  printSummary(summary);
  printMoves(summary);

  const byArea = areaRows(problem, plan, areas, { explanation });
  const shown = [...byArea].sort((a, b) => (b.overQuota.before ?? 0) - (a.overQuota.before ?? 0)).slice(0, 20);
  const cells = shown.map((row) => [
    row.name ?? "–",
    row.people,
    row.overQuota.before,
    row.overQuota.after,
    row.transferred,
    row.placed,
    row.doctorsMissing === null ? null : Math.ceil(row.doctorsMissing * 10) / 10,
  ]);
  const head = ["where people live", "people", "over quota", "then", "transferred", "placed", "doctors missing"];
  console.log(`\n${table(head, cells)}`);
  if (byArea.length > shown.length) console.log(`  and ${byArea.length - shown.length} more, in areas.csv`);

  study.questions(made, plan);

  const verification = verify(problem, plan);
  printVerification(verification, plan);
  const out = new URL(`../out/places/${name}/`, import.meta.url);
  await mkdir(out, { recursive: true });
  const report = reportHtml({
    problem,
    plan,
    verification,
    explanation,
    areas,
    title: study.title,
    date: "1 Januari 2026",
    data: "synthetic",
  });
  await writeFile(new URL("report.html", out), report);
  await writeFile(new URL("plan.json", out), planToJson(plan));
  await writeFile(new URL("summary.json", out), JSON.stringify({ summary, verification }, null, 1));
  await writeFile(new URL("transfers.csv", out), [...transfersCsv(problem, plan)].join(""));
  await writeFile(new URL("facilities.csv", out), [...facilitiesCsv(problem, plan)].join(""));
  await writeFile(
    new URL("areas.csv", out),
    csvFormat(byArea.map(({ overQuota, atFacilitiesOver, ...row }) => flat(row, overQuota, atFacilitiesOver))),
  );

  const peak = number(process.resourceUsage().maxRSS / 1024);
  const full = facilityRows(problem, plan).filter(({ after, quota }) => after > quota).length;
  console.log(
    `\n${plan.status}: ${full} of ${problem.facilities.length} facilities over quota; ${((performance.now() - begin) / 1000).toFixed(1)} s, at most ${peak} MB`,
  );
  console.log(
    `Written to examples/out/places/${name}: report.html, plan.json, summary.json, three tables (all synthetic)`,
  );
  if (!verification.ok) throw new Error(`${name}: the plan is not verified`);
}

type Pair = { readonly before: number | null; readonly after: number | null };

function flat<T extends object>(row: T, over: Pair, at: Pair) {
  return { ...row, overBefore: over.before, overAfter: over.after, atOverBefore: at.before, atOverAfter: at.after };
}
