// SYNTHETIC: where people live. Each kelurahan gets neighbourhoods (RT) by its share of 2009, scattered over a disc of
// its area, and round the middle of each its homes, all on its own bank and out of the water.

import { type Bank, KELURAHAN, type Kelurahan, type Point } from "./kelurahan.ts";
import { apportion } from "./random.ts";
import { bankOf, inRiver } from "./rivers.ts";

export interface Neighbourhood {
  readonly kelurahan: Kelurahan;
  readonly bank: Bank;
  /** Its middle. */
  readonly point: Point;
  /** How many people live here. */
  readonly people: number;
}

/** RT in the city today, about. */
const NEIGHBOURHOODS = 2680;
const KM_A_DEGREE = 111.195;
/** Homes are so near to the middle: some 75 households on 5 hectares. */
const RADIUS_KM = 0.13;

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
      point: scatter(kelurahan.centroid, Math.sqrt(kelurahan.km2 / Math.PI), kelurahan.bank, random),
    })),
  );
  const sizes = apportion(
    people,
    places.map(() => 0.5 + random()),
  );
  return places.map((place, i) => ({ ...place, people: sizes[i]! }));
}

/** A home of the neighbourhood. */
export function scatterHome({ point, bank }: Neighbourhood, random: () => number): Point {
  return scatter(point, RADIUS_KM, bank, random);
}

/** A dry point of a disc, on this bank. */
function scatter(centre: Point, radiusKm: number, bank: Bank, random: () => number): Point {
  for (;;) {
    const angle = 2 * Math.PI * random();
    const reach = (radiusKm / KM_A_DEGREE) * Math.sqrt(random());
    const point: Point = [centre[0] + reach * Math.cos(angle), centre[1] + reach * Math.sin(angle)];
    if (bankOf(point) === bank && !inRiver(point)) return point;
  }
}
