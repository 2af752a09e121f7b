import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  drawNumber,
  type Plan,
  type Policy,
  type Problem,
  redistribute,
  transferRows,
  verify,
} from "../../src/index.ts";
import { cases, medium, runs, small, tightCases } from "../support/arbitraries.ts";
import { cityCases } from "../support/cities.ts";
import { expectFeasible, expectOptimal, pricesOf } from "../support/expect-optimal.ts";
import { assignmentOf, modelOf } from "../support/model.ts";
import { orderBy, problemOf, withRows } from "../support/rows.ts";

const keys = fc.array(fc.nat(99), { minLength: 1, maxLength: 20 });

/** The problem with an id for everybody. */
function named(problem: Problem): Problem {
  return withRows(problem, (rows) => rows.map((row, k) => ({ ...row, id: `p${k}` })));
}

function permuted(problem: Problem, order: readonly number[]): Problem {
  return withRows(problem, (rows) => orderBy(rows.length, order).map((k) => rows[k]!));
}

/** All that a plan says, by ids instead of rows. */
function told(problem: Problem, plan: Plan): object {
  // Warnings name the first row that they are about.
  const { transfers, unplaced, fingerprint: _, warnings: __, ...rest } = plan;
  const ids = problem.participants.ids!;
  const rows = [...transferRows(problem, plan)].map((row, k) => ({ ...row, metres: transfers.metres[k]! }));
  const text = (value: object): string => JSON.stringify(value);
  return { ...rest, rows: rows.map(text).sort(), unplaced: [...unplaced].map((row) => ids[row]!).sort() };
}

describe("the draw", () => {
  it("should give the same plan for a permuted table with ids", () => {
    fc.assert(
      fc.property(cases({ size: medium }), keys, ({ problem, policy }, order) => {
        const one = named(problem);
        const two = permuted(one, order);
        const [planOne, planTwo] = [redistribute(one, policy), redistribute(two, policy)];

        expectOptimal(two, planTwo, policy);
        expect(told(two, planTwo)).toEqual(told(one, planOne));
      }),
    );
  });

  it("should give the same plan for a permuted city with ids", () => {
    fc.assert(
      fc.property(cityCases(4000, 8), keys, ({ problem, policy }, order) => {
        const one = named(problem);
        const two = permuted(one, order);
        const [planOne, planTwo] = [redistribute(one, policy), redistribute(two, policy)];

        expectOptimal(two, planTwo, policy);
        expect(told(two, planTwo)).toEqual(told(one, planOne));
      }),
      runs(0.1),
    );
  });

  it("should give the same plan for a permuted table of households, whatever these are called", () => {
    const bind = fc.constantFrom("whole", "willing-together");
    const families = fc.oneof(cases({ size: small, households: true }), cases({ size: medium, households: true }));
    fc.assert(
      fc.property(families, bind, keys, ({ problem, policy: given }, households, order) => {
        const policy: Policy = { ...given, households };
        const one = named(problem);
        const two = withRows(permuted(one, order), (rows) =>
          rows.map(({ household = -1, ...row }) => ({ ...row, household: household < 0 ? -1 : 7 * (100 - household) })),
        );
        const [planOne, planTwo] = [redistribute(one, policy), redistribute(two, policy)];

        expectOptimal(two, planTwo, policy);
        expect(told(two, planTwo)).toEqual(told(one, planOne));
      }),
    );
  });

  it("should give the same plan for a permuted table when it is stopped", () => {
    fc.assert(
      fc.property(cases({ size: medium }), keys, fc.nat(5), ({ problem, policy }, order, augmentations) => {
        const one = named(problem);
        const two = permuted(one, order);
        const limit = { augmentations };
        const [planOne, planTwo] = [redistribute(one, policy, { limit }), redistribute(two, policy, { limit })];

        expectFeasible(two, planTwo, policy);
        expect(told(two, planTwo)).toEqual(told(one, planOne));
      }),
      runs(0.5),
    );
  });

  it("should not change what is planned, only who goes: the same numbers with any seed", () => {
    fc.assert(
      fc.property(cases({ size: medium }), fc.nat(), ({ problem, policy }, drawSeed) => {
        const whole = named(problem);
        const one = redistribute(whole, policy);
        const two = redistribute(whole, { ...policy, drawSeed });

        expectOptimal(whole, two, { ...policy, drawSeed });
        expect(two.objective).toEqual(one.objective);
        expect(two.enrolled).toEqual(one.enrolled);
        expect(two.price).toEqual(one.price);
      }),
      runs(0.5),
    );
  });
});

