/**
 * The plan in cohorts under side conditions: the same objective as `redistribute`, as a linear program.
 *
 * Way: aggregate; see whether the conditions exclude each other; prices for them, by the engine (`limit-prices.ts`); the linear
 * program that begins at these prices (`linear-plan.ts`, `cuts.ts`); whole people (`search.ts`). Where nothing satisfies the
 * conditions, those are named that exclude each other (`conflict.ts`).
 *
 * One number: points + metres / scale, with the scale of `overloadKm`, or above what any chain of moves can cost, so that
 * a point outweighs any way. With a finite `overloadKm` people over quota count as many points as `overQuotaKm` is worth.
 */

import { checkKeys, IssueList, wrongInput } from "../errors.ts";
import { type Capacities, isLexicographic, objectiveOf } from "../model/overload.ts";
import { permenkes3of2023 } from "../reading/capitation.ts";
import { NO_WAY } from "../travel/travel.ts";
import type { Policy, Problem } from "../types.ts";
import { aggregateModel, modelOf } from "./aggregate.ts";
import { choicesOf, type Frame } from "./cohort-engine.ts";
import { type Conflict, conflictOf, isPossible } from "./conflict.ts";
import { solveWithCuts } from "./cuts.ts";
import { limitPrices, MOST_RUNS } from "./limit-prices.ts";
import { countOf, type Limit, limitsOf, sidesOf } from "./limits.ts";
import { begin, linearPlan } from "./linear-plan.ts";
import { type Cost, metresAbove } from "./price-bound.ts";
import { type SearchResult, searchWhole } from "./search.ts";
import type { Aggregate, AggregateOptions, CohortMove, LimitState, LpOptions, LpPlan, SearchOptions } from "./types.ts";
import { bestOf } from "./whole-plans.ts";

/** Pairs of cohort and facility, at most: a linear program of more takes longer than anybody waits. */
const MOST_OPTIONS = 30_000;
const MOST_COHORTS = 400;
/** Nodes, and rows × columns in them, where no limit is given: then the best so far is given, with what it may lose. */
const MOST_NODES = 20;
const MOST_WORK = 1e7;

/** What is asked. */
interface Question extends Frame {
  readonly limits: readonly Limit[];
  readonly cohorts: Aggregate;
}

/** What was found. */
interface Answer extends Omit<SearchResult, "bound" | "complete"> {
  readonly status: LpPlan["status"];
  readonly bound: Cost | null;
  readonly conflict: Conflict | null;
}

/**
 * Plans in cohorts under side conditions. Without conditions, and where the aggregation loses nothing, it finds what
 * `redistribute` finds.
 *
 * @param options `limits`: the side conditions; `aggregate`: how people become cohorts (a grid of at most 400 by default).
 * @throws InputError for wrong input, and code `range` above 30,000 pairs of cohort and facility: use fewer cohorts.
 *
 * Cost: some seconds for 500 cohorts × 50 facilities.
 *
 * @example
 * const { status, moves } = redistributeWithLp(problem, policy, { limits: [{ of: "people", max: 2000 }] });
 */
export function redistributeWithLp(problem: Problem, policy?: Policy | null, options: LpOptions = {}): LpPlan {
  const issues = new IssueList();
  checkKeys(options, "options", ["limits", "aggregate", "capitation", "limit", "onProgress", "signal"], issues);
  if (options.limit !== undefined) checkKeys(options.limit, "options.limit", ["nodes"], issues);
  issues.check();
  const model = modelOf(problem, policy);
  const cohorts = aggregateModel(model, options.aggregate ?? defaultAggregate(problem));
  checkSize(cohorts);
  const table = options.capitation ?? permenkes3of2023;
  const limits = limitsOf(options.limits ?? [], cohorts, model, table);
  const { point, over } = model.capacities.weights;
  const scale = isLexicographic(model.policy) ? pointScale(cohorts) : point;
  const capacities = { ...model.capacities, weights: { point: 1, over: over / scale } };
  const question = { choices: choicesOf(cohorts), capacities, scale, limits, cohorts };
  return report(question, answer(question, options), model.capacities);
}

