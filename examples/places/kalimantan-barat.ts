// Kalimantan Barat: 4,248,807 participants in September 2022, 358 facilities in 2016, 14 kabupaten and kota. Nobody is
// sent out of the own kabupaten (`sameRegion`). The two cities have their own facilities; no list with points is at hand
// for the other twelve, so settlements and facilities there are SYNTHETIC: settlements scattered round the centroid, a
// puskesmas in each, clinics and solo doctors mostly in the first of them. People and doctors are SYNTHETIC as well. One
// puskesmas in twelve has no doctor (assumed; nationally 454 of some 10,000 had none).
//
// Sources: media reports of 2016 and 2022 on facilities and participants; people (December 2024), areas and centroids of
// the kabupaten from public tables.

import { FACILITIES } from "../pontianak/facilities.ts";
import { apportion, mulberry32 } from "../pontianak/random.ts";
import {
  type Area,
  factsOf,
  type Place,
  type PlaceFacility,
  type Point,
  type Region,
  rounded,
  within,
} from "./place.ts";
import { PONTIANAK, PONTIANAK_AREAS } from "./pontianak.ts";
import { SINGKAWANG, singkawangRegion } from "./singkawang.ts";

const PARTICIPANTS = 4_248_807;
const FACILITIES_IN_ALL = 358;
/** Assumed: newborns and others who have no facility yet, one in 200. */
const NEWLY_ENROLLED_SHARE = 1 / 200;
/** Of the facilities of a kabupaten; the rest are solo doctors. */
const PUSKESMAS_SHARE = 0.65;
const KLINIK_SHARE = 0.2;
/** The first settlement is the town: so many times the people of another. */
const TOWN = 3;
/** Settlements keep off the border of the disc that stands for the kabupaten. */
const SPREAD = 0.7;

interface Kabupaten {
  readonly name: string;
  readonly centre: Point;
  readonly km2: number;
  readonly population: number;
}

export function kalimantanBarat(seed: number): Place {
  const random = mulberry32(seed);
  const kabupaten = factsOf("kalbar-kabupaten").map(
    ({ name, lon, lat, km2, population }): Kabupaten => ({
      name: name!,
      centre: [Number(lon), Number(lat)],
      km2: Number(km2),
      population: Number(population),
    }),
  );
  const people = apportion(PARTICIPANTS, weightsOf(kabupaten));
  const cities: Readonly<Record<string, Pick<Region, "areas" | "facilities">>> = {
    [PONTIANAK]: { areas: PONTIANAK_AREAS, facilities: FACILITIES.map((one) => ({ ...one, region: PONTIANAK })) },
    [SINGKAWANG]: singkawangRegion(seed),
  };
  const inCities = Object.values(cities).reduce((sum, { facilities }) => sum + facilities.length, 0);
  const rural = kabupaten.filter(({ name }) => cities[name] === undefined);
  const numbers = apportion(FACILITIES_IN_ALL - inCities, weightsOf(rural));
  const regions = kabupaten.map((one, k): Region => {
    const newlyEnrolled = Math.round(people[k]! * NEWLY_ENROLLED_SHARE);
    const own = cities[one.name] ?? countryside(one, numbers[rural.indexOf(one)]!, random);
    const { areas, facilities } = own;
    return { name: one.name, participants: people[k]! - newlyEnrolled, newlyEnrolled, areas, facilities };
  });
  return { name: "Kalimantan Barat", regions, neighbourhoodKm: 0.3 };
}

const weightsOf = (kabupaten: readonly Kabupaten[]): number[] => kabupaten.map(({ population }) => population);

function countryside(
  { name: region, centre, km2 }: Kabupaten,
  number: number,
  random: () => number,
): Pick<Region, "areas" | "facilities"> {
  const puskesmas = Math.round(number * PUSKESMAS_SHARE);
  const klinik = Math.round(number * KLINIK_SHARE);
  const reach = SPREAD * Math.sqrt(km2 / Math.PI);
  const areas = Array.from({ length: puskesmas }, (_, k): Area => {
    const isTown = k === 0;
    return {
      name: `${region}, settlement ${k + 1} (synthetic)`,
      region,
      centre: isTown ? centre : within(centre, reach, random),
      radiusKm: isTown ? 5 : 2 + 4 * random(),
      weight: isTown ? TOWN : 0.5 + random(),
    };
  });
  const at = (kind: PlaceFacility["kind"], k: number, area: Area, doctors: number): PlaceFacility => {
    const [lon, lat] = rounded(within(area.centre, area.radiusKm / 2, random));
    return { id: `${region}-${kind}-${k + 1}`, name: `${kind}, ${area.name}`, kind, region, lon, lat, doctors };
  };
  // Half of those who are not at a puskesmas are in town.
  const anywhere = (): Area => areas[random() < 0.5 ? 0 : Math.floor(random() * areas.length)]!;
  const facilities = [
    ...areas.map((area, k) => at("puskesmas", k, area, random() < 1 / 12 ? 0 : 1 + Math.floor(4 * random()))),
    ...Array.from({ length: klinik }, (_, k) => at("klinik-pratama", k, anywhere(), 2)),
    ...Array.from({ length: number - puskesmas - klinik }, (_, k) => at("dokter-praktik-perorangan", k, anywhere(), 1)),
  ];
  return { areas, facilities };
}
