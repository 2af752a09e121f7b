import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InputError, redistribute, verify } from "../../src/index.ts";
import { type IfLess, intakeTable } from "../../src/study/intake-table.ts";
import { cases, runs, small } from "../support/arbitraries.ts";
import { modelOf, score } from "../support/model.ts";
import { village, villagePolicy } from "../support/village.ts";

describe("intakeTable", () => {
  it("never gains by a veto, and loses by all together at least what it loses one by one", () => {
    fc.assert(
      fc.property(cases({ size: small, households: false, firstMonth: true }), ({ problem, policy }) => {
        const plan = redistribute(problem, policy);
        expect(verify(problem, plan).ok).toBe(true);
        const today = problem.facilities.map((_, j) =>
          problem.participants.facility.reduce(
            (sum, own, row) =>
              own === j && problem.facilities[j]!.closed !== true
                ? sum + (problem.participants.count?.[row] ?? 1)
                : sum,
            0,
          ),
        );
        const receivers = problem.facilities.filter((_, j) => plan.enrolled[j]! > today[j]!).map(({ id }) => id);
        const rows = intakeTable(problem, plan, { together: receivers.length > 1 ? [receivers] : [], shares: [0] });
        const model = modelOf(problem, plan.policy);
        const cost = (loss: IfLess): bigint => score(model, loss);
        const singles = rows.slice(0, receivers.length).map(({ ifLess }) => cost(ifLess[0]!));
        for (const single of singles) expect(single >= 0n).toBe(true);
        if (receivers.length > 1)
          expect(cost(rows.at(-1)!.ifLess[0]!) >= singles.reduce((a, b) => a + b, 0n)).toBe(true);
      }),
      runs(0.5),
    );
  });

  it("tells of the village what its only receiver is worth", () => {
    const plan = redistribute(village, villagePolicy);
    expect(verify(village, plan)).toMatchObject({ ok: true, proven: true });
    // Facility 1 takes two; one only: row 2 stays. None: the newcomer goes there all the same, past what was agreed.
    expect(intakeTable(village, plan)).toEqual([
      {
        ids: ["B"],
        agreed: 9,
        planned: 2,
        wished: 2,
        placePrice: { overload: 100, metres: -2000 },
        ifLess: [
          { share: 0.5, overload: 150, overQuota: 1, metres: -1500 },
          { share: 0, overload: 150 + 250_000, overQuota: 1, metres: -1500 },
        ],
      },
    ]);
  });

  it("refuses shares and facilities that are none", () => {
    const plan = redistribute(village, villagePolicy);
    expect(() => intakeTable(village, plan, { shares: [2] })).toThrow(InputError);
    expect(() => intakeTable(village, plan, { together: [["nowhere"]] })).toThrow(InputError);
  });
});