/** A puskesmas with willing people at one place, of whom `leaving` must go: two. Whoever they live with, if anybody. */
function lottery(ids: readonly string[], policy: Policy, leaving = 2, household?: Int32Array): string[] {
  const rows = ids.length;
  const problem: Problem = {
    facilities: [
      { id: "A", lon: 109.3, lat: 0, doctors: rows - leaving },
      { id: "B", lon: 109.31, lat: 0, doctors: rows },
    ],
    participants: {
      lon: new Float64Array(rows).fill(109.3),
      lat: new Float64Array(rows),
      facility: new Int32Array(rows),
      consent: new Uint8Array(rows).fill(1),
      ids,
      ...(household && { household }),
    },
  };
  const plan = redistribute(problem, { ...policy, participantsPerDoctor: 1 });
  expectOptimal(problem, plan);
  return [...transferRows(problem, plan)].map((row) => row.participantId);
}

const lowestOf = (ids: readonly string[], seed: number): number => Math.min(...ids.map((id) => drawNumber(id, seed)));

describe("people who draw the same number", () => {
  it("should go by the text of their ids, in any order of rows", () => {
    const [low, high] = ["p69352-47vt", "p737-hxa8"];
    expect(drawNumber(high, 1)).toBe(drawNumber(low, 1));
    const others = Array.from({ length: 200 }, (_, i) => `q${i}`);
    const before = others.filter((id) => drawNumber(id, 1) < drawNumber(low, 1));
    const after = others.filter((id) => drawNumber(id, 1) > drawNumber(low, 1));
    // Two go: whoever drew the lowest, and one of the two.
    const ids = [before[0]!, ...after, high, low];

    expect(lottery(ids, {}).toSorted()).toEqual([before[0]!, low].toSorted());
    expect(lottery(ids.toReversed(), {}).toSorted()).toEqual([before[0]!, low].toSorted());
  });
});

describe("people sent elsewhere to make room for a household", () => {
  const problem = problemOf({
    facilities: [
      { id: "A", doctors: 1.5, target: 3 },
      { id: "B", doctors: 1.5 },
      { id: "C", doctors: 1, target: 2 },
      { id: "D", doctors: 1.5 },
    ],
    rows: [
      { zone: 0, facility: 1, consent: 1, count: 5, household: 0 },
      { zone: 0, facility: 0, consent: 1, count: 1 },
      { zone: 0, facility: 0, consent: 1, count: 6 },
      { zone: 0, facility: 0, consent: 1, count: 1 },
    ],
    travel: { metres: new Int32Array(4) },
  });

  it("should be those with the lowest numbers, in any order of rows", () => {
    const one = named(problem);
    const two = permuted(one, [3, 2, 1, 0]);
    for (let drawSeed = 0; drawSeed < 40; drawSeed++) {
      const policy: Policy = { participantsPerDoctor: 0.5, drawSeed, overloadKm: "Infinity" };
      const [planOne, planTwo] = [redistribute(one, policy), redistribute(two, policy)];

      expectOptimal(one, planOne, policy);
      expectOptimal(two, planTwo, policy);
      expect(told(two, planTwo)).toEqual(told(one, planOne));
      // Some of those who stay or go at the price of the others, some dearer.
      const prices = pricesOf(planOne);
      const { from, to, metres } = planOne.transfers;
      const beyond = metres.filter((way, k) => BigInt(way) > prices[from[k]!]! - prices[to[k]!]!);
      expect(beyond.length).toBeGreaterThan(0);
    }
  });
});

