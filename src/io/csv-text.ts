/**
 * Tables as CSV. Text that a spreadsheet would take for a formula is escaped by an apostrophe, which `readTable` takes off
 * again; numbers never are, for −0.0257 is no formula.
 */

import type { Lang } from "../words/words.ts";

/** How a file is written. */
export interface CsvOptions {
  /**
   * What divides cells: `";"` for Excel in Indonesian, whose decimal mark is the comma.
   * @default ","
   */
  readonly delimiter?: "," | ";" | "\t" | undefined;
  /**
   * The decimal mark of numbers.
   * @default "."
   */
  readonly decimalMark?: "." | "," | undefined;
  /**
   * Whether the file begins with a byte order mark, by which Excel knows that it is UTF-8.
   * @default false
   */
  readonly bom?: boolean | undefined;
  /**
   * The language of names of columns and of notes.
   * @default "en"
   */
  readonly lang?: Lang | undefined;
}

/** A cell to be written; `null` leaves it empty. */
export type OutCell = string | number | null;

/** Rows in one piece of text. */
const ROWS_A_PIECE = 5_000;

/**
 * Rows of cells as CSV, in pieces of text.
 *
 * @example
 * const csv = [...csvText([["id", "people"], ["015", 12]])].join("");
 */
export function* csvText(rows: Iterable<readonly OutCell[]>, options: CsvOptions = {}): Generator<string, void> {
  const { delimiter = ",", decimalMark = ".", bom = false } = options;
  let piece = bom ? "\ufeff" : "";
  let count = 0;
  for (const row of rows) {
    piece += `${row.map((cell) => cellText(cell, delimiter, decimalMark)).join(delimiter)}\r\n`;
    if (++count % ROWS_A_PIECE !== 0) continue;
    yield piece;
    piece = "";
  }
  if (piece !== "") yield piece;
}

function cellText(cell: OutCell, delimiter: string, decimalMark: string): string {
  if (cell === null) return "";
  const text = typeof cell === "string" ? escaped(cell) : String(cell).replace(".", decimalMark);
  return /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Text that no spreadsheet takes for a formula. */
export function escaped(text: string): string {
  return /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
