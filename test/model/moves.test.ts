import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  baseOf,
  costOfMove,
  costOfWish,
  leastTransfer,
  metresToday,
  moveRules,
  reachOf,
  type UnitMoves,
  wayToday,
} from "../../src/model/moves.ts";
import { completePolicy } from "../../src/model/policy.ts";
import { matrixTravel } from "../../src/travel/matrix.ts";
import { NO_WAY } from "../../src/travel/travel.ts";
import type { Facility, Policy } from "../../src/types.ts";

const facilities: readonly Facility[] = [
  { id: "today", doctors: 1 },
  { id: "other", doctors: 1 },
];
const rulesOf = (policy: Policy, surcharge = 0) => moveRules(facilities, completePolicy(policy), surcharge);

/** One unit: registered at facility 0, so many metres away, unless it says otherwise. */
interface Unit {
  readonly today?: number;
  readonly way?: number;
  readonly extra?: number;
  readonly perKm?: number;
  readonly letter?: number;
}

function cost(metres: number, policy: Policy, { today = 0, way = 2000, extra, perKm, letter }: Unit = {}, wish = 0) {
  const rules = rulesOf(policy);
  const hard = extra !== undefined || perKm !== undefined;
  const moves: UnitMoves = {
    today: Int32Array.of(today),
    unitKind: Int32Array.of(0),
    base: Float64Array.of(baseOf(way, today, rules)),
    reach: Int32Array.of(NO_WAY - 1),
    hardship: hard ? { extra: Int32Array.of(extra ?? 0), perKm: Int32Array.of(perKm ?? 0) } : undefined,
    letter: letter === undefined ? undefined : Int32Array.of(letter),
  };
  return costOfMove(moves, 0, 1, metres, rules, wish);
}

describe("costOfMove", () => {
  it.each<[string, number, number]>([
    ["the extra way and the bother of a move: 3 km instead of 2", 11_000, cost(3000, {})],
    ["a tenth of the way and 1 where it is much nearer", 101, cost(1000, {}, { way: 60_000 })],
    ["the saved way where people move just to be nearer", -49_000, cost(1000, { closerMoves: true }, { way: 60_000 })],
    ["1 where the saved way is worth exactly the bother", 1, cost(1000, { closerMoves: true }, { way: 11_000 })],
    ["the way alone of the newly enrolled", 1234, cost(1234, {}, { today: -1 })],
    ["hardship once, and for each kilometre beyond today's way", 11_750, cost(3000, {}, { extra: 250, perKm: 500 })],
    ["no hardship a kilometre for who comes nearer", 9250, cost(1000, {}, { extra: 250, perKm: 500 })],
    ["the letter on top of all", 21_000, cost(3000, {}, { letter: 10_000 })],
    ["what a wish costs", 11_500, cost(3000, {}, {}, 500)],
    ["1 where a wish pays for all of it", 1, cost(3000, {}, {}, -11_000)],
  ])("is %s", (_, expected, found) => {
    expect(found).toBe(expected);
  });

  it("adds what is missing to quality, and what is missing today does not count against a facility", () => {
    const worse: readonly Facility[] = [
      { id: "today", doctors: 1, quality: { rooms: 0.5 } },
      { id: "other", doctors: 1, quality: { rooms: 0 } },
    ];
    const rules = moveRules(worse, completePolicy({ qualityKm: { rooms: 4 } }), 0);
    const moves: UnitMoves = {
      today: Int32Array.of(0),
      unitKind: Int32Array.of(0),
      base: Float64Array.of(baseOf(2000, 0, rules)),
      reach: Int32Array.of(NO_WAY - 1),
      hardship: undefined,
      letter: undefined,
    };

    // Burdens of 3,000 + 4,000 and of 2,000 + 2,000 metres.
    expect(costOfMove(moves, 0, 1, 3000, rules)).toBe(13_000);
    expect(wayToday(0, moves.base[0]!, rules)).toBe(2000);
  });

  it("is at least 1 for a transfer, and never falls as the way grows", () => {
    const unit = fc.record({ way: fc.nat(50_000), extra: fc.nat(5000), perKm: fc.nat(3000), letter: fc.nat(9) });
    const policy = fc.record({ moveCostKm: fc.nat(20) });
    fc.assert(
      fc.property(unit, policy, fc.nat(60_000), fc.nat(60_000), (own, rules, a, b) => {
        const [near, far] = [Math.min(a, b), Math.max(a, b)].map((metres) => cost(metres, rules, own));
        expect(near).toBeGreaterThanOrEqual(1);
        expect(far).toBeGreaterThanOrEqual(near!);
      }),
    );
  });
});

describe("metresToday", () => {
  const travel = matrixTravel(Int32Array.of(0, 1), Int32Array.of(NO_WAY, 700, 300, 500, NO_WAY, NO_WAY), 3);

  it("is the way to today's facility", () => {
    expect(metresToday(travel, 1, 0)).toBe(500);
  });

  it("is the least of all ways where today's has none, and for the newly enrolled", () => {
    expect([metresToday(travel, 0, 0), metresToday(travel, 0, -1)]).toEqual([300, 300]);
  });

  it("is no way where there is none at all", () => {
    const none = matrixTravel(Int32Array.of(0), Int32Array.of(NO_WAY, NO_WAY), 2);

    expect(metresToday(none, 0, 1)).toBe(NO_WAY);
  });
});

describe("reachOf", () => {
  it.each<[string, Policy, boolean, number]>([
    ["3 km beyond today's way by default", {}, false, 5000],
    ["the longest way allowed, where that is less", { maxDistanceKm: 4 }, false, 4000],
    ["that alone for who names facilities", { maxDistanceKm: 9 }, true, 9000],
    ["any way there is, where nothing limits it", { maxExtraKm: Number.POSITIVE_INFINITY }, false, NO_WAY - 1],
  ])("is %s", (_, policy, wishes, expected) => {
    expect(reachOf(2000, rulesOf(policy), wishes)).toBe(expected);
  });

  it("is −1 where there is no way at all", () => {
    expect(reachOf(NO_WAY, rulesOf({}), true)).toBe(-1);
  });
});

describe("costOfWish", () => {
  it("is half a kilometre for each step down the list, and nothing for the first", () => {
    expect([0, 1, 2].map((place) => costOfWish(place, rulesOf({})) + 0)).toEqual([0, 500, 1000]);
  });

  it("is worth 20 km for the first, where wishes are honoured", () => {
    expect(costOfWish(0, rulesOf({ honourChoices: true }))).toBe(-20_000);
  });
});

describe("leastTransfer", () => {
  it("is 1 and a tenth of the burden, rounded down", () => {
    expect([0, 9, 10, 12_345].map(leastTransfer)).toEqual([1, 1, 2, 1235]);
  });
});
