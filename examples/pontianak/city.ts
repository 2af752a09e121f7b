// The whole example city. The people and the numbers of doctors are SYNTHETIC; kelurahan, facilities, rivers and the
// number of participants (683,706 on 1 January 2026) are public facts.

import type { Problem } from "fktp-redistribution";
import { type CityFacility, FACILITIES } from "./facilities.ts";
import { makeNeighbourhoods, type Neighbourhood } from "./neighbourhoods.ts";
import { mulberry32 } from "./random.ts";
import { drawConsent, drawFacility, drawHouseholdSize, drawPull, registrationOdds } from "./registration.ts";
import { travelMatrix } from "./travel.ts";

export const PARTICIPANTS = 683_706;

export interface City {
  readonly problem: Problem;
  readonly facilities: readonly CityFacility[];
  /** Row `zone` of the travel matrix is neighbourhood `zone`. */
  readonly neighbourhoods: readonly Neighbourhood[];
}

/** The problem alone, for tests and benches. `scale` 0.01 makes a city of 6,837 people and a hundredth of the doctors. */
export function pontianakProblem(seed = 1, scale = 1): Problem {
  return pontianakCity(seed, scale).problem;
}

/** One row a person, one zone a neighbourhood. The same seed gives the same city. */
export function pontianakCity(seed = 1, scale = 1): City {
  const random = mulberry32(seed);
  const facilities = FACILITIES.map((facility) => ({ ...facility, doctors: facility.doctors * scale }));
  const neighbourhoods = makeNeighbourhoods(Math.round(PARTICIPANTS * scale), random);
  const metres = travelMatrix(
    neighbourhoods,
    facilities.map(({ bank, lon, lat }) => ({ bank, point: [lon, lat] })),
  );
  const participants = makePeople(neighbourhoods, metres, random);
  return { problem: { facilities, participants, travel: { metres } }, facilities, neighbourhoods };
}

/** Household by household: all of a household live, are registered and answer alike. */
function makePeople(neighbourhoods: readonly Neighbourhood[], metres: Int32Array, random: () => number) {
  const people = neighbourhoods.reduce((sum, neighbourhood) => sum + neighbourhood.people, 0);
  const zone = new Int32Array(people);
  const facility = new Int32Array(people);
  const consent = new Uint8Array(people);
  const pull = drawPull(random);
  let row = 0;
  for (const [z, home] of neighbourhoods.entries()) {
    const odds = registrationOdds(home, metres.subarray(z * pull.length, (z + 1) * pull.length), pull);
    for (let left = home.people; left > 0; ) {
      const next = row + Math.min(left, drawHouseholdSize(random));
      zone.fill(z, row, next);
      facility.fill(drawFacility(odds, random), row, next);
      consent.fill(drawConsent(random), row, next);
      left -= next - row;
      row = next;
    }
  }
  return { zone, facility, consent };
}
