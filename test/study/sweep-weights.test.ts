import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InputError, redistribute } from "../../src/index.ts";
import { sweepWeights, sweepWeightsAsync } from "../../src/study/sweep-weights.ts";
import { cases, runs, small } from "../support/arbitraries.ts";
import { expectOptimal, leastOf } from "../support/expect-optimal.ts";
import { village, villagePolicy } from "../support/village.ts";

const weights = { overQuotaKm: [0.5, 20], overloadKm: [0.2, 1] };

describe("sweepWeights", () => {
  it("gives the plans of fresh runs, and the weight lies between the rates at which it is paid, for any problem", () => {
    fc.assert(
      fc.property(cases({ size: small }), ({ problem, policy: { arrivalPoints: _, ...policy } }) => {
        const rows = sweepWeights(problem, policy, weights);
        expect(rows.map(({ overQuotaKm, overloadKm }) => [overloadKm, overQuotaKm])).toEqual(
          weights.overloadKm.flatMap((point) => weights.overQuotaKm.map((over) => [point, over])),
        );
        rows.forEach(({ overQuotaKm, overloadKm, plan }, i) => {
          const choiceWorthKm = Math.min(policy.choiceWorthKm ?? 20, ...weights.overQuotaKm);
          const own = { ...policy, choiceWorthKm, overQuotaKm, overloadKm };
          expect(plan).toEqual(redistribute(problem, own));
          expectOptimal(problem, plan, own);
          const before = rows[i - 1];
          if (before?.overloadKm !== overloadKm) return;
          // What relief beyond the row before cost is worth it by this weight, and was not by that one.
          const [a, b] = [leastOf(before.plan), leastOf(plan)];
          const fewer = a.overQuota - b.overQuota;
          const paid = b.metres - a.metres + 1000 * overloadKm * (b.overload - a.overload);
          expect(fewer).toBeGreaterThanOrEqual(0);
          expect(paid).toBeGreaterThanOrEqual(1000 * before.overQuotaKm * fewer);
          expect(paid).toBeLessThanOrEqual(1000 * overQuotaKm * fewer);
        });
      }),
      runs(0.2),
    );
  });

  it("shows what each person over quota less is paid for, in a town made by hand", () => {
    // Three too many at A, for 10 + 20 + 30 points of a metre each; B is 1, 2 or 4 km farther for one of them each.
    const problem = {
      facilities: [
        { id: "A", doctors: 1 },
        { id: "B", doctors: 1, maxIntake: 9 },
      ],
      participants: {
        facility: new Int32Array(4),
        consent: Uint8Array.of(0, 1, 1, 1),
        count: Int32Array.of(10, 1, 1, 1),
        zone: Int32Array.of(0, 1, 2, 3),
      },
      travel: { metres: Int32Array.of(0, 0, 1000, 2000, 1000, 3000, 1000, 5000) },
    };
    const policy = { participantsPerDoctor: 10, moveCostKm: 0, maxExtraKm: 10 };
    const rows = sweepWeights(problem, policy, { overQuotaKm: [0.9, 1.5, 10, 20], overloadKm: [0.001] });
    for (const { plan } of rows) expectOptimal(problem, plan);
    expect(
      rows.map(({ overQuota, moves, meanExtraKm, kmPerPerson }) => [overQuota, moves, meanExtraKm, kmPerPerson]),
    ).toEqual([
      [3, 0, null, null],
      [2, 1, 1, 1 - 0.03],
      [0, 3, 7 / 3, 2.985],
      [0, 3, 7 / 3, null],
    ]);
  });

  it("has a row where nobody is, and none where no weight is asked", () => {
    expect(sweepWeights({ ...village, facilities: village.facilities }, villagePolicy, { overQuotaKm: [] })).toEqual(
      [],
    );
    const participants = { facility: new Int32Array(0), consent: new Uint8Array(0), zone: new Int32Array(0) };
    const [row] = sweepWeights({ ...village, participants }, villagePolicy);
    expect(row).toMatchObject({ overloadKm: 0.2, moves: 0, meanExtraKm: null, kmPerPerson: null, overQuota: 0 });
  });

  it("refuses weights that no policy may have", () => {
    const asked = (options: object) => () => sweepWeights(village, villagePolicy, options);
    expect(asked({ overQuotaKm: [-1] })).toThrow(InputError);
    expect(asked({ overQuotaKm: 100 })).toThrow("options.overQuotaKm: expected an array, got 100");
    expect(asked({ overloadKm: [1, Number.POSITIVE_INFINITY] })).toThrow("options.overloadKm[1]: expected");
    expect(asked({ overloadKm: [0] })).toThrow(InputError);
  });

  it("is the same with pauses", async () => {
    expect(await sweepWeightsAsync(village, villagePolicy)).toEqual(sweepWeights(village, villagePolicy));
  });
});
