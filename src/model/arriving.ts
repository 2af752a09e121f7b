import { travelInSlices } from "../travel/problem-travel.ts";
import { NO_WAY } from "../travel/travel.ts";
import type { CompletePolicy, Problem } from "../types.ts";
import { classesOf, waysOpen } from "./eligibility.ts";
import { mustBePlaced } from "./may-move.ts";
import { moveRules, reachOf } from "./moves.ts";
import { chooses } from "./options/choices.ts";
import type { Arriving } from "./overload.ts";

/**
 * People who must be placed now, by the facility that is nearest to them and takes them, before any limit: its reserve is
 * theirs. Of equally near ones the first. Nothing where there is no reserve.
 */
export function* arrivingAt(problem: Problem, policy: CompletePolicy): Generator<number, Arriving | undefined> {
  if (policy.reserve === 0) return undefined;
  const { count, choiceStart, choice } = problem.participants;
  const rows = mustBePlaced(problem);
  const rules = moveRules(problem.facilities, policy, 0);
  const classes = yield* classesOf(problem, policy);
  const today = new Int32Array(rows.length).fill(-1);
  const kind = classes === undefined ? today : rows.map((row) => classes.of[row]!);
  const travel = waysOpen(yield* travelInSlices(problem, rows), { today, kind, classes });
  const [all, placeable] = [new Float64Array(problem.facilities.length), new Float64Array(problem.facilities.length)];
  for (let place = 0; place < rows.length; place++) {
    if (place % 4096 === 4095) yield place;
    const row = rows[place]!;
    let [least, nearest] = [NO_WAY, -1];
    for (let j = 0; j < travel.facilities; j++) {
      const metres = travel.metresBelow(place, j, least);
      if (metres < least) [least, nearest] = [metres, j];
    }
    if (nearest < 0) continue;
    all[nearest]! += count?.[row] ?? 1;
    const isOpen = (j: number): boolean => travel.metres(place, j) <= reachOf(least, rules, true);
    const hasOption = chooses(problem.participants, row)
      ? choice!.subarray(choiceStart![row], choiceStart![row + 1]).some(isOpen)
      : least <= reachOf(least, rules, false);
    if (hasOption) placeable[nearest]! += count?.[row] ?? 1;
  }
  return { all, placeable };
}
