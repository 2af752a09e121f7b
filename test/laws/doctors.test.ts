/** Where doctors do most: against every distribution there is, and against adding one at a time. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { problemWith } from "../../src/doctors/allocations.ts";
import { isLess, objectiveValue } from "../../src/doctors/bounds.ts";
import { placeScope } from "../../src/doctors/check.ts";
import { doctorEngine } from "../../src/doctors/engine.ts";
import { searchAllocations } from "../../src/doctors/search.ts";
import { runThrough } from "../../src/generators.ts";
import type { Policy, Problem } from "../../src/index.ts";
import {
  type NewFacility,
  type PlaceDoctorsResult,
  placeDoctors,
  placeDoctorsAsync,
  shareDoctors,
  shareDoctorsAsync,
} from "../../src/lp/index.ts";
import { redistribute } from "../../src/plan/redistribute.ts";
import { type Case, cases, medium, runs, type Size, small } from "../support/arbitraries.ts";
import {
  bestOfAll,
  compareWorth,
  everyAmounts,
  greedily,
  type Worth,
  withDoctors,
  worthOf,
} from "../support/doctors.ts";
import { expectOptimal } from "../support/expect-optimal.ts";
import { modelOf } from "../support/model.ts";

const few: Size = { facilities: 3, rows: 12, people: 60 };

interface Placing extends Case {
  readonly doctors: number;
  readonly maxPerFacility: number | undefined;
  readonly candidates: readonly string[] | undefined;
  readonly newFacilities: readonly NewFacility[];
}

/** Problems with doctors to place, in half of them with facilities that are proposed. */
function placings(size: Size, mostDoctors: number): fc.Arbitrary<Placing> {
  const proposed = fc.record({
    from: fc.nat(99),
    metres: fc.array(fc.nat(9000), { minLength: 4, maxLength: 4 }),
    capacity: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
  });
  return fc
    .record({
      // Where households leave gaps to the bounds, nothing is surely proven.
      one: cases({ size, households: false }),
      doctors: fc.integer({ min: 1, max: mostDoctors }),
      maxPerFacility: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined }),
      few: fc.option(fc.nat(7), { nil: undefined }),
      proposed: fc.oneof(fc.array(proposed, { maxLength: 0 }), fc.array(proposed, { minLength: 1, maxLength: 2 })),
    })
    .map(({ one: { problem, policy }, doctors, maxPerFacility, few: some, proposed: raw }) => {
      const { lon, lat, zone } = problem.participants;
      const matrix = problem.travel?.metres !== undefined;
      const rows = problem.participants.facility.length;
      const at = (from: number): object => {
        const row = rows === 0 ? 0 : from % rows;
        const known = lon !== undefined && lat !== undefined && lon[row]! >= -180 && lat[row]! >= -90;
        return known ? { lon: lon[row]!, lat: lat[row]! } : { lon: 109.3, lat: 0 };
      };
      const newFacilities = raw.map(({ from, metres, capacity }, i): NewFacility => {
        const where = matrix && zone !== undefined ? { metres } : at(from);
        return { id: `new ${i}`, ...where, ...(capacity === undefined ? {} : { capacity }) };
      });
      const ids = problem.facilities.map(({ id }) => id);
      const candidates = some === undefined ? undefined : ids.filter((_, j) => ((some >> j) & 1) === 1);
      return { problem, policy, doctors, maxPerFacility, candidates, newFacilities };
    });
}

const sum = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);

const received = (amounts: readonly number[]): number => sum(amounts.map((amount) => Math.max(0, amount)));

/** The most that each facility may be given. */
function mostOf({ problem, doctors, maxPerFacility, candidates, newFacilities }: Placing): number[] {
  const most = Math.min(doctors, maxPerFacility ?? doctors);
  const mayHave = problem.facilities.map(
    ({ id, target }) => target === undefined && (candidates?.includes(id) ?? true),
  );
  return [...mayHave.map((may) => (may ? most : 0)), ...newFacilities.map(() => most)];
}

