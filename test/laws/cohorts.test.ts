import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Objective, type Policy, redistribute } from "../../src/index.ts";
import { aggregate, type LpPlan, redistributeWithLp, type SideLimit } from "../../src/lp/index.ts";
import { cases, crowded, runs, small, tiny } from "../support/arbitraries.ts";
import { bruteForce } from "../support/brute-force.ts";
import { expectOptimal } from "../support/expect-optimal.ts";
import { completePolicy, type Model, modelOf, score, totalsOf } from "../support/model.ts";
import { flatRates, type Limited, limited, possibleInFractions, satisfied } from "../support/side-limits.ts";

type Value = Omit<Objective, "weighted">;

/** The order of objectives under a policy. */
function isLess(a: Value, b: Value, policy: Policy): boolean {
  const { overloadKm, overQuotaKm } = completePolicy(policy);
  if (overloadKm === Number.POSITIVE_INFINITY) {
    return a.overload < b.overload || (a.overload === b.overload && a.metres < b.metres);
  }
  const [weight, over] = [Math.round(1000 * overloadKm), Math.round(1000 * overQuotaKm)];
  const sum = ({ overload, overQuota, metres }: Value): number => overload * weight + overQuota * over + metres;
  return sum(a) < sum(b);
}

/** An objective as the linear program sums it up, in points. */
function inPoints({ overload, overQuota, metres }: Value, policy: Policy, scale: number): number {
  const { overloadKm, overQuotaKm } = completePolicy(policy);
  const over = overloadKm === Number.POSITIVE_INFINITY ? 0 : Math.round(1000 * overQuotaKm);
  return overload + (overQuota * over + metres) / scale;
}

/** Nobody moves who is not there, and the plan is no better than its own bound. */
function expectCohortsSuffice({ aggregate: whole, moves, objective, bound, scale }: LpPlan, policy: Policy): void {
  const left = new Map<string, number>();
  const add = (own: readonly unknown[], people: number): void => {
    left.set(own.join(), (left.get(own.join()) ?? 0) + people);
  };
  for (const { area, segment, facility, people } of whole.cohorts.slice(0, whole.movable)) {
    add([area, segment, whole.facilities[facility]?.id], people);
  }
  for (const { area, segment, fromId, people } of moves) {
    expect(people).toBeGreaterThan(0);
    add([area, segment, fromId ?? undefined], -people);
  }
  expect(Math.min(0, ...left.values())).toBe(0);
  const value = inPoints(objective!, policy, scale);
  expect(value).toBeGreaterThanOrEqual(bound! - 1e-6 * (1 + Math.abs(bound!)));
}

