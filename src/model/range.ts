/**
 * Whether all later arithmetic stays exact: the limits behind the issue code `range`.
 *
 * Prices are multiples of 2^32 plus path sums of metres in one Float64; that is exact while no cost and no sum of the m
 * largest spreads (dearest − cheapest option of a unit) reaches 2^30, and totals stay below 2^53. A bound that every city
 * meets is computed first, in O(n + m); only where it does not suffice are all pairs looked at.
 */

import { IssueList } from "../errors.ts";
import { NO_WAY, type Travel } from "../travel/travel.ts";
import type { CompletePolicy, Facility } from "../types.ts";
import { PEOPLE_LIMIT } from "./check.ts";
import { costOfMove, type MoveRules, NEWLY_ENROLLED, type UnitMoves } from "./moves.ts";
import { MOST_POINTS, normOf } from "./overload.ts";
import type { Units } from "./units.ts";

const COST_LIMIT = 2 ** 30;
const TOTAL_LIMIT = 2 ** 53;
/** Units bounded at once. */
const BLOCK = 4096;

/** Throws where the norm makes a quota of 2^31 people or more. */
export function checkNorms(facilities: readonly Facility[], policy: CompletePolicy): void {
  const issues = new IssueList();
  facilities.forEach((facility, j) => {
    if (normOf(facility, policy) >= PEOPLE_LIMIT) {
      issues.add("range", `facilities[${j}].doctors`, "expected doctors for fewer than 2^31 people by the norm");
    }
  });
  issues.check();
}

/** The largest cost of a move, the sum of the m largest spreads, and the unit at fault. */
interface Extremes {
  readonly cost: number;
  readonly costUnit: number;
  readonly spreads: number;
  readonly spreadUnit: number;
}

/** Throws `InputError` code `range`, naming the worst row; returns an upper bound of the cost of any move. */
export function* checkRange(
  moves: UnitMoves,
  travel: Travel,
  rules: MoveRules,
  units: Units,
  people: number,
): Generator<number, number> {
  const quick = yield* quickBound(moves, travel, rules);
  if (quick * travel.facilities < COST_LIMIT && quick * people < TOTAL_LIMIT) return quick;
  const exact = yield* extremesOf(moves, travel, rules);
  const issues = new IssueList();
  const add = (unit: number, what: string, got: number): void =>
    issues.add("range", `participants[${units.rows[units.rowStart[unit]!] ?? 0}]`, `expected ${what}, got ${got}`);
  if (exact.cost >= COST_LIMIT) add(exact.costUnit, "costs of moves below 2^30 metres", exact.cost);
  if (exact.spreads >= COST_LIMIT) {
    const advice = "(set maxExtraKm or maxDistanceKm)";
    add(exact.spreadUnit, `the largest spreads of costs to add up to less than 2^30 metres ${advice}`, exact.spreads);
  }
  if (exact.cost * people >= TOTAL_LIMIT) {
    add(exact.costUnit, "people × largest cost below 2^53", exact.cost * people);
  }
  issues.check();
  return exact.cost;
}

/** Throws where a finite `overloadKm` makes totals that are not exact any more. */
export function checkWeighted(scale: number, mostPointsToday: number, newcomers: number, mostMetres: number): void {
  const most = (mostPointsToday + newcomers * MOST_POINTS) * scale + mostMetres;
  if (most < TOTAL_LIMIT) return;
  const issues = new IssueList();
  const what = "expected overload points × overloadKm to stay below 2^53 metres in all";
  issues.add("range", "policy.overloadKm", `${what}: use a smaller value, or Infinity`);
  issues.check();
}

/** No move costs more, and no unit's costs spread more: by bounds of the ways from blocks of neighbours. */
function* quickBound(moves: UnitMoves, travel: Travel, rules: MoveRules): Generator<number, number> {
  const low = new Float64Array(travel.facilities);
  const high = new Float64Array(travel.facilities);
  let bound = 1;
  for (let first = 0; first < moves.base.length; first += BLOCK) {
    const end = Math.min(moves.base.length, first + BLOCK);
    travel.bounds(first, end - first, 1, low, high);
    const farthest = travel.longest?.(first, end - first) ?? high.reduce((most, metres) => Math.max(most, metres), 0);
    for (let unit = first; unit < end; unit++) {
      const base = moves.base[unit]!;
      const dearest = costOfMove(moves, unit, Math.min(moves.reach[unit]!, farthest), rules);
      const cheapest = rules.closer && base > 0 ? -base : 0;
      if (dearest - cheapest > bound) bound = dearest - cheapest;
    }
    yield end;
  }
  return bound;
}

function* extremesOf(moves: UnitMoves, travel: Travel, rules: MoveRules): Generator<number, Extremes> {
  const units = moves.base.length;
  const spreads = new Float64Array(units);
  let [cost, costUnit, spreadUnit] = [0, 0, 0];
  for (let unit = 0; unit < units; unit++) {
    const today = moves.today[unit]!;
    let [dearest, cheapest] = today === NEWLY_ENROLLED ? [0, Number.POSITIVE_INFINITY] : [0, 0];
    for (let j = 0; j < travel.facilities; j++) {
      if (j === today) continue;
      const metres = travel.metres(unit, j);
      if (metres === NO_WAY || metres > moves.reach[unit]!) continue;
      const move = costOfMove(moves, unit, metres, rules);
      dearest = Math.max(dearest, move);
      cheapest = Math.min(cheapest, move);
    }
    spreads[unit] = Math.max(0, dearest - cheapest);
    if (dearest > cost) [cost, costUnit] = [dearest, unit];
    if (spreads[unit]! > spreads[spreadUnit]!) spreadUnit = unit;
    if (unit % 256 === 255) yield unit;
  }
  const largest = spreads.sort().subarray(Math.max(0, units - travel.facilities));
  return { cost, costUnit, spreads: largest.reduce((sum, spread) => sum + spread, 0), spreadUnit };
}
