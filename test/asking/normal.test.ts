import { describe, expect, it } from "vitest";
import { normalAbove, normalPassedBy } from "../../src/asking/normal.ts";

describe("the normal distribution", () => {
  it("should have the tails that tables give", () => {
    for (const [z, tail] of [
      [0, 0.5],
      [1, 0.15865525393145707],
      [1.96, 0.024997895148220435],
      [3, 0.0013498980316300933],
      [6, 9.865876450377018e-10],
      [-2, 0.9772498680518208],
    ] as const) {
      expect(normalAbove(z) / tail).toBeCloseTo(1, 6);
      expect(normalPassedBy(normalAbove(z))).toBeCloseTo(z, 8);
    }
    // Where the series gives way to the fraction.
    expect(normalAbove(3 - 1e-9) / normalAbove(3)).toBeCloseTo(1, 8);
  });
});
