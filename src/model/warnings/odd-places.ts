/**
 * Places that nobody meant: longitude 0 of an empty cell, a latitude copied into the longitude, a digit lost or a code of
 * another island. All of them are valid degrees, and would be planned with.
 *
 * A home is far if every facility is farther away than `Policy.farKm`; a facility if all others are, or all homes of those
 * who are registered there, if these are some. (Two facilities of another island are near each other.)
 *
 * O(rows) where most people live near their facility; O(rows × facilities) at worst.
 */

import {
  allocateVectors,
  greatCircleTravel,
  METRES_PER_DEGREE,
  setVector,
  type Vectors,
} from "../../travel/great-circle.ts";
import type { Travel } from "../../travel/travel.ts";
import type { CompletePolicy, Facility, PlanWarning, Problem } from "../../types.ts";
import { wholeMetres } from "../policy.ts";
import { facilitiesWhere, ofFacilities, warning } from "./warning.ts";

const ROWS_PER_SLICE = 16_384;
/** Fewer people of a facility may all have moved away. */
const LEAST_FAR = 20;

type Place = Pick<Facility, "lon" | "lat">;
type Degrees = { readonly lon: Float64Array; readonly lat: Float64Array };

/** Warns of places; nothing where none are given. */
export function* warnOfPlaces(problem: Problem, { farKm }: CompletePolicy): Generator<number, PlanWarning[]> {
  const { facilities, participants } = problem;
  const { lon, lat } = participants;
  const homes = lon && lat ? { lon, lat } : undefined;
  return [
    ...ofFacilities("place-zero", facilities, facilitiesWhere(facilities, isZero)),
    ...(homes ? yield* ofHomes("people-place-zero", problem, (row) => homes.lon[row] === 0) : []),
    ...ofFacilities("place-doubled", facilities, facilitiesWhere(facilities, isDoubled)),
    ...(homes
      ? yield* ofHomes(
          "people-place-doubled",
          problem,
          (row) => homes.lon[row] === homes.lat[row] && homes.lon[row] !== 0,
        )
      : []),
    ...(yield* ofFarPlaces(problem, homes, farKm)),
  ];
}

function isZero({ lon }: Place): boolean {
  return lon === 0;
}

function isDoubled({ lon, lat }: Place): boolean {
  return lon === lat && lon !== undefined && lon !== 0;
}

function* ofHomes(
  says: "people-place-zero" | "people-place-doubled" | "people-place-far",
  { participants: { facility, count } }: Problem,
  is: (row: number) => boolean,
  params = {},
): Generator<number, PlanWarning[]> {
  let [people, first] = [0, -1];
  for (let row = 0; row < facility.length; row++) {
    if (row % ROWS_PER_SLICE === 0) yield row;
    if (!is(row)) continue;
    people += count?.[row] ?? 1;
    if (first === -1 && people > 0) first = row;
  }
  if (people === 0) return [];
  const code = says.slice("people-".length) as "place-zero" | "place-doubled" | "place-far";
  return [warning(code, "participants", { says, people, row: first, ...params })];
}

function* ofFarPlaces(problem: Problem, homes: Degrees | undefined, farKm: number): Generator<number, PlanWarning[]> {
  const { facilities } = problem;
  if (farKm === Number.POSITIVE_INFINITY) return [];
  const limit = wholeMetres(farKm);
  const places = vectorsOf(facilities);
  const params = { km: farKm };
  const near = new Nearness(problem, places, limit);
  const people = homes ? yield* ofHomes("people-place-far", problem, (row) => near.isFar(homes, row), params) : [];
  const between = greatCircleTravel(places, places);
  const known = [...facilities.keys()].filter((j) => isPlaced(facilities[j]!));
  const isLonely = (j: number): boolean =>
    known.length > 1 && known.every((k) => k === j || between.metres(j, k) > limit);
  const far = known.filter((j) => near.hasAllFar(j) || isLonely(j)).map((j) => ({ j }));
  return [...ofFacilities("place-far", facilities, far, params), ...people];
}

/** Looks whether homes have a facility near, and facilities somebody of theirs. */
class Nearness {
  readonly #home = allocateVectors(1);
  /** The row whose home that is. */
  #placed = -1;
  readonly #limit: number;
  /** So few degrees of longitude and latitude together are no way as long. */
  readonly #near: number;
  readonly #lon: Float64Array;
  readonly #lat: Float64Array;
  readonly #facility: Int32Array;
  readonly #travel: Travel;
  /** For each facility: whether anybody who is registered there lives near, and how many live far away. */
  readonly #hasNear: Uint8Array;
  readonly #farPeople: Float64Array;
  readonly #count: Int32Array | undefined;
  #last = 0;

  constructor({ facilities, participants }: Problem, places: Vectors, limit: number) {
    this.#facility = participants.facility;
    this.#limit = limit;
    this.#near = (limit - 1) / METRES_PER_DEGREE;
    this.#lon = Float64Array.from(facilities, ({ lon }) => lon ?? Number.NaN);
    this.#lat = Float64Array.from(facilities, ({ lat }) => lat ?? Number.NaN);
    this.#travel = greatCircleTravel(this.#home, places);
    this.#hasNear = new Uint8Array(facilities.length);
    this.#farPeople = new Float64Array(facilities.length);
    this.#count = participants.count;
  }

  /** Whether the home of a row is far from every facility. */
  isFar(homes: Degrees, row: number): boolean {
    const own = this.#facility[row]!;
    if (Number.isNaN(homes.lon[row]) || Number.isNaN(homes.lat[row]) || this.#travel.facilities === 0) return false;
    const isNearOwn = own >= 0 && this.#isNear(own, homes, row);
    if (isNearOwn) this.#hasNear[own] = 1;
    else if (own >= 0) this.#farPeople[own]! += this.#count?.[row] ?? 1;
    if (isNearOwn || this.#isNear(this.#last, homes, row)) return false;
    for (let j = 0; j < this.#travel.facilities; j++) {
      if (!this.#isNear(j, homes, row)) continue;
      this.#last = j;
      return false;
    }
    return true;
  }

  /** Whether some people are registered at a facility, and all of them live far away. */
  hasAllFar(j: number): boolean {
    return this.#farPeople[j]! >= LEAST_FAR && this.#hasNear[j] === 0;
  }

  /** Most are so near that the way along a meridian and a parallel, which is no shorter, tells. */
  #isNear(j: number, { lon, lat }: Degrees, row: number): boolean {
    if (Math.abs(lon[row]! - this.#lon[j]!) + Math.abs(lat[row]! - this.#lat[j]!) <= this.#near) return true;
    if (this.#placed !== row) setVector(this.#home, 0, lon[row]!, lat[row]!);
    this.#placed = row;
    return this.#travel.metresBelow(0, j, this.#limit + 1) <= this.#limit;
  }
}

/** Facilities as vectors; NaN, which is near nothing, where no place is given. */
function vectorsOf(facilities: readonly Facility[]): Vectors {
  const vectors = allocateVectors(facilities.length);
  for (const [j, { lon, lat }] of facilities.entries()) setVector(vectors, j, lon ?? Number.NaN, lat ?? Number.NaN);
  return vectors;
}

function isPlaced({ lon, lat }: Place): boolean {
  return lon !== undefined && lat !== undefined;
}
