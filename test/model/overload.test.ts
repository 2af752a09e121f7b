import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { marginalPoints, mostAtPoints, quotaOf, totalPoints } from "../../src/model/overload.ts";
import { defaultPolicy } from "../../src/model/policy.ts";

const quotas = fc.integer({ min: 0, max: 700 });
const people = fc.integer({ min: 0, max: 3000 });

describe("overload", () => {
  it("should have a quota of 5,000 a doctor, whatever floating point makes of fractions", () => {
    expect(quotaOf({ id: "A", doctors: 0.58 }, defaultPolicy)).toBe(2900);
    expect(quotaOf({ id: "A", doctors: 4, capacity: 12_000 }, defaultPolicy)).toBe(12_000);
    expect(quotaOf({ id: "A", doctors: 0 }, defaultPolicy)).toBe(0);
  });

  it("should sum the points of everybody", () => {
    fc.assert(
      fc.property(quotas, people, people, (quota, room, enrolled) => {
        const ceiling = quota + room;
        let sum = 0;
        for (let h = 1; h <= enrolled; h++) sum += marginalPoints(quota, ceiling, h);

        expect(totalPoints(quota, ceiling, enrolled)).toBe(sum);
      }),
    );
  });

  it("should never cost less for the next person, and know how many cost at most so much", () => {
    const points = fc.oneof(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 249_000, max: 251_000 }));
    fc.assert(
      fc.property(quotas, people, points, (quota, room, most) => {
        const ceiling = quota + room;
        const h = mostAtPoints(quota, ceiling, most);

        if (h > 0) expect(marginalPoints(quota, ceiling, h)).toBeLessThanOrEqual(most);
        expect(marginalPoints(quota, ceiling, h + 1)).toBeGreaterThan(most);
        expect(marginalPoints(quota, ceiling, h + 2)).toBeGreaterThanOrEqual(marginalPoints(quota, ceiling, h + 1));
      }),
    );
  });

  it("should cap the points of a hundred thousand per cent", () => {
    expect(marginalPoints(0, Number.POSITIVE_INFINITY, 2 ** 31 - 1)).toBe(100_000);
    expect(mostAtPoints(5, Number.POSITIVE_INFINITY, 100_000)).toBe(Number.POSITIVE_INFINITY);
    expect(totalPoints(1, 1, 2 ** 31 - 1)).toBeLessThan(2 ** 53);
  });
});
