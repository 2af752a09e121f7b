/**
 * What a plan's prices say of every other allocation of doctors.
 *
 * Problem. F(d) is the objective of the best plan when facility j has d(j) doctors. One F costs a run of the engine; all
 * of them are too many. Wanted: from one run a bound from below for all d, good enough to rule most of them out.
 *
 * Method (Lagrange; the cuts of Benders). For any prices p, whoever may move pays at least their least cost + price, so
 *
 *     F(d) ≥ A(p) + Σ_j g_j(d_j),     g_j(d_j) = min over h of (points of h people at j with d_j doctors − p_j · h)
 *
 * over the loads h that j can have, at least those who may not move (else whoever lends could be emptied at no price). And
 * A(p) does not know d: doctors change quotas and ceilings, never who may go where at what cost. At the d of the run the
 * two sides are equal, for its prices prove its optimum; so A(p) = F − Σ_j g_j there, and no look at the people is needed.
 * g_j is taken for each number of doctors that j may have. Marginal points never fall, so the h of the minimum is found by
 * halving.
 *
 * Limits. The set of facilities must be the same: a new one may be the nearest of somebody newly enrolled, and change
 * whom the limits let go where. A bound is given only where every number is whole and below 2^53, and where the points
 * and prices of the plan agree with the capacities here; otherwise `null`, and nothing is claimed.
 */

import {
  type Arriving,
  type Capacities,
  capacitiesOf,
  isLexicographic,
  marginalCost,
  totalCost,
  totalPoints,
} from "../model/overload.ts";
import type { CompletePolicy, Facility, Plan, Prices } from "../types.ts";

/** Overload points and metres, compared in this order; with a finite `overloadKm` the weighted sum and 0. */
export interface Value {
  readonly major: number;
  readonly minor: number;
}

export function isLess(a: Value, b: Value): boolean {
  return a.major < b.major || (a.major === b.major && a.minor < b.minor);
}

/** F of an allocation is at least `base` plus the gain of each facility's choice. */
export interface Bound {
  readonly base: Value;
  /** For each facility and each of its choices, against the choice of the run. */
  readonly major: readonly Float64Array[];
  readonly minor: readonly Float64Array[];
}

/** A run of the engine, and what else each facility could have been given. */
export interface PricedRun {
  readonly plan: Plan;
  /** As the run had them. */
  readonly facilities: readonly Facility[];
  /** For each facility: what it would be with each of its choices. */
  readonly variants: readonly (readonly Facility[])[];
  /** People enrolled today at each facility. */
  readonly today: Float64Array;
  /** People at each facility who may not move: nobody enrols fewer there. */
  readonly fixed: Float64Array;
  /** Nothing where no reserve is kept. */
  readonly arriving: Arriving | undefined;
  /** All people: nobody enrols more anywhere. */
  readonly people: number;
}

/** The bound, or `null` where none can be given. */
export function boundOf(run: PricedRun): Bound | null {
  const { plan, facilities, variants, today, fixed, people, arriving } = run;
  const { policy, price, bound } = plan;
  if (price === null || bound === null) return null;
  // Where households stay together the prices are those of the bound.
  const { enrolled = plan.enrolled } = bound;
  const own = costsOf(facilities, today, policy, arriving);
  const points = enrolled.reduce((sum, h, j) => sum + totalPoints(own, j, h), 0);
  if (points !== bound.overload) return null;
  const major: Float64Array[] = [];
  const minor: Float64Array[] = [];
  for (let j = 0; j < facilities.length; j++) {
    const dual = dualOf(policy, price, j);
    const here = dual.least(own, j, fixed[j]!, people);
    const seated = dual.at(own, j, enrolled[j]!);
    if (here.major !== seated.major || here.minor !== seated.minor) return null;
    const ofEach = (people: number): Float64Array => new Float64Array(variants[j]!.length).fill(people);
    const coming = arriving && { all: ofEach(arriving.all[j]!), placeable: ofEach(arriving.placeable[j]!) };
    const capacities = costsOf(variants[j]!, ofEach(today[j]!), policy, coming);
    const values = variants[j]!.map((_, choice) => dual.least(capacities, choice, fixed[j]!, people));
    major.push(Float64Array.from(values, (value) => value.major - here.major));
    minor.push(Float64Array.from(values, (value) => value.minor - here.minor));
  }
  const base = objectiveValue(bound);
  return isExact(base, major, minor) ? { base, major, minor } : null;
}

/** What loads cost in the major of a value: points, or with a finite `overloadKm` metres. */
function costsOf(
  facilities: readonly Facility[],
  today: Float64Array,
  policy: CompletePolicy,
  arriving: Arriving | undefined,
): Capacities {
  const capacities = capacitiesOf(facilities, today, policy, arriving);
  return isLexicographic(policy) ? { ...capacities, weights: { point: 1, over: 0 } } : capacities;
}

/** What is compared of an objective. */
export function objectiveValue({ overload, metres, weighted }: Plan["objective"]): Value {
  return weighted === undefined ? { major: overload, minor: metres } : { major: weighted, minor: 0 };
}

/** g of one facility: points less the price for each person. `i` is the entry of the capacities. */
interface Dual {
  at(capacities: Capacities, i: number, h: number): Value;
  /** The least of all loads from `fewest` to `most`. */
  least(capacities: Capacities, i: number, fewest: number, most: number): Value;
}

function dualOf(policy: CompletePolicy, price: Prices, j: number): Dual {
  const [overload, metres] = [price.overload[j]!, price.metres[j]!];
  const lexicographic = isLexicographic(policy);
  const at = (capacities: Capacities, i: number, h: number): Value => {
    const cost = totalCost(capacities, i, h);
    const [major, minor] = lexicographic ? [overload * h, metres * h] : [metres * h, 0];
    const exact = Number.isSafeInteger(cost) && Number.isSafeInteger(major) && Number.isSafeInteger(minor);
    return { major: exact ? cost - major : Number.NaN, minor: 0 - minor };
  };
  /** Whether the h-th person costs no more than the price. */
  const worth = (capacities: Capacities, i: number, h: number): boolean => {
    const cost = marginalCost(capacities, i, h);
    if (!lexicographic) return cost <= metres;
    return cost < overload || (cost === overload && metres >= 0);
  };
  const least = (capacities: Capacities, i: number, fewest: number, most: number): Value => {
    let [low, high] = [fewest, most];
    while (low < high) {
      const h = Math.ceil((low + high) / 2);
      if (worth(capacities, i, h)) low = h;
      else high = h - 1;
    }
    return at(capacities, i, low);
  };
  return { at, least };
}

/** Whether no sum of these can leave the whole numbers. NaN stands for what has left them. */
function isExact(base: Value, ...gains: readonly (readonly Float64Array[])[]): boolean {
  return gains.every((of) => {
    let most = Math.abs(base.major) + Math.abs(base.minor);
    for (const choices of of) most += choices.reduce((max, gain) => Math.max(max, Math.abs(gain)), 0);
    return Number.isSafeInteger(most);
  });
}