describe("cohorts", () => {
  it("should have everybody in them, once", () => {
    const areas = fc.constantFrom("place" as const, "grid" as const);
    fc.assert(
      fc.property(cases({ size: small, households: false, travel: "sphere" }), areas, ({ problem, policy }, kind) => {
        const { cohorts, people, unplaced } = aggregate(problem, policy, { areas: kind, gridKm: 2 });

        const { facility, count } = problem.participants;
        const all = facility.reduce((sum, _, row) => sum + (count?.[row] ?? 1), 0);
        expect(people).toBe(all);
        expect(cohorts.reduce((sum, cohort) => sum + cohort.people, 0) + unplaced).toBe(all);
        expect(cohorts.every((cohort) => cohort.people > 0)).toBe(true);
      }),
    );
  });

  it("should place all newly enrolled people who can be placed, in cells of any size", () => {
    fc.assert(
      fc.property(
        cases({ size: small, households: false, travel: "sphere" }),
        fc.constantFrom(1, 5, 10_000),
        ({ problem, policy }, gridKm) => {
          const lp = redistributeWithLp(problem, policy, { aggregate: { gridKm } });
          const plan = redistribute(problem, policy);
          expectOptimal(problem, plan, policy);

          expect(lp.enrolled.reduce((sum, n) => sum + n, 0)).toBe(plan.enrolled.reduce((sum, n) => sum + n, 0));
        },
      ),
      runs(0.5),
    );
  });

  it("should lose nothing where everybody of a cohort lives at one place", () => {
    fc.assert(
      fc.property(cases({ size: small, households: false }), ({ problem, policy }) => {
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
      fc.property(
        fc.oneof(cases({ size: small, households: false }), cases({ size: small, households: false, weighted: true })),
        ({ problem, policy }) => {
          const plan = redistribute(problem, policy);
          const lp = redistributeWithLp(problem, policy, { aggregate: { areas: "place" } });
          fc.pre(lp.aggregate.loss.metres === 0 && lp.aggregate.loss.options === 0);

          expectOptimal(problem, plan, policy);
          expect(lp.status).toBe("optimal");
          const weighted = plan.objective.weighted !== undefined;
          const [ours, theirs] = weighted
            ? [lp.objective!.weighted, plan.objective.weighted]
            : [lp.objective, plan.objective].map((own) => [own!.overload, own!.metres]);
          const certificates = JSON.stringify({ engine: { price: plan.price, enrolled: plan.enrolled }, lp });
          expect(ours, certificates).toEqual(theirs);
        },
      ),
      runs(0.5),
    );
  });
});

describe("redistributeWithLp with thousands of people in a row", () => {
  it("should find what redistribute finds, and never claim more than its prices prove", () => {
    fc.assert(
      fc.property(cases({ size: crowded, households: false }), ({ problem, policy }) => {
        const plan = redistribute(problem, policy);
        const lp = redistributeWithLp(problem, policy, { aggregate: { areas: "place" } });
        fc.pre(lp.aggregate.loss.metres === 0 && lp.aggregate.loss.options === 0);
        expectOptimal(problem, plan, policy);

        const best = inPoints(plan.objective, policy, lp.scale);
        // Who moves to be nearer has a cost below 0.
        const slack = 1e-6 * (1 + Math.abs(best));
        expect(lp.bound).toBeLessThanOrEqual(best + slack);
        expect(lp.bound! + lp.loss!).toBeGreaterThanOrEqual(best - slack);
        const own = inPoints(lp.objective!, policy, lp.scale);
        if (lp.status === "optimal") expect(Math.abs(own - best)).toBeLessThanOrEqual(slack);
      }),
      runs(0.5),
    );
  });
});

/** The best of all plans of whole people within all limits, and whether there is one within some of them. */
function wholePlans(own: Limited, model: Model) {
  const kinds = new Map<string, readonly boolean[]>();
  let best: Value | null = null;
  bruteForce(model, (assignment) => {
    const kept = satisfied(own, model, assignment);
    kinds.set(kept.join(), kept);
    const totals = kept.every(Boolean) ? totalsOf(model, assignment) : null;
    if (totals !== null && (best === null || score(model, totals) < score(model, best))) best = totals;
    return true;
  });
  const possible = (some: readonly SideLimit[]): boolean =>
    [...kinds.values()].some((kept) => own.limits.every((limit, l) => kept[l] || !some.includes(limit)));
  return { best: best as Value | null, possible };
}

/** What it names cannot be kept together, in the sense that it says, and can with any one of them left out. */
function expectConflict(
  lp: LpPlan,
  own: Limited,
  model: Model,
  possible: (some: readonly SideLimit[]) => boolean,
): void {
  const texts = lp.limits.map(({ text }) => text);
  const at: number[] = [];
  for (const text of lp.conflict) at.push(texts.findIndex((other, l) => other === text && !at.includes(l)));
  const named = at.map((l) => own.limits[l]!);
  expect(named.length).toBeGreaterThan(0);
  expect(possible(named)).toBe(false);
  expect(possibleInFractions(own, model, named)).toBe(lp.conflictIn === "whole-people");
  const inThatSense = (some: readonly SideLimit[]): boolean =>
    lp.conflictIn === "fractions" ? possibleInFractions(own, model, some) : possible(some);
  for (const [i, limit] of named.entries()) {
    const needed = inThatSense(named.filter((other) => other !== limit));
    expect(needed || lp.conflictUndecided.includes(lp.conflict[i]!)).toBe(true);
  }
}

describe("redistributeWithLp with side conditions", () => {
  it("should keep every one of them, conserve people, and never beat the plan without them", () => {
    fc.assert(
      fc.property(cases({ size: small, households: false }), fc.nat(12), fc.nat(5), ({ problem, policy }, most, at) => {
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
        expectCohortsSuffice(lp, policy);
      }),
      runs(0.3),
    );
  });

  it("should find the best of all plans within any limits, as brute force does, or say what may be missing", () => {
    fc.assert(
      fc.property(limited(cases({ size: tiny, households: false })), (own) => {
        const { problem, policy, limits } = own;
        const model = modelOf(problem, policy);
        const whole = wholePlans(own, model);
        const lp = redistributeWithLp(problem, policy, {
          aggregate: { areas: "place" },
          limits,
          capitation: flatRates,
        });
        fc.pre(lp.aggregate.loss.metres === 0 && lp.aggregate.loss.options === 0);

        if (lp.status === "infeasible") {
          expect(whole.best).toBeNull();
          expectConflict(lp, own, model, whole.possible);
          return;
        }
        expect(["optimal", "near-optimal", "stopped"]).toContain(lp.status);
        expect({ conflict: lp.conflict, in: lp.conflictIn }).toEqual({ conflict: [], in: null });
        if (lp.objective === null) return;
        expect(lp.status).not.toBe("stopped");
        const best = whole.best!;
        if (lp.status === "optimal") expect(score(model, lp.objective)).toBe(score(model, best));
        expect(score(model, lp.objective)).toBeGreaterThanOrEqual(score(model, best));
        // All costs are whole metres, so what is less than one from the bound is proven.
        const [found, least] = [lp.objective, best].map((totals) => inPoints(totals, policy, lp.scale) * lp.scale);
        expect(found! - lp.loss! * lp.scale).toBeLessThanOrEqual(least! + 1e-6 * (1 + Math.abs(least!)));
        if (lp.status === "near-optimal") expect(lp.loss! * lp.scale).toBeGreaterThan(0.999);
      }),
      runs(1),
    );
  });
});
