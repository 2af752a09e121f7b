/**
 * The linear program of a plan in cohorts.
 *
 * Problem. x(k) ≥ 0 people take choice k (a cohort, and a facility to go to or stay at), all people of each cohort one.
 * Minimise Σ points(load) + Σ metres(k)·x(k)/scale within the sides of the limits. The points (with a finite `overloadKm`
 * whoever is over quota costs so many more as make `overQuotaKm`) are convex in the load, with a step at every person: as
 * columns they would be millions.
 *
 * Tangents. One variable t(j) for what the points of a facility are above a tangent; every other tangent bounds it from below.
 * A solution that lies below the curve shows where tangents are missing (cuts.ts).
 *
 * From prices. Prices of facilities and limits are given (limit-prices.ts), and everything is counted from what people
 * would choose at them: the cheapest choice of a cohort is its base and has no variable; another costs what it is dearer at
 * the prices; t(j) begins at the tangent whose slope is the facility's price; what a limit leaves unused costs the limit's
 * price. The sum of all that is the objective less a constant, whatever the prices. But if they are good, few variables
 * leave 0, and the sum is near 0: so a solver with a dense tableau and a tolerance of 1e-9 is quick and exact. No cost is
 * below 0, so the base is where a dual simplex may begin.
 *
 * Limits. Few of the variables are handed to the solver; which, cuts.ts knows.
 */

import { marginalCost, mostAtCost, totalCost } from "../model/overload.ts";
import type { Choices, Frame } from "./cohort-engine.ts";
import type { LimitPrices } from "./limit-prices.ts";
import type { Side } from "./limits.ts";
import type { LinearProgram, Row } from "./simplex.ts";

/** A plan in cohorts as a linear program; tangents and variables are added as it is solved. */
export interface LinearPlan extends Frame {
  readonly sides: readonly Side[];
  /** The cheapest choice of each cohort at the prices. */
  readonly base: Int32Array;
  /** People at each facility if all take it. */
  readonly baseLoad: Float64Array;
  /** What is left within each side then; below 0 where it is broken. */
  readonly baseLeft: Float64Array;
  /** What a choice costs each person more than the base at the prices, in points. */
  readonly cost: Float64Array;
  readonly prices: Pick<LimitPrices, "facility" | "side">;
  /** A load of each facility at which the next person costs more than its price: there t(j) begins. */
  readonly touch: Float64Array;
  /** Choices that are variables, none of them a base. */
  readonly active: Set<number>;
  readonly tangents: Tangent[];
  /** Loads of each facility that have a tangent on either side. */
  readonly known: readonly Set<number>[];
}

/** t(j) − slope · (load(j) − at) ≥ points. */
export interface Tangent {
  readonly facility: number;
  readonly slope: number;
  readonly at: number;
  readonly points: number;
}

/** People of one active choice at most or at least. */
export interface Branch {
  readonly choice: number;
  readonly max?: number;
  readonly min?: number;
}

/** The program that begins at these prices. It has no variables and tangents yet. */
export function linearPlan(
  { choices, capacities, scale }: Frame,
  sides: readonly Side[],
  prices: LinearPlan["prices"],
): LinearPlan {
  const { cohort, to, metres, people, fixed } = choices;
  const worth = metres.map((own, k) => own / scale + prices.facility[to[k]!]!);
  sides.forEach(({ by }, r) => {
    if (prices.side[r] === 0) return;
    by.forEach((own, k) => {
      worth[k]! += own * prices.side[r]!;
    });
  });
  const base = people.map((_, c) => cheapestOf(choices, c, worth));
  const baseLoad = fixed.slice();
  base.forEach((k, c) => {
    baseLoad[to[k]!]! += people[c]!;
  });
  const left = ({ by, most }: Side): number => base.reduce((rest, k, c) => rest - by[k]! * people[c]!, most);
  const all = baseLoad.reduce((sum, here) => sum + here, 0);
  const last = (j: number): number => mostAtCost(capacities, j, prices.facility[j]!);
  const cost = worth.map((own, k) => own - worth[base[cohort[k]!]!]!);
  const counted = {
    baseLoad,
    baseLeft: Float64Array.from(sides, left),
    touch: fixed.map((_, j) => Math.min(all, last(j))),
  };
  const started = { active: new Set<number>(), tangents: [], known: Array.from(fixed, () => new Set<number>()) };
  return { choices, capacities, scale, sides, base, cost, prices, ...counted, ...started };
}

function cheapestOf({ first }: Choices, c: number, worth: Float64Array): number {
  let best = first[c]!;
  for (let k = best + 1; k < first[c + 1]!; k++) if (worth[k]! < worth[best]!) best = k;
  return best;
}

/** Adds variables and tangents: what plans near the best use, and what is nearly as cheap for a cohort as its base. */
export function begin(plan: LinearPlan, { mixed }: Pick<LimitPrices, "mixed">): void {
  const { base, choices, active, cost } = plan;
  const isBase = new Set(base);
  for (const { x, load } of mixed) {
    x.forEach((people, k) => {
      if (people > 0 && !isBase.has(k)) active.add(k);
    });
    load.forEach((people, j) => {
      addTangents(plan, j, people);
    });
  }
  base.forEach((own, c) => {
    let next = -1;
    for (let k = choices.first[c]!; k < choices.first[c + 1]!; k++) {
      if (k !== own && (next < 0 || cost[k]! < cost[next]!)) next = k;
    }
    if (next >= 0) active.add(next);
  });
  plan.touch.forEach((at, j) => {
    addTangents(plan, j, at);
  });
}

