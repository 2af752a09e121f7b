/**
 * How facilities and crossings look from the cells of a grid, remembered: neighbours see the same.
 *
 * Problem. Places, and blocks of places, ask the same again and again: is this facility behind a barrier, and if so, how
 * far is it at least, and at most, over the crossings? Looking costs a division, and the way over crossings a sum for each.
 *
 * Method. Cells are squares, a power of two of units wide. What is known of a cell is one row of numbers, in a table found
 * by hash; when the table is half full all is forgotten, and found again as it is needed. A block asks for the smallest
 * cells of which its box meets at most two across.
 *
 * Invariant. A row says what holds for every point of its cell: `sight` what `look` says of it; `low` and `high` bound the
 * ways over crossings, from the way between the middle of the cell and each crossing. Of the middle no point of a cell is
 * farther than half its height and half its width together (first along the meridian, then along the parallel).
 */

import { UNITS_PER_DEGREE } from "./barrier-lines.ts";
import type { Barriers } from "./crossings.ts";
import { allocateVectors, arcBetween, METRES_PER_DEGREE, setVector } from "./great-circle.ts";
import { HIDDEN, look, SEEN } from "./horizon.ts";
import { NO_WAY } from "./travel.ts";

/** The smallest cells: 2^15 units, 360 m. */
const SMALLEST_SHIFT = 15;
/** Larger boxes are not looked at. */
const LARGEST_SIDE: number = 2 ** 30;
/** The most entries of a table, about. */
const MOST_ENTRIES: number = 2 ** 19;
/** A cell is worth its slot if so many places share it; a city has some thousand cells, however few live there. */
const PLACES_IN_CELL = 8;
const FEWEST_SLOTS = 4096;
const EMPTY = -1;
/** Ways are rounded to whole metres, bounds to 24 bits. */
const SLACK_METRES = 2;
const ROUNDING = 1e-6;

export interface Outlook {
  /** How each facility and crossing looks, row after row. */
  readonly sight: Uint8Array;
  /** Least metres to each facility over crossings where it cannot be seen, else 0, row after row. */
  readonly low: Float32Array;
  /** The row of the cell round a point. */
  rowAt(x: number, y: number): number;
  /** Moves bounds of the straight ways from the points of a box apart, to hold for those over crossings. */
  widen(west: number, south: number, east: number, north: number, low: Float64Array, high: Float64Array): void;
}

