/**
 * The columns door: everything that comes in is checked before anything is done with it, by plain loops, in slices.
 * Records pass through here too, once `problemFrom` has made columns of them.
 */

import { came, codeForNumber, IssueList, isArray, typeOf, viewType, withArticle } from "../errors.ts";
import type { Facility, ParticipantColumns, Problem } from "../types.ts";
import { checkBarriers } from "./check-barriers.ts";
import { createIdTable, type IdTable } from "./id-table.ts";
import { consentCode } from "./policy.ts";

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

/** Values and uniqueness of facilities; shared by both doors. */
export function checkFacilities(facilities: readonly Facility[], matrix: boolean, issues: IssueList): void {
  if (facilities.length > MOST_FACILITIES) {
    issues.add("range", "facilities", `expected at most ${MOST_FACILITIES} facilities, got ${facilities.length}`);
  }
  const seen = new Map<string, number>();
  // By index, for forEach passes over holes; and beyond the most there may be nothing but holes.
  for (let j = 0; j < Math.min(facilities.length, MOST_FACILITIES); j++) {
    const facility: Facility | null | undefined = facilities[j];
    const path = `facilities[${j}]`;
    if (typeof facility !== "object" || facility === null || isArray(facility)) {
      issues.add("type", path, `expected an object, ${came(facility)}`);
      continue;
    }
    checkFacilityId(facility.id, path, seen, j, issues);
    for (const key of ["name", "kind", "region"] as const) {
      const text: unknown = facility[key];
      if (text !== undefined && typeof text !== "string")
        issues.add("type", `${path}.${key}`, `expected text, ${came(text)}`);
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
    issues.add(id === undefined ? "missing" : "type", `${path}.id`, `expected text, ${came(id)}`);
    return;
  }
  const first = seen.get(id);
  if (first === undefined) seen.set(id, j);
  else issues.add("duplicate", `${path}.id`, `expected a unique id, got the id of facilities[${first}]`);
}

function checkDoctors(doctors: unknown, path: string, issues: IssueList): void {
  if (typeof doctors === "number" && doctors >= 0 && doctors < Number.POSITIVE_INFINITY) return;
  issues.add(codeForNumber(doctors), path, `expected a number from 0, ${came(doctors)}`);
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
    const expected = "expected a whole number from 0 and below 2^31";
    issues.add(codeForNumber(people), `${path}.${key}`, `${expected}, ${came(people)}`);
  }
}

function checkFlags(facility: Facility, path: string, issues: IssueList): void {
  for (const key of ["closed", "dentist"] as const) {
    const flag: unknown = facility[key];
    if (flag === undefined || typeof flag === "boolean") continue;
    issues.add("type", `${path}.${key}`, `expected true or false, ${came(flag)}`);
  }
}

function checkQuality({ quality }: Facility, path: string, issues: IssueList): void {
  if (quality === undefined) return;
  if (typeof quality !== "object" || quality === null || isArray(quality)) {
    issues.add("type", `${path}.quality`, `expected an object of numbers, ${came(quality)}`);
    return;
  }
  for (const [kind, value] of Object.entries(quality)) {
    if (typeof value === "number" && value >= 0 && value <= 1) continue;
    issues.add(codeForNumber(value), `${path}.quality.${kind}`, `expected a number from 0 to 1, ${came(value)}`);
  }
}

function checkDegrees(
  value: unknown,
  most: number,
  what: string,
  path: string,
  optional: boolean,
  issues: IssueList,
): void {
  if ((value === undefined && optional) || (typeof value === "number" && Math.abs(value) <= most)) return;
  issues.add(codeForNumber(value), path, `expected a ${what} from -${most} to ${most}, ${came(value)}`);
}

function checkShape(problem: Problem, issues: IssueList): boolean {
  if (typeof problem !== "object" || problem === null) {
    issues.add("type", "", `expected a problem, ${came(problem)}`);
    return false;
  }
  const { facilities, participants, travel } = problem;
  if (!isArray(facilities)) {
    issues.add(facilities === undefined ? "missing" : "type", "facilities", `expected an array, ${came(facilities)}`);
  }
  if (typeof participants !== "object" || participants === null || isArray(participants)) {
    const code = participants === undefined ? "missing" : "type";
    const hint = isArray(participants) ? " (records go through problemFrom)" : "";
    issues.add(code, "participants", `expected columns, got ${typeOf(participants)}${hint}`);
  }
  if (travel !== undefined) checkTravel(travel, issues);
  return issues.count === 0;
}

function checkTravel(travel: unknown, issues: IssueList): void {
  const { metres, barriers } = Object(travel) as Partial<Record<"metres" | "barriers", unknown>>;
  if (barriers !== undefined && metres === undefined) checkBarriers(Object(travel), "travel.", issues);
  else if (barriers !== undefined || !isColumn(metres, "Int32Array")) {
    issues.add(
      "type",
      "travel",
      "expected { metres: Int32Array }, or barriers as barrierTravel gives them, or nothing",
    );
  }
}

