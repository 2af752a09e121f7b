/**
 * Problems and policies at random. They are drawn as raw numbers and then built, so that nothing is filtered away and a
 * failure shrinks to few rows, few facilities, small numbers. Many ties, on purpose: places lie on small grids.
 */
import fc from "fast-check";
import type { BarrierTravel, Facility, Policy, Problem } from "../../src/index.ts";
import { NO_WAY } from "./model.ts";
import { type Grid, type RawRivers, rawRivers, riversOn } from "./rivers.ts";
import { answering, problemOf, type RowRecord } from "./rows.ts";

/** How large problems may be. */
export interface Size {
  readonly facilities: number;
  readonly rows: number;
  /** The most people of all rows together. */
  readonly people: number;
}

/** Small enough to try every assignment. */
export const tiny: Size = { facilities: 4, rows: 6, people: 6 };
/** Small enough for the linear program. */
export const small: Size = { facilities: 6, rows: 12, people: 30 };
/** Small enough for the flow in whole numbers of any size. */
export const medium: Size = { facilities: 8, rows: 60, people: 200 };
/** Few rows, thousands of people. */
export const crowded: Size = { facilities: 5, rows: 8, people: 40_000 };

/** A share of the runs of one law, for the heavier ones: `runs(0.2)`. */
export function runs(share: number): { numRuns: number } {
  return { numRuns: Math.max(1, Math.round((fc.readConfigureGlobal().numRuns ?? 100) * share)) };
}

const city = (a: number, b: number): [number, number] => [109.3 + 0.01 * (a % 9), -0.05 + 0.01 * (b % 9)];

/** Where grid point (a, b) lies, a and b from 0 to 999. */
const worlds = {
  city,
  "two points": (a: number) => city(a % 2, 0),
  "one point": () => city(3, 2),
  collinear: (a: number) => city(a, 5),
  scattered: (a: number, b: number) => [109.3 + 0.0001 * a, -0.05 + 0.0001 * b],
  antimeridian: (a: number, b: number) => [
    a % 9 < 4 ? 179.97 + 0.01 * (a % 9) : -180 + 0.01 * (a % 9) - 0.04,
    0.01 * (b % 9),
  ],
  "north pole": (a: number, b: number) => [45 * (a % 9) - 180, 90 - 0.01 * (b % 4)],
  "south pole": (a: number, b: number) => [60 * (a % 7) - 180, -90 + 0.01 * (b % 4)],
  globe: (a: number, b: number) => [15 * (a % 25) - 180, 15 * (b % 13) - 90],
} satisfies Record<string, (a: number, b: number) => readonly number[]>;

type World = keyof typeof worlds;
const worldNames = Object.keys(worlds) as World[];

export interface ProblemConstraints {
  readonly size?: Size;
  /** Whether some people may have to be placed: newly enrolled, or of a closed facility. Default: yes. */
  readonly newcomers?: boolean;
  /** Travel by great circle, with or without rivers, by matrix or either. Default: either. */
  readonly travel?: "sphere" | "matrix" | "any";
  /** Whether people belong to households, most of which live at one place. Default: in one of four problems. */
  readonly households?: boolean;
  /** Whether agreed numbers count from today at every facility, as in the first month of a round. Default: not at all. */
  readonly firstMonth?: boolean;
  /** Whether a move is harder for some. Default: in one of four problems. */
  readonly hardship?: boolean;
}

