/**
 * The plan in cohorts under side conditions: the same objective as `redistribute`, as a linear program.
 *
 * Way: aggregate; the engine's optimum without conditions tells where tangents are needed; linear program with cuts
 * (`cuts.ts`); whole people (`search.ts`). Where nothing satisfies the conditions, those are named of which none can be left
 * out for the others to exclude each other (a deletion filter: leave each out in turn; if the rest is still impossible, it
 * is none of them).
 *
 * One number: points + metres / scale, with the scale of `overloadKm`, or above what any chain of moves can cost, so that
 * a point outweighs any way.
 */

import { InputError } from "../errors.ts";
import { curvesOf } from "../model/overload.ts";
import { LEXICOGRAPHIC_SCALE, scaleOf } from "../model/prepare.ts";
import { permenkes3of2023 } from "../report/capitation.ts";
import { NO_WAY } from "../travel/travel.ts";
import type { Objective, Policy, Problem } from "../types.ts";
import { aggregateModel, modelOf } from "./aggregate.ts";
import { cohortOptions, solveCohorts } from "./cohort-engine.ts";
import { type LinearPlan, linearPlan, solveWithCuts, undecided } from "./cuts.ts";
import { type Limit, limitsOf } from "./limits.ts";
import { countOf, firstTangents, firstVariables, searchWhole, type WholePlan } from "./search.ts";
import type { Aggregate, AggregateOptions, CohortMove, LimitState, LpOptions, LpPlan, SearchOptions } from "./types.ts";

/** Pairs of cohort and facility, at most: the solver's tableau holds all of them in every row. */
const MOST_OPTIONS = 30_000;
const MOST_COHORTS = 400;
/** Nodes where nothing is said: then the best so far is given, with what it may lose. */
const MOST_NODES = 20;

/**
 * Plans in cohorts under side conditions. Without conditions, and where the aggregation loses nothing, it finds what
 * `redistribute` finds.
 *
 * @param options `limits`: the side conditions; `aggregate`: how people become cohorts (a grid of at most 400 by default).
 * @throws InputError for wrong input, and code `range` above 30,000 pairs of cohort and facility: use fewer cohorts.
 *
 * Cost: some seconds for 500 cohorts × 50 facilities; memory rows × variables × 8 bytes.
 */
export function redistributeWithLp(problem: Problem, policy?: Policy | null, options: LpOptions = {}): LpPlan {
  const model = modelOf(problem, policy);
  const cohorts = aggregateModel(model, options.aggregate ?? defaultAggregate(problem));
  checkSize(cohorts);
  const { enrolledToday } = model.units;
  const table = options.capitation ?? permenkes3of2023;
  const limits = limitsOf(options.limits ?? [], cohorts, problem, enrolledToday, table);
  const curves = curvesOf(problem.facilities, enrolledToday, model.policy);
  const engine = solveCohorts(cohorts, cohortOptions(cohorts), curves, model.scale);
  const weight = model.scale === LEXICOGRAPHIC_SCALE ? null : scaleOf(model.policy);
  const scale = weight ?? pointScale(cohorts);
  const plan = linearPlan(cohorts, curves, scale, limits);
  firstTangents(plan, engine.load);
  firstVariables(plan, engine.price);
  if (!goingOn(options, "solve", 0))
    return report(plan, cohorts, limits, null, "stopped", weight, { nodes: 0, rounds: 0 });
  const root = solveWithCuts(plan);
  if (root === null) {
    const conflict = conflictOf(limits, (some) => solveWithCuts(linearPlan(cohorts, curves, scale, some)) !== null);
    return { ...report(plan, cohorts, limits, null, "infeasible", weight, { nodes: 0, rounds: 0 }), conflict };
  }
  const found = searchWhole(plan, root, cohorts, limits, (nodes) => goingOn(options, "search", nodes));
  const { best, bound, complete } = found;
  if (best === null && complete) {
    // Fractions of people satisfy the limits, whole people do not.
    const conflict = limits.map(({ text }) => text);
    return { ...report(plan, cohorts, limits, null, "infeasible", weight, found), conflict };
  }
  const proven = best !== null && best.value - root.bound <= undecided(best.value);
  const ended = complete || (best !== null && options.limit?.nodes === undefined && found.nodes >= MOST_NODES);
  const status = proven ? "optimal" : ended ? "near-optimal" : "stopped";
  return {
    ...report(plan, cohorts, limits, best, status, weight, found),
    bound,
    loss: best === null ? null : Math.max(0, best.value - bound),
  };
}

