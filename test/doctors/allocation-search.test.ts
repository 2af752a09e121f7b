import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocationSearch, type Supply } from "../../src/doctors/allocation-search.ts";
import { type Bound, isLess, type Value } from "../../src/doctors/bounds.ts";
import { runThrough } from "../../src/generators.ts";

const placing: Supply = { pool: 3, most: 3, lending: false };
const lending: Supply = { pool: 0, most: 2, lending: true };
const amounts = { placing: [0, 1, 2], lending: [0, 1, -1] } as const;

const gains = fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 3, maxLength: 3 }), {
  minLength: 3,
  maxLength: 3,
});
const bounds = fc.array(fc.record({ base: fc.integer({ min: 0, max: 20 }), major: gains, minor: gains }), {
  minLength: 1,
  maxLength: 4,
});

const columns = (rows: readonly (readonly number[])[]) => rows.map((row) => Float64Array.from(row));
const boundOf = ({ base, major, minor }: { base: number; major: number[][]; minor: number[][] }): Bound => ({
  base: { major: base, minor: 0 },
  major: columns(major),
  minor: columns(minor),
});

/** Every choice of three facilities that the supply allows. */
function everyChoice(own: readonly number[], { pool, most }: Supply): number[][] {
  const all = [0, 1, 2].flatMap((a) => [0, 1, 2].flatMap((b) => [0, 1, 2].map((c) => [a, b, c])));
  return all.filter((choice) => {
    const given = choice.map((c) => own[c]!);
    const received = given.reduce((sum, amount) => sum + Math.max(0, amount), 0);
    const all = given.reduce((sum, amount) => sum + amount, 0);
    // What is lent to nobody is never worth anything, so no more is lent than may be received.
    return received <= most && received - all <= most && all <= pool;
  });
}

/** The greatest bound of a choice. */
function greatest(choice: readonly number[], all: readonly Bound[]): Value {
  return all
    .map(({ base, major, minor }) => ({
      major: choice.reduce((sum, c, j) => sum + major[j]![c]!, base.major),
      minor: choice.reduce((sum, c, j) => sum + minor[j]![c]!, base.minor),
    }))
    .reduce((a, b) => (isLess(a, b) ? b : a));
}

describe.each([
  ["placing", placing],
  ["lending", lending],
] as const)("allocationSearch, %s", (name, supply) => {
  it("finds the choice whose greatest bound is least, as a look at all choices does, and none where none is below", () => {
    fc.assert(
      fc.property(bounds, fc.integer({ min: -30, max: 60 }), (drawn, limit) => {
        const search = allocationSearch([amounts[name], amounts[name], amounts[name]], supply);
        const all = drawn.map(boundOf);
        for (const bound of all) search.add(bound);
        const values = everyChoice(amounts[name], supply).map((choice) => greatest(choice, all));
        const least = values.reduce((a, b) => (isLess(b, a) ? b : a));
        const below = { major: limit, minor: 0 };

        const { choice, bound, complete } = runThrough(search.find(below, () => false));

        expect(complete).toBe(true);
        if (!isLess(least, below)) expect(choice).toBeNull();
        else {
          expect(bound).toEqual(least);
          expect(greatest(choice!, all)).toEqual(least);
          expect(search.least(choice!)).toEqual(least);
        }
      }),
    );
  });
});

describe("fill", () => {
  it("gives out all of a supply, first where the bounds leave most to gain", () => {
    const search = allocationSearch(
      [
        [0, 1, 2],
        [0, 1, 2],
      ],
      placing,
    );
    const zero = [
      [0, 0, 0],
      [0, 0, 0],
    ];
    search.add(
      boundOf({
        base: 10,
        major: [
          [0, -1, -2],
          [0, -5, -9],
        ],
        minor: zero,
      }),
    );

    expect(search.fill([0, 0])).toEqual([1, 2]);
  });
});
