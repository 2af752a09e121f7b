/** The bound of all costs that is found without looking at all pairs. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pontianakProblem } from "../../examples/pontianak/city.ts";
import {
  type Facility,
  type InputError,
  type Plan,
  type Policy,
  type Problem,
  redistribute,
  verify,
} from "../../src/index.ts";
import type { Model } from "../../src/model/prepare.ts";
import { NO_WAY } from "../../src/travel/travel.ts";
import { cases, medium, runs, small } from "../support/arbitraries.ts";
import { issuesOf } from "../support/input-error.ts";
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

/** Everything is allowed, nobody is disturbed for nothing, and any way is worth a point. */
const open: Policy = {
  maxExtraKm: Number.POSITIVE_INFINITY,
  moveCostKm: 0,
  fill: "levelled",
  overloadKm: Number.POSITIVE_INFINITY,
};

function solved(problem: Problem, policy: Policy = open): Plan {
  const plan = redistribute(problem, policy);
  expect(verify(problem, plan)).toEqual({ ok: true, proven: true, violations: [], count: 0 });
  return plan;
}

/** What is wrong: code and message. */
function refused(problem: Problem, policy: Policy = open): string[] {
  return issuesOf(() => redistribute(problem, policy));
}

/** One row a zone, all at facility 0, who would all go; `ways[row][facility]`. */
function byMatrix(facilities: readonly Facility[], ways: readonly number[][], count?: readonly number[]): Problem {
  const n = ways.length;
  const participants = {
    facility: new Int32Array(n),
    consent: new Uint8Array(n).fill(1),
    zone: Int32Array.from({ length: n }, (_, row) => row),
  };
  return {
    facilities,
    participants: count === undefined ? participants : { ...participants, count: Int32Array.from(count) },
    travel: { metres: Int32Array.from(ways.flat()) },
  };
}

const doctors = (...of: number[]): Facility[] => of.map((n, j) => ({ id: `f${j}`, doctors: n }));

