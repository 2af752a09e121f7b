/** Ways by a matrix, from records: zones by their ids, and metres by plain loops, for there are many. */

import { cameOf, codeForNumber, type IssueList, isArray, repeatedId } from "../errors.ts";
import { MOST_FACILITIES } from "../model/check/facilities.ts";
import { NO_WAY } from "../travel/travel.ts";
import { entriesOf } from "./foreign.ts";

const MOST_CELLS = 2 ** 31;

/** Zones that were read. */
export interface Zones {
  readonly length: number;
  readonly byId: ReadonlyMap<string, number> | undefined;
}

/** Reads the ids of zones. */
export function readZones(ids: readonly unknown[], issues: IssueList): Zones | undefined {
  const entries = entriesOf(ids, "travel.zones", issues);
  if (entries === undefined) return undefined;
  const byId = new Map<string, number>();
  let known = true;
  for (const [zone, id] of entries.entries()) {
    const first = byId.get(id as string);
    if (typeof id !== "string" || id === "") {
      known = false;
      issues.add(`travel.zones[${zone}]`, {
        code: id === undefined ? "missing" : "type",
        expected: "text",
        got: cameOf(id),
      });
    } else if (first !== undefined) {
      issues.add(`travel.zones[${zone}]`, repeatedId(`travel.zones[${first}]`));
    } else byId.set(id, zone);
  }
  return { length: entries.length, byId: known ? byId : undefined };
}

/** How many rows and columns the matrix must have, where that is known. */
interface Shape {
  readonly rows: number | undefined;
  readonly columns: number | undefined;
}

/** Reads the ways, zone by zone. */
export function readMetres(matrix: readonly unknown[], shape: Shape, issues: IssueList): Int32Array | undefined {
  const rows = entriesOf(matrix, "travel.metres", issues);
  if (rows === undefined) return undefined;
  if (shape.rows !== undefined && rows.length !== shape.rows) {
    issues.add("travel.metres", {
      code: "length",
      expected: "rows-like",
      got: rows.length,
      params: { entries: shape.rows, like: "travel.zones" },
    });
  }
  const columns = shape.columns ?? 0;
  const size = rows.length * columns;
  if (size >= MOST_CELLS) issues.add("travel.metres", { code: "range", expected: "few-cells", got: size });
  // The problem is refused then, and not worth the memory.
  const metres = new Int32Array(size < MOST_CELLS && columns <= MOST_FACILITIES ? size : 0);
  for (const [zone, row] of rows.entries()) {
    const path = `travel.metres[${zone}]`;
    if (!isArray(row)) {
      issues.add(path, { code: row === undefined ? "missing" : "type", expected: "array", got: cameOf(row) });
      continue;
    }
    const cells = entriesOf(row, path, issues);
    if (cells === undefined) continue;
    if (shape.columns !== undefined && cells.length !== columns) {
      issues.add(path, {
        code: "length",
        expected: "entries-like",
        got: cells.length,
        params: { entries: columns, like: "facilities" },
      });
    }
    readCells(cells, metres.subarray(zone * columns, (zone + 1) * columns), path, issues);
  }
  return metres;
}

function readCells(cells: readonly unknown[], metres: Int32Array, path: string, issues: IssueList): void {
  for (let j = 0; j < cells.length; j++) {
    const cell = cells[j];
    if (cell === null || cell === NO_WAY) metres[j] = NO_WAY;
    else if (typeof cell === "number" && cell >= 0 && Math.round(cell) < NO_WAY) metres[j] = Math.round(cell);
    else if (issues.open) {
      issues.add(`${path}[${j}]`, { code: codeForNumber(cell), expected: "metres-or-no-way", got: cameOf(cell) });
    } else issues.skip(codeForNumber(cell));
  }
}
