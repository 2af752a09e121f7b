import { describe, expect, it } from "vitest";
import { type Explanation, explain, type Problem, redistribute } from "../../src/index.ts";
import { expectOptimal } from "../support/expect-optimal.ts";

/** People of a full clinic, and an empty one for 400 so many metres away. */
function fullAndEmpty(people: number, quota: number, metres: number, consent: number): Problem {
  return {
    facilities: [
      { id: "full", doctors: 1, target: quota },
      { id: "empty", doctors: 1, target: 400, maxIntake: 400 },
    ],
    participants: {
      zone: new Int32Array(people),
      facility: new Int32Array(people),
      consent: new Uint8Array(people).fill(consent),
    },
    travel: { metres: Int32Array.of(0, metres) },
  };
}

function explained(problem: Problem): { moved: number; explanation: Explanation } {
  const policy = { maxExtraKm: Number.POSITIVE_INFINITY };
  const plan = redistribute(problem, policy);
  expectOptimal(problem, plan, policy);
  return { moved: plan.transfers.participant.length, explanation: explain(problem, plan) };
}

describe("explain with finite weights", () => {
  it("should name 20 consents where 120 refused beside an empty clinic 3 km away", () => {
    const { moved, explanation } = explained(fullAndEmpty(120, 100, 3000, 0));
    const { groups, consentsMissing } = explanation;

    expect(moved).toBe(0);
    expect(consentsMissing).toMatchObject({ people: 20, overQuotaSaved: 20, withinKm: Number.POSITIVE_INFINITY });
    // 100 km a person over quota, and a point each; less 3 km and 10 of bother.
    expect(consentsMissing.weightedSaved).toBe(20 * (100_000 - 13_000) + 200 * consentsMissing.pointsSaved);
    expect(groups).toHaveLength(1);
    expect(groups[0]).toMatchObject({ over: 20, mayNotMove: { refused: 120 }, mayNotMoveWithWayOut: { refused: 120 } });
    expect(groups[0]!.notWorthTheWay).toEqual({ people: 0, leastKm: null });
  });

  it("should say that 300 stay whose only way out costs 130 km", () => {
    const { moved, explanation } = explained(fullAndEmpty(400, 100, 120_000, 1));

    expect(moved).toBe(0);
    expect(explanation.groups[0]).toMatchObject({ over: 300, mayMoveButOnlyInside: 0 });
    expect(explanation.groups[0]!.notWorthTheWay).toEqual({ people: 300, leastKm: 130 });
    expect(explanation.consentsMissing.people).toBe(0);
  });

  it("should explain nothing where all 300 are relieved, for 52 km each", () => {
    const { moved, explanation } = explained(fullAndEmpty(400, 100, 42_000, 1));

    expect(moved).toBe(300);
    expect(explanation.groups).toEqual([]);
  });
});
