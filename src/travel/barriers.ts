/**
 * Ways in straight legs that pass barriers only at crossings.
 *
 * Problem. The way between two points may pass a line only at an open crossing. Its length is that of the shortest chain
 * of straight legs, each a great circle, from point over crossings to point, plus the extra metres of every crossing in
 * it; summed exactly and rounded to whole metres once.
 *
 * Method. Where the facility can be seen from the home, the leg between them is the way: no chain is shorter. Elsewhere
 * the way begins with a leg to some crossing that can be seen; the rest was found once (crossings.ts). What can be seen is
 * mostly known of the cell round a home (visibility-cache.ts), which also bounds the ways over crossings and knows the
 * few crossings that may be of use: that rules out most facilities on another bank. They are tried in the order of the ways
 * from the middle of the cell, until no later one can be shorter, and only those that would be are looked at. Legs and looks
 * of the place asked about last are kept, for the engine asks about one place after the other.
 *
 * Invariants. `metres` is symmetric, never below the great circle, and never less when a crossing is closed.
 *
 * Complexity. A pair costs a look in a table if it is seen; if not, a sum for each crossing that may be the best, and once for
 * each place a leg to it.
 *
 * Limits. A way bends at crossings only: people who must go round a bend of the river on the same bank are taken over a
 * crossing, or have no way.
 */

import type { Barriers } from "./crossings.ts";
import { planeX, planeY } from "./drawing.ts";
import { arcBetween, greatCircleTravel, type Vectors } from "./great-circle.ts";
import { NO_WAY, type Travel } from "./travel.ts";
import { HIDDEN, isSeen, MAYBE, SEEN } from "./visibility.ts";
import { MOST_CROSSINGS } from "./visibility-cache.ts";

const UNKNOWN = 255;

/** Places in the plane of the barriers. */
export interface PlanePoints {
  readonly x: Int32Array;
  readonly y: Int32Array;
}

/** Room for so many places. */
export function allocatePlanePoints(length: number): PlanePoints {
  return { x: new Int32Array(length), y: new Int32Array(length) };
}

/** Writes where a place lies in the plane of the barriers. */
export function setPlanePoint(
  barriers: Barriers,
  { x, y }: PlanePoints,
  index: number,
  lon: number,
  lat: number,
): void {
  x[index] = planeX(barriers.visibility.lines.origin, lon);
  y[index] = planeY(lat);
}

/** Ways from places, given as unit vectors and in the plane, to the facilities. */
export function barrierWays(barriers: Barriers, from: Vectors, { x, y }: PlanePoints): Travel {
  const { facilities, crossings, vectors, visibility, onward, cells } = barriers;
  const straight = greatCircleTravel(from, firstOf(vectors, facilities));
  /** Legs from the place asked about last, NaN where not measured; whether they are stopped, once looked at; where it is. */
  const legs = new Float64Array(crossings);
  const looks = new Uint8Array(crossings);
  let [lastX, lastY, lastZ] = [Number.NaN, 0, 0];

  function crosses(place: number, target: number): boolean {
    const seen = cells.sight(x[place]!, y[place]!, target);
    return seen === HIDDEN || (seen === MAYBE && !isSeen(visibility, target, x[place]!, y[place]!));
  }

  /** Forgets legs, unless they are those of this place. */
  function goTo(place: number): void {
    if (from.x[place] === lastX && from.y[place] === lastY && from.z[place] === lastZ) return;
    lastX = from.x[place]!;
    lastY = from.y[place]!;
    lastZ = from.z[place]!;
    legs.fill(Number.NaN);
    looks.fill(UNKNOWN);
  }

  function isOpen(place: number, crossing: number): boolean {
    if (looks[crossing] === UNKNOWN) looks[crossing] = crosses(place, facilities + crossing) ? HIDDEN : SEEN;
    return looks[crossing] === SEEN;
  }

  function over(place: number, facility: number): number {
    goTo(place);
    const { sorted, radius } = cells.ways(x[place]!, y[place]!, facility);
    const first = facility * crossings;
    let least = NO_WAY;
    for (let k = 0; k < sorted.length; k++) {
      const metres = Math.floor(sorted[k]! / MOST_CROSSINGS);
      if (metres - radius >= least) break;
      const c = sorted[k]! - metres * MOST_CROSSINGS;
      if (Number.isNaN(legs[c]!)) legs[c] = arcBetween(from, place, vectors, facilities + c);
      const way = legs[c]! + onward[first + c]!;
      if (way < least && isOpen(place, c)) least = way;
    }
    return Math.round(least);
  }

  const metres = (place: number, facility: number): number =>
    crosses(place, facility) ? over(place, facility) : straight.metres(place, facility);

  function metresBelow(place: number, facility: number, limit: number): number {
    const seen = cells.sight(x[place]!, y[place]!, facility);
    if (seen === HIDDEN) {
      return cells.low(x[place]!, y[place]!)[facility]! < limit ? over(place, facility) : NO_WAY;
    }
    const way = straight.metresBelow(place, facility, limit);
    const isBehind = seen === MAYBE && way < limit && !isSeen(visibility, facility, x[place]!, y[place]!);
    return isBehind ? over(place, facility) : way;
  }

  function atLeast(place: number, facility: Int32Array, count: number, least: Float64Array): void {
    straight.atLeast(place, facility, count, least);
    const low = cells.low(x[place]!, y[place]!);
    for (let i = 0; i < count; i++) {
      const metres = low[facility[i]!]!;
      if (metres > least[i]!) least[i] = metres;
    }
  }

  function bounds(
    start: number,
    count: number,
    step: number,
    low: Float64Array,
    high: Float64Array,
    among?: Int32Array,
  ): void {
    straight.bounds(start, count, step, low, high, among);
    let west = x[start]!;
    let south = y[start]!;
    let east = west;
    let north = south;
    for (let i = 1, place = start + step; i < count; i++, place += step) {
      if (x[place]! < west) west = x[place]!;
      else if (x[place]! > east) east = x[place]!;
      if (y[place]! < south) south = y[place]!;
      else if (y[place]! > north) north = y[place]!;
    }
    cells.widen(west, south, east, north, low, high);
  }

  const toTargets = greatCircleTravel(from, vectors);
  const low = new Float64Array(facilities + crossings);
  const high = new Float64Array(facilities + crossings);

  function longest(start: number, count: number): number {
    toTargets.bounds(start, count, 1, low, high);
    return high.reduce((most, metres, t) => Math.max(most, metres + (barriers.longest[t - facilities] ?? 0)), 0);
  }

  return { places: x.length, facilities, metres, metresBelow, atLeast, bounds, longest, crosses };
}

/** The first of these points. */
function firstOf({ x, y, z }: Vectors, length: number): Vectors {
  return { x: x.subarray(0, length), y: y.subarray(0, length), z: z.subarray(0, length) };
}
