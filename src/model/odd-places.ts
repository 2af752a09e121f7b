/**
 * Places that nobody meant: longitude 0 of an empty cell, a latitude copied into the longitude, a digit lost or a code of
 * another island. All of them are valid degrees, and would be planned with.
 *
 * A home is far if every facility is farther away than `Policy.farKm`; a facility if all others are, or all homes of those
 * who are registered there, if these are some. (Two facilities of another island are near each other.)
 *
 * O(rows) where most people live near their facility; O(rows × facilities) at worst.
 */

import { allocateVectors, greatCircleTravel, setVector, type Vectors } from "../travel/great-circle.ts";
import type { Travel } from "../travel/travel.ts";
import type { CompletePolicy, Facility, PlanWarning, Problem } from "../types.ts";
import { wholeMetres } from "./policy.ts";
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
    ...(homes ? yield* ofHomes("people-place-doubled", problem, (row) => isDoubled(placeAt(homes, row))) : []),
    ...(yield* ofFarPlaces(problem, homes, farKm)),
  ];
}

function isZero({ lon }: Place): boolean {
  return lon === 0;
}

function isDoubled({ lon, lat }: Place): boolean {
  return lon === lat && lon !== undefined && lon !== 0;
}

function placeAt({ lon, lat }: Degrees, row: number): Place {
  return { lon: lon[row]!, lat: lat[row]! };
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
  readonly #limit: number;
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
    this.#travel = greatCircleTravel(this.#home, places);
    this.#hasNear = new Uint8Array(facilities.length);
    this.#farPeople = new Float64Array(facilities.length);
    this.#count = participants.count;
  }

  /** Whether the home of a row is far from every facility. */
  isFar({ lon, lat }: Degrees, row: number): boolean {
    const own = this.#facility[row]!;
    if (Number.isNaN(lon[row]) || Number.isNaN(lat[row]) || this.#travel.facilities === 0) return false;
    setVector(this.#home, 0, lon[row]!, lat[row]!);
    const isNearOwn = own >= 0 && this.#isNear(own);
    if (isNearOwn) this.#hasNear[own] = 1;
    else if (own >= 0) this.#farPeople[own]! += this.#count?.[row] ?? 1;
    if (isNearOwn || this.#isNear(this.#last)) return false;
    for (let j = 0; j < this.#travel.facilities; j++) {
      if (!this.#isNear(j)) continue;
      this.#last = j;
      return false;
    }
    return true;
  }

  /** Whether some people are registered at a facility, and all of them live far away. */
  hasAllFar(j: number): boolean {
    return this.#farPeople[j]! >= LEAST_FAR && this.#hasNear[j] === 0;
  }

  #isNear(j: number): boolean {
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
