import { describe, expect, it } from "vitest";
import { explain, type Policy, type Problem, redistribute, summarize, verify } from "../../src/index.ts";
import { expectNearOptimal, expectOptimal } from "../support/expect-optimal.ts";
import { problemOf, type RowRecord } from "../support/rows.ts";

const [refused, granted, unknown] = [0, 1, 2];

/** Facilities in a street, a kilometre apart, with room for so many by a norm of 1 per doctor. */
function street(rows: readonly Partial<RowRecord>[], rooms: readonly number[]): Problem {
  return problemOf({
    facilities: rooms.map((doctors, j) => ({ id: `f${j}`, doctors })),
    rows: rows.map((row) => ({ zone: 0, facility: 0, consent: granted, count: 1, household: 1, ...row })),
    travel: {
      metres: Int32Array.from({ length: 4 * rooms.length }, (_, k) => {
        const [zone, j] = [Math.floor(k / rooms.length), k % rooms.length];
        return 1000 + 1000 * Math.abs(zone - j);
      }),
    },
  });
}

const policy: Policy = { participantsPerDoctor: 1, moveCostKm: 0, overloadKm: Number.POSITIVE_INFINITY };

/** "row: from → to, metres" of every transfer. */
function moves(problem: Problem, more: Policy = {}): string[] {
  const plan = redistribute(problem, { ...policy, ...more });
  expectNearOptimal(problem, plan);
  const { participant, from, to, metres } = plan.transfers;
  return Array.from(participant, (row, i) => `${row}: ${from[i]} → ${to[i]}, ${metres[i]}`);
}

describe("households", () => {
  it("should move together at the rounded mean of what it costs each", () => {
    // 1,000 m farther for the first, and for the others, who live there, 2 × 101 m at least: 1 m and a tenth of the way.
    const problem = street([{}, { zone: 1 }, { zone: 1 }], [0, 3]);

    expect(moves(problem, { households: "separate" })).toEqual(["0: 0 → 1, 1000", "1: 0 → 1, 101", "2: 0 → 1, 101"]);
    expect(moves(problem)).toEqual(["0: 0 → 1, 401", "1: 0 → 1, 401", "2: 0 → 1, 401"]);
  });

  it("should all stay where one may not move, and be counted", () => {
    const problem = street([{}, { consent: refused }, { count: 3 }, { household: 2, count: 2 }], [0, 9]);

    const plan = redistribute(problem, policy);

    expectOptimal(problem, plan);
    expect([...plan.transfers.participant]).toEqual([3]);
    expect(summarize(problem, plan).households).toEqual({ count: 2, moved: 1, split: 0, keptBack: 4 });
    const { groups, consentsMissing } = explain(problem, plan);
    expect(groups[0]!.mayNotMove).toEqual({ refused: 1, unknown: 0, withdrawn: 0, household: 4 });
    expect([...consentsMissing.participant]).toEqual([1]);
    expect(consentsMissing.people).toBe(1);
    expect(consentsMissing.pointsSaved).toBe(plan.objective.overload);
  });

  it("should move without those who may not, if the policy says so", () => {
    const problem = street([{}, { consent: refused }, {}], [0, 9]);

    expect(moves(problem, { households: "willing-together" })).toEqual(["0: 0 → 1, 1000", "2: 0 → 1, 1000"]);
    const plan = redistribute(problem, { ...policy, households: "willing-together" });
    expect(summarize(problem, plan).households).toEqual({ count: 1, moved: 0, split: 1, keptBack: 0 });
  });

  it("should be asked together in a proposal", () => {
    const problem = street([{}, { consent: unknown }], [0, 9]);

    const plan = redistribute(problem, { ...policy, unknown: "propose" });

    expectOptimal(problem, plan);
    expect([...plan.transfers.ask]).toEqual([0, 1]);
    expect(moves(problem)).toEqual([]);
  });

  it("should be bound at each facility apart", () => {
    const problem = street([{}, { facility: 1, consent: refused, zone: 1 }, {}], [0, 1, 9]);

    expect(moves(problem)).toEqual(["0: 0 → 2, 2000", "2: 0 → 2, 2000"]);
  });

  it("should take newcomers to their family, and with it", () => {
    const newborn = { facility: -1, consent: unknown };

    // The family may not move: the newborn goes there, though another facility is nearer and has room.
    expect(moves(street([{ consent: refused }, { ...newborn, zone: 1 }], [0, 9]))).toEqual(["1: -1 → 0, 2000"]);
    // It may, and is relieved: both go, at 1,000 m, and the newborn pays for the way to the family as well.
    expect(moves(street([{}, newborn], [0, 9]))).toEqual(["0: 0 → 1, 1000", "1: -1 → 1, 2000"]);
    // The family is no option within the limits.
    expect(moves(street([{}, { ...newborn, zone: 3 }], [1, 9, 9, 9]), { maxExtraKm: 1 })).toEqual(["1: -1 → 3, 1000"]);
    // Of two families the nearer.
    const two = street([{ consent: refused }, { facility: 2, consent: refused }, { ...newborn, zone: 1 }], [1, 1, 1]);
    expect(moves(two)).toEqual(["2: -1 → 0, 2000"]);
  });

  it("should place newcomers of one household at one facility, or nowhere", () => {
    const two = [{ facility: -1 }, { facility: -1, zone: 1 }];

    expect(moves(street(two, [1, 1, 2]))).toHaveLength(2);
    const apart = street([{ facility: -1 }, { facility: -1, zone: 3 }], [9, 9, 9, 9]);
    const plan = redistribute(apart, { ...policy, maxExtraKm: 0 });
    expectOptimal(apart, plan);
    expect([...plan.unplaced]).toEqual([0, 1]);
  });

  it("should stay rather than pass a ceiling, even if then more stay than the largest household less one", () => {
    // Room for one at either side: the bound sends one to each.
    const problem = street([{}, {}], [0, 1, 1]);

    const plan = redistribute(problem, { ...policy, maxExtraKm: 9 });

    expectNearOptimal(problem, plan);
    expect(plan.status).toBe("near-optimal");
    expect([...plan.bound!.enrolled!]).toEqual([0, 1, 1]);
    expect([...plan.enrolled]).toEqual([2, 0, 0]);
    expect(plan.gap).toEqual({ overload: 300, overQuota: 2, metres: -3000 });
  });

  it("should be found out when parted, or moved against a relative", () => {
    const problem = street([{}, {}, { household: 2 }, { household: 2, consent: refused }], [0, 9]);
    const plan = redistribute(problem, policy);
    const codes = (changed: Problem, transfers: readonly number[]): string[] => {
      const pick = <T extends Int32Array | Uint8Array>(column: T): T =>
        column.filter((_, i) => transfers.includes(i)) as T;
      const kept = Object.entries(plan.transfers).map(([name, column]) => [name, pick(column)]);
      const { violations } = verify(changed, { ...plan, transfers: Object.fromEntries(kept) });
      return [...new Set(violations.map(({ code }) => code))];
    };

    expect(codes(problem, [0, 1])).toEqual([]);
    expect(codes(problem, [1])).toEqual(["household"]);
    const free = redistribute(problem, { ...policy, households: "separate" });
    const { violations } = verify(problem, { ...free, policy: plan.policy });
    expect(violations.map(({ code, row }) => `${code} ${row}`)).toContain("household 2");
  });
});
