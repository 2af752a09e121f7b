/**
 * What is seen of facilities and crossings from the cells of a grid, remembered: neighbours see the same.
 *
 * Problem. Places, and blocks of places, ask the same again and again: is this facility behind a barrier, and if so, how
 * far is it at least, and at most, over the crossings, and over which? Looking costs a division, and the way over crossings
 * a sum for each of hundreds.
 *
 * Method. Cells are squares, a power of two of units wide, kept in a table until there are too many; then all are
 * forgotten, and found again as they are needed. A block asks for the smallest cells of which its box meets at most two
 * across. A cell asks the cell PARENT_SHIFT powers larger round it first: what that sees wholly or not at all, it sees or
 * not as well, and crossings that are of no use there are of no use here. So of hundreds of crossings a cell looks at
 * those of its part of town, and sorts them by the way over them to a facility when somebody asks. Where there are so
 * many, ways over them are measured from larger cells: they are hardly less well known, for a few hundred metres, and it
 * takes a tenth of the time.
 *
 * Invariants. A cell says what holds for each of its points: what `look` says of it; `low` and `high` bound the ways over
 * crossings, from the way between the middle of the cell and each crossing. Two points a and b degrees apart, along the
 * meridian and along the parallel, are no farther from each other than sin(d / 2) = √(a² + b²) / 2 says, in radians (for
 * sin² (d / 2) = sin² (a / 2) + cos · cos · sin² (b / 2)); so no point of a cell is farther from its middle than `radius`. A
 * crossing is of no use where no point of the cell sees it, or where for every facility that may be hidden another one, seen
 * from all points, is nearer by more than twice the radius: it is the shortest way of no point, so the least of the others
 * is the same number.
 *
 * Complexity. A cell costs O(crossings of use to its parent × facilities) when it is first asked for ways over crossings,
 * and O(1) for each facility that is looked at.
 */

import type { Chains } from "./chains.ts";
import { UNITS_PER_DEGREE } from "./drawing.ts";
import { allocateVectors, arcBetween, EARTH_RADIUS_METRES, setVector, type Vectors } from "./great-circle.ts";
import { NO_WAY } from "./travel.ts";
import { HIDDEN, look, MAYBE, SEEN, type Visibility } from "./visibility.ts";

/** What is known before anybody's home is: facilities, then open crossings, and the ways from these to those. */
export interface Ground extends Chains {
  readonly facilities: number;
  readonly crossings: number;
  readonly vectors: Vectors;
  readonly visibility: Visibility;
  /** The longest of these ways from each crossing. */
  readonly longest: Float64Array;
  /** Whether no line comes between homes and facilities: none meets the box of both. */
  readonly areIdle: boolean;
}

/** The smallest cells: 2^15 units, 360 m. */
export const SMALLEST_SHIFT = 15;
/** Larger boxes are not looked at. */
const LARGEST_SHIFT = 30;
/** Up to so many crossings the smallest cells are measured; ways over more of them are those of larger cells. */
const FEW_CROSSINGS = 32;
/** The cell round a cell is four times as wide. */
const PARENT_SHIFT = 2;
/** The most entries of all cells together, some 20 MB, and the fewest cells. */
const MOST_ENTRIES: number = 2 ** 21;
const FEWEST_CELLS = 64;
const UNKNOWN = 255;
/** More than there are crossings; a power of two. */
export const MOST_CROSSINGS = 1024;
/** Ways are rounded to whole metres, bounds to 24 bits. */
const SLACK_METRES = 2;
const ROUNDING = 1e-6;

/** What is known of a cell. */
interface Cell {
  readonly west: number;
  readonly south: number;
  readonly side: number;
  readonly parent: Cell | undefined;
  /** How facilities, then crossings, look, once they were looked at. */
  readonly sight: Uint8Array;
  /** The ways over crossings, once they were asked for. */
  over: Over | undefined;
}

/** Ways over crossings from a cell. */
interface Over {
  /** Least metres to each facility where it cannot be seen, else 0. */
  readonly low: Float32Array;
  /** Most metres to each facility where it may be hidden, else 0. */
  readonly high: Float32Array;
  /** Crossings that may be of use, ascending. */
  readonly crossings: Int16Array;
  /** Metres to each of them from the middle of the cell, of which no point is farther away than `radius`. */
  readonly legs: Float64Array;
  readonly radius: number;
  /** To each facility, once somebody asked. */
  readonly ways: (WaysOver | undefined)[];
}

/**
 * Crossings that may be of use on the way from a cell to one facility, the shortest way first: `metres * MOST_CROSSINGS +
 * crossing`, where the way over it is not shorter than so many whole metres less `radius`.
 */
