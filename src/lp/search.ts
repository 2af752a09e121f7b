/**
 * Whole people under side conditions: branch and bound over the linear program of `cuts.ts`.
 *
 * Without side conditions the program is a flow: once every load is confined between two neighbouring whole numbers, where
 * the curve is straight, each vertex is whole, and the first solution is the optimum. Side conditions make fractions, but
 * few: a vertex has at most one more than there are conditions. So the search is shallow: it takes the variable nearest to
 * a half, looks first to the side it leans to, depth first, and drops what cannot beat the best whole plan so far. Whole
 * plans come from rounding down and up in many ways, if that keeps every condition.
 */

import { marginalPoints, totalPoints } from "../model/overload.ts";
import {
  addTangents,
  type LinearPlan,
  type LinearSolution,
  loadsOf,
  solveActive,
  solveWithCuts,
  undecided,
} from "./cuts.ts";
import type { Limit } from "./limits.ts";
import type { Row } from "./simplex.ts";
import type { Aggregate } from "./types.ts";

const WHOLE = 1e-6;
/** Broken variables of which every way to round is tried: 256 plans. */
const MOST_TRIED = 8;
/** Tangents between quota and today's load at first. */
const STRETCHES = 4;
/** Options of each cohort that the solver is given at first, by price. */
const FIRST_OPTIONS = 4;

/** A plan of whole people. */
export interface WholePlan {
  readonly x: Float64Array;
  readonly load: Float64Array;
  readonly overload: number;
  readonly metres: number;
  readonly value: number;
}

export interface SearchResult {
  readonly best: WholePlan | null;
  /** No plan can go below. */
  readonly bound: number;
  readonly nodes: number;
  readonly rounds: number;
  /** Everything was looked at. */
  readonly complete: boolean;
}

/** Called before every node; says whether to go on. */
type GoOn = (nodes: number) => boolean;

export function searchWhole(
  plan: LinearPlan,
  root: LinearSolution,
  aggregate: Aggregate,
  limits: readonly Limit[],
  goOn: GoOn,
): SearchResult {
  let best = wholeInBox(plan, root, limits) ?? rounded(plan, root, aggregate, limits);
  const isBest = (): boolean => best !== null && best.value - root.bound <= undecided(best.value);
  const stack: (readonly Row[])[] = [[]];
  let [nodes, rounds] = [0, root.rounds];
  while (stack.length > 0 && !isBest()) {
    if (!goOn(nodes)) break;
    const rows = stack.pop()!;
    const solution = nodes === 0 ? root : solveWithCuts(plan, rows);
    nodes++;
    if (solution === null) continue;
    if (nodes > 1) rounds += solution.rounds;
    if (best !== null && solution.bound >= best.value - undecided(best.value)) continue;
    const k = mostBroken(solution.x);
    if (k < 0) {
      const whole = wholePlan(plan, solution.x.map(Math.round));
      if (best === null || whole.value < best.value) best = whole;
      continue;
    }
    const found = rounded(plan, solution, aggregate, limits);
    if (found !== null && (best === null || found.value < best.value)) best = found;
    stack.push(...sidesOf(rows, k, solution.x[k]!));
  }
  const complete = stack.length === 0 || isBest();
  const bound = complete && best !== null ? Math.max(root.bound, best.value - undecided(best.value)) : root.bound;
  return { best, bound, nodes, rounds, complete };
}

/** A variable at most the whole number below, or at least the one above; the last in is looked at first. */
function sidesOf(rows: readonly Row[], k: number, people: number): Row[][] {
  const below = Math.floor(people);
  const sides: Row[][] = [
    [...rows, { at: [k], by: [1], max: below }],
    [...rows, { at: [k], by: [1], min: below + 1 }],
  ];
  return people - below < 0.5 ? sides.reverse() : sides;
}

/** The variable that is farthest from whole; −1 where all are whole. */
function mostBroken(x: Float64Array): number {
  let [worst, at] = [WHOLE, -1];
  x.forEach((people, k) => {
    const broken = Math.abs(people - Math.round(people));
    if (broken > worst) [worst, at] = [broken, k];
  });
  return at;
}

/** Exact totals of whole people. */
export function wholePlan(plan: LinearPlan, x: Float64Array): WholePlan {
  const load = loadsOf(plan, x);
  const overload = load.reduce((sum, people, j) => sum + totalPoints(plan.curves, j, people), 0);
  const metres = x.reduce((sum, people, k) => sum + people * plan.metres[k]!, 0);
  return { x, load, overload, metres, value: overload + metres / plan.scale };
}

