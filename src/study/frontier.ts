/**
 * The overload that is left by the number of people relocated: the fewest points for every number.
 *
 * Problem. A branch office cannot write to everybody in one month. How much do the first 20,000 bring? People are
 * counted net, by how much facilities end above the number they began with: of a chain a → b → c one arrives.
 *
 * Method. A limit on net arrivals is the capacity of one arc of the network, so F(v), the fewest points with at most v
 * of them, is convex, and attained by whole people at every whole v. With a price of λ points on each arrival
 * (`arrivalPoints`) the problem keeps its form: the optimum c(λ) = points + λ·arrivals gives the line c(λ) − λ·v, which
 * is nowhere above F, and touches it at the arrivals n(λ) of its plan. Marginals are whole points, so the slopes of F
 * are, too: the lines of all whole λ are F. With n(λ) ≤ v < n(λ − 1) those two are enough,
 *
 *     F(v) = max( c(λ) − λ·v, c(λ − 1) − (λ − 1)·v ),
 *
 * and λ is found by bisection. No slope is as steep as the highest marginal of those with whom the round began, plus
 * one: at that price nobody arrives who need not.
 *
 * For a picture of few points a plan is made where F is least known: between two neighbouring plans it lies above both
 * lines and below their chord, and the next price is the slope of the chord.
 *
 * For a budget of kilometres the same bisection goes on between the last plan within it and the first beyond. How far
 * people go is no arc of the network: the answer is the best of the plans made, and not told to be the best there is.
 *
 * Limits. A point is a plan at a whole λ. Where many are relieved at the same price (from one per cent to the next) a
 * budget may lie between two plans: F is told exactly, the plan is the one before. Where households are bound, F is
 * that of the bound, in which they may part: no plan has fewer.
 *
 * References. Geoffrion, Solving bicriterion mathematical programs, Operations Research 15 (1967); Rote, The
 * convergence rate of the sandwich algorithm, Computing 48 (1992).
 */

import { cameOf, type Expected, IssueList } from "../errors.ts";
import { checkProblem } from "../model/check.ts";
import { fingerprintOf } from "../model/fingerprint.ts";
import { marginalPoints } from "../model/overload.ts";
import { completePolicy } from "../model/policy.ts";
import { type Model, prepareToKeep, withQuotas } from "../model/prepare.ts";
import { planOf } from "../plan/steps.ts";
import { kmFartherOf } from "../reading/rows.ts";
import type { Plan, Policy, Problem } from "../types.ts";
import { atOnce, inTurns, type Steps, type StudyRun } from "./turns.ts";

/** One plan of the frontier. */
export interface FrontierPoint {
  /** People relocated, net: the sum of what facilities end above the number they began with. */
  readonly net: number;
  /** People transferred or placed. Chains make them more than `net`. */
  readonly moves: number;
  /** Overload points that are left, without what arrivals cost. */
  readonly overload: number;
  /** People over quota who are left. */
  readonly overQuota: number;
  /** What the moves cost, as in `Objective.metres`. */
  readonly metres: number;
  /** Kilometres beyond today's way, together, of all transferred people who go farther; who comes nearer saves none. */
  readonly kmFarther: number;
  /**
   * The price of an arrival, in points: each person relocated saves at least this. It is the plan's `arrivalPoints`.
   */
  readonly price: number;
  /** The plan, which `verify` proves. */
  readonly plan: Plan;
}

/** The answer for a budget of people. */
export interface FrontierBudget {
  /** People who may be relocated net, as asked. */
  readonly budget: number;
  /**
   * The fewest points of all plans with at most so many, exactly. (Where households are bound no plan has fewer.) `null`
   * where not even that is possible: more people must be placed.
   */
  readonly overload: number | null;
  /** Of the plans within the budget the one with the fewest points; `null` where there is none. */
  readonly point: FrontierPoint | null;
}

/** The answer for a budget of kilometres. */
export interface FrontierKmBudget {
  /** Kilometres that people go farther, all together, as asked. */
  readonly km: number;
  /** Of the plans made within it the one with the fewest points; `null` where there is none. */
  readonly point: FrontierPoint | null;
}

/** Overload against people relocated. */
export interface Frontier {
  /** From the fewest people to the most, each with fewer points than the one before. */
  readonly points: readonly FrontierPoint[];
  /** One for each budget, in the order asked. */
  readonly budgets: readonly FrontierBudget[];
  /** One for each budget of kilometres, in the order asked. */
  readonly kmBudgets: readonly FrontierKmBudget[];
}

