/**
 * What prices prove: no plan within the limits costs less.
 *
 * Problem. The solver of the linear program works with floating point and a tolerance, and can stop short. Its prices are
 * near the right ones, and nothing else of it need be true; but a plan is proven best only if less than one whole metre is
 * missing, of sums of 10^12.
 *
 * Method. Weak duality (Lagrange). For any price p of facilities and any price from 0 of limits, no plan of people costs
 * less than
 *
 *     Σ over cohorts of people × min over choices (metres + p + what the limits charge)
 *   + Σ over facilities of min over loads (points − p × people who may move there)  −  Σ over limits of price × most.
 *
 * The least load is known in closed form, for points are convex. No tangent, no column and no row enters, so whatever the
 * program lacks lowers nothing. Without limits the best prices are whole metres: so they are tried as they are and
 * rounded, and the greater bound counts.
 *
 * Exactness. A price is whole points and the metres beyond; the two sums are kept apart, so that points × people and
 * rounded metres are whole numbers, and exact. What may be lost of sums that are not is taken off.
 *
 * Complexity. O(choices × limits + facilities).
 *
 * References. Geoffrion, "Lagrangean relaxation for integer programming" (1974).
 */

import { mostAtPoints, peopleOver, totalPoints } from "../model/overload.ts";
import type { Branch, LinearPlan } from "./linear-plan.ts";

/** Prices of a linear program's rows. */
export interface RowPrices {
  /** Of one person more at each facility, in points. */
  readonly facility: Float64Array;
  /** Of one more within each side, in points; what is below 0 counts as 0. */
  readonly side: Float64Array;
  /** Of one person more in the choice of each branch, in points: from 0 where `min` holds it, to 0 where `max` does. */
  readonly branch: Float64Array;
}

/** Prices of which each person pays whole points and metres. */
interface MetrePrices {
  readonly points: Float64Array;
  readonly rest: Float64Array;
  /** What each choice pays for limits and branches. */
  readonly charge: Float64Array;
  /** What the bounds of limits and branches are worth. */
  readonly given: number;
}

/** Whole points, and metres: of ways, and for people over quota what `overQuotaKm` says. */
export interface Cost {
  readonly overload: number;
  readonly metres: number;
}

/** What people over quota cost at a facility beside their points, in metres. */
export function overMetres(
  { capacities, scale }: Pick<LinearPlan, "capacities" | "scale">,
  j: number,
  load: number,
): number {
  return Math.round(capacities.weights.over * scale) * peopleOver(capacities, j, load);
}

/** How much of a sum in floating point may be wrong. */
const FLOATING = 2 ** -48;
/** And of a metre. */
const MILLIMETRE = 1e-3;

/** The metres by which one is above the other. */
export function metresAbove({ scale }: Pick<LinearPlan, "scale">, one: Cost, other: Cost): number {
  return (one.overload - other.overload) * scale + (one.metres - other.metres);
}

/**
 * Whether nothing that whole people may do costs less than one plan of theirs, when nothing costs less than `bound`: whole
 * people cost whole metres, and a point weighs whole metres.
 */
export function isLeast(plan: LinearPlan, cost: Cost, bound: Cost): boolean {
  return metresAbove(plan, cost, bound) < 1 - MILLIMETRE;
}

/** What whole people cost at least. */
export function inWholeMetres({ overload, metres }: Cost): Cost {
  return { overload, metres: Math.ceil(metres - MILLIMETRE) };
}

/** The greater of two bounds. */
export function greater(plan: LinearPlan, one: Cost, other: Cost): Cost {
  return metresAbove(plan, one, other) < 0 ? other : one;
}

/** What nothing within limits and branches can cost less than. */
export function priceBound(plan: LinearPlan, branches: readonly Branch[], prices: RowPrices): Cost {
  const [asTheyAre, rounded] = [false, true].map((whole) => dualCost(plan, inMetres(plan, branches, prices, whole)));
  return greater(plan, asTheyAre!, rounded!);
}

/**
 * What within no branch the sides can be missed by less than, all together. `side`, `branch`: what one person more is charged
 * for them, as in `RowPrices` but with the other sign for sides.
 */
export function missedAtLeast(
  plan: LinearPlan,
  branches: readonly Branch[],
  { side, branch }: Pick<RowPrices, "side" | "branch">,
): number {
  const { first, people, fixed } = plan.choices;
  const none = new Float64Array(fixed.length);
  const prices = { facility: none, side: side.map((own) => -own), branch };
  const { charge, given } = inMetres(plan, branches, prices, false);
  const least = people.reduce(
    (sum, own, c) => sum + own * charge.subarray(first[c]!, first[c + 1]!).reduce((a, b) => Math.min(a, b)),
    given,
  );
  // A person's worth of what is missed costs 1; dearer it cannot be.
  const dearest = [...side, ...branch].reduce((most, own) => Math.max(most, Math.abs(own)), 1);
  return least / plan.scale / dearest;
}

/** Prices in metres; with `whole` rounded where the best ones may be whole. */
function inMetres(plan: LinearPlan, branches: readonly Branch[], prices: RowPrices, whole: boolean): MetrePrices {
  const { scale, sides, choices } = plan;
  const metres = (price: number): number => (whole ? Math.round(price * scale) : price * scale);
  const points = prices.facility.map(Math.round);
  const charge = new Float64Array(choices.to.length);
  let given = 0;
  sides.forEach(({ by, most, unit }, r) => {
    const each = Math.max(0, prices.side[r]!);
    // Rupiah have no price in whole metres.
    const own = unit === 1 ? metres(each) : each * scale;
    if (own === 0) return;
    given -= own * most;
    by.forEach((counts, k) => {
      charge[k]! += own * counts;
    });
  });
  branches.forEach(({ choice, min, max }, b) => {
    const own = metres(prices.branch[b]!);
    if (own > 0 ? min === undefined : max === undefined) return;
    given += own * (own > 0 ? min! : max!);
    charge[choice]! -= own;
  });
  return { points, rest: prices.facility.map((own, j) => metres(own - points[j]!)), charge, given };
}

function dualCost(plan: LinearPlan, { points, rest, charge, given }: MetrePrices): Cost {
  const { capacities, scale } = plan;
  const { first, to, metres, people, fixed } = plan.choices;
  let [overload, beyond, size] = [0, given, Math.abs(given)];
  const add = (wholePoints: number, own: number): void => {
    overload += wholePoints;
    beyond += own;
    size += Math.abs(own);
  };
  const each = metres.map((own, k) => own + rest[to[k]!]! + charge[k]!);
  let all = 0;
  people.forEach((own, c) => {
    let best = first[c]!;
    for (let k = best + 1; k < first[c + 1]!; k++) {
      const dearer = (points[to[k]!]! - points[to[best]!]!) * scale;
      if (dearer + each[k]! < each[best]!) best = k;
    }
    add(own * points[to[best]!]!, own * each[best]!);
    all += own;
  });
  fixed.forEach((staying, j) => {
    // Up to so many nobody costs more than the price: of points beyond the price's there are as many as make the metres.
    const most = (metres: number): number => mostAtPoints(capacities, j, points[j]! + Math.floor(metres / scale));
    const within = Math.min(capacities.quota[j]!, most(rest[j]!));
    const beyond = Math.max(within, most(rest[j]! - Math.round(capacities.weights.over * scale)));
    const load = Math.min(staying + all, Math.max(staying, beyond));
    add(
      totalPoints(capacities, j, load) - (load - staying) * points[j]!,
      overMetres(plan, j, load) - (load - staying) * rest[j]!,
    );
  });
  return { overload, metres: beyond - FLOATING * size };
}