/** Adds the tangents of a facility's curve at a whole load, on either side. */
export function addTangents(plan: LinearPlan, j: number, load: number): void {
  const { capacities, tangents, known, touch, prices } = plan;
  const at = Math.max(0, Math.round(load));
  if (known[j]!.has(at)) return;
  known[j]!.add(at);
  const price = prices.facility[j]!;
  const points = totalCost(capacities, j, at) - totalCost(capacities, j, touch[j]!) - price * (at - touch[j]!);
  const slopes = new Set([marginalCost(capacities, j, at + 1)]);
  if (at > 0) slopes.add(marginalCost(capacities, j, at));
  for (const slope of slopes) tangents.push({ facility: j, slope: slope - price, at, points });
}

/** What of a plan is handed to the solver, and what its columns and rows stand for. */
export interface Program extends LinearProgram {
  /** The choice of each of the first columns. */
  readonly columns: readonly number[];
  /** Of the rows in order: cohorts, sides, branches, tangents. */
  readonly cohorts: readonly number[];
  /** Whether nothing costs but to miss sides and branches; then there are no tangents. */
  readonly relaxed: boolean;
}

/**
 * The program of the active choices. Its columns: choices, then t(j) of each facility, then what is left within each side.
 *
 * Relaxed, it asks another question, namely how far the sides and branches must be broken: nothing else costs anything.
 */
export function programOf(plan: LinearPlan, branches: readonly Branch[], relaxed = false): Program {
  const { sides, prices, tangents, baseLoad, baseLeft, choices, touch } = plan;
  const columns = [...plan.active];
  const column = new Map(columns.map((k, place) => [k, place]));
  const own = ownColumns(plan, columns);
  const [slack, broken] = [columns.length + touch.length, columns.length + touch.length + sides.length];
  const rows: Row[] = [...own.values()].map(({ c, at }) => ({ at, by: at.map(() => 1), max: choices.people[c]! }));
  // Relaxed, each of these rows may be missed by what stands in a column of its own, which costs 1.
  const missed = (sign: 1 | -1): { at: number[]; by: number[] } =>
    relaxed ? { at: [broken + rows.length - own.size], by: [sign] } : { at: [], by: [] };
  sides.forEach(({ by }, r) => {
    const free = missed(-1);
    const at = [...columns.keys(), slack + r, ...free.at];
    const change = columns.map((k) => by[k]! - by[plan.base[choices.cohort[k]!]!]!);
    rows.push({ ...sparse(at, [...change, 1, ...free.by]), min: baseLeft[r]!, max: baseLeft[r]! });
  });
  for (const { choice, ...bounds } of branches) {
    const free = missed(bounds.max === undefined ? 1 : -1);
    rows.push({ at: [column.get(choice)!, ...free.at], by: [1, ...free.by], ...bounds });
  }
  const cost = [
    ...columns.map((k) => (relaxed ? 0 : plan.cost[k]!)),
    ...Array.from(touch, () => (relaxed ? 0 : 1)),
    ...Array.from(prices.side, (price) => (relaxed ? 0 : price)),
    ...Array.from({ length: relaxed ? sides.length + branches.length : 0 }, () => 1),
  ];
  const touching = relaxed ? [] : loadColumns(plan, columns);
  for (const { facility: j, slope, at, points } of relaxed ? [] : tangents) {
    const { at: who, by } = touching[j]!;
    rows.push({
      at: [...who, columns.length + j],
      by: [...by.map((one) => -slope * one), 1],
      min: points + slope * (baseLoad[j]! - at),
    });
  }
  return { cost, rows, columns, cohorts: [...own.keys()], relaxed };
}

/** The columns of each cohort that has any. */
function ownColumns({ choices }: LinearPlan, columns: readonly number[]): Map<number, { c: number; at: number[] }> {
  const own = new Map<number, { c: number; at: number[] }>();
  columns.forEach((k, place) => {
    const c = choices.cohort[k]!;
    const there = own.get(c);
    if (there === undefined) own.set(c, { c, at: [place] });
    else there.at.push(place);
  });
  return own;
}

/** The columns that change the load of each facility, and how. */
function loadColumns(
  { choices, base, touch }: LinearPlan,
  columns: readonly number[],
): { at: number[]; by: number[] }[] {
  const touching = Array.from(touch, () => ({ at: [] as number[], by: [] as number[] }));
  columns.forEach((k, place) => {
    const from = choices.to[base[choices.cohort[k]!]!]!;
    touching[choices.to[k]!]!.at.push(place);
    touching[choices.to[k]!]!.by.push(1);
    touching[from]!.at.push(place);
    touching[from]!.by.push(-1);
  });
  return touching;
}

function sparse(at: readonly number[], by: readonly number[]): Pick<Row, "at" | "by"> {
  const kept = at.map((_, i) => i).filter((i) => by[i] !== 0);
  return { at: kept.map((i) => at[i]!), by: kept.map((i) => by[i]!) };
}
