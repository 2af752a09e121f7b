/**
 * Participants, from records to columns, by one loop: hundreds of thousands of wrong records must be answered as
 * quickly as right ones, and a schema would make an object of every issue. No message holds an id or a value: only the
 * row, the field and the type of what came.
 */

import { codeForNumber, type IssueList, typeOf } from "../errors.ts";
import { PEOPLE_LIMIT, staysByAnswer, wordColumns } from "../model/check.ts";
import { consentCode } from "../model/policy.ts";
import type { ParticipantColumns, Problem } from "../types.ts";
import { type Choices, choiceColumns, readChoices } from "./choice-columns.ts";
import { lengthOf } from "./foreign.ts";
import { report } from "./row-issue.ts";
import { readWord, readWords, type WordColumn, wordColumn } from "./word-column.ts";

/** What participants may refer to. A map that is absent is not known: nothing is called unknown then. */
export interface References {
  readonly facilities: ReadonlyMap<unknown, number> | undefined;
  /** Whether ways come from a matrix: then homes are not read, and zones are. */
  readonly matrix: boolean;
  readonly zones: ReadonlyMap<unknown, number> | undefined;
}

/** Columns of participants, and the words that they refer to. */
export type Participants = Omit<Problem, "facilities" | "travel">;

/** Columns of the records; adds an issue for whatever is wrong, and then the columns are of no use. */
export function participantColumns(
  records: readonly unknown[],
  known: References,
  issues: IssueList,
): Participants | undefined {
  const rows = lengthOf(records, "participants", issues);
  if (rows === undefined) return undefined;
  const columns = emptyColumns(rows, known.matrix);
  const fields: Fields = {};
  for (let row = 0; row < rows; row++) {
    const obstacle = readFields(records, row, fields);
    if (obstacle === undefined) fillRow(columns, row, fields, known, issues);
    else if (obstacle === HOLE) {
      // After a hole there may be millions more, and no JSON has any.
      report(issues, "missing", row, "", "an object", obstacle);
      return undefined;
    } else report(issues, "type", row, "", "an object", obstacle);
  }
  return finished(columns);
}

/** The columns that were needed, and the lists of words they refer to. */
function finished(columns: OpenColumns): Participants {
  const { facility, consent, ids, lon, lat, zone, household } = columns;
  const { count, extraCost, extraCostPerKm } = columns.wholes;
  const participants: ParticipantColumns = {
    facility,
    consent,
    ids,
    ...(lon && lat && { lon, lat }),
    ...(count && { count }),
    ...(extraCost && { extraCost }),
    ...(extraCostPerKm && { extraCostPerKm }),
    ...choiceColumns(columns.choices),
    ...(zone && { zone }),
    ...(household.column && { household: household.column }),
  };
  const words: Partial<Record<WordList, readonly string[]>> = {};
  const coded: Partial<Record<keyof typeof columns.words, Int32Array>> = {};
  for (const [name, list] of wordColumns) {
    const { column, words: known } = columns.words[name];
    if (column === undefined) continue;
    coded[name] = column;
    words[list] = [...known.keys()];
  }
  return { participants: { ...participants, ...coded }, ...words };
}

type WordList = (typeof wordColumns)[number][1];

/** The columns while they are being filled. */
interface OpenColumns {
  readonly seen: Set<string>;
  readonly ids: string[];
  readonly facility: Int32Array;
  readonly consent: Uint8Array;
  readonly lon: Float64Array | undefined;
  readonly lat: Float64Array | undefined;
  readonly zone: Int32Array | undefined;
  /** Whole numbers; a column is made when the first record has one. */
  readonly wholes: { -readonly [Key in keyof typeof wholes]?: Int32Array };
  readonly choices: Choices;
  readonly household: WordColumn;
  readonly words: Readonly<Record<(typeof wordColumns)[number][0], WordColumn>>;
}

function emptyColumns(rows: number, matrix: boolean): OpenColumns {
  return {
    seen: new Set(),
    ids: [],
    facility: new Int32Array(rows),
    consent: new Uint8Array(rows),
    lon: matrix ? undefined : new Float64Array(rows),
    lat: matrix ? undefined : new Float64Array(rows),
    zone: matrix ? new Int32Array(rows) : undefined,
    wholes: {},
    choices: { count: undefined, list: [] },
    household: wordColumn(),
    words: { hold: wordColumn(), segment: wordColumn(), region: wordColumn(), needs: wordColumn() },
  };
}

/** The fields of one record; one object for all of them. */
interface Fields {
  id?: unknown;
  lon?: unknown;
  lat?: unknown;
  facilityId?: unknown;
  consent?: unknown;
  count?: unknown;
  zone?: unknown;
  hold?: unknown;
  segment?: unknown;
  region?: unknown;
  needs?: unknown;
  extraCost?: unknown;
  extraCostPerKm?: unknown;
  choices?: unknown;
  household?: unknown;
}

const HOLE = "a hole";

/** Reads every field once, for a getter may throw or change its mind; returns what stands in the way of it. */
function readFields(records: readonly unknown[], row: number, into: Fields): string | undefined {
  try {
    const record = records[row];
    if (record === undefined && !(row in records)) return HOLE;
    if (typeof record !== "object" || record === null) return typeOf(record);
    if (Array.isArray(record)) return "an array";
    const source = record as Fields;
    into.id = source.id;
    into.lon = source.lon;
    into.lat = source.lat;
    into.facilityId = source.facilityId;
    into.consent = source.consent;
    into.count = source.count;
    into.zone = source.zone;
    into.hold = source.hold;
    into.segment = source.segment;
    into.region = source.region;
    into.needs = source.needs;
    into.extraCost = source.extraCost;
    into.extraCostPerKm = source.extraCostPerKm;
    into.choices = source.choices;
    into.household = source.household;
    return undefined;
  } catch {
    return "one that cannot be read";
  }
}

