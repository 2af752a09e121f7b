/**
 * The book on disk: JSON lines for its owner alone. It is read whole and written whole, under a temporary name that is then
 * its name: so it is never there in part, whenever the machine stops.
 */

import { readFile, stat } from "node:fs/promises";
import { type BookEntry, bookFromJson, bookToJson } from "fktp-redistribution/asking";
import { type Content, FileError } from "./files.ts";

/** A book as it was read. */
export interface BookFile {
  readonly path: string;
  readonly entries: readonly BookEntry[];
  /** There is no file yet. */
  readonly isNew: boolean;
  /** Its last line was being written when the machine stopped: it is none. */
  readonly isTorn: boolean;
  readonly text: string;
}

/** Reads a book; an empty one where there is no file. */
export async function readBook(path: string): Promise<BookFile> {
  const whole = await textAt(path);
  const text = endedLines(whole ?? "");
  return {
    path,
    entries: bookFromJson(text),
    isNew: whole === undefined,
    isTorn: text.length < (whole ?? "").length,
    text,
  };
}

/** The lines that are whole, as JSON lines: also of a list, and of a last line that only its end is missing of. */
function endedLines(whole: string): string {
  if (whole.trimStart().startsWith("[")) return bookToJson(bookFromJson(whole));
  const end = whole.lastIndexOf("\n") + 1;
  try {
    JSON.parse(whole.slice(end));
    return `${whole}\n`;
  } catch {
    return whole.slice(0, end);
  }
}

async function textAt(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as { readonly code?: string }).code === "ENOENT") return undefined;
    throw new FileError("cannot-read", path, error);
  }
}

/** The file with more rows, to be written; nothing to write where there are none. Refuses if somebody else has written since. */
export async function added(
  { path, text, isNew }: BookFile,
  rows: readonly BookEntry[],
): Promise<{ readonly path: string; readonly content: Content } | undefined> {
  if (rows.length === 0) return undefined;
  const now = await textAt(path);
  const isSame = isNew === (now === undefined) && endedLines(now ?? "") === text;
  if (!isSame) throw new FileError("changed-meanwhile", path);
  return { path, content: text + bookToJson(rows) };
}

/** Whether something is there already. */
export async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
