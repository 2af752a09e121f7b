/**
 * Columns are checked: everything that comes in, before anything is done with it, by plain loops, in slices.
 * Records pass through here too, once `problemFrom` has made columns of them.
 */

import { cameOf, codeForNumber, IssueList, isArray, repeatedId, typedFault, typeWord, viewType } from "../errors.ts";
import type { Facility, ParticipantColumns, Problem } from "../types.ts";
import { checkBarriers } from "./check-barriers.ts";
import { checkAnswers, checkChoices, checkColumn, checkIds, sum } from "./check-entries.ts";
import { createIdTable } from "./id-table.ts";

/** The most facilities: arcs between all pairs of them are kept in memory. */
export const MOST_FACILITIES = 4096;
/** People, quotas and capacities stay below this, so that they fit into 32 bits. */
export const PEOPLE_LIMIT: number = 2 ** 31;

/** The most ids: a JavaScript `Set` holds no more. */
export const MOST_IDS: number = 2 ** 24;

/** The most words of a list that a column refers to. */
export const MOST_WORDS = 1023;
/** The most services that the bits of `needs` stand for. */
export const MOST_SERVICES = 31;

const ROWS_PER_SLICE = 8192;

/** Throws `InputError` for whatever is wrong with the columns, the facilities or the matrix. Yields rows done. */
export function* checkProblem(problem: Problem): Generator<number, void> {
  const issues = new IssueList();
  if (checkShape(problem, issues)) {
    const metres = problem.travel?.metres;
    const matrix = metres !== undefined;
    checkFacilities(problem.facilities, matrix, issues);
    for (const key of ["holds", "segments", "regions"] as const) checkWords(problem[key], key, issues);
    checkWords(problem.services, "services", issues, MOST_SERVICES);
    const zones = matrix ? checkMatrixShape(problem, issues) : 0;
    checkColumnShapes(problem.participants, matrix, issues);
    issues.check();
    yield* checkRows(problem, zones, issues);
    if (matrix) yield* checkMatrix(metres, issues);
  }
  issues.check();
}

/** Values and uniqueness of facilities; for columns and for records. */
export function checkFacilities(facilities: readonly Facility[], matrix: boolean, issues: IssueList): void {
  if (facilities.length > MOST_FACILITIES) {
    issues.add("facilities", {
      code: "range",
      expected: "most-facilities",
      got: facilities.length,
      params: { most: MOST_FACILITIES },
    });
  }
  const seen = new Map<string, number>();
  // By index, for forEach passes over holes; and beyond the most there may be nothing but holes.
  for (let j = 0; j < Math.min(facilities.length, MOST_FACILITIES); j++) {
    const facility: Facility | null | undefined = facilities[j];
    const path = `facilities[${j}]`;
    if (typeof facility !== "object" || facility === null || isArray(facility)) {
      issues.add(path, { code: "type", expected: "object", got: cameOf(facility) });
      continue;
    }
    checkFacilityId(facility.id, path, seen, j, issues);
    for (const key of ["name", "kind", "region"] as const) {
      const text: unknown = facility[key];
      if (text !== undefined && typeof text !== "string")
        issues.add(`${path}.${key}`, { code: "type", expected: "text", got: cameOf(text) });
    }
    checkDoctors(facility.doctors, `${path}.doctors`, issues);
    checkPeople(facility, path, issues);
    checkFlags(facility, path, issues);
    checkQuality(facility, path, issues);
    checkDegrees(facility.lon, 180, "longitude", `${path}.lon`, matrix, issues);
    checkDegrees(facility.lat, 90, "latitude", `${path}.lat`, matrix, issues);
    checkWords(facility.accepts, `${path}.accepts`, issues);
    checkWords(facility.services, `${path}.services`, issues);
  }
}

function checkFacilityId(id: unknown, path: string, seen: Map<string, number>, j: number, issues: IssueList): void {
  if (typeof id !== "string" || id === "") {
    issues.add(`${path}.id`, { code: id === undefined ? "missing" : "type", expected: "text", got: cameOf(id) });
    return;
  }
  const first = seen.get(id);
  if (first === undefined) seen.set(id, j);
  else issues.add(`${path}.id`, repeatedId(`facilities[${first}]`));
}

function checkDoctors(doctors: unknown, path: string, issues: IssueList): void {
  if (typeof doctors === "number" && doctors >= 0 && doctors < Number.POSITIVE_INFINITY) return;
  issues.add(path, {
    code: codeForNumber(doctors),
    expected: "number-from",
    got: cameOf(doctors),
    params: { least: 0 },
  });
}