/** A doctor more, wherever one may be added. */
function oneMore(amounts: readonly number[], most: readonly number[], doctors: number): number[][] {
  if (sum(amounts) === doctors) return [];
  return most.flatMap((limit, j) =>
    amounts[j]! < limit ? [amounts.map((amount, i) => amount + (i === j ? 1 : 0))] : [],
  );
}

function place({ problem, policy, ...options }: Placing) {
  const result = placeDoctors(problem, policy, options);
  expectOptimal(result.problem, result.plan, policy);
  const [first] = result.ranking;
  expect(first!.objective).toEqual(result.plan.objective);
  expect(first!.placed).toBe(first!.doctors.reduce((all, { doctors }) => all + doctors, 0));
  return result;
}

/** Half-days that each facility can lend. */
function leastOf(problem: Problem, halfDays: number, fixed: readonly string[]): number[] {
  return problem.facilities.map(({ id, doctors, target }) =>
    fixed.includes(id) || target !== undefined ? 0 : 0 - Math.min(halfDays, Math.floor(10 * doctors + 1e-6)),
  );
}

/** No facility's quota would grow if it were given more of the doctors that are left, too. */
function expectNoneLeft(placing: Placing, { ranking, problem }: PlaceDoctorsResult): void {
  const { doctors, placed } = ranking[0]!;
  const left = placing.doctors - placed;
  const given = new Map(doctors.map(({ facilityId, doctors: own }) => [facilityId, own]));
  const most = mostOf(placing);
  const before = modelOf(problem, placing.policy).quota;
  placing.problem.facilities.forEach(({ id }, j) => {
    const more = Math.min(left, most[j]! - (given.get(id) ?? 0));
    const facilities = problem.facilities.map((own, i) => (i === j ? { ...own, doctors: own.doctors + more } : own));
    expect(modelOf({ ...problem, facilities }, placing.policy).quota[j]).toBe(before[j]);
  });
}

const sharings = (size: Size, most: number) =>
  fc.record({
    // Where households leave gaps to the bounds, nothing is surely proven.
    one: cases({ size, households: false }),
    halfDays: fc.integer({ min: 1, max: most }),
    fixed: fc.subarray(["f0", "f1"], { maxLength: 1 }),
  });

function share(problem: Problem, policy: Policy, halfDays: number, fixed: readonly string[]) {
  const known = fixed.filter((id) => problem.facilities.some((facility) => facility.id === id));
  const result = shareDoctors(problem, policy, { halfDays, fixed: known });
  expectOptimal(result.problem, result.plan, policy);
  const [first] = result.ranking;
  expect(first!.objective).toEqual(result.plan.objective);
  const lent = new Map<string, number>();
  for (const { fromId, toId, halfDays: days } of first!.loans) {
    expect(days).toBeGreaterThan(0);
    lent.set(fromId, (lent.get(fromId) ?? 0) + days);
    lent.set(toId, (lent.get(toId) ?? 0) - days);
  }
  problem.facilities.forEach(({ id, doctors }, j) => {
    expect(result.problem.facilities[j]!.doctors).toBeCloseTo(doctors - (lent.get(id) ?? 0) / 10, 6);
    expect(result.problem.facilities[j]!.doctors).toBeGreaterThanOrEqual(0);
    if (known.includes(id)) expect(lent.get(id) ?? 0).toBeLessThanOrEqual(0);
  });
  expect(first!.halfDays).toBeLessThanOrEqual(halfDays);
  return result;
}

/** Whether it may be lent so: nobody lends more than there is, in all no more than `halfDays`. */
const lends = (halfDays: number) => (amounts: readonly number[]) => sum(amounts) === 0 && received(amounts) <= halfDays;

