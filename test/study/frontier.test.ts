import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InputError, type Plan, redistribute, transferRows, verify } from "../../src/index.ts";
import { type Frontier, type FrontierOptions, frontier, frontierAsync } from "../../src/study/frontier.ts";
import { cases, runs, small, tiny } from "../support/arbitraries.ts";
import { bruteForce } from "../support/brute-force.ts";
import { cityOf } from "../support/cities.ts";
import { expectOptimal } from "../support/expect-optimal.ts";
import { type Model, modelOf, totalsOf } from "../support/model.ts";
import { lpFewestPoints } from "../support/oracles.ts";
import { village, villagePolicy } from "../support/village.ts";

const freely = { overloadKm: Number.POSITIVE_INFINITY, arrivalPoints: 0 };

function arrivals({ start }: Model, enrolled: ArrayLike<number>): number {
  return start.reduce((sum, own, j) => sum + Math.max(0, enrolled[j]! - own), 0);
}

/** The fewest points by at most v arrivals, v from 0; Infinity where more must be placed. */
function fewestByHand(model: Model, most: number): number[] {
  const fewest = Array.from({ length: most + 1 }, () => Number.POSITIVE_INFINITY);
  bruteForce(model, (assignment) => {
    const { enrolled, overload } = totalsOf(model, assignment);
    const net = arrivals(model, enrolled);
    if (overload < fewest[net]!) fewest[net] = overload;
    return true;
  });
  for (let v = 1; v <= most; v++) fewest[v] = Math.min(fewest[v]!, fewest[v - 1]!);
  return fewest;
}

const upTo = (most: number): number[] => Array.from({ length: most + 1 }, (_, v) => v);

