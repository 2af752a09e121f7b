/**
 * Seeded scenarios. Everybody in them is synthetic.
 */

import type { Policy, Problem } from "../src/index.ts";

export interface Scenario {
  readonly name: string;
  readonly problem: Problem;
  readonly policy: Policy;
}

/** A small seeded generator (mulberry32): the same numbers in every run. */
export function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export interface CityOptions {
  readonly people: number;
  readonly facilities: number;
  /** Total quota per person: 1.05 has room for everybody, 0.6 is short of doctors everywhere. */
  readonly quota: number;
  readonly consent?: number;
  readonly seed?: number;
  /** Everybody lives at so many points. */
  readonly centroids?: number;
}

/**
 * A clustered city some 20 km across, centred on the equator. People live round the centres of quarters; facilities
 * stand in the quarters too. A fifth of the facilities, the "puskesmas", have 80 % of the people, the nearest of them
 * for most; the rest is registered with a near clinic.
 */
export function city(options: CityOptions): Problem {
  const { people, facilities: m, quota, consent: granted = 0.7, seed = 1, centroids = 0 } = options;
  const random = seeded(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const quarters = Array.from({ length: 40 }, () => ({
    lon: 109.33 + 0.05 * normal(),
    lat: -0.03 + 0.05 * normal(),
    spread: 0.004 + 0.012 * random(),
    weight: 0.3 + random(),
  }));
  const cumulative: number[] = [];
  for (const quarter of quarters) cumulative.push((cumulative.at(-1) ?? 0) + quarter.weight);
  const total = cumulative.at(-1)!;
  const pick = (): (typeof quarters)[number] => {
    const at = random() * total;
    return quarters[cumulative.findIndex((sum) => sum >= at)]!;
  };
  const place = (): { lon: number; lat: number } => {
    const quarter = pick();
    return { lon: quarter.lon + quarter.spread * normal(), lat: quarter.lat + quarter.spread * normal() };
  };
  const puskesmas = Math.max(1, Math.round(m / 5));
  const shares = Array.from({ length: m }, (_, j) => (j < puskesmas ? 2 + 2 * random() : 0.5 + random()));
  const shareSum = shares.reduce((sum, share) => sum + share, 0);
  const facilities = shares.map((share, j) => ({
    id: `F${j}`,
    ...place(),
    doctors: Math.round((people * quota * share) / shareSum) / 5000,
  }));
  const points = Array.from({ length: centroids }, place);
  const lon = new Float64Array(people);
  const lat = new Float64Array(people);
  const facility = new Int32Array(people);
  const consent = new Uint8Array(people);
  const nearest = (x: number, y: number, from: number, to: number): number => {
    let [best, least] = [from, Number.POSITIVE_INFINITY];
    for (let j = from; j < to; j++) {
      // A little noise: not everybody is registered at the very nearest.
      const d = Math.hypot(facilities[j]!.lon - x, facilities[j]!.lat - y) * (0.7 + 0.6 * random());
      if (d < least) [best, least] = [j, d];
    }
    return best;
  };
  for (let i = 0; i < people; i++) {
    const home = centroids > 0 ? points[Math.floor(random() * centroids)]! : place();
    lon[i] = home.lon;
    lat[i] = home.lat;
    const atPuskesmas = m === puskesmas || random() < 0.8;
    facility[i] = atPuskesmas ? nearest(home.lon, home.lat, 0, puskesmas) : nearest(home.lon, home.lat, puskesmas, m);
    consent[i] = random() < granted ? 1 : 0;
  }
  return { facilities, participants: { lon, lat, facility, consent } };
}

/** The policy of the city scenarios. */
export const cityPolicy: Policy = {
  fill: "levelled",
  moveCostKm: 1,
  maxExtraKm: Number.POSITIVE_INFINITY,
};
