import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimalOf, wholeOf } from "../../src/io/numbers.ts";

describe("numbers", () => {
  it("should read decimals as Number does, with either mark", () => {
    const number = fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.integer({ min: 0, max: 15 }));
    fc.assert(
      fc.property(number, ([value, digits]) => {
        const text = value.toFixed(digits);
        expect(decimalOf(text)).toBe(Number(text));
        expect(decimalOf(text.replace(".", ","))).toBe(Number(text));
      }),
    );
  });

  it("should read whole numbers with and without groups, and nothing else", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), fc.constantFrom(".", ",", " ", "'"), (value, mark) => {
        const grouped = String(value).replace(/\B(?=(\d{3})+$)/g, mark);
        expect([wholeOf(String(value)), wholeOf(grouped)]).toEqual([value, value]);
      }),
    );
    expect(["", "-", "1.5", "12.34", "1.234,567", "1e3", "0x10", "1 2", "five"].map(wholeOf)).toEqual(
      Array(9).fill(Number.NaN),
    );
  });
});
