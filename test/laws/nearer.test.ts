import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Policy, Problem } from "../../src/index.ts";
import { cases, medium } from "../support/arbitraries.ts";
import { pricesOf, solved } from "../support/expect-optimal.ts";
import { choicesOf, modelOf, wayTo } from "../support/model.ts";
import { type RowRecord, withRows } from "../support/rows.ts";

/** The way to a facility, and what is missing to its quality. */
function burdenOf({ facilities, ...problem }: Problem, { qualityKm }: Policy, row: number, j: number): number {
  const missing = Object.entries(qualityKm ?? {}).map(
    ([kind, km]) => 1000 * km * (1 - (facilities[j]!.quality?.[kind] ?? 0)),
  );
  return wayTo({ facilities, ...problem }, row, j) + Math.round(missing.reduce((sum, metres) => sum + metres, 0));
}

describe("transfers", () => {
  it("should lead nobody without a list of choices past a facility 10 m or more nearer, at no higher a price", () => {
    // A household goes where the mean of its members costs least.
    const drawn = cases({ size: medium, households: false });
    // Half of them registered anywhere, so that many gain by any move.
    const stray = (row: RowRecord, k: number, m: number): RowRecord =>
      row.facility < 0 || k % 2 === 0 ? row : { ...row, facility: (row.facility + k) % m };
    fc.assert(
      fc.property(drawn, ({ problem: drawnProblem, policy }) => {
        const m = drawnProblem.facilities.length;
        const problem = withRows(drawnProblem, (rows) => rows.map((row, k) => stray(row, k, m)));

        const plan = solved(problem, policy);

        const price = pricesOf(plan);
        const { rows } = modelOf(problem, policy);
        const past = [...plan.transfers.participant].flatMap((row, k) => {
          const to = plan.transfers.to[k]!;
          if (choicesOf(problem, row).length > 0) return [];
          return rows[row]!.options.filter(
            ({ facility }) =>
              price[facility]! <= price[to]! &&
              burdenOf(problem, policy, row, facility) + 10 <= burdenOf(problem, policy, row, to),
          ).map(({ facility }) => `row ${row} to ${to}, past ${facility}`);
        });
        expect(past).toEqual([]);
      }),
    );
  });
});
