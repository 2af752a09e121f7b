/**
 * Facilities and crossings among barriers: where they stand, what they see, and the ways from crossings to facilities.
 *
 * Method. A crossing is moved to the nearest point of the nearest line, and the parts of lines that it lies on then do not
 * stop legs to it. From each crossing onward to each facility the shortest chain of legs is found by Dijkstra's algorithm
 * over the crossings, backwards from the facility. A way from a home is then one leg and such a rest.
 *
 * Invariant. Lengths are not rounded here: a way is rounded once, when it is whole.
 *
 * Complexity. A horizon for each facility and crossing, and O(facilities × crossings²).
 *
 * Reference. E. W. Dijkstra, "A note on two problems in connexion with graphs", Numerische Mathematik 1 (1959).
 */

import type { BarrierTravel, Facility } from "../types.ts";
import { isStopped, linesOf, nearestFoot, partsAt, planeX, planeY, UNITS_PER_DEGREE } from "./barrier-lines.ts";
import { allocateVectors, arcBetween, setVector, type Vectors } from "./great-circle.ts";
import { allocateHorizons, type Horizons, placeTarget } from "./horizon.ts";
import { NO_WAY } from "./travel.ts";

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
  const between = open.map((_, a) => open.map((_, b) => leg(m + a, m + b)));
  const onward = new Float64Array(m * open.length);
  for (let j = 0; j < m; j++) {
    onwardTo((c) => leg(m + c, j), between, extra).forEach((metres, c) => {
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

/** From every crossing to one facility, by the legs from each to there and to each other. */
function onwardTo(
  last: (crossing: number) => number,
  between: readonly (readonly number[])[],
  extra: readonly number[],
): number[] {
  const onward = extra.map((metres, c) => metres + last(c));
  const waiting = new Set(extra.keys());
  while (waiting.size > 0) {
    let next = -1;
    for (const c of waiting) if (next < 0 || onward[c]! < onward[next]!) next = c;
    waiting.delete(next);
    for (const c of waiting) onward[c] = Math.min(onward[c]!, extra[c]! + between[c]![next]! + onward[next]!);
  }
  return onward;
}
