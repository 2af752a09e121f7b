/**
 * How targets look from the cells of a grid, remembered: neighbours see the same.
 *
 * Problem. Blocks of places and single places ask for the same targets again and again, and looking costs a division.
 *
 * Method. Cells are squares of a power of two of units, in rows of one byte a target, kept in a table in which a cell has one slot by
 * its hash: what was there before is lost. A box asks for the smallest cells of which it meets at most three across, and
 * combines their rows.
 *
 * Invariant. A row says of a target only what `look` says of the whole cell.
 */

import { type Horizons, look, MAYBE } from "./horizon.ts";

/** The smallest cells: 2^15 units, 360 m. */
const SMALLEST_SHIFT = 15;
/** Larger boxes are not looked at. */
const LARGEST_SIDE: number = 2 ** 30;
/** The most bytes of the table, about. */
const MOST_BYTES: number = 2 ** 21;
/** A cell is worth its slot if so many places share it. */
const PLACES_IN_CELL = 8;

export interface Outlook {
  /** One row after the other. */
  readonly rows: Uint8Array;
  /** Where in `rows` that of the cell round a point begins. */
  rowAt(x: number, y: number): number;
  /** Writes how each target looks from a box. */
  fromBox(west: number, south: number, east: number, north: number, into: Uint8Array): void;
}

/** An outlook for so many places. */
export function createOutlook(horizons: Horizons, places: number): Outlook {
  const targets = horizons.x.length;
  const slots = 2 ** Math.max(4, Math.floor(Math.log2(Math.min(MOST_BYTES / targets, places / PLACES_IN_CELL))));
  const rows = new Uint8Array(slots * targets);
  const cells = new Float64Array(slots).fill(Number.NaN);
  let [lastX, lastY, lastRow] = [0.5, 0.5, 0];

  function rowOf(cellX: number, cellY: number, shift: number): number {
    const cell = ((cellX + 2 ** 18) * 2 ** 19 + cellY + 2 ** 18) * 32 + shift;
    const hash = Math.imul(cellX, 0x9e3779b1) ^ Math.imul(cellY, 0x85ebca6b) ^ Math.imul(shift, 0xc2b2ae35);
    const slot = (hash ^ (hash >>> 15)) & (slots - 1);
    const row = slot * targets;
    if (cells[slot] !== cell) {
      cells[slot] = cell;
      const side = 2 ** shift;
      const west = cellX * side;
      const south = cellY * side;
      for (let t = 0; t < targets; t++) rows[row + t] = look(horizons, t, west, south, west + side, south + side);
      // It may have been that of another cell.
      if (row === lastRow) lastX = 0.5;
    }
    return row;
  }

  function rowAt(x: number, y: number): number {
    const cellX = x >> SMALLEST_SHIFT;
    const cellY = y >> SMALLEST_SHIFT;
    if (cellX !== lastX || cellY !== lastY) {
      lastRow = rowOf(cellX, cellY, SMALLEST_SHIFT);
      lastX = cellX;
      lastY = cellY;
    }
    return lastRow;
  }

  function fromBox(west: number, south: number, east: number, north: number, into: Uint8Array): void {
    const side = Math.max(east - west, north - south);
    if (side > LARGEST_SIDE) {
      into.fill(MAYBE);
      return;
    }
    let shift = SMALLEST_SHIFT;
    while (side >> shift > 1) shift++;
    for (let cellX = west >> shift; cellX <= east >> shift; cellX++) {
      for (let cellY = south >> shift; cellY <= north >> shift; cellY++) {
        const row = rowOf(cellX, cellY, shift);
        const isFirst = cellX === west >> shift && cellY === south >> shift;
        for (let t = 0; t < targets; t++) {
          if (isFirst) into[t] = rows[row + t]!;
          else if (into[t] !== rows[row + t]) into[t] = MAYBE;
        }
      }
    }
  }

  return { rows, rowAt, fromBox };
}
