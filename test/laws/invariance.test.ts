import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Plan, type Policy, type Problem, redistribute } from "../../src/index.ts";
import { cases, medium, runs } from "../support/arbitraries.ts";
import { expectOptimal, leastOf, pricesOf } from "../support/expect-optimal.ts";
import { completePolicy, isSomewhere, modelOf, NO_WAY, score, wayTo } from "../support/model.ts";
import { facilitiesInOrder, orderBy, type RowRecord, rowsOf, withFacilities, withRows } from "../support/rows.ts";

const keys = fc.array(fc.nat(99), { maxLength: 20 });

/** Solves both and expects the same objective and the same prices. */
function expectSame(before: Problem, after: Problem, policy: Policy, policyAfter: Policy = policy): void {
  const one = redistribute(before, policy);
  const other = redistribute(after, policyAfter);
  expectOptimal(before, one, policy);
  expectOptimal(after, other, policyAfter);
  expectSameObjective(one, other, policy);
  expect(pricesOf(other)).toEqual(pricesOf(one));
}

/** Only what is unique: with a finite overloadKm the sum, not its parts. */
function expectSameObjective(one: Plan, other: Plan, policy: Policy): void {
  const [a, b] = [leastOf(one), leastOf(other)];
  if (completePolicy(policy).overloadKm === Number.POSITIVE_INFINITY)
    expect([b.overload, b.metres]).toEqual([a.overload, a.metres]);
  else expect(b.weighted).toBe(a.weighted);
}

const withoutId = ({ id: _, ...row }: RowRecord): RowRecord => row;

/** Rows that differ in nothing but their count become one. */
function merged(rows: readonly RowRecord[]): RowRecord[] {
  const kinds = new Map<string, RowRecord>();
  for (const row of rows.map(withoutId)) {
    const kind = JSON.stringify({ ...row, count: 0 });
    kinds.set(kind, { ...row, count: row.count + (kinds.get(kind)?.count ?? 0) });
  }
  return [...kinds.values()];
}

/** Newly enrolled, or of a closed facility. */
function isPlaced({ facilities }: Problem, row: RowRecord): boolean {
  return row.facility < 0 || facilities[row.facility]!.closed === true;
}