export interface WaysOver {
  readonly sorted: Float64Array;
  readonly radius: number;
}

export interface VisibilityCache {
  /** How a facility, or a crossing, looks from the cell round a point. */
  sight(x: number, y: number, target: number): number;
  /** Least metres over crossings to each facility from the cell round a point, or 0 if it can be seen. */
  low(x: number, y: number): Float32Array;
  /** Ways over crossings to one facility from the cell round a point. */
  ways(x: number, y: number, facility: number): WaysOver;
  /** Moves bounds of the straight ways from the points of a box apart, to hold for those over crossings. */
  widen(west: number, south: number, east: number, north: number, low: Float64Array, high: Float64Array): void;
}

/** A cache without anything in it, of so many cells at most. */
export function createVisibilityCache(ground: Ground, most: number = mostCells(ground)): VisibilityCache {
  const { facilities, crossings, visibility } = ground;
  const targets = facilities + crossings;
  const cells = new Map<number, Cell>();
  const measure = ruler(ground, sightOf);
  const all = everyCrossing(ground);
  // Four times as many crossings, cells twice as wide.
  const leastSide = 2 ** (SMALLEST_SHIFT + Math.floor(Math.log2(Math.max(1, crossings / FEW_CROSSINGS)) / 2));
  let last: Cell | undefined;

  function cellAt(cellX: number, cellY: number, shift: number): Cell {
    const key = ((cellX + 2 ** 18) * 2 ** 19 + cellY + 2 ** 18) * 32 + shift;
    const known = cells.get(key);
    if (known !== undefined) return known;
    if (cells.size >= most) cells.clear();
    const above = shift + PARENT_SHIFT;
    const cell: Cell = {
      west: cellX * 2 ** shift,
      south: cellY * 2 ** shift,
      side: 2 ** shift,
      parent: above > LARGEST_SHIFT ? undefined : cellAt(cellX >> PARENT_SHIFT, cellY >> PARENT_SHIFT, above),
      sight: new Uint8Array(targets).fill(UNKNOWN),
      over: undefined,
    };
    cells.set(key, cell);
    return cell;
  }

  function cellRound(x: number, y: number): Cell {
    const isLast = last !== undefined && x >= last.west && y >= last.south && x < last.west + last.side;
    if (isLast && y < last!.south + last!.side) return last!;
    last = cellAt(x >> SMALLEST_SHIFT, y >> SMALLEST_SHIFT, SMALLEST_SHIFT);
    return last;
  }

  function sightOf(cell: Cell, target: number): number {
    const known = cell.sight[target]!;
    if (known !== UNKNOWN) return known;
    const above = cell.parent === undefined ? MAYBE : sightOf(cell.parent, target);
    const { west, south, side } = cell;
    const sight = above === MAYBE ? look(visibility, target, west, south, west + side, south + side) : above;
    cell.sight[target] = sight;
    return sight;
  }

  function overOf(cell: Cell): Over {
    if (cell.side < leastSide && cell.parent !== undefined) return overOf(cell.parent);
    cell.over ??= measure(cell, cell.parent === undefined ? all : overOf(cell.parent));
    return cell.over;
  }

  function widen(
    west: number,
    south: number,
    east: number,
    north: number,
    low: Float64Array,
    high: Float64Array,
  ): void {
    const side = Math.max(east - west, north - south);
    let shift = SMALLEST_SHIFT;
    while (shift <= LARGEST_SHIFT && side > 2 ** shift) shift++;
    if (shift > LARGEST_SHIFT) {
      high.fill(NO_WAY);
      return;
    }
    const [firstX, lastX, firstY, lastY] = [west >> shift, east >> shift, south >> shift, north >> shift];
    const corner = overOf(cellAt(firstX, firstY, shift));
    const others: Over[] = [];
    for (let cellX = firstX; cellX <= lastX; cellX++) {
      for (let cellY = firstY; cellY <= lastY; cellY++) {
        if (cellX > firstX || cellY > firstY) others.push(overOf(cellAt(cellX, cellY, shift)));
      }
    }
    for (let j = 0; j < facilities; j++) {
      let least = corner.low[j]!;
      let farthest = corner.high[j]!;
      for (const other of others) {
        if (other.low[j]! < least) least = other.low[j]!;
        if (other.high[j]! > farthest) farthest = other.high[j]!;
      }
      if (least > low[j]!) low[j] = least;
      if (farthest > high[j]!) high[j] = farthest;
    }
  }

  return {
    sight: (x, y, target) => sightOf(cellRound(x, y), target),
    low: (x, y) => overOf(cellRound(x, y)).low,
    ways(x, y, facility) {
      const over = overOf(cellRound(x, y));
      over.ways[facility] ??= sortWays(ground, over, facility);
      return over.ways[facility];
    },
    widen,
  };
}

