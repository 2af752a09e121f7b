/**
 * The other size grid: few rows and many facilities, as far as the limits go. The grid of the other laws ends at 8
 * facilities, and an 8-bit column once passed them all.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Policy, type Problem, redistribute, verify } from "../../src/index.ts";
import { runs } from "../support/arbitraries.ts";
import { type WideCase, wideCases } from "../support/cities.ts";
import { leastOf } from "../support/expect-optimal.ts";
import { modelOf, score } from "../support/model.ts";
import { flowOptimum } from "../support/oracles.ts";

/** Plans, and has the plan proven and everybody counted. */
function expectProven(problem: Problem, policy: Policy): void {
  const plan = redistribute(problem, policy);
  const { count, facility } = problem.participants;
  const people = Array.from(facility, (_, row) => count?.[row] ?? 1).reduce((sum, one) => sum + one, 0);
  const unplaced = Array.from(plan.unplaced, (row) => count?.[row] ?? 1).reduce((sum, one) => sum + one, 0);

  expect(plan.status).not.toBe("stopped");
  expect(plan.enrolled.reduce((sum, one) => sum + one, 0) + unplaced).toBe(people);
  expect(verify(problem, plan)).toMatchObject({ ok: true, proven: plan.status === "optimal", violations: [] });
}

function expectAllProven(drawn: fc.Arbitrary<WideCase>, numRuns: number): void {
  fc.assert(
    fc.property(drawn, ({ problem, policy }) => expectProven(problem, policy)),
    { numRuns },
  );
}

describe("few rows and many facilities", () => {
  it("should be proven with 1 to 101 rows and 200 to 600 facilities, with all rules", () => {
    expectAllProven(wideCases({ rows: [1, 101], facilities: [200, 600], count: 5000 }), runs(1.6).numRuns);
  });

  it("should be proven with 255, 256 and 257 facilities, where columns of 8 bits end", () => {
    const around = fc.constantFrom(254, 255, 256, 257, 511, 512, 513);
    const drawn = around.chain((m) => wideCases({ rows: [1, 101], facilities: [m, m], count: 5000 }));
    expectAllProven(drawn, runs(0.6).numRuns);
  });

  it.each([1023, 2048, 4096])("should be proven with %i facilities", (m) => {
    expectAllProven(wideCases({ rows: [1, 30], facilities: [m, m], count: 5000 }), runs(0.05).numRuns);
  });

  it("should have the optimum of the textbook flow in whole numbers", () => {
    const drawn = wideCases({ rows: [1, 12], facilities: [200, 300], count: 4 });
    fc.assert(
      fc.property(drawn, ({ problem, policy }) => {
        const model = modelOf(problem, policy);
        const optimum = flowOptimum(model);

        expect(score(model, leastOf(redistribute(problem, policy)))).toBe(score(model, optimum));
      }),
      runs(0.1),
    );
  });
});
