import { InputError, type InputIssue, type IssueCounts, IssueList, issueOf, wrongInput } from "../errors.ts";
import type { Problem, ProblemRecords } from "../types.ts";
import { gather } from "./problem-columns.ts";
import { nearKeyFaults, problemOf, readRecords } from "./read-records.ts";
import { type OnBad, settle } from "./settle.ts";
import { type UnknownFacility, unknownFacilities } from "./unknown-facilities.ts";

/** What may become of faulty rows. */
const WAYS: readonly OnBad[] = ["drop", "hold", "throw"];

/** How records are checked. */
export interface CheckOptions {
  /**
   * What becomes of rows that cannot be used. `"drop"`: they are set aside. `"hold"`: likewise, but whoever only lacks a
   * place stays where they are registered, with the hold "no usable address". `"throw"`: an `InputError` if there is any.
   * @default "drop"
   */
  readonly onBad?: OnBad | null | undefined;
}

/** A problem of the rows that can be used, and what is wrong with the others. */
export interface CheckedRecords {
  readonly problem: Problem;
  /** The record of each row of the problem, ascending. */
  readonly kept: Int32Array;
  /** Rows of the problem that are held because it is not known where the people live. */
  readonly held: Int32Array;
  /** Everything that is wrong, with row and field: all of it, for rows set aside. Never a value of a participant. */
  readonly issues: readonly InputIssue[];
  /** How many issues there are of each kind. */
  readonly counts: Readonly<IssueCounts>;
  /** Codes that no facility has, the most frequent first: at most 20, only such as look like codes of facilities. */
  readonly unknownFacilities: readonly UnknownFacility[];
  /** Keys that are nearly known ones and were ignored: one issue for each, with the first record that has it. */
  readonly notes: readonly InputIssue[];
}

/**
 * A problem of untrusted records, like `problemFrom`, but faulty records of participants are set aside instead of being the
 * end of it. People set aside are not counted at their facilities: mend them before a plan is carried out.
 *
 * Throws `InputError` for whatever is wrong with facilities or travel, for each matters to thousands; with what is wrong
 * with rows behind it.
 *
 * Cost: one pass, as `problemFrom`; and an object for each issue.
 *
 * @example
 * const { problem, issues, counts } = checkRecords(records, { onBad: "hold" });
 */
export function checkRecords(records: ProblemRecords, options?: CheckOptions): CheckedRecords;
/** The same of anything that was read. */
export function checkRecords(records: unknown, options?: CheckOptions): CheckedRecords;
export function checkRecords(records: unknown, { onBad }: CheckOptions = {}): CheckedRecords {
  if (onBad !== undefined && !(WAYS as readonly unknown[]).includes(onBad)) {
    const [a, b, c] = WAYS.map((way) => JSON.stringify(way)) as [string, string, string];
    throw wrongInput("options.onBad", { code: "value", expected: "one-of-three", params: { a, b, c } });
  }
  const frame = new IssueList();
  const rows = new IssueList(Number.POSITIVE_INFINITY);
  const read = readRecords(records, frame, rows);
  const { facilities, zones, matrix, people } = read;
  const known = { facilities: facilities?.byId, matrix, zones: zones?.byId, hold: onBad === "hold" };
  const settled =
    people && settle(people, known, (row, field, fault) => rows.add(`participants[${row}].${field}`, fault));
  const isEnd = frame.count > 0 || settled === undefined || (onBad === "throw" && rows.count > 0);
  if (isEnd) throw bothOf(frame, rows);
  const { kept, placeless } = settled;
  const isPlaceless = new Uint8Array(people!.ids.length);
  for (const row of placeless) isPlaceless[row] = 1;
  const held = gather(isPlaceless, kept);
  return {
    problem: problemOf(read, settled),
    kept,
    held: Int32Array.from([...held.keys()].filter((row) => held[row] === 1)),
    issues: rows.issues,
    counts: rows.counts,
    unknownFacilities: unknownFacilities(people!.facilityIds, people!.facility, facilities!.byId!),
    notes: nearKeyFaults(read).map(([path, fault]) => issueOf(path, fault)),
  };
}

/** The error for what is wrong with the frame, and behind it with rows. */
function bothOf(frame: IssueList, rows: IssueList): InputError {
  const counts: IssueCounts = { ...frame.counts };
  for (const [code, count] of Object.entries(rows.counts)) {
    counts[code as keyof IssueCounts] = (counts[code as keyof IssueCounts] ?? 0) + count;
  }
  return new InputError([...frame.issues, ...rows.issues.slice(0, 100)], frame.count + rows.count, counts);
}
