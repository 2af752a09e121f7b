/**
 * How much the engine does, in steps that can be counted. Most of it only decides how soon it is done: where units sit
 * at first, what they list, which prices a finer level begins with. A fault there leaves every plan right and makes it
 * late, so no law sees it, and a clock sees it only where nothing else runs. These figures are the same on every
 * machine. They are ceilings: a quarter more fails, less passes. Who makes the engine do less writes the new ones here.
 */
import { describe, expect, it } from "vitest";
import { cityOfHouseholds } from "../../bench/scenarios/households.ts";
import { scenarioKinds } from "../../bench/scenarios.ts";
import { pontianakProblem } from "../../examples/pontianak/city.ts";
import { createBudget } from "../../src/assign/solve.ts";
import { runThrough } from "../../src/generators.ts";
import { type Facility, type Policy, type Problem, redistribute, verify } from "../../src/index.ts";
import { fingerprintOf } from "../../src/model/fingerprint.ts";
import type { Model } from "../../src/model/prepare.ts";
import { planOf, planSteps } from "../../src/plan/steps.ts";
import { prepared } from "../support/prepared.ts";

/** What the plan's figures say, and what the engine asks: of how many units the best options, and how often what a load costs. */
type Steps = readonly [
  units: number,
  levels: number,
  pairs: number,
  augmentations: number,
  scans: number,
  asked: number,
  found: number,
  loads: number,
];

/** The steps that each kind of city took when they were written down, with 4,000 rows and 40 facilities. */
const figures: Readonly<Record<string, Steps>> = {
  balanced: [2818, 4, 8728, 461, 1, 3830, 16_721, 6365],
  short: [2818, 4, 6553, 541, 2, 9390, 14_590, 7125],
  tight: [2818, 4, 10_632, 588, 1, 4545, 18_656, 7561],
  giant: [2818, 4, 8268, 445, 1, 3967, 15_447, 6293],
  grid: [994, 3, 3439, 363, 1, 1396, 8335, 5438],
  cohorts: [2455, 3, 11_850, 794, 1, 3806, 17_934, 8862],
  "few-consents": [408, 2, 1022, 76, 2, 610, 2663, 3372],
  islands: [2782, 4, 6964, 338, 1, 4911, 10_967, 5590],
  archipelago: [257, 2, 1618, 201, 2, 835, 2094, 4112],
  centroids: [113, 1, 1808, 182, 1, 117, 1808, 3747],
  "one-point": [3, 1, 120, 37, 1, 3, 120, 2620],
  defaults: [2818, 4, 10_500, 500, 1, 5392, 16_408, 6862],
  "defaults-short": [2818, 4, 14_015, 567, 1, 6782, 20_443, 7440],
  "heavy-rows": [2818, 4, 11_668, 832, 1, 4936, 17_592, 9329],
  weighted: [2818, 4, 10_247, 382, 1, 3820, 15_140, 5798],
  households: [765, 3, 4331, 407, 2, 2632, 6855, 6129],
  flat: [3713, 4, 60_005, 137, 2, 17_230, 112_734, 3765],
  crowd: [3032, 4, 50_035, 202, 1, 8005, 90_741, 4237],
  pennies: [2350, 3, 12_219, 657, 2, 6266, 17_525, 8055],
  alley: [2909, 4, 19_819, 1892, 6, 25_702, 52_605, 15_692],
  "two rivers": [2325, 3, 9918, 640, 3, 10_811, 16_384, 9544],
};

/** How many pauses each stage made, and how many rows or units it went on without one at most. */
const PAUSES: Readonly<Record<string, readonly [count: number, stride: number]>> = {
  check: [34, 20_468],
  merge: [431, 16_384],
  solve: [193, 512],
  prove: [56, 512],
  write: [405, 16_416],
};

/** So many times what was written down may be done, and no more. */
const SLACK = 1.25;

/** Expects no figure to be more than a quarter above the one written down. */
function expectNoMore(steps: readonly number[], written: readonly number[]): void {
  const tooMany = steps.flatMap((step, k) => (step > SLACK * written[k]! ? [{ k, step, written: written[k] }] : []));
  expect(tooMany, `${steps}`).toEqual([]);
}

function expectSteps(problem: Problem, policy: Policy | undefined, steps: Steps): void {
  const { counts, counted } = counting(prepared(problem, policy));
  const plan = runThrough(planOf(counted, runThrough(fingerprintOf(problem)), createBudget()));
  const { units, levels, pairs, augmentations, scans } = plan.stats;
  expectNoMore([units, levels, pairs, augmentations, scans, counts.asked, counts.found, counts.loads], steps);
  expect(verify(problem, plan)).toMatchObject({ ok: true, violations: [] });
}

