/**
 * Larger problems, from a seed: clusters of people, a few facilities, one norm. Large enough that the engine works from
 * coarse to fine; the oracles are too slow here, but `expectOptimal` proves any size from the prices alone.
 */
import fc from "fast-check";
import type { Problem } from "../../src/index.ts";
import { type Case, policies } from "./arbitraries.ts";
import { NO_WAY } from "./model.ts";
import { answering, type ProblemRows, problemOf, type RowRecord } from "./rows.ts";

export interface CityShape {
  readonly seed: number;
  readonly people: number;
  readonly facilities: number;
  /** Quotas together, as a share of the people. */
  readonly supply: number;
  /** Share of the people who consent. */
  readonly consent: number;
  readonly newcomers: number;
  /** Clusters, and how wide they are in degrees; 0: everybody at the centres. */
  readonly clusters: number;
  readonly width: number;
  /** People in a row, at most. */
  readonly count: number;
  /** Whether facilities take some people only, and a move is harder for some. */
  readonly rules?: boolean;
}

/** mulberry32: numbers from 0 to 1, the same on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t ^= t + Math.imul(t ^ (t >>> 7), 61 | t);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A city with a norm of 10 people per doctor. */
export function cityOf(shape: CityShape): Problem {
  const random = randomFrom(shape.seed);
  const degrees = (spread: number) => (random() + random() + random() - 1.5) * spread;
  const point = (spread: number) => ({ lon: 109.33 + degrees(spread), lat: -0.02 + degrees(spread) });
  const centres = Array.from({ length: shape.clusters }, () => point(0.1));
  const shares = Array.from({ length: shape.facilities }, () => random() ** 2 + 0.05);
  const share = (shape.people * shape.supply) / 10 / shares.reduce((sum, s) => sum + s, 0);
  const facilities = shares.map((s, j) => ({
    id: `f${j}`,
    ...point(0.12),
    doctors: Math.round(s * share * 4) / 4,
    ...(random() < 0.3 ? { capacity: Math.round(s * share * 12) } : {}),
    ...(random() < 0.2 ? { maxOutflow: Math.round(s * share * 2) } : {}),
    ...(random() < 0.2 ? { minimum: Math.round(s * share * 8) } : {}),
    ...(random() < 0.03 ? { closed: true } : {}),
    quality: { infrastructure: Math.round(random() * 10) / 10 },
  }));
  const rows: RowRecord[] = [];
  for (let people = 0; people < shape.people; ) {
    const centre = centres[Math.floor(random() ** 2 * centres.length)]!;
    const lon = centre.lon + degrees(shape.width);
    const lat = centre.lat + degrees(shape.width);
    const count = 1 + Math.floor(random() * shape.count);
    const consent = random() < shape.consent ? 1 : Math.floor(random() * 3) === 0 ? 0 : 2;
    const far = (j: number) => (facilities[j]!.lon - lon) ** 2 + (facilities[j]!.lat - lat) ** 2;
    const any = () => Math.floor(random() * shape.facilities);
    const [a, b] = [any(), any()];
    const facility = random() < shape.newcomers ? -1 : far(a) < far(b) ? a : b;
    rows.push(answering({ lon, lat, consent, count, facility }));
    people += count;
  }
  return shape.rules === true ? withRules({ facilities, rows }, random) : problemOf({ facilities, rows });
}

/** Two segments, three services and hardship, strewn over the people. */
function withRules({ facilities, rows }: ProblemRows, random: () => number): Problem {
  const segments = ["ppu", "pbpu"];
  const services = ["delivery", "laboratory", "24 hours"];
  const some = <T>(list: readonly T[]): T[] => list.filter(() => random() < 0.7);
  return problemOf({
    facilities: facilities.map((facility) => ({
      ...facility,
      services: some(services),
      ...(random() < 0.3 ? { accepts: some(segments) } : {}),
    })),
    rows: rows.map((row) => ({
      ...row,
      segment: Math.floor(random() * 3) - 1,
      needs: random() < 0.2 ? Math.floor(random() * 8) : 0,
      ...(random() < 0.2 ? { choices: some(facilities.map((_, j) => j)).slice(0, 3) } : {}),
      extraCost: random() < 0.2 ? Math.floor(random() * 3000) : 0,
      extraCostPerKm: random() < 0.2 ? Math.floor(random() * 3000) : 0,
    })),
    segments,
    services,
  });
}