function answer(question: Question, options: SearchOptions): Answer {
  const { limits, choices } = question;
  const nothing = { best: null, bound: null, nodes: 0, rounds: 0, conflict: null };
  const none = (nodes: number): Answer => {
    const conflict = conflictOf(question, limits, () => tell(options, "search", nodes));
    return { ...nothing, nodes, status: "infeasible", conflict };
  };
  if (!goingOn(options, "solve", 0)) return { ...nothing, status: "stopped" };
  if (!isPossible(question, limits, true)) return none(0);
  const sides = sidesOf(limits, choices);
  const prices = limitPrices(question, sides, (runs) => goingOn(options, "solve", runs));
  const plan = linearPlan(question, sides, prices);
  const start = bestOf(
    plan,
    prices.plans.map(({ x }) => x),
  );
  if (prices.stopped) return { ...nothing, best: start, status: "stopped" };
  begin(plan, prices);
  const root = solveWithCuts(plan);
  if (root === null) throw new Error("a linear program that is possible has no solution");
  let told = false;
  const found = searchWhole(plan, root, start, (nodes, work) => {
    if (options.limit?.nodes === undefined && (nodes >= MOST_NODES || work >= MOST_WORK)) return false;
    told = !goingOn(options, "search", nodes);
    return !told;
  });
  const { best, complete, nodes } = found;
  // Parts of people satisfy the limits, whole people do not.
  if (best === null && complete) return none(nodes);
  const isNear = best !== null && !told;
  return { ...found, status: complete ? "optimal" : isNear ? "near-optimal" : "stopped", conflict: null };
}

/** A grid of few cells, or whatever places a matrix has. */
function defaultAggregate(problem: Problem): AggregateOptions {
  return problem.participants.lon === undefined ? { areas: "place" } : { areas: "grid", maxCohorts: MOST_COHORTS };
}

function checkSize({ movable, facilities }: Aggregate): void {
  const size = movable * facilities.length;
  if (size <= MOST_OPTIONS) return;
  const fewer = Math.floor(MOST_OPTIONS / facilities.length);
  const params = { most: MOST_OPTIONS, cohorts: movable, facilities: facilities.length, fewer };
  throw wrongInput("options.aggregate", { code: "range", expected: "most-pairs", got: "#pairs-grid", params });
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

/** Asked before every run of the engine and every node: whether to go on. An abort throws. */
function goingOn(options: SearchOptions, stage: "solve" | "search", done: number): boolean {
  return (stage === "solve" || done < (options.limit?.nodes ?? MOST_NODES)) && tell(options, stage, done);
}

/** Says how far it is. An abort throws. */
function tell({ signal, onProgress, limit }: SearchOptions, stage: "solve" | "search", done: number): boolean {
  if (signal?.aborted === true) throw signal.reason;
  return onProgress?.({ stage, done, total: stage === "solve" ? MOST_RUNS : (limit?.nodes ?? MOST_NODES) }) !== false;
}

/** `weighing`: what overload is by the policy, in metres. */
function report(question: Question, found: Answer, weighing: Capacities): LpPlan {
  const { best, status, bound, conflict, nodes, rounds } = found;
  const { limits, choices, cohorts, scale } = question;
  const states = limits.map((limit): LimitState => {
    const value = best === null ? 0 : countOf(choices, best.x, limit);
    const unit = limit.limit.of === "people" ? 1 : 10_000;
    const near = Math.min(limit.max - value, value - limit.min) < unit;
    return { limit: limit.limit, text: limit.text, value, binding: best !== null && near };
  });
  return {
    status,
    objective: best === null ? null : objectiveOf(weighing, best.load, best.way),
    bound: bound === null ? null : bound.overload + bound.metres / scale,
    loss: best === null || bound === null ? null : metresAbove(question, best, bound) / scale,
    scale,
    moves: best === null ? [] : movesOf(question, best.x),
    enrolled: Int32Array.from(best?.load ?? stayingIn(cohorts)),
    limits: states,
    conflict: textsOf(conflict?.limits),
    conflictIn: conflict?.in ?? null,
    conflictUndecided: textsOf(conflict?.undecided),
    aggregate: cohorts,
    stats: { variables: choices.to.length + weighing.quota.length, rounds, nodes },
  };
}

function textsOf(limits: readonly Limit[] = []): string[] {
  return limits.map(({ text }) => text);
}

/** People at each facility today, as far as they are in cohorts. */
function stayingIn({ cohorts, facilities }: Aggregate): Int32Array {
  const staying = new Int32Array(facilities.length);
  for (const { facility, people } of cohorts) if (facility >= 0) staying[facility]! += people;
  return staying;
}

function movesOf({ choices, cohorts: { cohorts, facilities } }: Question, x: Float64Array): CohortMove[] {
  const { cohort, to, metres } = choices;
  const moves: CohortMove[] = [];
  x.forEach((people, k) => {
    const { area, segment, facility } = cohorts[cohort[k]!]!;
    if (people === 0 || to[k] === facility) return;
    const fromId = facility < 0 ? null : facilities[facility]!.id;
    moves.push({ area, segment, fromId, toId: facilities[to[k]!]!.id, people, metres: metres[k]! });
  });
  return moves;
}
