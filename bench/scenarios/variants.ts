/** Cities with one thing out of the ordinary. */
import type { Problem } from "../../src/index.ts";
import { type CityOptions, city } from "./city.ts";
import { seeded } from "./random.ts";

/** A city one of whose puskesmas has a given share of all people: those who live nearest to it, wherever they were. */
export function cityWithGiant(options: CityOptions, share: number): Problem {
  const problem = city(options);
  const { lon, lat, facility, consent } = problem.participants;
  const giant = problem.facilities[0]!;
  const away = Float64Array.from(facility, (today, i) => {
    if (today === 0) return Number.POSITIVE_INFINITY;
    return (lon![i]! - giant.lon!) ** 2 + (lat![i]! - giant.lat!) ** 2;
  });
  const there = away.reduce((count, distance) => count + (distance === Number.POSITIVE_INFINITY ? 1 : 0), 0);
  const missing = Math.max(0, Math.round(share * options.people) - there);
  const radius = away.slice().sort()[missing] ?? Number.POSITIVE_INFINITY;
  const today = facility.map((j, i) => (away[i]! < radius ? 0 : j));
  return { ...problem, participants: { lon, lat, facility: today, consent } };
}

/** A city of cohorts: every row stands for some people at one place, about seven, a few rows for none. */
export function cityOfCohorts(options: CityOptions): Problem {
  return counted(options, (random) => Math.floor(-7 * Math.log(1 - random())));
}

/** A city of RTs: every row stands for 200 to 500 people at one place. */
export function cityOfHeavyRows(options: CityOptions): Problem {
  return counted(options, (random) => 200 + Math.floor(301 * random()));
}

function counted(options: CityOptions, peopleOf: (random: () => number) => number): Problem {
  const problem = city(options);
  const random = seeded((options.seed ?? 1) + 1000);
  const count = new Int32Array(options.people).map(() => peopleOf(random));
  const people = count.reduce((sum, some) => sum + some, 0);
  const facilities = problem.facilities.map((facility) => ({
    ...facility,
    doctors: Math.round((facility.doctors * 5000 * people) / options.people) / 5000,
  }));
  return { facilities, participants: { ...problem.participants, count } };
}
