import { describe, expect, it } from "vitest";
import { solveLinear } from "../../src/cohorts/simplex.ts";

describe("solveLinear", () => {
  it("should give a vertex and the prices of its rows, in either order", () => {
    const rows = [
      { at: [0, 1], by: [1, 1], min: 4 },
      { at: [1, 2], by: [1, 1], max: 3 },
      { at: [2], by: [1], max: 2 },
    ];
    for (const backwards of [false, true]) {
      const { x, price } = solveLinear({ cost: [3, 2, -1], rows }, backwards)!;

      expect(3 * x[0]! + 2 * x[1]! - x[2]!).toBe(9);
      // Duality: what the prices are worth is the least cost.
      expect(4 * price[0]! + 3 * price[1]! + 2 * price[2]!).toBe(9);
    }
  });

  it("should say what is impossible, and refuse what the package would swallow", () => {
    const row = { at: [0], by: [1], max: -1 };

    expect(solveLinear({ cost: [1], rows: [row] })).toBeNull();
    expect(() => solveLinear({ cost: [Number.NaN], rows: [] })).toThrow("NaN");
    expect(() => solveLinear({ cost: [1], rows: [{ ...row, max: Number.POSITIVE_INFINITY }] })).toThrow("Infinity");
    expect(() => solveLinear({ cost: [-1], rows: [] })).toThrow("without a least cost");
  });
});
