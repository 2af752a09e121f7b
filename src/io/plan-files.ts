/**
 * A plan as files: the people who are transferred, the facilities before and after, the letters of a proposal, and what was
 * set aside. No file says that anybody has agreed: the office that gave the consents knows them.
 */

import { facilityRows, transferRows } from "../reading/rows.ts";
import type { Plan, Problem, TransferRow } from "../types.ts";
import { fileWords } from "../words/file-words.ts";
import { type Lang, say } from "../words/words.ts";
import { type CsvOptions, csvText, type OutCell } from "./csv-text.ts";
import { type Rejects, rejectRows } from "./rejects.ts";
import { remark } from "./types.ts";

/** What letters may say beside the plan, for the rows of the problem: as `problemFromTables` gives it. */
export interface LetterFacts {
  /** The line of each row in the file of participants, by which whoever keeps the file finds the person. */
  readonly lines?: ArrayLike<number> | undefined;
  /** What to mention of each row: {@link remark}. */
  readonly remarks?: Uint8Array | undefined;
}

type Word = keyof typeof fileWords;

/**
 * Transfers and placements, a line for each pair of participant row and facility.
 *
 * @example
 * const csv = [...transfersCsv(problem, plan)].join("");
 */
export function transfersCsv(problem: Problem, plan: Plan, options: CsvOptions = {}): Iterable<string> {
  return csvText(transferTable(problem, plan, options.lang), options);
}

/**
 * Every facility before and after.
 *
 * @example
 * const csv = [...facilitiesCsv(problem, plan, { lang: "id" })].join("");
 */
export function facilitiesCsv(problem: Problem, plan: Plan, options: CsvOptions = {}): Iterable<string> {
  return csvText(facilityTable(problem, plan, options.lang), options);
}

/**
 * The letters of a proposal: the transfers that are marked `ask`, with both facilities. None for a plan that is ready.
 *
 * @example
 * const csv = [...lettersCsv(problem, redistribute(problem, { unknown: "propose" }))].join("");
 */
export function lettersCsv(
  problem: Problem,
  plan: Plan,
  facts: LetterFacts = {},
  options: CsvOptions = {},
): Iterable<string> {
  return csvText(letterTable(problem, plan, facts, options.lang), options);
}

/**
 * What was set aside: line, column, kind, what was expected and the type of what came; no cell of a participant.
 *
 * @example
 * const { rejects } = await readTable(file, "participants");
 * const csv = [...rejectsCsv(rejects)].join("");
 */
export function rejectsCsv(rejects: Rejects, options: CsvOptions = {}): Iterable<string> {
  return csvText(rejectTable(rejects, options.lang), options);
}

function heading(words: readonly Word[], lang: Lang): string[] {
  return words.map((word) => say(fileWords, word, {}, lang));
}

function* transferTable(problem: Problem, plan: Plan, lang: Lang = "en"): Generator<readonly OutCell[], void> {
  yield heading(["id", "fromId", "toId", "people", "extraKm", "crosses", "ask"], lang);
  for (const row of transferRows(problem, plan)) {
    const { participantId, fromId, toId, people } = row;
    yield [participantId, fromId, toId, people, ...wayOf(row, lang), yesNo(row.ask, lang)];
  }
}

function* facilityTable(problem: Problem, plan: Plan, lang: Lang = "en"): Generator<readonly OutCell[], void> {
  const figures = ["doctors", "quota", "before", "leaving", "arriving", "after", "ratioBefore", "ratioAfter"] as const;
  yield heading(["code", "name", ...figures], lang);
  for (const row of facilityRows(problem, plan)) {
    yield [row.id, row.name, ...figures.map((figure) => rounded(row[figure], 1))];
  }
}

/** The letters as rows, with the names of columns in the first. */
export function* letterTable(
  problem: Problem,
  plan: Plan,
  { lines, remarks }: LetterFacts,
  lang: Lang = "en",
): Generator<readonly OutCell[], void> {
  const names = new Map(problem.facilities.map(({ id, name }) => [id, name ?? id]));
  const line: readonly Word[] = lines === undefined ? [] : ["line"];
  yield heading([...line, "id", "fromId", "fromName", "toId", "toName", "people", "extraKm", "crosses", "note"], lang);
  let i = 0;
  for (const row of transferRows(problem, plan)) {
    const participant = plan.transfers.participant[i++]!;
    if (!row.ask) continue;
    const { participantId, fromId, toId, people } = row;
    yield [
      ...(lines === undefined ? [] : [lines[participant]!]),
      ...[participantId, fromId, names.get(fromId ?? "") ?? null, toId, names.get(toId)!, people],
      ...wayOf(row, lang),
      remarkText(remarks?.[participant] ?? 0, lang),
    ];
  }
}

function* rejectTable(rejects: Rejects, lang: Lang = "en"): Generator<readonly OutCell[], void> {
  yield heading(["line", "column", "kind", "expected", "got"], lang);
  for (const { line, column, code, expected, got } of rejectRows(rejects, lang)) {
    yield [line, column, code, expected, got];
  }
}

function wayOf({ extraKm, crossesBarrier }: TransferRow, lang: Lang): readonly OutCell[] {
  return [rounded(extraKm, 3), yesNo(crossesBarrier, lang)];
}

function yesNo(value: boolean, lang: Lang): string {
  return say(fileWords, value ? "yes" : "no", {}, lang);
}

function rounded(value: number | null, digits: number): number | null {
  return value === null ? null : Number(value.toFixed(digits));
}

/**
 * What a letter should mention of somebody, in words: a number of `TableProblem.remarks`. Empty for nothing.
 *
 * @example
 * const mention = remarkText(1, "id"); // 1 is `remark.arrears`
 */
export function remarkText(remarks: number, lang: Lang = "en"): string {
  const words: Word[] = [];
  if (remarks & remark.arrears) words.push("arrears");
  if (remarks & remark.changedRecently) words.push("changed-recently");
  return heading(words, lang).join("; ");
}