describe("frontier", () => {
  it("is exact for every number of people, by trying all plans", () => {
    fc.assert(
      fc.property(cases({ size: tiny }), ({ problem, policy }) => {
        const bound = { ...policy, ...freely, households: "separate" as const };
        const model = modelOf(problem, bound);
        const people = model.rows.reduce((sum, row) => sum + row.people, 0);
        const { budgets } = frontier(problem, bound, { budgets: [...upTo(people), Number.POSITIVE_INFINITY] });
        const fewest = fewestByHand(model, people);
        expect(budgets.map(({ overload }) => overload ?? Number.POSITIVE_INFINITY)).toEqual([...fewest, fewest.at(-1)]);
      }),
      runs(0.5),
    );
  });

  it("is exact by the linear program, made of proven plans within their budgets", () => {
    fc.assert(
      fc.property(cases({ size: small }), fc.array(fc.nat(30), { maxLength: 3 }), ({ problem, policy }, asked) => {
        const bound = { ...policy, ...freely };
        const curve = frontier(problem, bound, { budgets: asked, points: 4 });
        const model = modelOf(problem, { ...bound, households: "separate" });
        const areSeparate = problem.participants.household === undefined || policy.households === "separate";
        for (const { budget, overload, point } of curve.budgets) {
          if (areSeparate) expect(overload).toBe(lpFewestPoints(model, budget));
          if (point === null) continue;
          expect(point.net).toBeLessThanOrEqual(budget);
          expect(point.overload).toBeGreaterThanOrEqual(overload!);
        }
        expectPlans(curve, (plan, price) => expectOptimal(problem, plan, { ...bound, arrivalPoints: price }));
        for (const { net, overload, plan } of curve.points) {
          const assigned = modelOf(problem, bound);
          expect(net).toBe(arrivals(assigned, plan.enrolled));
          if (areSeparate) expect(overload).toBe(lpFewestPoints(model, net));
        }
      }),
      runs(0.3),
    );
  });

  it("ends at the plan for which any way is worth a point, and never goes up", () => {
    const shape = { people: 500, facilities: 6, supply: 0.8, consent: 0.7, newcomers: 0.03, clusters: 4 };
    const problem = cityOf({ seed: 5, width: 0.02, count: 1, ...shape });
    const policy = { participantsPerDoctor: 10 };
    const curve = frontier(problem, policy, { points: 6 });
    expectPlans(curve, (plan) => expect(verify(problem, plan)).toMatchObject({ ok: true, proven: true }));
    const last = curve.points.at(-1)!;
    const whole = redistribute(problem, { ...policy, overloadKm: Number.POSITIVE_INFINITY });
    expect([last.overload, last.plan.enrolled]).toEqual([whole.objective.overload, whole.enrolled]);
    expect(curve.points.length).toBe(6);
    curve.points.slice(1).forEach(({ net, overload, price }, i) => {
      const before = curve.points[i]!;
      expect(net).toBeGreaterThan(before.net);
      expect(price).toBeLessThan(before.price);
      // Convex: each relocated person brings at least this price, and at most that of the plan before.
      const each = (before.overload - overload) / (net - before.net);
      expect(each).toBeGreaterThanOrEqual(price);
      expect(each).toBeLessThanOrEqual(before.price);
    });
  });

  it("keeps within a budget of kilometres, and no plan that it made within it has fewer points", () => {
    fc.assert(
      fc.property(cases({ size: small }), fc.nat(40), ({ problem, policy }, km) => {
        const bound = { ...policy, ...freely };
        const { kmBudgets, points } = frontier(problem, bound, {
          kmBudgets: [km, Number.POSITIVE_INFINITY],
          points: 3,
        });
        const [within, all] = kmBudgets.map(({ point }) => point);
        if (within) {
          const { plan, price, kmFarther, overload } = within;
          expectOptimal(problem, plan, { ...bound, arrivalPoints: price });
          expect(kmFarther).toBeLessThanOrEqual(km);
          // Kilometres as whoever reads the list adds them up, without those who must leave or are placed.
          const rows = [...transferRows(problem, plan)].filter(
            ({ fromId, fromClosed }) => fromId !== null && !fromClosed,
          );
          expect(kmFarther).toBeCloseTo(
            rows.reduce((sum, row) => sum + row.people * Math.max(0, row.extraKm), 0),
            6,
          );
          for (const point of points)
            if (point.kmFarther <= km) expect(point.overload).toBeGreaterThanOrEqual(overload);
        } else expect(points.every(({ kmFarther }) => kmFarther > km)).toBe(true);
        expect(all?.overload).toBe(points.at(-1)!.overload);
      }),
      runs(0.3),
    );
  });

  it("spends a budget of kilometres to where the next plan would pass it", () => {
    const shape = { people: 500, facilities: 6, supply: 0.8, consent: 0.7, newcomers: 0, clusters: 4 };
    const problem = cityOf({ seed: 5, width: 0.02, count: 1, ...shape });
    const policy = { participantsPerDoctor: 10 };
    const whole = frontier(problem, policy, { points: 200 }).points;
    const middle = whole[Math.floor(whole.length / 2)]!;
    const { kmBudgets } = frontier(problem, policy, { kmBudgets: [middle.kmFarther + 1e-9] });
    const point = kmBudgets[0]!.point!;
    expect([point.net, point.overload]).toEqual([middle.net, middle.overload]);
    expect(verify(problem, point.plan)).toMatchObject({ ok: true, proven: true });
  });

  it("has no more points than there are to know", () => {
    // The newcomer must be placed at all events; then one person more ends what was over quota by 150 points.
    const options = { points: 100, budgets: [0, 1, 2, 9] };
    const { points, budgets } = frontier(village, { ...villagePolicy, ...freely }, options);
    expect(points.map(({ net, overload, moves, price }) => [net, overload, moves, price])).toEqual([
      [1, 300, 1, 151],
      [2, 150, 2, 0],
    ]);
    expect(budgets.map(({ overload, point }) => [overload, point?.net])).toEqual([
      [null, undefined],
      [300, 1],
      [150, 2],
      [150, 2],
    ]);
  });

  it("tells every number between two plans, where two people at a time are relieved of each per cent", () => {
    const n = 260;
    const problem = {
      facilities: [0, 1].map((j) => ({ id: `${j}`, doctors: 200, lon: 109.3 + 0.001 * j, lat: 0 })),
      participants: {
        lon: new Float64Array(n).fill(109.3),
        lat: new Float64Array(n),
        facility: new Int32Array(n),
        consent: new Uint8Array(n).fill(1),
      },
    };
    const { budgets, points } = frontier(problem, { participantsPerDoctor: 1 }, { budgets: upTo(60) });
    // Of k people over a quota of 200 the two last cost as many per cent each.
    const left = (k: number): number => upTo(k).reduce((sum, i) => sum + Math.ceil(i / 2), 0);
    expect(budgets.map(({ overload }) => overload)).toEqual(upTo(60).map((v) => left(60 - v)));
    expect(budgets.map(({ point }) => point!.net)).toEqual(upTo(60).map((v) => 2 * Math.floor(v / 2)));
    for (const { plan } of points) expect(verify(problem, plan)).toMatchObject({ ok: true, proven: true });
  });

  it("is one point where nobody lives, or nobody is", () => {
    const nobody = {
      facilities: [],
      participants: {
        facility: new Int32Array(0),
        consent: new Uint8Array(0),
        lon: new Float64Array(0),
        lat: new Float64Array(0),
      },
    };
    const { points, budgets } = frontier(nobody, null, { points: 2, budgets: [0, Number.POSITIVE_INFINITY] });
    expect(points.map(({ net, overload }) => [net, overload])).toEqual([[0, 0]]);
    expect(budgets.map(({ overload }) => overload)).toEqual([0, 0]);
  });

  it("refuses points and budgets that are none", () => {
    const asked = (options: FrontierOptions) => () => frontier(village, villagePolicy, options);
    expect(asked({ points: 1 })).toThrow(InputError);
    expect(asked({ points: 2.5 })).toThrow("options.points: expected a whole number from 2");
    expect(asked({ budgets: [3, -1] })).toThrow("options.budgets[1]: expected a whole number from 0");
    expect(asked({ budgets: 7 as never })).toThrow("options.budgets: expected an array, got 7");
    expect(asked({ budgets: [Number.NaN] })).toThrow(InputError);
    expect(asked({ kmBudgets: [0.5, -0.5] })).toThrow("options.kmBudgets[1]: expected a number from 0");
    expect(() => frontier(village, { doctors: 1 } as never)).toThrow(InputError);
  });

  it("is the same with pauses", async () => {
    const options = { points: 3, budgets: [1] };
    expect(await frontierAsync(village, villagePolicy, options)).toEqual(frontier(village, villagePolicy, options));
  });
});

/** Each point's figures are those of its plan, and its plan is proven. */
function expectPlans({ points }: Frontier, prove: (plan: Plan, price: number) => unknown): void {
  for (const { plan, price, net, overload, metres } of points) {
    expect(plan.policy.arrivalPoints).toBe(price);
    expect(plan.objective.overload).toBe(overload + price * net);
    expect(plan.objective.metres).toBe(metres);
    prove(plan, price);
  }
}
