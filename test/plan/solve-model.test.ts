import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addCandidate, type Candidates, createCandidates, lastCandidate } from "../../src/assign/candidates.ts";
import { createBudget } from "../../src/assign/solve.ts";
import { runThrough } from "../../src/generators.ts";
import { redistribute } from "../../src/index.ts";
import { outcomeOf, weighed } from "../../src/plan/outcome.ts";
import {
  joinModels,
  lowerBound,
  putWhereMost,
  type Solved,
  solveFully,
  solveModel,
} from "../../src/plan/solve-model.ts";
import { cases, medium, runs } from "../support/arbitraries.ts";
import { prepared } from "../support/prepared.ts";

/** Of each unit the people at facilities 0, 1, 2. */
function seated(people: readonly (readonly number[])[]): Candidates {
  const lists = createCandidates(people.length, 1);
  people.forEach((of, unit) => {
    of.forEach((flow, facility) => {
      const slot = addCandidate(lists, unit, lastCandidate(lists, unit), facility, 0);
      lists.flow[slot] = flow;
    });
  });
  return lists;
}

/** People of each unit, as the lists have them. */
function peopleOf({ candidates: lists }: Solved, size: number): Int32Array {
  const people = new Int32Array(size);
  for (let slot = 0; slot < lists.size; slot++) people[lists.unit[slot]!]! += lists.flow[slot]!;
  return people;
}

describe("solveModel", () => {
  it("should have everybody of each unit somewhere, and units that may not be parted at one place", () => {
    fc.assert(
      fc.property(cases({ size: medium, households: true }), ({ problem, policy }) => {
        const model = prepared(problem, policy);
        const { size, weight, unsplittable: whole } = model.units;
        const solved = runThrough(solveModel(model))!;

        expect(peopleOf(solved, size)).toEqual(weight);
        for (let slot = 0; slot < solved.candidates.size; slot++) {
          const [unit, flow] = [solved.candidates.unit[slot]!, solved.candidates.flow[slot]!];
          if (whole?.[unit]) expect([0, weight[unit]]).toContain(flow);
        }
      }),
      runs(0.5),
    );
  });

  it("should cost no less than its optimum, which is the bound of the plan, nor than the bound of its prices", () => {
    fc.assert(
      fc.property(cases({ size: medium, weighted: true }), ({ problem, policy }) => {
        const model = prepared(problem, policy);
        const solved = runThrough(solveModel(model))!;
        const [optimum, own] = [
          weighed(model, solved.optimum!).objective,
          outcomeOf(model, solved.candidates).objective,
        ];
        const { metres, points, load } = runThrough(lowerBound(model, solved.price!));
        const paid = weighed(model, { load, metres }).objective;

        expect(own.weighted!).toBeGreaterThanOrEqual(optimum.weighted!);
        expect(optimum.weighted).toBe(redistribute(problem, policy).bound!.weighted);
        expect(points * model.capacities.weights.point + paid.weighted!).toBe(optimum.weighted);
      }),
      runs(0.5),
    );
  });

  it("should prove nothing of a coarse level, and nothing where the budget ran out", () => {
    fc.assert(
      fc.property(cases({ size: medium }), ({ problem, policy }) => {
        const model = prepared(problem, policy);
        const coarse = runThrough(solveFully(model, { finest: 16 }));
        const stopped = runThrough(solveModel(model, { budget: createBudget(0) }));

        expect(coarse.optimum).toBeNull();
        if (stopped?.price === null) expect(stopped.optimum).toBeNull();
      }),
      runs(0.2),
    );
  });
});

describe("putWhereMost", () => {
  it("should put units that may not be parted where most of each are, of equals at the first; others stay parted", () => {
    const lists = seated([
      [1, 3, 2],
      [2, 2, 1],
      [0, 1, 5],
      [3, 2, 1],
      [2, 1, 0],
    ]);

    putWhereMost({ size: 5, weight: Int32Array.of(6, 5, 6, 6, 3), unsplittable: Uint8Array.of(1, 1, 2, 1, 0) }, lists);

    expect([0, 1, 2, 3, 4].map((unit) => [...lists.flow.subarray(3 * unit, 3 * unit + 3)])).toEqual([
      [0, 6, 0],
      [5, 0, 0],
      [0, 0, 6],
      [6, 0, 0],
      [2, 1, 0],
    ]);
  });
});

describe("joinModels", () => {
  it("should put the units of one after those of the other, and fix who may move in neither", () => {
    const modelOf = (weight: number[], unsplittable: number[] | undefined, fixed: number[]) => ({
      options: { units: weight.length, facilities: 2, weight: Int32Array.from(weight) },
      capacities: "of a",
      units: {
        size: weight.length,
        weight: Int32Array.from(weight),
        today: new Int32Array(weight.length),
        unsplittable: unsplittable && Uint8Array.from(unsplittable),
        fixed: Float64Array.from(fixed),
      },
      enrolledToday: Float64Array.of(10, 20),
    });
    const join = (a: unknown, b: unknown) => joinModels(a as never, b as never);
    const [a, b] = [modelOf([1, 2], [0, 1], [7, 20]), modelOf([3], [2], [7, 20])];

    expect(join(a, b)).toMatchObject({
      options: { units: 3, weight: Int32Array.of(1, 2, 3) },
      capacities: "of a",
      units: {
        size: 3,
        weight: Int32Array.of(1, 2, 3),
        today: Int32Array.of(0, 0, 0),
        unsplittable: Uint8Array.of(0, 1, 2),
        fixed: Float64Array.of(4, 20),
      },
    });
    expect(join(modelOf([1], undefined, [9, 20]), b).units.unsplittable).toEqual(Uint8Array.of(0, 2));
    expect(join(a, modelOf([1], undefined, [9, 20])).units.unsplittable).toEqual(Uint8Array.of(0, 1, 0));
  });
});
