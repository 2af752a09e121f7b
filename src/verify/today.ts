/** How full facilities are today, and how full they may become: once more, apart from the engine. */

import { type Arriving, type Capacities, capacitiesOf } from "../model/overload.ts";
import { NO_WAY } from "../travel/travel.ts";
import type { CompletePolicy, Problem } from "../types.ts";
import { type RowRules, rulesAlone } from "./row-rules.ts";

const ROWS_PER_SLICE = 8192;
const LOOKS_PER_SLICE = 8192;

/** People who may stay at each facility: those registered there, but nobody at a closed one. */
export function enrolledToday(problem: Problem): Float64Array {
  return registeredToday(problem).map((people, j) => (problem.facilities[j]!.closed === true ? 0 : people));
}

/** People registered at each facility today. */
export function registeredToday(problem: Problem): Float64Array {
  const { facility, count } = problem.participants;
  const enrolled = new Float64Array(problem.facilities.length);
  for (let row = 0; row < facility.length; row++) {
    if (facility[row] !== -1) enrolled[facility[row]!]! += count === undefined ? 1 : count[row]!;
  }
  return enrolled;
}

/** Quota, ceiling and floor of every facility, as the problem and the policy say. */
export function* capacitiesToday(problem: Problem, policy: CompletePolicy): Generator<number, Capacities> {
  const today = enrolledToday(problem);
  if (policy.reserve === 0) return capacitiesOf(problem.facilities, today, policy);
  const arriving = yield* arrivingBy(problem, yield* rulesAlone(problem, policy));
  return capacitiesOf(problem.facilities, today, policy, arriving);
}

/** People who must be placed, by the facility nearest to them that takes them; of equally near ones the first. */
function* arrivingBy({ facilities, participants }: Problem, rules: RowRules): Generator<number, Arriving> {
  const { facility, count } = participants;
  const [all, placeable] = [new Float64Array(facilities.length), new Float64Array(facilities.length)];
  let looks = 0;
  for (let row = 0; row < facility.length; row++) {
    if (row % ROWS_PER_SLICE === 0 || looks >= LOOKS_PER_SLICE) {
      looks = 0;
      yield row;
    }
    if (rules.todayOf(row) !== -1 || !rules.mayMove(row)) continue;
    rules.goTo(row);
    looks += facilities.length * rules.ways.looks;
    const nearest = rules.nearest();
    if (nearest === NO_WAY) continue;
    const first = facilities.findIndex((_, j) => rules.takes(j) && rules.ways.metres(j) === nearest);
    all[first]! += count?.[row] ?? 1;
    if (rules.hasOption()) placeable[first]! += count?.[row] ?? 1;
  }
  return { all, placeable };
}
