import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redistribute } from "../../src/index.ts";
import { cases, medium, problems, runs, small, tightCases } from "../support/arbitraries.ts";
import { expectFeasible, expectOptimal } from "../support/expect-optimal.ts";
import { modelOf } from "../support/model.ts";

describe("every plan", () => {
  it("should lose nobody, double nobody, and move only those who consent, within the limits", () => {
    fc.assert(
      fc.property(cases({ size: medium }), ({ problem, policy }) => {
        const plan = redistribute(problem, policy);

        expectFeasible(problem, plan, policy);
      }),
    );
  });

  it("should carry prices that prove it, whatever the problem", () => {
    fc.assert(
      fc.property(fc.oneof(cases({ size: medium }), tightCases()), ({ problem, policy }) => {
        const plan = redistribute(problem, policy);

        expectOptimal(problem, plan, policy);
      }),
    );
  });

  it("should take no policy for the default policy", () => {
    fc.assert(
      fc.property(problems({ size: small }), (problem) => {
        const plan = redistribute(problem);

        expectOptimal(problem, plan, {});
      }),
      runs(0.3),
    );
  });

  it("should push nobody over a ceiling while nobody is newly enrolled", () => {
    const lexicographic = cases({ size: medium, newcomers: false, weighted: false, firstMonth: true });
    fc.assert(
      fc.property(fc.oneof(lexicographic, tightCases()), ({ problem, policy }) => {
        const plan = redistribute(problem, { ...policy, overloadKm: Number.POSITIVE_INFINITY });

        const { ceiling } = modelOf(problem, plan.policy);
        for (const [j, people] of plan.enrolled.entries()) expect(people).toBeLessThanOrEqual(ceiling[j]!);
        expectOptimal(problem, plan);
      }),
    );
  });

  it("should move nobody where no facility is over its quota and nobody is newly enrolled", () => {
    fc.assert(
      fc.property(cases({ newcomers: false, firstMonth: true }), ({ problem, policy }) => {
        const { enrolledToday } = modelOf(problem, policy);
        const perDoctor = policy.participantsPerDoctor!;
        const facilities = problem.facilities.map(({ capacity: _, target: __, ...facility }, j) => ({
          ...facility,
          doctors: Math.ceil(enrolledToday[j]! / perDoctor),
        }));
        const plan = redistribute({ ...problem, facilities }, { ...policy, closerMoves: false, honourChoices: false });

        expect(plan.transfers.participant).toHaveLength(0);
        expect(plan.objective.overload).toBe(0);
        expectOptimal({ ...problem, facilities }, plan);
      }),
      runs(0.5),
    );
  });
});
