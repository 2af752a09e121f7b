/** What is agreed with facilities: how many people they are to have, how many more they take. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redistribute } from "../../src/index.ts";
import { cases, medium, runs } from "../support/arbitraries.ts";
import { expectOptimal } from "../support/expect-optimal.ts";
import { modelOf } from "../support/model.ts";
import { withFacilities } from "../support/rows.ts";

describe("an agreed intake", () => {
  it("should never be passed while nobody must be placed", () => {
    fc.assert(
      fc.property(cases({ size: medium, newcomers: false, weighted: false }), ({ problem, policy }) => {
        const plan = redistribute(problem, policy);
        const { enrolledToday } = modelOf(problem, policy);

        expectOptimal(problem, plan, policy);
        for (const [j, { maxIntake = Infinity }] of problem.facilities.entries()) {
          expect(plan.enrolled[j]).toBeLessThanOrEqual(enrolledToday[j]! + maxIntake);
        }
      }),
    );
  });

  it("should be the only thing that is missing where a plan has a warning", () => {
    fc.assert(
      fc.property(cases({ size: medium }), ({ problem, policy }) => {
        const plan = redistribute(problem, policy);
        const { enrolledToday } = modelOf(problem, policy);
        const asked = new Set(
          plan.warnings.filter(({ code }) => code === "intake-not-agreed").map(({ facility }) => facility),
        );
        const agreed = withFacilities(problem, (facility, j) =>
          asked.has(j) ? { ...facility, maxIntake: Math.max(0, plan.enrolled[j]! - enrolledToday[j]!) } : facility,
        );

        const again = redistribute(agreed, policy);

        expectOptimal(problem, plan, policy);
        expectOptimal(agreed, again, policy);
        // Whoever agrees to just what the plan gives them can be given it.
        expect(again.objective.weighted ?? again.objective.overload).toBeLessThanOrEqual(
          plan.objective.weighted ?? plan.objective.overload,
        );
        expect(
          again.warnings.filter(({ code, facility }) => code === "intake-not-agreed" && asked.has(facility)),
        ).toEqual([]);
      }),
      runs(0.5),
    );
  });
});

describe("an agreed target", () => {
  it("should count as the doctors for so many people would, whoever works there", () => {
    fc.assert(
      fc.property(cases({ size: medium }), ({ problem, policy }) => {
        const perDoctor = policy.participantsPerDoctor!;
        const byDoctors = withFacilities(problem, ({ target, ...facility }) =>
          target === undefined ? facility : { ...facility, doctors: target / perDoctor },
        );

        const plan = redistribute(problem, policy);
        const same = redistribute(byDoctors, policy);

        expectOptimal(problem, plan, policy);
        expectOptimal(byDoctors, same, policy);
        expect({ ...plan, fingerprint: "" }).toEqual({ ...same, fingerprint: "" });
      }),
    );
  });
});
