/**
 * Answers on paper: a list to print and carry from door to door, and the same list as a table to type the answers into.
 *
 * What is typed becomes rows of the book, and `standing` judges them like any others. Lines that say nothing that can be
 * understood are listed by number, and never with what stood there.
 */

import { answerWords, paperWords } from "../words/asking-words.ts";
import { fileWords } from "../words/file-words.ts";
import { type Lang, say } from "../words/words.ts";
import { readDay, textOfDay } from "./days.ts";
import type { LetterRow } from "./letter-rows.ts";
import type { AnswerEntry, Day } from "./types.ts";

const COLUMNS = [
  "id",
  "people",
  "household",
  "from",
  "toId",
  "toName",
  "km",
  "until",
  "answer",
  "day",
  "by",
  "proof",
] as const;

type Word = keyof typeof paperWords;

/**
 * The list as rows of cells, the names of columns first, with empty cells for the answers: for `csvText` of `/io`.
 *
 * @example
 * const csv = [...csvText(answerTable(letters))].join("");
 */
export function answerTable(letters: Iterable<LetterRow>, lang: Lang = "en"): (string | number | null)[][] {
  const rows: (string | number | null)[][] = [COLUMNS.map((word) => say(paperWords, word, {}, lang))];
  for (const { participantId, people, household, from, to, until } of letters) {
    const km = to.km === null ? null : Number(to.km.toFixed(1));
    rows.push([participantId, people, household, from.name, to.id, to.name, km, until, null, null, null, null]);
  }
  return rows;
}

/** A line of a list that is no answer. */
export interface AnswerFault {
  /** Its line: as given, or its number among the rows, from 1. */
  readonly line: number;
  readonly code: keyof typeof answerWords;
  /** What was expected, in English; `answerMessage` has it in Indonesian. */
  readonly message: string;
}

/** What was typed in. */
export interface TypedAnswers {
  /** Rows to append to the book, in the order of their days. */
  readonly entries: readonly AnswerEntry[];
  /** The line of each of them. */
  readonly lines: readonly number[];
  readonly faults: readonly AnswerFault[];
  /** Lines without an answer. */
  readonly open: number;
}

/**
 * The answers of a list, in English or Indonesian, from rows of cells (`readRows` of `/io`). The names of columns stand in one
 * of the first 20 rows. An answer is yes or no, taken back or returned; a line without one has no answer yet.
 *
 * @param lines the line of each row in its file (`readNumberedRows`). Default: the number of the row.
 *
 * @example
 * const { entries, faults } = answersFromTable(cells);
 */
export function answersFromTable(
  rows: readonly (readonly unknown[])[],
  lines: readonly number[] = rows.map((_, i) => i + 1),
): TypedAnswers {
  const faults: AnswerFault[] = [];
  const typed: { readonly entry: AnswerEntry; readonly line: number }[] = [];
  const head = rows.slice(0, 20).findIndex((row) => columnOf(row, "id") >= 0 && columnOf(row, "answer") >= 0);
  if (head < 0) return { entries: [], lines: [], faults: [faultAt(lines[0] ?? 1, "paper-header")], open: 0 };
  const at = new Map(COLUMNS.map((word) => [word, columnOf(rows[head]!, word)] as const));
  let open = 0;
  rows.slice(head + 1).forEach((row, i) => {
    const cell = (word: (typeof COLUMNS)[number]): string => textOf(row[at.get(word)!]);
    if (row.every((one) => textOf(one) === "")) return;
    const entry = entryOf(cell);
    const line = lines[head + i + 1]!;
    if (entry === "open") open++;
    else if (typeof entry === "string") faults.push(faultAt(line, entry));
    else typed.push({ entry, line });
  });
  typed.sort(({ entry: a }, { entry: b }) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return { entries: typed.map(({ entry }) => entry), lines: typed.map(({ line }) => line), faults, open };
}

/**
 * What is wrong with a line, in English or Indonesian.
 *
 * @example
 * for (const fault of answersFromTable(cells).faults) console.log(answerMessage(fault, "id"));
 */
export function answerMessage({ line, code }: Pick<AnswerFault, "line" | "code">, lang: Lang = "en"): string {
  return `${say(fileWords, "line", {}, lang)} ${line}: ${say(answerWords, code, {}, lang)}`;
}

function faultAt(line: number, code: keyof typeof answerWords): AnswerFault {
  const fault = { line, code };
  return { ...fault, message: answerMessage(fault) };
}

/** One line as a row of the book. */
function entryOf(cell: (word: (typeof COLUMNS)[number]) => string): AnswerEntry | "open" | keyof typeof answerWords {
  const typed = plain(cell("answer"));
  if (typed === "") return "open";
  const kind = ANSWERS.get(typed);
  const participantId = cell("id");
  const at = dayOf(cell("day"));
  const by = BY.get(plain(cell("by")));
  const proof = cell("proof");
  if (participantId === "") return "paper-id";
  if (kind === undefined) return "paper-answer";
  if (at === undefined) return "paper-day";
  if (by === undefined) return "paper-by";
  if (!/^[A-Za-z0-9-]{0,64}$/.test(proof)) return "paper-proof";
  if (kind !== "agreed") return { kind, at, participantId };
  const toId = cell("toId");
  if (toId === "") return "paper-id";
  return { kind, at, participantId, toId, ...(by !== "" && { by }), ...(proof !== "" && { proof }) };
}

const wordsOf = <T>(lists: readonly (readonly [T, string])[]): ReadonlyMap<string, T> =>
  new Map(lists.flatMap(([meaning, words]) => words.split(", ").map((word) => [plain(word), meaning] as const)));

const ANSWERS = wordsOf<"agreed" | "declined" | "withdrawn" | "returned">([
  ["agreed", "yes, y, agreed, setuju, ya, bersedia"],
  ["declined", "no, n, declined, refused, menolak, tidak, tidak setuju, tidak bersedia, tolak"],
  ["withdrawn", "taken back, withdrawn, ditarik, tarik, dicabut, batal setuju"],
  ["returned", "returned, kembali"],
]);

const BY = new Map<string, "self" | "guardian" | "">([
  ["", ""],
  ...wordsOf<"self" | "guardian">([
    ["self", "self, sendiri, diri sendiri"],
    ["guardian", "guardian, wali, orang tua, ortu"],
  ]),
]);

function columnOf(row: readonly unknown[], word: Word): number {
  const names = paperWords[word].map(plain);
  return row.findIndex((cell) => names.includes(plain(textOf(cell))));
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s._\-/]+/g, " ")
    .trim();
}

