/**
 * Rows of a table, from any source, as all readers of columns want them: complete, in portions, each with its line. What
 * is no row (blank lines, titles above the names) is passed over; a row with too few or too many cells, or with a faulty
 * quotation mark, becomes a fault.
 */

import { type CellFault, type CellRow, faultOf, isBlank } from "./cells.ts";
import { CsvReader } from "./csv.ts";
import { type Head, type HeadOptions, headOf, textHeadOf } from "./head.ts";
import { type OpenSource, openSource, type TableSource } from "./source.ts";
import type { SourceName } from "./workbook.ts";

/** Some rows with their lines. */
export interface Portion {
  readonly rows: readonly CellRow[];
  readonly lines: ArrayLike<number>;
}

/** Takes the lines that are no rows. */
export type LineFault = (line: number, fault: CellFault, number?: number) => void;

/** A table whose names of columns are known. */
export interface OpenTable {
  readonly head: Head;
  /** The rows below the names. */
  portions(fault: LineFault): AsyncGenerator<Portion, void>;
}

/** How a table is to be opened. */
export interface OpenOptions extends SourceName, HeadOptions {}

/** Characters that are read before it is decided where the names stand, and what divides cells. */
const HEAD_SIZE = 65_536;
/** Rows of a workbook that are read at a time. */
const PORTION = 4096;

/** Reads the beginning of a table, and finds the names of its columns. */
export async function openTable(source: TableSource, options: OpenOptions): Promise<OpenTable> {
  const open = await openSource(source, options);
  if ("rows" in open) {
    const head = headOf(open.rows, options);
    return { head, portions: (fault) => complete(rowPortions(open, head.row + 1), head.cells.length, fault) };
  }
  const pieces = open.pieces[Symbol.asyncIterator]();
  let start = "";
  let ended = false;
  while (!ended && start.length < HEAD_SIZE) {
    const next = await pieces.next();
    if (next.done) ended = true;
    else start += next.value;
  }
  const found = textHeadOf(start, options);
  const text = { start: start.slice(found.skip), pieces: { [Symbol.asyncIterator]: () => pieces } };
  return {
    head: found.head,
    portions: (fault) => complete(textPortions(text, found, fault), found.form.width, fault),
  };
}

interface Text {
  readonly start: string;
  readonly pieces: AsyncIterable<string>;
}

async function* textPortions(
  { start, pieces }: Text,
  { form, head, skippedLines }: ReturnType<typeof textHeadOf>,
  fault: LineFault,
): AsyncGenerator<Portion, void> {
  const reader = new CsvReader(form);
  let above = head.row + 1;
  const read = (piece: string, last: boolean): Portion => {
    const { rows, lines, broken } = reader.read(piece, last);
    for (const line of broken) fault(line + skippedLines, faultOf("quote", "open-quote"));
    const from = Math.min(above, rows.length);
    above -= from;
    if (from === 0 && skippedLines === 0) return { rows, lines };
    return {
      rows: rows.slice(from),
      lines: Array.from(lines)
        .slice(from)
        .map((line) => line + skippedLines),
    };
  };
  yield read(start, false);
  for await (const piece of pieces) yield read(piece, false);
  yield read("", true);
}

async function* rowPortions(
  { rows, firstLine = 1 }: Extract<OpenSource, { readonly rows: unknown }>,
  first: number,
): AsyncGenerator<Portion, void> {
  for (let from = first; from < rows.length; from += PORTION) {
    const portion = rows.slice(from, from + PORTION);
    yield { rows: portion, lines: portion.map((_, i) => from + i + firstLine) };
  }
}

/** Only rows with as many cells as there are names; further cells do no harm if they are empty. */
async function* complete(
  portions: AsyncIterable<Portion>,
  width: number,
  fault: LineFault,
): AsyncGenerator<Portion, void> {
  for await (const { rows, lines } of portions) {
    let first = 0;
    while (first < rows.length && isWhole(rows[first]!, width)) first++;
    if (first === rows.length) {
      if (first > 0) yield { rows, lines };
      continue;
    }
    const good = Array.from({ length: first }, (_, i) => i);
    for (let i = first; i < rows.length; i++) {
      const row = rows[i]!;
      if (isWhole(row, width)) good.push(i);
      else if (row.every(isBlank)) continue;
      else if (row.length >= width && row.slice(width).every(isBlank)) good.push(i);
      else fault(lines[i]!, faultOf("cells", "cells"), row.length);
    }
    if (good.length > 0) yield { rows: good.map((i) => rows[i]!), lines: good.map((i) => lines[i]!) };
  }
}

/** Whether a row is surely one: as long as the names, and not blank. */
function isWhole(row: CellRow, width: number): boolean {
  return row.length === width && row[0] !== "" && row[0] !== null;
}
