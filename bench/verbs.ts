/**
 * What is called after a plan, in a process of its own: R, the plan, and every verb that reads it, in turns. The problem
 * is as people have it: with ids, under the default policy.
 */
import { checkPlan, checkSame } from "./check.ts";
import { floorOf } from "./floor.ts";
import { explain, facilityRows, planToJson, redistribute, summarize, transferRows, verify } from "./library.ts";
import { interleave, type Rounds, type Task, type Timing } from "./measure.ts";
import { scenario } from "./scenarios.ts";
import { answer, jobOf } from "./subprocess.ts";

export interface VerbsJob extends Rounds {
  readonly scenario: string;
  readonly rows: number;
  readonly facilities: number;
}

/** Timings by the name of the verb; "R" is the yardstick. */
export interface VerbsResult {
  readonly scenario: string;
  readonly rows: number;
  readonly facilities: number;
  readonly timings: Readonly<Record<string, Timing>>;
}

function measure(job: VerbsJob): VerbsResult {
  const { problem, policy } = scenario(job.scenario, job.rows, job.facilities);
  const plan = redistribute(problem, policy);
  checkPlan(problem, plan);
  const summary = summarize(problem, plan);
  const moved = plan.transfers.participant.length;
  const same = (what: string, is: boolean): void => {
    if (!is) throw new Error(`${what} says something else than the plan`);
  };
  const tasks: Task[] = [
    { name: "R", run: floorOf(problem) },
    {
      name: "redistribute",
      run: () => redistribute(problem, policy),
      check: (again: typeof plan) => checkSame(plan.objective, again.objective),
    },
    {
      name: "verify",
      run: () => verify(problem, plan),
      check: ({ ok, proven }: ReturnType<typeof verify>) => same("verify", ok && proven),
    },
    {
      name: "explain",
      run: () => explain(problem, plan),
      check: ({ groups }: ReturnType<typeof explain>) => {
        same("explain", groups.reduce((sum, { over }) => sum + over, 0) === summary.overQuota.after);
      },
    },
    {
      name: "summarize",
      run: () => summarize(problem, plan),
      check: (again: typeof summary) => same("summarize", again.overQuota.after === summary.overQuota.after),
    },
    {
      name: "facilityRows",
      run: () => facilityRows(problem, plan),
      check: (rows: ReturnType<typeof facilityRows>) => {
        const over = rows.reduce((sum, { after, quota }) => sum + Math.max(0, after - quota), 0);
        same("facilityRows", over === summary.overQuota.after);
      },
    },
    {
      name: "transferRows",
      run: () => [...transferRows(problem, plan)],
      check: (rows: unknown[]) => same("transferRows", rows.length === moved),
    },
    {
      name: "planToJson",
      run: () => planToJson(plan),
      check: (json: string) => same("planToJson", json.length > moved),
    },
  ];
  const timings = interleave(tasks, job);
  return {
    scenario: job.scenario,
    rows: job.rows,
    facilities: job.facilities,
    timings: Object.fromEntries(tasks.map(({ name }, t) => [name, timings[t]!])),
  };
}

answer(measure(jobOf<VerbsJob>()));
