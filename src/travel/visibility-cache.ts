/**
 * What is seen of facilities and crossings from the cells of a grid, remembered: neighbours see the same.
 *
 * Problem. Places, and blocks of places, ask the same again and again: is this facility behind a barrier, and if so, how
 * far is it at least, and at most, over the crossings, and over which? Looking costs a division, and the way over crossings
 * a sum for each of hundreds.
 *
 * Method. Cells are squares, a power of two of units wide, kept in a table until there are too many; then all are forgotten,
 * and found again as they are needed. A block asks for the smallest cells of which its box meets at most two across. A cell
 * asks the cell PARENT_SHIFT powers larger round it first: what that sees wholly or not at all, it sees or not as well, and
 * crossings that are of no use there are of no use here. So of hundreds of crossings a cell looks at those of its part of
 * town. Where there are so many, ways over them are measured from larger cells: they are hardly less well known, for a few
 * hundred metres, and it takes a tenth of the time.
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

import type { Barriers } from "./crossings.ts";
import { UNITS_PER_DEGREE } from "./drawing.ts";
import { allocateVectors, arcBetween, EARTH_RADIUS_METRES, setVector } from "./great-circle.ts";
import { NO_WAY } from "./travel.ts";
import { HIDDEN, look, MAYBE, SEEN } from "./visibility.ts";

/** The smallest cells: 2^15 units, 360 m. */
const SMALLEST_SHIFT = 15;
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
}

export interface VisibilityCache {
  /** How a facility, or a crossing, looks from the cell round a point. */
  sight(x: number, y: number, target: number): number;
  /** Ways over crossings from the cell round a point. */
  over(x: number, y: number): Over;
  /** Moves bounds of the straight ways from the points of a box apart, to hold for those over crossings. */
  widen(west: number, south: number, east: number, north: number, low: Float64Array, high: Float64Array): void;
}

/** A cache without anything in it, of so many cells at most. */
export function createVisibilityCache(barriers: Barriers, most: number = mostCells(barriers)): VisibilityCache {
  const { facilities, crossings, visibility } = barriers;
  const targets = facilities + crossings;
  const cells = new Map<number, Cell>();
  const measure = ruler(barriers, sightOf);
  const all = everyCrossing(barriers);
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
    over: (x, y) => overOf(cellRound(x, y)),
    widen,
  };
}

function mostCells({ facilities, crossings }: Barriers): number {
  return Math.max(FEWEST_CELLS, MOST_ENTRIES / Math.max(1, facilities + crossings));
}

/** What there is to choose from where no larger cell has chosen: all crossings. */
function everyCrossing({ facilities, crossings }: Barriers): Over {
  return {
    low: new Float32Array(facilities),
    high: new Float32Array(facilities),
    crossings: Int16Array.from({ length: crossings }, (_, c) => c),
  };
}

/** No point of a cell so wide is farther from its middle. */
function radiusOf(side: number): number {
  const apart = (Math.PI / 180) * (side / UNITS_PER_DEGREE) * Math.SQRT1_2;
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, apart / 2)) + SLACK_METRES;
}

/** Measures ways over crossings from a cell, over those of use to the cell round it. */
function ruler(
  { facilities, crossings, visibility, vectors, onward }: Barriers,
  sightOf: (cell: Cell, target: number) => number,
): (cell: Cell, round: Over) => Over {
  const middle = allocateVectors(1);
  // Crossings that are not hidden, and the way to each from the middle; facilities that may be.
  const near = new Int16Array(crossings);
  const ways = new Float64Array(crossings);
  const behind = new Int16Array(facilities);
  const least = new Float64Array(facilities);
  const most = new Float64Array(facilities);

  return (cell, round) => {
    const lon = (cell.west + cell.side / 2 + visibility.lines.origin) / UNITS_PER_DEGREE;
    setVector(middle, 0, lon, (cell.south + cell.side / 2) / UNITS_PER_DEGREE);
    const radius = radiusOf(cell.side);
    least.fill(NO_WAY);
    most.fill(NO_WAY);
    let hidden = 0;
    for (let j = 0; j < facilities; j++) if (sightOf(cell, j) !== SEEN) behind[hidden++] = j;
    let size = 0;
    for (const c of round.crossings) {
      const seen = sightOf(cell, facilities + c);
      if (seen === HIDDEN) continue;
      const way = arcBetween(middle, 0, vectors, facilities + c);
      for (let h = 0; h < hidden; h++) {
        const j = behind[h]!;
        const over = way + onward[j * crossings + c]!;
        if (over < least[j]!) least[j] = over;
        if (seen === SEEN && over < most[j]!) most[j] = over;
      }
      near[size] = c;
      ways[size++] = way;
    }
    let kept = 0;
    for (let k = 0; k < size; k++) {
      for (let h = 0; h < hidden; h++) {
        const j = behind[h]!;
        if (ways[k]! + onward[j * crossings + near[k]!]! > most[j]! + 2 * radius) continue;
        near[kept++] = near[k]!;
        break;
      }
    }
    const over = { low: new Float32Array(facilities), high: new Float32Array(facilities) };
    for (let h = 0; h < hidden; h++) {
      const j = behind[h]!;
      if (cell.sight[j] === HIDDEN) over.low[j] = (least[j]! - radius) * (1 - ROUNDING);
      over.high[j] = (most[j]! + radius) * (1 + ROUNDING);
    }
    return { ...over, crossings: near.slice(0, kept) };
  };
}
