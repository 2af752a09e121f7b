/**
 * What one cell says: words for consent, kinds, segments, dates. Compared by {@link plain}, without case, blanks and marks.
 * A cell that cannot be read gives a {@link Fault}, which names what was expected and the type of what came, never the value.
 */

import type { Expected, Fault, InputIssueCode } from "../errors.ts";
import { consentCode } from "../model/policy.ts";
import { plain } from "../model/spelling.ts";
import type { gotWords } from "../words/expected-words.ts";
import type { cellGotWords, cellWords } from "../words/table-words.ts";
import { decimalOf } from "./numbers.ts";

/** A cell: text from CSV; numbers, flags and nothing from a workbook or a caller. */
export type Cell = string | number | boolean | null;
export type CellRow = readonly Cell[];

/** What somebody gave as a cell: a date becomes text, what is no cell becomes nothing. */
export function cellOf(value: unknown): Cell {
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  const date = value as { readonly toISOString?: () => string } | null | undefined;
  return typeof date?.toISOString === "function" ? date.toISOString().slice(0, 10) : null;
}

type CellExpected = Expected | keyof typeof cellWords;
type CellGot = keyof typeof gotWords | keyof typeof cellGotWords;

/** Why a cell, or a row, cannot be used. */
export interface CellFault extends Omit<Fault, "expected" | "params"> {
  readonly expected: CellExpected;
}

/** What kind of fault it is, by what came, or else by what was expected. */
const codes: Partial<Record<CellExpected | CellGot, InputIssueCode>> = {
  quote: "quote",
  cells: "ragged",
  "own-id": "duplicate",
  "facility-once": "duplicate",
  rounded: "destroyed",
  error: "destroyed",
  nothing: "missing",
  text: "type",
  number: "type",
  flag: "type",
  another: "range",
};

/** A fault of a cell. */
export function faultOf(expected: CellExpected, got: CellGot): CellFault {
  return { code: codes[got] ?? codes[expected] ?? "value", expected, got: `#${got}` };
}

/** Makes a whole number from 0 of a cell that is not empty, or says why not. */
export type Reader = (cell: Cell) => number | CellFault;

const BLANK = /^[\s\u200b\ufeff]*(-|null|\\N)?[\s\u200b\ufeff]*$/i;

/** Whether nothing stands there: also for `-` and what databases write for nothing. */
export function isBlank(cell: Cell): boolean {
  if (typeof cell !== "string") return cell === null;
  const first = cell.charCodeAt(0);
  return !(first >= 48 && first <= 57) && cell.length < 20 && BLANK.test(cell);
}

/** Text without blanks round it, and without what keeps Excel from reading it as something else: `'=1` and `="0102"`. */
export function textOf(cell: Cell): string {
  if (typeof cell !== "string") return cell === null ? "" : String(cell);
  const text = cell.trim();
  if (text.startsWith("'") && /^'+[=+\-@\t\r]/.test(cell)) return text.slice(1);
  return /^="[^"]*"$/.test(text) ? text.slice(2, -1).trim() : text;
}

/** Digits in the form into which Excel puts what is too long for it, or a number that it has cut to 15 digits. */
function isRounded(cell: Cell): boolean {
  if (typeof cell === "number") return !Number.isInteger(cell) || Math.abs(cell) >= 1e15;
  return typeof cell === "string" && /^\s*[+-]?\d+([.,]\d+e\+?|e\+)\d+\s*$/i.test(cell);
}

