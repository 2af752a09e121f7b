// A SYNTHETIC Indonesia: 514 kabupaten and kota, 280 million people, 23,000 facilities.
//
// Only these three totals are taken from outside. How large each kabupaten is is drawn: logarithms spread as those of a normal
// law with deviation 0.9, which gives a few of 5 million, half of them below some 360,000, and the smallest of 20,000. No
// kabupaten here is a real one.

import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { apportion, mulberry32 } from "../pontianak/random.ts";
import type { Kabupaten } from "./kabupaten.ts";

export interface Country {
  readonly kabupaten: number;
  readonly people: number;
  readonly facilities: number;
  readonly seed: number;
}

export const INDONESIA: Country = { kabupaten: 514, people: 280_000_000, facilities: 23_000, seed: 1 };

const SPREAD = 0.9;
/** Of the mean: 20,000 and 6 million where it is 545,000. */
const [SMALLEST, LARGEST] = [0.037, 11];
/** 98 of 514 are kota. */
const KOTA = 98 / 514;
/** Assumed: newborns and others who have no facility yet. */
const NEWLY_ENROLLED = 1 / 200;

/** All kabupaten of a country, in no order; people and facilities add up to its totals. */
export function kabupatenOf(country: Country): Kabupaten[] {
  const random = mulberry32(country.seed);
  const numbers = Array.from({ length: country.kabupaten }, (_, k) => k);
  const sizes = numbers.map(() =>
    Math.min(LARGEST, Math.max(SMALLEST, Math.exp(SPREAD * normal(random) - SPREAD ** 2 / 2))),
  );
  const people = apportion(country.people, sizes);
  // Some have more facilities for their people than others; none has none.
  const shares = sizes.map((size) => size * (0.7 + 0.6 * random()));
  const facilities = apportion(country.facilities - country.kabupaten, shares);
  return numbers.map((k): Kabupaten => {
    const newlyEnrolled = Math.round(people[k]! * NEWLY_ENROLLED);
    const isKota = random() < KOTA;
    const number = String(k + 1).padStart(3, "0");
    return {
      id: `K${number}`,
      name: `${isKota ? "Kota" : "Kabupaten"} ${number}`,
      seed: 1 + Math.floor(random() * (2 ** 31 - 2)),
      participants: people[k]! - newlyEnrolled,
      newlyEnrolled,
      facilities: 1 + facilities[k]!,
      radiusKm: Math.round(isKota ? 4 + 8 * random() : 15 + 30 * random()),
    };
  });
}

/** A number of the normal law (Box and Muller). */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Writes the file of each kabupaten into a folder that holds none yet. */
export async function writeCountry(folder: string, country: Country): Promise<void> {
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) {
    throw new Error(`${folder} holds a country already: go on with \`resume\`, or name another folder with --out`);
  }
  for (const kabupaten of kabupatenOf(country)) {
    await writeFile(join(folder, `${kabupaten.id}.json`), `${JSON.stringify(kabupaten, null, 1)}\n`);
  }
}
