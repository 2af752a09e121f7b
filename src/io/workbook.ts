/**
 * Workbooks (XLSX): all of one sheet in memory, so they are taken up to a size, and CSV beyond. What a workbook unpacks to
 * stands in its directory, so a large one, or one that only pretends to be small, is refused before it is unpacked.
 */

import { readSheet } from "read-excel-file/universal";
import { type CellRow, cellOf } from "./cells.ts";
import { refusal } from "./refusal.ts";
import { unpackedSize } from "./zip.ts";

/** How the table is called in messages, and which sheet of a workbook it is: the first, unless one is named. */
export interface SourceName {
  readonly table: string;
  readonly sheet?: string | undefined;
}

/** Reading 683,706 rows took 2.9 GB; a hundred thousand rows of six cells are some 40 MB of XML. */
const MOST_UNPACKED = 120_000_000;
const MOST_ROWS = 100_000;

/** The rows of the first sheet, or of the one named. */
export async function workbookRows(bytes: Uint8Array, { table, sheet }: SourceName): Promise<readonly CellRow[]> {
  if (unpackedSize(bytes) > MOST_UNPACKED) throw refusal(table, "large-workbook", { most: MOST_ROWS });
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  let rows: readonly (readonly unknown[])[];
  try {
    rows = await (sheet === undefined ? readSheet(buffer) : readSheet(buffer, sheet));
  } catch {
    throw refusal(table, sheet === undefined ? "broken-workbook" : "no-sheet");
  }
  if (rows.length > MOST_ROWS + 1) throw refusal(table, "large-workbook", { most: MOST_ROWS });
  return rows.map((row) => row.map(cellOf));
}
