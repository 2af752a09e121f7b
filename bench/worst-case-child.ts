/** The side of the search for slow problems that runs them: it may hang, and is then ended from outside. */
import { InputError, type Plan, type Policy, type Problem } from "../src/index.ts";
import { redistribute, verify } from "./library.ts";
import { hostile, type Knobs } from "./scenarios/hostile.ts";
import { scenario } from "./scenarios.ts";

export interface Trial {
  readonly knobs: Knobs;
  readonly rows: number;
  readonly facilities: number;
}

export interface Found extends Trial {
  readonly ms: number;
  readonly augmentations: number;
  /** Against the balanced city of the same rows and facilities. */
  readonly timeRatio: number;
  readonly augmentationRatio: number;
  /** What is wrong with the answer; "" when nothing is. */
  readonly wrong: string;
  /** Silly settings may pass the range that the arithmetic allows; an `InputError` is an answer. */
  readonly refused: boolean;
}

interface Run {
  readonly plan: Plan;
  readonly ms: number;
}

/** The least of some runs; what takes a second is run once. */
function runOf(problem: Problem, policy: Policy, runs: number): Run {
  let best: Run | null = null;
  for (let k = 0; k < runs; k++) {
    const start = performance.now();
    const plan = redistribute(problem, policy);
    const ms = performance.now() - start;
    if (best === null || ms < best.ms) best = { plan, ms };
    if (ms > 1000) break;
  }
  return best!;
}

/** The balanced city of each size, measured anew now and then: the machine changes its pace. */
const cities = new Map<string, { readonly problem: Problem; readonly policy: Policy; run: Run; used: number }>();

function cityOf(rows: number, facilities: number): Run {
  const key = `${rows} × ${facilities}`;
  let city = cities.get(key);
  if (city === undefined) {
    const { problem, policy } = scenario("balanced", rows, facilities);
    runOf(problem, policy, 10);
    city = { problem, policy, run: runOf(problem, policy, 5), used: 0 };
    cities.set(key, city);
  }
  if (++city.used % 10 === 0) city.run = runOf(city.problem, city.policy, 5);
  return city.run;
}

function tryOut(trial: Trial): Found {
  const { problem, policy } = hostile(trial.knobs, trial.rows, trial.facilities);
  const city = cityOf(trial.rows, trial.facilities);
  const nothing = { ...trial, ms: 0, augmentations: 0, timeRatio: 0, augmentationRatio: 0, refused: false };
  try {
    const { plan, ms } = runOf(problem, policy, 3);
    const { augmentations } = plan.stats;
    const { ok, proven, violations } = verify(problem, plan);
    const wrong = plan.status !== "optimal" ? plan.status : ok && proven ? "" : JSON.stringify(violations[0]);
    const augmentationRatio = augmentations / Math.max(1, city.plan.stats.augmentations);
    return { ...nothing, ms, augmentations, timeRatio: ms / city.ms, augmentationRatio, wrong };
  } catch (error) {
    if (error instanceof InputError) return { ...nothing, wrong: "", refused: true };
    return { ...nothing, wrong: String(error) };
  }
}

process.on("message", (trial: Trial) => process.send!(tryOut(trial)));
