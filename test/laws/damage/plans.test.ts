import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runThrough } from "../../../src/generators.ts";
import { message, type Plan, type Problem, redistribute, verify } from "../../../src/index.ts";
import { warningsOf } from "../../../src/model/warnings.ts";
import { cases, medium, policies, runs, small, tiny } from "../../support/arbitraries.ts";
import { damaged } from "../../support/damage.ts";
import { pricesOf } from "../../support/expect-optimal.ts";
import {
  type Assignment,
  assignmentOf,
  modelOf,
  overloadPoints,
  peopleOver,
  score,
  totalsOf,
} from "../../support/model.ts";
import { orderBy, withRows } from "../../support/rows.ts";

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

/** What kinds of quality weigh: those that are not told weigh nothing. */
function weights(qualityKm: object): string {
  return JSON.stringify(
    Object.entries(qualityKm)
      .filter(([, km]) => km !== 0)
      .sort(),
  );
}

/** The plan called near-optimal, with the bound that its prices prove with the people of its bound. */
function nearOptimal(problem: Problem, plan: Plan): Plan {
  const model = modelOf(problem, plan.policy);
  const enrolled = plan.bound!.enrolled!;
  const price = pricesOf(plan);
  const least = model.rows.reduce((sum, { options, people }) => {
    const costs = options.map(({ facility, metres }) => BigInt(metres) + price[facility]!);
    return costs.length === 0 ? sum : sum + BigInt(people) * costs.toSorted((a, b) => (a < b ? -1 : 1))[0]!;
  }, 0n);
  const [overload, overQuota] = [overloadPoints(model, enrolled), peopleOver(model, enrolled)];
  const perPoint = model.weight === null ? 1n << 32n : BigInt(model.weight);
  const ofLoads = BigInt(overload) * perPoint + BigInt(overQuota * model.over);
  const paid = price.reduce((sum, own, j) => sum + own * BigInt(enrolled[j]!), 0n);
  const weighted = model.weight === null ? {} : { weighted: Number(least + ofLoads - paid) };
  const bound = { overload, overQuota, metres: Number(least - paid), ...weighted, enrolled };
  const gapOf = (part: keyof Plan["objective"]): number => plan.objective[part]! - bound[part as "metres"];
  const parts = { overload: gapOf("overload"), overQuota: gapOf("overQuota"), metres: gapOf("metres") };
  const gap = model.weight === null ? parts : { ...parts, weighted: gapOf("weighted") };
  return { ...plan, status: "near-optimal", bound, gap };
}

