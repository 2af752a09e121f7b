/**
 * Facilities and ways without people, of tables: their records are plain already, so the rules of columns are
 * enough, and whoever reads tables need not load zod.
 */

import { cameOf, IssueList, isArray } from "../errors.ts";
import { checkFacilities } from "../model/check/facilities.ts";
import type { Facility, FacilityRecord, Problem, ProblemRecords } from "../types.ts";
import { BARRIER_KEYS, readBarriers } from "./barrier-travel.ts";
import { fieldsOf } from "./foreign.ts";
import { readMetres, readZones } from "./matrix-records.ts";

type RecordsTravel = ProblemRecords["travel"];

/** The parts of a problem that are not people, and the rows of a matrix by the ids of its zones. */
export interface Frame {
  readonly parts: Pick<Problem, "facilities" | "travel">;
  readonly zones: ReadonlyMap<string, number> | undefined;
}

/** Checks facilities and travel. Throws `InputError` with all that is wrong with them. */
export function frameOf(facilities: readonly FacilityRecord[], travel: RecordsTravel): Frame {
  const issues = new IssueList();
  const [list, given] = [facilities.map(withoutNulls), travel ?? undefined];
  const copy = fieldsOf(given, [...BARRIER_KEYS, "zones", "metres"], "travel", issues) as RecordsTravel;
  const isMatrix = given !== undefined && (copy as { readonly barriers?: unknown } | undefined)?.barriers === undefined;
  checkFacilities(list, isMatrix, issues);
  const ways =
    given === undefined ? undefined : isMatrix ? matrixOf(copy, list.length, issues) : riversOf(copy, issues);
  issues.check();
  const own = ways?.travel;
  return { parts: { facilities: list, ...(own !== undefined && { travel: own }) }, zones: ways?.zones };
}

/** As columns want it: what is `null` is left out. */
function withoutNulls(record: FacilityRecord): Facility {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null)) as unknown as Facility;
}

interface Ways {
  readonly travel: Problem["travel"];
  readonly zones?: ReadonlyMap<string, number> | undefined;
}

function riversOf(copy: unknown, issues: IssueList): Ways {
  return { travel: readBarriers(copy, "travel.", issues) };
}

function matrixOf(copy: unknown, columns: number, issues: IssueList): Ways | undefined {
  const { zones, metres } = Object(copy) as Readonly<Record<string, unknown>>;
  for (const [name, list] of Object.entries({ zones, metres })) {
    if (isArray(list)) continue;
    issues.add(`travel.${name}`, {
      code: list === undefined ? "missing" : "type",
      expected: "array",
      got: cameOf(list),
    });
  }
  if (!isArray(zones) || !isArray(metres)) return undefined;
  const read = readZones(zones, issues);
  const cells = readMetres(metres, { rows: read?.length, columns }, issues);
  return { travel: cells && { metres: cells }, zones: read?.byId };
}
