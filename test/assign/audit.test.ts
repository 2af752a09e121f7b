import { describe, expect, it } from "vitest";
import { type Audited, audit, checkSizes } from "../../src/assign/audit.ts";
import { addCandidate, createCandidates, NONE } from "../../src/assign/candidates.ts";
import type { ConvexCost, Options } from "../../src/assign/problem.ts";
import { runThrough } from "../../src/generators.ts";

/** The h-th person costs 10 points at facility 0 beyond 3 people, and at facility 1 beyond 5. */
const curve: ConvexCost = {
  marginal: (j, h) => (h > [3, 5]![j]! ? 10 : 0),
  maxLoad: (j, price) => (price >= 10 ? Number.POSITIVE_INFINITY : [3, 5]![j]!),
};

/** Two units of 2 and 4 people: all of the first and one of the second at 0, three of the second at 1; one who may not choose. */
function sound(): Audited {
  const lists = createCandidates(2, 4);
  const first = addCandidate(lists, 0, NONE, 0, 0);
  addCandidate(lists, 0, first, 1, 7);
  const second = addCandidate(lists, 1, NONE, 0, 2);
  const third = addCandidate(lists, 1, second, 1, 6);
  lists.flow.set([2, 0, 1, 3]);
  expect(third).toBe(3);
  return {
    options: { units: 2, facilities: 2, weight: Int32Array.of(2, 4) },
    loadCost: curve,
    fixed: Float64Array.of(0, 1),
    candidates: lists,
    load: Float64Array.of(3, 4),
    price: Float64Array.of(4, 0),
  };
}

describe("audit", () => {
  it("should say nothing where everything adds up, with prices and without", () => {
    expect(() => runThrough(audit(sound()))).not.toThrow();
    expect(() => runThrough(audit({ ...sound(), price: null }))).not.toThrow();
  });

  it.each<[what: string, damage: (audited: Audited) => Partial<Audited> | undefined, says: string]>([
    [
      "a unit that lists nothing",
      ({ candidates: lists }) => void lists.head.fill(NONE, 0, 1),
      "0 of 2 people of a unit",
    ],
    ["a person lost", ({ candidates: lists }) => void lists.flow.set([2, 0, 1, 2]), "3 of 4 people of a unit"],
    ["a person too many", ({ candidates: lists }) => void lists.flow.set([2, 0, 2, 3]), "5 of 4 people of a unit"],
    ["less than nobody", ({ candidates: lists }) => void lists.flow.set([3, -1, 1, 3]), "-1 people at an option"],
    ["an option listed twice", ({ candidates: lists }) => void lists.facility.fill(0, 1, 2), "an option listed twice"],
    [
      "a facility that does not exist",
      ({ candidates: lists }) => void lists.facility.fill(2, 1, 2),
      "an option of nobody",
    ],
    ["an option of another unit", ({ candidates: lists }) => void lists.unit.fill(1, 1, 2), "an option of nobody"],
    ["a cost beyond its width", ({ candidates: lists }) => void lists.cost.fill(2 ** 30, 1, 2), `a cost of ${2 ** 30}`],
    ["a load that is believed", () => ({ load: Float64Array.of(2, 5) }), "a load of 2 where 3 people are"],
    ["people who may not choose, forgotten", () => ({ fixed: new Float64Array(2) }), "a load of 4 where 3 people are"],
    ["somebody with a cheaper option", () => ({ price: Float64Array.of(5, 0) }), "people who have a cheaper option"],
    ["a price below the last person", () => ({ loadCost: { ...curve, marginal: () => 5 } }), "between marginal costs"],
    ["a price above the next person", () => ({ loadCost: { ...curve, marginal: () => 0 } }), "between marginal costs"],
    ["a unit too few", ({ candidates: lists }) => ({ candidates: { ...lists, units: 1 } }), "lists of 1 units"],
  ])("should throw: %s", (_, damage, says) => {
    const audited = sound();
    const damaged = { ...audited, ...damage(audited) };

    expect(() => runThrough(audit(damaged))).toThrow(says);
    expect(() => runThrough(audit(damaged))).toThrow("please report");
  });
});

describe("checkSizes", () => {
  const options = (facilities: number, weight: readonly number[]) =>
    ({ units: weight.length, facilities, weight: Int32Array.from(weight) }) as unknown as Options;

  it("should accept the largest sizes that the engine's columns hold", () => {
    expect(() => checkSizes(options(4096, [2 ** 31 - 2]), Float64Array.of(1))).not.toThrow();
  });

  it("should throw for one facility more, or one person more", () => {
    expect(() => checkSizes(options(4097, [1]), new Float64Array(1))).toThrow("4097 facilities");
    expect(() => checkSizes(options(1, [2 ** 31 - 2]), Float64Array.of(2))).toThrow(`${2 ** 31} people`);
  });
});
