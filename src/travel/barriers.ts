/**
 * Ways in straight legs that pass barriers only at crossings.
 *
 * Problem. The way between two points may pass a line only at an open crossing. Its length is that of the shortest chain
 * of straight legs, each a great circle, from point over crossings to point, plus the extra metres of every crossing in
 * it; summed exactly and rounded to whole metres once.
 *
 * Method. Where the facility can be seen from the home, the leg between them is the way: no chain is shorter. Elsewhere the way
 * begins with a leg to some crossing that can be seen; the rest, from each crossing onward to each facility, was found
 * once, by Dijkstra's algorithm over the crossings. Who sees whom is answered by horizons (horizon.ts). The legs of the
 * place asked about last are kept, for the engine asks about one place after the other. For a block of places, boxes are
 * looked at instead of points: where all of a block are hidden from a facility, the least way over any crossing that may be
 * seen bounds theirs from below, which rules out most facilities on another bank.
 *
 * Invariants. `metres` is symmetric, never below the great circle, and never less when a crossing is closed.
 *
 * Complexity. O(facilities × crossings²) and a horizon for each, once; a pair costs a look in a table if it is seen, or a
 * leg to each crossing for the first facility that is not.
 *
 * Limits. A way bends at crossings only: who must go round a bend of the river on the same bank is taken over a crossing,
 * or has no way.
 *
 * Reference. E. W. Dijkstra, "A note on two problems in connexion with graphs", Numerische Mathematik 1 (1959).
 */

import type { BarrierTravel, Facility } from "../types.ts";
import { isStopped, linesOf, nearestFoot, partsAt, planeX, planeY, UNITS_PER_DEGREE } from "./barrier-lines.ts";
import { allocateVectors, arcBetween, greatCircleTravel, setVector, type Vectors } from "./great-circle.ts";
import { allocateHorizons, HIDDEN, type Horizons, isSeen, MAYBE, placeTarget, SEEN } from "./horizon.ts";
import { createOutlook } from "./outlook.ts";
import { NO_WAY, type Travel } from "./travel.ts";

/** What is known before anybody's home is: facilities, then open crossings, and the ways from these to those. */
export interface Barriers {
  readonly facilities: number;
  readonly crossings: number;
  readonly vectors: Vectors;
  readonly horizons: Horizons;
  /** Metres from crossing c onward to facility j, its own extra metres included, at `c * facilities + j`. */
  readonly onward: Float64Array;
  /** The longest of these ways from each crossing. */
  readonly longest: readonly number[];
}

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

/** Prepares checked barriers for these facilities. Yields after each of them. */
export function* barriersFor(travel: BarrierTravel, facilities: readonly Facility[]): Generator<number, Barriers> {
  const m = facilities.length;
  const open = travel.crossings.filter(({ closed }) => closed !== true);
  const lines = linesOf(travel.barriers);
  const vectors = allocateVectors(m + open.length);
  const horizons = allocateHorizons(lines, m + open.length);
  for (const [j, { lon, lat }] of [...facilities, ...open].entries()) {
    let x = planeX(lines.origin, lon!);
    let y = planeY(lat!);
    setVector(vectors, j, lon!, lat!);
    if (j >= m) {
      ({ x, y } = nearestFoot(lines, x, y, Number.POSITIVE_INFINITY)!);
      setVector(vectors, j, (x + lines.origin) / UNITS_PER_DEGREE, y / UNITS_PER_DEGREE);
    }
    placeTarget(horizons, j, x, y, j < m ? [] : partsAt(lines, x, y));
    yield j;
  }
  const extra = open.map(({ extraMetres }) => extraMetres ?? 0);
  const leg = legsFrom(horizons, vectors);
  const onward = new Float64Array(m * open.length);
  for (let j = 0; j < m; j++) {
    onwardTo(j, m, extra, leg).forEach((metres, c) => {
      onward[c * m + j] = metres;
    });
    yield j;
  }
  const longest = open.map((_, c) => {
    const ways = onward.subarray(c * m, (c + 1) * m);
    return ways.reduce((most, metres) => (metres < NO_WAY && metres > most ? metres : most), 0);
  });
  return { facilities: m, crossings: open.length, vectors, horizons, onward, longest };
}

