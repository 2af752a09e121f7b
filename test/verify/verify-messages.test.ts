/** What `verify` says, word by word: a planner has only these words to find the mistake by. */
import { describe, expect, it } from "vitest";
import { type Plan, type Policy, type Problem, redistribute, verify } from "../../src/index.ts";
import { planWith, planWithTransfers, village, villagePlan, villagePolicy } from "../support/village.ts";

function said(plan: Plan, problem: Problem = village): string[] {
  return verify(problem, plan).violations.map(({ code, message }) => `${code}: ${message}`);
}

/** A family of two, and one free place at each of two facilities. */
const apart: Problem = {
  facilities: [
    { id: "A", doctors: 0 },
    { id: "B", doctors: 1, capacity: 1, maxIntake: 1 },
    { id: "C", doctors: 1, capacity: 1, maxIntake: 1 },
  ],
  participants: {
    facility: Int32Array.of(0, 0),
    consent: Uint8Array.of(1, 1),
    zone: Int32Array.of(0, 0),
    household: Int32Array.of(1, 1),
  },
  travel: { metres: Int32Array.of(100, 200, 300) },
};
/** The same two, each a household of their own. */
const alone: Problem = { ...apart, participants: { ...apart.participants, household: Int32Array.of(1, 2) } };
const apartPolicy: Policy = { participantsPerDoctor: 1 };

const another = "expected what follows from the transfers, got another number";
const nothing = { overload: 0, overQuota: 0, metres: 0 };

