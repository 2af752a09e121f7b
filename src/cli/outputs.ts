/** What several commands write and say in the same way. */

import { type Explanation, message, type Plan, type PlanWarning, type Verification } from "fktp-redistribution";
import { type CsvOptions, rejectsCsv } from "fktp-redistribution/io";
import type { Command } from "./arguments.ts";
import type { Content } from "./files.ts";
import type { Inputs } from "./inputs.ts";
import type { Talk } from "./talk.ts";

/** 0 done, 2 wrong input, 3 not proven. (1, wrong usage, is found before.) */
export type ExitCode = 0 | 2 | 3;

/** More rows than this are no workbook that anybody could read in again. */
export const MOST_IN_WORKBOOK = 100_000;

/** CSV as Excel of the language opens it. */
export function csvFormOf({ lang }: Talk): CsvOptions {
  return lang === "id" ? { bom: true, delimiter: ";", decimalMark: ",", lang } : { bom: true, lang };
}

/** What was set aside; nothing where nothing was. */
export function rejectsOf({ rejects }: Inputs, talk: Talk): Content {
  return rejects.count > 0 ? rejectsCsv(rejects, csvFormOf(talk)) : undefined;
}

/** What a report is headed with. */
export function headOf(command: Command, { lang }: Talk) {
  return {
    title: command.title ?? command.files.facilities.replace(/^.*[/\\]|\.[^.]*$/g, ""),
    date: command.date,
    data: command.synthetic ? ("synthetic" as const) : ("real" as const),
    lang,
  };
}

/** Says warnings; a row of people is named by its line in the file. */
export function tellWarnings(warnings: readonly PlanWarning[], { lines }: Inputs, talk: Talk): void {
  for (const warning of warnings) {
    const { row } = warning.params;
    const params = typeof row === "number" ? { ...warning.params, row: lines[row]! } : warning.params;
    talk.note(talk.words("warning", { what: message({ ...warning, params }, talk.lang) }));
  }
}

export function exitOf(plan: Plan, { ok }: Verification): ExitCode {
  return ok && plan.status !== "stopped" ? 0 : 3;
}

/** What is reported of the tables. */
export function tableFacts({ problem, kept, setAside, held, rejects, unknownFacilities, notes }: Inputs): object {
  return {
    facilities: problem.facilities.length,
    rows: { used: kept.length, setAside, held },
    faults: { count: rejects.count, byKind: rejects.counts },
    unknownFacilities,
    notes,
  };
}

export function planFacts({
  status,
  stage,
  objective,
  bound,
  gap,
  policy,
  warnings,
  fingerprint,
  stats,
}: Plan): object {
  return { status, stage, objective, bound, gap, policy, warnings, fingerprint, stats };
}

/** Figures of an explanation, without the list of people. */
export function plainOf({ groups, consentsMissing }: Explanation): object {
  const { people, pointsSaved } = consentsMissing;
  return { groups, consentsMissing: { people, pointsSaved } };
}

/** Says which files were written. */
export function tellWritten({ out }: Command, files: readonly string[], talk: Talk): void {
  talk.note(talk.words("written", { folder: out!, files: files.join(", ") }));
}

/** JSON with columns as arrays; Infinity as text, for JSON has none. */
export function jsonText(value: object): string {
  const plain = (_: string, one: unknown): unknown =>
    ArrayBuffer.isView(one)
      ? Array.from(one as unknown as ArrayLike<number>)
      : one === Number.POSITIVE_INFINITY
        ? "Infinity"
        : one;
  return JSON.stringify(value, plain, 2);
}
