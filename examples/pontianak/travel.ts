// Ways in a city cut by rivers. On one bank: the great circle. To another bank: the shortest chain of straight legs over
// the crossings, over a third bank too (A to B by the Landak bridge and the ferry).
//
// Between the centroids of kelurahan this gives (km)      straight   bridges   with the ferry
//   Siantan Tengah – Mariana                                  2.5       6.8         2.9
//   Batu Layang – Sungai Beliung                              2.9      15.5        10.4
//   Parit Mayor – Bangka Belitung Laut                        1.9       5.8         5.8

import { geoDistance } from "d3-geo";
import type { Bank, Point } from "./kelurahan.ts";
import { CROSSINGS, type Crossing } from "./rivers.ts";

export interface Place {
  readonly bank: Bank;
  readonly point: Point;
}

const EARTH_METRES = 6_371_008.8;

/** Metres of one straight leg. */
export function legMetres(a: Point, b: Point): number {
  return geoDistance([a[0], a[1]], [b[0], b[1]]) * EARTH_METRES;
}

/** Whole metres between all homes and facilities, row by row, as the library takes them. */
export function travelMatrix(homes: readonly Place[], facilities: readonly Place[], crossings = CROSSINGS): Int32Array {
  const metres = new Int32Array(homes.length * facilities.length);
  let entry = 0;
  for (const home of homes) {
    const toCrossing = crossings.map((crossing) => legMetres(home.point, crossing.point));
    for (const facility of facilities) metres[entry++] = Math.round(way(home, facility, crossings, toCrossing));
  }
  return metres;
}

/** Metres of one way. */
export function wayMetres(from: Place, to: Place, crossings: readonly Crossing[] = CROSSINGS): number {
  return way(
    from,
    to,
    crossings,
    crossings.map((crossing) => legMetres(from.point, crossing.point)),
  );
}

/** `toCrossing`: from the home to each crossing; the same for all facilities, so it is measured once. */
function way(from: Place, to: Place, crossings: readonly Crossing[], toCrossing: readonly number[]): number {
  if (from.bank === to.bank) return legMetres(from.point, to.point);
  let least = Number.POSITIVE_INFINITY;
  for (const [c, first] of crossings.entries()) {
    const landed = otherBank(first, from.bank);
    if (landed === undefined) continue;
    const rest = landed === to.bank ? legMetres(first.point, to.point) : overSecond(first, landed, to, crossings);
    least = Math.min(least, toCrossing[c]! + rest);
  }
  return least;
}

/** From the first crossing over a second one. With three banks no way needs more. */
function overSecond(first: Crossing, bank: Bank, to: Place, crossings: readonly Crossing[]): number {
  const ways = crossings
    .filter((second) => otherBank(second, bank) === to.bank)
    .map((second) => legMetres(first.point, second.point) + legMetres(second.point, to.point));
  return Math.min(Number.POSITIVE_INFINITY, ...ways);
}

function otherBank({ banks: [a, b] }: Crossing, bank: Bank): Bank | undefined {
  if (bank === a) return b;
  return bank === b ? a : undefined;
}
