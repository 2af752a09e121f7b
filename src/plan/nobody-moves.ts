/**
 * Where it is as good that nobody moves, nobody moves.
 *
 * Problem. The optimum need not be one plan. With wishes or `closerMoves` a move may cost less than nothing, so that one
 * person may leave for −10 km and another come for 10: that costs nothing, and no less than if both stay. Without new
 * facts, month after month, such people would change places.
 *
 * Method. If nobody has to be placed, the sums of today's enrolment are compared with those of the plan. Where they are no
 * worse, the plan is that everybody stays. The prices stay a proof: any two optima go with the same prices.
 *
 * A run that was stopped has no prices. It is compared with the baseline, which places people too.
 *
 * Households. All staying may even be better than what was found for whole households. But a plan that misses the bound
 * promises to be near it, nowhere fewer people than that and d (`assign/unsplittable.ts`): where all staying is neither as
 * good as the bound nor so near, it is not taken.
 *
 * Complexity. One addition for each unit; and where the sums are as good, the seats of all units once more.
 */

import { NEWLY_ENROLLED } from "../model/moves.ts";
import type { Model } from "../model/prepare.ts";
import type { Units } from "../model/units.ts";
import { baselineSeats } from "./baseline.ts";
import { isNoWorse, type Outcome, outcomeOf, type Weighed, weighed } from "./outcome.ts";

/**
 * What was found, or that nobody moves, if that is no worse. `bound` is the optimum in which everybody may be parted; `null`
 * of a run that was stopped, of which perhaps nothing was found.
 */
export function* nobodyMovesOr(model: Model, found: Outcome | null, bound: Weighed | null): Generator<number, Outcome> {
  if (found === null || bound === null) {
    const baseline = outcomeOf(model, yield* baselineSeats(model));
    return found === null || isNoWorse(baseline.objective, found.objective) ? baseline : found;
  }
  const load = loadToday(model.units);
  if (load === undefined) return found;
  const { objective } = weighed(model, { load, metres: 0 });
  if (!isNoWorse(objective, found.objective)) return found;
  if (!isNoWorse(objective, bound.objective) && !isNear(model.units, load, bound.load)) return found;
  return outcomeOf(model, yield* baselineSeats(model));
}

/** People at each facility if all stay; nothing where somebody must be placed who has no family to go with. */
function loadToday({ size, today, weight, fixed }: Units): Float64Array | undefined {
  const load = fixed.slice();
  for (let unit = 0; unit < size; unit++) {
    if (today[unit] === NEWLY_ENROLLED) return undefined;
    load[today[unit]!]! += weight[unit]!;
  }
  return load;
}

/** Whether no facility has fewer people than the bound by more than the largest whole less 1. */
function isNear({ size, weight, whole }: Units, load: Float64Array, bound: Float64Array): boolean {
  let d = 0;
  for (let unit = 0; unit < size; unit++) if (whole?.[unit]) d = Math.max(d, weight[unit]! - 1);
  return load.every((people, j) => people >= bound[j]! - d);
}
