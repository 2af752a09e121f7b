import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IdSet } from "../../src/model/id-set.ts";

describe("IdSet", () => {
  it("should answer like a Set", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom("", "__proto__", "a", "b"))), (texts) => {
        const set = new IdSet(10);
        const seen = new Set<string>();
        for (const text of texts) {
          expect(set.add(text)).toBe(!seen.has(text));
          seen.add(text);
        }
      }),
    );
  });

  it("should tell many ids apart, and know them again", () => {
    const set = new IdSet(10);
    const ids = Array.from({ length: 40_000 }, (_, row) => `${6_171_000_000_000_000 + 7 * row}`);
    expect(ids.filter((id) => set.add(id))).toHaveLength(ids.length);
    expect(ids.filter((id) => set.add(id))).toHaveLength(0);
  });

  it("should not lose any where ids collide on purpose", () => {
    // The hash of three characters, short of its last mixing, is made to be the same for all: where two characters lead
    // to one high half, the third evens out the low one.
    const step = (h: number, c: number): number => Math.imul(h ^ c, 0x5bd1e995);
    const ids: string[] = [];
    for (let a = 0; ids.length < 1500; a++) {
      const first = step(3, a);
      for (let b = 0; b < 65_536; b++) {
        const h = step(first, b);
        if (h >>> 16 === 0x1234) ids.push(String.fromCharCode(a, b, (h & 0xffff) ^ 0x5555));
      }
    }
    const set = new IdSet(10);
    expect(ids.every((id) => set.add(id))).toBe(true);
    expect(ids.some((id) => set.add(id))).toBe(false);
  });
});
