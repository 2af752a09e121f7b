/** Entries of the columns of participants, slice by slice: ranges, ids, lists of facilities, and answers that contradict themselves. */

import { type IssueList, repeatedId, typeWord } from "../../errors.ts";
import type { ParticipantColumns } from "../../types.ts";
import { consentCode } from "../policy.ts";
import { numberOf, repeatedIn } from "../repeated.ts";

/** A column, and what may stand in it. */
export interface Entries {
  readonly name: string;
  readonly values: Int32Array | Uint8Array | Float64Array;
  readonly least: number;
  readonly most: number;
  /** Where a row is held its place may be unknown: NaN, or as a zone −1. */
  readonly hold: Int32Array | undefined;
}

export function checkColumn(column: Entries, from: number, to: number, issues: IssueList): void {
  const { name, values, least, most, hold } = column;
  for (let row = from; row < to; row++) {
    const value = values[row]!;
    if (value >= least && value <= most) continue;
    if ((Number.isNaN(value) || value === -1) && hold !== undefined && hold[row]! >= 0) continue;
    const expected = most < least ? "nothing" : "number-between";
    const got = Number.isNaN(value) ? "NaN" : "#another-number";
    issues.add(`participants.${name}[${row}]`, { code: "value", expected, got, params: { least, most } });
  }
}

/**
 * Who is registered nowhere has nothing to refuse or to withdraw from: the facility was lost on the way, and placing them
 * as newcomers would move people against their will. Which answer it is, the message does not say.
 */
export function checkAnswers(columns: ParticipantColumns, from: number, to: number, issues: IssueList): void {
  const { facility, consent, count } = columns;
  for (let row = from; row < to; row++) {
    if (facility[row] !== -1 || !staysByAnswer(consent[row]!) || !((count?.[row] ?? 1) > 0)) continue;
    const path = `participants.facility[${row}]`;
    issues.add(path, { code: "contradiction", expected: "facility-for-answer", got: "#none" });
  }
}

/** Whether people of this consent stay where they are registered, whatever is planned. */
export function staysByAnswer(consent: number): boolean {
  return consent === consentCode.refused || consent === consentCode.withdrawn;
}

/** Rows whose ids are read between two pauses. */
const ROWS_PER_SLICE = 8192;

/** Ids: texts, each once. Yields between slices of rows. */
export function* checkIds(ids: readonly unknown[], issues: IssueList): Generator<number> {
  const numbers = new Uint32Array(ids.length);
  for (let row = 0; row < ids.length; row++) {
    const id = ids[row];
    if (typeof id === "string" && id !== "") numbers[row] = numberOf(id);
    else issues.add(`participants.ids[${row}]`, { code: "type", expected: "text", got: typeWord(id) });
    if (row % ROWS_PER_SLICE === ROWS_PER_SLICE - 1) yield row;
  }
  for (const { at, first } of yield* repeatedIn(ids, numbers)) {
    // What is no id has been said.
    if (typeof ids[at] !== "string" || ids[at] === "") continue;
    issues.add(`participants.ids[${at}]`, repeatedId(`participants.ids[${first}]`));
  }
}

/** Entries looked at between two pauses. */
const ENTRIES_PER_SLICE = 131_072;

/** Lists of facilities, one for each row. */
export interface FacilityLists {
  readonly name: string;
  readonly start: Int32Array;
  readonly entries: Int32Array;
}

/** Ascending ends, and facilities, each once in a row. Yields between slices of rows. */
export function* checkLists({ name, start, entries }: FacilityLists, m: number, issues: IssueList): Generator<number> {
  // The last row that named each facility.
  const named = new Int32Array(m).fill(-1);
  let work = 0;
  for (let row = 0; row < start.length - 1; row++) {
    const [first, end] = [start[row]!, start[row + 1]!];
    const last = row === start.length - 2 ? entries.length : end;
    if ((row === 0 && first !== 0) || end < first || end > entries.length || end !== last) {
      const fault = { expected: "ascending-ends", got: "#another-number", params: { most: entries.length } } as const;
      issues.add(`participants.${name}Start[${row + 1}]`, { code: "value", ...fault });
      continue;
    }
    for (let i = first; i < end; i++) {
      const j = entries[i]!;
      if (!(j >= 0 && j < m))
        issues.add(`participants.${name}[${i}]`, { code: "value", expected: "facility-index", got: "#another-number" });
      else if (named[j] === row)
        issues.add(`participants.${name}[${i}]`, { code: "duplicate", expected: "facility-once-in-row" });
      else named[j] = row;
    }
    work += 1 + end - first;
    if (work < ENTRIES_PER_SLICE) continue;
    work = 0;
    yield row;
  }
}

/** The sum of a slice. */
export function sum(column: Int32Array, from: number, to: number): number {
  let total = 0;
  for (let i = from; i < to; i++) total += column[i]!;
  return total;
}
