/**
 * Columns are checked: everything that comes in, before anything is done with it, by plain loops, in slices.
 * Records pass through here too, once `problemFrom` has made columns of them.
 */

import { cameOf, IssueList, isArray, typedFault, typeWord, viewType } from "../errors.ts";
import type { ParticipantColumns, Problem } from "../types.ts";
import { checkBarriers } from "./check/barriers.ts";
import {
  checkAnswers,
  checkColumn,
  checkIds,
  checkLists,
  type Entries,
  type FacilityLists,
  sum,
} from "./check/entries.ts";
import { checkFacilities, checkWords, MOST_WORDS } from "./check/facilities.ts";
import { type Column, columnNames, columns, facilityLists, PEOPLE_LIMIT, rangeIn } from "./columns.ts";

/** The most ids: a JavaScript `Set` holds no more. */
export const MOST_IDS: number = 2 ** 24;

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
    for (const { words } of columns) {
      const most = words === "services" ? MOST_SERVICES : MOST_WORDS;
      if (words !== undefined) checkWords(problem[words], words, issues, most);
    }
    const zones = matrix ? checkMatrixShape(problem, issues) : 0;
    checkColumnShapes(problem.participants, matrix, issues);
    issues.check();
    yield* checkRows(problem, zones, issues);
    if (matrix) yield* checkMatrix(metres, issues);
  }
  issues.check();
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

/** Types and lengths of the columns, and whether those are there that must be. */
function checkColumnShapes(people: ParticipantColumns, matrix: boolean, issues: IssueList): void {
  issues.checkKeys(people, "participants", columnNames);
  const rows = isColumn(people.facility, "Int32Array") ? people.facility.length : Number.NaN;
  for (const { name, array, needed } of columns) {
    const isNeeded = isNeededWith(needed, matrix);
    if (people[name] !== undefined || isNeeded) checkColumnShape(people, { name, array, length: rows }, issues);
  }
  for (const { name, start } of facilityLists) {
    if (people[name] === undefined && people[start] === undefined) continue;
    checkColumnShape(people, { name: start, array: "Int32Array", length: rows + 1 }, issues);
    checkColumnShape(people, { name, array: "Int32Array" }, issues);
  }
  const { ids } = people;
  if (ids === undefined) return;
  if (!checkColumnShape(people, { name: "ids", array: "Array", length: rows }, issues) || ids.length <= MOST_IDS)
    return;
  issues.add("participants.ids", { code: "range", expected: "most-ids", got: ids.length, params: { most: MOST_IDS } });
}

interface Shape {
  readonly name: keyof ParticipantColumns;
  readonly array: string;
  /** Default: any. NaN: unknown, for `facility` is no column. */
  readonly length?: number;
}

/** Whether it is a column of its type, of whatever length. */
function checkColumnShape(people: ParticipantColumns, { name, array, length }: Shape, issues: IssueList): boolean {
  const column: unknown = people[name];
  const path = `participants.${name}`;
  if (!isColumn(column, array)) {
    issues.add(path, typedFault(array, column));
    return false;
  }
  const { length: got } = column as ArrayLike<unknown>;
  if (length === undefined || Number.isNaN(length) || got === length) return true;
  const params = { entries: length, like: "participants.facility" };
  const expected = length === people.facility.length ? "entries-like" : "entries-one-more";
  issues.add(path, { code: "length", expected, got, params });
  return true;
}

function isNeededWith(needed: Column["needed"], matrix: boolean): boolean {
  return needed === "always" || needed === (matrix ? "with a matrix" : "without a matrix");
}

/** The columns whose entries are looked at: places only of the kind that ways are measured from. */
function entriesToCheck(problem: Problem, zones: number): Entries[] {
  const { participants: people, travel } = problem;
  const matrix = travel?.metres !== undefined;
  return columns.flatMap((column: Column) => {
    const values = people[column.name];
    if (values === undefined || (column.needed !== undefined && !isNeededWith(column.needed, matrix))) return [];
    const [least, most] = rangeIn(column, problem, zones);
    return [{ name: column.name, values, least, most, hold: column.isPlace && people.hold }];
  });
}

function* checkRows(problem: Problem, zones: number, issues: IssueList): Generator<number, void> {
  const { participants: people, facilities } = problem;
  const rows = people.facility.length;
  const entries = entriesToCheck(problem, zones);
  let inAll = 0;
  for (let from = 0; from < rows; from += ROWS_PER_SLICE) {
    const to = Math.min(rows, from + ROWS_PER_SLICE);
    for (const column of entries) checkColumn(column, from, to, issues);
    inAll += people.count === undefined ? to - from : sum(people.count, from, to);
    checkAnswers(people, from, to, issues);
    yield to;
  }
  if (people.ids !== undefined) yield* checkIds(people.ids, issues);
  for (const { name, start } of facilityLists) {
    const lists = { name, start: people[start], entries: people[name] };
    if (lists.start !== undefined) yield* checkLists(lists as FacilityLists, facilities.length, issues);
  }
  if (inAll >= PEOPLE_LIMIT) issues.add("participants", { code: "range", expected: "few-people", got: inAll });
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
