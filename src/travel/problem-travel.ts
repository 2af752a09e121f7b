import type { Facility, Problem } from "../types.ts";
import { type Box, emptyBox, extend } from "./barrier-lines.ts";
import { allocatePlanePoints, barrierWays, setPlanePoint } from "./barriers.ts";
import { type Barriers, barriersFor } from "./crossings.ts";
import { drawingOf, planeX, planeY } from "./drawing.ts";
import { allocateVectors, greatCircleTravel, setVector, type Vectors } from "./great-circle.ts";
import { matrixTravel } from "./matrix.ts";
import type { Travel } from "./travel.ts";

const PLACES_PER_SLICE = 4096;

/**
 * The ways of a problem from chosen rows: place `i` of the answer is row `rows[i]`. The problem must have been checked.
 * Yields between slices of places.
 */
export function* travelInSlices(problem: Problem, rows: Int32Array): Generator<number, Travel> {
  const { lon, lat, zone } = problem.participants;
  const places = rows.length;
  const metres = problem.travel?.metres;
  if (metres !== undefined) {
    const zones = rows.map((row) => zone![row]!);
    return matrixTravel(zones, metres, problem.facilities.length);
  }
  const barriers = yield* problemBarriers(problem, rows);
  const from = allocateVectors(places);
  const points = allocatePlanePoints(barriers === undefined ? 0 : places);
  for (let first = 0; first < places; first += PLACES_PER_SLICE) {
    const end = Math.min(places, first + PLACES_PER_SLICE);
    // Degrees stand where the vectors will: reading row by row while computing would wait for memory.
    gather(lon!, rows, from.x, first, end);
    gather(lat!, rows, from.y, first, end);
    for (let place = first; place < end; place++) {
      if (barriers !== undefined) setPlanePoint(barriers, points, place, from.x[place]!, from.y[place]!);
      setVector(from, place, from.x[place]!, from.y[place]!);
    }
    yield end;
  }
  if (barriers !== undefined) return barrierWays(barriers, from, points);
  return greatCircleTravel(from, facilityVectors(problem.facilities));
}

/** The barriers of a problem, if it has any, prepared for its facilities and for homes of some rows; by default of all. */
export function* problemBarriers(problem: Problem, rows?: Int32Array): Generator<number, Barriers | undefined> {
  const { travel, facilities } = problem;
  if (travel?.barriers === undefined || travel.barriers.length === 0) return undefined;
  return yield* barriersFor(travel, facilities, yield* boxOfHomes(problem, drawingOf(travel.barriers).origin, rows));
}

/** The box of the homes in the plane; who is held may have none. */
function* boxOfHomes({ participants }: Problem, origin: number, rows?: Int32Array): Generator<number, Box> {
  const [lon, lat] = [participants.lon!, participants.lat!];
  const box = emptyBox();
  const places = rows?.length ?? lon.length;
  for (let i = 0; i < places; i++) {
    const row = rows === undefined ? i : rows[i]!;
    const x = planeX(origin, lon[row]!);
    const y = planeY(lat[row]!);
    if (!Number.isNaN(x + y)) extend(box, x, y);
    if (i % PLACES_PER_SLICE === PLACES_PER_SLICE - 1) yield i;
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
