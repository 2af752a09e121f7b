import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redistribute } from "../../src/index.ts";
import { allStay, movesAnybody } from "../support/all-stay.ts";
import { cases, medium, runs, small } from "../support/arbitraries.ts";
import { evenCases } from "../support/even-cases.ts";
import { expectNearOptimal, householdSlack, solved } from "../support/expect-optimal.ts";
import { type Model, modelOf, score } from "../support/model.ts";
import { problemOf } from "../support/rows.ts";

/** Whether somebody must be placed whom no family takes along. */
function mustPlace(model: Model): boolean {
  const withFamily = new Set(model.groups.filter((group) => group.some((row) => model.rows[row]!.today >= 0)).flat());
  return model.rows.some(
    ({ row, today, people, options }) => today < 0 && people > 0 && options.length > 0 && !withFamily.has(row),
  );
}

describe("where it is as good that nobody moves", () => {
  it("should move nobody, with households too", () => {
    const any = fc.oneof(
      cases({ size: medium, newcomers: false }),
      evenCases({ size: small, newcomers: false }),
      evenCases({ size: small, newcomers: false, households: true }),
      cases({ size: small, households: true }),
    );
    fc.assert(
      fc.property(any, ({ problem, policy }) => {
        const model = modelOf(problem, policy);
        fc.pre(!mustPlace(model));
        const plan = redistribute(problem, policy);
        const staying = allStay(model, problem);

        expectNearOptimal(problem, plan, policy);
        if (score(model, staying) > score(model, plan.objective)) return;
        const isNear = (people: number, j: number): boolean =>
          people >= plan.bound!.enrolled![j]! - householdSlack(model);
        if (plan.status === "optimal" || staying.enrolled.every(isNear)) expect(movesAnybody(model, plan)).toBe(false);
      }),
      runs(3),
    );
  });

  it("should not let one move for the 10 km that another gains", () => {
    const facilities = [0, 0, 1].map((doctors, j) => ({ id: `f${j}`, doctors }));
    const row = { zone: 0, consent: 1, count: 1 };
    const wisher = { ...row, facility: 2, choices: [0] };
    const problem = problemOf({
      facilities,
      rows: [wisher, { ...row, facility: 1 }],
      travel: { metres: Int32Array.of(0, 0, 0) },
    });
    const moved = (choiceWorthKm: number): number[] => {
      const policy = { participantsPerDoctor: 1, fill: "levelled", honourChoices: true, choiceWorthKm } as const;
      return [...solved(problem, policy).transfers.participant];
    };

    // A move costs 10 km here. One is over quota whether the wisher leaves the doctor to the other or not.
    expect(moved(20)).toEqual([]);
    expect(moved(20.001)).toEqual([0, 1]);
  });
});