/** Numbers of people that a facility may have. */
function checkPeople(facility: Facility, path: string, issues: IssueList): void {
  for (const key of ["capacity", "target", "maxIntake", "minimum", "maxOutflow", "enrolledAtStart"] as const) {
    const people: unknown = facility[key];
    if (
      people === undefined ||
      (Number.isInteger(people) && (people as number) >= 0 && (people as number) < PEOPLE_LIMIT)
    )
      continue;
    const fault = { expected: "whole-below", got: cameOf(people), params: { limit: "2^31" } } as const;
    issues.add(`${path}.${key}`, { code: codeForNumber(people), ...fault });
  }
}

function checkFlags(facility: Facility, path: string, issues: IssueList): void {
  for (const key of ["closed", "dentist"] as const) {
    const flag: unknown = facility[key];
    if (flag === undefined || typeof flag === "boolean") continue;
    issues.add(`${path}.${key}`, { code: "type", expected: "flag", got: cameOf(flag) });
  }
}

function checkQuality({ quality }: Facility, path: string, issues: IssueList): void {
  if (quality === undefined) return;
  if (typeof quality !== "object" || quality === null || isArray(quality)) {
    issues.add(`${path}.quality`, { code: "type", expected: "object-of-numbers", got: cameOf(quality) });
    return;
  }
  for (const [kind, value] of Object.entries(quality)) {
    if (typeof value === "number" && value >= 0 && value <= 1) continue;
    issues.add(`${path}.quality.${kind}`, {
      code: codeForNumber(value),
      expected: "number-between",
      got: cameOf(value),
      params: { least: 0, most: 1 },
    });
  }
}

function checkDegrees(
  value: unknown,
  most: number,
  what: "longitude" | "latitude",
  path: string,
  optional: boolean,
  issues: IssueList,
): void {
  if ((value === undefined && optional) || (typeof value === "number" && Math.abs(value) <= most)) return;
  issues.add(path, { code: codeForNumber(value), expected: what, got: cameOf(value), params: { most } });
}

function checkShape(problem: Problem, issues: IssueList): boolean {
  if (typeof problem !== "object" || problem === null) {
    issues.add("", { code: "type", expected: "problem", got: cameOf(problem) });
    return false;
  }
  const { facilities, participants, travel } = problem;
  if (!isArray(facilities)) {
    issues.add("facilities", {
      code: facilities === undefined ? "missing" : "type",
      expected: "array",
      got: cameOf(facilities),
    });
  }
  if (typeof participants !== "object" || participants === null || isArray(participants)) {
    const code = participants === undefined ? "missing" : "type";
    const expected = isArray(participants) ? "columns-not-records" : "columns";
    issues.add("participants", { code, expected, got: typeWord(participants) });
  }
  if (travel !== undefined) checkTravel(travel, issues);
  return issues.count === 0;
}

function checkTravel(travel: unknown, issues: IssueList): void {
  const { metres, barriers } = Object(travel) as Partial<Record<"metres" | "barriers", unknown>>;
  if (barriers !== undefined && metres === undefined) checkBarriers(Object(travel), "travel.", issues);
  else if (barriers !== undefined || !isColumn(metres, "Int32Array")) {
    issues.add("travel", { code: "type", expected: "travel" });
  }
}

/** Checks that the matrix has whole rows; returns how many. */
function checkMatrixShape(problem: Problem, issues: IssueList): number {
  const { length } = problem.travel!.metres!;
  const m = problem.facilities.length;
  if (m === 0) {
    if (length > 0) issues.add("travel.metres", { code: "length", expected: "no-entries", got: length });
    return PEOPLE_LIMIT;
  }
  if (length % m !== 0) {
    issues.add("travel.metres", {
      code: "length",
      expected: "multiple-of",
      got: "#entries",
      params: { of: m, count: length },
    });
  }
  return Math.floor(length / m);
}

function isColumn(value: unknown, type: string): boolean {
  return type === "Array" ? isArray(value) : viewType(value) === type;
}

function checkColumnShapes(columns: ParticipantColumns, matrix: boolean, issues: IssueList): void {
  const shapes: readonly (readonly [name: keyof ParticipantColumns, type: string, required: boolean])[] = [
    ["facility", "Int32Array", true],
    ["consent", "Uint8Array", true],
    ["lon", "Float64Array", !matrix],
    ["lat", "Float64Array", !matrix],
    ["count", "Int32Array", false],
    ["zone", "Int32Array", matrix],
    ["hold", "Int32Array", false],
    ["segment", "Int32Array", false],
    ["region", "Int32Array", false],
    ["needs", "Int32Array", false],
    ["extraCost", "Int32Array", false],
    ["extraCostPerKm", "Int32Array", false],
    ["choiceStart", "Int32Array", columns.choice !== undefined],
    ["choice", "Int32Array", columns.choiceStart !== undefined],
    ["ids", "Array", false],
    ["household", "Int32Array", false],
  ];
  const rows = isColumn(columns.facility, "Int32Array") ? columns.facility.length : Number.NaN;
  for (const [name, type, required] of shapes) {
    const column: unknown = columns[name];
    const path = `participants.${name}`;
    if (column === undefined && !required) continue;
    if (!isColumn(column, type)) issues.add(path, typedFault(type, column));
    else {
      const { length } = column as ArrayLike<unknown>;
      const expected = name === "choiceStart" ? rows + 1 : name === "choice" ? length : rows;
      if (length !== expected && !Number.isNaN(rows)) {
        const params = { entries: expected, like: "participants.facility" };
        const key = expected === rows ? "entries-like" : "entries-one-more";
        issues.add(path, { code: "length", expected: key, got: length, params });
      }
      if (name === "ids" && length > MOST_IDS) {
        issues.add(path, { code: "range", expected: "most-ids", got: length, params: { most: MOST_IDS } });
      }
    }
  }
}

