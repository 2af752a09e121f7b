/**
 * Facilities and crossings among barriers: where they stand, what they see, and the ways from crossings to facilities.
 *
 * Method. A crossing is moved to the nearest point of the nearest line, and the parts of lines that it lies on then do not
 * stop legs to it. From each crossing onward to each facility the shortest chain of legs is found (chains.ts). A way from a
 * home is then one leg and such a rest.
 *
 * Invariant. Lengths are not rounded here: a way is rounded once, when it is whole.
 */

import type { BarrierTravel, Crossing, Facility } from "../types.ts";
import { type Box, CROSSING_METRES, extend, type Lines, linesOf, nearestFoot, partsAt } from "./barrier-lines.ts";
import { chainsTo, type Leg } from "./chains.ts";
import { drawingOf, planeX, planeY, UNITS_PER_DEGREE } from "./drawing.ts";
import { allocateVectors, arcBetween, setVector, type Vectors } from "./great-circle.ts";
import { NO_WAY } from "./travel.ts";
import { allocateVisibility, isOpen, placeTarget, type Visibility } from "./visibility.ts";

const TARGETS_PER_SLICE = 256;

/** What is known before anybody's home is: facilities, then open crossings, and the ways from these to those. */
export interface Barriers {
  readonly facilities: number;
  readonly crossings: number;
  readonly vectors: Vectors;
  readonly visibility: Visibility;
  /** Metres from crossing c onward to facility j, its own extra metres included, at `j * crossings + c`. */
  readonly onward: Float64Array;
  /** The longest of these ways from each crossing. */
  readonly longest: Float64Array;
}

/** The crossings that are in use. */
export function openCrossings({ crossings }: BarrierTravel): readonly Crossing[] {
  return crossings.filter(({ closed }) => closed !== true);
}

/** Prepares checked barriers for these facilities, and for homes within a box of the plane. */
export function* barriersFor(
  travel: BarrierTravel,
  facilities: readonly Facility[],
  homes: Box,
): Generator<number, Barriers> {
  const m = facilities.length;
  const open = openCrossings(travel);
  const targets = [...facilities, ...open];
  const box = { ...homes };
  const drawing = drawingOf(travel.barriers);
  for (const { lon, lat } of targets) extend(box, planeX(drawing.origin, lon!), planeY(lat!));
  const lines = yield* linesOf(drawing, box);
  const visibility = allocateVisibility(lines, targets.length);
  const vectors = allocateVectors(targets.length);
  for (const [t, target] of targets.entries()) {
    if (t < m) placeFacility(visibility, vectors, t, target);
    else placeCrossing(visibility, vectors, t, target);
    if (t % TARGETS_PER_SLICE === 0) yield t;
  }
  const extra = open.map(({ extraMetres }) => extraMetres ?? 0);
  const onward = yield* chainsTo(m, extra, legsAmong(visibility, vectors));
  const longest = new Float64Array(open.length);
  for (let k = 0; k < onward.length; k++) {
    const c = k % open.length;
    if (onward[k]! < NO_WAY && onward[k]! > longest[c]!) longest[c] = onward[k]!;
  }
  return { facilities: m, crossings: open.length, vectors, visibility, onward, longest };
}

type Place = Pick<Facility, "lon" | "lat">;

function placeFacility(visibility: Visibility, vectors: Vectors, target: number, { lon, lat }: Place): void {
  setVector(vectors, target, lon!, lat!);
  placeTarget(visibility, target, planeX(visibility.lines.origin, lon!), planeY(lat!), []);
}

function placeCrossing(visibility: Visibility, vectors: Vectors, target: number, { lon, lat }: Place): void {
  const { lines } = visibility;
  const { x, y } = footOf(lines, lon!, lat!);
  setVector(vectors, target, (x + lines.origin) / UNITS_PER_DEGREE, y / UNITS_PER_DEGREE);
  placeTarget(visibility, target, x, y, partsAt(lines, x, y));
}

/** Where a checked crossing stands. */
function footOf(lines: Lines, lon: number, lat: number): { readonly x: number; readonly y: number } {
  return nearestFoot(lines, planeX(lines.origin, lon), planeY(lat), CROSSING_METRES)!;
}

function legsAmong(visibility: Visibility, vectors: Vectors): Leg {
  const { x, y, on } = visibility;
  return (a, b) =>
    isOpen(visibility, a, x[b]!, y[b]!, on[b]!) ? arcBetween(vectors, a, vectors, b) : Number.POSITIVE_INFINITY;
}
