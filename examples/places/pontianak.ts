// Pontianak on its way to universal coverage: 87.86 % of 687,031 people (Dukcapil, December 2024) took part in February
// 2025 and 98.14 % in June; here the some 69,000 who come in between have just been enrolled and have no facility yet.
// Facilities, kelurahan and rivers are those of the example city; people and doctors are SYNTHETIC.
//
// Sources: media reports of February and June 2025 on coverage; facilities and rivers as in ../pontianak.

import { FACILITIES } from "../pontianak/facilities.ts";
import { KELURAHAN } from "../pontianak/kelurahan.ts";
import { bankOf, inRiver, riverTravel } from "../pontianak/rivers.ts";
import type { Area, Place } from "./place.ts";

const POPULATION = 687_031;
const COVERED = Math.round(0.8786 * POPULATION);
const TO_BE_COVERED = Math.round(0.98 * POPULATION);
export const PONTIANAK = "Kota Pontianak";

export const PONTIANAK_AREAS: readonly Area[] = KELURAHAN.map(({ name, centroid, km2, rt2009 }) => ({
  name,
  region: PONTIANAK,
  centre: centroid,
  radiusKm: Math.sqrt(km2 / Math.PI),
  weight: rt2009, // neighbourhoods of 2009: no table of people by kelurahan is public
}));

export function pontianak(): Place {
  const banks = new Map(KELURAHAN.map(({ name, bank }) => [name, bank]));
  return {
    name: "Pontianak",
    regions: [
      {
        name: PONTIANAK,
        participants: COVERED,
        newlyEnrolled: TO_BE_COVERED - COVERED,
        areas: PONTIANAK_AREAS,
        facilities: FACILITIES.map((facility) => ({ ...facility, region: PONTIANAK })),
      },
    ],
    travel: riverTravel(),
    isHome: ({ name }, point) => bankOf(point) === banks.get(name) && !inRiver(point),
    bankOf,
    neighbourhoodKm: 0.13,
  };
}