function mostCells({ facilities, crossings }: Ground): number {
  return Math.max(FEWEST_CELLS, MOST_ENTRIES / Math.max(1, facilities + crossings));
}

/** What there is to choose from where no larger cell has chosen: all crossings. */
function everyCrossing({ facilities, crossings }: Ground): Over {
  return {
    low: new Float32Array(facilities),
    high: new Float32Array(facilities),
    crossings: Int16Array.from({ length: crossings }, (_, c) => c),
    legs: new Float64Array(crossings),
    radius: 0,
    ways: [],
  };
}

/** The crossings of use that may be on the way to a facility, by the way over them from the middle. */
function sortWays(
  { crossings, onward }: Ground,
  { crossings: some, legs, radius, high }: Over,
  facility: number,
): WaysOver {
  const most = high[facility]! + radius;
  const first = facility * crossings;
  // Metres and crossing in one number: numbers are sorted faster than anything by comparison.
  const sorted = new Float64Array(some.length);
  let size = 0;
  for (let k = 0; k < some.length; k++) {
    const way = legs[k]! + onward[first + some[k]!]!;
    if (way <= most && way < NO_WAY) sorted[size++] = Math.floor(way) * MOST_CROSSINGS + some[k]!;
  }
  return { sorted: sorted.subarray(0, size).sort(), radius };
}

/** No point of a cell so wide is farther from its middle. */
function radiusOf(side: number): number {
  const apart = (Math.PI / 180) * (side / UNITS_PER_DEGREE) * Math.SQRT1_2;
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, apart / 2)) + SLACK_METRES;
}

/** Measures ways over crossings from a cell, over those of use to the cell round it. */
function ruler(
  { facilities, crossings, visibility, vectors, onward }: Ground,
  sightOf: (cell: Cell, target: number) => number,
): (cell: Cell, round: Over) => Over {
  const middle = allocateVectors(1);
  // Crossings that are not hidden, the way to each from the middle, whether all points see it, and whether it is of use.
  const near = new Int16Array(crossings);
  const ways = new Float64Array(crossings);
  const isSeen = new Uint8Array(crossings);
  const isOfUse = new Uint8Array(crossings);
  const doubtful = new Int16Array(crossings);

  return (cell, round) => {
    const lon = (cell.west + cell.side / 2 + visibility.lines.origin) / UNITS_PER_DEGREE;
    setVector(middle, 0, lon, (cell.south + cell.side / 2) / UNITS_PER_DEGREE);
    const radius = radiusOf(cell.side);
    let size = 0;
    for (const c of round.crossings) {
      const seen = sightOf(cell, facilities + c);
      if (seen === HIDDEN) continue;
      ways[size] = arcBetween(middle, 0, vectors, facilities + c);
      isSeen[size] = seen === SEEN ? 1 : 0;
      near[size++] = c;
    }
    isOfUse.fill(0, 0, size);
    let open = size;
    for (let k = 0; k < size; k++) doubtful[k] = k;
    const over = { low: new Float32Array(facilities), high: new Float32Array(facilities) };
    for (let j = 0; j < facilities; j++) {
      const sight = sightOf(cell, j);
      if (sight === SEEN) continue;
      const first = j * crossings;
      let least = NO_WAY;
      let most = NO_WAY;
      for (let k = 0; k < size; k++) {
        const way = ways[k]! + onward[first + near[k]!]!;
        if (way < least) least = way;
        if (way < most && isSeen[k] === 1) most = way;
      }
      // Of those not known to be of use yet.
      let left = 0;
      for (let i = 0; i < open; i++) {
        const k = doubtful[i]!;
        if (ways[k]! + onward[first + near[k]!]! <= most + 2 * radius) isOfUse[k] = 1;
        else doubtful[left++] = k;
      }
      open = left;
      if (sight === HIDDEN) over.low[j] = (least - radius) * (1 - ROUNDING);
      over.high[j] = (most + radius) * (1 + ROUNDING);
    }
    let kept = 0;
    for (let k = 0; k < size; k++) {
      if (isOfUse[k] === 0) continue;
      near[kept] = near[k]!;
      ways[kept++] = ways[k]!;
    }
    return { ...over, crossings: near.slice(0, kept), legs: ways.slice(0, kept), radius, ways: [] };
  };
}