/** Columns of numbers, and the least and the most that may stand there: products of hardship and ways stay exact. */
const numberColumns = [
  ["extraCost", 0, 2 ** 30 - 1],
  ["extraCostPerKm", 0, 2 ** 20 - 1],
  ["household", -1, PEOPLE_LIMIT - 1],
] as const;

/** Columns that refer to words of the problem. */
export const wordColumns = [
  ["hold", "holds"],
  ["segment", "segments"],
  ["region", "regions"],
  ["needs", "services"],
] as const;

/** A list of words: texts, each once. */
function checkWords(words: unknown, path: string, issues: IssueList, most: number = MOST_WORDS): void {
  if (words === undefined) return;
  if (!isArray(words)) {
    issues.add(path, { code: "type", expected: "array-of-texts", got: cameOf(words) });
    return;
  }
  if (words.length > most) {
    issues.add(path, { code: "range", expected: "most-texts", got: words.length, params: { most } });
    return;
  }
  const seen = new Set<unknown>();
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (!issues.open) issues.count += typeof word !== "string" || word === "" || seen.has(word) ? 1 : 0;
    else if (typeof word !== "string" || word === "")
      issues.add(`${path}[${i}]`, { code: "type", expected: "text", got: cameOf(word) });
    else if (seen.has(word)) issues.add(`${path}[${i}]`, { code: "duplicate", expected: "text-once", got: "#before" });
    seen.add(word);
  }
}

function* checkRows(problem: Problem, zones: number, issues: IssueList): Generator<number, void> {
  const { participants: columns, facilities } = problem;
  const rows = columns.facility.length;
  const matrix = problem.travel?.metres !== undefined;
  const known = createIdTable(columns.ids?.length ?? 0, (row) => columns.ids![row]!);
  let people = 0;
  for (let from = 0; from < rows; from += ROWS_PER_SLICE) {
    const to = Math.min(rows, from + ROWS_PER_SLICE);
    checkColumn(columns.facility, from, to, -1, facilities.length - 1, "facility", issues);
    checkColumn(columns.consent, from, to, 0, 3, "consent", issues);
    const { hold } = columns;
    for (const [name, words] of wordColumns) {
      const column = columns[name];
      const known = problem[words]?.length ?? 0;
      if (column === undefined) continue;
      if (name === "needs") checkColumn(column, from, to, 0, 2 ** known - 1, name, issues);
      else checkColumn(column, from, to, -1, known - 1, name, issues);
    }
    if (matrix) checkColumn(columns.zone!, from, to, 0, zones - 1, "zone", issues, hold);
    else {
      checkColumn(columns.lon!, from, to, -180, 180, "lon", issues, hold);
      checkColumn(columns.lat!, from, to, -90, 90, "lat", issues, hold);
    }
    for (const [name, least, most] of numberColumns) {
      const column = columns[name];
      if (column !== undefined) checkColumn(column, from, to, least, most, name, issues);
    }
    if (columns.count !== undefined) {
      checkColumn(columns.count, from, to, 0, PEOPLE_LIMIT - 1, "count", issues);
      people += sum(columns.count, from, to);
    } else people += to - from;
    checkAnswers(columns, from, to, issues);
    if (columns.ids !== undefined) checkIds(columns.ids, from, to, known, issues);
    yield to;
  }
  if (columns.choiceStart !== undefined) yield* checkChoices(columns, facilities.length, issues);
  if (people >= PEOPLE_LIMIT) {
    issues.add("participants", { code: "range", expected: "few-people", got: people });
  }
}

function* checkMatrix(metres: Int32Array, issues: IssueList): Generator<number, void> {
  for (let from = 0; from < metres.length; from += 4 * ROWS_PER_SLICE) {
    const to = Math.min(metres.length, from + 4 * ROWS_PER_SLICE);
    for (let i = from; i < to; i++) {
      if (metres[i]! < 0) {
        issues.add(`travel.metres[${i}]`, { code: "value", expected: "metres", got: metres[i]! });
      }
    }
    yield to;
  }
}
