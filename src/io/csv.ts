/**
 * CSV as a stream of text: rows of cells, each with the line where it begins.
 *
 * Cells are cut by papaparse, a piece of text at a time, and stay text. What it does not do is said here.
 *
 * **A quotation mark that is never closed** swallows what follows: at best the rest of the file, at worst everything up to
 * the next such mark, and then a row with a believable number of cells comes out. So a piece with a faulty mark, or with a
 * row of more than {@link MOST_LINES} lines, or with a row of several lines whose first and last line would each be a whole
 * row by itself, is read once more, row by row. There a row that cannot be closed within these lines is named by its first
 * line, and reading goes on with the line after it: one mistake costs one row.
 *
 * **Memory.** A row that is not complete waits for the next piece, but never beyond {@link MOST_PENDING} characters.
 *
 * Cost: one pass by papaparse; rows of pieces without a faulty mark are not looked at again.
 */

import { Parser } from "./parser.ts";

/** A row that goes on for more lines has lost a quotation mark. */
const MOST_LINES = 20;
/** A row that goes on for more characters has lost a quotation mark. */
const MOST_PENDING = 65_536;

/** Rows of one piece of text. */
export interface CsvRows {
  readonly rows: readonly (readonly string[])[];
  /** The line of each row, from 1. */
  readonly lines: ArrayLike<number>;
  /** Lines of rows that have a faulty quotation mark, and are not among the rows. */
  readonly broken: readonly number[];
}

/** What the file's head says of the rest. */
export interface CsvForm {
  readonly delimiter: string;
  /** `"\n"`, also for lines that end in `"\r\n"`; `"\r"` where there is no `"\n"` at all. */
  readonly newline: "\n" | "\r";
  /** Cells in a row. */
  readonly width: number;
}

/** Reads rows from pieces of text, in order. */
export class CsvReader {
  readonly #form: CsvForm;
  readonly #parser: Parser;
  #rest = "";
  #line = 1;

  constructor(form: CsvForm) {
    this.#form = form;
    this.#parser = new Parser(form);
  }

  /** The rows that are complete with this piece of text; with the last piece, all that remain. */
  read(piece: string, last: boolean): CsvRows {
    const text = this.#rest + piece;
    if (text === "") return { rows: [], lines: [], broken: [] };
    const { data, errors, meta } = this.#parser.parse(text, 0, !last);
    if (last && text.endsWith(this.#form.newline)) data.pop();
    const end = last ? text.length : meta.cursor;
    const lines = errors.length === 0 && text.length - end <= MOST_PENDING && this.#linesOf(data, text, end);
    if (!lines) return this.#rowByRow(text, last);
    this.#rest = text.slice(end);
    return { rows: data, lines, broken: [] };
  }

  /** Where each row begins; nothing where some row looks as if a mark were missing. */
  #linesOf(rows: string[][], text: string, end: number): Int32Array | undefined {
    const lines = new Int32Array(rows.length);
    const plain = text.lastIndexOf('"', end) < 0;
    let line = this.#line;
    for (let i = 0; i < rows.length; i++) {
      const row = withoutReturn(rows[i]!);
      lines[i] = line++;
      if (plain) continue;
      const more = this.#newlinesIn(row);
      if (more >= MOST_LINES || (more > 0 && this.#couldBeTwo(row))) return undefined;
      line += more;
    }
    this.#line = line;
    return lines;
  }

  /** Whether the first and the last line of a row of several lines would each be a row by themselves. */
  #couldBeTwo(row: readonly string[]): boolean {
    const { delimiter, newline, width } = this.#form;
    const cellsOf = (line: string): number => line.split(delimiter).length;
    const long = [...row.keys()].filter((i) => row[i]!.includes(newline));
    const [first, last] = [long[0]!, long.at(-1)!];
    const onFirst = first + cellsOf(row[first]!.slice(0, row[first]!.indexOf(newline)));
    const onLast = cellsOf(row[last]!.slice(row[last]!.lastIndexOf(newline) + 1)) + row.length - last - 1;
    return width > 1 && onFirst >= width && onLast >= width;
  }

  /** The slow way, for text with a faulty mark. */
  #rowByRow(text: string, last: boolean): CsvRows {
    const rows: string[][] = [];
    const lines: number[] = [];
    const broken: number[] = [];
    let at = 0;
    while (at < text.length) {
      const found = this.#rowAt(text, at, last);
      if (found === undefined) break;
      if (found.row === undefined) broken.push(this.#line);
      else {
        rows.push(withoutReturn(found.row));
        lines.push(this.#line);
        this.#line += this.#newlinesIn(found.row);
      }
      this.#line++;
      at = found.end;
    }
    this.#rest = text.slice(at);
    return { rows, lines, broken };
  }

  /** The row that begins at `at`, or where its first line ends if that has a faulty mark. Nothing: more text is needed. */
  #rowAt(text: string, at: number, last: boolean): { readonly row?: string[]; readonly end: number } | undefined {
    let firstEnd = 0;
    for (let line = 1, end = at; line <= MOST_LINES; line++) {
      const newline = text.indexOf(this.#form.newline, end);
      if (newline < 0 && !last && text.length - at <= MOST_PENDING) return undefined;
      end = newline < 0 ? text.length : newline + 1;
      firstEnd ||= end;
      const { data, errors } = this.#parser.parse(text.slice(at, end), 0, false);
      if (newline >= 0) data.pop();
      const row = data[0] ?? [""];
      if (errors.length === 0) return line > 1 && this.#couldBeTwo(row) ? { end: firstEnd } : { row, end };
      if (newline < 0 || errors.some(({ code }) => code !== "MissingQuotes")) break;
    }
    return { end: firstEnd };
  }

  #newlinesIn(row: readonly string[]): number {
    const { newline } = this.#form;
    let count = 0;
    for (const cell of row) {
      for (let at = cell.indexOf(newline); at >= 0; at = cell.indexOf(newline, at + 1)) count++;
    }
    return count;
  }
}

/** Takes the return off the last cell, where lines end in `"\r\n"`. */
function withoutReturn(row: string[]): string[] {
  const cell = row[row.length - 1]!;
  if (cell.charCodeAt(cell.length - 1) === 13) row[row.length - 1] = cell.slice(0, -1);
  return row;
}
