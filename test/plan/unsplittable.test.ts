import { describe, expect, it } from "vitest";
import { addSlot, createLists, type Lists, lastSlot } from "../../src/assign/candidates.ts";
import { runThrough } from "../../src/generators.ts";
import { joinUnits, putTogether, type SeatedUnits } from "../../src/plan/unsplittable.ts";
import { prepared } from "../support/prepared.ts";
import { problemOf } from "../support/rows.ts";

/** Of each unit the people at facilities 0, 1, 2. */
function seated(people: readonly (readonly number[])[]): Lists {
  const lists = createLists(people.length, 1);
  people.forEach((of, unit) => {
    of.forEach((flow, facility) => {
      const slot = addSlot(lists, unit, lastSlot(lists, unit), facility, 0);
      lists.flow[slot] = flow;
    });
  });
  return lists;
}

const of = (lists: Lists, unit: number): number[] => [0, 1, 2].map((j) => lists.flow[3 * unit + j]!);

const units = (weight: number[], whole: number[] | undefined): SeatedUnits => ({
  size: weight.length,
  weight: Int32Array.from(weight),
  today: new Int32Array(weight.length),
  whole: whole && Uint8Array.from(whole),
});

const model = prepared(problemOf({ facilities: [], rows: [], travel: { metres: new Int32Array() } }));

describe("whole units of a run that was stopped", () => {
  it("should be put where most of each are, of equals at the first; others stay parted", () => {
    const parts = [
      [1, 3, 2],
      [2, 2, 1],
      [0, 1, 5],
      [3, 2, 1],
      [2, 1, 0],
    ];
    const lists = seated(parts);
    const all = units([6, 5, 6, 6, 3], [1, 1, 2, 1, 0]);

    runThrough(putTogether(model, all, { lists, price: null }, new Float64Array(3)));

    expect(parts.map((_, unit) => of(lists, unit))).toEqual([
      [0, 6, 0],
      [5, 0, 0],
      [0, 0, 6],
      [6, 0, 0],
      [2, 1, 0],
    ]);
  });
});

describe("units after others", () => {
  it("should stay whole or not when units are joined", () => {
    const [a, b] = [units([1, 2], [0, 1]), units([3], [2])];

    expect(joinUnits(a as never, b as never)).toEqual({
      size: 3,
      weight: Int32Array.of(1, 2, 3),
      today: Int32Array.of(0, 0, 0),
      whole: Uint8Array.of(0, 1, 2),
    });
    expect(joinUnits(units([1], undefined) as never, b as never).whole).toEqual(Uint8Array.of(0, 2));
    expect(joinUnits(a as never, units([1], undefined) as never).whole).toEqual(Uint8Array.of(0, 1, 0));
  });
});
