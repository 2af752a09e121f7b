// SYNTHETIC: where people live. Each kelurahan gets neighbourhoods (RT) by its share of 2009, scattered over a disc of
// its area, on its own bank, out of the water.

import { KELURAHAN, type Kelurahan, type Point } from "./kelurahan.ts";
import { apportion } from "./random.ts";
import { bankOf, inRiver } from "./rivers.ts";
import type { Place } from "./travel.ts";

export interface Neighbourhood extends Place {
  readonly kelurahan: Kelurahan;
  /** How many people live here. */
  readonly people: number;
}

/** RT in the city today, about. */
const NEIGHBOURHOODS = 2680;
const KM_A_DEGREE = 111.195;

/** The neighbourhoods of the city, with so many people in all. */
export function makeNeighbourhoods(people: number, random: () => number): Neighbourhood[] {
  const perKelurahan = apportion(
    NEIGHBOURHOODS,
    KELURAHAN.map((kelurahan) => kelurahan.rt2009),
  );
  const places = KELURAHAN.flatMap((kelurahan, k) =>
    Array.from({ length: perKelurahan[k]! }, () => ({
      kelurahan,
      bank: kelurahan.bank,
      point: scatter(kelurahan, random),
    })),
  );
  const sizes = apportion(
    people,
    places.map(() => 0.5 + random()),
  );
  return places.map((place, i) => ({ ...place, people: sizes[i]! }));
}

/** A dry point of the disc on the kelurahan's own bank. */
function scatter({ centroid, km2, bank }: Kelurahan, random: () => number): Point {
  const radius = Math.sqrt(km2 / Math.PI) / KM_A_DEGREE;
  for (;;) {
    const angle = 2 * Math.PI * random();
    const reach = radius * Math.sqrt(random());
    const point: Point = [centroid[0] + reach * Math.cos(angle), centroid[1] + reach * Math.sin(angle)];
    if (bankOf(point) === bank && !inRiver(point)) return point;
  }
}