/** Metres of the straight leg between two targets; Infinity where a barrier stops it. */
function legsFrom({ lines, x, y, on }: Horizons, vectors: Vectors): (a: number, b: number) => number {
  return (a, b) =>
    isStopped(lines, x[a]!, y[a]!, x[b]!, y[b]!, [...on[a]!, ...on[b]!])
      ? Number.POSITIVE_INFINITY
      : arcBetween(vectors, a, vectors, b);
}

/** From every crossing to one facility. */
function onwardTo(j: number, m: number, extra: readonly number[], leg: (a: number, b: number) => number): number[] {
  const onward = extra.map((metres, c) => metres + leg(m + c, j));
  const waiting = new Set(extra.keys());
  while (waiting.size > 0) {
    let next = -1;
    for (const c of waiting) if (next < 0 || onward[c]! < onward[next]!) next = c;
    waiting.delete(next);
    for (const c of waiting) onward[c] = Math.min(onward[c]!, extra[c]! + leg(m + c, m + next) + onward[next]!);
  }
  return onward;
}

/**
 * Ways from places, given as unit vectors and in the plane, to the facilities. `places`: how many in all are going to stand
 * there.
 */
export function barrierWays(barriers: Barriers, from: Vectors, { x, y }: Spots, places: number = x.length): Travel {
  const { facilities, crossings, vectors, horizons, onward } = barriers;
  const straight = greatCircleTravel(from, vectors);
  const outlook = createOutlook(horizons, places);
  const targets = facilities + crossings;
  const lowAll = new Float64Array(targets);
  const highAll = new Float64Array(targets);
  const seen = new Uint8Array(targets);
  /** Legs from the place asked about last to the crossings, and where that is. */
  const first = new Float64Array(crossings);
  let [lastX, lastY, lastZ] = [Number.NaN, 0, 0];

  function crosses(place: number, target: number): boolean {
    const sight = outlook.rows[outlook.rowAt(x[place]!, y[place]!) + target];
    return sight === HIDDEN || (sight === MAYBE && !isSeen(horizons, target, x[place]!, y[place]!));
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
    const way = straight.metresBelow(place, facility, limit);
    return way < limit && crosses(place, facility) ? over(place, facility) : way;
  }

  function atLeast(place: number, facility: Int32Array, count: number, least: Float64Array): void {
    straight.atLeast(place, facility, count, least);
    const row = outlook.rowAt(x[place]!, y[place]!);
    for (let i = 0; i < count; i++) {
      if (outlook.rows[row + facility[i]!] === HIDDEN) least[i] = over(place, facility[i]!);
    }
  }

  function bounds(start: number, count: number, step: number, low: Float64Array, high: Float64Array): void {
    straight.bounds(start, count, step, lowAll, highAll);
    let [west, east, south, north] = [x[start]!, x[start]!, y[start]!, y[start]!];
    for (let i = 1, place = start + step; i < count; i++, place += step) {
      west = Math.min(west, x[place]!);
      east = Math.max(east, x[place]!);
      south = Math.min(south, y[place]!);
      north = Math.max(north, y[place]!);
    }
    outlook.fromBox(west, south, east, north, seen);
    for (let c = facilities; c < targets; c++) {
      if (seen[c] === HIDDEN) lowAll[c] = NO_WAY;
      if (seen[c] !== SEEN) highAll[c] = NO_WAY;
    }
    for (let j = 0; j < facilities; j++) {
      low[j] = lowAll[j]!;
      high[j] = highAll[j]!;
      if (seen[j] === SEEN) continue;
      let least = NO_WAY;
      let most = NO_WAY;
      for (let c = 0; c < crossings; c++) {
        const rest = onward[c * facilities + j]!;
        if (lowAll[facilities + c]! + rest < least) least = lowAll[facilities + c]! + rest;
        if (highAll[facilities + c]! + rest < most) most = highAll[facilities + c]! + rest;
      }
      if (seen[j] === HIDDEN) low[j] = least;
      if (seen[j] === HIDDEN || most > high[j]!) high[j] = most;
    }
  }

  function longest(start: number, count: number): number {
    straight.bounds(start, count, 1, lowAll, highAll);
    let most = 0;
    for (let t = 0; t < targets; t++)
      most = Math.max(most, highAll[t]! + (t < facilities ? 0 : barriers.longest[t - facilities]!));
    return most;
  }

  return { places: x.length, facilities, metres, metresBelow, atLeast, bounds, longest, crosses };
}
