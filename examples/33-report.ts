// Example 33: the plan as a page to look at, print and sign.   npx tsx examples/33-report.ts
//
// `reportHtml` gives one HTML file in Indonesian and English: no script, nothing is loaded from anywhere. `reportSvg` gives
// its pictures one by one. People and doctors are SYNTHETIC, and the page says so.

import { mkdir, writeFile } from "node:fs/promises";
import { explain, redistribute, verify } from "fktp-redistribution";
import { type ReportInput, reportHtml, reportSvg } from "fktp-redistribution/report";
import { pontianakProblem } from "./pontianak/city.ts";

const problem = pontianakProblem(1, 0.02);
const plan = redistribute(problem);
const input: ReportInput = {
  problem,
  plan,
  verification: verify(problem, plan),
  explanation: explain(problem, plan),
  title: "Kota Pontianak (contoh)",
  date: "29 November 2026",
  data: "synthetic",
  publish: true,
};
const html = reportHtml(input);
console.log(`Verified: ${input.verification!.ok}; nothing is loaded: ${!/<script|<link|<img/.test(html)}`);

const out = new URL("./out/", import.meta.url);
await mkdir(out, { recursive: true });
await writeFile(new URL("small-report.html", out), html);
await writeFile(new URL("small-map.svg", out), reportSvg(input, "map-after")!);
console.log("Written to examples/out: small-report.html, small-map.svg");
