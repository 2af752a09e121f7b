import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Capacities,
  capacitiesOf,
  marginalCost,
  marginalPoints,
  mostAtCost,
  mostAtPoints,
  quotaOf,
  totalCost,
  totalPoints,
} from "../../src/model/overload.ts";
import { defaultPolicy } from "../../src/model/policy.ts";

/** One facility. */
const capacities = (
  quota: number,
  ceiling: number,
  floor = 0,
  halfDoctor = 1,
  more: Partial<Capacities> = {},
): Capacities => ({
  start: Float64Array.of(0),
  reserve: Float64Array.of(0),
  arrivalPoints: 0,
  weights: { point: 200, over: 100_000 },
  ...more,
  floor: Float64Array.of(floor),
  divisor: Float64Array.of(Math.max(quota, halfDoctor)),
  quota: Float64Array.of(quota),
  ceiling: Float64Array.of(ceiling),
});

const quotas = fc.integer({ min: 0, max: 700 });
const people = fc.integer({ min: 0, max: 3000 });
/** One facility; its floor is at most its ceiling. */
const drawn = fc
  .tuple(
    quotas,
    people,
    fc.option(people, { nil: 0 }),
    fc.constantFrom(1, 250, 2 ** 31),
    fc.record({
      start: people,
      arrivalPoints: fc.constantFrom(0, 0, 1, 77, 100_000),
      weights: fc.constantFrom(
        { point: 200, over: 100_000 },
        { point: 1, over: 0 },
        { point: 7, over: 700_000 },
        { point: 2 ** 32, over: 0 },
      ),
    }),
  )
  .map(([quota, ceiling, floor, halfDoctor, { start, ...more }]) =>
    capacities(quota, ceiling, Math.min(floor, ceiling), halfDoctor, { ...more, start: Float64Array.of(start) }),
  );

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

  it("should sum the points of everybody, and of whoever is missing at the floor", () => {
    fc.assert(
      fc.property(drawn, people, (one, enrolled) => {
        let sum = 200_000 * one.floor[0]!;
        for (let h = 1; h <= enrolled; h++) sum += marginalPoints(one, 0, h);

        expect(totalPoints(one, 0, enrolled)).toBe(sum);
      }),
    );
  });

  it("should never cost less for the next person, and know how many cost at most so much", () => {
    const near = (points: number) => fc.integer({ min: points - 300, max: points + 900 });
    fc.assert(
      fc.property(drawn, fc.oneof(near(0), near(250_000), near(-200_000), near(-100_000)), (one, most) => {
        const h = mostAtPoints(one, 0, most);

        if (h > 0) expect(marginalPoints(one, 0, h)).toBeLessThanOrEqual(most);
        expect(marginalPoints(one, 0, h + 1)).toBeGreaterThan(most);
        expect(marginalPoints(one, 0, h + 2)).toBeGreaterThanOrEqual(marginalPoints(one, 0, h + 1));
      }),
    );
  });

  it("should cost in metres what the weights say, and know how many cost at most so much", () => {
    fc.assert(
      fc.property(drawn, people, fc.integer({ min: -300, max: 300 }), (one, enrolled, near) => {
        let [sum, most] = [one.weights.point * 200_000 * one.floor[0]!, 0];
        const limit = marginalCost(one, 0, enrolled) + near;
        const [costs, said]: [number[], number[]] = [[], []];
        for (let h = 1; h <= 3001; h++) {
          const cost = marginalCost(one, 0, h);
          costs.push(cost);
          said.push(one.weights.point * marginalPoints(one, 0, h) + (h > one.quota[0]! ? one.weights.over : 0));
          if (h <= enrolled) sum += cost;
          if (cost <= limit) most = h;
        }

        expect(costs).toEqual(said);
        expect(mostAtCost(one, 0, limit)).toBeGreaterThanOrEqual(most);
        if (most <= 3000) expect(mostAtCost(one, 0, limit)).toBe(most);
        if (Number.isSafeInteger(sum)) expect(totalCost(one, 0, enrolled)).toBe(sum);
      }),
    );
  });

  it("should count per cents of the quota, but of no less than half a doctor's", () => {
    const { quota, divisor } = capacitiesOf(
      [
        { id: "none", doctors: 0 },
        { id: "a third", doctors: 1 / 3 },
        { id: "one", doctors: 1 },
        { id: "few rooms", doctors: 4, capacity: 900 },
      ],
      new Float64Array(4),
      { ...defaultPolicy, participantsPerDoctor: 5001 },
    );

    expect([...quota]).toEqual([0, 1667, 5001, 900]);
    expect([...divisor]).toEqual([2500, 2500, 5001, 2500]);
    expect(
      capacitiesOf([{ id: "none", doctors: 0 }], new Float64Array(1), { ...defaultPolicy, participantsPerDoctor: 1 })
        .divisor[0],
    ).toBe(1);
  });

  it("should cap the points of a hundred thousand per cent", () => {
    expect(marginalPoints(capacities(0, Number.POSITIVE_INFINITY), 0, 2 ** 31 - 1)).toBe(100_000);
    expect(mostAtPoints(capacities(5, Number.POSITIVE_INFINITY), 0, 100_000)).toBe(Number.POSITIVE_INFINITY);
    expect(totalPoints(capacities(1, 1), 0, 2 ** 31 - 1)).toBeLessThan(2 ** 53);
  });
});