/** The best vertex where every load stays between its whole neighbours; `null` unless it is whole and keeps all limits. */
function wholeInBox(plan: LinearPlan, { load, value }: LinearSolution, limits: readonly Limit[]): WholePlan | null {
  const { curves, metres, scale, touching, staying, rows, cohort } = plan;
  const cost = Array.from(metres, (own) => own / scale);
  const box: Row[] = [];
  load.forEach((people, j) => {
    const near = Math.round(people);
    const whole = Math.abs(people - near) < WHOLE;
    const [low, high] = whole ? [near, near] : [Math.floor(people), Math.ceil(people)];
    const { at, by } = touching[j]!;
    if (at.length > 0) box.push({ at, by, min: low - staying[j]!, max: high - staying[j]! });
    const slope = whole ? 0 : marginalPoints(curves, j, high);
    at.forEach((k, i) => {
      cost[k]! += by[i]! * slope;
    });
  });
  // Rows that name a t are tangents; the box needs none.
  const own = rows.filter(({ at }) => at.every((k) => k < cohort.length));
  const x = solveActive(plan, { cost, rows: [...own, ...box] })?.x;
  if (x === undefined || mostBroken(x) >= 0) return null;
  const whole = wholePlan(plan, x.map(Math.round));
  return whole.value - value <= undecided(value) && keeps(plan, whole.x, limits) ? whole : null;
}

/**
 * The best of many ways to round that keeps every limit: the most broken variables down (whoever is in the fraction stays)
 * or up, in every combination; the others to the nearer whole number.
 */
function rounded(
  plan: LinearPlan,
  { x }: LinearSolution,
  aggregate: Aggregate,
  limits: readonly Limit[],
): WholePlan | null {
  const brokenness = (k: number): number => Math.abs(x[k]! - Math.round(x[k]!));
  const broken = [...x.keys()].filter((k) => brokenness(k) > WHOLE).sort((a, b) => brokenness(b) - brokenness(a));
  const tried = broken.slice(0, MOST_TRIED);
  const nearer = broken.slice(MOST_TRIED).filter((k) => x[k]! - Math.floor(x[k]!) >= 0.5);
  let best: WholePlan | null = null;
  for (let bits = 0; bits < 2 ** tried.length; bits++) {
    const up = new Set([...nearer, ...tried.filter((_, i) => (bits >> i) & 1)]);
    const whole = wholePlan(plan, roundedWith(plan, x, aggregate, up));
    if ((best === null || whole.value < best.value) && keeps(plan, whole.x, limits)) best = whole;
  }
  return best;
}

/** Whole people, these rounded up as far as there are people; newly enrolled who are left go where most of them would. */
function roundedWith(
  { cohort }: LinearPlan,
  x: Float64Array,
  { cohorts, movable }: Aggregate,
  up: ReadonlySet<number>,
): Float64Array {
  const whole = x.map((people) => Math.floor(people + WHOLE));
  const left = cohorts.slice(0, movable).map(({ people }) => people);
  const most = left.map(() => -1);
  cohort.forEach((c, k) => {
    left[c]! -= whole[k]!;
    if (most[c]! < 0 || x[k]! > x[most[c]!]!) most[c] = k;
  });
  cohort.forEach((c, k) => {
    if (left[c] === 0 || !up.has(k)) return;
    whole[k]!++;
    left[c]!--;
  });
  most.forEach((k, c) => {
    if (k >= 0 && cohorts[c]!.facility < 0) whole[k]! += left[c]!;
  });
  return whole;
}

/** Whether whole people keep every limit. */
function keeps(plan: LinearPlan, x: Float64Array, limits: readonly Limit[]): boolean {
  return limits.every((limit) => {
    const value = countOf(plan, x, limit);
    return value <= limit.max + WHOLE && value >= limit.min - WHOLE;
  });
}

/** What a plan counts under a limit. */
export function countOf({ cohort, to }: LinearPlan, x: ArrayLike<number>, { count }: Limit): number {
  let sum = 0;
  cohort.forEach((c, k) => {
    if (x[k] !== 0) sum += x[k]! * count(c, to[k]!);
  });
  return sum;
}

/** Tangents where the optimum will probably be. */
export function firstTangents(plan: LinearPlan, load: ArrayLike<number>): void {
  plan.touching.forEach(({ at }, j) => {
    if (at.length === 0) return;
    const [today, quota] = [plan.staying[j]!, plan.curves.quota[j]!];
    const around = [today, quota, load[j]!];
    // Side conditions leave some of the overload: the curve is followed all the way.
    for (let k = 1; k < STRETCHES && today > quota; k++)
      around.push(Math.round(quota + ((today - quota) * k) / STRETCHES));
    for (const h of around) if (h >= 0 && h < Number.POSITIVE_INFINITY) addTangents(plan, j, h);
  });
}

/** Of each cohort the options that are cheapest at the engine's prices, and the nearest. */
export function firstVariables({ active, cohort, to, metres }: LinearPlan, price: Float64Array): void {
  const own = new Map<number, number[]>();
  cohort.forEach((c, k) => {
    own.set(c, [...(own.get(c) ?? []), k]);
  });
  active.clear();
  const least = (list: readonly number[], most: number, cost: (k: number) => number): void => {
    for (const k of [...list].sort((a, b) => cost(a) - cost(b)).slice(0, most)) active.add(k);
  };
  for (const list of own.values()) {
    least(list, FIRST_OPTIONS, (k) => metres[k]! + price[to[k]!]!);
    least(list, 2, (k) => metres[k]!);
  }
}
