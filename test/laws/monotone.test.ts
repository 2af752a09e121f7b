/**
 * What can only help. Each law holds because the change lets every earlier plan stand, at no higher cost: more options,
 * or marginal points that are nowhere higher. (A new facility is no such law: it may become the nearest of somebody newly
 * enrolled and so shrink `maxExtraKm` for them. Nor is a wider `maxDistanceKm`, when it makes room for people who were unplaced.
 * Nor are consents or limits where households are bound: who joins the others takes options away from them, and newcomers go
 * to their family as soon as they may.)
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Plan, type Policy, type Problem, redistribute } from "../../src/index.ts";
import { type Case, cases, medium, type ProblemConstraints, runs } from "../support/arbitraries.ts";
import { expectOptimal, leastOf } from "../support/expect-optimal.ts";
import { modelOf, score } from "../support/model.ts";
import { withFacilities, withRows } from "../support/rows.ts";

const alone: ProblemConstraints = { households: false };

interface Solved {
  readonly before: Plan;
  readonly after: Plan;
}

/** Solves both and expects that the second is no worse, in the order of the first one's objective. */
function expectNoWorse(before: Case, after: Case): Solved {
  const one = redistribute(before.problem, before.policy);
  const other = redistribute(after.problem, after.policy);
  expectOptimal(before.problem, one, before.policy);
  expectOptimal(after.problem, other, after.policy);
  const model = modelOf(before.problem, before.policy);
  expect(score(model, leastOf(other))).toBeLessThanOrEqual(score(model, leastOf(one)));
  return { before: one, after: other };
}

/** A law about a change of the problem under the same policy. */
function noWorseWith(change: (problem: Problem, k: number) => Problem, of: ProblemConstraints = {}): void {
  fc.assert(
    fc.property(cases({ size: medium, ...of }), fc.nat(99), ({ problem, policy }, k) => {
      expectNoWorse({ problem, policy }, { problem: change(problem, k), policy });
    }),
    runs(0.5),
  );
}

/** A law about a change of policy for the same problem. */
function noWorseUnder(
  change: (policy: Policy, k: number) => readonly [Policy, Policy],
  of: ProblemConstraints = {},
): void {
  fc.assert(
    fc.property(cases({ size: medium, ...of }), fc.nat(99), ({ problem, policy }, k) => {
      const [before, after] = change(policy, k);
      expectNoWorse({ problem, policy: before }, { problem, policy: after });
    }),
    runs(0.5),
  );
}