/** Anything `redistribute` takes, of the given size. */
export function problems(constraints: ProblemConstraints = {}): fc.Arbitrary<Problem> {
  const size = constraints.size ?? small;
  return fc
    .record({
      world: fc.oneof(
        { weight: 2, arbitrary: fc.constant("city" as const) },
        { weight: 3, arbitrary: fc.constantFrom(...worldNames) },
      ),
      facilities: mostlyFull(rawFacility(size), size.facilities),
      rows: mostlyFull(rawRow(size), size.rows),
      matrix:
        constraints.travel === "any" || !constraints.travel
          ? fc.boolean()
          : fc.constant(constraints.travel === "matrix"),
      rivers: fc.option(rawRivers, { nil: undefined, freq: 3 }),
      ways: fc.array(fc.nat(11), { minLength: 1, maxLength: 24 }),
      step: fc.constantFrom(500, 1, 3000),
      newcomers: fc.constant(constraints.newcomers ?? true),
      firstMonth: fc.constant(constraints.firstMonth ?? false),
      ids: fc.boolean(),
      holds: fc.nat(3).map((n) => n === 3),
      choosy: fc.nat(3).map((n) => n === 3),
      hard: constraints.hardship === undefined ? fc.nat(3).map((n) => n === 3) : fc.constant(constraints.hardship),
      wishes: fc.nat(3).map((n) => n === 3),
      returned: fc.nat(3).map((n) => n === 3),
      households:
        constraints.households === undefined ? fc.nat(3).map((n) => n === 3) : fc.constant(constraints.households),
    })
    .map((raw) => build(raw, size));
}

/** A list that is seldom near empty and shrinks to empty all the same. */
function mostlyFull<T>(item: fc.Arbitrary<T>, most: number): fc.Arbitrary<T[]> {
  const any = fc.array(item, { maxLength: most, size: "max" });
  const full = fc.array(item, { minLength: Math.ceil(most / 2), maxLength: most, size: "max" });
  return fc.oneof({ withCrossShrink: true }, { weight: 1, arbitrary: any }, { weight: 5, arbitrary: full });
}

/** What facilities say of whom they take. */
interface RawRules {
  readonly accepts: readonly string[] | undefined;
  readonly services: readonly string[] | undefined;
  readonly region: string | undefined;
  readonly kind: string | undefined;
}

interface RawFacility {
  readonly rules: RawRules;
  readonly a: number;
  readonly b: number;
  readonly doctors: number;
  readonly capacity: number | undefined;
  readonly agreed: Agreed;
  readonly closed: boolean;
  readonly quality: Facility["quality"];
}

/** What is agreed with a facility. */
type Agreed = Pick<Facility, "target" | "maxIntake" | "minimum" | "maxOutflow" | "enrolledAtStart">;

/** Kinds of quality that problems and policies at random know. */
const qualities = <T>(value: fc.Arbitrary<T>) =>
  fc.record({ infrastructure: value, medicines: value }, { requiredKeys: [] }) as fc.Arbitrary<Record<string, T>>;

interface RawRow {
  readonly a: number;
  readonly b: number;
  readonly today: number;
  readonly consent: number;
  readonly count: number;
  readonly hold: number;
  /** Whether it is not known where people live who are held. */
  readonly nowhere: boolean;
  readonly segment: number;
  readonly region: number;
  readonly needs: number;
  readonly extraCost: number;
  readonly extraCostPerKm: number;
  readonly choices: readonly number[];
  readonly avoid: readonly number[];
  readonly household: number;
  readonly atHome: boolean;
}

interface Raw {
  readonly world: World;
  readonly facilities: readonly RawFacility[];
  readonly rows: readonly RawRow[];
  readonly matrix: boolean;
  readonly rivers: RawRivers | undefined;
  readonly ways: readonly number[];
  readonly step: number;
  readonly newcomers: boolean;
  readonly firstMonth: boolean;
  readonly ids: boolean;
  readonly holds: boolean;
  /** Whether facilities take some people only. */
  readonly choosy: boolean;
  /** Whether a move is harder for some. */
  readonly hard: boolean;
  /** Whether some name facilities. */
  readonly wishes: boolean;
  /** Whether some avoid facilities, since they returned from there. */
  readonly returned: boolean;
  readonly households: boolean;
}

/** Why people are held, in the problems that have such people. */
const holds = ["pregnancy", "arrears"];
/** How they are insured, where they live and what they need, in the problems in which it matters. */
const words = {
  segments: ["ppu", "pbpu", "tni"],
  regions: ["Pontianak", "Kubu Raya"],
  services: ["delivery", "laboratory"],
};

