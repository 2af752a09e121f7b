/**
 * The search for options: that it finds what a look at all pairs finds, and how little it looks at. What it passes over
 * in vain or looks at in vain changes no plan, so only counting tells.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scenarioKinds } from "../../bench/scenarios.ts";
import { pontianakProblem } from "../../examples/pontianak/city.ts";
import { allocateFound, type Options } from "../../src/assign/problem.ts";
import type { Policy, Problem } from "../../src/index.ts";
import { optionsOf } from "../../src/model/options.ts";
import type { Model } from "../../src/model/prepare.ts";
import { cases, medium, runs } from "../support/arbitraries.ts";
import { prepared } from "../support/prepared.ts";

/** What is asked of all units, in batches. */
interface Question {
  readonly batch: number;
  readonly step: number;
  readonly most: number;
  readonly prices: Float64Array;
  readonly within: number;
  readonly limit?: (unit: number) => number;
}

interface Answer {
  readonly unit: number;
  readonly found: readonly { readonly facility: number; readonly cost: number }[];
}

/** Every unit once, whatever the step. */
function* answers(options: Options, { batch, step, most, prices, within, limit }: Question): Generator<Answer> {
  const found = allocateFound(batch, most);
  for (let start = 0; start < step; start++) {
    for (let first = start; first < options.units; first += batch * step) {
      const count = Math.min(batch, Math.ceil((options.units - first) / step));
      const limits = limit && Float64Array.from({ length: count }, (_, i) => limit(first + i * step));
      options.best({ first, count, step }, prices, within, limits, found);
      for (let i = 0; i < count; i++) {
        const at = Array.from({ length: found.size[i]! }, (_, k) => i * most + k);
        yield {
          unit: first + i * step,
          found: at.map((k) => ({ facility: found.facility[k]!, cost: found.cost[k]! })),
        };
      }
    }
  }
}

/** Cost + price of a unit's options, cheapest first, by a look at all. */
function byLooking(options: Options, unit: number, { most, prices, within, limit }: Question): number[] {
  const values = Array.from(prices, (price, j) => options.cost(unit, j) + price).filter(
    (value) => !Number.isNaN(value),
  );
  const below = values.filter((value) => value < (limit?.(unit) ?? Number.POSITIVE_INFINITY)).toSorted((a, b) => a - b);
  return below.filter((value) => value <= below[0]! + within).slice(0, most);
}

const questions = fc
  .record({
    batch: fc.constantFrom(7, 64, 1),
    step: fc.constantFrom(1, 3),
    most: fc.constantFrom(2, 8, 1),
    raw: fc.array(fc.oneof(fc.nat(9), fc.nat(9000), fc.nat(2 ** 33)), { minLength: 1, maxLength: 8 }),
    within: fc.oneof(fc.constantFrom(Number.POSITIVE_INFINITY, 0), fc.nat(3000)),
    limits: fc.option(fc.array(fc.nat(6000), { minLength: 1, maxLength: 5 }), { nil: undefined }),
  })
  .map(({ raw, limits, ...question }) => ({
    ...question,
    pricesOf: (m: number) => Float64Array.from({ length: m }, (_, j) => raw[j % raw.length]!),
    limit: limits && ((unit: number) => limits[unit % limits.length]! - 500),
  }));

/** Few places, so that many stand in one block for whom a move is not equally hard. */
const hard = cases({ size: { ...medium, facilities: 4 }, hardship: true, travel: "matrix" });

describe("options", () => {
  it("should be those that a look at all pairs finds", () => {
    fc.assert(
      fc.property(
        fc.oneof(cases({ size: medium }), hard),
        questions,
        ({ problem, policy }, { pricesOf, limit, ...question }) => {
          const { options } = prepared(problem, policy);
          const prices = pricesOf(options.facilities);
          const asked = { ...question, prices, ...(limit && { limit }) };

          const answered = new Set<number>();
          for (const { unit, found } of answers(options, asked)) {
            answered.add(unit);
            for (const { facility, cost } of found) expect(options.cost(unit, facility)).toBe(cost);
            expect(new Set(found.map(({ facility }) => facility)).size).toBe(found.length);
            expect(found.map(({ facility, cost }) => cost + prices[facility]!)).toEqual(
              byLooking(options, unit, asked),
            );
          }
          expect(answered.size).toBe(options.units);
        },
      ),
      runs(3),
    );
  });
});