describe("the range check", () => {
  it("should solve 4,096 facilities and refuse 4,097", () => {
    const row = (m: number): Problem => ({
      facilities: Array.from({ length: m }, (_, j) => ({
        id: `f${j}`,
        lon: 109 + 0.001 * (j % 64),
        lat: 0.001 * (j >> 6),
        doctors: j === 0 ? 0 : 0.0002,
      })),
      participants: {
        facility: new Int32Array(300),
        consent: new Uint8Array(300).fill(1),
        lon: Float64Array.from({ length: 300 }, (_, i) => 109 + 0.0002 * i),
        lat: new Float64Array(300).fill(0.01),
      },
    });

    expect(solved(row(4096)).objective.overload).toBe(0);
    expect(refused(row(4097))).toEqual(["range facilities: expected at most 4096 facilities, got 4097"]);
  });

  it("should refuse 2^31 people, in one row or in all", () => {
    const most = 2 ** 31 - 1;
    const facilities = doctors(100_000, 400_000);

    const plan = solved(byMatrix(facilities, [[0, 7]], [most]));

    expect([...plan.enrolled].reduce((sum, people) => sum + people, 0)).toBe(most);
    expect(plan.objective).toEqual({ overload: 0, overQuota: 0, metres: 7 * (most - 500_000_000) });
    const ways = [
      [0, 7],
      [0, 7],
    ];
    expect(solved(byMatrix(facilities, ways, [most - 1, 1])).objective).toEqual(plan.objective);
    expect(refused(byMatrix(facilities, ways, [most, 1]))).toEqual([
      "range participants: expected fewer than 2^31 people in all, got 2147483648",
    ]);
  });

  it("should refuse a table of who is taken where with more than 2^26 entries", () => {
    // Everybody needs other services, and each facility lacks one: no two may go to the same facilities.
    const services = Array.from({ length: 15 }, (_, k) => `service ${k}`);
    const facilities = Array.from({ length: 4096 }, (_, j) => ({
      ...doctors(1)[0]!,
      id: `f${j}`,
      services: services.filter((_, k) => k !== j),
    }));
    const people = 2 ** 26 / 4096 + 1;
    const participants = {
      facility: new Int32Array(people),
      consent: new Uint8Array(people).fill(1),
      zone: new Int32Array(people),
      needs: Int32Array.from({ length: people }, (_, row) => row),
    };
    const problem = { facilities, participants, services, travel: { metres: new Int32Array(4096) } };

    const sets = "different sets of facilities to go to (by segment, needs and region)";
    expect(refused(problem)).toEqual([`range participants: expected fewer ${sets}`]);
  });

  it("should refuse a quota of 2^31 people", () => {
    expect(solved(byMatrix(doctors(0, (2 ** 31 - 1) / 5000), [[0, 1]])).quota[1]).toBe(2 ** 31 - 1);
    expect(refused(byMatrix(doctors(0, 2 ** 31 / 5000), [[0, 1]]))).toEqual([
      "range facilities[1].doctors: expected doctors for fewer than 2^31 people by the norm",
    ]);
  });

  it("should refuse a move of 2^30 metres", () => {
    const dearest = 2 ** 30 - 1;

    expect(solved(byMatrix(doctors(0, 1), [[0, dearest]])).objective).toEqual({
      overload: 0,
      overQuota: 0,
      metres: dearest,
    });
    // Too dear for one move, and too far from the nearest.
    const spread = "the largest spreads of costs to add up to less than 2^30 metres (set maxExtraKm or maxDistanceKm)";
    expect(refused(byMatrix(doctors(0, 1), [[0, dearest + 1]]))).toEqual([
      `range participants[0]: expected costs of moves below 2^30 metres, got more`,
      `range participants[0]: expected ${spread}, got more`,
    ]);
  });

  it("should refuse a gain of 2^30 metres, even where nobody may go far", () => {
    const nearer: Policy = { ...open, closerMoves: true, maxDistanceKm: 1 };

    expect(solved(byMatrix(doctors(1, 1), [[2 ** 30 - 1, 0]]), nearer).objective.metres).toBe(1 - 2 ** 30);
    expect(refused(byMatrix(doctors(1, 1), [[2 ** 30, 0]]), nearer)[0]).toBe(
      `range participants[0]: expected costs of moves below 2^30 metres, got more`,
    );
  });

  it("should refuse spreads whose largest, one a facility, add up to 2^30 metres", () => {
    const chain = (spread: number): Problem =>
      byMatrix(
        doctors(0, 0.0002, 0.0002, 0.0002),
        [0, 1, 2, 3].map((row) => [0, 1, 2, 3].map((j) => (j === 0 ? 0 : spread - ((row + j) % 3)))),
      );
    const quarter = 2 ** 28;

    expect(solved(chain(quarter - 1)).objective.overload).toBe(1);
    // Of each row the spread is one metre less than 2^28, or 2^28 itself; 2^30 are those of four that have it.
    const told = refused(chain(quarter));
    expect(told.length).toBe(1);
    expect(told[0]).toMatch(/^range participants\[\d]: expected the largest spreads .* 2\^30 metres .*, got more$/);
  });

  it("should add up the largest spreads wherever they stand, and name the row of the largest", () => {
    const four = doctors(0, 0.0002, 0.0002, 0.0002);
    const rows = (spreads: readonly number[]): Problem =>
      byMatrix(
        four,
        spreads.map((spread) => [0, spread, spread, spread]),
      );
    const said = (spreads: readonly number[]): string[] =>
      refused(rows(spreads)).map((text) => text.replace(/: .*, got/, ", got"));
    const [quarter, eighth] = [2 ** 28, 2 ** 27];

    // Eight of 2^27 are 2^30, but the largest four are not.
    expect(solved(rows(new Array(8).fill(eighth))).objective.overload).toBe(5);
    expect(said([1, 2, quarter, quarter, quarter + 2, quarter - 2, 3, 4])).toEqual(["range participants[4], got more"]);
    expect(said([quarter + 2, 1, quarter, quarter, 2, 3, 4, quarter - 2])).toEqual(["range participants[0], got more"]);
    expect(solved(rows([1, 2, quarter, quarter, quarter + 2, quarter - 3, 3, 4])).objective.overload).toBe(5);
  });

  it("should measure a spread from the greatest gain to the dearest move, of the newly enrolled among their options", () => {
    const nearer: Policy = { ...open, closerMoves: true };
    // From −2^29 to 2^29 less a metre or two.
    const both = (more: number): Problem => byMatrix(doctors(1, 1, 1), [[2 ** 29, 0, 2 ** 30 - 2 + more]]);
    expect(solved(both(0), nearer).objective.metres).toBe(-(2 ** 29));
    expect(solved(both(1), nearer).objective.metres).toBe(-(2 ** 29));
    expect(refused(both(2), nearer)).toEqual([
      "range participants[0]: expected the largest spreads of costs to add up to less than 2^30 metres " +
        "(set maxExtraKm or maxDistanceKm), got more",
    ]);

    const far = byMatrix(doctors(1, 1, 1), new Array(3).fill([2 ** 29, 2 ** 29 + 5, 2 ** 29 + 9]));
    far.participants.facility.fill(-1);
    expect(solved(far).objective.metres).toBe(3 * 2 ** 29);
  });

  it("should refuse 2^53 metres of all people at the dearest move", () => {
    const people = 2 ** 31 - 1;
    const problem = (way: number): Problem => byMatrix(doctors(0, 429_496.7294), [[0, way]], [people]);
    const dearest = 2 ** 22;

    const { objective } = solved(problem(dearest));

    expect(BigInt(objective.metres)).toBe(BigInt(people) * BigInt(dearest));
    expect(refused(problem(dearest + 1))).toEqual([
      `range participants[0]: expected people × largest cost below 2^53, got more`,
    ]);
  });

  it("should accept the points of a facility a thousand times too full", () => {
    const people = 2 ** 31 - 1;
    const problem = byMatrix(doctors(0, 0), [[0, 3]], [people]);

    // With a quota of 0 every 25 people cost a point more each, and everybody from 2,499,976 on 100,000.
    const half = (h: number): number => 25 * 50_000 * 100_001 + 100_000 * (h - 2_500_000);
    const { objective, enrolled } = solved(problem);

    expect(objective.overload).toBe(half(enrolled[0]!) + half(enrolled[1]!));
    expect(Number.isSafeInteger(objective.overload)).toBe(true);
  });

  it("should refuse an overloadKm that makes one point worth 2^32 metres", () => {
    const problem = byMatrix(doctors(0.0002, 0.0002), [[0, 100_000]], [2]);
    const plan = solved(problem, { ...open, overloadKm: 4_294_967.295 });

    expect(plan.objective).toEqual({ overload: 0, overQuota: 0, metres: 100_000, weighted: 100_000 });
    expect(refused(problem, { ...open, overloadKm: 4_294_967.2955 })).toEqual([
      "value policy.overloadKm: expected a number of kilometres from 0.001 and below 4,294,967, or Infinity, got 4294967.2955",
    ]);
  });

  it("should refuse 2^53 metres of all overload points today and the most that the newly enrolled may add", () => {
    // A hundred thousand people without a quota are 25 × 2,000 × 4,001 points; a newly enrolled person may be 350,000.
    const today = byMatrix(doctors(0, 0), [[0, 7]], [100_000]);
    const newcomers = byMatrix(doctors(1, 1), [[3, 7]], [500]);
    newcomers.participants.facility.fill(-1);

    for (const [problem, points] of [
      [today, 200_050_000],
      [newcomers, 175_000_000],
    ] as const) {
      const most = Math.floor(2 ** 53 / points / 1000);
      const weights = { ...open, overQuotaKm: 0, overloadKm: most };
      expect(Number.isSafeInteger(solved(problem, weights).objective.weighted)).toBe(true);
      const tooMuch = expect.stringMatching(
        /^range policy\.overloadKm: expected a smaller number, or Infinity: overload points × overloadKm and people × overQuotaKm may add up to 9007\d{9} km here, and sums are exact below 9,007,199,254,740 km$/,
      );
      expect(refused(problem, { ...weights, overloadKm: most + 1 })).toEqual([tooMuch]);
      // And everybody may be over quota.
      const people = problem.participants.count![0]!;
      const left = Math.floor((2 ** 53 - points * most * 1000) / people / 1000);
      expect(Number.isSafeInteger(solved(problem, { ...weights, overQuotaKm: left - 1 }).objective.weighted)).toBe(
        true,
      );
      expect(refused(problem, { ...weights, overQuotaKm: left + 1 })).toEqual([tooMuch]);
    }
  });
});
