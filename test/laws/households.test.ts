import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  explain,
  type Plan,
  type Policy,
  planFromJson,
  planToJson,
  redistribute,
  redistributeAsync,
  summarize,
  verify,
} from "../../src/index.ts";
import { type Case, cases, medium, runs, small } from "../support/arbitraries.ts";
import { bruteForce } from "../support/brute-force.ts";
import { expectFeasible, expectNearOptimal, expectOptimal } from "../support/expect-optimal.ts";
import { groupsOf } from "../support/explain-model.ts";
import { modelOf, score } from "../support/model.ts";
import { orderBy, withRows } from "../support/rows.ts";

const few = { facilities: 3, rows: 6, people: 9 };

/** Cases with households, in one of the ways to bind them. */
function families(size = small): fc.Arbitrary<Case> {
  const bind = fc.constantFrom("whole", "willing-together", null, undefined) satisfies fc.Arbitrary<
    Policy["households"]
  >;
  return fc
    .tuple(cases({ size, households: true }), bind)
    .map(([{ problem, policy }, households]) => ({ problem, policy: { ...policy, households } }));
}

describe("households", () => {
  it("should never be parted, in a plan near the optimum in which they may be", () => {
    fc.assert(
      fc.property(fc.oneof(families(few), families(small), families(medium)), ({ problem, policy }) => {
        expectNearOptimal(problem, redistribute(problem, policy), policy);
      }),
      runs(4),
    );
  });

  it("should not do better than the best that does not part them, nor claim to be nearer to it than they are", () => {
    fc.assert(
      fc.property(families(few), ({ problem, policy }) => {
        const model = modelOf(problem, policy);

        const plan = redistribute(problem, policy);
        const best = score(model, bruteForce(model, undefined, true));

        expect(score(model, plan.bound!)).toBeLessThanOrEqual(best);
        expect(best).toBeLessThanOrEqual(score(model, plan.objective));
      }),
      runs(2),
    );
  });

  it("should change nothing when they are separate", () => {
    fc.assert(
      fc.property(cases({ size: medium, households: true }), ({ problem, policy }) => {
        const { household, ...participants } = problem.participants;
        const without = { ...problem, participants };

        const plan = redistribute(problem, { ...policy, households: "separate" });
        expectOptimal(problem, plan);
        const { fingerprint, ...same } = redistribute(without, { ...policy, households: "separate" });

        expect(plan).toStrictEqual({ ...same, fingerprint: plan.fingerprint });
        if (household !== undefined) expect(fingerprint).not.toBe(plan.fingerprint);
      }),
      runs(0.5),
    );
  });

  it("should change nothing but names when everybody lives alone", () => {
    fc.assert(
      fc.property(cases({ size: medium, households: false }), ({ problem, policy: given }) => {
        const policy = { ...given, households: "whole" } as const;
        const single = withRows(problem, (rows) => rows.map((row) => ({ ...row, count: Math.min(1, row.count) })));
        const alone = withRows(single, (rows) => rows.map((row, household) => ({ ...row, household })));

        const plan = redistribute(alone, policy);
        const { fingerprint: _, ...same } = redistribute(single, policy);

        expectOptimal(alone, plan, policy);
        // Without rows there is no column.
        const { enrolled = plan.enrolled, ...bound } = plan.bound!;
        expect({ ...plan, bound }).toStrictEqual({ ...same, fingerprint: plan.fingerprint });
        expect(enrolled).toStrictEqual(plan.enrolled);
      }),
      runs(0.5),
    );
  });

  it("should have the same bound and prices in any order of rows and whatever they are called", () => {
    fc.assert(
      fc.property(families(medium), fc.array(fc.nat(99), { minLength: 1 }), ({ problem, policy }, keys) => {
        const turned = withRows(problem, (rows) =>
          orderBy(rows.length, keys).map((old) => {
            const { household = -1, ...row } = rows[old]!;
            return { ...row, household: household < 0 ? -1 : 7 * (100 - household) };
          }),
        );

        const plan = redistribute(problem, policy);
        const other = redistribute(turned, policy);

        const model = modelOf(problem, policy);
        expect(score(model, other.bound!)).toBe(score(model, plan.bound!));
        expect(other.price).toStrictEqual(plan.price);
        expectNearOptimal(turned, other, policy);
      }),
      runs(0.5),
    );
  });

  it("should give the same bytes asynchronously, and through JSON", async () => {
    await fc.assert(
      fc.asyncProperty(families(medium), async ({ problem, policy }) => {
        const copy = structuredClone(problem);
        const plan = redistribute(problem, policy);

        expect(problem, "input is never written to").toEqual(copy);
        expect(await redistributeAsync(problem, policy, { sliceMs: 0.01 })).toStrictEqual(plan);
        expect(planFromJson(planToJson(plan))).toStrictEqual(plan);
        expect(planFromJson(JSON.parse(planToJson(plan)))).toStrictEqual(plan);
      }),
      runs(0.5),
    );
  });

  it("should stay together in a plan that was stopped", () => {
    fc.assert(
      fc.property(families(medium), fc.nat(6), ({ problem, policy }, augmentations) => {
        const plan = redistribute(problem, policy, { limit: { augmentations } });

        if (plan.status !== "stopped") expectNearOptimal(problem, plan, policy);
        else {
          expectFeasible(problem, plan, policy);
          expect(verify(problem, plan)).toEqual({ ok: true, proven: false, violations: [], count: 0 });
        }
      }),
    );
  });

  it("should be counted, and explained where a relative keeps people back", () => {
    fc.assert(
      fc.property(families(medium), ({ problem, policy }) => {
        const plan = redistribute(problem, policy);
        const { rows } = modelOf(problem, policy);
        const kept = rows.reduce((people, row) => people + (row.keptBack ? row.people : 0), 0);

        const { households } = summarize(problem, plan);

        expect(households.keptBack).toBe(kept);
        if (plan.policy.households === "whole") expect(households.split).toBe(0);
        expect(explain(problem, plan).groups).toEqual(groupsOf(problem, plan));
      }),
    );
  });

  it("should find out who tampers with a plan near the bound", () => {
    const near = families(few)
      .map(({ problem, policy }) => ({ problem, plan: redistribute(problem, policy) }))
      .filter(({ plan }) => plan.status === "near-optimal");
    fc.assert(
      fc.property(near, fc.nat(), fc.constantFrom(-1, 1), ({ problem, plan }, k, by) => {
        const changed = <T extends Int32Array | Float64Array>(column: T): T =>
          column.map((value, i) => (i === k % column.length ? value + by : value)) as T;
        const { bound, gap, objective } = plan;
        const false_: Partial<Plan>[] = [
          { status: "optimal" },
          { status: "stopped" },
          { bound: null },
          { gap: null },
          { price: null },
          { bound: { ...bound!, overload: bound!.overload + by } },
          { bound: { ...bound!, metres: bound!.metres + by } },
          { gap: { ...gap!, metres: gap!.metres + by } },
          { bound: { ...bound!, metres: bound!.metres - by }, gap: { ...gap!, metres: gap!.metres + by } },
          { bound: { ...objective, enrolled: plan.enrolled } },
          { bound: { ...bound!, enrolled: changed(bound!.enrolled!) } },
          { policy: { ...plan.policy, households: "separate" } },
        ];
        for (const lie of false_) expect(verify(problem, { ...plan, ...lie }).ok, Object.keys(lie).join()).toBe(false);
      }),
      runs(0.5),
    );
  });
});
