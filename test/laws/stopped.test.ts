import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  drawNumber,
  type Plan,
  type Policy,
  type Problem,
  type RedistributeOptions,
  redistribute,
  verify,
} from "../../src/index.ts";
import { cases, medium, runs } from "../support/arbitraries.ts";
import { cityCases } from "../support/cities.ts";
import { expectFeasible, expectOptimal } from "../support/expect-optimal.ts";
import { type Model, modelOf, score, type Totals, totalsOf } from "../support/model.ts";

/**
 * All stay, and the newly enrolled who have a family go to it. The others go, row by row, with ids as they are drawn, to
 * the nearest of their facilities with room (below its quota and the agreed intake; of equals the first); where none has
 * room, to the nearest. Those of one household go with the first of them, where there is room for all.
 */
function allStay(model: Model, { participants: { ids } }: Problem): Totals {
  const drawn = (row: number): number => (ids === undefined ? row : drawNumber(ids[row]!, model.policy.drawSeed));
  const enrolled = [...model.enrolledToday];
  const assignment = model.rows.map((row) =>
    Array.from({ length: model.facilities }, (_, j) => (j === row.today ? row.people : 0)),
  );
  const seat = (row: number, j: number, people: number): void => {
    enrolled[j]! += people;
    assignment[row]![j]! += people;
  };
  const families = model.groups.map((group) => group.map((row) => model.rows[row]!));
  const seated = new Set<number>();
  const seatAll = (family: Model["rows"], to: number): void => {
    for (const { row, today, people } of family) {
      if (today < 0) seat(row, to, people);
      seated.add(row);
    }
  };
  for (const family of families) {
    const home = family.find(({ today }) => today >= 0)?.today;
    if (home !== undefined) seatAll(family, home);
  }
  for (const row of model.rows.toSorted((a, b) => drawn(a.row) - drawn(b.row))) {
    if (row.today >= 0 || row.options.length === 0 || seated.has(row.row)) continue;
    const byWay = row.options.toSorted((a, b) => a.metres - b.metres);
    const nearest = (people: number): number => {
      const room = byWay.find(
        ({ facility: j }) => enrolled[j]! + people <= Math.min(model.quota[j]!, model.ceiling[j]!),
      );
      return (room ?? byWay[0]!).facility;
    };
    const family = families.find((group) => group.includes(row));
    if (family === undefined) for (let person = 0; person < row.people; person++) seat(row.row, nearest(1), 1);
    else {
      const all = family.reduce((sum, { people }) => sum + people, 0);
      seatAll(family, nearest(all));
    }
  }
  return totalsOf(model, assignment);
}

/** Runs with a limit: the plan is the optimum, or a valid one that says it was stopped and is no worse than all stay. */
function expectStopped(problem: Problem, policy: Policy, options: RedistributeOptions): Plan {
  const plan = redistribute(problem, policy, options);
  expect(plan.stats.augmentations).toBeLessThanOrEqual(options.limit?.augmentations ?? Number.POSITIVE_INFINITY);
  if (plan.status !== "stopped") {
    expectOptimal(problem, plan, policy);
    return plan;
  }
  expectFeasible(problem, plan, policy);
  expect(verify(problem, plan)).toEqual({ ok: true, proven: false, violations: [], count: 0 });
  expect([plan.price, plan.bound, plan.gap]).toEqual([null, null, null]);
  const model = modelOf(problem, policy);
  expect(score(model, plan.objective)).toBeLessThanOrEqual(score(model, allStay(model, problem)));
  return plan;
}

describe("a run that is stopped", () => {
  it("should give a valid plan, no worse than all stay, after any number of augmentations", () => {
    fc.assert(
      fc.property(cases({ size: medium }), fc.nat(12), ({ problem, policy }, augmentations) => {
        expectStopped(problem, policy, { limit: { augmentations } });
      }),
    );
  });

  it("should give the plan in which all stay when it is stopped at once", () => {
    const any = fc.oneof(cases({ size: medium }), cases({ size: medium, households: true }));
    fc.assert(
      fc.property(any, ({ problem, policy }) => {
        const plan = expectStopped(problem, policy, { onProgress: () => false });
        fc.pre(plan.status === "stopped");

        const { enrolled, ...objective } = allStay(modelOf(problem, policy), problem);
        expect([...plan.enrolled]).toEqual(enrolled);
        expect(plan.objective).toMatchObject(objective);
      }),
    );
  });

  it("should give a valid plan after every number of augmentations up to the end", () => {
    fc.assert(
      fc.property(cases({ size: medium }), ({ problem, policy }) => {
        const { augmentations } = redistribute(problem, policy).stats;

        for (let k = 0; k <= Math.min(augmentations + 1, 60); k++)
          expectStopped(problem, policy, { limit: { augmentations: k } });
      }),
      runs(0.1),
    );
  });

  it("should give a valid plan when onProgress returns false at any call", () => {
    fc.assert(
      fc.property(cases({ size: medium }), fc.nat(20), ({ problem, policy }, last) => {
        let calls = 0;

        const plan = expectStopped(problem, policy, { onProgress: () => calls++ < last });

        expect(calls).toBeLessThanOrEqual(last + 1);
        if (calls <= last) expect(plan.status).not.toBe("stopped");
      }),
    );
  });

  it("should give a valid plan for larger cities", () => {
    fc.assert(
      fc.property(cityCases(2000, 8), fc.nat(), ({ problem, policy }, k) => {
        const { augmentations } = redistribute(problem, policy).stats;
        let calls = 0;

        expectStopped(problem, policy, { limit: { augmentations: k % (augmentations + 1) } });
        expectStopped(problem, policy, { onProgress: () => calls++ < k % 60 });
      }),
      runs(0.1),
    );
  });

  it("should give the same plan under a limit that it does not reach", () => {
    fc.assert(
      fc.property(cases({ size: medium }), ({ problem, policy }) => {
        const plan = redistribute(problem, policy);
        const limited = redistribute(problem, policy, { limit: { augmentations: plan.stats.augmentations + 1 } });

        expect(limited).toStrictEqual(plan);
      }),
      runs(0.5),
    );
  });

  it("should throw what onProgress throws", () => {
    fc.assert(
      fc.property(cases({ size: medium }), fc.nat(5), ({ problem, policy }, last) => {
        const mine = new Error("mine");
        let calls = 0;
        const onProgress = (): void => {
          if (calls++ === last) throw mine;
        };

        let thrown: unknown;
        try {
          redistribute(problem, policy, { onProgress });
        } catch (error) {
          thrown = error;
        }

        expect(thrown).toBe(calls > last ? mine : undefined);
      }),
      runs(0.3),
    );
  });

  it("should report its stages in order, with done from 0 to total", () => {
    const order = ["check", "merge", "solve", "prove", "write"];
    fc.assert(
      fc.property(cases({ size: medium }), ({ problem, policy }) => {
        let stage = 0;

        redistribute(problem, policy, {
          onProgress(progress) {
            const next = order.indexOf(progress.stage);
            if (progress.stage !== "solve") expect(next).toBeGreaterThanOrEqual(stage);
            else expect(stage).toBeLessThanOrEqual(order.indexOf("prove"));
            stage = next;
            expect(progress.done).toBeGreaterThanOrEqual(0);
            expect(progress.done).toBeLessThanOrEqual(progress.total);
          },
        });
      }),
      runs(0.5),
    );
  });
});
