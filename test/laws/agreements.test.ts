/** What is agreed with facilities: how many people they are to have, how many more they take, how many they keep. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { facilityRows, type PlanWarning, redistribute, summarize } from "../../src/index.ts";
import { cases, medium, runs } from "../support/arbitraries.ts";
import { expectNearOptimal, expectOptimal, householdSlack, leastOf } from "../support/expect-optimal.ts";
import { missingToFloors, modelOf } from "../support/model.ts";
import { withFacilities } from "../support/rows.ts";

describe("an agreed intake", () => {
  it("should never be passed while nobody must be placed", () => {
    fc.assert(
      fc.property(
        cases({ size: medium, firstMonth: true, newcomers: false, weighted: false, households: false }),
        ({ problem, policy }) => {
          const plan = redistribute(problem, policy);
          const { enrolledToday } = modelOf(problem, policy);

          expectOptimal(problem, plan, policy);
          for (const [j, { maxIntake = Infinity }] of problem.facilities.entries()) {
            expect(plan.enrolled[j]).toBeLessThanOrEqual(enrolledToday[j]! + maxIntake);
          }
        },
      ),
    );
  });

  it("should warn no more, at no worse a plan, where the facilities warned of agree to what they are given", () => {
    fc.assert(
      fc.property(cases({ size: medium, firstMonth: true }), ({ problem, policy }) => {
        const plan = redistribute(problem, policy);
        const { enrolledToday } = modelOf(problem, policy);
        const unagreed = (warnings: readonly PlanWarning[]): readonly number[] =>
          warnings.find(({ code }) => code === "intake-not-agreed")?.facilities ?? [];
        const asked = new Set(unagreed(plan.warnings));
        const agreed = withFacilities(problem, (facility, j) =>
          asked.has(j) ? { ...facility, maxIntake: Math.max(0, plan.enrolled[j]! - enrolledToday[j]!) } : facility,
        );

        const again = redistribute(agreed, policy);

        expectOptimal(problem, plan, policy);
        expectOptimal(agreed, again, policy);
        // Whoever agrees to just what the plan gives them can be given it.
        expect(leastOf(again).weighted ?? leastOf(again).overload).toBeLessThanOrEqual(
          plan.objective.weighted ?? plan.objective.overload,
        );
        expect(unagreed(again.warnings).filter((j) => asked.has(j))).toEqual([]);
      }),
      runs(0.5),
    );
  });
});

describe("an agreed target", () => {
  it("should count as the doctors for so many people would, whoever works there", () => {
    fc.assert(
      fc.property(cases({ size: medium, firstMonth: true }), ({ problem, policy }) => {
        const perDoctor = policy.participantsPerDoctor!;
        const byDoctors = withFacilities(problem, ({ target, ...facility }) =>
          target === undefined ? facility : { ...facility, doctors: target / perDoctor },
        );

        const plan = redistribute(problem, policy);
        const same = redistribute(byDoctors, policy);

        expectOptimal(problem, plan, policy);
        expectOptimal(byDoctors, same, policy);
        // Doctors may be warned about, and a target not, or the other way round.
        const bare = { fingerprint: "", warnings: [] };
        expect({ ...plan, ...bare }).toEqual({ ...same, ...bare });
      }),
    );
  });
});

describe("a floor", () => {
  const settled = cases({ size: medium, firstMonth: true, weighted: false, households: false });

  it("should be missed by households that move together, by no more than their people less 1", () => {
    fc.assert(
      fc.property(
        cases({ size: medium, firstMonth: true, weighted: false, households: true }),
        ({ problem, policy }) => {
          const plan = redistribute(problem, policy);
          const model = modelOf(problem, policy);
          const slack = householdSlack(model);
          const enrolledAtBound = plan.bound?.enrolled ?? plan.enrolled;

          expectNearOptimal(problem, plan, policy);
          expect([...enrolledAtBound].filter((people, j) => people < model.floor[j]!)).toEqual([]);
          expect([...plan.enrolled].filter((people, j) => people < model.floor[j]! - slack)).toEqual([]);
          expect(summarize(problem, plan).shortOfFloor).toBe(missingToFloors(model, plan.enrolled));
        },
      ),
    );
  });

  it("should never be broken where households may be parted, whoever is relieved or placed elsewhere, while any way is worth a point", () => {
    fc.assert(
      fc.property(settled, ({ problem, policy }) => {
        const plan = redistribute(problem, policy);
        const { floor } = modelOf(problem, policy);

        expectOptimal(problem, plan, policy);
        expect([...plan.enrolled].filter((people, j) => people < floor[j]!)).toEqual([]);
        expect(summarize(problem, plan).shortOfFloor).toBe(0);
        expect(facilityRows(problem, plan).map((row) => row.floor)).toEqual(floor);
      }),
    );
  });

  it("should keep everybody's number where nobody may lose any: people only change places", () => {
    fc.assert(
      fc.property(
        cases({ size: medium, firstMonth: true, newcomers: false, weighted: false, households: false }),
        fc.boolean(),
        (drawn, byMinimum) => {
          const problem = withFacilities(drawn.problem, (facility) =>
            byMinimum ? { ...facility, minimum: 2 ** 31 - 1 } : { ...facility, maxOutflow: 0 },
          );
          const plan = redistribute(problem, drawn.policy);

          expectOptimal(problem, plan, drawn.policy);
          expect([...plan.enrolled]).toEqual(modelOf(problem, drawn.policy).enrolledToday);
        },
      ),
      runs(0.5),
    );
  });

  it("should change nothing where the plan without it keeps so many", () => {
    fc.assert(
      fc.property(settled, ({ problem: drawn, policy: given }) => {
        const policy = { ...given, households: "separate" } as const;
        const free = withFacilities(drawn, ({ minimum: _, maxOutflow: __, ...facility }) => facility);
        const before = redistribute(free, policy);
        const problem = withFacilities(free, (facility, j) => ({ ...facility, minimum: before.enrolled[j]! }));

        const plan = redistribute(problem, policy);

        expectOptimal(problem, plan, policy);
        expect(plan.objective).toEqual(before.objective);
      }),
      runs(0.5),
    );
  });
});
