import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases, medium, runs, tightCases, tiny } from "../support/arbitraries.ts";
import { bruteForce } from "../support/brute-force.ts";
import { modelOf, score } from "../support/model.ts";
import { flowOptimum, lpOptimum } from "../support/oracles.ts";
import { brokenConditions, smallestPrices } from "../support/prices.ts";

describe("the oracles", () => {
  it("should agree with each other", () => {
    fc.assert(
      fc.property(cases({ size: tiny }), ({ problem, policy }) => {
        const model = modelOf(problem, policy);

        const brute = score(model, bruteForce(model));

        expect(score(model, flowOptimum(model))).toBe(brute);
        expect(score(model, lpOptimum(model))).toBe(brute);
      }),
      runs(0.5),
    );
  });

  it("should find the same smallest prices whichever optimum they start from", () => {
    fc.assert(
      fc.property(cases({ size: tiny }), ({ problem, policy }) => {
        const model = modelOf(problem, policy);
        const brute = bruteForce(model);
        const flow = flowOptimum(model);

        const prices = smallestPrices(model, brute.assignment, brute.enrolled);

        expect(smallestPrices(model, flow.assignment, flow.enrolled)).toEqual(prices);
      }),
      runs(0.5),
    );
  });

  it("should find plans that their own prices prove", () => {
    fc.assert(
      fc.property(fc.oneof(cases({ size: medium }), tightCases()), ({ problem, policy }) => {
        const model = modelOf(problem, policy);
        const { assignment, enrolled } = flowOptimum(model);

        const prices = smallestPrices(model, assignment, enrolled);

        expect(brokenConditions(model, assignment, enrolled, prices)).toEqual([]);
      }),
      runs(0.5),
    );
  });
});