describe("drawNumber", () => {
  it("should give the stored numbers, so that old draws can be checked", () => {
    const numbers = ["", "p1", "p2", "0000039043765", "é🙂"].map((id) => drawNumber(id, 1));
    expect(numbers).toEqual([3770482475, 1539765327, 848587530, 888108939, 2306229633]);
    expect(drawNumber("p1", 2 ** 32 - 1)).toBe(1426671599);
  });

  it("should be the sum that its description says, in whole numbers of any size", () => {
    const wrap = (n: bigint): bigint => n & 0xffffffffn;
    const described = (id: string, seed: number): bigint => {
      let h = 2166136261n ^ BigInt(seed);
      for (let i = 0; i < id.length; i++) h = wrap((h ^ BigInt(id.charCodeAt(i))) * 16777619n);
      h = wrap((h ^ (h >> 16n)) * 0x85ebca6bn);
      h = wrap((h ^ (h >> 13n)) * 0xc2b2ae35n);
      return h ^ (h >> 16n);
    };
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat(2 ** 32 - 1), (id, seed) => {
        expect(BigInt(drawNumber(id, seed))).toBe(described(id, seed));
      }),
    );
  });

  it("should let the lowest go", () => {
    const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(ids, fc.nat(2 ** 32 - 1), (all, drawSeed) => {
        const lowest = all.toSorted((a, b) => drawNumber(a, drawSeed) - drawNumber(b, drawSeed)).slice(0, 2);

        expect(lottery(all, { drawSeed }).toSorted()).toEqual(lowest.toSorted());
      }),
      runs(0.5),
    );
  });

  it("should let those households go of whose members one drew the lowest", () => {
    const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { minLength: 9, maxLength: 30 });
    fc.assert(
      fc.property(ids, fc.constantFrom(2, 3), fc.nat(2 ** 32 - 1), (all, members, drawSeed) => {
        const several = all.slice(0, all.length - (all.length % members));
        // Neighbours in the table are of different households.
        const homes = several.length / members;
        const household = Int32Array.from(several, (_, row) => row % homes);
        const lowest = Array.from({ length: homes }, (_, home) =>
          several.filter((_, row) => household[row] === home),
        ).toSorted((a, b) => lowestOf(a, drawSeed) - lowestOf(b, drawSeed));

        const gone = lottery(several, { drawSeed, households: "whole" }, 2 * members, household);

        expect(gone.toSorted()).toEqual(lowest.slice(0, 2).flat().toSorted());
      }),
      runs(0.5),
    );
  });

  it("should be as good as chance: every one of ten goes about as often, and one seed says nothing of the next", () => {
    const ids = Array.from({ length: 10 }, (_, k) => `RT 0${k}`);
    const times = new Map(ids.map((id) => [id, 0]));
    let again = 0;
    let before: string[] = [];
    for (let drawSeed = 0; drawSeed < 2000; drawSeed++) {
      const order = ids.toSorted((a, b) => drawNumber(a, drawSeed) - drawNumber(b, drawSeed)).slice(0, 2);
      for (const id of order) {
        times.set(id, times.get(id)! + 1);
        if (before.includes(id)) again++;
      }
      before = order;
    }
    // 400 times each, give or take 18; and 800 times again, give or take some 25.
    for (const n of times.values()) expect(Math.abs(n - 400)).toBeLessThan(90);
    expect(Math.abs(again - 800)).toBeLessThan(130);
  });
});

