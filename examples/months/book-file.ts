// The book on disk: JSON lines, only ever added to. It may be read by its owner alone.

import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  truncateSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { type BookEntry, bookFromJson, bookToJson } from "fktp-redistribution/asking";

const ROWS_A_PIECE = 500;

/** The file of the book in a folder, which is made if need be. */
export function bookIn(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const file = join(folder, "book.jsonl");
  if (!existsSync(file)) closeSync(openSync(file, "a", 0o600));
  return file;
}

/** All rows. A last line that is not ended was being written when the machine stopped: it is cut off. */
export function readBook(file: string): BookEntry[] {
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf(10) + 1;
  if (end < bytes.length) truncateSync(file, end);
  return bookFromJson(bytes.subarray(0, end).toString("utf8"));
}

/** Adds rows, and is back when they are on the disk. Returns how many. */
export function addTo(file: string, rows: readonly BookEntry[]): number {
  const handle = openSync(file, "a", 0o600);
  for (let i = 0; i < rows.length; i += ROWS_A_PIECE) writeSync(handle, bookToJson(rows.slice(i, i + ROWS_A_PIECE)));
  fsyncSync(handle);
  closeSync(handle);
  return rows.length;
}