describe("the words of verify", () => {
  it.each<[string, Plan, string[]]>([
    [
      "a plan of other rows",
      planWith({ fingerprint: "0".repeat(32) }),
      [
        "fingerprint: plan.fingerprint: expected a plan of this problem, got one made from other rows or another order of rows",
      ],
    ],
    [
      "a stage of another policy",
      planWith({ stage: "proposal" }),
      ['status: plan.stage: expected "ready" under this policy, got "proposal"'],
    ],
    [
      "an optimum without prices",
      planWith({ price: null }),
      ["status: plan.price: expected prices of an optimal plan, got null"],
    ],
    ["a bound that is missing", planWith({ bound: null }), ["status: plan.bound: expected the objective itself"]],
    [
      "a bound in other points",
      planWith({ bound: { overload: 149, overQuota: 2, metres: 1800 } }),
      ["status: plan.bound: expected the objective itself"],
    ],
    [
      "a bound in other metres",
      planWith({ bound: { overload: 150, overQuota: 2, metres: 1799 } }),
      ["status: plan.bound: expected the objective itself"],
    ],
    [
      "a bound with a sum that the policy has not",
      planWith({ bound: { overload: 150, overQuota: 2, metres: 1800, weighted: 0 } }),
      ["status: plan.bound: expected the objective itself"],
    ],
    ["a gap that is missing", planWith({ gap: null }), ["status: plan.gap: expected zeros"]],
    [
      "a gap that is none",
      planWith({ gap: { overload: 1, overQuota: 0, metres: 0 } }),
      ["status: plan.gap: expected zeros"],
    ],
    [
      "a stopped plan that claims a proof",
      planWith({ status: "stopped", gap: nothing }),
      [
        "status: plan.price: expected null in a stopped plan",
        "status: plan.bound: expected null in a stopped plan",
        "status: plan.gap: expected null in a stopped plan",
      ],
    ],
    [
      "other loads and quotas",
      planWith({ enrolled: Int32Array.of(5, 3, 0), quota: Int32Array.of(2, 5, 2) }),
      [
        `conservation: plan.enrolled[0]: ${another}`,
        `conservation: plan.enrolled[1]: ${another}`,
        "objective: plan.quota[1]: expected 4, got 5",
      ],
    ],
    [
      "other sums",
      planWith({
        objective: { overload: 151, overQuota: 2, metres: 1801 },
        bound: { overload: 151, overQuota: 2, metres: 1801 },
      }),
      [`objective: plan.objective.overload: ${another}`, `objective: plan.objective.metres: ${another}`],
    ],
    [
      "a warning of nothing",
      planWith({
        warnings: [{ code: "intake-not-agreed", path: "", params: {}, message: "anything", facilities: [1] }],
      }),
      ["status: plan.warnings: expected those that the problem and the transfers give rise to"],
    ],
    [
      "a column of another length",
      planWith({ enrolled: Int32Array.of(4, 4), quota: Int32Array.of(2, 4), price: null }),
      ["malformed: plan.enrolled: expected 3 facilities, got 2"],
    ],
  ])("should name %s", (_, plan, expected) => {
    expect(said(plan)).toEqual(expected);
  });

  it("should tell in which facility loads and quotas differ", () => {
    const plan = planWith({ enrolled: Int32Array.of(4, 5, 0), quota: Int32Array.of(2, 4, 3) });

    expect(verify(village, plan).violations.map(({ facility }) => facility)).toEqual([1, 2]);
  });

  it("should tell one weighted sum where one point is worth a way", () => {
    const policy = { ...villagePolicy, overloadKm: 1 };
    const plan = redistribute(village, policy);
    const { weighted } = plan.objective;
    const wrong = { ...plan.objective, weighted: weighted! + 1 };

    expect(said(plan)).toEqual([]);
    expect(said({ ...plan, objective: wrong, bound: wrong })).toEqual([
      `objective: plan.objective.weighted: ${another}`,
    ]);
    expect(said({ ...plan, gap: nothing })).toEqual(["status: plan.gap: expected zeros"]);
  });

  it("should find a bound with people where nobody is bound, and one without them where households are", () => {
    const people = { overload: 150, overQuota: 2, metres: 1800, enrolled: Int32Array.of(4, 4, 0) };
    const expected = ["status: plan.bound.enrolled: expected plan.enrolled where households are bound, else nothing"];

    expect(said(planWith({ bound: people }))).toEqual(expected);
    const separate = redistribute(apart, { ...apartPolicy, households: "separate" });
    expect(said(separate, apart)).toEqual([]);
    const plan = redistribute(alone, apartPolicy);
    expect(plan.status).toBe("optimal");
    expect(said(plan, alone)).toEqual([]);
    const { enrolled: _, ...without } = plan.bound!;
    expect(said({ ...plan, bound: without }, alone)).toEqual(expected);
  });

  it("should find a gap that is not what is missing to the bound", () => {
    const plan = redistribute(apart, apartPolicy);
    const { overload, overQuota, metres } = plan.gap!;

    expect(plan.status).toBe("near-optimal");
    expect(overload).toBeGreaterThan(0);
    expect(said(plan, apart)).toEqual([]);
    for (const name of ["price", "bound", "gap"]) {
      expect(said({ ...plan, [name]: null }, apart)).toEqual([
        `status: plan.${name}: expected that of a near-optimal plan, got null`,
      ]);
    }
    expect(said({ ...plan, gap: { overload, overQuota, metres: metres + 1 } }, apart)).toEqual([
      "status: plan.gap: expected the objective less the bound",
    ]);
  });

  it.each<[string, Policy]>([
    ["points", {}],
    ["metres", { overloadKm: 1 }],
  ])("should find a plan that calls itself near the bound and has nothing missing to it, in %s", (_, more) => {
    const plan = redistribute(alone, { ...apartPolicy, ...more });

    expect(plan.status).toBe("optimal");
    expect(said({ ...plan, status: "near-optimal" }, alone)).toEqual([
      'status: plan.status: expected "optimal" where nothing is missing to the bound',
    ]);
  });

  it("should find a warning that is left out, or tells of another facility, in other words or of another kind", () => {
    const { maxIntake: _, ...unagreed } = village.facilities[1]!;
    const problem = { ...village, facilities: village.facilities.with(1, unagreed) };
    const plan = redistribute(problem, villagePolicy);
    const [warning] = plan.warnings;
    const expected = ["status: plan.warnings: expected those that the problem and the transfers give rise to"];

    expect(said(plan, problem)).toEqual([]);
    expect(warning).toMatchObject({ code: "intake-not-agreed", facilities: [1] });
    for (const change of [
      { facilities: [2] },
      { facilities: [1, 2] },
      { message: "B will be glad." },
      { code: "no-transfers" as never },
    ]) {
      expect(said({ ...plan, warnings: [{ ...warning!, ...change }] }, problem)).not.toEqual([]);
    }
    expect(said({ ...plan, warnings: [] }, problem)).toEqual(expected);
    expect(said({ ...plan, warnings: [warning!, warning!] }, problem)).toEqual(expected);
  });

  it("should leave out what relies on a check that failed", () => {
    // Nobody adds up any more, so neither loads nor prices are blamed.
    const { violations } = verify(village, planWithTransfers({ people: Int32Array.of(2, 1) }));

    expect(new Set(violations.map(({ code }) => code))).toEqual(new Set(["conservation"]));
    expect(verify(village, villagePlan()).violations).toEqual([]);
  });
});
