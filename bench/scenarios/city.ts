import type { Facility, Policy, Problem } from "../../src/index.ts";
import { normalOf, seeded } from "./random.ts";

export interface CityOptions {
  /** Rows, of one person each. */
  readonly people: number;
  readonly facilities: number;
  /** Total quota per person: 1.05 has room for everybody, 0.6 is short of doctors everywhere. */
  readonly quota: number;
  /** Share of the people who granted consent; the others refused. */
  readonly consent?: number;
  readonly seed?: number;
  /** Everybody lives at so many points. */
  readonly centroids?: number;
  /** Every row has an id, as rows from a file have. */
  readonly ids?: boolean;
}

/** The policy of the city scenarios: everybody may go anywhere, and any way is worth a point. */
export const cityPolicy: Policy = {
  fill: "levelled",
  moveCostKm: 1,
  maxExtraKm: Number.POSITIVE_INFINITY,
  overloadKm: Number.POSITIVE_INFINITY,
};

interface Point {
  readonly lon: number;
  readonly lat: number;
}

/**
 * A clustered city some 20 km across, centred on the equator. People live round the centres of quarters; facilities
 * stand in the quarters too. A fifth of the facilities, the "puskesmas", have 80 % of the people, the nearest of them
 * for most; the rest is registered with a near clinic. Everybody in it is synthetic.
 */
export function city(options: CityOptions): Problem {
  const { people, facilities: m, consent: granted = 0.7, seed = 1, centroids = 0 } = options;
  const random = seeded(seed);
  const place = placesOf(random);
  const puskesmas = Math.max(1, Math.round(m / 5));
  const facilities = facilitiesOf(options, puskesmas, place, random);
  const points = Array.from({ length: centroids }, place);
  const nearest = nearestOf(facilities, random);
  const lon = new Float64Array(people);
  const lat = new Float64Array(people);
  const facility = new Int32Array(people);
  const consent = new Uint8Array(people);
  for (let i = 0; i < people; i++) {
    const home = centroids > 0 ? points[Math.floor(random() * centroids)]! : place();
    lon[i] = home.lon;
    lat[i] = home.lat;
    const atPuskesmas = m === puskesmas || random() < 0.8;
    facility[i] = atPuskesmas ? nearest(home, 0, puskesmas) : nearest(home, puskesmas, m);
    consent[i] = random() < granted ? 1 : 0;
  }
  const ids = options.ids ? { ids: Array.from(lon, (_, i) => `P${String(i).padStart(7, "0")}`) } : {};
  return { facilities, participants: { ...ids, lon, lat, facility, consent } };
}

/** Draws places: a quarter by its weight, and a point round its centre. */
function placesOf(random: () => number): () => Point {
  const normal = normalOf(random);
  const quarters = Array.from({ length: 40 }, () => ({
    lon: 109.33 + 0.05 * normal(),
    lat: -0.03 + 0.05 * normal(),
    spread: 0.004 + 0.012 * random(),
    weight: 0.3 + random(),
  }));
  const cumulative: number[] = [];
  for (const quarter of quarters) cumulative.push((cumulative.at(-1) ?? 0) + quarter.weight);
  const total = cumulative.at(-1)!;
  return () => {
    const at = random() * total;
    const quarter = quarters[cumulative.findIndex((sum) => sum >= at)]!;
    return { lon: quarter.lon + quarter.spread * normal(), lat: quarter.lat + quarter.spread * normal() };
  };
}

function facilitiesOf(options: CityOptions, puskesmas: number, place: () => Point, random: () => number): Facility[] {
  const { people, facilities: m, quota } = options;
  const shares = Array.from({ length: m }, (_, j) => (j < puskesmas ? 2 + 2 * random() : 0.5 + random()));
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share, j) => ({
    id: `F${j}`,
    ...place(),
    doctors: Math.round((people * quota * share) / sum) / 5000,
  }));
}

/** The nearest of some facilities, with a little noise: not everybody is registered at the very nearest. */
function nearestOf(facilities: readonly Facility[], random: () => number) {
  const lons = Float64Array.from(facilities, (facility) => facility.lon!);
  const lats = Float64Array.from(facilities, (facility) => facility.lat!);
  return (home: Point, from: number, to: number): number => {
    let [best, least] = [from, Number.POSITIVE_INFINITY];
    for (let j = from; j < to; j++) {
      const dx = lons[j]! - home.lon;
      const dy = lats[j]! - home.lat;
      // Math.hypot would take ten times as long: it guards against overflow.
      const d = Math.sqrt(dx * dx + dy * dy) * (0.7 + 0.6 * random());
      if (d < least) [best, least] = [j, d];
    }
    return best;
  };
}
