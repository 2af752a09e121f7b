import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runThrough } from "../../src/generators.ts";
import { drawNumber, drawOrder } from "../../src/model/draw.ts";
import { completePolicy } from "../../src/model/policy.ts";
import type { Problem } from "../../src/types.ts";

const BITS = 2n ** 32n;

/** The formula of the docstring in whole numbers of any size. */
function numberByFormula(id: string, seed: number): number {
  let h = 2_166_136_261n ^ BigInt(seed);
  for (let i = 0; i < id.length; i++) h = ((h ^ BigInt(id.charCodeAt(i))) * 16_777_619n) % BITS;
  h = ((h ^ (h >> 16n)) * 0x85ebca6bn) % BITS;
  h = ((h ^ (h >> 13n)) * 0xc2b2ae35n) % BITS;
  return Number(h ^ (h >> 16n));
}

const problemOfIds = (ids: readonly string[] | undefined): Problem => ({
  facilities: [],
  participants: { facility: new Int32Array(0), consent: new Uint8Array(0), ...(ids && { ids }) },
});

function order(ids: readonly string[] | undefined, rows: readonly number[], drawSeed = 1): number[] {
  return [...runThrough(drawOrder(Int32Array.from(rows), problemOfIds(ids), completePolicy({ drawSeed })))];
}

describe("drawNumber", () => {
  it("is the formula of its docstring, for any id and seed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat(2 ** 32 - 1), (id, seed) => {
        expect(drawNumber(id, seed)).toBe(numberByFormula(id, seed));
      }),
    );
  });
});

describe("drawOrder", () => {
  it("sorts rows by number, then by id, whatever their order in the file", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ maxLength: 4 }), { maxLength: 40 }), fc.nat(9), (ids, seed) => {
        const compare = (a: string, b: string): number =>
          numberByFormula(a, seed) - numberByFormula(b, seed) || (a < b ? -1 : 1);
        const rows = ids.map((_, row) => row);
        for (const some of [rows, rows.toReversed()]) {
          const drawn = order(ids, some, seed).map((place) => ids[some[place]!]!);
          expect(drawn).toEqual(ids.toSorted(compare));
        }
      }),
    );
  });

  it("sorts two ids with the same number by their text", () => {
    const [a, b] = sameNumber();

    expect(order([b, a], [0, 1])).toEqual([1, 0]);
    expect(order([a, b], [0, 1])).toEqual([0, 1]);
  });

  it("keeps the order of the file where there are no ids", () => {
    expect(order(undefined, [5, 2, 9])).toEqual([0, 1, 2]);
  });
});

/** Two ids with one number by seed 1, the lesser first: among some 80,000 ids two are likely to meet. */
function sameNumber(): readonly [string, string] {
  const seen = new Map<number, string>();
  for (let k = 0; ; k++) {
    const id = `p${k}`;
    const other = seen.get(drawNumber(id, 1));
    if (other !== undefined) return other < id ? [other, id] : [id, other];
    seen.set(drawNumber(id, 1), id);
  }
}
