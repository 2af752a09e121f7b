import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explain, InputError, redistribute, summarize, verify } from "../../src/index.ts";
import { areaRows } from "../../src/study/area-rows.ts";
import { cases, small } from "../support/arbitraries.ts";
import { village, villagePlan } from "../support/village.ts";

describe("areaRows", () => {
  it("adds up to the figures of the plan, however people are parted", () => {
    fc.assert(
      fc.property(
        cases({ size: small }),
        fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 12, maxLength: 12 }),
        ({ problem, policy }, areas) => {
          const plan = redistribute(problem, policy);
          expect(verify(problem, plan).ok).toBe(true);
          const of = Int32Array.from(problem.participants.facility, (_, row) => areas[row]!);
          const rows = areaRows(problem, plan, { names: ["a", "b", "c"], of });
          const summary = summarize(problem, plan);
          const sum = (value: (row: (typeof rows)[number]) => number | null): number =>
            rows.reduce((total, row) => total + value(row)!, 0);
          expect(sum(({ people }) => people)).toBe(summary.people);
          expect(sum(({ overQuota }) => overQuota.before)).toBeCloseTo(summary.overQuota.before, 6);
          expect(sum(({ overQuota }) => overQuota.after)).toBeCloseTo(summary.overQuota.after, 6);
          expect(sum(({ transferred }) => transferred)).toBe(summary.transferred);
          expect(sum(({ placed }) => placed)).toBe(summary.placed + summary.ofClosed.placed);
          expect(rows.slice(0, 3).map(({ name }) => name)).toEqual(["a", "b", "c"]);
        },
      ),
    );
  });

  it("tells of the village who lives where, and suppresses small numbers on request", () => {
    const plan = villagePlan();
    expect(verify(village, plan)).toMatchObject({ ok: true, proven: true });
    const areaOf = { names: ["Hilir", "Hulu"], of: Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1) };
    const explanation = explain(village, plan);
    const [hilir, hulu] = areaRows(village, plan, areaOf, { explanation });
    // Facility 0 has 5 of 2 before and 4 of 2 after; four of the five, then three of the four, live in Hilir.
    expect(hilir).toMatchObject({
      people: 4,
      overQuota: { before: (3 / 5) * 4, after: (2 / 4) * 3 },
      atFacilitiesOver: { before: 4, after: 3 },
      transferred: 1,
      placed: 0,
      meanExtraKm: 0.5,
      doctorsMissing: 1.5 / 2,
    });
    expect(hulu).toMatchObject({ people: 4, transferred: 0, placed: 1, meanExtraKm: null });
    const [few] = areaRows(village, plan, areaOf, { suppressBelow: 5 });
    expect(few).toMatchObject({
      people: null,
      overQuota: { before: null, after: null },
      transferred: null,
      placed: 0,
      meanExtraKm: null,
    });
  });

  it("refuses areas that are none", () => {
    const plan = villagePlan();
    expect(() => areaRows(village, plan, { names: ["a"], of: new Int32Array(3) })).toThrow(InputError);
    expect(() => areaRows(village, plan, { names: ["a"], of: new Int32Array(8).fill(1) })).toThrow(InputError);
  });
});
