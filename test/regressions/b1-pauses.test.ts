import { describe, expect, it } from "vitest";
import { city } from "../../bench/scenarios/city.ts";
import { type Policy, type Problem, redistribute } from "../../src/index.ts";
import { planSteps } from "../../src/plan/steps.ts";
import { explainSteps } from "../../src/reading/explain.ts";
import { verifySteps } from "../../src/verify/verify.ts";

/** How often work pauses. */
function pauses(steps: Generator): number {
  let count = 0;
  while (steps.next().done !== true) count++;
  return count;
}

/** The looks at a facility between two pauses, at most: some 15 ms. */
const LOOKS = 65_536;

/** One household of all people, who live in different places. */
function oneHousehold(people: number, facilities: number): Problem {
  const problem = city({ people, facilities, quota: 0.8, consent: 1 });
  return { ...problem, participants: { ...problem.participants, household: new Int32Array(people) } };
}

/** Nobody is registered anywhere. */
function newcomers(people: number, facilities: number): Problem {
  const problem = city({ people, facilities, quota: 1.05 });
  const nowhere = new Int32Array(people).fill(-1);
  return {
    ...problem,
    participants: { ...problem.participants, facility: nowhere, consent: new Uint8Array(people).fill(1) },
  };
}

/** People who all name the same facilities. */
function choosing(people: number, facilities: number): Problem {
  const problem = city({ people, facilities, quota: 0.8, consent: 1 });
  const choiceStart = Int32Array.from({ length: people + 1 }, (_, row) => row * facilities);
  const choice = Int32Array.from({ length: people * facilities }, (_, i) => i % facilities);
  return { ...problem, participants: { ...problem.participants, choiceStart, choice } };
}

const near: Policy = { choiceKm: 0 };

describe("B1: pauses", () => {
  it.each([
    ["one household", oneHousehold(10_000, 40), {}],
    ["newcomers", newcomers(1000, 400), {}],
    ["choices", choosing(200, 1000), near],
  ])("should come often enough in verify, explain and a plan: %s", (_, problem, policy) => {
    const looks = problem.participants.facility.length * problem.facilities.length;
    const plan = redistribute(problem, policy);
    const stopped = redistribute(problem, policy, { limit: { augmentations: 0 } });
    const atOnce = { limit: { augmentations: 0 } };

    expect(pauses(verifySteps(problem, plan, {}))).toBeGreaterThan(looks / LOOKS);
    expect(pauses(verifySteps(problem, stopped, {}))).toBeGreaterThan(looks / LOOKS);
    expect(pauses(explainSteps(problem, plan))).toBeGreaterThan(looks / LOOKS);
    expect(pauses(planSteps(problem, policy, atOnce, false).steps)).toBeGreaterThan(looks / LOOKS);
  });
});
