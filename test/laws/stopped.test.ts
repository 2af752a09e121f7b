import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Plan,
  type Policy,
  type Problem,
  type RedistributeOptions,
  redistribute,
  verify,
} from "../../src/index.ts";
import { allStay, movesAnybody } from "../support/all-stay.ts";
import { cases, medium, runs } from "../support/arbitraries.ts";
import { cityCases } from "../support/cities.ts";
import { expectFeasible, expectOptimal } from "../support/expect-optimal.ts";
import { modelOf, score } from "../support/model.ts";

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
  const staying = score(model, allStay(model, problem));
  expect(score(model, plan.objective)).toBeLessThanOrEqual(staying);
  if (score(model, plan.objective) === staying) expect(movesAnybody(model, plan)).toBe(false);
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