export interface FrontierOptions extends StudyRun {
  /**
   * So many plans are made where the curve is least known; fewer where it is known before. At least 2: the ends.
   * @default 20; 2 where budgets of either kind are asked
   */
  readonly points?: number | undefined;
  /** People who may be relocated net: whole numbers from 0, or Infinity. Some ten plans each. Default: none. */
  readonly budgets?: readonly number[] | undefined;
  /** Kilometres that people may go farther, all together (`FrontierPoint.kmFarther`): from 0, or Infinity. Default: none. */
  readonly kmBudgets?: readonly number[] | undefined;
}

/**
 * The fewest overload points by the most people relocated, as a curve, and exact answers for budgets. Points come
 * first, whatever `overloadKm` says; `arrivalPoints` is what is varied. Memory: all plans.
 *
 * @throws InputError as `redistribute`, and for points and budgets that are none.
 *
 * @example
 * const { points, budgets } = frontier(problem, policy, { budgets: [20_000] });
 * budgets[0].overload; // no plan that relocates at most 20,000 leaves fewer
 */
export function frontier(problem: Problem, policy?: Policy | null, options: FrontierOptions = {}): Frontier {
  return atOnce(frontierOf(problem, policy, options), options);
}

/**
 * Like `frontier`, with pauses for the event loop; rejects with `signal.reason` after an abort.
 *
 * @example
 * const { points } = await frontierAsync(problem, policy, { points: 8 });
 */
export async function frontierAsync(
  problem: Problem,
  policy?: Policy | null,
  options: FrontierOptions = {},
): Promise<Frontier> {
  return inTurns(frontierOf(problem, policy, options), options);
}

function* frontierOf(
  problem: Problem,
  policy: Policy | null | undefined,
  { budgets = [], kmBudgets = [], points }: FrontierOptions,
): Steps<Frontier> {
  checkBudgets("budgets", budgets, Number.isInteger, "whole-from");
  checkBudgets("kmBudgets", kmBudgets, Number.isFinite, "number-from");
  const asked = budgets.length + kmBudgets.length;
  const most = points ?? (asked > 0 ? 2 : 20);
  checkPoints(most);
  yield* checkProblem(problem);
  const complete = { ...completePolicy(policy), overloadKm: Number.POSITIVE_INFINITY, arrivalPoints: 0 };
  const model: Model = yield* prepareToKeep(problem, complete);
  const fingerprint = yield* fingerprintOf(problem);
  const total = most + asked;
  const curve: Line[] = [];
  const at = (price: number): Steps<Line> => lineAt(model, fingerprint, price);
  for (let done = 1; done <= most; done++) {
    const price = done === 1 ? 0 : done === 2 ? highestPrice(model) : leastKnown(curve);
    if (price !== null) insert(curve, yield* at(price));
    yield { done, total };
  }
  let done = most;
  for (const budget of budgets) {
    yield* untilKnown(curve, ({ arrivals }) => arrivals - budget, at);
    yield { done: ++done, total };
  }
  for (const km of kmBudgets) {
    yield* untilKnown(curve, ({ point }) => point.kmFarther - km, at);
    yield { done: ++done, total };
  }
  const made = curve.map(({ point }) => point);
  return {
    points: undominated(made),
    budgets: budgets.map((budget) => answerFor(curve, made, budget)),
    kmBudgets: kmBudgets.map((km) => ({ km, point: fewestOf(made.filter(({ kmFarther }) => kmFarther <= km)) })),
  };
}

function checkPoints(points: number): void {
  const issues = new IssueList();
  if (!(Number.isInteger(points) && points >= 2))
    issues.add("options.points", { code: "value", expected: "whole-from", params: { least: 2 } });
  issues.check();
}

/** Budgets are numbers from 0, or Infinity. */
function checkBudgets(
  name: "budgets" | "kmBudgets",
  budgets: readonly number[],
  isNumber: (value: unknown) => boolean,
  expected: Expected,
): void {
  const issues = new IssueList();
  if (!Array.isArray(budgets)) issues.add(`options.${name}`, { code: "type", expected: "array", got: cameOf(budgets) });
  issues.check();
  budgets.forEach((budget, i) => {
    if (!(budget >= 0 && (isNumber(budget) || budget === Number.POSITIVE_INFINITY)))
      issues.add(`options.${name}[${i}]`, { code: "value", expected, params: { least: 0 } });
  });
  issues.check();
}

