/**
 * The linear program of a plan in cohorts.
 *
 * Problem. x(c, j) ≥ 0 people of cohort c go to facility j; whoever goes nowhere stays. Minimise Σ points(load) +
 * Σ cost(c, j)·x(c, j)/scale, where load(j) = today − leaving + arriving, within side conditions. The points are convex in
 * the load, with a step at every person: as columns they would be millions.
 *
 * Method. One variable t(j) for the points of a facility, bounded from below by tangents: t(j) ≥ points(h) + slope·(load − h).
 * A solution that lies below the curve shows where another tangent is missing; two are added, to its left and right, until
 * none lies below. Tangents at today's load, at the quota, the ceiling, and round the optimum without side conditions (which the
 * engine knows in milliseconds) are there from the start, so a few rounds suffice.
 *
 * Staying has no variable: Σ over j of x(c, j) ≤ people of c, which lets the simplex start where everybody stays.
 *
 * Few of the variables are handed to the solver: at first the options that are cheapest at the engine's prices. The prices
 * of the rows then tell which others would lower the sum; those are added, until there are none. The same prices prove a
 * bound, reckoned here: whatever the solver did, no plan is better than that.
 *
 * Limits. The solver's tableau is dense, rows × variables; see `MOST_OPTIONS`. Its tolerance is 1e-9, so costs are divided by
 * the scale, not points multiplied by it.
 */

import { type Curves, marginalPoints, totalPoints } from "../model/overload.ts";
import { NO_WAY } from "../travel/travel.ts";
import type { Limit } from "./limits.ts";
import { type LinearProgram, type Row, solveLinear, type Vertex } from "./simplex.ts";
import type { Aggregate, Cohort } from "./types.ts";

/** How far below the curve a solution may lie, in points, for each point (and one more). */
const TOLERANCE = 1e-7;
const MOST_ROUNDS = 60;

/** A plan in cohorts as a linear program; cuts are added to it as it is solved. */
export interface LinearPlan {
  readonly cohort: Int32Array;
  readonly to: Int32Array;
  /** Metres of each variable. */
  readonly metres: Float64Array;
  readonly facilities: number;
  readonly scale: number;
  readonly curves: Curves;
  /** People at each facility when all stay. */
  readonly staying: Float64Array;
  readonly rows: Row[];
  /** Variables that change the load of each facility, with 1 or −1. */
  readonly touching: readonly { readonly at: readonly number[]; readonly by: readonly number[] }[];
  /** Which variables the solver is given. */
  readonly active: Set<number>;
  /** People of the cohort of each variable: it is never more. */
  readonly most: Float64Array;
  /** Loads that have a tangent on either side. */
  readonly tangents: readonly Set<number>[];
}

export interface LinearSolution {
  readonly x: Float64Array;
  readonly load: Float64Array;
  /** Points + metres / scale. */
  readonly value: number;
  /** Proven: nothing that satisfies the rows is below. The same as the value, or nearly, unless the solver gave up. */
  readonly bound: number;
  readonly rounds: number;
}

export function linearPlan(
  { cohorts, movable, cost, facilities }: Aggregate,
  curves: Curves,
  scale: number,
  limits: readonly Limit[],
): LinearPlan {
  const m = facilities.length;
  const [cohort, to, metres]: number[][] = [[], [], []];
  const rows: Row[] = [];
  for (let c = 0; c < movable; c++) {
    const { facility, people } = cohorts[c]!;
    const at: number[] = [];
    for (let j = 0; j < m; j++) {
      const own = cost[c * m + j]!;
      if (j === facility || own === NO_WAY) continue;
      const k = cohort!.push(c) - 1;
      to!.push(j);
      metres!.push(own);
      at.push(k);
    }
    if (at.length > 0) rows.push({ at, by: at.map(() => 1), ...(facility < 0 ? { min: people } : {}), max: people });
  }
  const most = Float64Array.from(cohort!, (c) => cohorts[c]!.people);
  const touching = facilities.map((_, j) => touchingOf(j, to!, cohort!, cohorts));
  const columns = { cohort: Int32Array.from(cohort!), to: Int32Array.from(to!), metres: Float64Array.from(metres!) };
  const plan: LinearPlan = {
    ...columns,
    facilities: m,
    scale,
    curves,
    staying: peopleStaying(cohorts, m),
    rows,
    active: new Set(to!.keys()),
    most,
    touching,
    tangents: facilities.map(() => new Set<number>()),
  };
  for (const limit of limits) rows.push(...limitRows(plan, limit));
  return plan;
}

