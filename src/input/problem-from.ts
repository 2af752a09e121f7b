/**
 * The records door: untrusted JSON becomes columns. Shapes are checked by zod (schemas.ts), values of facilities by the
 * rules of the columns door (model/check.ts), participants and the matrix by plain loops.
 *
 * What only follows from another mistake is not reported: with a facility whose id is broken, nobody's `facilityId` is
 * called unknown.
 */

import { came, codeForNumber, type InputIssueCode, IssueList, isArray } from "../errors.ts";
import { checkFacilities, MOST_FACILITIES, MOST_WORDS } from "../model/check.ts";
import { NO_WAY } from "../travel/travel.ts";
import type { Facility, FacilityRecord, Problem } from "../types.ts";
import { BARRIER_KEYS, readBarriers } from "./barrier-travel.ts";
import { entriesOf, everyField, fieldsOf } from "./foreign.ts";
import { participantColumns } from "./participant-columns.ts";
import { checkFacilityShapes, listsOf } from "./schemas.ts";

const MOST_CELLS = 2 ** 31;
const FACILITY_KEYS: readonly (keyof FacilityRecord)[] = [
  "id",
  "name",
  "kind",
  "lon",
  "lat",
  "doctors",
  "capacity",
  "accepts",
  "services",
  "region",
  "target",
  "maxIntake",
  "minimum",
  "maxOutflow",
  "enrolledAtStart",
  "quality",
  "closed",
  "dentist",
];

/**
 * Makes a problem of records: untrusted JSON of the shape `ProblemRecords`. Other keys are ignored, `null` stands for
 * what is absent, and the input is never written to.
 *
 * Throws `InputError` with everything that is wrong: up to 100 issues and the exact count. Messages never hold an id or
 * a value of a participant. That there are fewer than 2^31 people in all is left to `redistribute`.
 *
 * Cost: one pass over participants, zones and metres; about half a second for 600,000 participants, right or wrong. At
 * most 2^24 participants; for more put columns together yourself.
 */
export function problemFrom(records: unknown): Problem {
  const issues = new IssueList();
  const { top, rivers } = copyOf(records, issues);
  const lists = listsOf(top, issues);
  const facilities = lists.facilities && readFacilities(lists.facilities, lists.matrix, issues);
  const zones = lists.zones && readZones(lists.zones, issues);
  const metres =
    lists.metres && readMetres(lists.metres, { rows: zones?.length, columns: facilities?.list.length }, issues);
  const participants =
    lists.participants &&
    participantColumns(
      lists.participants,
      { facilities: facilities?.byId, matrix: lists.matrix, zones: zones?.byId },
      issues,
    );
  const barriers = rivers && readBarriers(rivers, "travel.", issues);
  issues.check();
  const problem = { facilities: facilities!.list, ...participants! };
  const travel = barriers ?? (metres && { metres });
  return travel === undefined ? problem : { ...problem, travel };
}

/** A plain copy of the top and of travel by a matrix, or apart from it of travel by barriers; no list is copied yet. */
function copyOf(records: unknown, issues: IssueList): { readonly top: unknown; readonly rivers?: object } {
  const top = fieldsOf(records, ["facilities", "participants", "travel"], "", issues);
  issues.check();
  if (typeof top !== "object" || top === null || isArray(top)) return { top };
  const { travel, ...rest } = top as { readonly travel: unknown };
  const copy = fieldsOf(travel, [...BARRIER_KEYS, "zones", "metres"], "travel", issues);
  issues.check();
  const { barriers, zones, metres } = Object(copy) as Readonly<Record<string, unknown>>;
  const isRivers = (barriers ?? null) !== null && zones === undefined && metres === undefined;
  return isRivers ? { top: rest, rivers: copy as object } : { top: { ...rest, travel: copy } };
}

/** One issue a path: what is found first is the reason, what later checks find there follows from it. */
class OneIssueAPath extends IssueList {
  readonly #into: IssueList;
  readonly #paths = new Set<string>();

  constructor(into: IssueList) {
    super();
    this.#into = into;
  }

