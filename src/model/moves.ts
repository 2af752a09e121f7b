/**
 * What a move costs and where it may go, in whole metres.
 *
 * Today's facility t is metres(t) away. Its `base` is metres(t) − moveCost, so that a transfer to j costs
 * max(1, metres(j) − base), or with `closerMoves` metres(j) − base with 1 instead of 0. A first placement costs
 * metres(j): base 0 and no minimum. `reach` is the farthest that the limits allow.
 *
 * Where the policy weighs quality, a facility counts as so many metres farther than it is, its `offset`: in base and cost,
 * not in `reach`.
 *
 * Hardship comes on top: for a transfer `extra`, and for either kind `perKm` for each kilometre beyond today's way (of which
 * the newly enrolled have none), rounded. It grows with the way, so cost still does. Who names facilities pays for each
 * step down the list, and with `honourChoices` the first is worth something. A transfer that would cost 0 costs 1.
 */

import { NO_WAY, type Travel } from "../travel/travel.ts";
import type { CompletePolicy, Facility } from "../types.ts";
import { wholeMetres } from "./policy.ts";
import { offsetsOf } from "./quality.ts";

/** The policy's kilometres as whole metres. */
export interface MoveRules {
  readonly moveCost: number;
  readonly maxExtra: number;
  readonly maxDistance: number;
  readonly closer: boolean;
  /** What each step down the choices costs, and what the first is worth. */
  readonly choice: number;
  readonly choiceWorth: number;
  /** Added to the metres to each facility for what is missing to its quality; nothing where that is not weighed. */
  readonly offset: Float64Array | undefined;
  /** Added to every transfer (not to first placements): 0 but where explain asks what consents are worth. */
  readonly surcharge: number;
}

export function moveRules(facilities: readonly Facility[], policy: CompletePolicy, surcharge: number): MoveRules {
  return {
    surcharge,
    offset: offsetsOf(facilities, policy),
    moveCost: wholeMetres(policy.moveCostKm),
    maxExtra: wholeMetres(policy.maxExtraKm),
    maxDistance: wholeMetres(policy.maxDistanceKm),
    closer: policy.closerMoves,
    choice: wholeMetres(policy.choiceKm),
    choiceWorth: policy.honourChoices ? wholeMetres(policy.choiceWorthKm) : 0,
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
  return today === NEWLY_ENROLLED ? 0 : metres + offsetOf(today, rules) - rules.moveCost;
}

function offsetOf(facility: number, { offset }: MoveRules): number {
  return offset === undefined ? 0 : offset[facility]!;
}

/** The farthest way allowed, given {@link metresToday}; −1 where there is no way at all. Wishes have no `maxExtra`. */
export function reachOf(metres: number, rules: MoveRules, wishes: boolean): number {
  if (metres === NO_WAY) return -1;
  return Math.max(-1, Math.min(wishes ? NO_WAY : metres + rules.maxExtra, rules.maxDistance, NO_WAY - 1));
}

/** What a wish adds to the cost of going there, by its place in the list from 0. */
export function costOfWish(place: number, rules: MoveRules): number {
  return place === 0 ? -rules.choiceWorth : place * rules.choice;
}

/** Columns of units that the model adds to what the engine knows. */
export interface UnitMoves {
  readonly today: Int32Array;
  readonly kind: Int32Array;
  readonly base: Float64Array;
  /** The farthest way allowed, −1 where nothing but staying is. */
  readonly reach: Int32Array;
  readonly hardship: Hardship | undefined;
}

/** What moves cost units on top, in metres. */
export interface Hardship {
  /** Of a transfer; 0 for the newly enrolled. */
  readonly extra: Int32Array;
  /** For each kilometre beyond today's way. */
  readonly perKm: Int32Array;
}

/** What it costs a unit to go to a facility `metres` away, a choice worth so much more or less; not to stay, which costs 0. */
export function costOfMove(
  moves: UnitMoves,
  unit: number,
  facility: number,
  metres: number,
  rules: MoveRules,
  choice = 0,
): number {
  const way = metres + offsetOf(facility, rules) - moves.base[unit]!;
  const more = moves.hardship === undefined ? choice : choice + hardshipOf(moves, moves.hardship, unit, metres, rules);
  if (moves.today[unit] === NEWLY_ENROLLED) return way + more;
  const cost = (rules.closer ? way : Math.max(1, way)) + more;
  return (cost === 0 ? 1 : cost) + rules.surcharge;
}

function hardshipOf(
  { today, base }: UnitMoves,
  { extra, perKm }: Hardship,
  unit: number,
  metres: number,
  rules: MoveRules,
): number {
  const beyond = metres - wayToday(today[unit]!, base[unit]!, rules);
  return extra[unit]! + Math.round((perKm[unit]! * Math.max(0, beyond)) / 1000);
}

/** Today's way, from which kilometres of hardship count. */
export function wayToday(today: number, base: number, rules: MoveRules): number {
  return today === NEWLY_ENROLLED ? 0 : base + rules.moveCost - offsetOf(today, rules);
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
