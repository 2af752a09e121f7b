import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addEntry,
  addHeap,
  createHeaps,
  dropFirst,
  firstValue,
  leastKey,
  secondValue,
} from "../../src/assign/heaps.ts";

/** What is done to heaps: an entry added to one, or the front of one taken away. */
const operation = fc.oneof(
  { weight: 3, arbitrary: fc.record({ heap: fc.nat(3), key: fc.integer({ min: -5, max: 20 }) }) },
  { weight: 1, arbitrary: fc.record({ heap: fc.nat(3), key: fc.constant(null) }) },
);

describe("heaps", () => {
  it("have the least key at the front of each, with the values that belong to it, whatever is added or taken away", () => {
    fc.assert(
      fc.property(
        fc.array(operation, { maxLength: 200 }),
        fc.array(fc.nat(9), { minLength: 3, maxLength: 3 }),
        (list, counts) => {
          const heaps = createHeaps(Int32Array.from(counts), 3);
          addHeap(heaps, 3);
          const expected: { key: number; values: number[] }[][] = [[], [], [], []];
          for (const [i, { heap, key }] of list.entries()) {
            const entries = expected[heap]!;
            if (key !== null) {
              addEntry(heaps, heap, key, i, 2 * i);
              entries.push({ key, values: [i, 2 * i] });
            } else if (entries.length > 0) {
              const values = [firstValue(heaps, heap), secondValue(heaps, heap)];
              const at = entries.findIndex((entry) => entry.values[0] === values[0]);
              expect(entries[at]).toEqual({ key: Math.min(...entries.map((entry) => entry.key)), values });
              entries.splice(at, 1);
              dropFirst(heaps, heap);
            }
            for (const [h, own] of expected.entries()) {
              expect(heaps.size[h]).toBe(own.length);
              if (own.length > 0) expect(leastKey(heaps, h)).toBe(Math.min(...own.map((entry) => entry.key)));
            }
          }
        },
      ),
    );
  });

  it("have room for more heaps than were made at first", () => {
    const heaps = createHeaps(new Int32Array(0), 0);
    for (let heap = 0; heap < 500; heap++) {
      addHeap(heaps, heap);
      addEntry(heaps, heap, 500 - heap, heap, 2 * heap);
    }

    expect(
      [0, 250, 499].map((heap) => [leastKey(heaps, heap), firstValue(heaps, heap), secondValue(heaps, heap)]),
    ).toEqual([
      [500, 0, 0],
      [250, 250, 500],
      [1, 499, 998],
    ]);
  });
});
