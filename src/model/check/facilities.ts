/** Facilities, field by field: values, and ids that stand once; for columns and for records. */

import { cameOf, codeForNumber, type Fault, type IssueList, isArray, repeatedId } from "../../errors.ts";
import type { Facility } from "../../types.ts";
import { PEOPLE_LIMIT } from "../columns.ts";
import { type FieldKind, facilityFields } from "../facility-fields.ts";

/** The most facilities: arcs between all pairs of them are kept in memory. */
export const MOST_FACILITIES = 4096;
/** The most words of a list that a column refers to. */
export const MOST_WORDS = 1023;

/** Adds an issue for whatever is wrong with facilities; with a matrix they need no coordinates. */
export function checkFacilities(facilities: readonly Facility[], matrix: boolean, issues: IssueList): void {
  if (facilities.length > MOST_FACILITIES) {
    const params = { most: MOST_FACILITIES };
    issues.add("facilities", { code: "range", expected: "most-facilities", got: facilities.length, params });
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
    for (const { name, is, needed } of facilityFields) {
      const value: unknown = facility[name];
      const isNeeded = needed || (!matrix && (is === "longitude" || is === "latitude"));
      if (value !== undefined || isNeeded) checks[is](value, `${path}.${name}`, issues);
    }
    checkOnce(facility.id, j, seen, issues);
  }
}

function checkOnce(id: unknown, j: number, seen: Map<string, number>, issues: IssueList): void {
  if (typeof id !== "string" || id === "") return;
  const first = seen.get(id);
  if (first === undefined) seen.set(id, j);
  else issues.add(`facilities[${j}].id`, repeatedId(`facilities[${first}]`));
}

type Check = (value: unknown, path: string, issues: IssueList) => void;

/** A check of one value, which may be absent only where it must not be. */
const checks: Readonly<Record<FieldKind, Check>> = {
  id(id, path, issues) {
    if (typeof id === "string" && id !== "") return;
    issues.add(path, { code: id === undefined ? "missing" : "type", expected: "text", got: cameOf(id) });
  },
  text(text, path, issues) {
    if (typeof text !== "string") issues.add(path, { code: "type", expected: "text", got: cameOf(text) });
  },
  longitude: numeric((value) => Math.abs(value) <= 180, { expected: "longitude", params: { most: 180 } }),
  latitude: numeric((value) => Math.abs(value) <= 90, { expected: "latitude", params: { most: 90 } }),
  "number-from-0": numeric((value) => value >= 0 && value < Number.POSITIVE_INFINITY, {
    expected: "number-from",
    params: { least: 0 },
  }),
  people: numeric((value) => Number.isInteger(value) && value >= 0 && value < PEOPLE_LIMIT, {
    expected: "whole-below",
    params: { limit: "2^31" },
  }),
  texts: (words, path, issues) => checkWords(words, path, issues),
  shares(shares, path, issues) {
    if (typeof shares !== "object" || shares === null || isArray(shares)) {
      issues.add(path, { code: "type", expected: "object-of-numbers", got: cameOf(shares) });
      return;
    }
    for (const [name, value] of Object.entries(shares)) checkShare(value, `${path}.${name}`, issues);
  },
  flag(flag, path, issues) {
    if (typeof flag !== "boolean") issues.add(path, { code: "type", expected: "flag", got: cameOf(flag) });
  },
};

const checkShare = numeric((value) => value >= 0 && value <= 1, {
  expected: "number-between",
  params: { least: 0, most: 1 },
});

/** A check of a number: whether it may stand there, and what is said where it may not. */
function numeric(allows: (value: number) => boolean, fault: Omit<Fault, "code">): Check {
  return (value, path, issues) => {
    if (typeof value === "number" && allows(value)) return;
    issues.add(path, { code: codeForNumber(value), got: cameOf(value), ...fault });
  };
}

/** A list of words: texts, each once. */
export function checkWords(words: unknown, path: string, issues: IssueList, most: number = MOST_WORDS): void {
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