/** An outlook for so many places. */
export function createOutlook(barriers: Barriers, places: number): Outlook {
  const { facilities, crossings } = barriers;
  const targets = facilities + crossings;
  const wanted = Math.max(FEWEST_SLOTS, places / PLACES_IN_CELL);
  const slots = 2 ** Math.max(4, Math.floor(Math.log2(Math.min(MOST_ENTRIES / targets, wanted))));
  const cells = new Float64Array(slots).fill(EMPTY);
  let filled = 0;
  const rows: Rows = {
    sight: new Uint8Array(slots * targets),
    low: new Float32Array(slots * facilities),
    high: new Float32Array(slots * facilities),
  };
  const { sight, low, high } = rows;
  const lowest = new Float64Array(facilities);
  const highest = new Float64Array(facilities);
  let [boxWest, boxSouth, boxEast, boxNorth, boxShift] = [0.5, 0, 0, 0, 0];
  let [lastX, lastY, lastRow] = [0.5, 0.5, 0];

  function rowOf(cellX: number, cellY: number, shift: number): number {
    const cell = ((cellX + 2 ** 18) * 2 ** 19 + cellY + 2 ** 18) * 32 + shift;
    const hash = Math.imul(cellX, 0x9e3779b1) ^ Math.imul(cellY, 0x85ebca6b) ^ Math.imul(shift, 0xc2b2ae35);
    let row = (hash ^ (hash >>> 15)) & (slots - 1);
    while (cells[row] !== cell && cells[row] !== EMPTY) row = (row + 1) & (slots - 1);
    if (cells[row] === cell) return row;
    if (2 * ++filled > slots) {
      // All is forgotten, the last cell too.
      cells.fill(EMPTY);
      filled = 0;
      lastX = 0.5;
    }
    cells[row] = cell;
    fillRow(barriers, rows, row, cellX * 2 ** shift, cellY * 2 ** shift, 2 ** shift);
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

  function widen(
    west: number,
    south: number,
    east: number,
    north: number,
    lows: Float64Array,
    highs: Float64Array,
  ): void {
    const side = Math.max(east - west, north - south);
    if (side > LARGEST_SIDE) {
      highs.fill(NO_WAY);
      return;
    }
    let shift = SMALLEST_SHIFT;
    while (side >> shift > 0) shift++;
    combine(west >> shift, south >> shift, east >> shift, north >> shift, shift);
    for (let j = 0; j < facilities; j++) {
      if (lowest[j]! > lows[j]!) lows[j] = lowest[j]!;
      if (highest[j]! > highs[j]!) highs[j] = highest[j]!;
    }
  }

  /** Bounds for some cells together, unless they are those of the last time. */
  function combine(west: number, south: number, east: number, north: number, shift: number): void {
    const isSame =
      west === boxWest && south === boxSouth && east === boxEast && north === boxNorth && shift === boxShift;
    if (isSame) return;
    [boxWest, boxSouth, boxEast, boxNorth, boxShift] = [west, south, east, north, shift];
    const first = rowOf(west, south, shift) * facilities;
    for (let j = 0; j < facilities; j++) {
      lowest[j] = low[first + j]!;
      highest[j] = high[first + j]!;
    }
    for (let cellX = west; cellX <= east; cellX++) {
      for (let cellY = south; cellY <= north; cellY++) {
        const row = rowOf(cellX, cellY, shift) * facilities;
        if (row !== first)
          for (let j = 0; j < facilities; j++) {
            const near = low[row + j]!;
            const far = high[row + j]!;
            if (near < lowest[j]!) lowest[j] = near;
            if (far > highest[j]!) highest[j] = far;
          }
      }
    }
  }

  return { sight, low, rowAt, widen };
}

/** What is known of cells, row after row. */
interface Rows {
  readonly sight: Uint8Array;
  readonly low: Float32Array;
  readonly high: Float32Array;
}

/** Looks at all targets from a cell, and measures the ways over crossings to those that may not be seen. */
function fillRow(barriers: Barriers, rows: Rows, row: number, west: number, south: number, side: number): void {
  const { facilities, crossings, horizons, vectors, onward } = barriers;
  const { sight, low, high } = rows;
  const first = row * (facilities + crossings);
  for (let t = 0; t < facilities + crossings; t++) {
    sight[first + t] = look(horizons, t, west, south, west + side, south + side);
  }
  const middle = allocateVectors(1);
  const lon = (west + side / 2 + horizons.lines.origin) / UNITS_PER_DEGREE;
  setVector(middle, 0, lon, (south + side / 2) / UNITS_PER_DEGREE);
  const radius = (side / UNITS_PER_DEGREE) * METRES_PER_DEGREE + SLACK_METRES;
  const least = new Float64Array(facilities).fill(NO_WAY);
  const most = least.slice();
  for (let c = 0; c < crossings; c++) {
    const seen = sight[first + facilities + c];
    if (seen === HIDDEN) continue;
    const way = arcBetween(middle, 0, vectors, facilities + c);
    for (let j = 0, at = c * facilities; j < facilities; j++, at++) {
      least[j] = Math.min(least[j]!, way - radius + onward[at]!);
      if (seen === SEEN) most[j] = Math.min(most[j]!, way + radius + onward[at]!);
    }
  }
  for (let j = 0, at = row * facilities; j < facilities; j++, at++) {
    const seen = sight[first + j];
    low[at] = seen === HIDDEN ? least[j]! * (1 - ROUNDING) : 0;
    high[at] = seen === SEEN ? 0 : most[j]! * (1 + ROUNDING);
  }
}
