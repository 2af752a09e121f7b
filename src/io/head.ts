/**
 * The first lines of a table: which of them names the columns, and what divides cells. Both are one question: of all
 * dividers and all of the first lines, that pair is taken under which most fields have a name. So titles above the names do
 * no harm, and no file of decimal commas is taken for one that is divided by commas.
 */

import { type CellRow, textOf } from "./cells.ts";
import type { CsvForm } from "./csv.ts";
import { type FieldNames, type Heading, headingOf } from "./fields.ts";
import { Parser } from "./parser.ts";

/** Names of columns stand among this many lines. */
export const HEAD_LINES = 20;

/** What a caller says about a table's form, and which column is which. */
export interface HeadOptions {
  readonly names: FieldNames;
  readonly mapping: Readonly<Record<string, string | null>>;
  readonly delimiter?: string | undefined;
}

/** The row that names the columns. */
export interface Head {
  /** Its number among the rows, from 0; −1 if there is none: then the cells are those of the first row. */
  readonly row: number;
  readonly cells: readonly string[];
  readonly heading: Heading;
}

/** Finds the row of names among rows of cells. */
export function headOf(rows: readonly CellRow[], { names, mapping }: HeadOptions): Head {
  let best: Head = { row: -1, cells: (rows[0] ?? []).map(textOf), heading: headingOf([], names, mapping) };
  for (const [row, raw] of rows.slice(0, HEAD_LINES).entries()) {
    const cells = raw.map(textOf);
    const heading = headingOf(cells, names, mapping);
    if (heading.at.size > best.heading.at.size) best = { row, cells, heading };
  }
  return best;
}

/** What the beginning of a text says of its form. */
export interface TextHead {
  readonly form: CsvForm;
  readonly head: Head;
  /** Characters before the first row: a byte order mark, and a line `sep=;`. */
  readonly skip: number;
  /** Lines among them. */
  readonly skippedLines: number;
}

/** Finds the form of a text from its beginning. */
export function textHeadOf(text: string, options: HeadOptions): TextHead {
  const said = /^\ufeff?(?:"?sep=(.)"?[^\S\r\n]*(?:\r\n|\r|\n))?/i.exec(text)!;
  const skip = said[0].length;
  const own = text.slice(skip);
  const newline = own.includes("\n") || !own.includes("\r") ? "\n" : "\r";
  const lines = beginningOf(own, newline);
  const divider = options.delimiter ?? said[1];
  const heads = (divider === undefined ? [";", ",", "\t", "|"] : [divider]).map((delimiter) => {
    const { data } = new Parser({ delimiter, newline }).parse(lines, 0, false);
    const head = headOf(data, options);
    return { form: { delimiter, newline, width: head.cells.length } as const, head };
  });
  const best = heads.reduce((a, b) => (namesIn(b.head) > namesIn(a.head) ? b : a));
  return { ...best, skip, skippedLines: said[1] === undefined ? 0 : 1 };
}

/** How many fields have a name; where none has, the more cells the better, below 1. */
function namesIn({ heading, cells }: Head): number {
  return heading.at.size === 0 ? 1 - 1 / (1 + cells.length) : heading.at.size;
}

/** The first lines, and perhaps some more where cells go over several. */
function beginningOf(text: string, newline: string): string {
  let end = 0;
  for (let line = 0; line < HEAD_LINES && end >= 0; line++) end = text.indexOf(newline, end + 1);
  return end < 0 ? text : text.slice(0, end);
}
