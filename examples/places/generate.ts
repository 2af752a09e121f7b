// SYNTHETIC people for a place of public facts: where they live, where they are registered, what they answered. The same
// place and seed give the same people.
//
// Areas hold neighbourhoods of some 75 households, and round the middle of each lie its homes. A household lives, is
// registered and answers together, so it is one row, with its people as `count` and a number of its own as `household`: it
// moves together or not at all. Four of five households are at a puskesmas, mostly the nearest or second nearest of
// their bank, but some facilities draw more people than others: that is the overload.

import { consentCode, type Problem } from "fktp-redistribution";
import { apportion, mulberry32, pick } from "../pontianak/random.ts";
import { drawConsent, drawHouseholdSize, drawPull, registrationOdds } from "../pontianak/registration.ts";
import { type Area, type Place, type PlaceFacility, type Point, within } from "./place.ts";

/** A problem, and what is known of its rows beyond it. */
export interface MadePlace {
  readonly name: string;
  readonly problem: Problem;
  readonly facilities: readonly PlaceFacility[];
  readonly areas: readonly Area[];
  /** Of each row: its area, and its neighbourhood, numbered through the place. */
  readonly area: Int32Array;
  readonly neighbourhood: Int32Array;
}

/** About so many people live in a neighbourhood (RT): 687,031 in 2,680 in Pontianak. */
const PEOPLE_A_NEIGHBOURHOOD = 256;
const NOWHERE = -1;

/** People for a place. `scale` 0.01 makes a hundredth of the people and of the doctors, for a try. */
export function makePlace(place: Place, seed: number, scale = 1): MadePlace {
  const random = mulberry32(seed);
  const facilities = place.regions.flatMap((region) => region.facilities);
  const drawing = drawingIn(place, facilities, random);
  const people = place.regions.reduce((sum, one) => sum + one.participants + one.newlyEnrolled, 0);
  const rows = new Rows(Math.ceil(people * scale) + 1);
  const areas: Area[] = [];
  let neighbourhood = 0;
  for (const [region, { participants, newlyEnrolled, ...own }] of place.regions.entries()) {
    const shares = own.areas.map(({ weight }) => weight * (0.5 + random()));
    const registered = apportion(Math.round(participants * scale), shares);
    const newcomers = apportion(Math.round(newlyEnrolled * scale), shares);
    for (const [k, area] of own.areas.entries()) {
      const number = Math.max(1, Math.round((registered[k]! + newcomers[k]!) / PEOPLE_A_NEIGHBOURHOOD));
      const sizes = Array.from({ length: number }, () => 0.5 + random());
      const [some, others] = [apportion(registered[k]!, sizes), apportion(newcomers[k]!, sizes)];
      for (let n = 0; n < number; n++) {
        const middle = homeIn(place, area, area.centre, area.radiusKm, random);
        const home = () => homeIn(place, area, middle, place.neighbourhoodKm, random);
        const at = { area: areas.length, neighbourhood: neighbourhood++, region };
        rows.add(some[n]!, { ...at, home, facility: drawing(area, middle) }, random);
        rows.add(others[n]!, { ...at, home, facility: () => NOWHERE }, random);
      }
      areas.push(area);
    }
  }
  const scaled = facilities.map((facility) => ({ ...facility, doctors: facility.doctors * scale }));
  const { area, neighbourhood: of, region, ...participants } = rows.columns();
  const regions = place.regions.map(({ name }) => name);
  const problem: Problem = {
    facilities: scaled,
    participants: regions.length > 1 ? { ...participants, region } : participants,
    ...(regions.length > 1 && { regions }),
    ...(place.travel && { travel: place.travel }),
  };
  return { name: place.name, problem, facilities: scaled, areas, area, neighbourhood: of };
}

/** Where the households of a neighbourhood are registered, by its middle. */
function drawingIn(place: Place, facilities: readonly PlaceFacility[], random: () => number) {
  const bankOf = (region: string, point: Point): string => `${region} ${place.bankOf?.(point) ?? ""}`;
  const drawing = facilities.map(({ lon, lat, kind, doctors, region }) => {
    return { lon, lat, kind, doctors: Math.max(1, doctors), bank: bankOf(region, [lon, lat]) };
  });
  const pull = drawPull(random, drawing);
  return ({ region }: Area, point: Point) => {
    const odds = registrationOdds({ point, bank: bankOf(region, point) }, pull, drawing);
    return () => pick(odds, random());
  };
}

/** A point of a disc where somebody may live. */
function homeIn(place: Place, area: Area, centre: Point, radiusKm: number, random: () => number): Point {
  for (;;) {
    const point = within(centre, radiusKm, random);
    if (place.isHome?.(area, point) !== false) return point;
  }
}

interface Where {
  readonly area: number;
  readonly neighbourhood: number;
  readonly region: number;
  readonly home: () => Point;
  readonly facility: () => number;
}

/** Rows as they come, one a household. */
class Rows {
  readonly #lon: Float64Array;
  readonly #lat: Float64Array;
  readonly #facility: Int32Array;
  readonly #consent: Uint8Array;
  readonly #count: Int32Array;
  readonly #area: Int32Array;
  readonly #neighbourhood: Int32Array;
  readonly #region: Int32Array;
  #length = 0;

  constructor(most: number) {
    this.#lon = new Float64Array(most);
    this.#lat = new Float64Array(most);
    this.#facility = new Int32Array(most);
    this.#consent = new Uint8Array(most);
    this.#count = new Int32Array(most);
    this.#area = new Int32Array(most);
    this.#neighbourhood = new Int32Array(most);
    this.#region = new Int32Array(most);
  }

  /** So many people, household by household. */
  add(people: number, { home, facility, area, neighbourhood, region }: Where, random: () => number): void {
    for (let left = people; left > 0; ) {
      const row = this.#length++;
      const count = Math.min(left, drawHouseholdSize(random));
      const [lon, lat] = home();
      this.#lon[row] = lon;
      this.#lat[row] = lat;
      this.#facility[row] = facility();
      const answer = drawConsent(random);
      // Who is new has not been asked.
      this.#consent[row] = this.#facility[row] === -1 ? consentCode.unknown : answer;
      this.#count[row] = count;
      this.#area[row] = area;
      this.#neighbourhood[row] = neighbourhood;
      this.#region[row] = region;
      left -= count;
    }
  }

  columns() {
    const rows = this.#length;
    return {
      lon: this.#lon.slice(0, rows),
      lat: this.#lat.slice(0, rows),
      facility: this.#facility.slice(0, rows),
      consent: this.#consent.slice(0, rows),
      count: this.#count.slice(0, rows),
      household: Int32Array.from({ length: rows }, (_, row) => row),
      area: this.#area.slice(0, rows),
      neighbourhood: this.#neighbourhood.slice(0, rows),
      region: this.#region.slice(0, rows),
    };
  }
}