/** Who arrives at a facility, and who leaves it. */
function touchingOf(
  j: number,
  to: readonly number[],
  cohort: readonly number[],
  cohorts: readonly Cohort[],
): LinearPlan["touching"][number] {
  const at: number[] = [];
  const by: number[] = [];
  to.forEach((own, k) => {
    if (own !== j && cohorts[cohort[k]!]!.facility !== j) return;
    at.push(k);
    by.push(own === j ? 1 : -1);
  });
  return { at, by };
}

function peopleStaying(cohorts: readonly Cohort[], facilities: number): Float64Array {
  const staying = new Float64Array(facilities);
  for (const { facility, people } of cohorts) if (facility >= 0) staying[facility]! += people;
  return staying;
}

function limitRows({ cohort, to }: LinearPlan, { count, min, max }: Limit): Row[] {
  const at: number[] = [];
  const by: number[] = [];
  cohort.forEach((c, k) => {
    const own = count(c, to[k]!);
    if (own === 0) return;
    at.push(k);
    by.push(own);
  });
  // So that no coefficient is above 1: rupiah would dwarf people.
  const unit = by.reduce((most, own) => Math.max(most, Math.abs(own)), 1);
  const scaled = by.map((own) => own / unit);
  const rows: Row[] = [];
  if (max < Number.POSITIVE_INFINITY) rows.push({ at, by: scaled, max: max / unit });
  if (min > Number.NEGATIVE_INFINITY) rows.push({ at, by: scaled, min: min / unit });
  return rows;
}

/** Adds the tangents of a facility's curve at a whole load, on either side. */
export function addTangents(plan: LinearPlan, j: number, load: number): void {
  const { curves, rows, touching, staying, cohort, tangents } = plan;
  const h = Math.max(0, Math.round(load));
  if (tangents[j]!.has(h)) return;
  tangents[j]!.add(h);
  const points = totalPoints(curves, j, h);
  const slopes = new Set([marginalPoints(curves, j, h + 1)]);
  if (h > 0) slopes.add(marginalPoints(curves, j, h));
  for (const slope of slopes) {
    // t ≥ 0 says as much.
    if (points - slope * h === 0 && slope === 0) continue;
    const { at, by } = touching[j]!;
    rows.push({
      at: [...at, cohort.length + j],
      by: [...by.map((one) => -slope * one), 1],
      min: points + slope * (staying[j]! - h),
    });
  }
}

/** The difference between sums that the solver's tolerance leaves undecided. */
export function undecided(value: number): number {
  return 1e-7 * (1 + Math.abs(value));
}

/** Solves, and adds variables and tangents until none is missing; `null` where nothing satisfies the rows. */
export function solveWithCuts(plan: LinearPlan, more: readonly Row[] = []): LinearSolution | null {
  const { cohort, metres, facilities, scale, active } = plan;
  const cost = [...Array.from(metres, (own) => own / scale), ...Array.from({ length: facilities }, () => 1)];
  let backwards = false;
  for (let rounds = 1; ; rounds++) {
    const rows = [...plan.rows, ...more];
    const found = solveActive(plan, { cost, rows }, backwards);
    if (found === null) {
      if (active.size === cohort.length && backwards) return null;
      // Variables may be missing; or the solver has lost its way.
      backwards = active.size === cohort.length;
      for (const k of cohort.keys()) active.add(k);
      continue;
    }
    const reduced = reducedCosts(cost, rows, found.price);
    const entered = enter(plan, reduced);
    const missing = addMissing(plan, found.x);
    if ((entered || missing) && rounds < MOST_ROUNDS) continue;
    const x = found.x.subarray(0, cohort.length);
    const load = loadsOf(plan, x);
    const value = sumOf(plan, x, load);
    const bound = Math.min(value, certified(plan, rows, found.price, reduced));
    // Once more from the other end, where the solver stopped short of the optimum.
    if (value - bound > undecided(value) && !backwards && rounds < MOST_ROUNDS) backwards = true;
    else return { x, load, value, bound, rounds };
  }
}