/** Cities of up to so many people, with a policy. */
export function cityCases(people: number, facilities: number): fc.Arbitrary<Case & { readonly shape: CityShape }> {
  const shapes = fc.record({
    seed: fc.nat(),
    people: fc.integer({ min: 1, max: people }),
    facilities: fc.integer({ min: 1, max: facilities }),
    supply: fc.constantFrom(1, 0.5, 0.9, 1.1, 2, 0.02),
    consent: fc.constantFrom(0.7, 1, 0.1),
    newcomers: fc.constantFrom(0, 0.02, 1),
    clusters: fc.integer({ min: 1, max: 30 }),
    width: fc.constantFrom(0.03, 0, 0.001, 0.3),
    count: fc.constantFrom(1, 1, 40),
    rules: fc.boolean(),
  });
  return fc.record({ shape: shapes, policy: policies() }).map(({ shape, policy }) => ({
    shape,
    problem: cityOf(shape),
    policy: { ...policy, participantsPerDoctor: 10 },
  }));
}

/** How wide a problem is. */
export interface Width {
  readonly rows: readonly [least: number, most: number];
  readonly facilities: readonly [least: number, most: number];
  /** People in a row, at most. */
  readonly count: number;
}

export type WideCase = Case & { readonly seed: number };

/** Few rows and many facilities, with any policy and all rules: from a seed, for lists of 600 facilities are slow to draw. */
export function wideCases({ rows, facilities, count }: Width): fc.Arbitrary<WideCase> {
  const between = ([min, max]: readonly [number, number]) => fc.integer({ min, max });
  // Mostly near the lower end: those are soon solved.
  const mostly = ([min, max]: readonly [number, number]) =>
    fc.oneof({ weight: 3, arbitrary: between([min, Math.floor(min + 0.12 * (max - min))]) }, between([min, max]));
  const shapes = fc.record({
    seed: fc.nat(),
    rows: mostly(rows),
    facilities: mostly(facilities),
    supply: fc.constantFrom(1, 0.5, 0.9, 1.1, 2, 0.02),
    newcomers: fc.constantFrom(0, 0.02, 1),
    clusters: fc.integer({ min: 1, max: 30 }),
    width: fc.constantFrom(0.03, 0, 0.001, 0.3),
    count: fc.constantFrom(1, 40, count, count).map((most) => Math.min(most, count)),
    rules: fc.boolean(),
    matrix: fc.constantFrom(false, false, false, true),
    households: fc.constantFrom(false, false, false, true),
  });
  return fc.record({ shape: shapes, policy: policies() }).map(({ shape, policy }) => {
    const people = shape.rows * Math.max(1, shape.count / 2);
    const city = cityOf({ ...shape, people, consent: 0.9 });
    const random = randomFrom(shape.seed ^ 1);
    const problem = shape.matrix ? byMatrix(city, random) : city;
    // Households of many rows at many facilities take seconds each: only in longer runs.
    const isShort = shape.rows * shape.facilities <= 4000 || (fc.readConfigureGlobal().numRuns ?? 0) >= 60;
    const wide = shape.households && isShort ? inHouseholds(problem, random) : problem;
    // Thousands of people at 1,000 km a point may be more than 2^53 metres in all, which is refused.
    const overloadKm = policy.overloadKm === 1000 ? 10 : policy.overloadKm;
    return { seed: shape.seed, problem: wide, policy: { ...policy, overloadKm, participantsPerDoctor: 10 } };
  });
}

/** The same people in zones, with ways at random and now and then none. */
function byMatrix(problem: Problem, random: () => number): Problem {
  const rows = problem.participants.facility.length;
  const zones = Math.ceil(rows / 2);
  const way = () => (random() < 0.1 ? NO_WAY : Math.floor(20_000 * random()));
  const { lon: _, lat: __, ...columns } = problem.participants;
  return {
    ...problem,
    facilities: problem.facilities.map(({ lon: ___, lat: ____, ...facility }) => facility),
    participants: { ...columns, zone: Int32Array.from({ length: rows }, () => Math.floor(zones * random())) },
    travel: { metres: Int32Array.from({ length: zones * problem.facilities.length }, way) },
  };
}

/** The same people, with two in three of them in households of two rows. */
function inHouseholds(problem: Problem, random: () => number): Problem {
  const household = problem.participants.facility.map((_, row) => (random() < 0.3 ? -1 : row >> 1));
  return { ...problem, participants: { ...problem.participants, household } };
}
