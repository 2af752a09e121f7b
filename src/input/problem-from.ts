/**
 * Records: untrusted JSON becomes columns. Shapes are checked by zod (schemas.ts), values of facilities by the
 * rules of columns (model/check.ts), participants and the matrix by plain loops.
 *
 * What only follows from another mistake is not reported: with a facility whose id is broken, nobody's `facilityId` is
 * called unknown. Codes that no facility has are reported once each, with the rows that name it.
 */

import { IssueList } from "../errors.ts";
import type { Problem, ProblemRecords } from "../types.ts";
import { nearKeyFaults, problemOf, type RecordsRead, readRecords } from "./read-records.ts";
import { type Settled, settle, unknownFacility } from "./settle.ts";
import { unknownFacilities } from "./unknown-facilities.ts";

/**
 * Makes a problem of records: untrusted JSON of the shape `ProblemRecords`. Other keys are ignored, but one that is
 * nearly a known key is an error (`concent`); `null` stands for what is absent, and the input is never written to. Words for
 * kinds, segments, regions and services are compared without case, blanks and marks.
 *
 * Throws `InputError` with everything that is wrong: up to 100 issues and the exact count. Messages never hold an id or
 * a value of a participant. That there are fewer than 2^31 people in all is left to `redistribute`.
 *
 * Cost: one pass over participants, zones and metres; about half a second for 600,000 participants, right or wrong. At
 * most 2^24 participants; for more put columns together yourself.
 *
 * @example
 * const problem = problemFrom({
 *   facilities: [
 *     { id: "puskesmas", lon: 109.32, lat: -0.03, doctors: 1 },
 *     { id: "klinik", lon: 109.33, lat: -0.03, doctors: 1 },
 *   ],
 *   participants: [{ id: "RT 01", lon: 109.32, lat: -0.03, facilityId: "puskesmas", consent: "granted", count: 6000 }],
 * });
 */
export function problemFrom(records: ProblemRecords): Problem;
/** The same of anything that was read: it is checked as it comes. */
export function problemFrom(records: unknown): Problem;
export function problemFrom(records: unknown): Problem {
  const issues = new IssueList();
  const read = readRecords(records, issues, issues);
  for (const [path, fault] of nearKeyFaults(read)) issues.add(path, fault);
  const settled = settleAll(read, issues);
  issues.check();
  return problemOf(read, settled!);
}

/** Decides on all rows; whatever is wrong with one of them is an issue. */
function settleAll(read: RecordsRead, issues: IssueList): Settled | undefined {
  const { facilities, zones, matrix, people } = read;
  if (people === undefined) return undefined;
  let strangers = 0;
  const known = { facilities: facilities?.byId, matrix, zones: zones?.byId, hold: false };
  const settled = settle(people, known, (row, field, fault) => {
    if (field === "facilityId" && fault === unknownFacility) strangers++;
    else if (issues.open) issues.add(`participants[${row}].${field}`, fault);
    else issues.skip(fault.code);
  });
  if (strangers > 0) reportStrangers(read, strangers, issues);
  return settled;
}

/** An issue for each code that may be shown, and one for all others. */
function reportStrangers({ facilities, people }: RecordsRead, rows: number, issues: IssueList): void {
  const { facility, facilityIds } = people!;
  const shown = unknownFacilities(facilityIds, facility, facilities!.byId!);
  let others = rows;
  for (const { code, rows, first, cure } of shown) {
    const got = cure === undefined ? "#shown-facility" : "#shown-facility-cure";
    const params = { facility: code, rows, ...(cure !== undefined && { cure }) };
    issues.add(`participants[${first}].facilityId`, { ...unknownFacility, got, params });
    issues.skip("unknown-id", rows - 1);
    others -= rows;
  }
  if (others === 0) return;
  const isShown = new Set(shown.map(({ code }) => code));
  const isOther = facilityIds.map((id) => !facilities!.byId!.has(id) && !isShown.has(id));
  const first = facility.findIndex((code) => code >= 0 && isOther[code]!);
  const got = others === 1 ? "#another" : "#others-in-rows";
  issues.add(`participants[${first}].facilityId`, { ...unknownFacility, got, params: { rows: others } });
  issues.skip("unknown-id", others - 1);
}