describe("placeDoctors", () => {
  it("should be the best of all distributions, proven", () => {
    fc.assert(
      fc.property(placings(few, 3), (placing) => {
        const { problem, policy, newFacilities, doctors } = placing;
        const most = mostOf(placing);
        const worth = (amounts: readonly number[]): Worth =>
          worthOf(withDoctors(problem, newFacilities, amounts, 1), policy);
        const all = everyAmounts(
          most.map(() => 0),
          most,
          (amounts) => sum(amounts) <= doctors,
        );
        const best = bestOfAll(all, worth);

        const result = place(placing);

        expect(worthOf(result.problem, policy)).toEqual(best.worth);
        expect(result).toMatchObject({ status: "optimal", proven: true });
        const placed = result.ranking[0]!.placed;
        const smaller = all.filter((amounts) => sum(amounts) === placed - 1);
        const given = [...problem.facilities, ...newFacilities].map(
          ({ id }) => result.ranking[0]!.doctors.find(({ facilityId }) => facilityId === id)?.doctors ?? 0,
        );
        for (const amounts of smaller.filter((less) => less.every((amount, j) => amount <= given[j]!))) {
          expect(compareWorth(worth(amounts), best.worth), "no doctor is idle").toBeGreaterThan(0);
        }
      }),
      runs(1),
    );
  });

  it("should be no worse than adding one at a time", () => {
    fc.assert(
      fc.property(placings(medium, 5), (placing) => {
        const { problem, policy, newFacilities, doctors } = placing;
        const most = mostOf(placing);
        const worth = (amounts: readonly number[]): Worth =>
          worthOf(withDoctors(problem, newFacilities, amounts, 1), policy);
        const steps = (amounts: readonly number[]): number[][] => oneMore(amounts, most, doctors);
        const greedy = greedily(
          most.map(() => 0),
          steps,
          worth,
        );

        const result = place(placing);

        expect(compareWorth(worthOf(result.problem, policy), greedy.worth)).toBeLessThanOrEqual(0);
      }),
      runs(0.3),
    );
  });

  it("should be as good as adding one at a time where there is no proof, and say that there is none", () => {
    fc.assert(
      fc.property(placings(few, 3), ({ problem, policy, ...options }) => {
        const scope = placeScope(problem, policy, options);
        const engine = doctorEngine(scope);
        const { best, proven } = runThrough(
          searchAllocations(scope, { nodes: Number.POSITIVE_INFINITY, ranking: 1 }, function* (amounts) {
            const { plan, ...run } = yield* engine(amounts);
            return { plan: { ...plan, price: null, bound: null }, ...run };
          }),
        );
        const most = mostOf({ problem, policy, ...options });
        const steps = (amounts: readonly number[]): number[][] => oneMore(amounts, most, options.doctors);
        const greedy = greedily(
          most.map(() => 0),
          steps,
          (amounts) => worthOf(withDoctors(problem, options.newFacilities, amounts, 1), policy),
        );

        const found = worthOf(problemWith(scope, best[0]!.amounts), policy);

        expect(compareWorth(found, greedy.worth)).toBeLessThanOrEqual(0);
        expect(proven).toBe(false);
      }),
      runs(0.3),
    );
  });

  it("should rank what the engine plans, the best first, and each once", () => {
    fc.assert(
      fc.property(placings(small, 3), (placing) => {
        const { ranking, before, problem, plan } = place(placing);

        const worths = ranking.map(({ objective, summary: { unplaced, ofClosed } }) => {
          return [unplaced + ofClosed.unplaced, objectiveValue(objective)] as const;
        });
        for (const [i, [unplaced, value]] of worths.entries()) {
          const [less, better] = worths[Math.max(0, i - 1)]!;
          expect(less < unplaced || (less === unplaced && !isLess(value, better))).toBe(true);
        }
        expect(new Set(ranking.map(({ doctors }) => JSON.stringify(doctors))).size).toBe(ranking.length);
        for (const { summary } of ranking) expect(summary.overQuota.after).toBeGreaterThanOrEqual(0);
        expect(before.objective).toEqual(redistribute(placing.problem, placing.policy).objective);
        // The engine prepares who may go where once for all distributions.
        expect(plan).toEqual(redistribute(problem, placing.policy));
      }),
      runs(0.3),
    );
  });

  it("should stop at its limit with a plan no worse than before", () => {
    fc.assert(
      fc.property(placings(small, 4), fc.integer({ min: 1, max: 3 }), (placing, nodes) => {
        const { problem, policy, ...options } = placing;

        const result = placeDoctors(problem, policy, { ...options, limit: { nodes } });

        expectOptimal(result.problem, result.plan, policy);
        expect(result.runs).toBeLessThanOrEqual(nodes);
        expect(["optimal", "stopped"]).toContain(result.status);
        expect(result.proven).toBe(result.status === "optimal");
        const gain = compareWorth(worthOf(result.problem, policy), worthOf(problem, policy));
        expect(gain).toBeLessThanOrEqual(0);
        if (gain < 0 && result.status === "stopped") expectNoneLeft(placing, result);
      }),
      runs(0.5),
    );
  });

  it("should give the same without blocking", async () => {
    await fc.assert(
      fc.asyncProperty(placings(few, 3), async ({ problem, policy, ...options }) => {
        expect(await placeDoctorsAsync(problem, policy, options)).toEqual(placeDoctors(problem, policy, options));
      }),
      runs(0.2),
    );
  });
});

