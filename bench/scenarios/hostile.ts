/**
 * Problems out of some thirty knobs, for the search for slow ones (`worst-case.ts`); those of rules are in `rules.ts`. Most settings are silly as health
 * policy; a few are where an engine of prices and paths suffers: equal costs by the thousand, facilities in a row that
 * only neighbours can reach (long paths), groups closed by limits and full, prices in steps.
 */
import type { Facility, Policy, Problem } from "../../src/index.ts";
import { normalOf, seeded } from "./random.ts";
import { type RuleKnobs, rulesOfPolicy, withRules } from "./rules.ts";

const NO_WAY = 2 ** 31 - 1;
const METRES_A_DEGREE = 111_195;
const PER_DOCTOR = 5000;

/** Every knob is a number, so that a search can turn it. */
export interface Knobs extends RuleKnobs {
  readonly seed: number;
  /** 0: a clustered plane; 1: a line, so that only neighbours are near; 2: a ring of equal distances. */
  readonly shape: number;
  /** Kilometres across. */
  readonly size: number;
  /** People live at so many points; 0: each at their own. */
  readonly points: number;
  /** Homes and facilities stand on a grid of so many metres; 0: anywhere. */
  readonly snap: number;
  /** Total quota per person. */
  readonly quota: number;
  /** How unequal quotas are: 0 equal, 1 some have none. */
  readonly skew: number;
  readonly consent: number;
  /** Share of people registered somewhere at random and not near. */
  readonly astray: number;
  /** Share of people registered at facility 0. */
  readonly crowd: number;
  readonly newcomers: number;
  /** Most people in a row. */
  readonly weight: number;
  /** Ways by a matrix of so many different values; 0: great circles. */
  readonly distinct: number;
  /** With a matrix: the neighbours that a point reaches, in a ring of facilities; 0: all. */
  readonly reach: number;
  /** Share of facilities whose rooms are no larger than the quota. */
  readonly capacity: number;
  readonly moveCostKm: number;
  /** 0: none. The same for the next two. */
  readonly maxExtraKm: number;
  readonly maxDistanceKm: number;
  readonly overloadKm: number;
  readonly levelled: number;
  readonly closer: number;
}

/** From, to, and whether small values matter as much as large ones. */
export type Range = readonly [from: number, to: number, scale: "even" | "log" | "whole"];

export const ranges: { readonly [K in keyof Knobs]: Range } = {
  seed: [1, 1e6, "whole"],
  shape: [0, 2, "whole"],
  size: [0.2, 500, "log"],
  points: [0, 300, "whole"],
  snap: [0, 3000, "even"],
  quota: [0.2, 2, "log"],
  skew: [0, 1, "even"],
  consent: [0.02, 1, "even"],
  astray: [0, 1, "even"],
  crowd: [0, 1, "even"],
  newcomers: [0, 1, "even"],
  weight: [1, 1000, "log"],
  distinct: [0, 60, "whole"],
  reach: [0, 4, "whole"],
  capacity: [0, 1, "even"],
  moveCostKm: [0, 20, "even"],
  maxExtraKm: [0, 20, "even"],
  maxDistanceKm: [0, 40, "even"],
  overloadKm: [0, 10, "even"],
  levelled: [0, 1, "whole"],
  closer: [0, 1, "whole"],
  services: [0, 8, "whole"],
  hardship: [0, 1, "even"],
  agreed: [0, 1, "even"],
  choosing: [0, 1, "even"],
  crossings: [0, 200, "whole"],
  reserve: [0, 0.2, "even"],
  overQuotaKm: [0, 1000, "even"],
};

interface Point {
  readonly lon: number;
  readonly lat: number;
}

export function hostile(knobs: Knobs, rows: number, m: number): { problem: Problem; policy: Policy } {
  const random = seeded(knobs.seed);
  const place = placesOf(knobs, random);
  const at = Array.from({ length: m }, (_, j) => place(j / m));
  const points = Array.from({ length: knobs.points || rows }, (_, p) => place(p / (knobs.points || rows)));
  const row = Int32Array.from({ length: rows }, (_, i) =>
    knobs.points > 0 ? Math.floor(random() * points.length) : i,
  );
  const count = new Int32Array(rows).map(() => 1 + Math.floor(random() * (knobs.weight - 1)));
  const people = count.reduce((sum, some) => sum + some, 0);
  const metres = knobs.distinct > 0 ? matrixOf(knobs, points, at, random) : null;
  const near = nearOf(points, at, metres);
  const facility = row.map((point) => registered(knobs, near(point), m, random));
  const columns = {
    lon: Float64Array.from(row, (point) => points[point]!.lon),
    lat: Float64Array.from(row, (point) => points[point]!.lat),
    facility,
    // Who is new has nothing to refuse: unknown.
    consent: Uint8Array.from(facility, (j) => (random() < knobs.consent ? 1 : j === -1 ? 2 : 0)),
    count,
  };
  const facilities = facilitiesOf(knobs, at, people, random);
  const problem: Problem =
    metres === null
      ? { facilities, participants: columns }
      : { facilities, participants: { ...columns, zone: row }, travel: { metres } };
  return { problem: withRules(knobs, problem, random), policy: policyOf(knobs) };
}

