/**
 * Columns that are filled from a table, some hundred rows at a time: one loop for each column, so that each stays short
 * and quick. What cannot be read is reported to a {@link FaultSink}, and the row is marked; it stays in its place, for whether
 * it is set aside, held or the end of all is decided when everything has been read.
 */

import { type Cell, type CellFault, type CellRow, faultOfNumber, isBlank, type Reader } from "./cells.ts";
import { decimalOf, wholeOf } from "./numbers.ts";

/** Rows of a table, and how many came before them. */
export interface CellRows {
  readonly rows: readonly CellRow[];
  readonly from: number;
}

/** Takes the faults of cells that cannot be read. */
export type FaultSink = (row: number, fault: CellFault) => void;

/** A column that grows. */
export interface Column<T> {
  /** Reads its cells of these rows. */
  read(rows: CellRows, fault: FaultSink): void;
  /** Its entries, one for each row. */
  entries(rows: number): T;
}

type Numbers = Float64Array | Int32Array;

/** The same entries in a column with room for so many. */
export function roomFor<T extends Numbers | Uint8Array | Uint32Array>(column: T, rows: number): T {
  if (rows <= column.length) return column;
  const larger = new (column.constructor as new (length: number) => T)(Math.max(rows, 2 * column.length, 1024));
  larger.set(column);
  return larger;
}

/** Degrees or other numbers: NaN where the cell is empty or cannot be read. */
export function decimalColumn(
  at: number,
  { least, most }: { readonly least: number; readonly most: number },
  expected: CellFault["expected"],
): Column<Float64Array> {
  let column = new Float64Array(0);
  let last: Cell = "";
  let value = Number.NaN;
  return {
    read({ rows, from }, sink) {
      column = roomFor(column, from + rows.length);
      for (let i = 0; i < rows.length; i++) {
        const cell = rows[i]![at]!;
        if (cell !== last) {
          last = cell;
          value = typeof cell === "string" ? decimalOf(cell) : numberIn(cell);
        }
        const good = value >= least && value <= most;
        column[from + i] = good ? value : Number.NaN;
        if (!good && !isBlank(cell)) sink(from + i, faultOfNumber(expected, cell));
      }
    },
    entries: (rows) => column.slice(0, rows),
  };
}

/** Whole numbers from 0 and below a limit; `empty` where there is nothing. */
export function wholeColumn(
  at: number,
  below: number,
  empty: number,
  expected: CellFault["expected"],
): Column<Int32Array> {
  let column = new Int32Array(0);
  return {
    read({ rows, from }, sink) {
      column = roomFor(column, from + rows.length);
      for (let i = 0; i < rows.length; i++) {
        const cell = rows[i]![at]!;
        const value = typeof cell === "string" ? wholeOf(cell) : numberIn(cell);
        if (Number.isInteger(value) && value >= 0 && value < below) column[from + i] = value;
        else {
          column[from + i] = empty;
          if (!isBlank(cell)) sink(from + i, faultOfNumber(expected, cell));
        }
      }
    },
    entries: (rows) => column.slice(0, rows),
  };
}

/** Words, each read once: what the reader makes of it stands in the column, −1 where the cell is empty or faulty. */
export function wordColumn(at: number, read: Reader): Column<Int32Array> {
  let column = new Int32Array(0);
  const known = new Map<Cell, number | CellFault>();
  let last: Cell = "";
  let value: number | CellFault = -1;
  return {
    read({ rows, from }, sink) {
      column = roomFor(column, from + rows.length);
      for (let i = 0; i < rows.length; i++) {
        const cell = rows[i]![at]!;
        if (cell !== last) {
          last = cell;
          value = known.get(cell) ?? learn(cell);
        }
        column[from + i] = typeof value === "number" ? value : -1;
        if (typeof value !== "number") sink(from + i, value);
      }
    },
    entries: (rows) => column.slice(0, rows),
  };

  function learn(cell: Cell): number | CellFault {
    const learnt = isBlank(cell) ? -1 : read(cell);
    known.set(cell, learnt);
    return learnt;
  }
}

function numberIn(cell: Cell): number {
  return typeof cell === "number" ? cell : Number.NaN;
}
