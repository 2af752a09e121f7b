/**
 * Assignment of many units to few facilities at least cost, with a convex cost of the load at each facility. Exact.
 *
 * Problem. Units u of whole weight choose among facilities j; cost(u, j) for each person, plus the sum of marginal costs
 * of everybody at j. Find the split into whole people of least total cost, and prices that prove it: (a) every unit sits
 * at an option of least cost + price; (b) every price lies between the marginal costs of the last and the next person.
 *
 * Method.
 * 1. Coarse to fine. Units come in an order in which neighbours are alike. A level takes one unit for each group of 4^k
 *    neighbours, with the weight of them all, solves that, and hands its prices to the next level.
 * 2. Options by price. At those prices each unit lists its few best options and sits at the best; the rest of the m
 *    options are not even looked at by the repair.
 * 3. Repair: successive shortest paths on the facility graph (shortest-paths.ts).
 * 4. Lower the prices to the smallest, then look for unlisted options that are better at these prices (pricing.ts). Whoever
 *    has one lists it, moves to it, and the level goes on. When nobody has, (a) and (b) hold over all options: at the
 *    finest level that is the proof.
 * 5. Count it all over (audit.ts): what does not add up is thrown, never returned.
 *
 * Invariants. Lists only grow, so scans end. Whatever happens, every unit's people add up to its weight.
 *
 * Limits. m ≤ 4096; costs below 2^30; path sums below 2^30 beside multiples of a scale, prices below 2^53. How wide the
 * columns are, and what bounds what stands in them: audit.ts.
 */

import { audit, checkSizes } from "./audit.ts";
import type { Candidates } from "./candidates.ts";
import { createLevel, drift, type Level, levelPrices, levelSteps } from "./levels.ts";
import { type Proven, prove } from "./pricing.ts";
import type { ConvexCost, Options } from "./problem.ts";
import { type SolveProgress, solving } from "./progress.ts";
import { type Budget, repair } from "./shortest-paths.ts";
import { lowerPrices } from "./smallest-prices.ts";
import { type StartedLevel, startLevel } from "./start-level.ts";

export interface Assignment {
  /** Units and options listed at the finest level, with the people at each. */
  readonly candidates: Candidates;
  /** The smallest prices that prove the optimum; `null` where the budget ran out. */
  readonly price: Float64Array | null;
  readonly levels: number;
  readonly scans: number;
  readonly augmentations: number;
  /** Unit i of the lists is `first + i × step` of all, and stands for `step` of them. */
  readonly first: number;
  readonly step: number;
}

export interface SolveInput {
  readonly options: Options;
  readonly loadCost: ConvexCost;
  /** People at each facility who may not choose. */
  readonly fixed: Float64Array;
  /** How much work may be done; counts along. Default: no limit. */
  readonly budget?: Budget | undefined;
  /**
   * The level to end at: one unit for so many. Above 1 the prices are those of a coarse level, and prove nothing by
   * themselves; see dual-bound.ts. Default: 1.
   */
  readonly finest?: number | undefined;
}

/** A budget of so many augmentations. */
export function createBudget(limit: number = Number.POSITIVE_INFINITY): Budget {
  return { augmentations: 0, limit, stop: false };
}

/** Solves; yields between slices of work. `null` when the budget ran out before the finest level was seated. */
export function* solve(input: SolveInput): Generator<SolveProgress, Assignment | null> {
  const { options, loadCost, fixed } = input;
  const budget = input.budget ?? createBudget();
  checkSizes(options, fixed);
  const price = levelPrices(options, loadCost, fixed);
  const steps = stepsDownTo(input.finest ?? 1, levelSteps(options));
  const last = steps.at(-1);
  let coarser: Candidates | null = null;
  let band = Number.POSITIVE_INFINITY;
  let crowded = 0;
  for (const step of steps) {
    const level: Level = createLevel(options, step);
    const started: StartedLevel | null = yield* startLevel({
      level,
      coarser,
      band,
      crowded,
      loadCost,
      fixed,
      price,
      budget,
    });
    if (started === null) return null;
    const { state, coverage }: StartedLevel = started;
    const proof: Proven | null = yield* settle(level, started, budget);
    price.set(state.price.subarray(0, price.length));
    if (step === last) {
      const proven = proof === null ? null : price;
      // A coarse level stands for other units than those that would be looked at.
      if (step === 1)
        yield* solving(audit({ ...input, candidates: state.candidates, load: state.load, price: proven }), level);
      const { first } = level;
      const { augmentations } = budget;
      const scans = proof?.rounds ?? 0;
      return { candidates: state.candidates, price: proven, levels: steps.length, scans, augmentations, first, step };
    }
    if (proof === null) return null;
    crowded = Math.max(crowded, proof.crowded);
    coarser = state.candidates;
    band = drift(coverage.price, price);
  }
  throw new Error("there is a last level");
}

/** The levels down to the finest wanted; where even the coarsest is finer, that one alone. */
function stepsDownTo(finest: number, steps: readonly number[]): readonly number[] {
  const wanted = steps.filter((step) => step >= finest);
  return wanted.length > 0 ? wanted : steps.slice(0, 1);
}

/** Repairs a level and proves it; `null` when the budget ran out. */
function* settle(level: Level, started: StartedLevel, budget: Budget): Generator<SolveProgress, Proven | null> {
  if (!(yield* solving(repair(started.state, budget), level))) return null;
  if (!started.complete) return yield* prove(level, started.state, started.coverage, budget);
  if (level.step === 1) yield* solving(lowerPrices(started.state), level);
  return { rounds: 1, crowded: 0 };
}
