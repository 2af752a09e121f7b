/**
 * The overload model: quota, ceiling, points, and what they weigh in metres.
 *
 * At a facility with quota q the h-th person costs pct = min(100,000, ceil(100·(h − q) / d)) beyond the quota (before it
 * 0), and 250,000 on top beyond the ceiling. Whoever is missing at a facility's floor costs 200,000: so the h-th person up
 * to the floor costs 200,000 less. Points never fall as h grows (the cost is convex), so the worst are relieved first, one
 * per cent at a time, and only people who must be placed can pass a ceiling. There is no "infeasible". No relief outweighs
 * a floor: a person over quota costs 100,000 at most.
 *
 * The divisor d is the quota, but no less than what half a doctor is for: a facility without a doctor is bad, but it must
 * not make nearly all points of a province (98 % of those of Kalimantan Barat where a quota of 0 was divided by 1).
 *
 * The quota is an agreed `target`, or what the doctors are for, within the rooms. The ceiling is the quota, or with
 * `fill: "levelled"` the rooms, in either case less the `reserve` that is kept for months to come (but people who must be
 * placed now may have that of the facility nearest to them); but no facility takes more than the intake agreed with it,
 * and those of the round's start (`enrolledAtStart`, else today) may stay. So an agreed intake can put the ceiling below
 * the quota. The floor is what a facility must keep of today's people: a `minimum`, or all but `maxOutflow`; it never
 * exceeds the ceiling, but it may lie above the quota.
 *
 * Weights. One sum in metres: W for each point, and V for each person over quota. V is a step of its own, at the quota, so
 * that the marginal cost W·points(h) + (h > quota ? V : 0) never falls either: ending an overload is worth something beside
 * making it smaller. Lexicographically W is 2^32, more than any sum of metres can be, and V is 0.
 *
 * All numbers are whole and below 2^53, so every sum is exact.
 */

import type { CompletePolicy, Facility, Objective } from "../types.ts";
import { PEOPLE_LIMIT } from "./columns.ts";
import { isClosed } from "./facility-fields.ts";
import { MOST_PERSON_POINTS, wholeMetres } from "./policy.ts";

/** What passing the ceiling costs on top. */
const CEILING_POINTS = 250_000;
/** What it costs to leave a facility one short of its floor. */
const FLOOR_POINTS = 200_000;
/** No step can cost more. */
export const MOST_POINTS: number = CEILING_POINTS + MOST_PERSON_POINTS;

/** A lexicographic price is overload points × 2^32 + metres. */
export const LEXICOGRAPHIC_WEIGHT: number = 2 ** 32;

/** What overload weighs, in metres. */
export interface Weights {
  /** Each point; {@link LEXICOGRAPHIC_WEIGHT} where any way is worth it. */
  readonly point: number;
  /** Each person over quota, beside their points. */
  readonly over: number;
}

/** Points first, metres only between equals. */
export function isLexicographic({ overloadKm }: Pick<CompletePolicy, "overloadKm">): boolean {
  return overloadKm === Number.POSITIVE_INFINITY;
}

export function weightsOf(policy: CompletePolicy): Weights {
  if (isLexicographic(policy)) return { point: LEXICOGRAPHIC_WEIGHT, over: 0 };
  return { point: wholeMetres(policy.overloadKm), over: wholeMetres(policy.overQuotaKm) };
}

/** How many people a facility is meant for, how full it may be made, and what it costs when it is fuller. */
export interface Capacities {
  readonly quota: Float64Array;
  /** What people over quota are divided by: this number of people is 100 per cent. */
  readonly divisor: Float64Array;
  /** Infinity where there is none. */
  readonly ceiling: Float64Array;
  /** Places that are kept for months to come, but for people who must be placed now and live nearby. */
  readonly reserve: Float64Array;
  /** 0 where there is none. */
  readonly floor: Float64Array;
  /** People with whom the round began: whoever comes on top costs {@link Capacities.arrivalPoints}. */
  readonly start: Float64Array;
  readonly arrivalPoints: number;
  readonly weights: Weights;
}

/** The agreed number, or people by the norm; at most what the rooms hold. A closed facility has none. */
export function quotaOf(facility: Facility, policy: CompletePolicy): number {
  if (isClosed(facility)) return 0;
  return Math.min(facility.target ?? normOf(facility, policy), facility.capacity ?? Number.POSITIVE_INFINITY);
}