function rawFacility(size: Size): fc.Arbitrary<RawFacility> {
  const some = fc.nat(Math.max(6, Math.floor(size.people / 3)));
  return fc.record({
    a: fc.nat(999),
    b: fc.nat(999),
    doctors: fc.oneof(fc.constantFrom(1, 0, 2, 3), fc.constantFrom(0.5, 1.5, 0.1, 0.3, 2.25)),
    rules: fc.record({
      accepts: seldom(fc.subarray(words.segments)),
      services: fc.option(fc.subarray(words.services), { nil: undefined }),
      region: fc.option(fc.constantFrom(...words.regions), { nil: undefined, freq: 8 }),
      kind: seldom(fc.constant("klinik-tni-polri")),
    }),
    capacity: fc.option(some, { nil: undefined, freq: 3 }),
    closed: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.boolean() }),
    quality: fc.option(qualities(fc.constantFrom(1, 0, 0.5, 0.9, 0.333)), { nil: undefined }),
    agreed: fc.oneof(
      { weight: 3, arbitrary: fc.constant({}) },
      {
        weight: 1,
        arbitrary: fc.record(
          { target: some, maxIntake: fc.nat(9), minimum: some, maxOutflow: fc.nat(9), enrolledAtStart: some },
          { requiredKeys: [] },
        ),
      },
    ),
  });
}

function seldom<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

function rawRow(size: Size): fc.Arbitrary<RawRow> {
  const many = Math.ceil((3 * size.people) / size.rows);
  return fc.record({
    a: fc.nat(999),
    b: fc.nat(999),
    today: fc.nat(99),
    consent: fc.constantFrom(1, 1, 1, 0, 2, 3),
    hold: fc.constantFrom(-1, -1, -1, 0, 1),
    nowhere: fc.boolean(),
    segment: fc.integer({ min: -1, max: 2 }),
    region: fc.constantFrom(0, 0, 1, -1),
    needs: fc.constantFrom(0, 0, 0, 0, 1, 2, 3),
    extraCost: fc.constantFrom(0, 0, 1, 700, 5000, 100_000),
    extraCostPerKm: fc.constantFrom(0, 0, 1, 499, 2000),
    choices: fc.oneof(fc.constant([]), fc.array(fc.nat(99), { maxLength: 3 })),
    avoid: fc.oneof(fc.constant([]), fc.array(fc.nat(99), { maxLength: 2 })),
    count: fc.oneof({ weight: 2, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.nat(Math.max(3, many)) }),
    // Drawn last of all, and shared by neighbours in the table as a rule.
    household: fc.nat(99),
    atHome: fc.constantFrom(true, true, true, false),
  });
}

