/** Quality of facilities, weighed in kilometres. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases, medium, runs } from "../support/arbitraries.ts";
import { expectSameOptimum, solved } from "../support/expect-optimal.ts";
import { NO_WAY } from "../support/model.ts";
import { withFacilities, withRows } from "../support/rows.ts";

const qualityKm = { infrastructure: 2.345, medicines: 1 };

describe("quality", () => {
  it("should count as so many metres more to each facility, where there are no limits", () => {
    // Newcomers go to the nearest facility of their family by the real way, and have the reserve of the really nearest.
    fc.assert(
      fc.property(cases({ size: medium, travel: "matrix", households: false }), ({ problem: drawn, policy: given }) => {
        fc.pre(drawn.travel?.metres !== undefined);
        const policy = { ...given, reserve: 0, maxExtraKm: Number.POSITIVE_INFINITY, maxDistanceKm: null };
        // Hardship is of the real way. And who has no way to today's facility is as far from it as from the nearest.
        const problem = withRows(drawn, (rows) => rows.map((row) => ({ ...row, extraCostPerKm: 0 })));
        const m = problem.facilities.length;
        const ways = problem.travel!.metres!.map((way) => (way === NO_WAY ? 40_000 : way));
        const more = problem.facilities.map(({ quality: { infrastructure = 0, medicines = 0 } = {} }) =>
          Math.round(2345 * (1 - infrastructure) + 1000 * (1 - medicines)),
        );
        const near = { ...problem, travel: { metres: ways } };
        const far = { ...problem, travel: { metres: ways.map((way, k) => way + more[k % m]!) } };

        expectSameOptimum(near, solved(near, { ...policy, qualityKm }), solved(far, { ...policy, qualityKm: null }));
      }),
      runs(0.5),
    );
  });

  it("should not matter where it is the same everywhere, but for first placements", () => {
    fc.assert(
      fc.property(
        cases({ size: medium, newcomers: false }),
        fc.nat(10),
        ({ problem: drawn, policy: given }, tenths) => {
          // Else what a move costs at least would grow with it.
          const policy = { ...given, closerMoves: true };
          const problem = withFacilities(drawn, (facility) => ({
            ...facility,
            quality: { infrastructure: tenths / 10 },
          }));

          const plain = solved(problem, { ...policy, qualityKm: {} });
          expectSameOptimum(problem, plain, solved(problem, { ...policy, qualityKm: { infrastructure: 3 } }));
        },
      ),
      runs(0.5),
    );
  });

  it("should not matter where the policy does not weigh it", () => {
    fc.assert(
      fc.property(cases({ size: medium }), ({ problem, policy: given }) => {
        const policy = { ...given, qualityKm: { parking: 0 } };
        const untold = withFacilities(problem, ({ quality: _, ...facility }) => facility);

        const plan = solved(problem, policy);

        expect({ ...solved(untold, policy), fingerprint: "" }).toEqual({ ...plan, fingerprint: "" });
        expect(plan.warnings.filter(({ code }) => code === "quality-unknown")).toEqual([]);
      }),
      runs(0.5),
    );
  });

  it("should count as 0 where it is not told, and be warned about", () => {
    fc.assert(
      fc.property(cases({ size: medium }), ({ problem, policy: given }) => {
        const policy = { ...given, qualityKm };
        const told = withFacilities(problem, (facility) => ({
          ...facility,
          quality: { infrastructure: 0, medicines: 0, ...facility.quality },
        }));

        const plan = solved(problem, policy);
        const same = solved(told, policy);

        expect(same.transfers).toEqual(plan.transfers);
        expect(same.warnings.filter(({ code }) => code === "quality-unknown")).toEqual([]);
        const untold = [...problem.facilities.keys()].filter((j) => {
          const { closed, quality = {} } = problem.facilities[j]!;
          return !closed && Object.keys(quality).length < 2;
        });
        const warned = plan.warnings.filter(({ code }) => code === "quality-unknown");
        expect(warned.map(({ facilities }) => facilities)).toEqual(untold.length > 0 ? [untold] : []);
      }),
      runs(0.5),
    );
  });

  it("should leave limits as they are: of real metres", () => {
    fc.assert(
      fc.property(cases({ size: medium }), ({ problem, policy }) => {
        const plan = solved(problem, { ...policy, qualityKm });

        expect(plan.unplaced).toEqual(solved(problem, { ...policy, qualityKm: {} }).unplaced);
      }),
      runs(0.5),
    );
  });
});