  override add(code: InputIssueCode, path: string, what: string): void {
    if (this.#paths.has(path)) return;
    this.#paths.add(path);
    this.#into.add(code, path, what);
  }
}

interface Facilities {
  readonly list: readonly Facility[];
  /** Nothing where ids are broken: then it is not known which ids there are. */
  readonly byId: ReadonlyMap<unknown, number> | undefined;
}

function readFacilities(records: readonly unknown[], matrix: boolean, issues: IssueList): Facilities | undefined {
  const entries = entriesOf(records, "facilities", issues);
  if (entries === undefined) return undefined;
  const once = new OneIssueAPath(issues);
  // Too many facilities are one issue, not millions.
  const few = entries.slice(0, MOST_FACILITIES);
  const copies = few.map((entry, j) => facilityFields(entry, `facilities[${j}]`, once));
  checkFacilityShapes(copies, once);
  const list = copies.map((copy) => withoutNulls(copy, ["id", "doctors"])) as Facility[];
  list.length = entries.length;
  checkFacilities(list, matrix, once);
  const byId = new Map<unknown, number>();
  for (let j = 0; j < copies.length; j++) byId.set(list[j]?.id, j);
  const known = [...byId.keys()].every((id) => typeof id === "string") && entries.length === few.length;
  return { list, byId: known ? byId : undefined };
}

/** A plain copy of a facility and its lists. */
function facilityFields(entry: unknown, path: string, issues: IssueList): unknown {
  const copy = fieldsOf(entry, FACILITY_KEYS, path, issues);
  if (typeof copy !== "object" || copy === null || isArray(copy)) return copy;
  const fields = copy as Record<string, unknown> & { readonly quality?: unknown };
  for (const key of ["accepts", "services"]) {
    const list = fields[key];
    if (isArray(list)) fields[key] = entriesOf(list, `${path}.${key}`, issues, MOST_WORDS);
  }
  const quality = everyField(fields.quality, `${path}.quality`, issues);
  return { ...fields, quality: withoutNulls(quality, []) };
}

/** A copy as the columns door wants it: what is `null` is left out, but for fields that must be there. */
function withoutNulls(copy: unknown, required: readonly string[]): unknown {
  if (typeof copy !== "object" || copy === null || isArray(copy)) return copy;
  return Object.fromEntries(
    Object.entries(copy).filter(([key, value]) => value !== undefined && (value !== null || required.includes(key))),
  );
}

interface Zones {
  readonly length: number;
  readonly byId: ReadonlyMap<unknown, number> | undefined;
}

function readZones(ids: readonly unknown[], issues: IssueList): Zones | undefined {
  const entries = entriesOf(ids, "travel.zones", issues);
  if (entries === undefined) return undefined;
  const byId = new Map<unknown, number>();
  let known = true;
  for (const [zone, id] of entries.entries()) {
    const first = byId.get(id);
    if (typeof id !== "string" || id === "") {
      known = false;
      issues.add(id === undefined ? "missing" : "type", `travel.zones[${zone}]`, `expected text, ${came(id)}`);
    } else if (first !== undefined) {
      issues.add("duplicate", `travel.zones[${zone}]`, `expected a unique id, got the id of travel.zones[${first}]`);
    } else byId.set(id, zone);
  }
  return { length: entries.length, byId: known ? byId : undefined };
}

/** How many rows and columns the matrix must have, where that is known. */
interface Shape {
  readonly rows: number | undefined;
  readonly columns: number | undefined;
}

function readMetres(matrix: readonly unknown[], shape: Shape, issues: IssueList): Int32Array | undefined {
  const rows = entriesOf(matrix, "travel.metres", issues);
  if (rows === undefined) return undefined;
  if (shape.rows !== undefined && rows.length !== shape.rows) {
    issues.add("length", "travel.metres", `expected ${shape.rows} rows like travel.zones, got ${rows.length}`);
  }
  const columns = shape.columns ?? 0;
  const size = rows.length * columns;
  if (size >= MOST_CELLS) issues.add("range", "travel.metres", `expected fewer than 2^31 entries in all, got ${size}`);
  // The problem is refused then, and not worth the memory.
  const metres = new Int32Array(size < MOST_CELLS && columns <= MOST_FACILITIES ? size : 0);
  for (const [zone, row] of rows.entries()) {
    const path = `travel.metres[${zone}]`;
    if (!isArray(row)) {
      issues.add(row === undefined ? "missing" : "type", path, `expected an array, ${came(row)}`);
      continue;
    }
    const cells = entriesOf(row, path, issues);
    if (cells === undefined) continue;
    if (shape.columns !== undefined && cells.length !== columns) {
      issues.add("length", path, `expected ${columns} entries like facilities, got ${cells.length}`);
    }
    readCells(cells, metres.subarray(zone * columns, (zone + 1) * columns), path, issues);
  }
  return metres;
}

function readCells(cells: readonly unknown[], metres: Int32Array, path: string, issues: IssueList): void {
  for (let j = 0; j < cells.length; j++) {
    const cell = cells[j];
    if (cell === null || cell === NO_WAY) metres[j] = NO_WAY;
    else if (typeof cell === "number" && cell >= 0 && Math.round(cell) < NO_WAY) metres[j] = Math.round(cell);
    else if (!issues.open) issues.count++;
    else {
      const expected = "expected metres from 0 and below 2^31, or null for no way";
      issues.add(codeForNumber(cell), `${path}[${j}]`, `${expected}, ${came(cell)}`);
    }
  }
}
