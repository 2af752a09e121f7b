/** A city of households: its people move together or not at all. */
import type { Problem } from "../../src/index.ts";
import { type CityOptions, city } from "./city.ts";
import { seeded } from "./random.ts";

/** Persons in a household: 3.43 on average, as in Pontianak. */
const SIZES = [1, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 5, 5, 5, 6, 7];
/** Members who answer for themselves, live elsewhere, or are newly enrolled. */
const OWN_ANSWER = 0.04;
const ELSEWHERE = 0.01;
const NEWBORN = 0.005;

/** Households of the city's people, and a few members who are somewhere else, of another mind, or new. */
export function cityOfHouseholds(options: CityOptions): Problem {
  const heads = city(options);
  const { lon, lat, facility, consent } = heads.participants;
  const random = seeded((options.seed ?? 1) + 2000);
  const head = new Int32Array(options.people);
  const household = new Int32Array(options.people);
  let households = 0;
  for (let row = 0; row < options.people; households++) {
    const size = SIZES[Math.floor(random() * SIZES.length)]!;
    for (let i = 0; i < size && row < options.people; i++, row++)
      [head[row], household[row]] = [households, households];
  }
  const elsewhere = (of: number): number => (random() < ELSEWHERE ? Math.floor(random() * households) : of);
  const place = head.map(elsewhere);
  const today = head.map((of) => (random() < NEWBORN ? -1 : facility[elsewhere(of)]!));
  const answers = head.map((of) => consent[random() < OWN_ANSWER ? Math.floor(random() * households) : of]!);
  return {
    ...heads,
    participants: {
      household,
      lon: Float64Array.from(place, (of) => lon![of]!),
      lat: Float64Array.from(place, (of) => lat![of]!),
      facility: today,
      // A newborn inherits no answer of its family: unknown.
      consent: Uint8Array.from(answers, (answer, row) => (today[row] === -1 ? 2 : answer)),
    },
  };
}