/** A stopped plan in which people sit so. */
function stoppedAs(problem: Problem, plan: Plan, assignment: Assignment): Plan {
  const model = modelOf(problem, plan.policy);
  const moves = model.rows.flatMap(({ row, today, from, ask, options }) =>
    options
      .filter(({ facility }) => facility !== today && assignment[row]![facility]! > 0)
      .map(({ facility, metres }) => ({ row, from, to: facility, people: assignment[row]![facility]!, metres, ask })),
  );
  const transfers = {
    participant: Int32Array.from(moves, ({ row }) => row),
    from: Int32Array.from(moves, ({ from }) => from),
    to: Int32Array.from(moves, ({ to }) => to),
    people: Int32Array.from(moves, ({ people }) => people),
    metres: Int32Array.from(moves, ({ metres }) => metres),
    ask: Uint8Array.from(moves, ({ ask }) => (ask ? 1 : 0)),
  };
  const { enrolled, ...totals } = totalsOf(model, assignment);
  const weighted = Number(score(model, totals));
  return {
    ...plan,
    transfers,
    enrolled: Int32Array.from(enrolled),
    objective: model.weight === null ? totals : { ...totals, weighted },
    warnings: runThrough(warningsOf(problem, plan.policy, transfers)),
  };
}

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
        fc.pre(values.length > 0);
        values[at % values.length]! += by < 5 ? by + 1 : 4 - by;

        const found = verify(problem, plan);

        expect(found.ok).toBe(false);
        expect(found.count).toBeGreaterThanOrEqual(Math.max(1, found.violations.length));
      }),
    );
  });

  it("should find a bound at other prices, although it follows from them", () => {
    const drawn = fc.record({
      case: cases({ size: small, households: true }),
      at: fc.nat(),
      by: fc.integer({ min: -2000, max: 2000 }).filter((metres) => metres !== 0),
    });
    fc.assert(
      fc.property(drawn, ({ case: { problem, policy }, at, by }) => {
        const plan = redistribute(problem, policy);
        fc.pre(plan.bound?.enrolled !== undefined);
        const price = structuredClone(plan.price!);
        price.metres[at % price.metres.length]! += by;

        expect(verify(problem, nearOptimal(problem, { ...plan, price })).ok).toBe(false);
      }),
      runs(0.5),
    );
  });

  it("should refuse a stopped plan if and only if it is worse than if all stay", () => {
    const moves = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(cases({ size: small, households: false }), moves, ({ problem, policy }, seats) => {
        const plain = redistribute(problem, policy, { onProgress: () => false });
        fc.pre(plain.status === "stopped");
        const model = modelOf(problem, policy);
        const movable = model.rows.filter(({ options, people }) => people > 0 && options.length > 1);
        fc.pre(movable.length > 0);
        const assignment = assignmentOf(model, plain).map((row) => [...row]);
        for (const [row, option] of seats) {
          const { row: k, options, people } = movable[row % movable.length]!;
          assignment[k]!.fill(0)[options[option % options.length]!.facility] = people;
        }

        const other = stoppedAs(problem, plain, assignment);

        expect(verify(problem, other).ok).toBe(score(model, other.objective) <= score(model, plain.objective));
      }),
      runs(0.5),
    );
  });

  it("should refuse a plan made under another policy, naming each key that differs, and only such a plan", () => {
    fc.assert(
      fc.property(cases({ size: tiny }), policies(), ({ problem, policy }, asked) => {
        const plan = redistribute(problem, policy);
        const [own, other] = [modelOf(problem, policy).policy, modelOf(problem, asked).policy];
        const differing = Object.keys(own).filter((key) => {
          const [a, b] = [own, other].map((all) => all[key as keyof typeof all]);
          return key === "qualityKm" ? weights(a as object) !== weights(b as object) : a !== b;
        });

        const { ok, violations } = verify(problem, plan, { policy: asked });

        expect([...new Set(violations.map(({ message }) => /^plan\.policy\.(\w+)/.exec(message)![1]))].sort()).toEqual(
          differing.sort(),
        );
        expect(ok).toBe(differing.length === 0);
        expect(verify(problem, plan, { policy }).ok).toBe(true);
      }),
      runs(0.5),
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
        // Whole households may do worse than all who stay.
        fc.pre(plan.status === "optimal");
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

const MOST_CHARACTERS = 10_000;

describe("damaged plans", () => {
  it("should never make verify throw, and be proven only where they are optimal", () => {
    fc.assert(
      fc.property(
        cases({ size: small }).chain(({ problem, policy }) => {
          const plan = redistribute(problem, policy);
          return fc.record({ problem: fc.constant(problem), plan: fc.constant(plan), changed: damaged(plan) });
        }),
        ({ problem, plan, changed }) => {
          const { ok, proven, violations } = verify(problem, changed as Plan);

          expect(violations.length === 0).toBe(ok);
          for (const violation of violations) {
            expect(violation.message.length).toBeLessThanOrEqual(MOST_CHARACTERS);
            expect(message(violation)).toBe(violation.message);
            expect(message(violation, "id")).not.toBe(violation.message);
          }
          if (proven && isSamePolicy(plan, changed as Plan)) {
            const { overload, metres, weighted } = (changed as Plan).objective;
            expect({ overload, metres, weighted }).toEqual({ weighted: undefined, ...plan.objective });
          }
        },
      ),
      runs(2),
    );
  });
});

function isSamePolicy(a: Plan, b: Plan): boolean {
  return (
    Object.entries(a.policy).every(([key, value]) => Object.is(value, (b.policy as never)[key])) ||
    a.policy === b.policy
  );
}
