// From what became of each kabupaten to one table and one page for the country.
//
// Every figure is of a plan that the verifier passed in this run, and whose bytes on the disk are still those: their hash is
// taken once more here. Table and page hold no time and no chance, so the same country gives the same files.

import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { csvFormat } from "d3-dsv";
import type { Code } from "./fault.ts";
import type { Figures } from "./job.ts";
import { countryPage } from "./page.ts";
import type { Outcome } from "./queue.ts";
import { hashOf, planPath } from "./store.ts";

export interface Failed {
  readonly file: string;
  readonly code: Code;
}

/** Sums over all kabupaten that are planned. */
export type Totals = Readonly<Record<(typeof SUMMED)[number], number>>;

export interface RollUp {
  /** By file. */
  readonly planned: readonly Figures[];
  readonly failed: readonly Failed[];
  readonly totals: Totals;
  /** Of all plans, on the disk. */
  readonly megabytes: number;
}

const SUMMED = [
  "people",
  "newlyEnrolled",
  "facilities",
  "doctors",
  "overQuotaBefore",
  "overQuotaAfter",
  "facilitiesOverBefore",
  "facilitiesOverAfter",
  "transferred",
  "placed",
  "unplaced",
  "doctorsMissing",
] as const satisfies readonly (keyof Figures)[];

/** Writes `country.csv` and `country.html`. */
export async function rollUp(out: string, outcomes: readonly Outcome[]): Promise<RollUp> {
  const planned: (Figures & { readonly file: string })[] = [];
  const failed: Failed[] = [];
  let bytes = 0;
  for (const outcome of [...outcomes].sort((a, b) => (a.file < b.file ? -1 : 1))) {
    const { file } = outcome;
    if ("code" in outcome) failed.push({ file, code: outcome.code });
    else if ((await storedHash(out, file)) !== outcome.figures.sha256) failed.push({ file, code: "plan-differs" });
    else {
      planned.push({ file, ...outcome.figures });
      bytes += (await stat(planPath(out, file))).size;
    }
  }
  const sum = (key: (typeof SUMMED)[number]): number => planned.reduce((all, figures) => all + figures[key], 0);
  const totals = Object.fromEntries(SUMMED.map((key) => [key, sum(key)])) as Totals;
  const result = { planned, failed, totals, megabytes: Math.round(bytes / 1e6) };
  await writeFile(join(out, "country.csv"), tableOf(planned, failed));
  await writeFile(join(out, "country.html"), countryPage(result));
  return result;
}

async function storedHash(out: string, file: string): Promise<string | undefined> {
  return readFile(planPath(out, file), "utf8").then(hashOf, () => undefined);
}

interface Row extends Partial<Omit<Figures, "status">> {
  readonly file: string;
  readonly status: Figures["status"] | "failed";
  readonly code?: Code;
}

/** A row for each kabupaten: figures, or why there are none. */
function tableOf(planned: readonly Row[], failed: readonly Failed[]): string {
  const rows: Row[] = [...planned, ...failed.map((one) => ({ ...one, status: "failed" as const }))];
  rows.sort((a, b) => (a.file < b.file ? -1 : 1));
  return `${csvFormat(rows, ["file", "id", "name", "status", "code", ...SUMMED, "meanExtraKm", "sha256"])}\n`;
}