describe("people of one facility who would pay the same", () => {
  const draws = fc.nat(2 ** 32 - 1);
  const drawn = fc.oneof(cases({ size: medium }), cases({ size: medium, households: true }), tightCases());

  /** Of each row the lowest number of those who move together, and how many they are: none for who moves alone. */
  function drawers(problem: Problem, plan: Plan): { number: number; people: number }[] {
    const { rows, groups } = modelOf(problem, plan.policy);
    const numbers = (problem.participants.ids ?? []).map((id) => drawNumber(id, plan.policy.drawSeed));
    const drawn = numbers.map((number) => ({ number, people: 0 }));
    for (const group of groups) {
      const number = Math.min(...group.map((row) => numbers[row]!));
      const people = group.reduce((sum, row) => sum + rows[row]!.people, 0);
      for (const row of group) drawn[row] = { number, people };
    }
    return drawn;
  }

  /** A transfer, and somebody who stays where it came from, might go there at its cost, and drew a lower number. */
  function passedOver(problem: Problem, plan: Plan): string[] {
    const model = modelOf(problem, plan.policy);
    const assignment = assignmentOf(model, plan);
    const ids = problem.participants.ids!;
    const drawn = drawers(problem, plan);
    const { participant, from, to, metres } = plan.transfers;
    const prices = pricesOf(plan);
    const found: string[] = [];
    for (const [k, row] of participant.entries()) {
      // Where households stay together, some are sent elsewhere to make room for them; those are not drawn.
      if (from[k]! < 0 || BigInt(metres[k]!) !== prices[from[k]!]! - prices[to[k]!]!) continue;
      for (const other of model.rows) {
        if (other.today < 0 || other.today !== from[k] || !other.mayChoose) continue;
        if (assignment[other.row]![other.today]! === 0 || drawn[other.row]!.people !== drawn[row]!.people) continue;
        if (!other.options.some((option) => option.facility === to[k] && option.metres === metres[k])) continue;
        if (drawn[other.row]!.number < drawn[row]!.number) found.push(`${ids[other.row]} before ${ids[row]}`);
      }
    }
    return found;
  }

  it("should go in the order of their draws, wherever they live", () => {
    fc.assert(
      fc.property(drawn, draws, ({ problem, policy: given }, drawSeed) => {
        const whole = named(problem);
        const policy = { ...given, drawSeed };
        const plan = redistribute(whole, policy);

        expectOptimal(whole, plan, policy);
        expect(passedOver(whole, plan)).toEqual([]);
      }),
    );
  });

  it("should go in the order of their draws in a city where most gain by going", () => {
    fc.assert(
      fc.property(cityCases(1500, 6), draws, ({ problem, policy: given }, drawSeed) => {
        const whole = named(problem);
        const policy = { ...given, drawSeed, moveCostKm: 0, maxExtraKm: 1 };
        const plan = redistribute(whole, policy);

        expectOptimal(whole, plan, policy);
        expect(passedOver(whole, plan)).toEqual([]);
      }),
      runs(0.1),
    );
  });

  it("should be found by verify where a higher number went first", () => {
    fc.assert(
      fc.property(drawn, draws, ({ problem, policy: given }, drawSeed) => {
        const whole = named(problem);
        const plan = redistribute(whole, { ...given, drawSeed });
        const other = { ...plan, policy: { ...plan.policy, drawSeed: (drawSeed + 1) % 2 ** 32 } };

        const { violations } = verify(whole, other);

        const expected = passedOver(whole, other).length > 0 ? ["draw"] : [];
        expect([...new Set(violations.map(({ code }) => code))]).toEqual(expected);
      }),
    );
  });

  it("should go in the order of rows where they have no ids", () => {
    fc.assert(
      fc.property(drawn, draws, ({ problem, policy }, drawSeed) => {
        const { ids: _, ...participants } = problem.participants;
        const nameless = { ...problem, participants };
        const plan = redistribute(nameless, policy);

        expect(redistribute(nameless, { ...policy, drawSeed }).transfers).toEqual(plan.transfers);
        expectOptimal(nameless, plan, policy);
      }),
      runs(0.3),
    );
  });
});
