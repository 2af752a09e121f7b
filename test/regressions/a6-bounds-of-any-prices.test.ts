import { describe, expect, it } from "vitest";
import { type Plan, type Problem, redistribute, verify } from "../../src/index.ts";

/**
 * A household of two where one is too many, and room for one 1 km away. Parted, one of them goes, for 2 km with the bother of
 * it: that is the bound. Together they stay, for a second person is 100 points at a quota of 1, and beyond a ceiling more.
 */
const problem: Problem = {
  facilities: [
    { id: "home", doctors: 1, target: 1 },
    { id: "other", doctors: 1, target: 1, maxIntake: 1 },
  ],
  participants: {
    zone: Int32Array.of(0, 0),
    facility: Int32Array.of(0, 0),
    consent: Uint8Array.of(1, 1),
    household: Int32Array.of(7, 7),
  },
  travel: { metres: Int32Array.of(0, 1000) },
};
const plan = redistribute(problem, { moveCostKm: 1, overloadKm: Number.POSITIVE_INFINITY, participantsPerDoctor: 1 });

/** The plan with other prices in metres, and the bound that they prove. */
function withPrices(metres: readonly number[], bound: number): Plan {
  return {
    ...plan,
    price: { overload: plan.price!.overload, metres: Float64Array.from(metres) },
    bound: { ...plan.bound!, metres: bound },
    gap: { ...plan.gap!, metres: -bound },
  };
}

describe("A6: the bound of a near-optimal plan is the optimum of parted households", () => {
  it("should be proven at the smallest prices", () => {
    expect(plan).toMatchObject({ status: "near-optimal", objective: { overload: 100, metres: 0 } });
    expect(plan.bound).toEqual({ overload: 0, overQuota: 0, metres: 2000, enrolled: Int32Array.of(1, 1) });
    expect([...plan.price!.metres]).toEqual([2000, 0]);
    expect(verify(problem, plan)).toEqual({ ok: true, proven: false, violations: [], count: 0 });
  });

  // At 2,001 all would rather go, at 1,999 all stay: both prices prove that nothing costs less than 1,999 m.
  it.each([2001, 1999])("should not be what a price of %i proves", (price) => {
    expect(verify(problem, withPrices([price, 0], 1999)).violations).toMatchObject([
      {
        code: "status",
        message:
          "plan.bound.enrolled: expected the people of an optimum in which households may be parted, at the plan's prices",
      },
    ]);
  });

  it("should not have larger prices than it needs", () => {
    expect(verify(problem, withPrices([2500, 500], 2000)).violations.map(({ code }) => code)).toEqual([
      "price",
      "price",
    ]);
  });
});
