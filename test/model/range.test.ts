/** The bound of all costs that is found without looking at all pairs. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pontianakProblem } from "../../examples/pontianak/city.ts";
import type { InputError, Policy, Problem } from "../../src/index.ts";
import type { Model } from "../../src/model/prepare.ts";
import { NO_WAY } from "../../src/travel/travel.ts";
import { cases, medium, runs, small } from "../support/arbitraries.ts";
import { prepared } from "../support/prepared.ts";

/** Of every unit what its options cost, staying included where it can. */
function* costsOf({ options, units }: Model): Generator<readonly number[]> {
  for (let unit = 0; unit < options.units; unit++) {
    const costs = Array.from({ length: options.facilities }, (_, j) => options.cost(unit, j));
    yield [...(units.today[unit]! < 0 ? [] : [0]), ...costs.filter((cost) => !Number.isNaN(cost))];
  }
}

describe("the largest cost", () => {
  it("should be no smaller than any cost, and no sum should be too large that was not refused", () => {
    // Ways of some metres or half round the globe; those that nobody may go decide nothing.
    const factors = fc.constantFrom(1, 1000, 30_000, 200_000);
    const any = fc.oneof(
      cases({ size: medium }),
      cases({ size: medium, hardship: true }),
      cases({ size: small, travel: "matrix", newcomers: false }),
    );
    fc.assert(
      fc.property(any, factors, fc.constantFrom(undefined, 1), ({ problem, policy: given }, factor, maxDistanceKm) => {
        const metres = problem.travel?.metres?.map((way) =>
          way === NO_WAY ? way : Math.min(NO_WAY - 1, way * factor),
        );
        const far = metres === undefined ? problem : { ...problem, travel: { metres } };
        const policy = maxDistanceKm === undefined ? given : { ...given, maxDistanceKm, closerMoves: true };
        let model: Model;
        try {
          model = prepared(far, policy);
        } catch (error) {
          expect((error as InputError).code).toBe("range");
          return;
        }

        const spreads: number[] = [];
        for (const costs of costsOf(model)) {
          if (costs.length === 0) continue;
          const [least, most] = [Math.min(...costs), Math.max(...costs)];
          expect(model.mostCost).toBeGreaterThanOrEqual(Math.max(most, -least));
          spreads.push(most - least);
        }
        expect(model.mostCost).toBeLessThan(2 ** 30);
        const largest = spreads.toSorted((a, b) => b - a).slice(0, problem.facilities.length);
        expect(largest.reduce((sum, spread) => sum + spread, 0)).toBeLessThan(2 ** 30);
        expect(model.mostCost * model.units.weight.reduce((sum, n) => sum + n, 0)).toBeLessThan(2 ** 53);
      }),
      runs(3),
    );
  });

  const { travel, ...straight } = pontianakProblem(1, 0.004);
  const rows = straight.participants.facility.length;
  const rivers: Problem = { ...straight, ...(travel && { travel }) };
  const hard: Problem = {
    ...straight,
    participants: { ...straight.participants, extraCost: new Int32Array(rows).fill(5000, 7, 8) },
  };
  const better: Problem = {
    ...straight,
    facilities: straight.facilities.map((facility, j) => ({ ...facility, quality: { rooms: j === 3 ? 0 : 1 } })),
  };

  it.each<[string, Problem, Policy, number]>([
    ["a city", straight, {}, 13_000],
    ["a city without limits", straight, { maxExtraKm: Number.POSITIVE_INFINITY, moveCostKm: 0 }, 13_461],
    ["people who may move to be nearer", straight, { closerMoves: true }, 13_000],
    [
      "people who may move to be nearer, without limits",
      straight,
      { closerMoves: true, maxExtraKm: Number.POSITIVE_INFINITY, moveCostKm: 0 },
      13_461,
    ],
    ["rivers", rivers, { maxExtraKm: Number.POSITIVE_INFINITY }, 29_164],
    ["hardship", hard, {}, 18_000],
    ["quality", better, { qualityKm: { rooms: 3 } }, 16_000],
    ["short ways only", straight, { maxDistanceKm: 2 }, 11_964],
  ])("should be as near as ever: %s", (_, problem, policy, most) => {
    const model = prepared(problem, policy);

    expect(model.mostCost).toBe(most);
    for (const costs of costsOf(model)) expect(Math.max(...costs) - Math.min(...costs)).toBeLessThanOrEqual(most);
  });

  it("should be twice what a wish costs at most, or is worth", () => {
    const choiceStart = Int32Array.from({ length: rows + 1 }, (_, row) => row);
    const participants = { ...straight.participants, choiceStart, choice: new Int32Array(rows) };
    const model = prepared({ ...straight, participants }, { moveCostKm: 0 });

    const dearest = Math.max(...[...costsOf(model)].flat().map(Math.abs));
    expect(model.mostCost).toBe(2 * dearest);
  });
});
