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
import {
  type Box,
  CROSSING_METRES,
  extend,
  type Lines,
  linesOf,
  meets,
  nearestFoot,
  partsAt,
} from "./barrier-lines.ts";
import { chainsTo, type Leg } from "./chains.ts";
import { drawingOf, planeX, planeY, UNITS_PER_DEGREE } from "./drawing.ts";
import { allocateVectors, arcBetween, setVector, type Vectors } from "./great-circle.ts";
import { NO_WAY } from "./travel.ts";
import { allocateVisibility, isOpen, placeTarget, type Visibility } from "./visibility.ts";
import { createVisibilityCache, type Ground, type VisibilityCache } from "./visibility-cache.ts";

/** Points of lines walked along between two pauses. */
const POINTS_PER_SLICE = 131_072;

/** The same, with what homes were found to see of it so far. */
export interface Barriers extends Ground {
  readonly cells: VisibilityCache;
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
  const drawing = drawingOf(travel.barriers);
  const places = boxWith(homes, facilities, drawing.origin);
  const lines = yield* linesOf(drawing, boxWith(places, open, drawing.origin));
  yield lines.x.length;
  const visibility = allocateVisibility(lines, targets.length);
  const vectors = allocateVectors(targets.length);
  let work = 0;
  for (const [t, target] of targets.entries()) {
    if (t < m) placeFacility(visibility, vectors, t, target);
    else placeCrossing(visibility, vectors, t, target);
    work += lines.x.length;
    if (work < POINTS_PER_SLICE) continue;
    work = 0;
    yield t;
  }
  const extra = open.map(({ extraMetres }) => extraMetres ?? 0);
  const { legs, onward } = yield* chainsTo(m, extra, legsAmong(visibility, vectors));
  const longest = new Float64Array(open.length);
  for (let k = 0; k < onward.length; k++) {
    const c = k % open.length;
    if (onward[k]! < NO_WAY && onward[k]! > longest[c]!) longest[c] = onward[k]!;
  }
  const areIdle = !meets(lines, places);
  const ground = { facilities: m, crossings: open.length, vectors, visibility, legs, onward, longest, areIdle };
  return { ...ground, cells: createVisibilityCache(ground) };
}

type Place = Pick<Facility, "lon" | "lat">;

/** The box, wide enough for some places more. */
function boxWith(box: Box, places: readonly Place[], origin: number): Box {
  const wide = { ...box };
  for (const { lon, lat } of places) extend(wide, planeX(origin, lon!), planeY(lat!));
  return wide;
}

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
