/**
 * What a move costs and where it may go, in whole metres.
 *
 * Today's facility t is metres(t) away. Its `base` is metres(t) − moveCost, so that a transfer to j costs
 * max(1, metres(j) − base), or with `closerMoves` metres(j) − base with 1 instead of 0. A first placement costs
 * metres(j): base 0 and no minimum. `reach` is the farthest that the limits allow.
 */

import { NO_WAY, type Travel } from "../travel/travel.ts";
import type { CompletePolicy } from "../types.ts";
import { wholeMetres } from "./policy.ts";

/** The policy's kilometres as whole metres. */
export interface MoveRules {
  readonly moveCost: number;
  readonly maxExtra: number;
  readonly maxDistance: number;
  readonly closer: boolean;
  /** Added to every transfer (not to first placements): 0 but where explain asks what consents are worth. */
  readonly surcharge: number;
}

export function moveRules(policy: CompletePolicy, surcharge: number): MoveRules {
  return {
    surcharge,
    moveCost: wholeMetres(policy.moveCostKm),
    maxExtra: wholeMetres(policy.maxExtraKm),
    maxDistance: wholeMetres(policy.maxDistanceKm),
    closer: policy.closerMoves,
  };
}

/** Not registered yet. */
export const NEWLY_ENROLLED = -1;

/**
 * The way to today's facility, or, where it has none, the least of any facility that has one; for the newly enrolled
 * always the least. {@link NO_WAY} where no facility can be reached.
 */
export function metresToday(travel: Travel, place: number, today: number): number {
  if (today !== NEWLY_ENROLLED) {
    const metres = travel.metres(place, today);
    if (metres !== NO_WAY) return metres;
  }
  let least = NO_WAY;
  for (let j = 0; j < travel.facilities; j++) least = Math.min(least, travel.metresBelow(place, j, least));
  return least;
}

/** The base of costs, given {@link metresToday}. */
export function baseOf(metres: number, today: number, rules: MoveRules): number {
  return today === NEWLY_ENROLLED ? 0 : metres - rules.moveCost;
}

/** The farthest way allowed, given {@link metresToday}; −1 where there is no way at all. */
export function reachOf(metres: number, rules: MoveRules): number {
  if (metres === NO_WAY) return -1;
  return Math.min(metres + rules.maxExtra, rules.maxDistance, NO_WAY - 1);
}

/** What it costs to go `metres` far; not for staying, which costs 0. */
export function costOfMove(metres: number, base: number, today: number, rules: MoveRules): number {
  const cost = metres - base;
  if (today === NEWLY_ENROLLED) return cost;
  if (rules.closer) return (cost === 0 ? 1 : cost) + rules.surcharge;
  return Math.max(1, cost) + rules.surcharge;
}

/** What every transfer costs on top; first placements cost nothing on top. */
export function surchargeOf(today: number, rules: MoveRules): number {
  return today === NEWLY_ENROLLED ? 0 : rules.surcharge;
}

/** No move costs less. */
export function leastCost(today: number, rules: MoveRules): number {
  if (today === NEWLY_ENROLLED) return 0;
  return rules.closer ? Number.NEGATIVE_INFINITY : 1 + rules.surcharge;
}
