/** Facilities, from records: shapes by zod, values by the rules of columns. */

import { type Fault, IssueList, isArray } from "../errors.ts";
import { checkFacilities, MOST_FACILITIES, MOST_WORDS } from "../model/check/facilities.ts";
import { facilityFields } from "../model/facility-fields.ts";
import type { Facility, FacilityRecord } from "../types.ts";
import { entriesOf, everyField, fieldsOf } from "./foreign.ts";
import { checkFacilityShapes } from "./schemas.ts";

export const facilityKeys: readonly (keyof FacilityRecord)[] = facilityFields.map(({ name }) => name);
const needed: readonly string[] = facilityFields.filter((field) => field.needed).map(({ name }) => name);

/** One issue a path: what is found first is the reason, what later checks find there follows from it. */
class OneIssueAPath extends IssueList {
  readonly #into: IssueList;
  readonly #paths = new Set<string>();

  constructor(into: IssueList) {
    super();
    this.#into = into;
  }

  override add(path: string, fault: Fault | string): void {
    if (this.#paths.has(path)) return;
    this.#paths.add(path);
    this.#into.add(path, fault as Fault);
  }
}

/** Facilities that were read. */
export interface Facilities {
  readonly list: readonly Facility[];
  /** Nothing where ids are broken: then it is not known which ids there are. */
  readonly byId: ReadonlyMap<string, number> | undefined;
}

/** Reads the list; adds an issue for whatever is wrong. Nothing where there is none that can be read. */
export function readFacilities(
  records: readonly unknown[],
  matrix: boolean,
  issues: IssueList,
): Facilities | undefined {
  const entries = entriesOf(records, "facilities", issues);
  if (entries === undefined) return undefined;
  const once = new OneIssueAPath(issues);
  // Too many facilities are one issue, not millions.
  const few = entries.slice(0, MOST_FACILITIES);
  const copies = few.map((entry, j) => copyOf(entry, `facilities[${j}]`, once));
  checkFacilityShapes(copies, once);
  const list = copies.map((copy) => withoutNulls(copy, needed)) as Facility[];
  list.length = entries.length;
  checkFacilities(list, matrix, once);
  const byId = new Map<string, number>();
  for (let j = 0; j < copies.length; j++) byId.set((list[j] as Facility | undefined)?.id as string, j);
  const known = [...byId.keys()].every((id) => typeof id === "string") && entries.length === few.length;
  return { list, byId: known ? byId : undefined };
}

/** A plain copy of a facility and its lists. */
function copyOf(entry: unknown, path: string, issues: IssueList): unknown {
  const copy = fieldsOf(entry, facilityKeys, path, issues);
  if (typeof copy !== "object" || copy === null || isArray(copy)) return copy;
  const fields = copy as Record<string, unknown>;
  for (const { name, is } of facilityFields) {
    const value = fields[name];
    const at = `${path}.${name}`;
    if (is === "texts" && isArray(value)) fields[name] = entriesOf(value, at, issues, MOST_WORDS);
    if (is === "shares") fields[name] = withoutNulls(everyField(value, at, issues), []);
  }
  return fields;
}

/** A copy as columns are checked: what is `null` is left out, but for fields that must be there. */
function withoutNulls(copy: unknown, required: readonly string[]): unknown {
  if (typeof copy !== "object" || copy === null || isArray(copy)) return copy;
  return Object.fromEntries(
    Object.entries(copy).filter(([key, value]) => value !== undefined && (value !== null || required.includes(key))),
  );
}
