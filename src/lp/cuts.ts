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
 * Limits. The solver's tableau is dense, rows × variables; see `MOST_OPTIONS`. Its tolerance is 1e-9, so costs are divided by
 * the scale, not points multiplied by it.
 */

import { type Curves, marginalPoints, totalPoints } from "../model/overload.ts";
import { NO_WAY } from "../travel/travel.ts";
import type { Limit } from "./limits.ts";
import { type Row, solveLinear } from "./simplex.ts";
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
  /** Loads that have a tangent on either side. */
  readonly tangents: readonly Set<number>[];
}

export interface LinearSolution {
  readonly x: Float64Array;
  readonly load: Float64Array;
  /** Points + metres / scale. */
  readonly value: number;
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
    const by = at.map(() => 1);
    if (at.length > 0) rows.push(facility < 0 ? { at, by, min: people, max: people } : { at, by, max: people });
  }
  const from = cohort!.map((c) => cohorts[c]!.facility);
  const plan: LinearPlan = {
    cohort: Int32Array.from(cohort!),
    to: Int32Array.from(to!),
    metres: Float64Array.from(metres!),
    facilities: m,
    scale,
    curves,
    staying: peopleStaying(cohorts, m),
    rows,
    touching: facilities.map((_, j) => touchingOf(j, to!, from)),
    tangents: facilities.map(() => new Set<number>()),
  };
  for (const limit of limits) rows.push(...limitRows(plan, limit));
  return plan;
}

/** Who arrives at a facility, and who leaves it. */
function touchingOf(j: number, to: readonly number[], from: readonly number[]): LinearPlan["touching"][number] {
  const at: number[] = [];
  const by: number[] = [];
  to.forEach((own, k) => {
    if (own !== j && from[k] !== j) return;
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
  // In thousands where rupiah would dwarf people.
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

/** Solves, and adds tangents until none is missing; `null` where nothing satisfies the rows. */
export function solveWithCuts(plan: LinearPlan, more: readonly Row[] = []): LinearSolution | null {
  const { cohort, metres, facilities, scale, curves } = plan;
  const cost = [...Array.from(metres, (own) => own / scale), ...Array.from({ length: facilities }, () => 1)];
  for (let rounds = 1; ; rounds++) {
    const found = solveLinear({ cost, rows: [...plan.rows, ...more] });
    if (found === null) return null;
    const x = found.subarray(0, cohort.length);
    const load = loadsOf(plan, x);
    let missing = 0;
    let points = 0;
    for (let j = 0; j < facilities; j++) {
      const own = pointsAt(curves, j, load[j]!);
      points += own;
      if (own - found[cohort.length + j]! <= TOLERANCE * (1 + own)) continue;
      missing++;
      addTangents(plan, j, Math.floor(load[j]!));
      addTangents(plan, j, Math.ceil(load[j]!));
    }
    if (missing > 0 && rounds < MOST_ROUNDS) continue;
    let way = 0;
    x.forEach((people, k) => {
      way += people * metres[k]!;
    });
    return { x, load, value: points + way / scale, rounds };
  }
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