/** Blocks bounded, ways bounded, exact ways; and of ways that are asked for in vain, how many were not below the limit. */
type Looks = readonly [blocks: number, bounded: number, exact: number, inVain: number];

/** How much is looked at, with no prices, with those of a city that is full in places, and with limits. */
function looksOf({ units, moves, travel, rules }: Model): Looks {
  const looks: [number, number, number, number] = [0, 0, 0, 0];
  const counted = {
    ...travel,
    bounds: (...args: Parameters<typeof travel.bounds>) => {
      looks[0]++;
      travel.bounds(...args);
    },
    atLeast: (...args: Parameters<typeof travel.atLeast>) => {
      looks[1] += args[2];
      travel.atLeast(...args);
    },
    metresBelow: (...args: Parameters<typeof travel.metresBelow>) => {
      const metres = travel.metresBelow(...args);
      looks[2]++;
      if (metres >= args[2]) looks[3]++;
      return metres;
    },
  };
  const options = optionsOf(units.weight.subarray(0, units.firstListed), moves, counted, rules);
  const m = travel.facilities;
  const prices = Float64Array.from({ length: m }, (_, j) => ((7 * j) % 11) * 400);
  const common = { batch: 256, step: 1, most: 8 };
  for (const question of [
    { ...common, prices: new Float64Array(m), within: 500 },
    { ...common, prices, within: 1000 },
    { ...common, prices, within: 0, most: 1 },
    { ...common, prices, within: Number.POSITIVE_INFINITY, limit: (unit: number) => (unit % 64 < 32 ? 0 : 1500) },
    { ...common, prices, within: 200, limit: (unit: number) => 900 + (unit % 7), step: 3 },
  ]) {
    for (const { unit, found } of answers(options, question)) {
      const values = found.map(({ facility, cost }) => cost + question.prices[facility]!);
      if (unit % 97 === 0) expect(values).toEqual(byLooking(options, unit, question));
    }
  }
  return looks;
}

const city = pontianakProblem(1, 0.004);
const { travel: rivers, ...straight } = city;
const rows = city.participants.facility.length;
const every = (n: number, value: number): Int32Array =>
  Int32Array.from({ length: rows }, (_, row) => (row % n === 0 ? value : 0));
const harder: Problem = {
  ...straight,
  participants: { ...straight.participants, extraCost: every(5, 300), extraCostPerKm: every(7, 200) },
};
const better: Problem = {
  ...straight,
  facilities: straight.facilities.map((facility, j) => ({ ...facility, quality: { rooms: (j % 4) / 4 } })),
};
const scenario = (name: string): Problem => scenarioKinds.find((kind) => kind.name === name)!.make(2000, 40);

describe("the search for options", () => {
  it.each<[string, Problem, Policy, Looks]>([
    ["a city", straight, {}, [557, 5506, 242, 0]],
    ["rivers", { ...straight, ...(rivers && { travel: rivers }) }, {}, [557, 3228, 209, 6]],
    ["hardship", harder, { moveCostKm: 0, maxExtraKm: 4 }, [560, 184_633, 21_303, 27]],
    ["quality", better, { qualityKm: { rooms: 2 }, moveCostKm: 0, maxExtraKm: 4 }, [557, 173_711, 21_992, 35]],
    ["moves to be nearer", straight, { closerMoves: true }, [577, 5530, 242, 0]],
    ["no bother of moving", straight, { moveCostKm: 0, maxExtraKm: 2 }, [557, 185_060, 21_129, 29]],
    ["a short reach", straight, { maxDistanceKm: 1.5 }, [557, 5092, 81, 0]],
    ["far islands", scenario("islands"), { moveCostKm: 0 }, [376, 21_177, 2320, 4]],
    ["a matrix", scenario("archipelago"), {}, [204, 3448, 150, 0]],
    ["a grid", scenario("grid"), { moveCostKm: 0, maxExtraKm: 5 }, [269, 5490, 1203, 3]],
  ])("should look at little: at most a quarter more than once, in %s", (_, problem, policy, looks) => {
    for (const [i, count] of looksOf(prepared(problem, policy)).entries()) {
      expect(count).toBeLessThanOrEqual(1.25 * looks[i]! + 5);
    }
  });
});
