import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawNumber } from "../../src/index.ts";
import { drawnBefore } from "../../src/verify/draws.ts";

describe("drawnBefore", () => {
  it("orders rows by the numbers of their ids, and each pair one way", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 2 }), fc.nat(), (ids, seed) => {
        const isBefore = drawnBefore(ids, seed);
        const [a, b] = ids.map((id) => drawNumber(id, seed));

        expect(isBefore(0, 1)).toBe(!isBefore(1, 0));
        if (a !== b) expect(isBefore(0, 1)).toBe(a! < b!);
      }),
    );
  });
});
