import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runThrough } from "../../../src/generators.ts";
import { sortByKey } from "../../../src/model/units/radix-sort.ts";

function sorted(keys: readonly number[], largest: number): { keys: number[]; rows: number[] } {
  const rows = Int32Array.from(keys, (_, i) => i);
  const found = runThrough(sortByKey({ size: keys.length, keys: Uint32Array.from(keys), rows }, largest));
  return { keys: [...found.keys], rows: [...found.rows] };
}

describe("sortByKey", () => {
  it.each([0, 1, 2047, 2048, 2 ** 22, 2 ** 32 - 1])("sorts keys up to %i, equal keys in their order", (largest) => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(largest), fc.nat(Math.min(largest, 3)))), (keys) => {
        const rows = keys.map((_, i) => i).sort((a, b) => keys[a]! - keys[b]! || a - b);
        expect(sorted(keys, largest)).toEqual({ keys: rows.map((row) => keys[row]!), rows });
      }),
    );
  });

  it("sorts more keys than one slice holds", () => {
    const keys = Array.from({ length: 40_000 }, (_, i) => (i * 2_654_435_761) % 2 ** 32);

    expect(sorted(keys, 2 ** 32 - 1).keys).toEqual(keys.toSorted((a, b) => a - b));
  });

  it("takes the first `size` entries alone", () => {
    const given = { size: 2, keys: Uint32Array.of(9, 4, 1), rows: Int32Array.of(0, 1, 2) };

    const { keys, rows, size } = runThrough(sortByKey(given, 9));

    expect([size, [...keys.subarray(0, size)], [...rows.subarray(0, size)]]).toEqual([2, [4, 9], [1, 0]]);
  });
});