/** What one price tells: no plan with v arrivals has fewer points than `most − price · v`, and one with `arrivals` as many. */
interface Line {
  readonly price: number;
  readonly most: number;
  readonly arrivals: number;
  readonly point: FrontierPoint;
}

const pointsAt = ({ most, price }: Line, arrivals: number): number => most - (price === 0 ? 0 : price * arrivals);

/** At this price nobody arrives who need not; at most 100,001. */
function highestPrice({ capacities }: Model): number {
  return 1 + capacities.start.reduce((most, start, j) => Math.max(most, marginalPoints(capacities, j, start)), 0);
}

function* lineAt(model: Model, fingerprint: string, price: number): Steps<Line> {
  const priced = withQuotas({ ...model, policy: { ...model.policy, arrivalPoints: price } }, model.problem.facilities);
  const plan = yield* planOf(priced, fingerprint);
  const { start } = model.capacities;
  const arrivalsOf = (enrolled: Int32Array): number =>
    enrolled.reduce((sum, people, j) => sum + Math.max(0, people - start[j]!), 0);
  const net = arrivalsOf(plan.enrolled);
  const { overload, overQuota, metres } = plan.objective;
  const moves = plan.transfers.people.reduce((sum, people) => sum + people, 0);
  return {
    price,
    most: plan.bound!.overload,
    arrivals: arrivalsOf(plan.bound!.enrolled ?? plan.enrolled),
    point: {
      ...{ net, moves, overload: overload - price * net, overQuota, metres, price, plan },
      kmFarther: kmFartherOf(model.problem, plan),
    },
  };
}

/** By price, the highest first: so by arrivals, ascending. */
function insert(curve: Line[], line: Line): void {
  const at = curve.findIndex(({ price }) => price < line.price);
  curve.splice(at === -1 ? curve.length : at, 0, line);
}

/** The price at which a plan would tell most; `null` where all is known. */
function leastKnown(curve: readonly Line[]): number | null {
  let [price, unknown]: [number | null, number] = [null, 0];
  for (let i = 1; i < curve.length; i++) {
    const [a, b] = [curve[i - 1]!, curve[i]!];
    const people = b.arrivals - a.arrivals;
    // Between two whole prices there is no other.
    if (people <= 0 || a.price - b.price < 2) continue;
    const slope = (pointsAt(a, a.arrivals) - pointsAt(b, b.arrivals)) / people;
    const crossing = (a.most - b.most) / (a.price - b.price);
    const below = pointsAt(a, a.arrivals) - slope * (crossing - a.arrivals) - pointsAt(a, crossing);
    if (below * people <= unknown) continue;
    unknown = below * people;
    price = Math.min(Math.max(Math.round(slope), b.price + 1), a.price - 1);
  }
  return price;
}

/** Makes plans until none can be made between the last within a budget and the first `beyond` it, by more than 0. */
function* untilKnown(
  curve: Line[],
  beyond: (line: Line) => number,
  lineAtPrice: (price: number) => Steps<Line>,
): Steps<void> {
  for (;;) {
    const after = curve.findIndex((line) => beyond(line) > 0);
    // More than anybody needs, or fewer than must be placed.
    if (after <= 0) return;
    const [within, next] = [curve[after - 1]!, curve[after]!];
    if (beyond(within) === 0 || within.price - next.price < 2) return;
    insert(curve, yield* lineAtPrice(Math.floor((within.price + next.price) / 2)));
  }
}

function answerFor(curve: readonly Line[], made: readonly FrontierPoint[], budget: number): FrontierBudget {
  const possible = curve[0]!.arrivals <= budget;
  return {
    budget,
    overload: possible
      ? curve.reduce((most, line) => Math.max(most, pointsAt(line, budget)), Number.NEGATIVE_INFINITY)
      : null,
    point: fewestOf(made.filter(({ net }) => net <= budget)),
  };
}

function fewestOf(points: readonly FrontierPoint[]): FrontierPoint | null {
  return undominated(points).at(-1) ?? null;
}

/** Without those that relocate as many as another and leave as much. */
function undominated(points: readonly FrontierPoint[]): FrontierPoint[] {
  const ascending = [...points].sort((a, b) => a.net - b.net || a.overload - b.overload || a.metres - b.metres);
  let least = Number.POSITIVE_INFINITY;
  return ascending.filter(({ overload }) => {
    const fewer = overload < least;
    least = Math.min(least, overload);
    return fewer;
  });
}
