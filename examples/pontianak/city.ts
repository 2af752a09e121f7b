// The whole example city. The people and the numbers of doctors are SYNTHETIC; kelurahan, facilities, rivers and the
// number of participants (683,706 on 1 January 2026) are public facts.

import { consentCode, type Problem } from "fktp-redistribution";
import { type CityFacility, FACILITIES } from "./facilities.ts";
import { makeNeighbourhoods, type Neighbourhood, scatterHome } from "./neighbourhoods.ts";
import { mulberry32 } from "./random.ts";
import { drawConsent, drawFacility, drawHouseholdSize, drawPull, registrationOdds } from "./registration.ts";
import { riverTravel } from "./rivers.ts";

export const PARTICIPANTS = 683_706;

export interface City {
  readonly problem: Problem;
  readonly facilities: readonly CityFacility[];
  readonly neighbourhoods: readonly Neighbourhood[];
  /** The neighbourhood of each person. */
  readonly homes: Int32Array;
}

/** The problem alone, for tests and benches. `scale` 0.01 makes a city of 6,837 people and a hundredth of the doctors. */
export function pontianakProblem(seed = 1, scale = 1): Problem {
  return pontianakCity(seed, scale).problem;
}

/** One row a person, with the coordinates of the household's home. The same seed gives the same city. */
export function pontianakCity(seed = 1, scale = 1): City {
  const random = mulberry32(seed);
  const facilities = FACILITIES.map((facility) => ({ ...facility, doctors: facility.doctors * scale }));
  const neighbourhoods = makeNeighbourhoods(Math.round(PARTICIPANTS * scale), random);
  const { homes, ...participants } = makePeople(neighbourhoods, random);
  return { problem: { facilities, participants, travel: riverTravel() }, facilities, neighbourhoods, homes };
}

/** Household by household: all of a household live, are registered and answer alike. */
function makePeople(neighbourhoods: readonly Neighbourhood[], random: () => number) {
  const people = neighbourhoods.reduce((sum, neighbourhood) => sum + neighbourhood.people, 0);
  const homes = new Int32Array(people);
  const lon = new Float64Array(people);
  const lat = new Float64Array(people);
  const facility = new Int32Array(people);
  const consent = new Uint8Array(people);
  const pull = drawPull(random);
  let row = 0;
  for (const [n, neighbourhood] of neighbourhoods.entries()) {
    const odds = registrationOdds(neighbourhood, pull);
    for (let left = neighbourhood.people; left > 0; ) {
      const next = row + Math.min(left, drawHouseholdSize(random));
      const home = scatterHome(neighbourhood, random);
      homes.fill(n, row, next);
      lon.fill(home[0], row, next);
      lat.fill(home[1], row, next);
      const today = drawFacility(odds, random);
      const answer = drawConsent(random);
      facility.fill(today, row, next);
      consent.fill(today === -1 ? consentCode.unknown : answer, row, next); // who is new has not been asked
      left -= next - row;
      row = next;
    }
  }
  return { homes, lon, lat, facility, consent };
}
