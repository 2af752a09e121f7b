import { type Capacities, totalPoints } from "../model/overload.ts";
import { wholeMetres } from "../model/policy.ts";
import type { CompletePolicy, Objective, Plan, Problem } from "../types.ts";
import type { HouseholdRules } from "./household-rules.ts";

/** What one overload point is worth, in metres, where any way is worth it. */
const LEXICOGRAPHIC_WORTH = 2 ** 32;

/** What a plan claims, the rules it is under, and how full its transfers really make the facilities. */
export interface AuditedPlan {
  readonly problem: Problem;
  readonly plan: Plan;
  readonly rules: HouseholdRules;
  readonly capacities: Capacities;
  /** People enrolled at each facility after the transfers. */
  readonly enrolled: Float64Array;
}

/** Points first, metres only between equals. */
export function isLexicographic(policy: CompletePolicy): boolean {
  return policy.overloadKm === Number.POSITIVE_INFINITY;
}

/** What one overload point is worth in a price, in metres. */
export function metresPerPoint(policy: CompletePolicy): number {
  return isLexicographic(policy) ? LEXICOGRAPHIC_WORTH : wholeMetres(policy.overloadKm);
}

/** What one person over quota is worth beside their points, in metres. */
export function metresPerPersonOver(policy: CompletePolicy): number {
  return isLexicographic(policy) ? 0 : wholeMetres(policy.overQuotaKm);
}

/** The totals of a plan with these loads, whose people pay these metres together. */
export function totalsOf({ plan: { policy }, capacities }: AuditedPlan, load: Float64Array, metres: number): Objective {
  let [overload, overQuota] = [0, 0];
  load.forEach((people, j) => {
    overload += totalPoints(capacities, j, people);
    overQuota += Math.max(0, people - capacities.quota[j]!);
  });
  const totals = { overload, overQuota, metres };
  if (isLexicographic(policy)) return totals;
  return { ...totals, weighted: metres + overQuota * metresPerPersonOver(policy) + overload * metresPerPoint(policy) };
}
