/** Checks of what is asked for, and whether to go on. */

import { came, type IssueList } from "../errors.ts";
import type { Facility } from "../types.ts";
import type { SearchOptions } from "./types.ts";

/** A whole number from 1. */
export function checkWhole(value: unknown, path: string, issues: IssueList): void {
  if (typeof value === "number" && Number.isInteger(value) && value > 0) return;
  issues.add(value === undefined ? "missing" : "value", path, `expected a whole number from 1, ${came(value)}`);
}

/** Indexes of facilities given by id; all where nothing is given. */
export function indexesOf(
  ids: readonly string[] | undefined,
  facilities: readonly Facility[],
  path: string,
  issues: IssueList,
): number[] {
  if (ids === undefined) return facilities.map((_, j) => j);
  return ids.flatMap((id, k) => {
    const j = facilities.findIndex((facility) => facility.id === id);
    if (j < 0) issues.add("value", `${path}[${k}]`, "expected the id of a facility");
    return j < 0 ? [] : [j];
  });
}

/** Asked before every step of a search: whether to go on. An abort throws. */
export function goOn(
  { signal, onProgress }: SearchOptions,
  stage: "solve" | "search",
  done: number,
  total: number,
): boolean {
  if (signal?.aborted === true) throw signal.reason;
  return done < total && onProgress?.({ stage, done, total }) !== false;
}
