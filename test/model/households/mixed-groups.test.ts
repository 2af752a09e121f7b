import { describe, expect, it } from "vitest";
import type { Policy } from "../../../src/types.ts";
import { prepared } from "../../support/prepared.ts";
import { problemOf, type RowRecord } from "../../support/rows.ts";

const [granted, unknown] = [1, 2];
// Two zones, three facilities. All of the household are registered at facility 0.
const metres = Int32Array.of(1000, 2000, 9000, 4000, 3000, 3000);

/** What each person of one household pays on the mean at facilities 0 to 2, and how many people the unit has. */
function household(rows: readonly Partial<RowRecord>[], policy: Policy = {}): { costs: number[]; people: number } {
  const row = { facility: 0, consent: granted, count: 1, zone: 0, household: 7 };
  const problem = problemOf({
    facilities: [0, 1, 2].map((j) => ({ id: `f${j}`, doctors: 1 })),
    rows: rows.map((own) => ({ ...row, ...own })),
    travel: { metres },
  });
  const { options, units } = prepared(problem, policy);
  expect(units.size).toBe(1);
  return { costs: [0, 1, 2].map((j) => options.cost(0, j)), people: units.weight[0]! };
}

describe("a household whose members live at two places", () => {
  it("pays the rounded mean of what its members pay, and goes only where all may go", () => {
    // At facility 1: 11,000 for one at zone 0, 9,000 for each of two at zone 1. Facility 2 is 8 km farther for the first.
    expect(household([{}, { zone: 1, count: 2 }])).toEqual({
      costs: [0, Math.round((11_000 + 2 * 9000) / 3), Number.NaN],
      people: 3,
    });
  });

  it("pays for one letter, shared, where one of them must be asked", () => {
    const { costs } = household([{}, { zone: 1, consent: unknown }], { unknown: "propose" });

    expect(costs).toEqual([0, (11_000 + 9000) / 2 + 5000, Number.NaN]);
  });
});
