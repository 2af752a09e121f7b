import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Plan, redistribute } from "../../src/index.ts";
import { type Case, cases, crowded, medium, runs, small, tightCases, tiny } from "../support/arbitraries.ts";
import { bruteForce } from "../support/brute-force.ts";
import { cityCases } from "../support/cities.ts";
import { expectOptimal, leastOf, pricesOf } from "../support/expect-optimal.ts";
import { type Model, modelOf, score } from "../support/model.ts";
import { flowOptimum, lpOptimum, type Optimum } from "../support/oracles.ts";
import { smallestPrices } from "../support/prices.ts";

/** Solves, and compares with an oracle that has never seen the plan. */
function solvedAs(oracle: (model: Model) => Optimum, { problem, policy }: Case): { plan: Plan; optimum: Optimum } {
  const plan = redistribute(problem, policy);
  const model = modelOf(problem, policy);
  const optimum = oracle(model);
  if (model.weight === null) {
    expect(leastOf(plan)).toMatchObject({ overload: optimum.overload, metres: optimum.metres });
  }
  expect(score(model, leastOf(plan))).toBe(score(model, optimum));
  return { plan, optimum };
}

describe("redistribute", () => {
  it("should find the optimum that trying every assignment finds", () => {
    fc.assert(
      fc.property(cases({ size: tiny }), (drawn) => {
        const { plan } = solvedAs(bruteForce, drawn);

        expectOptimal(drawn.problem, plan, drawn.policy);
      }),
    );
  });

  it("should find the least points of the linear program, then its least metres", () => {
    fc.assert(
      fc.property(cases({ size: small, weighted: false }), (drawn) => {
        const { plan } = solvedAs(lpOptimum, drawn);

        expectOptimal(drawn.problem, plan, drawn.policy);
      }),
      runs(0.5),
    );
  });

  it("should find the weighted sum of the linear program where overloadKm is finite", () => {
    fc.assert(
      fc.property(cases({ size: small, weighted: true }), (drawn) => {
        const { plan } = solvedAs(lpOptimum, drawn);

        expectOptimal(drawn.problem, plan, drawn.policy);
      }),
      runs(0.5),
    );
  });

  it("should find the optimum of the textbook flow in whole numbers, and the smallest prices of its other plan", () => {
    fc.assert(
      fc.property(fc.oneof(cases({ size: medium }), cases({ size: small }), tightCases()), (drawn) => {
        const { plan, optimum } = solvedAs(flowOptimum, drawn);

        const model = modelOf(drawn.problem, drawn.policy);
        expect(pricesOf(plan)).toEqual(smallestPrices(model, optimum.assignment, optimum.enrolled));
        expectOptimal(drawn.problem, plan, drawn.policy);
      }),
      runs(0.5),
    );
  });

  it("should find the optimum where thousands share a few points", () => {
    const norms = fc.constantFrom(5000, 1000, 333.3, 7500);
    fc.assert(
      fc.property(cases({ size: crowded }), norms, ({ problem, policy }, participantsPerDoctor) => {
        // Thousands of people at 1,000 km a point may be more than 2^53 metres in all, which is refused.
        const overloadKm = policy.overloadKm === 1000 ? 100 : policy.overloadKm;
        const drawn = { problem, policy: { ...policy, participantsPerDoctor, overloadKm } };
        const { plan } = solvedAs(flowOptimum, drawn);

        expectOptimal(problem, plan, drawn.policy);
      }),
      runs(0.1),
    );
  });

  it("should prove its plan for cities large enough to be solved from coarse to fine", () => {
    fc.assert(
      fc.property(cityCases(4000, 10), ({ problem, policy }) => {
        const plan = redistribute(problem, policy);

        expectOptimal(problem, plan, policy);
      }),
      runs(0.1),
    );
  });
});
