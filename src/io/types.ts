/** What readers of tables take and give. All of it is plain data. */

import type { LooseParticipants } from "../input/loose.ts";
import type { FacilityRecord } from "../types.ts";
import type { Params } from "../words/words.ts";
import type { FacilityField, ParticipantField } from "./fields.ts";
import type { Rejects } from "./rejects.ts";

/** How a table is read. */
export interface TableOptions {
  /**
   * Which column is which, where the usual names do not say it: `{ consent: "Jawaban", id: "noKartu" }`. Names of columns are
   * compared without case, blanks and marks. `null`: the field is not read. Default: the usual names, in English and
   * Indonesian.
   */
  readonly mapping?: Readonly<Record<string, string | null>> | undefined;
  /** What divides the cells of a text. Default: what `sep=` says, or what makes most sense of the first lines. */
  readonly delimiter?: ";" | "," | "\t" | "|" | undefined;
  /** The sheet of a workbook, by its name. Default: the first. */
  readonly sheet?: string | undefined;
  /** How the table is called in messages. Default: `"facilities"`, `"participants"`. */
  readonly name?: string | undefined;
}

/** How a table of participants is read. */
export interface ParticipantTableOptions extends TableOptions {
  readonly mapping?: Readonly<Partial<Record<ParticipantField, string | null>>> | undefined;
  /**
   * Makes an id of what stands in the column of ids: a keyed hash, for card numbers and NIK. Without it such numbers are
   * not kept: rows are then named by their line. Default: other ids are taken as they are.
   */
  readonly idOf?: ((value: string) => string) | undefined;
  /** The day of planning, `YYYY-MM-DD`: a change of facility in the three months before it is remarked. Default: none. */
  readonly on?: string | undefined;
}

/** Something to know about a table that is no fault of a row. */
export interface TableNote {
  readonly code: TableNoteCode;
  /** Rows, or columns, that it is about. */
  readonly count: number;
  /** What the message is filled with: `message(note, "id")` says it in Indonesian. */
  readonly params: Params;
  readonly message: string;
}

/**
 * The kinds of notes:
 * - `person-numbers`: the ids are card numbers or NIK, and no `idOf` was given: rows are named by their lines
 * - `no-ids`: there is no column of ids: rows are named by their lines
 * - `no-consent`: there is no column of consent: everybody is unknown
 * - `near-column`: a column is not read whose name is nearly a known one: `kode fakses`
 * - `ignored-columns`: columns with names that say nothing here
 * - `unread-consents`: of FHIR: Consents that are not of the category of a change of facility
 * - `inactive`: people who are no active members: set aside
 * - `no-day`: there are days of the last change, but no day of planning to compare them with
 */
export type TableNoteCode =
  | "person-numbers"
  | "no-ids"
  | "no-consent"
  | "unread-consents"
  | "near-column"
  | "ignored-columns"
  | "inactive"
  | "no-day";

/** What is known of every table. */
export interface TableFacts {
  /** The names of all columns, as they stand in the table. */
  readonly columns: readonly string[];
  /** The column that each field was read from, by its name. */
  readonly mapping: Readonly<Record<string, string>>;
  /** Names of columns that say nothing here. */
  readonly ignored: readonly string[];
  /** Rows below the names, without blank ones. */
  readonly rowCount: number;
  readonly rejects: Rejects;
  readonly notes: readonly TableNote[];
}

/** A table of facilities, as read. */
export interface FacilityTable extends TableFacts {
  readonly kind: "facilities";
  /** One for each row without a fault. */
  readonly records: readonly FacilityRecord[];
  /** The line of each record. */
  readonly lines: Int32Array;
}

/**
 * A table of participants, as read: columns as in a problem, but facilities, zones and choices are still words. Rows with a
 * fault are among them, and marked.
 */
export interface ParticipantTable extends TableFacts, ParticipantColumnsRead {
  readonly kind: "participants";
}

/** The columns of a {@link ParticipantTable}. */
export interface ParticipantColumnsRead extends LooseParticipants {
  /** The line of each row. */
  readonly lines: Int32Array;
  /** What ids were made of: the column as it is, `idOf`, or the lines. */
  readonly idsFrom: "column" | "idOf" | "lines";
  /** What a letter should mention: {@link remark}, added together. */
  readonly remarks?: Uint8Array;
  /** The chance of a yes, from 0 to 1, where the mapping names a column of it; NaN where none is given. */
  readonly acceptance?: Float64Array;
}

/** Remarks on a row, as bits. */
export const remark = {
  /** Contributions are owed: by the rules of BPJS a change may be refused until they are paid. */
  arrears: 1,
  /** The facility was changed within the three months before. */
  changedRecently: 2,
} as const;

export type { FacilityField, ParticipantField };
