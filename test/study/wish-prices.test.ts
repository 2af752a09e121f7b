import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Options } from "../../src/assign/problem.ts";
import { solve } from "../../src/assign/solve.ts";
import { runThrough } from "../../src/generators.ts";
import { InputError, type Plan, redistribute, verify } from "../../src/index.ts";
import { objectiveOf } from "../../src/model/overload.ts";
import type { Model } from "../../src/model/prepare.ts";
import { rowsOf } from "../../src/model/units.ts";
import { wishPrices } from "../../src/study/wish-prices.ts";
import { cases, runs, small } from "../support/arbitraries.ts";
import { prepared } from "../support/prepared.ts";
import { planWith, village, villagePolicy } from "../support/village.ts";

/** The same, where one person of a unit has one option alone: they are a unit of their own. */
function forced(options: Options, unit: number, facility: number): Options {
  const { units, weight } = options;
  const cost = options.cost(unit, facility);
  const alone = Int32Array.from([...weight, 1]);
  alone[unit]!--;
  return {
    units: units + 1,
    facilities: options.facilities,
    weight: alone,
    cost: (u, j) => (u < units ? options.cost(u, j) : j === facility ? cost : Number.NaN),
    best({ first, count, step }, prices, _within, limit, found) {
      for (let i = 0; i < count; i++) {
        const u = first + i * step;
        const ranked = [...prices.keys()]
          .map((j) => ({ j, own: u < units ? options.cost(u, j) : j === facility ? cost : Number.NaN }))
          .filter(({ j, own }) => own + prices[j]! < (limit?.[i] ?? Number.POSITIVE_INFINITY))
          .sort((a, b) => a.own + prices[a.j]! - b.own - prices[b.j]!)
          .slice(0, found.most);
        found.size[i] = ranked.length;
        ranked.forEach(({ j, own }, k) => {
          found.facility[i * found.most + k] = j;
          found.cost[i * found.most + k] = own;
        });
      }
    },
  };
}

/** What the optimum costs, in points and metres. */
function optimum({ loadCost: curve, capacities, units }: Model, options: Options): bigint {
  const { candidates: lists } = runThrough(solve({ options, loadCost: curve, fixed: units.fixed }))!;
  const load = units.fixed.slice();
  let metres = 0;
  for (let slot = 0; slot < lists.size; slot++) {
    load[lists.facility[slot]!]! += lists.flow[slot]!;
    metres += lists.flow[slot]! * lists.cost[slot]!;
  }
  const { overload, overQuota } = objectiveOf(capacities, load, metres);
  const { point, over } = capacities.weights;
  return BigInt(overload) * BigInt(point) + BigInt(overQuota) * BigInt(over) + BigInt(metres);
}

describe("wishPrices", () => {
  it("tells exactly what the optimum would lose, for anybody and any option, under all rules", () => {
    fc.assert(
      fc.property(cases({ size: small }), fc.nat(), fc.nat(), ({ problem, policy }, a, b) => {
        const plan = redistribute(problem, { ...policy, households: "separate" });
        expect(verify(problem, plan)).toMatchObject({ ok: true, proven: true });
        const model = prepared(problem, plan.policy);
        const { units } = model;
        if (units.size === 0) return;
        const unit = a % units.size;
        const rows = [...rowsOf(units, unit)].filter((row) => problem.participants.count?.[row] !== 0);
        const facility = b % problem.facilities.length;
        const price = wishPrices(problem, plan)(rows[a % rows.length]!, facility);
        if (Number.isNaN(model.options.cost(unit, facility))) {
          expect(price).toBeNull();
          return;
        }
        const lost = optimum(model, forced(model.options, unit, facility)) - optimum(model, model.options);
        expect(BigInt(price!.overload) * BigInt(model.capacities.weights.point) + BigInt(price!.metres)).toBe(lost);
        expect(lost >= 0n).toBe(true);
      }),
      runs(2),
    );
  });

  it("refuses plans that are not proven for everybody alone, and what is no row or facility", () => {
    expect(() => wishPrices(village, planWith({ status: "stopped", price: null, bound: null, gap: null }))).toThrow(
      InputError,
    );
    const priceOf = wishPrices(village, redistribute(village, villagePolicy));
    expect(() => priceOf(99, 0)).toThrow(InputError);
    expect(() => priceOf(0, 99)).toThrow(InputError);
  });

  it("names the chain: in the village row 0 gets facility 1 if somebody there goes back", () => {
    const plan: Plan = redistribute(village, villagePolicy);
    expect(verify(village, plan)).toMatchObject({ ok: true });
    // Facility 1 is full; row 2 would return to facility 0, 1,500 m saved and 2,000 m spent.
    expect(wishPrices(village, plan)(0, 1)).toEqual({ overload: 0, metres: 500, chain: [1, 0] });
  });
});
