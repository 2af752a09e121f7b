import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planFromJson, planToJson, redistribute } from "../../src/index.ts";
import { cases, medium } from "../support/arbitraries.ts";
import { expectFeasible, expectOptimal } from "../support/expect-optimal.ts";

describe("a plan", () => {
  it("should survive JSON", () => {
    fc.assert(
      fc.property(cases({ size: medium }), ({ problem, policy }) => {
        const plan = redistribute(problem, policy);

        const again = planFromJson(JSON.parse(JSON.stringify(planToJson(plan))));

        expect(again).toStrictEqual(plan);
        expectOptimal(problem, again, policy);
      }),
    );
  });

  it("should survive JSON when it was stopped", () => {
    fc.assert(
      fc.property(cases({ size: medium }), ({ problem, policy }) => {
        const plan = redistribute(problem, policy, { onProgress: () => false });

        const again = planFromJson(JSON.parse(JSON.stringify(planToJson(plan))));

        expect(again).toStrictEqual(plan);
        expectFeasible(problem, again, policy);
      }),
    );
  });
});
