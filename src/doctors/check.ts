/** Checks what `placeDoctors` and `shareDoctors` are asked, and makes a scope of it. */

import { cameOf, checkKeys, codeForNumber, IssueList, type Keys } from "../errors.ts";
import { runThrough } from "../generators.ts";
import { checkFacilities } from "../model/check/facilities.ts";
import { checkProblem } from "../model/check.ts";
import { completePolicy } from "../model/policy.ts";
import type { Facility, Policy, Problem } from "../types.ts";
import type { Scope } from "./allocations.ts";
import type { NewFacility, PlaceDoctorsOptions, ShareDoctorsOptions } from "./types.ts";

/** Ten half-days a week are one full-time doctor. */
const HALF_DAYS_A_DOCTOR = 10;
/** The most doctors or half-days in all. */
const MOST_AMOUNT = 1000;
/** Each set of them is searched by itself. */
const MOST_NEW_FACILITIES = 6;
/** The most entries in the table of one bound: 16 MB. */
const MOST_STATES = 1_000_000;

const HOW = ["ranking", "limit", "onProgress", "signal"];

export function placeScope(problem: Problem, policy: Policy | null | undefined, options: PlaceDoctorsOptions): Scope {
  const complete = completePolicy(policy);
  runThrough(checkProblem(problem));
  const issues = new IssueList();
  const known = ["doctors", "candidates", "maxPerFacility", "newFacilities", ...HOW];
  const keys = checkKeys(options, "options", known, issues);
  const { doctors: some, maxPerFacility } = keys;
  const doctors = checkWhole(some, "doctors", MOST_AMOUNT, issues);
  const each = checkWhole(maxPerFacility ?? doctors, "maxPerFacility", Number.MAX_SAFE_INTEGER, issues);
  const proposed = checkNewFacilities(problem, keys.newFacilities, issues);
  const candidates = checkIds([...problem.facilities, ...proposed], keys, "candidates", issues);
  checkHow(keys, issues);
  issues.check();
  const most = Math.min(doctors, each);
  const may = ({ id, target }: NewFacility | Facility): boolean =>
    target === undefined && (candidates === null || candidates.has(id));
  return {
    problem,
    policy: complete,
    proposed,
    least: [...problem.facilities, ...proposed].map(() => 0),
    most: [...problem.facilities.map((facility) => (may(facility) ? most : 0)), ...proposed.map(() => most)],
    supply: { pool: doctors, most: doctors, lending: false },
    unit: 1,
  };
}

export function shareScope(problem: Problem, policy: Policy | null | undefined, options: ShareDoctorsOptions): Scope {
  const complete = completePolicy(policy);
  runThrough(checkProblem(problem));
  const issues = new IssueList();
  const keys = checkKeys(options, "options", ["halfDays", "maxPerFacility", "fixed", ...HOW], issues);
  const { halfDays: some, maxPerFacility } = keys;
  const halfDays = checkWhole(some, "halfDays", MOST_AMOUNT, issues);
  const each = checkWhole(maxPerFacility ?? halfDays, "maxPerFacility", Number.MAX_SAFE_INTEGER, issues);
  const fixed = checkIds(problem.facilities, keys, "fixed", issues) ?? new Set();
  checkHow(keys, issues);
  if (problem.facilities.length * (halfDays + 1) ** 2 > MOST_STATES) {
    const most = Math.floor(Math.sqrt(MOST_STATES / problem.facilities.length)) - 1;
    issues.add("options.halfDays", {
      code: "range",
      expected: "most-among-facilities",
      got: halfDays,
      params: { most },
    });
  }
  issues.check();
  const most = Math.min(halfDays, each);
  return {
    problem,
    policy: complete,
    proposed: [],
    least: problem.facilities.map(({ id, doctors, target }) =>
      fixed.has(id) || target !== undefined ? 0 : 0 - Math.min(most, Math.floor(HALF_DAYS_A_DOCTOR * doctors + 1e-6)),
    ),
    most: problem.facilities.map(({ target }) => (target === undefined ? most : 0)),
    supply: { pool: 0, most: halfDays, lending: true },
    unit: 1 / HALF_DAYS_A_DOCTOR,
  };
}