/** People by the norm: participants per doctor × doctors, whatever was agreed and whatever the rooms hold. */
export function normOf(facility: Facility, norm: Pick<CompletePolicy, "participantsPerDoctor">): number {
  // 0.58 doctors × 5,000 is 2,899.9999999999995 in floating point; nobody means that.
  return Math.floor(norm.participantsPerDoctor * facility.doctors + 1e-6);
}

/** People with whom the round began, from which agreed numbers count; a closed facility keeps and takes nobody. */
export function startOf(facility: Facility, enrolledToday: number): number {
  return isClosed(facility) ? 0 : (facility.enrolledAtStart ?? enrolledToday);
}

/** People who must be placed now, by the facility nearest to them that takes them. */
export interface Arriving {
  readonly all: Float64Array;
  /** Those for whom there is a facility within the limits. */
  readonly placeable: Float64Array;
}

/**
 * Quota, ceiling and floor of every facility, given the people enrolled today, at closed ones none, and for a reserve the
 * people who must be placed now. In the months after a round's start those count on top of whoever is there who can be
 * placed: else all who cannot would let others come, each month anew.
 */
export function capacitiesOf(
  facilities: readonly Facility[],
  today: Float64Array,
  policy: CompletePolicy,
  arriving?: Arriving,
): Capacities {
  // No facility has as many people as the most that counts.
  const least = Math.min(Math.max(1, Math.floor(policy.participantsPerDoctor / 2)), 100 * PEOPLE_LIMIT);
  const quota = new Float64Array(facilities.length);
  const divisor = new Float64Array(facilities.length);
  const ceiling = new Float64Array(facilities.length);
  const floor = new Float64Array(facilities.length);
  const reserve = new Float64Array(facilities.length);
  const start = facilities.map((facility, j) => startOf(facility, today[j]!));
  facilities.forEach((facility, j) => {
    quota[j] = quotaOf(facility, policy);
    divisor[j] = Math.max(quota[j]!, least);
    const places = policy.fill === "to-quota" ? quota[j]! : (facility.capacity ?? Number.POSITIVE_INFINITY);
    const kept = withoutReserve(places, policy);
    reserve[j] = isClosed(facility) || kept === places ? 0 : places - kept;
    const due = Math.max(start[j]! + (arriving?.all[j] ?? 0), today[j]! + (arriving?.placeable[j] ?? 0));
    const full = Math.max(kept, Math.min(places, due));
    const { maxIntake = Number.POSITIVE_INFINITY, minimum = 0, maxOutflow = Number.POSITIVE_INFINITY } = facility;
    ceiling[j] = Math.min(Math.max(full, start[j]!), start[j]! + maxIntake);
    floor[j] = Math.min(start[j]!, Math.max(minimum, start[j]! - maxOutflow));
  });
  const beginning = { start: Float64Array.from(start), arrivalPoints: policy.arrivalPoints };
  return { quota, divisor, ceiling, reserve, floor, ...beginning, weights: weightsOf(policy) };
}

/** What receivers are filled with; the whole of it where nothing is kept, or there is no limit. */
function withoutReserve(places: number, { reserve }: CompletePolicy): number {
  if (reserve === 0 || places === Number.POSITIVE_INFINITY) return places;
  return Math.floor(places * (1 - reserve) + 1e-6);
}

/**
 * Points of the h-th person at facility j. h = 0 gives the least price of an empty facility: 0, or with a floor
 * −200,000.
 */
export function marginalPoints(capacities: Capacities, j: number, h: number): number {
  const { quota, divisor, ceiling, floor, start, arrivalPoints } = capacities;
  const over = h - quota[j]!;
  let points = over > 0 ? Math.min(MOST_PERSON_POINTS, Math.ceil((100 * over) / divisor[j]!)) : 0;
  if (h > ceiling[j]!) points += CEILING_POINTS;
  if (h > start[j]!) points += arrivalPoints;
  if (h <= floor[j]! && floor[j]! > 0) points -= FLOOR_POINTS;
  return points;
}

/** The most people at j of whom none costs more than so many points (a whole number); may be Infinity. */
export function mostAtPoints(capacities: Capacities, j: number, points: number): number {
  const { arrivalPoints, start } = capacities;
  if (arrivalPoints === 0) return mostWithoutArrivals(capacities, j, points);
  const before = Math.min(start[j]!, mostWithoutArrivals(capacities, j, points));
  return Math.max(before, mostWithoutArrivals(capacities, j, points - arrivalPoints));
}

