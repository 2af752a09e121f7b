import type { BarrierTravel, Facility, Problem } from "../types.ts";
import { crossingsToNowhere } from "./banks.ts";
import { type Box, emptyBox, extend } from "./barrier-lines.ts";
import { allocatePlanePoints, barrierWays, setPlanePoint } from "./barriers.ts";
import { type Barriers, barriersFor, openCrossings } from "./crossings.ts";
import { type Drawing, drawingOf, planeX, planeY } from "./drawing.ts";
import { allocateVectors, greatCircleTravel, setVector, type Vectors } from "./great-circle.ts";
import { matrixTravel } from "./matrix.ts";
import type { Travel } from "./travel.ts";

const PLACES_PER_SLICE = 4096;
const HOMES_PER_SLICE = 131_072;

/**
 * The ways of a problem from chosen rows: place `i` of the answer is row `rows[i]`. The problem must have been checked.
 * Yields between slices of places.
 */
export function* travelInSlices(problem: Problem, rows: Int32Array): Generator<number, Travel> {
  const { lon, lat, zone } = problem.participants;
  const metres = problem.travel?.metres;
  if (metres !== undefined) {
    const zones = rows.map((row) => zone![row]!);
    return matrixTravel(zones, metres, problem.facilities.length);
  }
  const homes = { lon: new Float64Array(rows.length), lat: new Float64Array(rows.length) };
  for (let first = 0; first < rows.length; first += PLACES_PER_SLICE) {
    const end = Math.min(rows.length, first + PLACES_PER_SLICE);
    gather(lon!, rows, homes.lon, first, end);
    gather(lat!, rows, homes.lat, first, end);
    yield end;
  }
  return yield* travelFrom(problem, homes);
}

/** The ways from places in degrees, which are used up: vectors come to stand there. Without a matrix. */
export function* travelFrom(
  problem: Problem,
  { lon, lat }: { readonly lon: Float64Array; readonly lat: Float64Array },
): Generator<number, Travel> {
  const places = lon.length;
  const barriers = yield* problemBarriers(problem);
  const from = { x: lon, y: lat, z: new Float64Array(places) };
  const points = allocatePlanePoints(barriers === undefined ? 0 : places);
  for (let first = 0; first < places; first += PLACES_PER_SLICE) {
    const end = Math.min(places, first + PLACES_PER_SLICE);
    if (barriers !== undefined) {
      for (let place = first; place < end; place++) setPlanePoint(barriers, points, place, lon[place]!, lat[place]!);
    }
    setVectors(from, first, end);
    yield end;
  }
  if (barriers !== undefined) return barrierWays(barriers, from, points);
  return greatCircleTravel(from, facilityVectors(problem.facilities));
}

/** Unit vectors where degrees stand. */
function setVectors(vectors: Vectors, first: number, end: number): void {
  const { x, y } = vectors;
  for (let place = first; place < end; place++) setVector(vectors, place, x[place]!, y[place]!);
}

/** Barriers, and all that they were made of. */
interface Known {
  readonly drawing: Drawing;
  readonly numbers: Float64Array;
  readonly barriers: Barriers;
}

/** Of the last problem with these barriers: one plan is followed by many questions about it. */
const known = new WeakMap<BarrierTravel, Known>();

/**
 * The barriers of a problem, if it has any, prepared for its facilities and homes. What was prepared last is given back where
 * nothing of what it was made of has changed, number by number; so it makes no difference but time.
 */
export function* problemBarriers(problem: Problem): Generator<number, Barriers | undefined> {
  const { travel, facilities } = problem;
  if (travel?.barriers === undefined || travel.barriers.length === 0) return undefined;
  const drawing = drawingOf(travel.barriers);
  const homes = yield* boxOfHomes(problem, drawing.origin);
  const numbers = Float64Array.from([
    ...[homes.west, homes.south, homes.east, homes.north, facilities.length],
    ...facilities.flatMap(({ lon, lat }) => [lon!, lat!]),
    ...openCrossings(travel).flatMap(({ lon, lat, extraMetres }) => [lon, lat, extraMetres ?? 0]),
  ]);
  const last = known.get(travel);
  if (last !== undefined && isSameDrawing(last.drawing, drawing) && isSame(last.numbers, numbers)) return last.barriers;
  const barriers = yield* barriersFor(travel, facilities, homes);
  known.set(travel, { drawing, numbers, barriers });
  return barriers;
}

/** What of barriers and open crossings is of no use. */
export interface Idle {
  /** Whether all barriers, for none comes between people and facilities. */
  readonly barriers: boolean;
  /** Ids of crossings that join nothing. */
  readonly crossings: readonly string[];
}

/** Finds what of barriers and open crossings is of no use. */
export function* findIdle(problem: Problem): Generator<number, Idle> {
  const barriers = yield* problemBarriers(problem);
  if (barriers === undefined) return { barriers: false, crossings: [] };
  const { lon, lat } = problem.participants;
  const open = openCrossings(problem.travel as BarrierTravel);
  const crossings = yield* crossingsToNowhere(barriers, { lon: lon!, lat: lat! });
  return { barriers: barriers.areIdle, crossings: crossings.map((c) => open[c]!.id) };
}

function isSameDrawing(one: Drawing, other: Drawing): boolean {
  if (one === other) return true;
  return (
    one.origin === other.origin && (["start", "x", "y"] as const).every((column) => isSame(one[column], other[column]))
  );
}

function isSame(one: ArrayLike<number>, other: ArrayLike<number>): boolean {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}

/** The box of the homes in the plane; people who are held may have none. */
function* boxOfHomes({ participants }: Problem, origin: number): Generator<number, Box> {
  const [lon, lat] = [participants.lon!, participants.lat!];
  const box = emptyBox();
  for (let row = 0; row < lon.length; row++) {
    const x = planeX(origin, lon[row]!);
    const y = planeY(lat[row]!);
    if (!Number.isNaN(x + y)) extend(box, x, y);
    if (row % HOMES_PER_SLICE === HOMES_PER_SLICE - 1) yield row;
  }
  return box;
}

/** Copies the entries of chosen rows: `to[i] = column[rows[i]]`, from `first` to before `end`. */
export function gather(
  column: ArrayLike<number>,
  rows: Int32Array,
  to: Float64Array | Int32Array,
  first: number,
  end: number,
): void {
  for (let i = first; i < end; i++) to[i] = column[rows[i]!]!;
}

/** The facilities' places on the unit sphere. */
export function facilityVectors(facilities: readonly Facility[]): Vectors {
  const vectors = allocateVectors(facilities.length);
  facilities.forEach((facility, index) => {
    setVector(vectors, index, facility.lon!, facility.lat!);
  });
  return vectors;
}
