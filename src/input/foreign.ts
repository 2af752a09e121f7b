/**
 * Reading objects that are not ours. A getter or a proxy may throw anything, or answer differently the second time; so
 * what is needed is copied once, and everything after that works on the copies.
 */

import { cameOf, type IssueList } from "../errors.ts";
import { MOST_IDS } from "../model/check.ts";

/** A plain copy with the named fields only; what is no object, or an array, as it came. Nothing if it cannot be read. */
export function fieldsOf(value: unknown, keys: readonly string[], path: string, issues: IssueList): unknown {
  if (typeof value !== "object" || value === null) return value;
  try {
    if (Array.isArray(value)) return value;
    const copy: Record<string, unknown> = {};
    for (const key of keys) copy[key] = (value as Readonly<Record<string, unknown>>)[key];
    return copy;
  } catch {
    issues.add(path, { code: "type", expected: "object", got: "#unreadable" });
    return undefined;
  }
}

/** A plain copy with all its fields; what is no object, or an array, as it came. Nothing if it cannot be read. */
export function everyField(value: unknown, path: string, issues: IssueList): unknown {
  if (typeof value !== "object" || value === null) return value;
  try {
    return Array.isArray(value) ? value : { ...value };
  } catch {
    issues.add(path, { code: "type", expected: "object", got: "#unreadable" });
    return undefined;
  }
}

/** How many entries an array has. Nothing if they are too many or it cannot be read. */
export function lengthOf(
  list: readonly unknown[],
  path: string,
  issues: IssueList,
  most: number = MOST_IDS,
): number | undefined {
  try {
    const { length } = list;
    if (length <= most) return Math.max(0, Math.trunc(length));
    issues.add(path, { code: "range", expected: "most-entries", got: cameOf(length), params: { most } });
  } catch {
    issues.add(path, { code: "type", expected: "array", got: "#unreadable" });
  }
  return undefined;
}

/**
 * A plain copy of an array. Nothing if it is too long or cannot be read, or at the first hole: no JSON has any, and a few
 * entries at large indices must cost no more than they are.
 */
export function entriesOf(
  list: readonly unknown[],
  path: string,
  issues: IssueList,
  most: number = MOST_IDS,
): readonly unknown[] | undefined {
  const length = lengthOf(list, path, issues, most);
  if (length === undefined) return undefined;
  try {
    const copy: unknown[] = [];
    for (let i = 0; i < length; i++) {
      if (!(i in list)) {
        issues.add(`${path}[${i}]`, { code: "missing", expected: "entry", got: "#hole" });
        return undefined;
      }
      copy.push(list[i]);
    }
    return copy;
  } catch {
    issues.add(path, { code: "type", expected: "array", got: "#unreadable" });
    return undefined;
  }
}