/** A grid of few cells, or whatever places a matrix has. */
function defaultAggregate(problem: Problem): AggregateOptions {
  return problem.participants.lon === undefined ? { areas: "place" } : { areas: "grid", maxCohorts: MOST_COHORTS };
}

function checkSize({ movable, facilities }: Aggregate): void {
  const size = movable * facilities.length;
  if (size <= MOST_OPTIONS) return;
  const most = Math.floor(MOST_OPTIONS / facilities.length);
  const message = `options.aggregate: expected at most ${MOST_OPTIONS} pairs of cohort and facility, got ${movable} × ${facilities.length}: use areas "grid" with maxCohorts ${most}`;
  throw new InputError([{ code: "range", path: "options.aggregate", message }]);
}

/** More than any chain of moves can cost: m times the largest spread of anybody's costs. */
function pointScale({ cost, movable, facilities, cohorts }: Aggregate): number {
  const m = facilities.length;
  let spread = 0;
  for (let c = 0; c < movable; c++) {
    const own = cost.subarray(c * m, (c + 1) * m).filter((metres) => metres !== NO_WAY);
    const stay = cohorts[c]!.facility < 0 ? [] : [0];
    spread = Math.max(spread, Math.max(...own, ...stay) - Math.min(...own, ...stay));
  }
  return 1 + m * spread;
}

/** Asked before every stage and node: whether to go on. An abort throws. */
function goingOn({ signal, onProgress, limit }: SearchOptions, stage: "solve" | "search", done: number): boolean {
  if (signal?.aborted === true) throw signal.reason;
  const most = limit?.nodes ?? MOST_NODES;
  if (stage === "search" && done >= most) return false;
  return onProgress?.({ stage, done, total: stage === "search" ? most : 1 }) !== false;
}

/** Conditions that exclude each other, none of them needless for that. */
function conflictOf(limits: readonly Limit[], possible: (some: readonly Limit[]) => boolean): string[] {
  let rest = limits;
  for (const limit of limits) {
    const without = rest.filter((other) => other !== limit);
    if (!possible(without)) rest = without;
  }
  return rest.map(({ text }) => text);
}

function report(
  plan: LinearPlan,
  aggregate: Aggregate,
  limits: readonly Limit[],
  best: WholePlan | null,
  status: LpPlan["status"],
  weight: number | null,
  { nodes, rounds }: { nodes: number; rounds: number },
): LpPlan {
  const moves = best === null ? [] : movesOf(plan, aggregate, best.x);
  const states = limits.map((limit): LimitState => {
    const value = best === null ? 0 : countOf(plan, best.x, limit);
    const unit = limit.limit.of === "people" ? 1 : 10_000;
    const near = Math.min(limit.max - value, value - limit.min) < unit;
    return { limit: limit.limit, text: limit.text, value, binding: best !== null && near };
  });
  return {
    status,
    objective: best === null ? null : objectiveOf(best, weight),
    bound: null,
    loss: null,
    scale: plan.scale,
    moves,
    enrolled: Int32Array.from(best?.load ?? plan.staying),
    limits: states,
    conflict: [],
    aggregate,
    stats: { variables: plan.cohort.length + plan.facilities, rounds, nodes },
  };
}

/** `weight`: what a point weighs in metres, where the policy says so. */
function objectiveOf({ overload, metres }: WholePlan, weight: number | null): Objective {
  return weight === null ? { overload, metres } : { overload, metres, weighted: metres + overload * weight };
}

function movesOf(
  { cohort, to, metres }: LinearPlan,
  { cohorts, facilities }: Aggregate,
  x: Float64Array,
): CohortMove[] {
  const moves: CohortMove[] = [];
  x.forEach((people, k) => {
    if (people === 0) return;
    const { area, segment, facility } = cohorts[cohort[k]!]!;
    const fromId = facility < 0 ? null : facilities[facility]!.id;
    moves.push({ area, segment, fromId, toId: facilities[to[k]!]!.id, people, metres: metres[k]! });
  });
  return moves;
}
