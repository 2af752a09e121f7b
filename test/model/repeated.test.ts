import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runThrough } from "../../src/generators.ts";
import { numberOf, type Repeated, repeatedIn } from "../../src/model/repeated.ts";
import { runs } from "../support/arbitraries.ts";

/** Finds repeated texts, by their own numbers or by others. */
function found(texts: readonly string[], number: (text: string) => number = numberOf): Repeated[] {
  return runThrough(repeatedIn(texts, Uint32Array.from(texts, number)));
}

/** The same by a plain map. */
function expected(texts: readonly string[]): Repeated[] {
  const firstOf = new Map<string, number>();
  return texts.flatMap((text, at) => {
    const first = firstOf.get(text);
    if (first === undefined) firstOf.set(text, at);
    return first === undefined ? [] : [{ at, first }];
  });
}

const texts = fc.array(fc.oneof(fc.string(), fc.constantFrom("a", "b", "", "é", "P10000007")), { maxLength: 300 });

describe("repeatedIn", () => {
  it("should give each text that stood before, and the row in which it first stood", () => {
    fc.assert(
      fc.property(texts, (list) => {
        expect(found(list)).toEqual(expected(list));
      }),
      runs(0.5),
    );
  });

  it("should compare texts where numbers are equal", () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 5 }), (list, numbers) => {
        expect(found(list, (text) => text.length % numbers)).toEqual(expected(list));
      }),
      runs(0.5),
    );
  });

  it("should find 3 among 200,000", () => {
    const list = Array.from({ length: 200_000 }, (_, row) => `P${row}`);
    list[7] = list[9]!;
    list[199_999] = list[131_072]!;
    list[131_071] = list[0]!;

    expect(found(list)).toEqual(expected(list));
    expect(found(list).map(({ at }) => at)).toEqual([9, 131_071, 199_999]);
  });
});
