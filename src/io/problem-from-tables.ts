/**
 * From tables to a problem: codes are looked up, rows that cannot be used are set aside, and words that mean the same in
 * both tables are written the same.
 */

import { type Fault, InputError, wrongInput } from "../errors.ts";
import { frameOf } from "../input/frame.ts";
import { gather, participantsOf } from "../input/problem-columns.ts";
import { type OnBad, settle } from "../input/settle.ts";
import { Spelling } from "../input/spelling.ts";
import { type UnknownFacility, unknownFacilities } from "../input/unknown-facilities.ts";
import type { Problem, ProblemRecords } from "../types.ts";
import { refusal } from "./refusal.ts";
import { issuesOf, RejectList, type Rejects } from "./rejects.ts";
import type { FacilityTable, ParticipantTable, TableNote } from "./types.ts";

/** What a problem is made from. */
export interface Tables {
  readonly facilities: FacilityTable;
  readonly participants: ParticipantTable;
  /** Ways, as `problemFrom` takes them: rivers with their crossings, or a matrix by zones. Default: straight lines. */
  readonly travel?: ProblemRecords["travel"];
}

/** How a problem is made. */
export interface TableProblemOptions {
  /**
   * What becomes of rows that cannot be used. `"drop"`: they are set aside. `"hold"`: likewise, but whoever only lacks a
   * place stays where they are registered, with the hold "no usable address". `"throw"`: an `InputError` if there is any.
   * @default "drop"
   */
  readonly onBad?: OnBad | undefined;
}

/** A problem, and what came of the tables. */
export interface TableProblem {
  readonly problem: Problem;
  /** The row of the table of each row of the problem. */
  readonly kept: Int32Array;
  /** The line of the file of each row of the problem. */
  readonly lines: Int32Array;
  /** What letters should mention of each row of the problem: {@link remark}. */
  readonly remarks?: Uint8Array;
  /** The chance of a yes of each row of the problem, where the table has it; NaN where it has not. */
  readonly acceptance?: Float64Array;
  /** Rows that are held because it is not known where they live. */
  readonly held: number;
  /** Rows of people that were set aside. */
  readonly setAside: number;
  /** All faults of the table of participants. */
  readonly rejects: Rejects;
  /** Codes that no facility has, the most frequent first: at most 20, only such as look like codes of facilities. */
  readonly unknownFacilities: readonly UnknownFacility[];
  readonly notes: readonly TableNote[];
}

/**
 * Makes a problem of two tables. A fault in the table of facilities is an error, for each of them matters to thousands;
 * faulty rows of people are set aside.
 *
 * Throws `InputError` for faulty facilities and travel, for tables of which no row can be used, and with `onBad: "throw"`
 * for any fault.
 *
 * @example
 * const { problem, rejects } = problemFromTables({
 *   facilities: await readTable(facilitiesFile, "facilities"),
 *   participants: await readTable(file, "participants"),
 * });
 */
export function problemFromTables(tables: Tables, { onBad = "drop" }: TableProblemOptions = {}): TableProblem {
  checkTables(tables);
  const { facilities, participants, travel } = tables;
  if (facilities.rejects.count > 0) throw faultsOf("facilities", facilities.rejects);
  const spelling = new Spelling();
  const records = facilities.records.map((record) => spelling.ofFacility(record));
  const { parts, zones } = frameOf(records, travel);
  const codes = new Map(records.map(({ id }, j) => [id, j]));
  const faults = new RejectList(participants.rejects);
  const settled = settle(
    participants,
    { facilities: codes, matrix: zones !== undefined, zones, hold: onBad === "hold" },
    addFault,
  );
  const rejects = faults.done();
  if (onBad === "throw" && rejects.count > 0) throw faultsOf("participants", rejects);
  const { kept } = settled;
  if (kept.length === 0 && participants.rowCount > 0) throw refusal("participants", "no-usable-row", {}, "value");
  return {
    problem: { ...parts, ...participantsOf(participants, settled, codes, spelling) },
    kept,
    lines: gather(participants.lines, kept),
    ...(participants.remarks && { remarks: gather(participants.remarks, kept) }),
    ...(participants.acceptance && { acceptance: gather(participants.acceptance, kept) }),
    held: settled.placeless.length,
    setAside: participants.ids.length - kept.length,
    rejects,
    unknownFacilities: unknownFacilities(participants.facilityIds, participants.facility, codes),
    notes: [...facilities.notes, ...participants.notes],
  };

  function addFault(row: number, field: string, fault: Fault): void {
    const column = participants.rejects.columns.indexOf(participants.mapping[field] ?? "");
    faults.add(participants.lines[row]!, column, fault);
  }
}

/** Two tables of `readTable`, each in its place. */
function checkTables(tables: Tables): void {
  const given: Partial<Record<string, { readonly kind?: unknown } | null>> = Object(tables);
  for (const kind of ["facilities", "participants"]) {
    if (given[kind]?.kind !== kind) throw wrongInput(kind, { code: "type", expected: "read-table", params: { kind } });
  }
}

function faultsOf(table: string, rejects: Rejects): InputError {
  return new InputError(issuesOf(table, rejects), rejects.count);
}