describe("shareDoctors", () => {
  it("should be the best of all ways to lend, proven", () => {
    fc.assert(
      fc.property(sharings(few, 3), ({ one: { problem, policy }, halfDays, fixed }) => {
        const most = problem.facilities.map(({ target }) => (target === undefined ? halfDays : 0));
        const all = everyAmounts(leastOf(problem, halfDays, fixed), most, lends(halfDays));
        const best = bestOfAll(all, (amounts) => worthOf(withDoctors(problem, [], amounts, 0.1), policy));

        const result = share(problem, policy, halfDays, fixed);

        expect(worthOf(result.problem, policy)).toEqual(best.worth);
        expect(result).toMatchObject({ status: "optimal", proven: true });
      }),
      runs(1),
    );
  });

  it("should be no worse than lending one half-day at a time, and have no more overload than before", () => {
    fc.assert(
      fc.property(sharings({ ...medium, facilities: 4 }, 4), ({ one: { problem, policy }, halfDays, fixed }) => {
        const least = leastOf(problem, halfDays, fixed);
        const may = lends(halfDays);
        const steps = (amounts: readonly number[]): number[][] =>
          least.flatMap((limit, from) =>
            amounts
              .map((_, to) => amounts.map((amount, i) => amount + (i === to ? 1 : 0) - (i === from ? 1 : 0)))
              .filter((_, to) => to !== from && amounts[from]! > limit && amounts[from]! <= 0 && amounts[to]! >= 0)
              .filter((next, to) => may(next) && problem.facilities[to]!.target === undefined),
          );
        const worth = (amounts: readonly number[]): Worth => worthOf(withDoctors(problem, [], amounts, 0.1), policy);
        const greedy = greedily(
          least.map(() => 0),
          steps,
          worth,
        );

        const result = share(problem, policy, halfDays, fixed);

        expect(compareWorth(worthOf(result.problem, policy), greedy.worth)).toBeLessThanOrEqual(0);
        const [first] = result.ranking;
        expect(isLess(objectiveValue(result.before.objective), objectiveValue(first!.objective))).toBe(false);
        expect(first!.transfersSaved).toBe(result.before.summary.transferred - first!.summary.transferred);
      }),
      runs(0.3),
    );
  });

  it("should give the same without blocking", async () => {
    await fc.assert(
      fc.asyncProperty(sharings(few, 3), async ({ one: { problem, policy }, halfDays }) => {
        expect(await shareDoctorsAsync(problem, policy, { halfDays })).toEqual(
          shareDoctors(problem, policy, { halfDays }),
        );
      }),
      runs(0.2),
    );
  });
});
