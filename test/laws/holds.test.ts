import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explain, type Policy, type Problem, redistribute, summarize, verify } from "../../src/index.ts";
import { cases, medium, runs } from "../support/arbitraries.ts";
import { expectOptimal, leastOf, pricesOf } from "../support/expect-optimal.ts";
import { modelOf, score } from "../support/model.ts";
import { answering, type RowRecord, withFacilities, withRows } from "../support/rows.ts";

/** Problems at random have holds one time in four. Nothing holds people at a closed facility. */
const held = cases({ size: medium })
  .filter(({ problem }) => problem.holds !== undefined)
  .map(({ problem, policy }) => ({ problem: withFacilities(problem, ({ closed: _, ...open }) => open), policy }));
const isHeld = (row: RowRecord): boolean => row.facility >= 0 && (row.hold ?? -1) >= 0;

/** Changes the rows that are held and solves again: the same objective, the same prices. */
function expectSame(problem: Problem, policy: Policy, change: (row: RowRecord) => RowRecord): void {
  const other = withRows(problem, (rows) => rows.map((row) => (isHeld(row) ? change(row) : row)));
  const [one, two] = [redistribute(problem, policy), redistribute(other, policy)];
  expectOptimal(problem, one, policy);
  expectOptimal(other, two, policy);
  const model = modelOf(problem, policy);
  expect(score(model, leastOf(two))).toBe(score(model, leastOf(one)));
  expect(pricesOf(two)).toEqual(pricesOf(one));
}

describe("people who are held", () => {
  it("should never move, whatever they answered", () => {
    fc.assert(
      fc.property(held, fc.nat(3), ({ problem, policy }, consent) => {
        const willing = withRows(problem, (rows) => rows.map((row) => answering(row, consent)));
        const plan = redistribute(willing, { ...policy, unknown: "propose" });

        const { facility, hold } = willing.participants;
        const moved = [...plan.transfers.participant].filter((row) => facility[row]! >= 0 && hold![row]! >= 0);
        expect(moved).toEqual([]);
        expectOptimal(willing, plan);
      }),
      runs(0.5),
    );
  });

  it("should count like people who refused", () => {
    fc.assert(
      fc.property(held, ({ problem, policy }) => {
        const somewhere = withRows(problem, (rows) =>
          rows.map((row) => (isHeld(row) ? { ...row, lon: 109.3, lat: 0, zone: 0 } : row)),
        );
        expectSame(somewhere, policy, (row) => ({ ...answering(row, 0), hold: -1 }));
      }),
      runs(0.5),
    );
  });

  it("should need no place: where they live changes nothing", () => {
    fc.assert(
      fc.property(held, ({ problem, policy }) => {
        expectSame(problem, policy, (row) => ({ ...row, lon: Number.NaN, lat: Number.NaN, zone: -1 }));
      }),
      runs(0.5),
    );
  });

  it("should be counted once, by reason, apart from answers", () => {
    fc.assert(
      fc.property(held, ({ problem, policy }) => {
        const { rows } = modelOf(problem, policy);
        const plan = redistribute(problem, policy);
        const summary = summarize(problem, plan);

        const people = (reason: number) => rows.reduce((sum, row) => sum + (row.hold === reason ? row.people : 0), 0);
        const expected = problem.holds!.map((reason, i) => ({ reason, people: people(i) }));
        expect(summary.held).toEqual(expected.filter((group) => group.people > 0));
        const counted = [...Object.values(summary.byConsent), ...summary.held.map((group) => group.people)];
        expect(counted.reduce((sum, n) => sum + n, 0)).toBe(summary.people);
        expectOptimal(problem, plan, policy);
      }),
      runs(0.5),
    );
  });

  it("should not be named among the consents missing", () => {
    fc.assert(
      fc.property(held, ({ problem, policy }) => {
        const plan = redistribute(problem, policy);

        const { participant } = explain(problem, plan).consentsMissing;

        expect([...participant].filter((row) => problem.participants.hold![row]! >= 0)).toEqual([]);
        expectOptimal(problem, plan, policy);
      }),
      runs(0.5),
    );
  });
});

describe("the newly enrolled with a hold", () => {
  const newcomer = (lat: number): Problem => ({
    facilities: [{ id: "A", lon: 109.3, lat: 0, doctors: 1 }],
    participants: {
      lon: Float64Array.of(109.3),
      lat: Float64Array.of(lat),
      facility: Int32Array.of(-1),
      consent: Uint8Array.of(2),
      hold: Int32Array.of(0),
    },
    holds: ["no usable address"],
  });

  it("should be placed like others, for that moves nobody", () => {
    const plan = redistribute(newcomer(0));

    expect([...plan.transfers.to]).toEqual([0]);
    expectOptimal(newcomer(0), plan);
  });

  it("should be unplaced where it is not known where they live, and verify sees that", () => {
    const problem = newcomer(Number.NaN);
    const plan = redistribute(problem);

    expect([...plan.unplaced]).toEqual([0]);
    expectOptimal(problem, plan);
    const { violations } = verify(problem, { ...plan, unplaced: new Int32Array(0) });
    expect(violations.map(({ code }) => code)).toEqual(["conservation"]);
    const [transfers, enrolled] = [redistribute(newcomer(0)).transfers, Int32Array.of(1)];
    const placed = verify(problem, { ...plan, transfers, enrolled, unplaced: new Int32Array(0) });
    expect(placed.violations.map(({ code }) => code)).toContain("option");
  });
});