/** A cell as text; dates of workbooks as days. */
function textOf(cell: unknown): string {
  if (typeof cell === "number") return String(cell);
  return typeof cell === "string" ? cell.trim() : "";
}

/** `YYYY-MM-DD`, or the day first with `-`, `/` or `.` between. */
function dayOf(text: string): Day | undefined {
  const parts = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  const own = parts === null ? text : `${parts[3]}-${parts[2]!.padStart(2, "0")}-${parts[1]!.padStart(2, "0")}`;
  const read = readDay(own);
  return read === undefined ? undefined : textOfDay(read.day);
}

/** How a list is headed. */
export interface AnswerListOptions {
  /** What stands above: the place, and who carries the list. */
  readonly title?: string | undefined;
  /** @default "id" */
  readonly lang?: Lang | undefined;
}

/**
 * The list as one HTML page to print: a table for each facility that people come from, with room for answers and signatures,
 * and what everybody must be told. No script, nothing is loaded.
 *
 * @example
 * const page = answerListHtml(letters, { title: "Kota Pontianak" });
 */
export function answerListHtml(letters: Iterable<LetterRow>, { title, lang = "id" }: AnswerListOptions = {}): string {
  const word = (key: Word): string => escaped(say(paperWords, key, {}, lang));
  const groups = new Map<string, LetterRow[]>();
  for (const letter of letters) groups.set(letter.from.name, [...(groups.get(letter.from.name) ?? []), letter]);
  const heads = (["id", "people", "toName", "km", "until", "answer", "day", "by", "signature"] as const).map(word);
  const line = ({ participantId, people, to, until }: LetterRow): string => {
    const km = to.km === null ? "" : to.km.toFixed(1).replace(".", lang === "id" ? "," : ".");
    const boxes = [`☐ ${word("yes")} ☐ ${word("no")}`, "", `☐ ${word("self")} ☐ ${word("guardian")}`, ""];
    const cells = [participantId, String(people), `${to.name} (${to.id})`, km, until].map(escaped);
    return `<tr>${[...cells, ...boxes].map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
  };
  const sections = [...groups].map(([from, own]) => {
    const head = `<tr>${heads.map((name) => `<th scope="col">${name}</th>`).join("")}</tr>`;
    return `<section><h2>${word("from")}: ${escaped(from)}</h2><p>${word("freedom")}. ${word("whole")}.</p><table><thead>${head}</thead><tbody>\n${own.map(line).join("\n")}\n</tbody></table></section>`;
  });
  const name = title === undefined ? word("title") : `${word("title")}: ${escaped(title)}`;
  return `<!doctype html>\n<html lang="${lang}"><head><meta charset="utf-8"><title>${name}</title><style>${STYLE}</style></head><body><h1>${name}</h1>\n${sections.join("\n")}\n</body></html>\n`;
}

const STYLE =
  "body{font:12px sans-serif}table{border-collapse:collapse;width:100%}th,td{border:1px solid #777;padding:3px;text-align:left}tr{break-inside:avoid}section{break-after:page}@page{size:A4 landscape;margin:12mm}";

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]!);
}