/** Checks that the matrix has whole rows; returns how many. */
function checkMatrixShape(problem: Problem, issues: IssueList): number {
  const { length } = problem.travel!.metres!;
  const m = problem.facilities.length;
  if (m === 0) {
    if (length > 0) issues.add("length", "travel.metres", `expected no entries without facilities, got ${length}`);
    return PEOPLE_LIMIT;
  }
  if (length % m !== 0) {
    issues.add("length", "travel.metres", `expected a multiple of ${m} facilities, got ${length} entries`);
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
    if (column === undefined) {
      if (required) issues.add("missing", path, `expected ${withArticle(type)}, got nothing`);
    } else if (!isColumn(column, type)) {
      issues.add("type", path, `expected ${withArticle(type)}, got ${typeOf(column)}`);
    } else {
      const { length } = column as ArrayLike<unknown>;
      const expected = name === "choiceStart" ? rows + 1 : name === "choice" ? length : rows;
      if (length !== expected && !Number.isNaN(rows)) {
        const like = expected === rows ? " like" : ", one more than";
        issues.add("length", path, `expected ${expected} entries${like} participants.facility, got ${length}`);
      }
      if (name === "ids" && length > MOST_IDS) {
        issues.add("range", path, `expected at most ${MOST_IDS} ids, got ${length}`);
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
    issues.add("type", path, `expected an array of texts, ${came(words)}`);
    return;
  }
  if (words.length > most) {
    issues.add("range", path, `expected at most ${most} texts, got ${words.length}`);
    return;
  }
  const seen = new Set<unknown>();
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (!issues.open) issues.count += typeof word !== "string" || word === "" || seen.has(word) ? 1 : 0;
    else if (typeof word !== "string" || word === "")
      issues.add("type", `${path}[${i}]`, `expected text, ${came(word)}`);
    else if (seen.has(word)) issues.add("duplicate", `${path}[${i}]`, "expected each text once, got one from before");
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
    if (columns.choiceStart !== undefined) checkChoices(columns, from, to, facilities.length, issues);
    yield to;
  }
  if (people >= PEOPLE_LIMIT) {
    issues.add("range", "participants", `expected fewer than 2^31 people in all, got ${people}`);
  }
}

/** Where a row is held its place may be unknown: NaN, or as a zone −1. */
function checkColumn(
  column: Int32Array | Uint8Array | Float64Array,
  from: number,
  to: number,
  least: number,
  most: number,
  name: string,
  issues: IssueList,
  hold?: Int32Array,
): void {
  for (let row = from; row < to; row++) {
    const value = column[row]!;
    if (value >= least && value <= most) continue;
    if ((Number.isNaN(value) || value === -1) && hold !== undefined && hold[row]! >= 0) continue;
    const expected = most < least ? "nothing, for there is none" : `a number from ${least} to ${most}`;
    const got = Number.isNaN(value) ? "NaN" : "another number";
    issues.add("value", `participants.${name}[${row}]`, `expected ${expected}, got ${got}`);
  }
}

/**
 * Who is registered nowhere has nothing to refuse or to withdraw from: the facility was lost on the way, and placing them
 * as newcomers would move people against their will. Which answer it is, the message does not say.
 */
function checkAnswers(columns: ParticipantColumns, from: number, to: number, issues: IssueList): void {
  const { facility, consent, count } = columns;
  for (let row = from; row < to; row++) {
    if (facility[row] !== -1 || !staysByAnswer(consent[row]!) || count?.[row] === 0) continue;
    const what = "expected a facility to go with the row's answer (or unknown as the answer), got none";
    issues.add("contradiction", `participants.facility[${row}]`, what);
  }
}

/** Whether people of this consent stay where they are registered, whatever is planned. */
export function staysByAnswer(consent: number): boolean {
  return consent === consentCode.refused || consent === consentCode.withdrawn;
}

function checkIds(ids: readonly unknown[], from: number, to: number, known: IdTable, issues: IssueList): void {
  for (let row = from; row < to; row++) {
    const id = ids[row];
    if (typeof id === "string" && id !== "" && known.before(row, id) < 0) continue;
    const path = `participants.ids[${row}]`;
    if (typeof id !== "string" || id === "") issues.add("type", path, `expected text, got ${typeOf(id)}`);
    else issues.add("duplicate", path, "expected a unique id, got one that stands before");
  }
}

/** Choices of rows: ascending ends, and facilities, each once in a row. */
function checkChoices(columns: ParticipantColumns, from: number, to: number, m: number, issues: IssueList): void {
  const [start, choice] = [columns.choiceStart!, columns.choice!];
  for (let row = from; row < to; row++) {
    const [first, end] = [start[row]!, start[row + 1]!];
    const last = row === start.length - 2 ? choice.length : end;
    if ((row === 0 && first !== 0) || end < first || end > choice.length || end !== last) {
      const expected = `ascending ends from 0 to ${choice.length}`;
      issues.add("value", `participants.choiceStart[${row + 1}]`, `expected ${expected}, got another number`);
      continue;
    }
    for (let i = first; i < end; i++) {
      const path = `participants.choice[${i}]`;
      if (!(choice[i]! >= 0 && choice[i]! < m))
        issues.add("value", path, "expected the index of a facility, got another number");
      else if (choice.indexOf(choice[i]!, first) < i)
        issues.add("duplicate", path, "expected each facility once in a row");
    }
  }
}

function* checkMatrix(metres: Int32Array, issues: IssueList): Generator<number, void> {
  for (let from = 0; from < metres.length; from += 4 * ROWS_PER_SLICE) {
    const to = Math.min(metres.length, from + 4 * ROWS_PER_SLICE);
    for (let i = from; i < to; i++) {
      if (metres[i]! < 0) {
        issues.add("value", `travel.metres[${i}]`, `expected metres from 0, got ${metres[i]!}`);
      }
    }
    yield to;
  }
}

function sum(column: Int32Array, from: number, to: number): number {
  let total = 0;
  for (let i = from; i < to; i++) total += column[i]!;
  return total;
}
