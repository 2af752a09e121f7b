/**
 * The whole way from columns to a plan, as one generator that pauses between slices of work. `redistribute` runs it in
 * one go, `redistributeAsync` pause by pause; so both give the same bytes.
 */

import type { Budget } from "../assign/shortest-paths.ts";
import { createBudget } from "../assign/solve.ts";
import { internalError } from "../errors.ts";
import { staged } from "../generators.ts";
import { checkProblem } from "../model/check.ts";
import { fingerprintOf } from "../model/fingerprint.ts";
import { LEXICOGRAPHIC_WEIGHT } from "../model/overload.ts";
import { completePolicy } from "../model/policy.ts";
import { type Model, prepare } from "../model/prepare.ts";
import { warningsOf } from "../model/warnings.ts";
import type { Objective, Plan, Policy, Prices, Problem, Progress, RedistributeOptions } from "../types.ts";
import { nobodyMovesOr } from "./nobody-moves.ts";
import { checkRunOptions } from "./options.ts";
import { outcomeOf, type Weighed, weighed } from "./outcome.ts";
import { solveModel } from "./solve-model.ts";
import { transfersOf } from "./transfers.ts";

/** How the driver asks the steps to stop early. */
export interface Control {
  stop(): void;
}

/** The steps of one run; `control` is handed out before any work. */
export function planSteps(
  problem: Problem,
  policy: Policy | null | undefined,
  options: RedistributeOptions | undefined,
  async: boolean,
): { steps: Generator<Progress, Plan>; control: Control } {
  const limit = checkRunOptions(options, async);
  const complete = completePolicy(policy);
  const budget = createBudget(limit);
  const control: Control = {
    stop() {
      budget.stop = true;
    },
  };
  return { steps: run(problem, complete, budget), control };
}

function* run(problem: Problem, policy: Plan["policy"], budget: Budget): Generator<Progress, Plan> {
  const rows = problem?.participants?.facility?.length ?? 0;
  yield* staged("check", rows, checkProblem(problem));
  const fingerprint = yield* staged("check", rows, fingerprintOf(problem));
  return yield* planOf(yield* staged("merge", rows, prepare(problem, policy)), fingerprint, budget);
}

/** From a prepared problem to its plan. */
export function* planOf(
  model: Model,
  fingerprint: Plan["fingerprint"],
  budget: Budget = createBudget(),
): Generator<Progress, Plan> {
  const { problem, policy, units } = model;
  const rows = problem.participants.facility.length;
  const solved = yield* solveModel(model, { budget, rows });
  const price = solved?.price ?? null;
  const found = solved && outcomeOf(model, solved.candidates, solved);
  const bound = solved?.optimum ? weighed(model, solved.optimum) : null;
  const outcome = yield* staged("write", rows, nobodyMovesOr(model, found, bound));
  yield { stage: "write", done: 0, total: rows };
  countPeople(model, outcome.load);
  const transfers = yield* staged("write", rows, transfersOf(model, outcome.seating, price));
  const warnings = yield* staged("write", rows, warningsOf(problem, policy, transfers, model.warnings));
  const { objective } = outcome;
  return {
    ...verdict(model, outcome, bound),
    stage: policy.unknown === "propose" ? "proposal" : "ready",
    objective,
    transfers,
    enrolled: Int32Array.from(outcome.load),
    quota: Int32Array.from(model.capacities.quota),
    price: price && pricesOf(price, model.capacities.weights.point),
    unplaced: model.unplaced,
    policy,
    warnings,
    fingerprint,
    stats: {
      units: units.size,
      levels: solved?.levels ?? 0,
      pairs: solved?.candidates.size ?? 0,
      augmentations: budget.augmentations,
      scans: solved?.scans ?? 0,
    },
  };
}

/** Throws where not everybody is either enrolled somewhere or unplaced. */
function countPeople({ problem: { participants }, unplaced }: Model, load: Float64Array): void {
  const { count, facility } = participants;
  const people = count === undefined ? facility.length : count.reduce((sum, one) => sum + one, 0);
  const nowhere = unplaced.reduce((sum, row) => sum + (count?.[row] ?? 1), 0);
  const enrolled = load.reduce((sum, one) => sum + one, 0);
  if (enrolled + nowhere !== people)
    throw internalError(`${enrolled} enrolled, ${nowhere} unplaced, of ${people} people`);
}

/** How good a plan is, given the optimum in which everybody may be parted (`null` when stopped). */
function verdict(
  { households }: Model,
  { objective, load }: Weighed,
  bound: Weighed | null,
): Pick<Plan, "status" | "bound" | "gap"> {
  if (bound === null) return { status: "stopped", bound, gap: null };
  const { overload, overQuota, metres, weighted } = bound.objective;
  const gap = {
    overload: objective.overload - overload,
    overQuota: objective.overQuota - overQuota,
    metres: objective.metres - metres,
    ...(weighted !== undefined && { weighted: objective.weighted! - weighted }),
  };
  // A weighted sum may be reached by other parts.
  const reached = gap.weighted === undefined ? gap.overload === 0 && gap.metres === 0 : gap.weighted === 0;
  const { objective: least, load: enrolled } = reached ? { objective, load } : bound;
  return {
    status: reached ? "optimal" : "near-optimal",
    bound: households === undefined ? { ...least } : { ...least, enrolled: Int32Array.from(enrolled) },
    gap: reached ? zeroLike(objective) : gap,
  };
}

function zeroLike({ weighted }: Objective): Objective {
  return { overload: 0, overQuota: 0, metres: 0, ...(weighted !== undefined && { weighted: 0 }) };
}

/** Prices as whole points and metres; with a finite `overloadKm` all in metres. */
function pricesOf(price: Float64Array, point: number): Prices {
  const overload = new Float64Array(price.length);
  if (point === LEXICOGRAPHIC_WEIGHT) {
    for (let j = 0; j < price.length; j++) overload[j] = Math.round(price[j]! / point);
  }
  // + 0 turns −0 into 0.
  return { overload: overload.map((points) => points + 0), metres: price.map((p, j) => p - overload[j]! * point + 0) };
}
