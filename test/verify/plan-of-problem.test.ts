import { describe, expect, it } from "vitest";
import { planOfProblem } from "../../src/verify/plan-of-problem.ts";
import { issuesOf } from "../support/input-error.ts";
import { planWith, village, villagePlan } from "../support/village.ts";

describe("planOfProblem", () => {
  it("gives a copy that does not change with the plan given", () => {
    const plan = villagePlan();

    const own = planOfProblem(village, plan);

    expect(own).toEqual(plan);
    plan.enrolled[0] = 99;
    expect(own.enrolled[0]).toBe(4);
  });

  it("refuses a plan of other rows", () => {
    const issues = issuesOf(() => planOfProblem(village, planWith({ fingerprint: "another" })));

    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatch(/^fingerprint plan\.fingerprint: /);
  });

  it("refuses what is no plan, and indices out of range", () => {
    expect(issuesOf(() => planOfProblem(village, null as never))[0]).toMatch(/^type plan: expected an object/);
    expect(issuesOf(() => planOfProblem(village, planWith({ unplaced: Int32Array.of(99) })))[0]).toMatch(
      /plan\.unplaced\[0\]/,
    );
  });
});
