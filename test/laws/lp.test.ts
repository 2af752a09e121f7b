import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Facility, type Policy, type Problem, redistribute } from "../../src/index.ts";
import { aggregate, placeDoctors, redistributeWithLp, shareDoctors } from "../../src/lp/index.ts";
import { type Case, cases, runs, small } from "../support/arbitraries.ts";
import { expectOptimal } from "../support/expect-optimal.ts";

type Value = { readonly overload: number; readonly metres: number };

/** The order of objectives under a policy. */
function isLess(a: Value, b: Value, { overloadKm }: Policy): boolean {
  if (overloadKm == null || overloadKm === Number.POSITIVE_INFINITY) {
    return a.overload < b.overload || (a.overload === b.overload && a.metres < b.metres);
  }
  const weight = Math.round(1000 * overloadKm);
  return a.overload * weight + a.metres < b.overload * weight + b.metres;
}

function optimum(problem: Problem, policy: Policy): Value {
  const plan = redistribute(problem, policy);
  expectOptimal(problem, plan, policy);
  return plan.objective;
}

const withDoctors = (problem: Problem, doctors: readonly number[]): Problem => ({
  ...problem,
  facilities: problem.facilities.map((facility, j): Facility => ({ ...facility, doctors: doctors[j]! })),
});

/** All ways to share k among n. */
function ways(k: number, n: number): number[][] {
  if (n === 0) return k === 0 ? [[]] : [];
  return Array.from({ length: k + 1 }, (_, own) => ways(k - own, n - 1).map((rest) => [own, ...rest])).flat();
}

/** Few people a doctor, so that a doctor more or less matters among thirty people. */
const fewPerDoctor = ({ problem, policy }: Case): Case => ({
  problem,
  policy: { ...policy, participantsPerDoctor: 4 },
});

describe("cohorts", () => {
  it("should have everybody in them, once", () => {
    const areas = fc.constantFrom("place" as const, "grid" as const);
    fc.assert(
      fc.property(cases({ size: small, travel: "sphere" }), areas, ({ problem, policy }, kind) => {
        const { cohorts, people, unplaced } = aggregate(problem, policy, { areas: kind, gridKm: 2 });

        const { facility, count } = problem.participants;
        const all = facility.reduce((sum, _, row) => sum + (count?.[row] ?? 1), 0);
        expect(people).toBe(all);
        expect(cohorts.reduce((sum, cohort) => sum + cohort.people, 0) + unplaced).toBe(all);
        expect(cohorts.every((cohort) => cohort.people > 0)).toBe(true);
      }),
    );
  });

  it("should lose nothing where everybody of a cohort lives at one place", () => {
    fc.assert(
      fc.property(cases({ size: small }), ({ problem, policy }) => {
        const { facility, extraCost, extraCostPerKm } = problem.participants;
        fc.pre(facility.length > 0 && extraCost === undefined && extraCostPerKm === undefined);

        expect(aggregate(problem, policy, { areas: "place" }).loss).toEqual({ metres: 0, options: 0 });
      }),
    );
  });
});

describe("redistributeWithLp without side conditions", () => {
  it("should find what redistribute finds, where cohorts lose nothing", () => {
    fc.assert(
      fc.property(fc.oneof(cases({ size: small }), cases({ size: small, weighted: true })), ({ problem, policy }) => {
        const plan = redistribute(problem, policy);
        const lp = redistributeWithLp(problem, policy, { aggregate: { areas: "place" } });
        fc.pre(lp.aggregate.loss.metres === 0 && lp.aggregate.loss.options === 0);

        expectOptimal(problem, plan, policy);
        expect(lp.status).toBe("optimal");
        const weighted = plan.objective.weighted !== undefined;
        const [ours, theirs] = weighted
          ? [lp.objective!.weighted, plan.objective.weighted]
          : [lp.objective, plan.objective];
        const certificates = JSON.stringify({ engine: { price: plan.price, enrolled: plan.enrolled }, lp });
        expect(ours, certificates).toEqual(theirs);
      }),
      runs(0.5),
    );
  });
});