function build(raw: Raw, size: Size): Problem {
  const place = worlds[raw.world] as (a: number, b: number) => [number, number];
  const m = raw.facilities.length;
  const matrix = raw.matrix && m > 0;
  const facilities = raw.facilities.map(({ a, b, doctors, capacity, rules, agreed, closed, quality }, j): Facility => {
    const { enrolledAtStart: _, ...fromToday } = agreed;
    const more = { ...(closed && raw.newcomers && { closed }), ...(quality && { quality }) };
    const [lon, lat] = place(a, b);
    const at = matrix ? {} : { lon, lat };
    const takes = raw.choosy
      ? Object.fromEntries(Object.entries(rules).filter(([, value]) => value !== undefined))
      : {};
    return {
      id: `f${j}`,
      ...at,
      doctors,
      ...(capacity === undefined ? {} : { capacity }),
      ...takes,
      ...(raw.firstMonth ? fromToday : agreed),
      ...more,
    };
  });
  let room = size.people;
  const first = new Map<number, RawRow>();
  const rows = raw.rows.map((own, row): RowRecord => {
    const { consent, count, hold, nowhere, segment, region, needs, extraCost, extraCostPerKm, choices, avoid } = own;
    const known = (list: readonly number[]): number[] => [...new Set(list.map((j) => j % m))].filter((j) => j < m);
    const household = (own.household % Math.ceil(size.rows / 2)) - 1;
    // Those at home share a place, and mostly a facility, with the first of their household.
    const head = raw.households && household >= 0 && own.atHome ? (first.get(household) ?? own) : own;
    if (head === own) first.set(household, own);
    const { a, b } = head;
    const today = own.household % 3 === 0 ? own.today : head.today;
    const lost = raw.holds && hold >= 0 && nowhere;
    const [lon, lat] = lost ? [Number.NaN, Number.NaN] : place(a, b);
    const people = Math.min(count, room);
    room -= people;
    const facility = raw.newcomers || m === 0 ? (today % (m + 1)) - 1 : today % m;
    const at = matrix ? { zone: lost ? -1 : a % 4 } : { lon, lat };
    const more = {
      ...(raw.ids ? { id: `p${row}` } : {}),
      ...(raw.holds ? { hold } : {}),
      ...(raw.choosy ? { segment, region, needs } : {}),
      ...(raw.hard ? { extraCost, extraCostPerKm } : {}),
      ...(raw.wishes ? { choices: known(choices) } : {}),
      ...(raw.returned ? { avoid: known(avoid) } : {}),
      ...(raw.households ? { household } : {}),
    };
    return answering({ ...at, facility, consent, count: people, ...more });
  });
  const travel = matrix ? { metres: waysOf(raw, m) } : raw.rivers && riversIn(raw.world, raw.rivers);
  return problemOf({
    facilities,
    rows,
    ...(travel ? { travel } : {}),
    ...(raw.holds ? { holds } : {}),
    ...(raw.choosy ? words : {}),
  });
}

/** Rivers through the places of a world, where it is so small that there can be any. */
function riversIn(world: World, raw: RawRivers): BarrierTravel | undefined {
  if (world === "globe" || world === "north pole" || world === "south pole") return undefined;
  const acrossDateLine: Grid = (a, b) => [179.97 + 0.01 * a - (a > 3 ? 360 : 0), 0.01 * b];
  return riversOn(world === "antimeridian" ? acrossDateLine : (a, b) => [109.3 + 0.01 * a, -0.05 + 0.01 * b], raw);
}

function waysOf(raw: Raw, m: number): Int32Array {
  return Int32Array.from({ length: 4 * m }, (_, k) => {
    const way = raw.ways[k % raw.ways.length]!;
    return way === 11 ? NO_WAY : way * raw.step;
  });
}

const km = (...values: number[]) => fc.constantFrom(...values);

