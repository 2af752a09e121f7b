/**
 * How near a plan in which households stay together is to the best: the bound, and what was promised of the distance.
 *
 * Problem. Such a plan carries the optimum in which households may be parted: its totals, how many it has at each facility,
 * and its prices, but not who would sit where. Is it a bound, and is it that optimum?
 *
 * Method. At any prices, nobody pays less than the least cost + price of their options, and no load of a facility costs
 * less than the load B does whose last person costs at most the price and whose next at least that. So no plan costs less
 * than all these least sums and loads together, less the prices of the people in B. With the plan's own seats in between:
 *   objective − bound = Σ people × (cost + price here − the least) + Σ (points of its load − of B − price × the difference),
 * and none of these parts is negative. It is computed in points and metres apart, in whole numbers of any size.
 *
 * That any prices prove a bound says nothing of how good it is. So B must also be had: `parted.ts` seats everybody at one of
 * their best options so that each facility has the people of B. Then the bound is reached by a plan of parted people, and is
 * their optimum. Its prices must be the smallest, as an optimal plan's.
 *
 * Promised besides, with d = the people of the largest group that may not be parted, less 1: nowhere fewer than B − d; and
 * nowhere more than B + d, nor past a ceiling that B keeps, but where nobody was transferred to (see assign/unsplittable.ts).
 *
 * Complexity. One scan of people × facilities, as for the certificate.
 *
 * Limits. Whether a better plan of whole households exists is not known: none is better than the bound.
 */

import { totalPoints } from "../model/overload.ts";
import type { Bound, Objective, Prices } from "../types.ts";
import { type AuditedPlan, isLexicographic, metresPerPersonOver, metresPerPoint } from "./audited-plan.ts";
import { checkBounds, checkForm, checkSmallest, marginalCosts } from "./certificate.ts";
import { hasHouseholdGroups } from "./household-rules.ts";
import { type Parted, partedBy, seatAs } from "./parted.ts";
import type { ViolationList } from "./violations.ts";

/** Adds violations unless the prices prove the bound, and the plan is as near to it as was promised. */
export function* checkBound(
  audited: AuditedPlan,
  prices: Prices,
  bound: Bound,
  found: ViolationList,
): Generator<number, void> {
  const { policy } = audited.plan;
  const before = found.count;
  checkForm(prices, policy, found);
  checkEnrolled(audited, bound, found);
  if (found.count > before) return;

  const worth = metresPerPoint(policy);
  const price = prices.metres.map((metres, j) => prices.overload[j]! * worth + metres);
  const enrolled = Float64Array.from(bound.enrolled!);
  const { last, next } = marginalCosts(audited.capacities, enrolled, policy);
  checkBounds(price, last, next, found);
  const parted = yield* partedBy(audited, price, found);
  checkTotals(audited, { prices, bound, excess: parted.excess }, found);
  const tight = yield* seatAs(parted, bound.enrolled!);
  if (tight === undefined) {
    found.add("status", "plan.bound.enrolled", "bound-of-no-optimum");
  } else if (found.count === before) yield* checkSmallest(price, last, tight, found);
  checkDistance(audited, bound.enrolled!, found);
}

/** As many people as the plan has, in all. */
function checkEnrolled({ problem, plan, enrolled }: AuditedPlan, bound: Bound, found: ViolationList): void {
  if (!hasHouseholdGroups(problem, plan.policy)) {
    found.add("status", "plan.status", "only-households");
  } else if (bound.enrolled?.length !== enrolled.length) {
    found.add("status", "plan.bound.enrolled", "bound-facilities", { facilities: enrolled.length });
  } else {
    const people = bound.enrolled.reduce((sum, own) => sum + own, 0);
    const expected = enrolled.reduce((sum, own) => sum + own, 0);
    if (people !== expected) found.add("status", "plan.bound.enrolled", "bound-people");
  }
}

/** A bound, the prices that prove it, and what the plan's people pay beyond their best options at these prices. */
interface Proof extends Pick<Parted, "excess"> {
  readonly bound: Bound;
  readonly prices: Prices;
}

/** Computes the bound anew: what the prices prove. */
function checkTotals(
  { plan, capacities, enrolled }: AuditedPlan,
  { prices, bound, excess }: Proof,
  found: ViolationList,
): void {
  const over = BigInt(metresPerPersonOver(plan.policy));
  let [points, overQuota] = [0, 0];
  let overload = BigInt(plan.objective.overload) - excess.overload;
  // People over quota count as metres here.
  let metres = BigInt(plan.objective.metres) - excess.metres;
  enrolled.forEach((people, j) => {
    const least = bound.enrolled![j]!;
    const own = totalPoints(capacities, j, least);
    const tooMany = Math.max(0, least - capacities.quota[j]!);
    const more = BigInt(people - least);
    points += own;
    overQuota += tooMany;
    overload -= BigInt(totalPoints(capacities, j, people) - own) - BigInt(prices.overload[j]!) * more;
    metres += BigInt(prices.metres[j]!) * more + over * BigInt(tooMany);
  });
  const expect = (name: keyof Objective, total: bigint | number): void => {
    const said = bound[name];
    if (said === undefined || BigInt(said) !== BigInt(total)) {
      found.add("status", `plan.bound.${name}`, "bound-not-proven");
    }
  };
  // All that the prices prove of a weighted sum is the sum.
  if (isLexicographic(plan.policy)) {
    expect("overload", overload);
    expect("metres", metres);
  } else {
    const weighted = overload * BigInt(metresPerPoint(plan.policy)) + metres;
    expect("weighted", weighted);
    expect("metres", weighted - BigInt(metresPerPoint(plan.policy)) * BigInt(points) - over * BigInt(overQuota));
  }
  expect("overload", points);
  expect("overQuota", overQuota);
}

function checkDistance(
  { plan, rules, capacities, enrolled }: AuditedPlan,
  bound: Int32Array,
  found: ViolationList,
): void {
  const { participant, to } = plan.transfers;
  const receives = new Uint8Array(bound.length);
  for (let i = 0; i < to.length; i++) if (rules.alone.todayOf(participant[i]!) !== -1) receives[to[i]!] = 1;
  const unplaced = new Set(plan.unplaced);
  let d = 0;
  for (const { people, rows } of rules.households.groups) if (!unplaced.has(rows[0]!)) d = Math.max(d, people - 1);
  bound.forEach((least, j) => {
    const own = enrolled[j]!;
    const ceiling = capacities.ceiling[j]!;
    const most = Math.min(least + d, ceiling >= least ? ceiling : Number.POSITIVE_INFINITY);
    if (own >= least - d && (own <= most || receives[j] === 0)) return;
    found.add("status", `plan.enrolled[${j}]`, "far-from-bound", { facility: j });
  });
}
