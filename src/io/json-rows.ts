/**
 * Rows from JSON as systems give it: a list of objects, or answers of P-Care and VClaim with the list or the one participant
 * inside (`response`, `list`, `peserta`). A field inside a field is named with a dot: `kdProviderPst.kdProvider`.
 */

import { isArray } from "../errors.ts";
import { type Cell, type CellRow, cellOf } from "./cells.ts";

type Fields = Readonly<Record<string, unknown>>;

/** What an answer holds its list, or its only object, under. */
const WRAPPERS = ["response", "list", "peserta"] as const;
/** Objects within objects beyond this depth hold nothing that a table has. */
const DEEPEST = 3;

/** The rows of a JSON text, names of columns first; nothing for what is no JSON. */
export function rowsOfJson(text: string): CellRow[] | undefined {
  try {
    return rowsOfObjects(JSON.parse(text.replace(/^\ufeff/, "")));
  } catch {
    return undefined;
  }
}

/** The rows of objects, names of columns first. */
export function rowsOfObjects(value: unknown): CellRow[] {
  const records = recordsIn(value).map((record) => new Map(cellsIn(record, "", DEEPEST)));
  const names = [...new Set(records.flatMap((record) => [...record.keys()]))];
  return [names, ...records.map((record) => names.map((name) => record.get(name) ?? null))];
}

function recordsIn(value: unknown): Fields[] {
  if (isArray(value)) return value.flatMap(recordsIn);
  if (typeof value !== "object" || value === null) return [];
  const inside = WRAPPERS.find((key) => Object.hasOwn(value, key));
  return inside === undefined ? [value as Fields] : recordsIn((value as Fields)[inside]);
}

function cellsIn(record: Fields, path: string, depth: number): (readonly [name: string, cell: Cell])[] {
  return Object.entries(record).flatMap(([key, value]) => {
    const isObject = typeof value === "object" && value !== null && !isArray(value) && cellOf(value) === null;
    if (!isObject) return [[`${path}${key}`, cellOf(value)] as const];
    return depth > 1 ? cellsIn(value as Fields, `${path}${key}.`, depth - 1) : [];
  });
}
