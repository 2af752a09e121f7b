import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Curves, marginalPoints, mostAtPoints, quotaOf, totalPoints } from "../../src/model/overload.ts";
import { defaultPolicy } from "../../src/model/policy.ts";

/** One facility. */
const curves = (quota: number, ceiling: number): Curves => ({
  quota: Float64Array.of(quota),
  ceiling: Float64Array.of(ceiling),
});

const quotas = fc.integer({ min: 0, max: 700 });
const people = fc.integer({ min: 0, max: 3000 });

describe("overload", () => {
  it("should have a quota of 5,000 a doctor, whatever floating point makes of fractions", () => {
    expect(quotaOf({ id: "A", doctors: 0.58 }, defaultPolicy)).toBe(2900);
    expect(quotaOf({ id: "A", doctors: 4, capacity: 12_000 }, defaultPolicy)).toBe(12_000);
    expect(quotaOf({ id: "A", doctors: 0 }, defaultPolicy)).toBe(0);
  });

  it("should have the agreed target for a quota, within the rooms", () => {
    expect(quotaOf({ id: "A", doctors: 4, target: 12_000 }, defaultPolicy)).toBe(12_000);
    expect(quotaOf({ id: "A", doctors: 0, target: 12_000, capacity: 9_000 }, defaultPolicy)).toBe(9_000);
    expect(quotaOf({ id: "A", doctors: 4, target: 0 }, defaultPolicy)).toBe(0);
  });

  it("should sum the points of everybody", () => {
    fc.assert(
      fc.property(quotas, people, people, (quota, ceiling, enrolled) => {
        let sum = 0;
        for (let h = 1; h <= enrolled; h++) sum += marginalPoints(curves(quota, ceiling), 0, h);

        expect(totalPoints(curves(quota, ceiling), 0, enrolled)).toBe(sum);
      }),
    );
  });

  it("should never cost less for the next person, and know how many cost at most so much", () => {
    const points = fc.oneof(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 249_000, max: 251_000 }));
    fc.assert(
      fc.property(quotas, people, points, (quota, ceiling, most) => {
        const h = mostAtPoints(curves(quota, ceiling), 0, most);

        if (h > 0) expect(marginalPoints(curves(quota, ceiling), 0, h)).toBeLessThanOrEqual(most);
        expect(marginalPoints(curves(quota, ceiling), 0, h + 1)).toBeGreaterThan(most);
        expect(marginalPoints(curves(quota, ceiling), 0, h + 2)).toBeGreaterThanOrEqual(
          marginalPoints(curves(quota, ceiling), 0, h + 1),
        );
      }),
    );
  });

  it("should cap the points of a hundred thousand per cent", () => {
    expect(marginalPoints(curves(0, Number.POSITIVE_INFINITY), 0, 2 ** 31 - 1)).toBe(100_000);
    expect(mostAtPoints(curves(5, Number.POSITIVE_INFINITY), 0, 100_000)).toBe(Number.POSITIVE_INFINITY);
    expect(totalPoints(curves(1, 1), 0, 2 ** 31 - 1)).toBeLessThan(2 ** 53);
  });
});
