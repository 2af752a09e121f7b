import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runThrough } from "../../../src/generators.ts";
import { moveRules } from "../../../src/model/moves.ts";
import { rowMoves } from "../../../src/model/options/row-moves.ts";
import { completePolicy } from "../../../src/model/policy.ts";
import { rowFactsOf } from "../../../src/model/registration.ts";
import { cases, medium } from "../../support/arbitraries.ts";
import { modelOf } from "../../support/model.ts";

describe("rowMoves", () => {
  it("costs each row what the model of the tests says, and NaN where it is no option: letters and relatives apart", () => {
    fc.assert(
      fc.property(cases({ size: medium, households: false }), ({ problem, policy: given }) => {
        const policy = completePolicy({ ...given, askKm: 0 });
        const { rows } = modelOf(problem, policy);
        const facts = runThrough(rowFactsOf(problem, policy));
        const of = Int32Array.from(rows, ({ row }) => row);
        const moves = runThrough(rowMoves(facts, of, moveRules(problem.facilities, policy, 0)));
        for (const [place, { reachable }] of rows.entries()) {
          const expected = problem.facilities.map(
            (_, j) => reachable.find(({ facility }) => facility === j)?.metres ?? Number.NaN,
          );
          expect(problem.facilities.map((_, j) => moves.cost(place, j))).toEqual(expected);
        }
      }),
    );
  });
});
