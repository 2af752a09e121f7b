import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Problem, redistribute, summarize } from "../../src/index.ts";
import { cases, medium, runs, tightCases } from "../support/arbitraries.ts";
import { leastOf, pricesOf, solved } from "../support/expect-optimal.ts";
import { assignmentOf, modelOf, score } from "../support/model.ts";
import { type RowRecord, withRows } from "../support/rows.ts";

const any = fc.oneof(cases({ size: medium }), tightCases());

const mild = (row: RowRecord): RowRecord => ({ ...row, extraCost: 0, extraCostPerKm: 0 });

describe("hardship", () => {
  it("should change nothing where there is none", () => {
    fc.assert(
      fc.property(any, ({ problem, policy }) => {
        const { extraCost: _, extraCostPerKm: __, ...participants } = problem.participants;
        const zeros = withRows(problem, (rows) => rows.map(mild));

        const { fingerprint: ___, ...plan } = solved({ ...problem, participants }, policy);
        expect(solved(zeros, policy)).toMatchObject(plan);
      }),
      runs(0.3),
    );
  });

  it("should let nobody move to whom it is harder while somebody stays who is alike in all else", () => {
    const more = fc.record({ extraCost: fc.nat(3), extraCostPerKm: fc.nat(900) });
    fc.assert(
      fc.property(any, more, ({ problem, policy }, { extraCost, extraCostPerKm }) => {
        const easy = problem.participants.facility.length;
        const twice = withRows(problem, (rows) => {
          const harder = (row: RowRecord): RowRecord => ({
            ...row,
            // Two metres: where moving would cost 0 it costs 1, as if it were harder by one.
            extraCost: (row.extraCost ?? 0) + extraCost + 2,
            extraCostPerKm: (row.extraCostPerKm ?? 0) + extraCostPerKm,
          });
          return [...rows.map(harder), ...rows].map(({ id: _, ...row }) => row);
        });

        const plan = solved(twice, policy);

        const assignment = assignmentOf(modelOf(twice, policy), plan);
        const staying = (row: number): number => assignment[row]![twice.participants.facility[row]!]!;
        const moved = [...plan.transfers.participant].filter((row, k) => row < easy && plan.transfers.from[k]! >= 0);
        expect(moved.filter((row) => staying(row + easy) > 0)).toEqual([]);
      }),
      runs(0.5),
    );
  });

  it("should never make a plan better, and cost no more than it adds to the plan without it", () => {
    // Where households are bound it is not known how many are transferred in the bound.
    fc.assert(
      fc.property(cases({ size: medium, households: false }), fc.nat(5000), ({ problem, policy }, extraCost) => {
        const easy = withRows(problem, (rows) => rows.map(mild));
        const hard = withRows(problem, (rows) => rows.map((row) => ({ ...mild(row), extraCost })));

        const [before, after] = [solved(easy, policy), solved(hard, policy)];

        const model = modelOf(problem, policy);
        const { transferred } = summarize(easy, before);
        // What would cost nothing costs a metre.
        const least = score(model, leastOf(before));
        expect(score(model, leastOf(after))).toBeGreaterThanOrEqual(least);
        expect(score(model, leastOf(after))).toBeLessThanOrEqual(least + BigInt(transferred) * BigInt(extraCost + 1));
        expect(summarize(hard, after).hardship).toBe(extraCost > 0 ? summarize(hard, after).transferred : 0);
      }),
      runs(0.5),
    );
  });

  it("should be the same as moveCostKm where everybody has the same hardship", () => {
    fc.assert(
      fc.property(any, fc.nat(9), ({ problem, policy: given }, km) => {
        const policy = { ...given, closerMoves: true };
        const hard = withRows(problem, (rows) => rows.map((row) => ({ ...mild(row), extraCost: 1000 * km })));
        const easy = withRows(problem, (rows) => rows.map(mild));

        const one = solved(hard, policy);
        const two = solved(easy, { ...policy, moveCostKm: (given.moveCostKm ?? 10) + km });

        const model = modelOf(easy, policy);
        expect(score(model, leastOf(one))).toBe(score(model, leastOf(two)));
        expect(pricesOf(one)).toEqual(pricesOf(two));
      }),
      runs(0.3),
    );
  });

  it("should be counted by the metre: extra, then so much for each kilometre farther than today, rounded", () => {
    const problem: Problem = {
      facilities: [
        { id: "A", doctors: 0 },
        { id: "B", doctors: 1 },
      ],
      participants: {
        facility: Int32Array.of(0, 0, 0, -1),
        consent: Uint8Array.of(1, 1, 1, 1),
        zone: Int32Array.of(0, 1, 2, 0),
        extraCost: Int32Array.of(5, 5, 5, 5),
        extraCostPerKm: Int32Array.of(300, 300, 300, 300),
      },
      travel: { metres: Int32Array.of(1000, 2005, 2000, 1500, 20_000, 1000) },
    };

    const plan = solved(problem, { moveCostKm: 1 });

    // 1,005 m farther: 1005 + 1000 + 5 + 301.5, rounded up. 500 m nearer: 500 + 5. 19 km nearer, to a way of 1 km: 101 + 5, for no
    // gain makes a move cheaper than 1 m and a tenth of the way. Newly enrolled: the way is 2,005 m, and moving nobody costs nothing: 2005 + 601.5, rounded up.
    expect([...plan.transfers.metres]).toEqual([2312, 505, 106, 2607]);
  });
});

describe("hardship beyond the range", () => {
  const problem = (extraCost: number): Problem => ({
    facilities: [
      { id: "A", lon: 109.3, lat: 0, doctors: 0 },
      { id: "B", lon: 109.31, lat: 0, doctors: 1 },
    ],
    participants: {
      lon: Float64Array.of(109.3, 109.3),
      lat: Float64Array.of(0, 0),
      facility: Int32Array.of(0, 0),
      consent: Uint8Array.of(1, 1),
      extraCost: Int32Array.of(0, extraCost),
    },
  });

  it("should be refused, with the row", () => {
    expect(() => redistribute(problem(2 ** 30 - 1))).toThrow("participants[1]: expected costs of moves below 2^30");
    expect(() => redistribute(problem(2 ** 29))).not.toThrow();
  });
});