describe("a plan", () => {
  it("should not get worse with one more doctor", () => {
    noWorseWith((problem, k) =>
      withFacilities(problem, (facility, j) =>
        j === k % problem.facilities.length ? { ...facility, doctors: facility.doctors + 1 } : facility,
      ),
    );
  });

  it("should not get worse with one more place", () => {
    noWorseWith((problem, k) =>
      withFacilities(problem, (facility, j) =>
        j === k % problem.facilities.length && facility.capacity !== undefined
          ? { ...facility, capacity: facility.capacity + 1 }
          : facility,
      ),
    );
  });

  it("should not get worse without a limit to capacity", () => {
    noWorseWith((problem) => withFacilities(problem, ({ capacity: _, ...facility }) => facility));
  });

  it("should not get worse when a facility agrees to take one more, or as many as it may", () => {
    noWorseWith((problem, k) =>
      withFacilities(problem, ({ maxIntake, ...facility }, j) =>
        j !== k % problem.facilities.length || maxIntake === undefined
          ? { ...facility, maxIntake }
          : { ...facility, maxIntake: k % 2 === 0 ? maxIntake + 1 : undefined },
      ),
    );
  });

  it("should not get worse when a facility must keep one fewer, or may lose one more", () => {
    noWorseWith((problem, k) =>
      withFacilities(problem, (facility, j) => {
        if (j !== k % problem.facilities.length) return facility;
        const { minimum = 0, maxOutflow = 2 ** 31 - 2 } = facility;
        return { ...facility, minimum: Math.max(0, minimum - 1), maxOutflow: maxOutflow + 1 };
      }),
    );
  });

  it("should not get worse with one more consent", () => {
    noWorseWith(
      (problem, k) =>
        withRows(problem, (rows) => rows.map((row, r) => (r === k % rows.length ? { ...row, consent: 1 } : row))),
      alone,
    );
  });

  it("should not get worse when everybody consents", () => {
    noWorseWith((problem) => withRows(problem, (rows) => rows.map((row) => ({ ...row, consent: 1 }))), alone);
  });

  it("should not get worse with a wider maxExtraKm", () => {
    const limits = [0, 0.001, 0.5, 1.112, 3, 10, Number.POSITIVE_INFINITY];
    noWorseUnder(
      (policy, k) => [
        { ...policy, maxExtraKm: limits[k % 6]! },
        { ...policy, maxExtraKm: limits[(k % 6) + 1]! },
      ],
      alone,
    );
  });

  it("should not get worse with a wider maxDistanceKm while nobody is newly enrolled", () => {
    const limits = [0, 0.003, 1, 2, 5, Number.POSITIVE_INFINITY];
    fc.assert(
      fc.property(cases({ size: medium, newcomers: false, ...alone }), fc.nat(4), ({ problem, policy }, k) => {
        const before = { ...policy, maxDistanceKm: limits[k]! };
        const after = { ...policy, maxDistanceKm: limits[k + 1]! };

        expectNoWorse({ problem, policy: before }, { problem, policy: after });
      }),
      runs(0.5),
    );
  });

  it("should leave fewer people unplaced with a wider maxDistanceKm, never others", () => {
    const limits = [0, 0.003, 1, 2, 5, Number.POSITIVE_INFINITY];
    fc.assert(
      fc.property(cases({ size: medium }), fc.nat(4), ({ problem, policy }, k) => {
        const before = redistribute(problem, { ...policy, maxDistanceKm: limits[k]! });
        const after = redistribute(problem, { ...policy, maxDistanceKm: limits[k + 1]! });

        expectOptimal(problem, before);
        expectOptimal(problem, after);
        expect(after.unplaced.every((row) => before.unplaced.includes(row))).toBe(true);
      }),
      runs(0.3),
    );
  });

  it("should not get worse when receivers may be filled to capacity", () => {
    noWorseUnder((policy) => [
      { ...policy, fill: "to-quota" },
      { ...policy, fill: "levelled" },
    ]);
  });

  it("should not get worse when those not asked may be proposed", () => {
    noWorseUnder(
      (policy) => [
        { ...policy, unknown: "stay" },
        { ...policy, unknown: "propose" },
      ],
      alone,
    );
  });

  it("should not get worse when people may also move just to be nearer", () => {
    noWorseUnder((policy) => [
      { ...policy, closerMoves: false },
      { ...policy, closerMoves: true },
    ]);
  });

  it("should not get worse with a smaller moveCostKm, which never changes the points", () => {
    const costs = [100, 10, 1.234, 0.5, 0.001, 0];
    fc.assert(
      fc.property(cases({ size: medium }), fc.nat(4), ({ problem, policy }, k) => {
        const dear = { ...policy, moveCostKm: costs[k]! };
        const cheap = { ...policy, moveCostKm: costs[k + 1]! };

        const { before, after } = expectNoWorse({ problem, policy: dear }, { problem, policy: cheap });

        if (before.objective.weighted === undefined) expect(leastOf(after).overload).toBe(leastOf(before).overload);
      }),
      runs(0.5),
    );
  });

  it("should have no fewer points when they have a price than when any way is worth it, and where they alone have no more metres", () => {
    fc.assert(
      fc.property(cases({ size: medium, weighted: true }), ({ problem, policy: given }) => {
        // To end an overload is worth a way too: with that, fewer people over quota might be had for more points and metres.
        const policy = { ...given, overQuotaKm: 0, choiceWorthKm: 0 };
        const weighted = redistribute(problem, policy);
        const lexicographic = redistribute(problem, { ...policy, overloadKm: Number.POSITIVE_INFINITY });

        expectOptimal(problem, weighted, policy);
        expectOptimal(problem, lexicographic);
        expect(leastOf(weighted).overload).toBeGreaterThanOrEqual(leastOf(lexicographic).overload);
        expect(leastOf(weighted).metres).toBeLessThanOrEqual(leastOf(lexicographic).metres);
      }),
      runs(0.5),
    );
  });
});
