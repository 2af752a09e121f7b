/**
 * What a move costs and where it may go, in whole metres.
 *
 * A facility's burden is the metres to it and its `offset`: where the policy weighs quality, what is missing to it. The
 * burden of today's facility t less moveCost is a unit's `base`, so that a transfer to j costs
 * max(burden(j) − base, 1 + floor(burden(j) / 10)), or with `closerMoves` burden(j) − base with 1 instead of 0. A first
 * placement costs burden(j): base 0 and no least cost. `reach` is the farthest that the limits allow, in real metres.
 *
 * The least cost grows with the way to come, a tenth of it. Were it the same everywhere, all facilities would be equal to
 * people who are registered so far away that any is nearer, and some would be sent past a free one at their door.
 *
 * Hardship comes on top: for a transfer `extra`, and for either kind `perKm` for each kilometre beyond today's way (of which
 * the newly enrolled have none), rounded. It grows with the way, so cost still does. Who names facilities pays for each
 * step down the list, and with `honourChoices` the first is worth something. A transfer that would cost 0 costs 1. Last
 * comes the letter, where people must be asked first (`letters.ts`).
 */

import { NO_WAY, type Travel } from "../travel/travel.ts";
import type { CompletePolicy, Facility } from "../types.ts";
import { offsetsOf } from "./moves/quality.ts";
import { wholeMetres } from "./policy.ts";

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
  readonly unitKind: Int32Array;
  readonly base: Float64Array;
  /** The farthest way allowed, −1 where nothing but staying is. */
  readonly reach: Int32Array;
  readonly hardship: Hardship | undefined;
  /** What a transfer costs for the letter, in metres; nothing where nobody need be asked. */
  readonly letter: Int32Array | undefined;
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
  const burden = metres + offsetOf(facility, rules);
  const way = burden - moves.base[unit]!;
  const more = moves.hardship === undefined ? choice : choice + hardshipOf(moves, unit, metres, rules);
  if (moves.today[unit] === NEWLY_ENROLLED) return way + more;
  const cost = (rules.closer ? way : Math.max(way, leastTransfer(burden))) + more;
  if (moves.letter === undefined) return (cost === 0 ? 1 : cost) + rules.surcharge;
  const asked = (cost === 0 ? 1 : cost) + moves.letter[unit]!;
  return (asked === 0 ? 1 : asked) + rules.surcharge;
}

function hardshipOf({ today, base, hardship }: UnitMoves, unit: number, metres: number, rules: MoveRules): number {
  const { extra, perKm } = hardship!;
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

/**
 * No transfer costs less by its way, but where people may move just to be nearer: 1 and a tenth of the burden to come. It
 * never falls as the burden grows, so a bound of the one, which may be a fraction, is a bound of the other.
 */
export function leastTransfer(burden: number): number {
  return 1 + Math.floor(burden / 10);
}
