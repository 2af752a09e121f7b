/**
 * The proof of optimality: a plan's prices, checked against every person and every facility.
 *
 * Problem. A plan claims that no other plan has fewer overload points, and at equal points fewer metres (or, with a
 * finite `overloadKm`, a smaller weighted sum). Comparing it with all others is out of the question; with a price for
 * every facility two local conditions say the same:
 *   (a) everybody who may choose sits where cost + price is least among all their options;
 *   (b) each price is at least the marginal cost of the last person enrolled and at most that of the next.
 * Why they suffice: in any other plan nobody who may choose pays less cost + price, by (a); and at every facility the
 * points of people added or taken away are worth at least, or at most, the price, by (b), for points never fall as
 * people are added. The prices cancel out, since nobody vanishes.
 *
 * Two objectives, one number. Lexicographically a price is overload × 2^32 + metres, a sum below 2^52, so exact. That
 * one number compares as the pair does so long as the metres parts of prices stay below 2^30 and the costs of one
 * person's options lie less than 2^31 apart. Both are checked here, so the proof needs no range check made elsewhere.
 *
 * Smallest prices. Valid prices form a lattice, and a plan carries its least element: then they depend neither on the
 * order of rows nor on which of several optima was found. A price is held up by (b), where it equals the marginal cost
 * of the last person (a root), or by (a), where somebody sitting at a would just as soon sit at b: if b's price fell,
 * they would prefer it (a tight link a → b). Prices that no chain of tight links from a root holds up could all fall
 * by a metre together. So they are smallest if and only if every facility is reached from a root.
 *
 * Complexity. One scan of people × facilities for (a), cut short by price and by chord (see `preferences.ts`), which finds
 * the tight links in passing; then a walk over the m × m links. Memory: m² bytes and a few columns of length m.
 *
 * Limits. Checks the optimum over all ways of parting people; where households may not be parted, it is a bound, which
 * `bound.ts` proves likewise, and how near a plan is to it.
 *
 * References. Ahuja, Magnanti & Orlin, Network Flows (1993), ch. 9 (reduced cost optimality) and 14 (convex costs).
 */

import { type Capacities, marginalPoints } from "../model/overload.ts";
import type { CompletePolicy, Prices } from "../types.ts";
import { type AuditedPlan, isLexicographic, metresPerPersonOver, metresPerPoint } from "./audited-plan.ts";
import { checkBestOptions } from "./best-options.ts";
import type { ViolationList } from "./violations.ts";

/** Beyond this, a price of metres could outweigh a point. */
const METRES_LIMIT: number = 2 ** 30;

const LINKS_PER_SLICE: number = 2 ** 20;

/** Adds `price` and `choice` violations, unless the prices prove the plan and are the smallest that do. */
export function* checkCertificate(audited: AuditedPlan, prices: Prices, found: ViolationList): Generator<number, void> {
  const before = found.count;
  const { policy } = audited.plan;
  checkForm(prices, policy, found);
  if (found.count > before) return;

  const worth = metresPerPoint(policy);
  const price = prices.metres.map((metres, j) => prices.overload[j]! * worth + metres);
  const { last, next } = marginalCosts(audited.capacities, audited.enrolled, policy);
  checkBounds(price, last, next, found);
  const tight = yield* checkBestOptions(audited, price, found);
  if (found.count === before) yield* checkSmallest(price, last, tight, found);
}

/** Whole numbers, each price written in one way only. */
export function checkForm(prices: Prices, policy: CompletePolicy, found: ViolationList): void {
  const lexicographic = isLexicographic(policy);
  for (let j = 0; j < prices.metres.length; j++) {
    const overload = prices.overload[j]!;
    const metres = prices.metres[j]!;
    const whole = Number.isInteger(overload) && Number.isInteger(metres);
    const small = lexicographic ? Math.abs(metres) < METRES_LIMIT : overload === 0;
    if (whole && small && !Object.is(overload, -0) && !Object.is(metres, -0)) continue;
    found.add("price", "plan.price", lexicographic ? "price-in-points" : "price-in-metres", { facility: j });
  }
}

/** At every facility: what the last person enrolled costs there in overload, and what the next would. */
export function marginalCosts(
  capacities: Capacities,
  enrolled: Float64Array,
  policy: CompletePolicy,
): { readonly last: Float64Array; readonly next: Float64Array } {
  const [worth, over] = [metresPerPoint(policy), metresPerPersonOver(policy)];
  const marginal = (h: number, j: number): number =>
    marginalPoints(capacities, j, h) * worth + (h > capacities.quota[j]! ? over : 0);
  return { last: enrolled.map((h, j) => marginal(h, j)), next: enrolled.map((h, j) => marginal(h + 1, j)) };
}

/** Whether each price lies between the marginal costs of the last person and of the next. */
export function checkBounds(price: Float64Array, last: Float64Array, next: Float64Array, found: ViolationList): void {
  for (let j = 0; j < price.length; j++) {
    const own = price[j]!;
    if (own >= last[j]! && own <= next[j]!) continue;
    found.add("price", "plan.price", own < last[j]! ? "price-low" : "price-high", { facility: j });
  }
}

/** Walks along the tight links from all roots; who is not reached could be cheaper. */
export function* checkSmallest(
  price: Float64Array,
  last: Float64Array,
  tight: Uint8Array,
  found: ViolationList,
): Generator<number, void> {
  const m = price.length;
  const reached = new Uint8Array(m);
  const frontier: number[] = [];
  for (let j = 0; j < m; j++) {
    if (price[j] !== last[j]) continue;
    reached[j] = 1;
    frontier.push(j);
  }
  let looks = 0;
  for (let a = frontier.pop(); a !== undefined; a = frontier.pop()) {
    looks += m;
    if (looks >= LINKS_PER_SLICE) {
      looks = 0;
      yield 0;
    }
    for (let b = 0; b < m; b++) {
      if (tight[a * m + b] === 0 || reached[b] === 1) continue;
      reached[b] = 1;
      frontier.push(b);
    }
  }
  for (let j = 0; j < m; j++) {
    if (reached[j] === 1) continue;
    found.add("price", "plan.price", "price-not-smallest", { facility: j });
  }
}
