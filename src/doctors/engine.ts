/**
 * Runs of the engine that differ in doctors only: who may go where, and at what cost, is prepared once for each set of
 * facilities, for doctors change nothing but quotas. The plans are those of `redistribute`.
 */

import { fingerprintOf } from "../model/fingerprint.ts";
import type { Arriving } from "../model/overload.ts";
import { type Model, prepareToKeep, withQuotas } from "../model/prepare.ts";
import { planOf } from "../plan/steps.ts";
import type { Plan } from "../types.ts";
import { type Allocation, problemWith, type Scope } from "./allocations.ts";

/** An allocation's plan. */
export interface DoctorRun {
  readonly plan: Plan;
  /** People at each facility who may not move, whatever doctors there are. */
  readonly fixed: Float64Array;
  /** Nothing where no reserve is kept. */
  readonly arriving: Arriving | undefined;
}

/** Plans an allocation; yields between slices of work. */
export type DoctorEngine = (amounts: Allocation) => Generator<unknown, DoctorRun>;

/** An engine for the allocations of a scope, whose problem has been checked. */
export function doctorEngine(scope: Scope): DoctorEngine {
  const m = scope.problem.facilities.length;
  // Only the last set of facilities is kept, for it is as large as a city.
  let [model, opened]: [Model | null, string] = [null, ""];
  return function* (amounts) {
    const problem = problemWith(scope, amounts);
    const own = amounts
      .slice(m)
      .map((amount) => amount > 0)
      .join();
    if (model !== null && own === opened) model = withQuotas(model, problem.facilities);
    else {
      model = null;
      model = yield* prepareToKeep(problem, scope.policy);
    }
    opened = own;
    const plan = yield* planOf(model, yield* fingerprintOf(problem));
    return { plan, fixed: model.units.fixed, arriving: model.arriving };
  };
}
