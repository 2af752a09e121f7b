/** What can be taken away, as files. They hold people only as the planner's own file names them. */

import { explain, type Plan, type Problem, planToJson, verify } from "fktp-redistribution";
import {
  type CsvOptions,
  facilitiesCsv,
  type LetterFacts,
  lettersCsv,
  type Rejects,
  rejectsCsv,
  transfersCsv,
} from "fktp-redistribution/io";
import { type ReportInput, reportHtml } from "fktp-redistribution/report";
import type { Download, Title } from "./messages.ts";

/** A plan, and what its files need beside it. */
export interface Taken {
  readonly problem: Problem;
  readonly plan: Plan;
  readonly letters: LetterFacts;
}

export interface NamedFile {
  readonly name: string;
  readonly content: Blob;
}

type Lang = "id" | "en";

/** Names of files, in both languages. */
const NAMES: Readonly<Record<Download, readonly [id: string, en: string]>> = {
  transfers: ["perpindahan.csv", "transfers.csv"],
  facilities: ["fktp.csv", "facilities.csv"],
  letters: ["surat.csv", "letters.csv"],
  report: ["laporan.html", "report.html"],
  plan: ["rencana.json", "plan.json"],
  rejects: ["baris-salah.csv", "rejects.csv"],
  "rejects-facilities": ["fktp-salah.csv", "rejects-facilities.csv"],
};

function named(what: Download, lang: Lang, pieces: Iterable<string>): NamedFile {
  const type = { csv: "text/csv", html: "text/html", json: "application/json" }[NAMES[what][0].split(".")[1]!];
  const content = new Blob([...pieces], { type: `${type};charset=utf-8` });
  return { name: NAMES[what][lang === "id" ? 0 : 1], content };
}

/** As a spreadsheet of that language opens it by double-click. */
function csvOf(lang: Lang): CsvOptions {
  return lang === "id" ? { lang, bom: true, delimiter: ";", decimalMark: "," } : { lang, bom: true };
}

/** What was set aside. */
export function rejectsFile(what: "rejects" | "rejects-facilities", rejects: Rejects, lang: Lang): NamedFile {
  return named(what, lang, rejectsCsv(rejects, csvOf(lang)));
}

/** A file of a plan. */
export function planFile(what: Download, { problem, plan, letters }: Taken, lang: Lang, title: Title): NamedFile {
  const form = csvOf(lang);
  switch (what) {
    case "report": {
      const checked = { verification: verify(problem, plan), explanation: explain(problem, plan) };
      return named(what, lang, [reportHtml({ ...reportInput({ problem, plan }, lang, title), ...checked })]);
    }
    case "plan":
      return named(what, lang, [planToJson(plan)]);
    case "facilities":
      return named(what, lang, facilitiesCsv(problem, plan, form));
    case "letters":
      return named(what, lang, lettersCsv(problem, plan, letters, form));
    default:
      return named(what, lang, transfersCsv(problem, plan, form));
  }
}

/** What a report or its pictures are made from, on this day. */
export function reportInput({ problem, plan }: Pick<Taken, "problem" | "plan">, lang: Lang, title: Title): ReportInput {
  const date = new Date().toLocaleDateString(lang === "id" ? "id-ID" : "en-GB", { dateStyle: "long" });
  return { problem, plan, date, lang, ...title, title: title.title || "FKTP" };
}
