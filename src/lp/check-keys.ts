/** Options of the second entry: an object, and no key that is not known. */

import { cameOf, type IssueList } from "../errors.ts";

/** An object of which nothing but its keys has been checked. */
export interface Keys {
  readonly [key: string]: unknown;
  readonly onProgress?: unknown;
  readonly limit?: unknown;
  readonly newFacilities?: unknown;
}

/** Adds an issue for each unknown key; throws at once for what is no object. */
export function checkKeys(value: unknown, path: string, known: readonly string[], issues: IssueList): Keys {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    issues.add(path, { code: value === undefined ? "missing" : "type", expected: "object", got: cameOf(value) });
    issues.check();
  }
  issues.checkKeys(value as object, path, known);
  return value as Keys;
}