/** Every field at random, some left out, some null: quotas small enough that small problems overload. */
export function policies(constraints: { weighted?: boolean } = {}): fc.Arbitrary<Policy> {
  const weights = fc.oneof(km(0.001, 0.05, 0.1, 0.5, 1, 25, 1000), km(0.0014));
  const none = fc.constantFrom(Number.POSITIVE_INFINITY, "Infinity" as const, null);
  const infinite = fc.constantFrom(Number.POSITIVE_INFINITY, "Infinity" as const);
  const either = fc.oneof({ weight: 1, arbitrary: infinite }, { weight: 1, arbitrary: weights });
  const { weighted } = constraints;
  const drawn = fc.record(
    {
      participantsPerDoctor: fc.oneof(fc.integer({ min: 1, max: 10 }), km(0.5, 2.5, 3.3, 40, 1000, 5000)),
      fill: fc.constantFrom("to-quota", "levelled", null),
      farKm: fc.constantFrom(1, 100),
      reserve: fc.option(fc.constantFrom(0, 0, 0.02, 0.1, 0.25, 0.5)),
      unknown: fc.constantFrom("stay", "propose", null),
      moveCostKm: fc.option(km(10, 0, 0.001, 0.5, 1, 1.234, 5, 100)),
      askKm: fc.option(km(10, 0, 0.001, 0.5, 3, 50)),
      maxExtraKm: fc.oneof(
        { weight: 2, arbitrary: fc.constantFrom(Number.POSITIVE_INFINITY, "Infinity" as const, 10) },
        { weight: 1, arbitrary: fc.constantFrom(3, 0, 0.001, 0.5, 1.112, undefined, -0.5) },
      ),
      maxDistanceKm: fc.oneof({ weight: 2, arbitrary: none }, { weight: 1, arbitrary: km(5, 0, 0.003, 1, 2) }),
      closerMoves: fc.option(fc.boolean()),
      qualityKm: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom({}, null) },
        { weight: 1, arbitrary: qualities(km(0, 0.5, 1, 2.345, 20)) },
      ),
      choiceKm: fc.option(km(0, 0.001, 0.5, 5)),
      honourChoices: fc.option(fc.boolean()),
      drawSeed: fc.option(fc.nat(2 ** 31)),
      households: fc.constantFrom("whole", "willing-together", "separate", null),
      choiceWorthKm: fc.option(km(20, 0, 0.05, 5, 100)),
      sameRegion: fc.constantFrom(false, null, false, false, false, false, false, true),
      overQuotaKm: fc.option(km(100, 0, 0.001, 0.05, 1, 20, 1000)),
      overloadKm: weighted === undefined ? either : weighted ? weights : infinite,
      arrivalPoints: fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(0, null) },
        { weight: 1, arbitrary: fc.nat(300) },
      ),
    },
    { requiredKeys: weighted === undefined ? ["participantsPerDoctor"] : ["participantsPerDoctor", "overloadKm"] },
  );
  return drawn.map(allowed);
}

/** Weights that may be together: no relief outweighs a floor, no wish relief, and arrivals count where any way is worth a point. */
function allowed({ overQuotaKm, arrivalPoints, ...policy }: Policy): Policy {
  const overloadKm = Number(policy.overloadKm ?? 0.2);
  if (overloadKm === Number.POSITIVE_INFINITY)
    return { ...policy, ...(overQuotaKm !== undefined && { overQuotaKm }), ...(arrivalPoints && { arrivalPoints }) };
  const most = 100 * Math.round(1000 * overloadKm);
  const worth = Math.min(most, overQuotaKm ?? 100);
  // Laws may honour choices that this policy does not.
  const wish = policy.choiceWorthKm ?? 20;
  const choiceWorthKm = wish > worth ? { choiceWorthKm: worth } : {};
  return { ...policy, ...choiceWorthKm, ...(overQuotaKm !== undefined && { overQuotaKm: worth }) };
}

/** A problem with a policy to solve it under. */
export interface Case {
  readonly problem: Problem;
  readonly policy: Policy;
}

export function cases(constraints: ProblemConstraints & { weighted?: boolean } = {}): fc.Arbitrary<Case> {
  return fc.record({ problem: problems(constraints), policy: policies(constraints) });
}

/**
 * Tight: the quotas are exactly what one hidden spread of the people needs, so every doctor counts and few plans have
 * no overload.
 */
export function tightCases(size: Size = medium): fc.Arbitrary<Case> {
  const drawn = fc.record({
    problem: problems({ size, newcomers: false, firstMonth: true }),
    spread: fc.array(fc.nat(99), { minLength: 1, maxLength: 20 }),
    policy: policies(),
  });
  return drawn.map(({ problem, spread, policy }) => {
    const perDoctor = policy.participantsPerDoctor!;
    const hidden = problem.facilities.map(() => 0);
    for (const row of problem.participants.facility.keys()) {
      if (hidden.length > 0)
        hidden[spread[row % spread.length]! % hidden.length]! += problem.participants.count?.[row] ?? 1;
    }
    const facilities = problem.facilities.map(
      ({ capacity: _, target: __, maxIntake: ___, closed: ____, ...facility }, j) => ({
        ...facility,
        doctors: hidden[j]! / perDoctor,
      }),
    );
    return { problem: { ...problem, facilities }, policy };
  });
}