describe("objective and prices", () => {
  it("should not depend on the order of participants", () => {
    fc.assert(
      fc.property(cases({ size: medium }), keys, ({ problem, policy }, order) => {
        const turned = withRows(problem, (rows) => orderBy(rows.length, order).map((k) => rows[k]!));

        expectSame(problem, turned, policy);
      }),
    );
  });

  it("should not change when rows are split into single people", () => {
    fc.assert(
      fc.property(cases({ size: medium }), ({ problem, policy }) => {
        const split = withRows(problem, (rows) =>
          rows.flatMap((row) => Array.from({ length: row.count }, () => ({ ...withoutId(row), count: 1 }))),
        );

        expectSame(problem, split, policy);
      }),
    );
  });

  it("should not change when rows are split in two anywhere", () => {
    fc.assert(
      fc.property(cases({ size: medium }), keys, ({ problem, policy }, cuts) => {
        const split = withRows(problem, (rows) =>
          rows.flatMap((row, k) => {
            const first = (cuts[k % cuts.length] ?? 0) % (row.count + 1);
            return [first, row.count - first].map((count) => ({ ...withoutId(row), count }));
          }),
        );

        expectSame(problem, split, policy);
      }),
      runs(0.5),
    );
  });

  it("should not change when rows that are alike become one", () => {
    fc.assert(
      fc.property(cases({ size: medium }), ({ problem, policy }) => {
        expectSame(problem, withRows(problem, merged), policy);
      }),
    );
  });

  it("should not change when rows of nobody are added", () => {
    fc.assert(
      fc.property(cases({ size: medium }), ({ problem, policy }) => {
        const more = withRows(problem, (rows) =>
          rows.flatMap((row) => [{ ...withoutId(row), count: 0 }, withoutId(row)]),
        );

        expectSame(problem, more, policy);
      }),
      runs(0.5),
    );
  });

  it("should follow a new order of facilities: the same objective, the prices in the new order", () => {
    // Newcomers go to the first of equally near facilities of their family, and have the reserve of the first.
    fc.assert(
      fc.property(cases({ size: medium, households: false }), keys, ({ problem, policy: given }, turn) => {
        const policy = { ...given, reserve: 0 };
        const order = orderBy(problem.facilities.length, turn);
        const turned = facilitiesInOrder(problem, order);

        const one = redistribute(problem, policy);
        const other = redistribute(turned, policy);

        expectOptimal(problem, one, policy);
        expectOptimal(turned, other, policy);
        expectSameObjective(one, other, policy);
        const prices = pricesOf(one);
        expect(pricesOf(other)).toEqual(order.map((old) => prices[old]!));
      }),
    );
  });

  it("should be those of a matrix with the same metres", () => {
    fc.assert(
      fc.property(cases({ size: medium, travel: "sphere" }), ({ problem, policy }) => {
        fc.pre(problem.facilities.length > 0);
        const rows = [...problem.participants.facility.keys()];
        const zone = Int32Array.from(rows, (row) => (isSomewhere(problem, row) ? row : -1));
        const metres = rows.flatMap((row) =>
          problem.facilities.map((_, j) => (zone[row] === -1 ? NO_WAY : wayTo(problem, row, j))),
        );
        const { lon: _, lat: __, ...columns } = problem.participants;
        const matrix = {
          ...problem,
          facilities: problem.facilities.map(({ lon: _, lat: __, ...facility }) => facility),
          participants: { ...columns, zone },
          travel: { metres: Int32Array.from(metres) },
        };

        expectSame(problem, matrix, policy);
      }),
      runs(0.5),
    );
  });

  it("should not change when a facility is added to which there is no way", () => {
    const doctors = fc.constantFrom(0, 1, 100);
    fc.assert(
      fc.property(cases({ size: medium, travel: "matrix" }), doctors, ({ problem, policy }, many) => {
        fc.pre(problem.travel?.metres !== undefined);
        const m = problem.facilities.length;
        const facilities = [...problem.facilities, { id: "far", doctors: many }];
        const zones = problem.travel!.metres!.length / m;
        const metres = Int32Array.from({ length: zones * (m + 1) }, (_, k) =>
          k % (m + 1) === m ? NO_WAY : problem.travel!.metres![Math.floor(k / (m + 1)) * m + (k % (m + 1))]!,
        );
        const wider = { ...problem, facilities, travel: { metres } };

        const one = redistribute(problem, policy);
        const other = redistribute(wider, policy);

        expectOptimal(problem, one, policy);
        expectOptimal(wider, other, policy);
        expectSameObjective(one, other, policy);
        expect(pricesOf(other)).toEqual([...pricesOf(one), 0n]);
      }),
      runs(0.5),
    );
  });

  it("should change by first placements alone when metres are added to all ways of a zone, where gains count", () => {
    // The mean of what is added to the members of a household would be rounded.
    const drawn = cases({ size: medium, travel: "matrix", households: false });
    fc.assert(
      fc.property(
        drawn,
        fc.array(fc.nat(5000), { minLength: 4, maxLength: 4 }),
        ({ problem: raw, policy: given }, more) => {
          fc.pre(raw.travel?.metres !== undefined);
          // To people to be placed to whom a longer way is hard, more would be added than the metres.
          const problem = withRows(raw, (rows) =>
            rows.map((row) => (isPlaced(raw, row) ? { ...row, extraCostPerKm: 0 } : row)),
          );
          const policy = { ...given, maxDistanceKm: null, closerMoves: true };
          const m = problem.facilities.length;
          const metres = problem.travel!.metres!.map((way, k) =>
            way === NO_WAY ? way : way + more[Math.floor(k / m)]!,
          );
          const longer = { ...problem, travel: { metres } };

          const one = redistribute(problem, policy);
          const other = redistribute(longer, policy);

          const { rows } = rowsOf(problem);
          const placed = rows.filter((row, k) => isPlaced(problem, row) && row.count > 0 && !one.unplaced.includes(k));
          const added = placed.reduce((sum, row) => sum + row.count * more[row.zone!]!, 0);
          const model = modelOf(problem, policy);
          expectOptimal(problem, one, policy);
          expectOptimal(longer, other, policy);
          expect(score(model, leastOf(other))).toBe(score(model, leastOf(one)) + BigInt(added));
          expect(pricesOf(other)).toEqual(pricesOf(one));
        },
      ),
      runs(0.5),
    );
  });

  it("should not change when doctors count double and the norm is half", () => {
    fc.assert(
      fc.property(cases({ size: medium }), ({ problem: drawn, policy }) => {
        // Per cents are of the quota, but of no less than half a doctor's.
        const problem = withFacilities(drawn, ({ target: _, capacity: __, ...facility }) => ({
          ...facility,
          doctors: Math.max(0.5, facility.doctors),
        }));
        const doubled = withFacilities(problem, (facility) => ({ ...facility, doctors: 2 * facility.doctors }));

        expectSame(problem, doubled, policy, { ...policy, participantsPerDoctor: policy.participantsPerDoctor! / 2 });
      }),
      runs(0.3),
    );
  });

  it("should not be touched by the consent of the newly enrolled", () => {
    fc.assert(
      fc.property(cases({ size: medium }), fc.constantFrom(1, 2), ({ problem, policy }, consent) => {
        const other = withRows(problem, (rows) => rows.map((row) => (row.facility < 0 ? { ...row, consent } : row)));

        expectSame(problem, other, policy);
      }),
      runs(0.3),
    );
  });
});
