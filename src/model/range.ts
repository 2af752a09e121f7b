/**
 * Whether all later arithmetic stays exact: the limits behind the issue code `range`.
 *
 * Prices are multiples of 2^32 plus path sums of metres in one Float64; that is exact while no cost and no sum of the m
 * largest spreads (dearest − cheapest option of a unit) reaches 2^30, and totals stay below 2^53. A bound that every city
 * meets is computed first, in O(n + m); only where it does not suffice are all pairs looked at.
 */

import type { Options } from "../assign/problem.ts";
import { type Expected, IssueList, wrongInput } from "../errors.ts";
import type { Travel } from "../travel/travel.ts";
import type { CompletePolicy, Facility } from "../types.ts";
import { PEOPLE_LIMIT } from "./columns.ts";
import { costOfMove, type MoveRules, NEWLY_ENROLLED, type UnitMoves } from "./moves.ts";
import type { Listed } from "./options/choices.ts";
import { MOST_POINTS, normOf, type Weights } from "./overload.ts";
import type { Units } from "./units.ts";

/** No cost of a move, and no sum of spreads, may reach it. */
export const COST_LIMIT: number = 2 ** 30;
const TOTAL_LIMIT = 2 ** 53;
/** Options looked at between two pauses. */
const PAIRS_PER_SLICE: number = 2 ** 17;
/** Units bounded at once. */
const BLOCK = 4096;

/** Throws where the norm makes a quota of 2^31 people or more. */
export function checkNorms(facilities: readonly Facility[], policy: CompletePolicy): void {
  const issues = new IssueList();
  facilities.forEach((facility, j) => {
    if (normOf(facility, policy) >= PEOPLE_LIMIT) {
      issues.add(`facilities[${j}].doctors`, { code: "range", expected: "doctors-by-norm" });
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

/** Units, their options, and where these come from. */
interface Range {
  readonly units: Units;
  readonly options: Options;
  readonly moves: UnitMoves;
  readonly travel: Travel;
  readonly rules: MoveRules;
  readonly listed: Listed;
}

/** Bounds of what moves cost. */
export interface MostCosts {
  /** No move costs more. */
  readonly mostCost: number;
  /** For m facilities, the m largest spreads together are no more. */
  readonly mostSpreads: number;
}

/** Throws `InputError` code `range`, naming the worst row; returns upper bounds. */
export function* checkRange(range: Range, people: number): Generator<number, MostCosts> {
  const { units, options } = range;
  const quick = yield* quickBound(range);
  if (quick * options.facilities < COST_LIMIT && quick * people < TOTAL_LIMIT) {
    return { mostCost: quick, mostSpreads: quick * options.facilities };
  }
  const exact = yield* extremesOf(range);
  const issues = new IssueList();
  const add = (unit: number, expected: Expected): void =>
    issues.add(`participants[${units.rows[units.rowStart[unit]!] ?? 0}]`, { code: "range", expected, got: "#more" });
  if (exact.cost >= COST_LIMIT) add(exact.costUnit, "costs-below");
  if (exact.spreads >= COST_LIMIT) add(exact.spreadUnit, "spreads-below");
  if (exact.cost * people >= TOTAL_LIMIT) add(exact.costUnit, "total-below");
  issues.check();
  return { mostCost: exact.cost, mostSpreads: exact.spreads };
}

/** What a weighted sum is made of, at most. */
export interface Totals {
  /** All of them may be over quota. */
  readonly people: number;
  /** Of these, people who must be placed, past any ceiling if need be. */
  readonly newcomers: number;
  /** Points if nobody moved and nobody were placed. */
  readonly pointsToday: number;
  /** Of all moves. */
  readonly metres: number;
}

/** Throws where finite weights make totals that are not exact any more. */
export function checkWeighted({ point, over }: Weights, { people, newcomers, pointsToday, metres }: Totals): void {
  const most = (pointsToday + newcomers * MOST_POINTS) * point + people * over + metres;
  if (most < TOTAL_LIMIT) return;
  const params = { km: Math.ceil(most / 1000) };
  throw wrongInput("policy.overloadKm", { code: "range", expected: "weighted-below", params });
}

/** No move costs more, and no unit's costs spread more: by bounds of the ways from blocks of neighbours. */
function* quickBound({ units, moves, travel, rules, listed }: Range): Generator<number, number> {
  const low = new Float64Array(travel.facilities);
  const high = new Float64Array(travel.facilities);
  const { offset } = rules;
  const worst = offset === undefined ? 0 : offset.indexOf(Math.max(0, ...offset));
  let bound = 1;
  for (let first = 0; first < units.firstListed; first += BLOCK) {
    const end = Math.min(units.firstListed, first + BLOCK);
    let farthest = travel.longest?.(first, end - first);
    if (farthest === undefined) {
      travel.bounds(first, end - first, 1, low, high);
      farthest = high.reduce((most, metres) => Math.max(most, metres), 0);
    }
    for (let unit = first; unit < end; unit++) {
      const base = moves.base[unit]!;
      // Who is registered somewhere may stay, at 0, even where every move is a gain.
      const dearest = Math.max(0, costOfMove(moves, unit, worst, Math.min(moves.reach[unit]!, farthest), rules));
      const cheapest = rules.closer && base > 0 ? -base : 0;
      if (dearest - cheapest > bound) bound = dearest - cheapest;
    }
    yield end;
  }
  // What people name costs at most so much, or is worth it. Bounds of ways may be fractions; what is made of this is not.
  return Math.ceil(listed.cost.reduce((most, cost) => Math.max(most, 2 * Math.abs(cost)), bound));
}

function* extremesOf({ units, options, listed }: Range): Generator<number, Extremes> {
  const spreads = new Float64Array(units.size);
  let work = 0;
  let [cost, costUnit, spreadUnit] = [0, 0, 0];
  for (let unit = 0; unit < units.size; unit++) {
    const today = units.today[unit]!;
    let [dearest, cheapest] = today === NEWLY_ENROLLED ? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] : [0, 0];
    const consider = (move: number): void => {
      dearest = Math.max(dearest, move);
      cheapest = Math.min(cheapest, move);
    };
    const k = unit - units.firstListed;
    if (k >= 0) for (let i = listed.start[k]!; i < listed.start[k + 1]!; i++) consider(listed.cost[i]!);
    for (let j = 0; k < 0 && j < options.facilities; j++) {
      const move = options.cost(unit, j);
      if (!Number.isNaN(move)) consider(move);
    }
    spreads[unit] = dearest - cheapest;
    const most = Math.max(dearest, -cheapest);
    if (most > cost) [cost, costUnit] = [most, unit];
    if (spreads[unit]! > spreads[spreadUnit]!) spreadUnit = unit;
    work += options.facilities;
    if (work < PAIRS_PER_SLICE) continue;
    work = 0;
    yield unit;
  }
  const largest = spreads.sort().subarray(Math.max(0, units.size - options.facilities));
  return { cost, costUnit, spreads: largest.reduce((sum, spread) => sum + spread, 0), spreadUnit };
}
