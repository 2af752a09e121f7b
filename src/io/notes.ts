import { noteWords } from "../words/table-words.ts";
import { say } from "../words/words.ts";
import type { TableNote, TableNoteCode } from "./types.ts";

/** What notes are made of. */
export interface NoteFacts {
  readonly rowCount: number;
  readonly ignored?: number;
  readonly inactive?: number;
  readonly idsFrom?: "column" | "idOf" | "lines";
  readonly hasIds?: boolean;
  readonly hasConsent?: boolean;
  readonly dayMissing?: boolean;
}

/** What is to know of a table beside the faults of its rows. */
export function notesOf(facts: NoteFacts): TableNote[] {
  const { rowCount, ignored = 0, inactive = 0, idsFrom, hasIds, hasConsent, dayMissing } = facts;
  const notes: TableNote[] = [];
  const note = (code: TableNoteCode, count: number): void => {
    notes.push({ code, count, message: say(noteWords, code, { count }, "en") });
  };
  if (idsFrom === "lines") note(hasIds ? "person-numbers" : "no-ids", rowCount);
  if (hasConsent === false) note("no-consent", rowCount);
  if (inactive > 0) note("inactive", inactive);
  if (dayMissing) note("no-day", rowCount);
  if (ignored > 0) note("ignored-columns", ignored);
  return notes;
}
