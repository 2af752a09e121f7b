/**
 * The one place that runs the engine: on a prepared problem, on two of them together, on cohorts; down to single units, or
 * to a coarse level for an estimate.
 *
 * The engine may part anybody. Units that may not be parted are put together afterwards, near the engine's optimum
 * (assign/unsplittable.ts); what that optimum costs is then a bound of what was found.
 */

import { type Candidates, NONE } from "../assign/candidates.ts";
import { dualBound, type Pair } from "../assign/dual-bound.ts";
import type { Budget } from "../assign/shortest-paths.ts";
import { type Assignment, solve } from "../assign/solve.ts";
import { assignUnsplittable } from "../assign/unsplittable.ts";
import { internalError } from "../errors.ts";
import { staged } from "../generators.ts";
import { appended } from "../model/households/mixed-groups.ts";
import { joinOptions } from "../model/options/choices.ts";
import { peopleOver, totalPoints } from "../model/overload.ts";
import { loadCostOf, type Model } from "../model/prepare.ts";
import type { Units } from "../model/units.ts";
import type { Progress } from "../types.ts";
import { type Totals, totalsOf } from "./outcome.ts";

/** What the engine is run on. */
export interface Solvable extends Pick<Model, "options" | "capacities"> {
  readonly units: Pick<Units, "size" | "weight" | "today" | "unsplittable" | "fixed">;
}

/** How far to go. */
export interface SolveOptions {
  /** How much work may be done; counts along. Default: no limit. */
  readonly budget?: Budget | undefined;
  /** The level to end at: one unit for so many. Above 1 nothing is put together, and nothing proven. Default: 1. */
  readonly finest?: number;
  /** The rows that progress counts once the engine is done. Default: as many as units. */
  readonly rows?: number;
}

/** Where everybody is then. */
export interface Solved extends Assignment, Totals {
  /** The optimum in which everybody may be parted; `null` where that was not proven. */
  readonly optimum: Totals | null;
}

/** Runs the engine; `null` when the budget ran out before anything was found. */
export function* solveModel(
  model: Solvable,
  { budget, finest = 1, rows = model.units.size }: SolveOptions = {},
): Generator<Progress, Solved | null> {
  const { options, capacities, units } = model;
  const assignment = yield* solve({ options, loadCost: loadCostOf(capacities), fixed: units.fixed, budget, finest });
  if (finest === 1) yield { stage: "write", done: 0, total: rows };
  if (assignment === null) return null;
  const totals = totalsOf(assignment.candidates, units.fixed);
  if (finest > 1) return { ...assignment, ...totals, optimum: null };
  const optimum = assignment.price === null ? null : totals;
  if (!hasUnsplittable(units)) return { ...assignment, ...totals, optimum };
  yield* staged("write", rows, putTogether(model, assignment, totals.load));
  return { ...assignment, ...totalsOf(assignment.candidates, units.fixed), optimum };
}

/** Runs the engine where nothing limits it. */
export function* solveFully(
  model: Solvable,
  options: Omit<SolveOptions, "budget"> = {},
): Generator<Progress, Solved & { readonly price: Float64Array }> {
  const solved = yield* solveModel(model, options);
  if (solved === null || solved.price === null) throw internalError("a run without a limit was stopped");
  return { ...solved, price: solved.price };
}

/** What no plan of a model can go below, by any prices; the points of the loads are the caller's to add. */
export function* lowerBound(model: Model, price: Float64Array): Generator<Progress, Totals & Pair> {
  const { options, loadCost, units, capacities } = model;
  return yield* dualBound({ options, loadCost, fixed: units.fixed, price, scale: capacities.weights.point });
}

/** Two models of one problem, of which nobody may move in both, as one: the units of `a`, then those of `b`. */
export function joinModels(a: Model, b: Model): Solvable {
  const unsplittable = new Uint8Array(a.units.size + b.units.size);
  if (a.units.unsplittable !== undefined) unsplittable.set(a.units.unsplittable);
  if (b.units.unsplittable !== undefined) unsplittable.set(b.units.unsplittable, a.units.size);
  return {
    options: joinOptions(a.options, b.options),
    capacities: a.capacities,
    units: {
      size: unsplittable.length,
      weight: appended(a.units.weight, b.units.weight),
      today: appended(a.units.today, b.units.today),
      unsplittable,
      // Whoever may move in one of them is fixed in the other.
      fixed: a.units.fixed.map((people, j) => people + b.units.fixed[j]! - a.enrolledToday[j]!),
    },
  };
}

/** Whether anybody may not be parted from others. */
export function hasUnsplittable({ unsplittable }: Pick<Units, "unsplittable">): boolean {
  return unsplittable?.some((kind) => kind !== 0) ?? false;
}

/** Puts units together that may not be parted; changes `candidates`. Without prices, when a run was stopped, just where most are. */
function* putTogether(
  { capacities, units }: Solvable,
  { candidates, price }: Pick<Assignment, "candidates" | "price">,
  load: Float64Array,
): Generator<number, void> {
  if (price === null) return putWhereMost(units, candidates);
  const { point, over } = capacities.weights;
  yield* assignUnsplittable({
    candidates,
    price,
    load: load.slice(),
    weight: units.weight,
    unsplittable: units.unsplittable!,
    home: units.today,
    most: capacities.ceiling,
    // Differences first: lexicographically the totals would be too large to be exact.
    change: (j, from, to) =>
      point * (totalPoints(capacities, j, to) - totalPoints(capacities, j, from)) +
      over * (peopleOver(capacities, j, to) - peopleOver(capacities, j, from)),
  });
}

/** Puts each such unit where most of it are, of equals at the first. */
export function putWhereMost(
  { size, unsplittable, weight }: Pick<Units, "size" | "weight" | "unsplittable">,
  { head, next, flow }: Candidates,
): void {
  for (let unit = 0; unit < size; unit++) {
    if (unsplittable![unit] === 0) continue;
    let best = head[unit]!;
    for (let candidate = best; candidate !== NONE; candidate = next[candidate]!)
      if (flow[candidate]! > flow[best]!) best = candidate;
    for (let candidate = head[unit]!; candidate !== NONE; candidate = next[candidate]!)
      flow[candidate] = candidate === best ? weight[unit]! : 0;
  }
}
