/**
 * Consents missing: which of the people who may not move would have to agree, and what it would save.
 *
 * Method. The plan's problem is solved once more with everybody who may not move allowed to (but not those who are held),
 * at a surcharge above any cost of a move, so that consents are used for points and not for comfort. Those who then move
 * are the answer.
 *
 * Why it is exact. The plan found is open to exactly these people, so granting them saves at least these points; and
 * with everybody's consent nothing better exists, so it saves no more. It is not claimed to be the fewest. Where
 * households stay together (all of a kept-back one must agree), both plans are near-optimal, and so is the answer.
 */

import type { Lists } from "../assign/candidates.ts";
import { solve } from "../assign/solve.ts";
import { wrongInput } from "../errors.ts";
import { staged } from "../generators.ts";
import { joinOptions } from "../model/joined-options.ts";
import { couldMove, mayMove } from "../model/may-move.ts";
import { objectiveOf } from "../model/overload.ts";
import { type Model, prepare } from "../model/prepare.ts";
import { COST_LIMIT } from "../model/range.ts";
import type { MissingConsents, Plan, Problem, Progress } from "../types.ts";
import { seatingOf } from "./assignment.ts";
import { handBack } from "./transfers.ts";
import { hasWholes, joinUnits, putTogether } from "./unsplittable.ts";

/** Finds them; pauses as a run of the engine does. */
export function* consentsMissing(problem: Problem, plan: Plan): Generator<Progress, MissingConsents> {
  const { policy } = plan;
  const rows = problem.participants.facility.length;
  const [may, could] = [mayMove(problem, policy), couldMove(problem)];
  const willing = yield* staged("merge", rows, prepare(problem, policy));
  // Relatives kept back would come along.
  const moves = (row: number): boolean => may(row) && willing.households?.keptBack[row] !== 1;
  const surcharge = 1 + willing.mostCost;
  const movable = (row: number): boolean => could(row) && !moves(row);
  const unwilling = yield* staged("merge", rows, prepare(problem, policy, { movable, surcharge }));
  checkSurcharge(willing, unwilling);
  // People held are in neither set, all others registered in one of them.
  const fixed = willing.units.fixed.map(
    (people, j) => people + unwilling.units.fixed[j]! - willing.units.enrolledToday[j]!,
  );
  const lists = yield* bestSeats(willing, unwilling, fixed);
  const seating = seatingOf(unwilling.units, lists, willing.units.size);
  const transfers = yield* staged("write", rows, handBack(unwilling, seating));
  const pointsSaved = plan.objective.overload - objectiveOf(willing.curves, loadOf(lists, fixed), 0).overload;
  const missing = transfers.participant.map((row, i) => (may(row) ? 0 : transfers.people[i]!));
  const people = missing.reduce((sum, moved) => sum + moved, 0);
  // With a finite `overloadKm` plans of the same sum may differ in points; whom nobody is asked for saves none. And
  // households that were put together may fit worse than before.
  const helps = people > 0 && (willing.households === undefined || pointsSaved > 0);
  const listed = (column: Int32Array): Int32Array => column.filter((_, i) => helps && missing[i]! > 0);
  return {
    people: helps ? people : 0,
    pointsSaved: helps ? pointsSaved : 0,
    participant: listed(transfers.participant),
    count: listed(missing),
    from: listed(transfers.from),
    to: listed(transfers.to),
  };
}

/** Where everybody would sit; households together. */
function* bestSeats(willing: Model, unwilling: Model, fixed: Float64Array): Generator<Progress, Lists> {
  const options = joinOptions(willing.options, unwilling.options);
  const assignment = yield* solve({ options, curve: willing.curve, fixed });
  if (assignment === null) throw new Error("a run without a limit was stopped");
  if (hasWholes(willing) || hasWholes(unwilling)) {
    const units = joinUnits(willing.units, unwilling.units);
    const rows = willing.problem.participants.facility.length;
    yield* staged("write", rows, putTogether(willing, units, assignment, loadOf(assignment.lists, fixed)));
  }
  return assignment.lists;
}

function loadOf({ facility, flow, size }: Lists, fixed: Float64Array): Float64Array {
  const load = fixed.slice();
  for (let slot = 0; slot < size; slot++) load[facility[slot]!]! += flow[slot]!;
  return load;
}

/** Costs with the surcharge must stay in the engine's range too. */
function checkSurcharge(willing: Model, unwilling: Model): void {
  const most = Math.max(willing.mostCost, unwilling.mostCost);
  if (most * willing.options.facilities < COST_LIMIT) return;
  throw wrongInput("plan.policy", { code: "range", expected: "short-ways" });
}
