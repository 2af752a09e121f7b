/** The book as text, and what erasing somebody leaves of it. */

import { type Expected, InputError, wrongInput } from "../errors.ts";
import type { BookEntry } from "./types.ts";

/**
 * The book as JSON lines: one row a line, each line ended. So a file of it is added to by appending.
 *
 * @example
 * const lines = bookToJson(book);
 */
export function bookToJson(book: readonly BookEntry[]): string {
  return book.map((entry) => `${JSON.stringify(entry)}\n`).join("");
}

/**
 * The book from JSON lines, or from the text of an array. Whether its rows keep the rules is for `standing` to say.
 *
 * A last line that is not ended was being written when the machine stopped: it is no row, and an error like any other line
 * that is no JSON. Cut the file after the last line that is ended, and nothing is lost that was ever said to be stored.
 *
 * @throws InputError naming each line that is no JSON object.
 *
 * @example
 * const book = bookFromJson('{"kind":"declined","at":"2026-01-12","participantId":"p1"}\n');
 */
export function bookFromJson(text: string): BookEntry[] {
  if (typeof text !== "string") throw wrong("book", "book-text");
  if (text.trimStart().startsWith("[")) return arrayOf(text);
  const lines = text.split("\n");
  const torn = lines.pop()!;
  const entries: BookEntry[] = [];
  const issues: InputError[] = [];
  lines.forEach((line, i) => {
    const entry = parsed(line);
    if (typeof entry === "object" && entry !== null) entries.push(entry as BookEntry);
    else if (line.trim() !== "") issues.push(wrong(`book[${i}]`, "book-line", "#no-line"));
  });
  if (torn.trim() !== "") issues.push(wrong(`book[${lines.length}]`, "ended-line", "#part-of-line"));
  if (issues.length > 0)
    throw new InputError(
      issues.slice(0, 100).flatMap((one) => one.issues),
      issues.length,
    );
  return entries;
}

function arrayOf(text: string): BookEntry[] {
  const entries = parsed(text);
  if (!Array.isArray(entries)) throw wrong("book", "book-text", "#no-json");
  return entries as BookEntry[];
}

/** The parser's own message would quote the text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function wrong(path: string, expected: Expected, got?: string): InputError {
  return wrongInput(path, { code: "type", expected, got });
}

/**
 * The book without somebody who asks to be erased: their id becomes `#` and the index of their first row in the book, and
 * references to proofs are dropped. What they were asked and answered stays, so the figures do. The table of participants
 * must call the row the same, or leave it out. The book as it came where they are not in it.
 *
 * @example
 * const without = forget(book, "p1");
 */
export function forget(book: readonly BookEntry[], participantId: string): BookEntry[] {
  const isTheirs = (entry: BookEntry): boolean => "participantId" in entry && entry.participantId === participantId;
  const name = `#${book.findIndex(isTheirs)}`;
  return book.map((entry) => {
    if (!isTheirs(entry)) return entry;
    const { proof: _, ...rest } = entry as BookEntry & { readonly proof?: string };
    return { ...rest, participantId: name } as BookEntry;
  });
}
