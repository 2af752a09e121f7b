import { type Curves, curvesOf } from "../model/overload.ts";
import { NO_WAY } from "../travel/travel.ts";
import type { CompletePolicy, Problem } from "../types.ts";
import { enrolledToday } from "./enrolled-today.ts";
import { type RowRules, rulesAlone } from "./row-rules.ts";

/** Quota, ceiling and floor of every facility, as the problem and the policy say. */
export function* curvesToday(problem: Problem, policy: CompletePolicy): Generator<number, Curves> {
  const today = enrolledToday(problem);
  if (policy.reserve === 0) return curvesOf(problem.facilities, today, policy);
  const arriving = yield* arrivingBy(problem, yield* rulesAlone(problem, policy));
  return curvesOf(problem.facilities, today, policy, arriving);
}

/** People who must be placed, by the facility nearest to them that takes them; of equally near ones the first. */
function* arrivingBy({ facilities, participants }: Problem, rules: RowRules): Generator<number, Float64Array> {
  const { facility, count } = participants;
  const arriving = new Float64Array(facilities.length);
  for (let row = 0; row < facility.length; row++) {
    if (rules.todayOf(row) !== -1 || !rules.mayChoose(row)) continue;
    rules.goTo(row);
    const nearest = rules.nearest();
    if (nearest === NO_WAY) continue;
    const first = facilities.findIndex((_, j) => rules.takes(j) && rules.ways.metres(j) === nearest);
    arriving[first]! += count?.[row] ?? 1;
    if (row % 1024 === 0) yield row;
  }
  return arriving;
}
