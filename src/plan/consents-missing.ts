/**
 * Consents missing: which of the people who may not move would have to agree, and what it would save.
 *
 * Method. The plan's problem is solved once more with everybody who may not move allowed to (but not those who are held),
 * at a surcharge: what a letter costs (`askKm`), or, where any way is worth a point, more than any move, so that consents are
 * used for points and not for comfort. Those who then move are the answer.
 *
 * Why it is exact. The plan found is open to exactly these people, so granting them saves at least what it is better by,
 * surcharges aside. And no more: any plan that is open to them has no more surcharges than this one, which is the best with
 * surcharges. It is not claimed to be the fewest. Where households stay together (all of a kept-back one must agree), both
 * plans are near-optimal, and so is the answer.
 *
 * Limits. The engine counts exactly only while costs are small (`range.ts`), and whoever may not move was not among those whom
 * the plan was checked for. Where they are too far from everything, only facilities near enough are looked at, and the answer
 * says how near: hundreds of kilometres, and thousands of facilities.
 */

import { InputError } from "../errors.ts";
import { staged } from "../generators.ts";
import { couldMove, mayMove } from "../model/may-move.ts";
import { wholeMetres } from "../model/policy.ts";
import { type Model, type PrepareOptions, prepare } from "../model/prepare.ts";
import { COST_LIMIT } from "../model/range.ts";
import type { CompletePolicy, MissingConsents, Objective, Plan, Problem, Progress } from "../types.ts";
import { seatingOf, weighed } from "./outcome.ts";
import { joinModels, type Solved, solveFully } from "./solve-model.ts";
import { transfersOf } from "./transfers.ts";

/** Finds them; pauses as a run of the engine does. */
export function* consentsMissing(problem: Problem, plan: Plan): Generator<Progress, MissingConsents> {
  const { policy } = plan;
  const rows = problem.participants.facility.length;
  const agreed = yield* staged("merge", rows, prepare(problem, policy));
  const may = mayMove(agreed, policy);
  const could = couldMove(agreed);
  // Relatives kept back would come along.
  const moves = (row: number): boolean => may(row) && agreed.households?.keptBack[row] !== 1;
  const asked = yield* askedOf(agreed, (row) => could(row) && !moves(row));
  // People held may move in neither, all others registered in one of them.
  const solved = yield* solveFully(joinModels(agreed, asked.model), { rows });
  const seating = seatingOf(asked.model.units, solved.candidates, agreed.units.size);
  const transfers = yield* staged("write", rows, transfersOf(asked.model, seating));
  const saved = difference(plan.objective, objectiveWithout(asked, agreed, solved));
  const missing = transfers.participant.map((row, i) => (may(row) ? 0 : transfers.people[i]!));
  const people = missing.reduce((sum, moved) => sum + moved, 0);
  // Households that were put together may fit worse than before.
  const helps = people > 0 && (agreed.households === undefined || (saved.weighted ?? saved.overload) > 0);
  const listed = (column: Int32Array): Int32Array => column.filter((_, i) => helps && missing[i]! > 0);
  return {
    people: helps ? people : 0,
    pointsSaved: helps ? saved.overload : 0,
    overQuotaSaved: helps ? saved.overQuota : 0,
    ...(saved.weighted !== undefined && { weightedSaved: helps ? saved.weighted : 0 }),
    withinKm: asked.withinKm,
    participant: listed(transfers.participant),
    count: listed(missing),
    from: listed(transfers.from),
    to: listed(transfers.to),
  };
}

/** People who may not move, as if they might, and what each of their moves costs more. */
interface Asked {
  readonly model: Model;
  readonly surcharge: number;
  /** Facilities farther away were left out. */
  readonly withinKm: number;
}

/** Prepares them; those who are too far for exact sums with what is near enough. */
function* askedOf(agreed: Model, isAsked: (row: number) => boolean): Generator<Progress, Asked> {
  const { problem, policy, options, mostCost, mostSpreads } = agreed;
  const rows = problem.participants.facility.length;
  const dear = policy.overloadKm === Number.POSITIVE_INFINITY ? 1 + mostCost : wholeMetres(policy.askKm);
  const model = yield* staged("merge", rows, prepareIfExact(problem, policy, { mayMove: isAsked, surcharge: dear }));
  if (model !== null && mostSpreads + model.mostSpreads < COST_LIMIT) {
    return { model, surcharge: dear, withinKm: Number.POSITIVE_INFINITY };
  }
  const room = Math.floor((COST_LIMIT - 1 - mostSpreads) / options.facilities);
  const surcharge = Math.min(dear, Math.floor(room / 2));
  const reach = reachFor(agreed, room - surcharge);
  // Too far even for that: nobody is.
  const near = reach > 0 ? isAsked : () => false;
  const withinKm = Math.max(0, Math.min(reach / 1000, policy.maxDistanceKm));
  const within = { ...policy, maxDistanceKm: withinKm };
  const some = yield* staged("merge", rows, prepare(problem, within, { mayMove: near, surcharge }));
  return { model: some, surcharge, withinKm };
}

/** `null` where costs are too large to be exact. */
function* prepareIfExact(
  problem: Problem,
  policy: CompletePolicy,
  options: PrepareOptions,
): Generator<number, Model | null> {
  try {
    return yield* prepare(problem, policy, options);
  } catch (error) {
    if (error instanceof InputError && error.code === "range") return null;
    throw error;
  }
}

/** How many metres away a facility may be, so that no cost of moving there, with all that is added, spreads more. */
function reachFor({ problem: { participants }, policy, rules }: Model, most: number): number {
  const largest = (column: ArrayLike<number> | undefined): number => {
    let least = 0;
    for (let row = 0; row < (column?.length ?? 0); row++) least = Math.max(least, column![row]!);
    return least;
  };
  const { choiceStart, extraCost, extraCostPerKm } = participants;
  const wishes = largest(choiceStart?.subarray(1).map((end, row) => end - choiceStart[row]!));
  const wish = wishes * wholeMetres(policy.choiceKm) + (policy.honourChoices ? wholeMetres(policy.choiceWorthKm) : 0);
  const bother = wholeMetres(policy.moveCostKm) + wholeMetres(policy.askKm);
  const added = largest(rules.offset) + largest(extraCost) + wish + bother + 1;
  return Math.floor((most - added) / (1 + largest(extraCostPerKm) / 1000));
}

/** What it all costs, surcharges aside. */
function objectiveWithout(
  { model, surcharge }: Asked,
  agreed: Model,
  { candidates: lists, load, metres }: Solved,
): Objective {
  const { unit, facility, flow, size } = lists;
  let people = 0;
  for (let candidate = 0; candidate < size; candidate++) {
    const own = unit[candidate]! - agreed.units.size;
    if (own >= 0 && model.units.today[own] !== facility[candidate]) people += flow[candidate]!;
  }
  return weighed(agreed, { load, metres: metres - people * surcharge }).objective;
}

function difference(before: Objective, after: Objective): Omit<Objective, "metres"> {
  const parts = { overload: before.overload - after.overload, overQuota: before.overQuota - after.overQuota };
  return before.weighted === undefined ? parts : { ...parts, weighted: before.weighted - after.weighted! };
}