function mostWithoutArrivals({ quota, divisor, ceiling, floor }: Capacities, j: number, points: number): number {
  const most = (over: number): number => mostAtPercent(quota[j]!, divisor[j]!, over);
  if (points >= CEILING_POINTS) return Math.max(ceiling[j]!, most(points - CEILING_POINTS));
  return Math.max(Math.min(ceiling[j]!, most(points)), Math.min(floor[j]!, most(points + FLOOR_POINTS)));
}

function mostAtPercent(quota: number, divisor: number, percent: number): number {
  if (percent < 0) return 0;
  if (percent >= MOST_PERSON_POINTS) return Number.POSITIVE_INFINITY;
  return quota + Math.floor((percent * divisor) / 100);
}

/** Points of everybody enrolled at j, and of whoever is missing at its floor. */
export function totalPoints(capacities: Capacities, j: number, enrolled: number): number {
  const { quota, divisor, ceiling, floor, start, arrivalPoints } = capacities;
  const percentages = percentPoints(divisor[j]!, Math.max(0, enrolled - quota[j]!));
  const beyond = CEILING_POINTS * Math.max(0, enrolled - ceiling[j]!);
  const arrivals = arrivalPoints * Math.max(0, enrolled - start[j]!);
  return percentages + beyond + arrivals + FLOOR_POINTS * Math.max(0, floor[j]! - enrolled);
}

/** People beyond the quota of j. */
export function peopleOver({ quota }: Capacities, j: number, enrolled: number): number {
  return Math.max(0, enrolled - quota[j]!);
}

/** What the h-th person at j costs, in metres; for h = 0 the least that the price may be. */
export function marginalCost(capacities: Capacities, j: number, h: number): number {
  const { point, over } = capacities.weights;
  const cost = point * marginalPoints(capacities, j, h);
  return h > capacities.quota[j]! ? cost + over : cost;
}

/** The most people at j of whom none costs more than so many metres; may be Infinity. */
export function mostAtCost(capacities: Capacities, j: number, cost: number): number {
  const { point, over } = capacities.weights;
  const most = mostAtPoints(capacities, j, Math.floor(cost / point));
  if (over === 0 || most <= capacities.quota[j]!) return most;
  return Math.max(capacities.quota[j]!, mostAtPoints(capacities, j, Math.floor((cost - over) / point)));
}

/** What everybody at j costs, and whoever is missing at its floor, in metres; exact only where weights are finite. */
export function totalCost(capacities: Capacities, j: number, enrolled: number): number {
  const { point, over } = capacities.weights;
  return point * totalPoints(capacities, j, enrolled) + over * peopleOver(capacities, j, enrolled);
}

/** What loads cost together with metres of ways. */
export function objectiveOf(capacities: Capacities, load: Float64Array | Int32Array, metres: number): Objective {
  const { point, over } = capacities.weights;
  let [overload, overQuota] = [0, 0];
  for (let j = 0; j < load.length; j++) {
    overload += totalPoints(capacities, j, load[j]!);
    overQuota += peopleOver(capacities, j, load[j]!);
  }
  if (point === LEXICOGRAPHIC_WEIGHT) return { overload, overQuota, metres };
  return { overload, overQuota, metres, weighted: metres + over * overQuota + point * overload };
}

/** Σ over i = 1 … over of min(100,000, ceil(100·i / size)), in closed form: step p holds the i with ceil(100·i/size) = p. */
function percentPoints(size: number, over: number): number {
  const capped = Math.floor(((MOST_PERSON_POINTS - 1) * size) / 100);
  const below = Math.min(over, capped);
  const atCap = (over - below) * MOST_PERSON_POINTS;
  if (below === 0) return atCap;
  const last = Math.ceil((100 * below) / size);
  // Σ ceil(100·i/size) = Σ over p < last of (people above step p) = last·below − Σ over p = 1 … last − 1 of floor(p·size/100).
  return atCap + last * below - floorSum(last, size);
}

/** Σ over p = 0 … n − 1 of floor(p·a / 100): the whole hundreds of p are an arithmetic series, the rest at most 100 terms. */
function floorSum(n: number, a: number): number {
  const hundreds = Math.floor(n / 100);
  let perHundred = 0;
  let sum = 0;
  for (let p = 0; p < 100; p++) {
    const part = Math.floor((p * a) / 100);
    perHundred += part;
    if (p < n - hundreds * 100) sum += part + hundreds * a;
  }
  return sum + hundreds * perHundred + ((100 * hundreds * (hundreds - 1)) / 2) * a;
}