/** Solves with the active variables only; the others are 0. */
export function solveActive({ active, cohort }: LinearPlan, all: LinearProgram, backwards = false): Vertex | null {
  const kept: number[] = [];
  for (let k = 0; k < all.cost.length; k++) if (k >= cohort.length || active.has(k)) kept.push(k);
  const column = new Map(kept.map((k, place) => [k, place]));
  const rows = all.rows.map((row): Row => {
    const [at, by]: [number[], number[]] = [[], []];
    row.at.forEach((k, i) => {
      if (!column.has(k)) return;
      at.push(column.get(k)!);
      by.push(row.by[i]!);
    });
    return { ...row, at, by };
  });
  const found = solveLinear({ cost: kept.map((k) => all.cost[k]!), rows }, backwards);
  if (found === null) return null;
  const x = new Float64Array(all.cost.length);
  kept.forEach((k, place) => {
    x[k] = found.x[place]!;
  });
  return { x, price: found.price };
}

/** What one of each variable costs beyond what its rows pay for it. */
function reducedCosts(cost: readonly number[], rows: readonly Row[], price: Float64Array): Float64Array {
  const reduced = Float64Array.from(cost);
  rows.forEach(({ at, by }, r) => {
    if (price[r] === 0) return;
    at.forEach((k, i) => {
      reduced[k]! -= price[r]! * by[i]!;
    });
  });
  return reduced;
}

/** Gives the solver more variables that would lower the sum: of each cohort the two that lower it most. */
function enter({ active, cohort, scale }: LinearPlan, reduced: Float64Array): boolean {
  const best = new Map<number, number[]>();
  for (let k = 0; k < cohort.length; k++) {
    // Half a millimetre for each person.
    if (reduced[k]! >= -0.0005 / scale || active.has(k)) continue;
    const own = best.get(cohort[k]!) ?? [];
    own.push(k);
    own.sort((a, b) => reduced[a]! - reduced[b]!);
    best.set(cohort[k]!, own.slice(0, 2));
  }
  for (const own of best.values()) for (const k of own) active.add(k);
  return best.size > 0;
}

/** Adds tangents where the solution lies below a curve; whether there were any. */
function addMissing(plan: LinearPlan, found: Float64Array): boolean {
  const { cohort, curves } = plan;
  let missing = false;
  loadsOf(plan, found).forEach((load, j) => {
    const own = pointsAt(curves, j, load);
    if (own - found[cohort.length + j]! <= TOLERANCE * (1 + own)) return;
    missing = true;
    addTangents(plan, j, Math.floor(load));
    addTangents(plan, j, Math.ceil(load));
  });
  return missing;
}

function sumOf({ curves, metres, scale }: LinearPlan, x: Float64Array, load: Float64Array): number {
  const way = x.reduce((sum, people, k) => sum + people * metres[k]!, 0);
  return load.reduce((sum, people, j) => sum + pointsAt(curves, j, people), way / scale);
}

/**
 * What the prices prove: Σ price × bound over all rows, less whatever a variable could still lower it by, which is at most
 * its reduced cost for each of its people. True for any prices of the right sign; the best are those of the optimum.
 */
function certified(plan: LinearPlan, rows: readonly Row[], price: Float64Array, reduced: Float64Array): number {
  const { cohort, most, curves, staying } = plan;
  let bound = 0;
  rows.forEach(({ min, max }, r) => {
    if (price[r]! !== 0) bound += price[r]! * (price[r]! > 0 ? min! : max!);
  });
  const everybody = staying.reduce((sum, people) => sum + people, 0);
  reduced.forEach((own, k) => {
    if (own >= 0) return;
    const people = k < cohort.length ? most[k]! : totalPoints(curves, k - cohort.length, everybody);
    bound += own * people;
  });
  return bound;
}

export function loadsOf({ staying, touching }: LinearPlan, x: ArrayLike<number>): Float64Array {
  return staying.map((people, j) => {
    const { at, by } = touching[j]!;
    return at.reduce((sum, k, i) => sum + by[i]! * x[k]!, people);
  });
}

/** Points of a load that need not be whole: on the straight line between its neighbours. */
export function pointsAt(curves: Curves, j: number, load: number): number {
  const near = Math.round(load);
  if (Math.abs(load - near) < 1e-6) return totalPoints(curves, j, Math.max(0, near));
  const below = Math.max(0, Math.floor(load));
  return totalPoints(curves, j, below) + (load - below) * marginalPoints(curves, j, below + 1);
}