/** A whole number from 1. Without a default it must be given. */
function checkWhole(value: unknown, key: string, most: number, issues: IssueList): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= most) return value;
  const expected = most === Number.MAX_SAFE_INTEGER ? "whole-from" : "whole-between";
  const params = { least: 1, most };
  issues.add(`options.${key}`, { code: codeForNumber(value), expected, got: cameOf(value), params });
  return 1;
}

/** Ids of facilities; `null` where none are given. */
function checkIds(
  facilities: readonly ({ readonly id?: unknown } | null)[],
  keys: Keys,
  key: string,
  issues: IssueList,
): Set<unknown> | null {
  const value = keys[key];
  if (value === undefined) return null;
  if (!Array.isArray(value)) {
    issues.add(`options.${key}`, { code: "type", expected: "array-of-ids", got: cameOf(value) });
    return null;
  }
  const known = new Set<unknown>(facilities.map((facility) => facility?.id));
  value.forEach((id: unknown, i) => {
    if (!known.has(id))
      issues.add(`options.${key}[${i}]`, { code: "unknown-id", expected: "facility-id", got: cameOf(id) });
  });
  return new Set<unknown>(value);
}

function checkHow(keys: Keys, issues: IssueList): void {
  const { ranking } = keys;
  checkWhole(ranking ?? 1, "ranking", 100, issues);
  if (keys.onProgress !== undefined && typeof keys.onProgress !== "function") {
    issues.add("options.onProgress", { code: "type", expected: "function", got: cameOf(keys.onProgress) });
  }
  if (keys.limit === undefined) return;
  const { nodes } = checkKeys(keys.limit, "options.limit", ["nodes"], issues);
  if (nodes === undefined || nodes === Number.POSITIVE_INFINITY) return;
  if (typeof nodes !== "number" || !(nodes >= 1)) {
    issues.add("options.limit.nodes", {
      code: "value",
      expected: "number-from",
      got: cameOf(nodes),
      params: { least: 1 },
    });
  }
}

/** Facilities that are proposed: as those of the problem, without doctors, and with a matrix with their column. */
function checkNewFacilities({ facilities, travel }: Problem, value: unknown, issues: IssueList): NewFacility[] {
  if (value === undefined) return [];
  const path = "options.newFacilities";
  if (!Array.isArray(value)) {
    issues.add(path, { code: "type", expected: "array", got: cameOf(value) });
    return [];
  }
  if (value.length > MOST_NEW_FACILITIES) {
    issues.add(path, { code: "range", expected: "most", got: value.length, params: { most: MOST_NEW_FACILITIES } });
  }
  const ids = new Set<unknown>(facilities.map(({ id }) => id));
  const zones = travel?.metres === undefined ? -1 : zonesOf(travel.metres, facilities.length, value[0]);
  value.forEach((facility: NewFacility | null | undefined, i) => {
    const own = new IssueList();
    if (typeof facility !== "object" || facility === null)
      own.add("", { code: "type", expected: "object", got: cameOf(facility) });
    else {
      checkFacilities([{ ...facility, doctors: 0 }], zones >= 0, own);
      if (ids.has(facility.id))
        own.add("facilities[0].id", { code: "duplicate", expected: "unique-id", got: "#before" });
      ids.add(facility.id);
      if ((facility.doctors ?? 0) !== 0) {
        const got = cameOf(facility.doctors);
        own.add("facilities[0].doctors", { code: "value", expected: "no-doctors-yet", got });
      }
      if (zones >= 0) checkColumn(facility.metres, zones, own);
    }
    for (const issue of own.issues) {
      issues.take(`${path}[${i}]${issue.path.replace("facilities[0]", "")}`, issue);
    }
  });
  return value as NewFacility[];
}

/** Zones of the matrix; without facilities as many as the first new one names. */
function zonesOf(metres: Int32Array, facilities: number, first: NewFacility | undefined): number {
  return facilities > 0 ? metres.length / facilities : (first?.metres?.length ?? 0);
}

function checkColumn(metres: NewFacility["metres"], zones: number, issues: IssueList): void {
  const path = "facilities[0].metres";
  if (metres === undefined)
    issues.add(path, { code: "missing", expected: "metres-from-zones", got: "#nothing", params: { zones } });
  else if (metres.length !== zones)
    issues.add(path, { code: "length", expected: "entries", got: metres.length, params: { entries: zones } });
  else if (!Array.from(metres).every((way) => Number.isInteger(way) && way >= 0 && way < 2 ** 31)) {
    issues.add(path, { code: "value", expected: "whole-metres" });
  }
}
