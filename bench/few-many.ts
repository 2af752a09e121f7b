/**
 * Few rows × many facilities, where time goes with the facilities: 1 and 40 rows in processes of their own, with room for
 * everybody and short of doctors; and 20,000 rows × 4,096 with the default policy, planned, verified and explained.
 * Every answer is checked.
 */
import { explain, type Plan, type Policy, type Problem } from "../src/index.ts";
import { checkPlan, checkSame } from "./check.ts";
import { redistribute, verify } from "./library.ts";
import { interleave, type Timing } from "./measure.ts";
import { wide, widePolicy } from "./scenarios/wide.ts";
import { scenario } from "./scenarios.ts";
import { answer, jobOf } from "./subprocess.ts";

export interface FewManyJob {
  readonly rows: number;
  readonly facilities: readonly number[];
  /** Also explains: a city of one person a row, with the default policy. */
  readonly explained: boolean;
}

export interface FewMany {
  readonly rows: number;
  readonly facilities: number;
  readonly supply: number;
  readonly redistribute: Timing;
  readonly verify: Timing;
  readonly explain: Timing | null;
}

const SUPPLIES: readonly number[] = [1.2, 0.5];

function measure({ rows, facilities, explained }: FewManyJob): FewMany[] {
  return facilities.flatMap((m) =>
    SUPPLIES.map((supply): FewMany => {
      const problem = explained ? cityOf(rows, m, supply) : wide({ rows, facilities: m, supply });
      return { rows, facilities: m, supply, ...timings(problem, explained ? {} : widePolicy, explained) };
    }),
  );
}

function cityOf(rows: number, facilities: number, supply: number): Problem {
  return scenario(supply < 1 ? "short" : "balanced", rows, facilities).problem;
}

function timings(
  problem: Problem,
  policy: Policy,
  explained: boolean,
): Omit<FewMany, "rows" | "facilities" | "supply"> {
  const plan = redistribute(problem, policy);
  checkPlan(problem, plan);
  const tasks = [
    {
      name: "redistribute",
      run: () => redistribute(problem, policy),
      check: (again: Plan) => checkSame(plan.objective, again.objective),
    },
    { name: "verify", run: () => verify(problem, plan) },
    ...(explained ? [{ name: "explain", run: () => explain(problem, plan) }] : []),
  ];
  const [ours, proof, why] = interleave(tasks, { warmups: explained ? 0 : 1, rounds: 3, patienceMs: 20_000 });
  return { redistribute: ours!, verify: proof!, explain: why ?? null };
}

answer(measure(jobOf<FewManyJob>()));
