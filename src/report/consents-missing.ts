/**
 * Consents missing: which of the people who may not move would have to agree, and what it would save.
 *
 * Method. The plan's problem is solved once more with everybody who may not move allowed to (but not those who are held),
 * at a surcharge above any cost of a move, so that consents are used for points and not for comfort. Those who then move
 * are the answer.
 *
 * Why it is exact. The plan found is open to exactly these people, so granting them saves at least these points; and
 * with everybody's consent nothing better exists, so it saves no more. It is not claimed to be the fewest.
 */

import { solve } from "../assign/solve.ts";
import { InputError } from "../errors.ts";
import { handBack } from "../model/hand-back.ts";
import { joinOptions } from "../model/joined-options.ts";
import { couldMove, mayMove } from "../model/may-move.ts";
import { type Model, pointsOf, prepare } from "../model/prepare.ts";
import { seatingOf } from "../model/seating.ts";
import type { MissingConsents, Plan, Problem } from "../types.ts";
import { runThrough } from "./plan-of-problem.ts";

const COST_LIMIT = 2 ** 30;

export function consentsMissing(problem: Problem, plan: Plan): MissingConsents {
  const { policy } = plan;
  const [may, could] = [mayMove(problem, policy), couldMove(problem)];
  const willing = runThrough(prepare(problem, policy));
  const surcharge = 1 + willing.mostCost;
  const unwilling = runThrough(
    prepare(problem, policy, {
      movable: (row) => could(row) && !may(row),
      surcharge,
    }),
  );
  checkSurcharge(willing, unwilling);
  const options = joinOptions(willing.options, unwilling.options);
  // People held are in neither set, all others registered in one of them.
  const fixed = willing.units.fixed.map(
    (people, j) => people + unwilling.units.fixed[j]! - willing.units.enrolledToday[j]!,
  );
  const assignment = runThrough(solve({ options, curve: willing.curve, fixed }));
  if (assignment === null) throw new Error("a run without a limit was stopped");
  const { lists } = assignment;
  const transfers = runThrough(handBack(unwilling, seatingOf(unwilling.units, lists, willing.units.size)));
  const load = fixed.slice();
  for (let slot = 0; slot < lists.size; slot++) load[lists.facility[slot]!]! += lists.flow[slot]!;
  const people = transfers.people.reduce((sum, moved) => sum + moved, 0);
  return {
    people,
    // With a finite `overloadKm` plans of the same sum may differ in points; whom nobody is asked for saves none.
    pointsSaved: people === 0 ? 0 : plan.objective.overload - pointsOf(willing.curves, load),
    participant: transfers.participant,
    count: transfers.people,
    from: transfers.from,
    to: transfers.to,
  };
}

/** Costs with the surcharge must stay in the engine's range too. */
function checkSurcharge(willing: Model, unwilling: Model): void {
  const most = Math.max(willing.mostCost, unwilling.mostCost);
  if (most * willing.travel.facilities < COST_LIMIT) return;
  const message = "expected ways short enough to ask what consents are worth: set maxExtraKm or maxDistanceKm";
  throw new InputError([{ code: "range", path: "plan.policy", message: `plan.policy: ${message}` }]);
}
