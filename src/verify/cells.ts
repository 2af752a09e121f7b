/**
 * Which facilities can matter to people who live close together: by cells of a grid, so that a look at all people need
 * not be a look at all pairs.
 *
 * Problem. For somebody, find the facilities of which metres + price is at most so much, at prices that stay the same
 * for everybody.
 *
 * Invariant. `low` never exceeds the metres from any place in the cell. The way between two places of which one is
 * a degrees farther north and b degrees farther east is at most a + b degrees of a great circle (first along the
 * meridian, then along the parallel, which is no longer than the equator). So nobody in a cell is farther from its centre
 * than half its height and half its width together, and by the triangle inequality low = way from the centre − that.
 *
 * Method. The grid lies over the facilities, with a margin. Whoever lives outside gets the list of all, with low = 0, so
 * that one wrong coordinate among 600,000 makes no cell wide. A matrix knows no neighbourhood: there everybody gets it.
 * Facilities stand in ascending order of low + price, so one comparison ends the search.
 *
 * Complexity. A cell costs O(m log m) when the first person is found in it; there are at most so many that all of them
 * cost little beside the look at all people.
 */

import { allocateVectors, greatCircleTravel, METRES_PER_DEGREE, setVector } from "../travel/great-circle.ts";
import { facilityVectors } from "../travel/problem-travel.ts";
import type { Problem } from "../types.ts";

/**
 * Facilities by threes: low + price, by which they ascend; low; and the facility. One array, for it is read once for each
 * person, in no order: memory counts more than arithmetic.
 */
export type Cell = Float64Array;

/** Fewer are not worth the cell. */
const ROWS_PER_CELL = 1024;
/** Facilities of all cells together: some 100 MB. */
const MOST_ENTRIES: number = 2 ** 22;
/** A way, and its place in the order, as looks at a facility. */
const WORK_PER_FACILITY = 4;
/** Way and centre are rounded to whole metres, degrees to the last digit. */
const SLACK_METRES = 2;

/** The cells of a checked problem, at some prices. */
export interface Cells {
  /** The cell of a row. */
  of(row: number): Cell;
  /** What was looked at to make cells, about; whoever pauses sets it back. */
  work: number;
}

export function cellsOf(problem: Problem, price: Float64Array): Cells {
  const { lon, lat, facility } = problem.participants;
  const everywhere = cellBy(new Float64Array(price.length), price);
  if (problem.travel?.metres !== undefined) return { of: () => everywhere, work: 0 };

  const across = Math.ceil(Math.sqrt(Math.min(facility.length / ROWS_PER_CELL, MOST_ENTRIES / price.length)));
  const [columns, lines] = [axis(problem, "lon", across), axis(problem, "lat", across)];
  const radius = (METRES_PER_DEGREE * (columns.width + lines.width)) / 2 + SLACK_METRES;
  const there = facilityVectors(problem.facilities);
  const cells = new Map<number, Cell>();

  const made = (column: number, line: number): Cell => {
    const centre = allocateVectors(1);
    setVector(centre, 0, columns.start + (column + 0.5) * columns.width, lines.start + (line + 0.5) * lines.width);
    const { metres } = greatCircleTravel(centre, there);
    const low = price.map((_, j) => Math.floor(metres(0, j) - radius));
    return cellBy(low, price);
  };

  return {
    work: 0,
    of(row) {
      const column = Math.floor((lon![row]! - columns.start) / columns.width);
      const line = Math.floor((lat![row]! - lines.start) / lines.width);
      if (!(column >= 0 && column < across && line >= 0 && line < across)) return everywhere;
      const key = column * across + line;
      let cell = cells.get(key);
      if (cell === undefined) {
        cell = made(column, line);
        cells.set(key, cell);
        this.work += WORK_PER_FACILITY * price.length;
      }
      return cell;
    },
  };
}

function cellBy(low: Float64Array, price: Float64Array): Cell {
  const worth = low.map((metres, j) => metres + price[j]!);
  const order = Int32Array.from(worth.keys()).sort((a, b) => worth[a]! - worth[b]!);
  const cell = new Float64Array(3 * order.length);
  order.forEach((j, k) => {
    cell.set([worth[j]!, low[j]!, j], 3 * k);
  });
  return cell;
}

/** Cuts the range of the facilities, and a margin of a tenth and 2 km on both sides, into equal parts. */
function axis(
  problem: Problem,
  name: "lon" | "lat",
  parts: number,
): { readonly start: number; readonly width: number } {
  const degrees = problem.facilities.map((facility) => facility[name]!);
  const least = degrees.reduce((a, b) => Math.min(a, b), 180);
  const range = degrees.reduce((a, b) => Math.max(a, b), least) - least;
  const margin = 0.1 * range + 0.02;
  return { start: least - margin, width: (range + 2 * margin) / Math.max(1, parts) };
}
