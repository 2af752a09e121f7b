/**
 * Ways in straight legs that pass barriers only at crossings.
 *
 * Problem. The way between two points may pass a line only at an open crossing. Its length is that of the shortest chain
 * of straight legs, each a great circle, from point over crossings to point, plus the extra metres of every crossing in
 * it; summed exactly and rounded to whole metres once.
 *
 * Method. Where the facility can be seen from the home, the leg between them is the way: no chain is shorter. Elsewhere
 * the way begins with a leg to some crossing that can be seen; the rest was found once (crossings.ts). Who sees whom is
 * mostly known of the cell round a home (outlook.ts), which also bounds the ways over crossings: that rules out most
 * facilities on another bank. The legs of the place asked about last are kept, for the engine asks about one place after
 * the other.
 *
 * Invariants. `metres` is symmetric, never below the great circle, and never less when a crossing is closed.
 *
 * Complexity. A pair costs a look in a table if it is seen; if not, a sum for each crossing, and once for each place a leg
 * to each crossing.
 *
 * Limits. A way bends at crossings only: who must go round a bend of the river on the same bank is taken over a crossing,
 * or has no way.
 */

import { planeX, planeY } from "./barrier-lines.ts";
import type { Barriers } from "./crossings.ts";
import { arcBetween, greatCircleTravel, type Vectors } from "./great-circle.ts";
import { HIDDEN, isSeen, MAYBE } from "./horizon.ts";
import { createOutlook } from "./outlook.ts";
import { NO_WAY, type Travel } from "./travel.ts";

/** Places in the plane of the barriers. */
export interface Spots {
  readonly x: Int32Array;
  readonly y: Int32Array;
}

/** Room for so many places. */
export function allocateSpots(length: number): Spots {
  return { x: new Int32Array(length), y: new Int32Array(length) };
}

/** Writes where a place lies in the plane of the barriers. */
export function setSpot({ horizons }: Barriers, { x, y }: Spots, index: number, lon: number, lat: number): void {
  x[index] = planeX(horizons.lines.origin, lon);
  y[index] = planeY(lat);
}

/**
 * Ways from places, given as unit vectors and in the plane, to the facilities. `places`: how many in all are going to stand
 * there.
 */
export function barrierWays(barriers: Barriers, from: Vectors, { x, y }: Spots, places: number = x.length): Travel {
  const { facilities, crossings, vectors, horizons, onward } = barriers;
  const straight = greatCircleTravel(from, firstOf(vectors, facilities));
  const outlook = createOutlook(barriers, places);
  const { sight, low: lowOver } = outlook;
  const targets = facilities + crossings;
  /** Legs from the place asked about last to the crossings, and where that is. */
  const first = new Float64Array(crossings);
  let [lastX, lastY, lastZ] = [Number.NaN, 0, 0];

  function crosses(place: number, target: number): boolean {
    const seen = sight[outlook.rowAt(x[place]!, y[place]!) * targets + target];
    return seen === HIDDEN || (seen === MAYBE && !isSeen(horizons, target, x[place]!, y[place]!));
  }

  function over(place: number, facility: number): number {
    if (from.x[place] !== lastX || from.y[place] !== lastY || from.z[place] !== lastZ) {
      lastX = from.x[place]!;
      lastY = from.y[place]!;
      lastZ = from.z[place]!;
      for (let c = 0; c < crossings; c++) {
        const target = facilities + c;
        first[c] = crosses(place, target) ? NO_WAY : arcBetween(from, place, vectors, target);
      }
    }
    let least = NO_WAY;
    for (let c = 0; c < crossings; c++) {
      const way = first[c]! + onward[c * facilities + facility]!;
      if (way < least) least = way;
    }
    return Math.round(least);
  }

  const metres = (place: number, facility: number): number =>
    crosses(place, facility) ? over(place, facility) : straight.metres(place, facility);

  function metresBelow(place: number, facility: number, limit: number): number {
    const row = outlook.rowAt(x[place]!, y[place]!);
    const seen = sight[row * targets + facility];
    if (seen === HIDDEN) return lowOver[row * facilities + facility]! < limit ? over(place, facility) : NO_WAY;
    const way = straight.metresBelow(place, facility, limit);
    const isBehind = seen === MAYBE && way < limit && !isSeen(horizons, facility, x[place]!, y[place]!);
    return isBehind ? over(place, facility) : way;
  }

  function atLeast(place: number, facility: Int32Array, count: number, least: Float64Array): void {
    straight.atLeast(place, facility, count, least);
    const row = outlook.rowAt(x[place]!, y[place]!) * facilities;
    for (let i = 0; i < count; i++) {
      const low = lowOver[row + facility[i]!]!;
      if (low > least[i]!) least[i] = low;
    }
  }

  function bounds(start: number, count: number, step: number, low: Float64Array, high: Float64Array): void {
    straight.bounds(start, count, step, low, high);
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
    outlook.widen(west, south, east, north, low, high);
  }

  const legs = greatCircleTravel(from, vectors);
  const low = new Float64Array(targets);
  const high = new Float64Array(targets);

  function longest(start: number, count: number): number {
    legs.bounds(start, count, 1, low, high);
    return high.reduce((most, metres, t) => Math.max(most, metres + (barriers.longest[t - facilities] ?? 0)), 0);
  }

  return { places: x.length, facilities, metres, metresBelow, atLeast, bounds, longest, crosses };
}

/** The first of these points. */
function firstOf({ x, y, z }: Vectors, length: number): Vectors {
  return { x: x.subarray(0, length), y: y.subarray(0, length), z: z.subarray(0, length) };
}