describe("redistributeWithLp with side conditions", () => {
  it("should keep every one of them, conserve people, and never beat the plan without them", () => {
    fc.assert(
      fc.property(cases({ size: small }), fc.nat(12), fc.nat(5), ({ problem, policy }, most, at) => {
        const { facilities } = problem;
        fc.pre(facilities.length > 0);
        const { id } = facilities[at % facilities.length]!;
        const free = redistributeWithLp(problem, policy, { aggregate: { areas: "place" } });
        const limits = [
          { of: "people" as const, max: most },
          { of: "people" as const, to: [id], max: Math.floor(most / 2) },
        ];
        const lp = redistributeWithLp(problem, policy, { aggregate: { areas: "place" }, limits });

        expect(["optimal", "near-optimal"]).toContain(lp.status);
        const moved = lp.moves.filter(({ fromId }) => fromId !== null);
        const count = (list: typeof moved): number => list.reduce((sum, { people }) => sum + people, 0);
        expect(count(moved)).toBeLessThanOrEqual(most);
        expect(count(moved.filter(({ toId }) => toId === id))).toBeLessThanOrEqual(Math.floor(most / 2));
        expect(lp.limits.map(({ value }) => value)).toEqual([
          count(moved),
          count(moved.filter(({ toId }) => toId === id)),
        ]);
        const enrolled = lp.enrolled.reduce((sum, people) => sum + people, 0);
        expect(enrolled).toBe(lp.aggregate.people - lp.aggregate.unplaced);
        expect(isLess(lp.objective!, free.objective!, policy)).toBe(false);
      }),
      runs(0.3),
    );
  });

  it("should be as good as the best plan of so many moves at most, found by trying", () => {
    fc.assert(
      fc.property(
        cases({ size: { facilities: 3, rows: 4, people: 5 }, newcomers: false }),
        fc.nat(3),
        ({ problem, policy }, most) => {
          const lp = redistributeWithLp(problem, policy, {
            aggregate: { areas: "place" },
            limits: [{ of: "people", max: most }],
          });
          fc.pre(lp.aggregate.loss.metres === 0 && lp.aggregate.loss.options === 0);

          const without = redistributeWithLp(problem, policy, { aggregate: { areas: "place" } });
          const needed = without.moves.reduce((sum, { people }) => sum + people, 0);
          if (needed <= most) expect(lp.objective).toEqual(without.objective);
          else expect(lp.moves.reduce((sum, { people }) => sum + people, 0)).toBeLessThanOrEqual(most);
          expect(lp.status).not.toBe("infeasible");
        },
      ),
      runs(0.3),
    );
  });
});

describe("placeDoctors", () => {
  it("should place few doctors as brute force does", () => {
    fc.assert(
      fc.property(
        cases({ size: { facilities: 4, rows: 10, people: 30 } }).map(fewPerDoctor),
        fc.integer({ min: 1, max: 3 }),
        ({ problem, policy }, doctors) => {
          const { facilities } = problem;
          fc.pre(facilities.length > 0);
          const { ranking, status } = placeDoctors(problem, policy, { doctors, aggregate: { areas: "place" } });

          let best: Value | null = null;
          for (const added of ways(doctors, facilities.length)) {
            const value = optimum(
              withDoctors(
                problem,
                facilities.map((facility, j) => facility.doctors + added[j]!),
              ),
              policy,
            );
            if (best === null || isLess(value, best, policy)) best = value;
          }
          const [first] = ranking;
          expect(isLess(best!, first!.after, policy), status).toBe(false);
          expect(isLess(first!.after, best!, policy)).toBe(false);
        },
      ),
      runs(0.1),
    );
  });
});

describe("shareDoctors", () => {
  it("should lend few half-days as brute force does, and never more than it may", () => {
    fc.assert(
      fc.property(
        cases({ size: { facilities: 3, rows: 8, people: 24 } }),
        fc.integer({ min: 1, max: 3 }),
        ({ problem: drawn, policy: given }, halfDays) => {
          const policy = { ...given, participantsPerDoctor: 30 };
          const problem = withDoctors(
            drawn,
            drawn.facilities.map((_, j) => [0.2, 0, 0.3][j % 3]!),
          );
          fc.pre(problem.facilities.length > 0);
          const { loans, after, before } = shareDoctors(problem, policy, { halfDays, aggregate: { areas: "place" } });

          expect(loans.reduce((sum, loan) => sum + loan.halfDays, 0)).toBeLessThanOrEqual(halfDays);
          expect(isLess(before, after, policy)).toBe(false);
          let best: Value = before;
          const own = problem.facilities.map(({ doctors }) => Math.round(10 * doctors));
          const total = own.reduce((sum, half) => sum + half, 0);
          for (const way of ways(total, own.length)) {
            const lent = way.reduce((sum, half, j) => sum + Math.max(0, half - own[j]!), 0);
            if (lent > halfDays) continue;
            const value = optimum(
              withDoctors(
                problem,
                way.map((half) => half / 10),
              ),
              policy,
            );
            if (isLess(value, best, policy)) best = value;
          }
          expect(isLess(best, after, policy), JSON.stringify({ best, after })).toBe(false);
        },
      ),
      runs(0.1),
    );
  });
});
