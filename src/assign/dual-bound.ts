/**
 * What no assignment can go below, by any prices.
 *
 * Problem. The prices of a coarse level are near the right ones, and cost a tenth of them. How good would the plan be?
 *
 * Method. Weak duality. For any prices p, nobody pays less than the least cost + price of their options; and no load of
 * a facility costs less, after what its people pay, than the load B whose last person costs at most p and whose next costs
 * more. So no assignment costs less than
 *
 *     Σ over units of weight × min (cost + p)  +  Σ over facilities of cost(B) − p × (B − fixed),
 *
 * with B at least the people who may not choose. One look at every unit, at the options that may be its least.
 *
 * Exactness. A price is points × scale + metres, and the sums of points and of metres are kept apart, so both are whole and
 * exact: the pair is a bound in the order of pairs, for each term is the least in that order.
 *
 * References. Bertsekas, Network Optimization (1998), section 5.1 (duality of separable convex flows).
 */

import { allocateFound, type ConvexCost, type Options } from "./problem.ts";
import type { SolveProgress } from "./progress.ts";
import { unitsInBatch } from "./start-level.ts";

/** A sum of points and of metres. */
export interface Pair {
  readonly points: number;
  readonly metres: number;
}

export interface DualInput {
  readonly options: Options;
  readonly loadCost: ConvexCost;
  readonly fixed: Float64Array;
  readonly price: Float64Array;
  /** What a point weighs in a price. */
  readonly scale: number;
}

/** What all units pay at least, and the loads that the prices pay for; the points of these loads are the caller's to add. */
export function* dualBound(input: DualInput): Generator<SolveProgress, Pair & { readonly load: Float64Array }> {
  const { options, loadCost, fixed, price, scale } = input;
  const size = unitsInBatch(options.facilities);
  const found = allocateFound(size, 1);
  let [points, metres] = [0, 0];
  const add = (people: number, value: number): void => {
    const whole = Math.round(value / scale);
    points += people * whole;
    metres += people * (value - whole * scale);
  };
  for (let first = 0; first < options.units; first += size) {
    const count = Math.min(size, options.units - first);
    options.best({ first, count, step: 1 }, price, 0, undefined, found);
    for (let i = 0; i < count; i++) add(options.weight[first + i]!, found.cost[i]! + price[found.facility[i]!]!);
    yield { stage: "prove", done: first + count, total: options.units };
  }
  const load = fixed.map((people, j) => Math.max(people, loadCost.maxLoad(j, price[j]!)));
  for (let j = 0; j < load.length; j++) add(fixed[j]! - load[j]!, price[j]!);
  return { points, metres, load };
}
