import { describe, expect, it } from "vitest";
import {
  batchOf,
  createLevel,
  drift,
  LARGEST_BAND,
  LEAST_BAND,
  levelPrices,
  levelSteps,
} from "../../src/assign/levels.ts";
import type { Options } from "../../src/assign/problem.ts";

const options = (units: number, facilities: number): Options => ({
  units,
  facilities,
  weight: Int32Array.from({ length: units }, (_, unit) => 1 + (unit % 3)),
  cost: () => 0,
  best: () => undefined,
});

describe("levelSteps", () => {
  it.each([
    [10, 1, [1]],
    [100, 1, [4, 1]],
    [1600, 1, [64, 16, 4, 1]],
    [1600, 400, [4, 1]],
  ])("coarsens %i units among %i facilities by %j", (units, facilities, steps) => {
    expect(levelSteps(options(units, facilities))).toEqual(steps);
  });
});

describe("createLevel", () => {
  it.each([1, 4, 16])("has the whole weight of all units, whatever the step: %i", (step) => {
    for (const units of [17, 64, 99]) {
      const whole = options(units, 1);
      const level = createLevel(whole, step);
      const { first, count } = batchOf(level, 0, level.units);

      expect(level.weight.reduce((a, b) => a + b, 0)).toBe(whole.weight.reduce((a, b) => a + b, 0));
      expect(first + (count - 1) * step).toBeLessThan(units);
      expect(level.weight.every((people) => people > 0)).toBe(true);
    }
  });
});

describe("levelPrices", () => {
  it("are the least at which everybody fits, or what those who stay cost already", () => {
    // The h-th person costs h − 10 beyond ten; 24 people have room for 10 + p at each of two.
    const curve = {
      marginal: (_: number, h: number) => Math.max(0, h - 10),
      maxLoad: (_: number, price: number) => (price < 0 ? 0 : 10 + price),
    };
    const twelve = { ...options(12, 2), weight: new Int32Array(12).fill(2) };

    expect([...levelPrices(twelve, curve, Float64Array.of(0, 0))]).toEqual([2, 2]);
    expect([...levelPrices(twelve, curve, Float64Array.of(0, 19))]).toEqual([12, 12]);
    expect([...levelPrices({ ...twelve, weight: new Int32Array(12) }, curve, Float64Array.of(0, 19))]).toEqual([0, 9]);
  });
});

describe("drift", () => {
  it("is at least 100 m, and as far as prices moved against each other, but for a few and for steps of points", () => {
    const before = Float64Array.of(0, 0, 0, 0);

    expect(drift(before, Float64Array.of(7, 7, 7, 7))).toBe(LEAST_BAND);
    expect(drift(before, Float64Array.of(0, 0, 300, 0))).toBe(300);
    expect(drift(before, Float64Array.of(0, 0, 0, 2 * LARGEST_BAND))).toBe(LEAST_BAND);
  });
});