export function policyOf(knobs: Knobs): Policy {
  const limit = (km: number): number => (km === 0 ? Number.POSITIVE_INFINITY : km);
  const finite = knobs.overloadKm >= 0.001;
  return {
    ...rulesOfPolicy(knobs, finite),
    fill: knobs.levelled === 1 ? "levelled" : "to-quota",
    moveCostKm: knobs.moveCostKm,
    maxExtraKm: limit(knobs.maxExtraKm),
    maxDistanceKm: limit(knobs.maxDistanceKm),
    overloadKm: finite ? knobs.overloadKm : Number.POSITIVE_INFINITY,
    closerMoves: knobs.closer === 1,
  };
}

/** Draws places; `along` from 0 to 1 says where on a line or ring. */
function placesOf({ shape, size, snap }: Knobs, random: () => number): (along: number) => Point {
  const normal = normalOf(random);
  const degrees = (1000 * size) / METRES_A_DEGREE;
  const grid = snap / METRES_A_DEGREE;
  const snapped = (x: number): number => (grid > 0 ? Math.round(x / grid) * grid : x);
  return (along) => {
    const angle = 2 * Math.PI * along;
    const [x, y] =
      shape === 0
        ? [normal() / 4, normal() / 4]
        : shape === 1
          ? [along, 0]
          : [Math.cos(angle) / 2, Math.sin(angle) / 2];
    return { lon: 109.3 + snapped(degrees * x), lat: snapped(degrees * y) };
  };
}

/** Ways in few different values, from point to facility; perhaps only to neighbours in a ring. */
function matrixOf(
  { distinct, reach, size }: Knobs,
  points: readonly Point[],
  at: readonly Point[],
  random: () => number,
) {
  const m = at.length;
  const metres = new Int32Array(points.length * m);
  const step = Math.max(1, Math.round((1000 * size) / distinct));
  points.forEach((_, p) => {
    const home = Math.floor((p / points.length) * m);
    for (let j = 0; j < m; j++) {
      const away = (j - home + m) % m;
      metres[p * m + j] = reach > 0 && away > reach ? NO_WAY : step * Math.floor(random() * distinct);
    }
  });
  return metres;
}

/** The nearest facility of every point, computed once. */
function nearOf(points: readonly Point[], at: readonly Point[], metres: Int32Array | null): (point: number) => number {
  const m = at.length;
  const nearest = points.map((home, p) => {
    let [best, least] = [0, Number.POSITIVE_INFINITY];
    for (let j = 0; j < m; j++) {
      const there = at[j]!;
      const d = metres === null ? (there.lon - home.lon) ** 2 + (there.lat - home.lat) ** 2 : metres[p * m + j]!;
      if (d < least) [best, least] = [j, d];
    }
    return best;
  });
  return (point) => nearest[point]!;
}

function registered({ newcomers, crowd, astray }: Knobs, near: number, m: number, random: () => number): number {
  if (random() < newcomers) return -1;
  if (random() < crowd) return 0;
  return random() < astray ? Math.floor(random() * m) : near;
}

function facilitiesOf(knobs: Knobs, at: readonly Point[], people: number, random: () => number): Facility[] {
  const shares = at.map(() => Math.max(0, 1 + knobs.skew * (3 * random() - 2)));
  const sum = shares.reduce((total, share) => total + share, 0);
  return at.map(({ lon, lat }, j) => {
    const quota = Math.round((people * knobs.quota * shares[j]!) / Math.max(sum, 1e-9));
    const rooms = random() < knobs.capacity ? { capacity: quota } : {};
    return { id: `F${j}`, lon, lat, doctors: quota / PER_DOCTOR, ...rooms };
  });
}
