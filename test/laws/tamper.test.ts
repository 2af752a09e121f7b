import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Plan, type Problem, redistribute, verify } from "../../src/index.ts";
import { cases, medium, small } from "../support/arbitraries.ts";
import { orderBy, withRows } from "../support/rows.ts";

/** All but `transfers.participant`: somebody else of the same home and facility may stand for one who moves. */
const columns = [
  "transfers.from",
  "transfers.to",
  "transfers.people",
  "transfers.metres",
  "transfers.ask",
  "enrolled",
  "quota",
  "unplaced",
  "price.overload",
  "price.metres",
] as const;

/** The column of a plan by its path. */
const madeUp: Plan["warnings"][number] = { code: "intake-not-agreed", path: "", params: {}, message: "ask" };

function columnOf(plan: Plan, path: (typeof columns)[number]): Int32Array {
  let value: unknown = plan;
  for (const key of path.split(".")) value = (value as Record<string, unknown>)[key];
  return value as Int32Array;
}

describe("verify", () => {
  it("should find any one number of a plan's columns that was changed (but for a participant's double)", () => {
    const drawn = fc.record({
      case: cases({ size: medium }),
      column: fc.constantFrom(...columns),
      at: fc.nat(),
      by: fc.nat(9),
    });
    fc.assert(
      fc.property(drawn, ({ case: { problem, policy }, column, at, by }) => {
        const plan = structuredClone(redistribute(problem, policy));
        const values = columnOf(plan, column);
        // Prices that prove a bound need not be the smallest.
        fc.pre(values.length > 0 && !(plan.status === "near-optimal" && column.startsWith("price")));
        values[at % values.length]! += by < 5 ? by + 1 : 4 - by;

        const found = verify(problem, plan);

        expect(found.ok).toBe(false);
        expect(found.count).toBeGreaterThanOrEqual(Math.max(1, found.violations.length));
      }),
    );
  });

  it("should find a total that was changed, and a status or stage that is not true", () => {
    const changes = fc.constantFrom<(plan: Plan) => Partial<Plan>>(
      ({ objective }) => ({ objective: { ...objective, overload: objective.overload + 1 } }),
      ({ objective }) => ({ objective: { ...objective, metres: objective.metres - 1 } }),
      ({ objective }) => ({ objective: { ...objective, weighted: (objective.weighted ?? 0) + 1 } }),
      ({ objective }) => ({ bound: { ...objective, metres: objective.metres - 1 } }),
      ({ gap }) => ({ gap: { ...gap!, overload: gap!.overload + 1 } }),
      ({ stage }) => ({ stage: stage === "ready" ? "proposal" : "ready" }),
      ({ warnings }) => ({ warnings: [...warnings, madeUp] }),
      ({ warnings }) => ({ warnings: warnings.length > 0 ? warnings.slice(1) : [madeUp] }),
      ({ status }) => ({ status: status === "optimal" ? "near-optimal" : "optimal" }),
      () => ({ status: "stopped" }),
      () => ({ price: null }),
      () => ({ bound: null }),
      () => ({ gap: null }),
      ({ fingerprint }) => ({ fingerprint: `${fingerprint}0` }),
    );
    fc.assert(
      fc.property(cases({ size: small }), changes, ({ problem, policy }, change) => {
        const plan = redistribute(problem, policy);

        expect(verify(problem, { ...plan, ...change(plan) }).ok).toBe(false);
      }),
    );
  });

  it("should call a plan feasible but not proven when its prices are gone and it says so", () => {
    fc.assert(
      fc.property(cases({ size: small }), ({ problem, policy }) => {
        const plan = redistribute(problem, policy);
        const stopped = { ...plan, status: "stopped", price: null, bound: null, gap: null } as const;

        expect(verify(problem, stopped)).toEqual({ ok: true, proven: false, violations: [], count: 0 });
      }),
    );
  });

  it("should refuse a plan for rows in another order, unless it is the same rows", () => {
    fc.assert(
      fc.property(cases({ size: medium }), fc.array(fc.nat(99), { maxLength: 9 }), ({ problem, policy }, keys) => {
        const turned = withRows(problem, (rows) => orderBy(rows.length, keys).map((k) => rows[k]!));
        fc.pre(!sameRows(problem, turned));

        const found = verify(turned, redistribute(problem, policy));

        expect(found.ok).toBe(false);
        expect(found.violations.map(({ code }) => code)).toContain("fingerprint");
      }),
    );
  });

  it("should never throw, whatever is called a plan", () => {
    fc.assert(
      fc.property(cases({ size: small }), fc.anything(), ({ problem }, plan) => {
        expect(verify(problem, plan as Plan)).toMatchObject({ ok: false, proven: false });
      }),
    );
  });

  it("should never throw, whatever stands in one field of a plan", () => {
    const fields = [
      "status",
      "stage",
      "objective",
      "bound",
      "gap",
      "transfers",
      "enrolled",
      "quota",
      "price",
      "unplaced",
    ];
    fc.assert(
      fc.property(
        cases({ size: small }),
        fc.constantFrom(...fields, "policy", "fingerprint", "stats"),
        fc.anything({ withTypedArray: true, withBigInt: true, withSparseArray: true }),
        ({ problem, policy }, field, value) => {
          const plan = redistribute(problem, policy);

          const found = verify(problem, { ...plan, [field]: value } as Plan);

          expect(found.count).toBe(found.violations.length);
        },
      ),
    );
  });
});

function sameRows(one: Problem, other: Problem): boolean {
  const of = ({ participants }: Problem) =>
    JSON.stringify(Object.values(participants).map((column) => Array.from(column)));
  return of(one) === of(other);
}