/** The model, counting what it is asked. */
function counting(model: Model) {
  const counts = { asked: 0, found: 0, loads: 0 };
  const { options, loadCost: curve } = model;
  const counted: Model = {
    ...model,
    options: {
      ...options,
      best(batch, prices, within, limit, found) {
        options.best(batch, prices, within, limit, found);
        for (let i = 0; i < batch.count; i++) {
          if (limit === undefined || limit[i]! > Number.NEGATIVE_INFINITY) counts.asked++;
          counts.found += found.size[i]!;
        }
      },
    },
    loadCost: {
      marginal(j, h) {
        counts.loads++;
        return curve.marginal(j, h);
      },
      maxLoad(j, price) {
        counts.loads++;
        return curve.maxLoad(j, price);
      },
    },
  };
  return { counts, counted };
}

describe("the engine's work", () => {
  it.each(scenarioKinds.map(({ name }) => name))("should be no more than written down: %s", (name) => {
    const { make, policy } = scenarioKinds.find((kind) => kind.name === name)!;
    expectSteps(make(4000, 40), policy, figures[name]!);
  });

  it("should be no more than written down: two rivers", () => {
    expectSteps(pontianakProblem(1, 0.01), undefined, figures["two rivers"]!);
  });

  const none = (): Partial<Facility> => ({});
  // Whoever may not be parted is put together by rules of thumb: every plan they give is right, but not as near.
  it.each<[quota: number, policy: Policy, agreed: (j: number) => Partial<Facility>, gap: number]>([
    [1.05, {}, none, 58_980],
    [1.05, { participantsPerDoctor: 3000 }, none, 10_500],
    [0.6, {}, none, 21_057],
    [0.9, { moveCostKm: 0, closerMoves: true }, none, 16_898],
    [0.95, { maxExtraKm: 10, fill: "to-quota" }, none, 37_327],
    [0.8, { overloadKm: 0.05 }, none, 41_319],
    [0.7, { households: "willing-together" }, none, 16_755],
    [0.9, { fill: "to-quota" }, (j) => ({ maxIntake: 7 + j }), 19_525],
    [0.8, { moveCostKm: 0, closerMoves: true }, (j) => ({ capacity: 150 + j, minimum: 100 }), 14_267],
    [0.8, {}, (j) => (j % 3 === 0 ? {} : { capacity: 90 + j }), 1994],
    [0.9, {}, (j) => ({ maxIntake: j % 4, capacity: 250 }), 31_708],
  ])("should bring households near to the bound, as written down: case %#", (quota, policy, agreed, most) => {
    const city = cityOfHouseholds({ people: 2500, facilities: 12, quota });
    const problem = { ...city, facilities: city.facilities.map((facility, j) => ({ ...facility, ...agreed(j) })) };

    const plan = redistribute(problem, policy);

    expectNoMore([plan.gap!.weighted!], [most]);
    expect(verify(problem, plan)).toMatchObject({ ok: true, violations: [] });
  });

  // A pause too few is a page that hangs, one too many is time lost.
  it("should pause no more often and no less often than written down, and know how far it is, with all rules", () => {
    const problem = cityWithRules();
    const { steps } = planSteps(problem, {}, undefined, false);
    const pauses = new Map<string, { count: number; stride: number; done: number }>();
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) {
      const { stage, done, total } = step.value;
      expect(done).toBeLessThanOrEqual(total);
      const before = pauses.get(stage) ?? { count: 0, stride: 0, done: 0 };
      pauses.set(stage, { count: before.count + 1, stride: Math.max(before.stride, done - before.done), done });
    }

    expect([...pauses.keys()]).toEqual(Object.keys(PAUSES));
    for (const [stage, { count, stride }] of pauses) expectNoMore([count, stride], PAUSES[stage]!);
    expect(verify(problem, step.value)).toMatchObject({ ok: true, violations: [] });
  });
});

/** 20,511 synthetic people: ids, households, needs, wishes, holds, and rivers. */
function cityWithRules(): Problem {
  const { participants, facilities, travel } = pontianakProblem(1, 0.03);
  const n = participants.facility.length;
  const choosing = Int32Array.from({ length: n + 1 }, (_, row) => Math.ceil(row / 40));
  return {
    facilities: facilities.map((facility, j) => ({ ...facility, services: j % 3 === 0 ? ["dialysis"] : [] })),
    participants: {
      ...participants,
      ids: Array.from({ length: n }, (_, row) => `p${row}`),
      household: Int32Array.from({ length: n }, (_, row) => (row % 5 === 0 ? -1 : Math.floor(row / 3))),
      needs: Int32Array.from({ length: n }, (_, row) => (row % 30 === 0 ? 1 : 0)),
      hold: Int32Array.from({ length: n }, (_, row) => (row % 50 === 0 ? 0 : -1)),
      extraCost: Int32Array.from({ length: n }, (_, row) => (row % 20 === 0 ? 500 : 0)),
      choiceStart: choosing,
      choice: Int32Array.from({ length: choosing[n]! }, (_, k) => (7 * k) % facilities.length),
    },
    services: ["dialysis"],
    holds: ["TB treatment"],
    ...(travel && { travel }),
  };
}
