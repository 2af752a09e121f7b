/** One scenario in a process of its own: memory and checks first, then R, `redistribute` and `verify` in turns. */
import type { Objective, Plan, PlanStats } from "../src/index.ts";
import { checkPlan, checkSame } from "./check.ts";
import { floorOf } from "./floor.ts";
import { redistribute, verify } from "./library.ts";
import { interleave, type Memory, type Rounds, type Timing, watchMemory } from "./measure.ts";
import { peopleOf, scenario } from "./scenarios.ts";
import { answer, jobOf } from "./subprocess.ts";

export interface ScenarioJob extends Rounds {
  readonly scenario: string;
  readonly rows: number;
  readonly facilities: number;
}

export interface Against extends Timing {
  /** Median against the median of R; the same of the minima. */
  readonly ratioToR: number;
  readonly ratioOfMins: number;
}

/** `samplesMs`, `median`, `min` and the ratios are those of `redistribute`. */
export interface ScenarioResult extends Against, Memory {
  readonly scenario: string;
  readonly rows: number;
  readonly people: number;
  readonly facilities: number;
  readonly r: Timing;
  readonly verify: Against;
  readonly objective: Objective;
  readonly stats: PlanStats;
}

function against(timing: Timing, r: Timing): Against {
  const rounded = (ratio: number): number => Math.round(ratio * 1000) / 1000;
  return { ...timing, ratioToR: rounded(timing.median / r.median), ratioOfMins: rounded(timing.min / r.min) };
}

function measure(job: ScenarioJob): ScenarioResult {
  const { problem, policy } = scenario(job.scenario, job.rows, job.facilities);
  const begin = performance.now();
  const { result: plan, memory } = watchMemory((sample) => redistribute(problem, policy, { onProgress: sample }));
  // What takes longer than all rounds may is a finding anyhow: once more will do.
  const slow = performance.now() - begin > (job.patienceMs ?? Number.POSITIVE_INFINITY);
  checkPlan(problem, plan);
  const [r, ours, proof] = interleave(
    [
      { name: "R", run: floorOf(problem) },
      {
        name: "redistribute",
        run: () => redistribute(problem, policy),
        check: (again: Plan) => checkSame(plan.objective, again.objective),
      },
      { name: "verify", run: () => verify(problem, plan) },
    ],
    slow ? { ...job, warmups: 0, rounds: 1 } : job,
  ) as [Timing, Timing, Timing];
  return {
    scenario: job.scenario,
    rows: job.rows,
    people: peopleOf(problem),
    facilities: job.facilities,
    ...against(ours, r),
    r,
    verify: against(proof, r),
    ...memory,
    objective: plan.objective,
    stats: plan.stats,
  };
}

answer(measure(jobOf<ScenarioJob>()));