function fillRow(columns: OpenColumns, row: number, fields: Fields, known: References, issues: IssueList): void {
  const rows = columns.facility.length;
  readId(columns, row, fields.id, issues);
  const held = isGiven(fields.hold);
  for (const key of ["hold", "segment", "region"] as const) {
    if (isGiven(fields[key])) readWord(columns.words[key], row, rows, fields[key], key, issues);
  }
  if (isGiven(fields.needs)) readWords(columns.words.needs, row, rows, fields.needs, "needs", issues);
  if (isGiven(fields.household)) {
    readWord(columns.household, row, rows, fields.household, "household", issues, PEOPLE_LIMIT);
  }
  // Where somebody lives who is held need not be known.
  if (held && !isGiven(fields.lon)) columns.lon?.fill(Number.NaN, row, row + 1);
  else if (columns.lon !== undefined) readDegrees(columns.lon, row, fields.lon, "lon", 180, issues);
  if (held && !isGiven(fields.lat)) columns.lat?.fill(Number.NaN, row, row + 1);
  else if (columns.lat !== undefined) readDegrees(columns.lat, row, fields.lat, "lat", 90, issues);
  columns.facility[row] = facilityIndex(row, fields.facilityId, known.facilities, issues);
  columns.consent[row] = consentOf(row, fields.consent, issues);
  for (const key of wholeKeys) if (isGiven(fields[key])) readWhole(columns, row, key, fields[key], issues);
  if (!isGiven(fields.facilityId) && staysByAnswer(columns.consent[row]!) && columns.wholes.count?.[row] !== 0) {
    report(
      issues,
      "contradiction",
      row,
      ".facilityId",
      "a facility to go with the row's answer (or no answer)",
      "none",
    );
  }
  if (isGiven(fields.choices)) readChoices(columns.choices, row, rows, fields.choices, known.facilities, issues);
  if (held && !isGiven(fields.zone)) columns.zone?.fill(-1, row, row + 1);
  else if (columns.zone !== undefined) columns.zone[row] = zoneIndex(row, fields.zone, known.zones, issues);
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function readId(columns: OpenColumns, row: number, id: unknown, issues: IssueList): void {
  if (typeof id !== "string") {
    report(issues, id === undefined ? "missing" : "type", row, ".id", "text", typeOf(id));
  } else if (id === "") {
    report(issues, "value", row, ".id", "text", "an empty one");
  } else {
    columns.ids.push(id);
    const before = columns.seen.size;
    if (columns.seen.add(id).size === before)
      report(issues, "duplicate", row, ".id", "a unique id", "one that stands before");
  }
}

function readDegrees(
  column: Float64Array,
  row: number,
  value: unknown,
  key: string,
  most: number,
  issues: IssueList,
): void {
  if (typeof value === "number" && Math.abs(value) <= most) column[row] = value;
  else {
    report(
      issues,
      codeForNumber(value ?? undefined),
      row,
      `.${key}`,
      `degrees from -${most} to ${most}`,
      typeOf(value),
    );
  }
}

function facilityIndex(
  row: number,
  id: unknown,
  facilities: ReadonlyMap<unknown, number> | undefined,
  issues: IssueList,
): number {
  if (id === undefined || id === null) return -1;
  const index = facilities?.get(id);
  if (index !== undefined) return index;
  if (typeof id !== "string") report(issues, "type", row, ".facilityId", "the id of a facility as text", typeOf(id));
  else if (facilities !== undefined)
    report(issues, "unknown-id", row, ".facilityId", "the id of a facility", "another");
  return -1;
}

function zoneIndex(
  row: number,
  id: unknown,
  zones: ReadonlyMap<unknown, number> | undefined,
  issues: IssueList,
): number {
  const index = zones?.get(id);
  if (index !== undefined) return index;
  if (typeof id !== "string") {
    const code = id === undefined || id === null ? "missing" : "type";
    report(issues, code, row, ".zone", "the id of a zone as text", typeOf(id));
  } else if (zones !== undefined) report(issues, "unknown-id", row, ".zone", "the id of a zone", "another");
  return 0;
}

function consentOf(row: number, consent: unknown, issues: IssueList): number {
  switch (consent) {
    case true:
    case "granted":
      return consentCode.granted;
    case false:
    case "refused":
      return consentCode.refused;
    case "withdrawn":
      return consentCode.withdrawn;
    case "unknown":
    case undefined:
    case null:
      return consentCode.unknown;
    default: {
      const expected = 'true, false, "granted", "refused", "unknown", "withdrawn" or nothing';
      const [code, got] =
        typeof consent === "string" ? (["value", "another word"] as const) : (["type", typeOf(consent)] as const);
      report(issues, code, row, ".consent", expected, got);
      return consentCode.unknown;
    }
  }
}

/** Columns of whole numbers from 0: below what, how that is said, and what stands for nothing. */
const wholes = {
  count: [PEOPLE_LIMIT, "2^31", 1],
  extraCost: [2 ** 30, "2^30", 0],
  extraCostPerKm: [2 ** 20, "2^20", 0],
} as const;
const wholeKeys = Object.keys(wholes) as (keyof typeof wholes)[];

function readWhole(
  { wholes: into, facility }: OpenColumns,
  row: number,
  key: keyof typeof wholes,
  value: unknown,
  issues: IssueList,
): void {
  const [limit, words, nothing] = wholes[key];
  if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value < limit) {
    into[key] ??= new Int32Array(facility.length).fill(nothing);
    into[key][row] = value;
  } else {
    report(issues, codeForNumber(value), row, `.${key}`, `a whole number from 0 and below ${words}`, typeOf(value));
  }
}
