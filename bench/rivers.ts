/**
 * What rivers cost: the example city with its people and policy, once with the two rivers and once with straight lines.
 * One process solves and verifies both in turns; two more solve one of them a first time each, since code not compiled
 * yet is most of a first run. Every answer is checked.
 */
import { pontianakProblem } from "../examples/pontianak/city.ts";
import type { Plan, Problem } from "../src/index.ts";
import { checkPlan, checkSame } from "./check.ts";
import { redistribute, verify } from "./library.ts";
import { interleave, type Rounds, type Timing } from "./measure.ts";
import { answer, jobOf } from "./subprocess.ts";

export type Ways = "straight" | "rivers";

export interface RiversJob extends Rounds {
  readonly seed: number;
  readonly scale: number;
  /** Solve only this, once. */
  readonly first?: Ways;
}

export interface RiversResult {
  readonly rows: number;
  readonly facilities: number;
  readonly straight: Timing;
  readonly rivers: Timing;
  readonly verifyStraight: Timing;
  readonly verifyRivers: Timing;
}

/** Milliseconds of a first run. */
export type FirstRun = number;

function problemWith(ways: Ways, { seed, scale }: RiversJob): Problem {
  const { facilities, participants, travel } = pontianakProblem(seed, scale);
  return ways === "rivers" ? { facilities, participants, travel: travel! } : { facilities, participants };
}

function firstRun(job: RiversJob, ways: Ways): FirstRun {
  const problem = problemWith(ways, job);
  const start = performance.now();
  const plan = redistribute(problem);
  const milliseconds = performance.now() - start;
  checkPlan(problem, plan);
  return milliseconds;
}

function measure(job: RiversJob): RiversResult {
  const tasks = (["straight", "rivers"] as const).flatMap((ways) => {
    const problem = problemWith(ways, job);
    const plan = redistribute(problem);
    checkPlan(problem, plan);
    const check = (again: Plan): void => checkSame(plan.objective, again.objective);
    return [
      { name: ways, run: () => redistribute(problem), check },
      { name: `verify ${ways}`, run: () => verify(problem, plan) },
    ];
  });
  const [straight, verifyStraight, rivers, verifyRivers] = interleave(tasks, job) as [Timing, Timing, Timing, Timing];
  const { participants, facilities } = pontianakProblem(job.seed, job.scale);
  return {
    rows: participants.facility.length,
    facilities: facilities.length,
    straight,
    rivers,
    verifyStraight,
    verifyRivers,
  };
}

const job = jobOf<RiversJob>();
answer(job.first === undefined ? measure(job) : firstRun(job, job.first));
