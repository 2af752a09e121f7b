/**
 * How much the engine does, in steps that can be counted. Most of it only decides how soon it is done: where units sit
 * at first, what they list, which prices a finer level begins with. A fault there leaves every plan right and makes it
 * late, so no law sees it, and a clock sees it only where nothing else runs. These figures are the same on every
 * machine. Who means to change them writes the new ones here, and says in the commit why.
 */
import { describe, expect, it } from "vitest";
import { cityOfHouseholds } from "../../bench/scenarios/households.ts";
import { scenarioKinds } from "../../bench/scenarios.ts";
import { pontianakProblem } from "../../examples/pontianak/city.ts";
import { type Policy, type Problem, redistribute, verify } from "../../src/index.ts";
import { planSteps } from "../../src/plan/steps.ts";

type Steps = readonly [units: number, levels: number, pairs: number, augmentations: number, scans: number];

/** Of 4,000 rows and 40 facilities. */
const figures: Readonly<Record<string, Steps>> = {
  balanced: [2818, 4, 9541, 481, 1],
  short: [2818, 4, 10371, 476, 1],
  tight: [2818, 4, 10570, 470, 1],
  giant: [2818, 4, 8803, 391, 1],
  grid: [994, 3, 3544, 325, 1],
  cohorts: [2455, 3, 12564, 652, 2],
  "few-consents": [408, 2, 956, 28, 1],
  islands: [2782, 4, 5707, 967, 3],
  archipelago: [257, 2, 1601, 1005, 3],
  centroids: [113, 1, 1808, 180, 1],
  "one-point": [3, 1, 120, 32, 1],
  defaults: [2818, 4, 10474, 561, 1],
  weighted: [2818, 4, 10287, 695, 1],
  households: [765, 3, 4180, 485, 2],
  flat: [3713, 4, 60192, 143, 3],
  crowd: [3032, 4, 49885, 211, 1],
  pennies: [2350, 3, 27053, 1548, 2],
  alley: [2909, 4, 59405, 3212, 3],
  "two rivers": [2325, 3, 12344, 917, 2],
};

const PAUSES: Readonly<Record<string, readonly [count: number, sum: number]>> = {
  check: [16, 272_221],
  merge: [431, 394_626],
  solve: [193, 567_316],
  prove: [56, 195_143],
  write: [405, 158_496],
};

function expectSteps(problem: Problem, policy: Policy | undefined, steps: Steps): void {
  const plan = redistribute(problem, policy);
  const { units, levels, pairs, augmentations, scans } = plan.stats;
  expect([units, levels, pairs, augmentations, scans]).toEqual(steps);
  expect(verify(problem, plan)).toMatchObject({ ok: true, violations: [] });
}

describe("the engine's work", () => {
  it.each(scenarioKinds.map(({ name }) => name))("should be as much as ever: %s", (name) => {
    const { make, policy } = scenarioKinds.find((kind) => kind.name === name)!;
    expectSteps(make(4000, 40), policy, figures[name]!);
  });

  it("should be as much as ever: two rivers", () => {
    expectSteps(pontianakProblem(1, 0.01), undefined, figures["two rivers"]!);
  });

  // Whoever may not be parted is put together by rules of thumb: every plan they give is right, but not as near.
  it.each<[quota: number, policy: Policy, overload: number, metres: number]>([
    [1.05, {}, 0, 58_606],
    [1.05, { participantsPerDoctor: 3000 }, 0, 28_438],
    [0.6, {}, 0, 47_617],
    [0.9, { moveCostKm: 0, closerMoves: true }, 0, 8694],
    [0.95, { maxExtraKm: 10, fill: "to-quota" }, 0, 30_934],
    [0.8, { overloadKm: 0.05 }, -108, 7907],
    [0.7, { households: "willing-together" }, 0, 14_068],
  ])("should bring households as near to the bound as ever: quota %f, %o", (quota, policy, overload, metres) => {
    const problem = cityOfHouseholds({ people: 2500, facilities: 12, quota });

    const plan = redistribute(problem, policy);

    expect(plan.status).toBe("near-optimal");
    expect([plan.gap!.overload, plan.gap!.metres]).toEqual([overload, metres]);
    expect(verify(problem, plan)).toMatchObject({ ok: true, violations: [] });
  });

  // A pause too few is a page that hangs, one too many is time lost.
  it("should pause as often as ever, and know how far it is, with all rules about people", () => {
    const problem = cityWithRules();
    const { steps } = planSteps(problem, {}, undefined, false);
    const pauses = new Map<string, readonly [count: number, sum: number]>();
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) {
      const { stage, done, total } = step.value;
      expect(done).toBeLessThanOrEqual(total);
      const [count, sum] = pauses.get(stage) ?? [0, 0];
      pauses.set(stage, [count + 1, sum + done]);
    }

    expect(Object.fromEntries(pauses)).toEqual(PAUSES);
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
