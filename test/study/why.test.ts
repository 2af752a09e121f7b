import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InputError, redistribute, verify } from "../../src/index.ts";
import { why } from "../../src/study/why.ts";
import { cases, small } from "../support/arbitraries.ts";
import { village, villagePolicy } from "../support/village.ts";

describe("why", () => {
  it("shows for everybody that no option is worth more than where the plan has them", () => {
    fc.assert(
      fc.property(cases({ size: small }), fc.nat(), ({ problem, policy }, a) => {
        const plan = redistribute(problem, { ...policy, households: "separate" });
        expect(verify(problem, plan).ok).toBe(true);
        const rows = problem.participants.facility.length;
        if (rows === 0) return;
        const { facilities, mayMove, equals } = why(problem, plan, a % rows);
        const all = facilities.filter(({ people }) => people > 0);
        const worth = ({ overload, metres }: { overload: number; metres: number }): number =>
          overload * 2 ** 32 + metres;
        expect(all.reduce((sum, { people }) => sum + people, 0)).toBe(
          plan.unplaced.includes(a % rows) ? 0 : (problem.participants.count?.[a % rows] ?? 1),
        );
        for (const { option, rule, cost, total } of facilities) {
          expect(option).toBe(rule === null);
          expect(cost === null).toBe(!option);
          if (!mayMove || total === null) continue;
          for (const seat of all) expect(worth(seat.total!)).toBeLessThanOrEqual(worth(total));
        }
        for (const j of equals) expect(worth(facilities[j]!.total!)).toBe(worth(all[0]!.total!));
      }),
    );
  });

  it("names the rule against each facility, and nobody else", () => {
    const plan = redistribute(village, villagePolicy);
    const { facilities, stays, drawNumber, today } = why(village, plan, 1);
    expect({ stays, today }).toEqual({ stays: "refused", today: 0 });
    expect(drawNumber).not.toBeNull();
    expect(facilities.map(({ rule, metres }) => [rule, metres])).toEqual([
      [null, 1000],
      [null, 2000],
      ["extra-way", 90_000],
    ]);
    expect(() => why(village, plan, -1)).toThrow(InputError);
  });
});
