/**
 * Workbooks (XLSX): all of one sheet in memory, so they are taken up to a size, and CSV beyond. What a workbook unpacks to
 * stands in its directory, so a large one, or one that only pretends to be small, is refused before it is unpacked.
 */

import { readSheet } from "read-excel-file/universal";
import { type CellRow, cellOf } from "./cells.ts";
import { refusal } from "./refusal.ts";

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

/** How many bytes all files of a ZIP unpack to, by its directory; 0 where there is none to be read. */
function unpackedSize(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0) return 0;
  let size = 0;
  let at = view.getUint32(end + 16, true);
  while (at + 46 <= bytes.length && view.getUint32(at, true) === 0x02014b50) {
    size += view.getUint32(at + 24, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return size;
}
