/**
 * Barriers as they are drawn, in columns of a plane of whole numbers.
 *
 * Problem. A map of a district has tens of thousands of points, each an array of its own, and every question about a plan
 * begins with all of them: they are checked, they enter the fingerprint, and those near the people are sought.
 *
 * Method. Columns are made once, of barriers that were checked and frozen down to the last number (`frozenTravel`): these can
 * never say anything else, so what is known of them is remembered for as long as they live. Barriers that are not frozen may
 * have changed, and are read anew each time.
 */

import type { BarrierTravel } from "../types.ts";

/** Units of the plane in a degree. */
export const UNITS_PER_DEGREE = 1e7;
/** Half-way round the globe. */
export const HALF_TURN: number = 180 * UNITS_PER_DEGREE;
/** The origin is a multiple of it: cells of a grid lie alike whichever line comes first. */
const ORIGIN_STEP: number = 2 ** 30;

/** Points of all lines in the plane. */
export interface Drawing {
  /** The origin in units of longitude. */
  readonly origin: number;
  /** The points of line l stand from `start[l]` to before `start[l + 1]`. */
  readonly start: Int32Array;
  readonly x: Int32Array;
  readonly y: Int32Array;
}

type Barriers = BarrierTravel["barriers"];

const drawings = new WeakMap<Barriers, Drawing>();
const frozen = new WeakSet<BarrierTravel>();

/** Columns of a longitude in the plane of these lines. */
export function planeX(origin: number, lon: number): number {
  const x = Math.round(lon * UNITS_PER_DEGREE) - origin;
  return x > HALF_TURN ? x - 2 * HALF_TURN : x < -HALF_TURN ? x + 2 * HALF_TURN : x;
}

export function planeY(lat: number): number {
  return Math.round(lat * UNITS_PER_DEGREE);
}

/** The columns of checked barriers. */
export function drawingOf(barriers: Barriers): Drawing {
  return drawings.get(barriers) ?? draw(barriers);
}

function draw(barriers: Barriers): Drawing {
  const origin = Math.round(((barriers[0]?.[0]?.[0] ?? 0) * UNITS_PER_DEGREE) / ORIGIN_STEP) * ORIGIN_STEP;
  const start = new Int32Array(barriers.length + 1);
  for (let l = 0; l < barriers.length; l++) start[l + 1] = start[l]! + barriers[l]!.length;
  const x = new Int32Array(start[barriers.length]!);
  const y = new Int32Array(x.length);
  let at = 0;
  for (const line of barriers) {
    for (const point of line) {
      x[at] = planeX(origin, point[0]!);
      y[at++] = planeY(point[1]!);
    }
  }
  return { origin, start, x, y };
}

/** Freezes checked barriers and crossings that nobody else has, and remembers that they were checked. */
export function frozenTravel(travel: BarrierTravel): BarrierTravel {
  const { barriers, crossings } = travel;
  for (const line of barriers) {
    for (const point of line) Object.freeze(point);
    Object.freeze(line);
  }
  for (const crossing of crossings) Object.freeze(crossing);
  for (const list of [barriers, crossings, travel]) Object.freeze(list);
  drawings.set(barriers, draw(barriers));
  frozen.add(travel);
  return travel;
}

/** Whether these were checked, and can never change. */
export function isFrozenTravel(travel: object): boolean {
  return frozen.has(travel as BarrierTravel);
}
