// One kabupaten or kota of the country: the small file that a job refers to, and the people that are made of it.
//
// Everything is SYNTHETIC: settlements, facilities, doctors, people. The file holds sizes and a seed, and the same file gives
// the same people, so nobody's data has to be stored or sent. Whoever plans real people replaces `makeKabupaten` by a function
// that reads a table of them (`fktp-redistribution/io`): nothing else in this folder knows where the people come from.

import { readFile } from "node:fs/promises";
import type { Problem } from "fktp-redistribution";
import { makePlace } from "../places/generate.ts";
import { type Area, type Point, type Region, somewhere, within } from "../places/place.ts";
import { mulberry32 } from "../pontianak/random.ts";
import { Fault } from "./fault.ts";

/** What the file of a kabupaten holds. */
export interface Kabupaten {
  readonly id: string;
  readonly name: string;
  /** 1 to 2^31 − 1: other seeds, other people. */
  readonly seed: number;
  /** People with a facility today, and people newly enrolled who have none yet. */
  readonly participants: number;
  readonly newlyEnrolled: number;
  /** How many facilities there are. */
  readonly facilities: number;
  /** People live within so many kilometres of the middle. */
  readonly radiusKm: number;
}

/** People of a settlement: 280 million in some 83,000 desa and kelurahan. */
const PEOPLE_A_SETTLEMENT = 3400;
/** Of the facilities; the rest are solo doctors. About 9,900 of 23,000 are puskesmas, the other share is assumed. */
const SHARES = { puskesmas: 0.43, klinik: 0.35 };
/** Puskesmas without a doctor: 454 of some 9,900. */
const WITHOUT_DOCTOR = 1 / 22;
const MOST_DOCTORS = { puskesmas: 6, klinik: 3 };

const RANGES: Readonly<Record<string, readonly [least: number, most: number]>> = {
  seed: [1, 2 ** 31 - 1],
  participants: [1, 20_000_000],
  newlyEnrolled: [0, 20_000_000],
  facilities: [1, 4096],
  radiusKm: [1, 500],
};

/** The kabupaten of a file. Throws a `Fault` for a file that cannot be read (`bad-file`) or is none (`bad-kabupaten`). */
export async function readKabupaten(path: string): Promise<Kabupaten> {
  let value: Record<string, unknown>;
  try {
    value = JSON.parse(await readFile(path, "utf8"));
  } catch {
    throw new Fault("bad-file");
  }
  const isText = (key: string) => typeof value?.[key] === "string" && value[key] !== "";
  const isInside = ([key, [least, most]]: [string, readonly [number, number]]) => {
    const number = value[key] as number;
    return (
      (key === "radiusKm" ? Number.isFinite(number) : Number.isInteger(number)) && number >= least && number <= most
    );
  };
  if (!["id", "name"].every(isText) || !Object.entries(RANGES).every(isInside)) throw new Fault("bad-kabupaten");
  return value as unknown as Kabupaten;
}

/** The people, facilities and doctors of a kabupaten. */
export function makeKabupaten(kabupaten: Kabupaten): Problem {
  return makePlace({ name: kabupaten.name, regions: [regionOf(kabupaten)], neighbourhoodKm: 0.3 }, kabupaten.seed)
    .problem;
}

function regionOf({ name, seed, participants, newlyEnrolled, facilities, radiusKm }: Kabupaten): Region {
  const random = mulberry32(~seed);
  const areas = settlements(name, Math.ceil((participants + newlyEnrolled) / PEOPLE_A_SETTLEMENT), radiusKm, random);
  const puskesmas = Math.ceil(facilities * SHARES.puskesmas);
  const klinik = Math.floor((facilities - puskesmas) * (SHARES.klinik / (1 - SHARES.puskesmas)));
  const upTo = (most: number) => 1 + Math.floor(most * random());
  return {
    name,
    participants,
    newlyEnrolled,
    areas,
    facilities: [
      ...somewhere("puskesmas", puskesmas, areas, random, () =>
        random() < WITHOUT_DOCTOR ? 0 : upTo(MOST_DOCTORS.puskesmas),
      ),
      ...somewhere("klinik-pratama", klinik, areas, random, () => upTo(MOST_DOCTORS.klinik)),
      ...somewhere("dokter-praktik-perorangan", facilities - puskesmas - klinik, areas, random, () => 1),
    ],
  };
}

/** Settlements round the middle of the kabupaten, closer together the nearer they are to it. */
function settlements(region: string, number: number, radiusKm: number, random: () => number): Area[] {
  // Where the kabupaten lies is invented too, and for great circles it hardly matters: on the equator, far from land.
  const middle: Point = [90, 0];
  return Array.from({ length: number }, (_, k): Area => {
    const centre = within(middle, radiusKm * Math.sqrt(random()), random);
    return { name: `settlement ${k + 1}`, region, centre, radiusKm: 1 + random(), weight: 0.5 + random() };
  });
}
