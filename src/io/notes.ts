import { noteWords } from "../words/table-words.ts";
import { type Params, say } from "../words/words.ts";
import type { NearColumn } from "./near-columns.ts";
import type { TableNote, TableNoteCode } from "./types.ts";

/** What notes are made of. */
export interface NoteFacts {
  readonly rowCount: number;
  /** Rows of active people. */
  readonly people?: number;
  readonly ignored?: number;
  readonly inactive?: number;
  readonly idsFrom?: "column" | "idOf" | "lines";
  readonly hasIds?: boolean;
  readonly hasConsent?: boolean;
  readonly dayMissing?: boolean;
  readonly near?: readonly NearColumn[];
}

/** What is to know of a table beside the faults of its rows. */
export function notesOf(facts: NoteFacts): TableNote[] {
  const {
    rowCount,
    people = rowCount,
    ignored = 0,
    inactive = 0,
    idsFrom,
    hasIds,
    hasConsent,
    dayMissing,
    near = [],
  } = facts;
  const notes: TableNote[] = [];
  const note = (code: TableNoteCode, count: number): void => void notes.push(noteOf(code, count));
  for (const one of near) notes.push(noteOf("near-column", 1, { ...one }));
  if (idsFrom === "lines") note(hasIds ? "person-numbers" : "no-ids", people);
  if (hasConsent === false) note("no-consent", people);
  if (inactive > 0) note("inactive", inactive);
  if (dayMissing) note("no-day", people);
  if (ignored > 0) note("ignored-columns", ignored);
  return notes;
}

/** A note with the number of rows or columns it is about. */
export function noteOf(code: TableNoteCode, count: number, more: Params = {}): TableNote {
  const params = { count, ...more };
  return { code, count, params, message: say(noteWords, code, params, "en") };
}