const EXCEL_ERROR = /^\s*(#(N\/A|REF!|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!)|#{3,})\s*$/i;

/** A code or an id: text, never empty. */
export function codeOf(cell: Cell): string | CellFault {
  if (typeof cell === "string" && /^\w+$/.test(cell)) return cell;
  if (isRounded(cell)) return faultOf("code", "rounded");
  if (typeof cell === "boolean") return faultOf("code", "flag");
  const text = textOf(cell);
  if (text.includes('"')) return faultOf("quote", "open-quote");
  return EXCEL_ERROR.test(text) ? faultOf("code", "error") : text;
}

/** The fault of a cell that should have held a number. */
export function faultOfNumber(expected: CellExpected, cell: Cell): CellFault {
  if (typeof cell === "boolean") return faultOf(expected, "flag");
  if (typeof cell === "string" && EXCEL_ERROR.test(cell)) return faultOf(expected, "error");
  const number = typeof cell === "number" ? cell : decimalOf(cell ?? "");
  if (expected === "lat" && Math.abs(number) > 90 && Math.abs(number) <= 180) return faultOf(expected, "longitude");
  return faultOf(expected, Number.isNaN(number) ? "text" : "another-number");
}

/** A reader of words that are known beforehand. */
export function readerOf(expected: CellExpected, words: ReadonlyMap<string, number>): Reader {
  return (cell) => {
    const value = words.get(plain(textOf(cell)));
    if (value !== undefined) return value;
    const got = typeof cell === "number" || /^[\d\s.,+-]+$/.test(textOf(cell)) ? "number" : "another-word";
    return faultOf(expected, got);
  };
}

/** Words by what they mean, from lists with blanks between. */
export function wordMap(lists: Readonly<Record<string, readonly string[]>>): Map<string, number> {
  const words = new Map<string, number>();
  for (const [meaning, list] of Object.entries(lists)) for (const word of list) words.set(plain(word), Number(meaning));
  return words;
}

/** No digits: whether 1 is a yes differs from file to file. Nor `t`, which is true in one language and no in the other. */
export const consentWords: ReadonlyMap<string, number> = wordMap({
  [consentCode.granted]: ["granted", "agreed", "yes", "y", "true", "setuju", "ya", "iya", "bersedia", "sudah setuju"],
  [consentCode.refused]: [
    ...["refused", "declined", "no", "n", "false", "menolak", "tolak", "ditolak", "tidak", "tidak setuju"],
    ...["tidak bersedia", "keberatan", "tdk setuju", "tdk bersedia", "tdk"],
  ],
  [consentCode.unknown]: [
    ...["unknown", "not asked", "no answer", "belum", "belum ditanya", "belum menjawab", "belum jawab"],
    ...["tidak menjawab", "tidak ada jawaban", "tdk menjawab", "belum ada jawaban", "belum diketahui"],
  ],
  [consentCode.withdrawn]: [
    ...["withdrawn", "menarik", "ditarik", "ditarik kembali", "menarik kembali", "menarik persetujuan", "tarik"],
    ...["mencabut", "dicabut", "mencabut persetujuan", "batal setuju"],
  ],
});

const YES = ["yes", "y", "true", "ya", "iya", "ada", "sudah"];
const NO = ["no", "n", "false", "tidak", "tdk", "tidak ada", "belum", "bukan"];
export const flagWords: ReadonlyMap<string, number> = wordMap({ 1: YES, 0: NO });

/** Whether somebody is an active member. `NON AKTIF KARENA PREMI` and the like by how they begin. */
export const readActive: Reader = (cell) => {
  if (typeof cell === "boolean") return Number(cell);
  const word = plain(textOf(cell));
  if (/^(non|tidak|tdk|belum|not|in)?(aktif|active)/.test(word)) return /^(aktif|active)/.test(word) ? 1 : 0;
  if (/^(meninggal|mutasi|keluar|berhenti|deceased|died)/.test(word)) return 0;
  return flagWords.get(word) ?? faultOf("active", "another-word");
};

export const readFlag: Reader = (cell) =>
  typeof cell === "boolean" ? Number(cell) : readerOf("yes-or-no", flagWords)(cell);

/** Whether contributions are owed: rupiah, or yes or no. */
export const readArrears: Reader = (cell) => {
  if (typeof cell === "boolean") return Number(cell);
  const text = textOf(cell).replace(/^rp\.?\s*/i, "");
  const rupiah = typeof cell === "number" ? cell : decimalOf(text.replace(/(?<=\d)[.,](?=\d{3}\b)/g, ""));
  if (rupiah >= 0) return rupiah > 0 ? 1 : 0;
  return flagWords.get(plain(text)) ?? faultOf("arrears", "another-word");
};

/** A day: whole days since 1 January 1970. Day before month, or year first. */
export const readDay: Reader = (cell) => {
  const text = textOf(cell);
  const parts =
    /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})\b/.exec(text) ?? /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b/.exec(text);
  const [a, b, c] = (parts ?? []).slice(1).map(Number) as [number, number, number];
  const day = parts && (parts[1]!.length === 4 ? dayOf(a, b, c) : dayOf(c, b, a));
  return day ?? faultOf("date", typeof cell === "number" ? "number" : "text");
};

/** Days since 1 January 1970, or nothing if there is no such day; by the civil calendar, from 1970 on. */
function dayOf(year: number, month: number, day: number): number | null {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const months = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  if (year < 1970 || year > 9999 || !(day >= 1 && day <= (months[month - 1] ?? 0))) return null;
  const before =
    year - 1970 + Math.floor((year - 1969) / 4) - Math.floor((year - 1901) / 100) + Math.floor((year - 1601) / 400);
  const days = before + (year - 1970) * 364 + months.slice(0, month - 1).reduce((sum, length) => sum + length, 0);
  return days + day - 1;
}
