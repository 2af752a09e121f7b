import { travelInSlices } from "../travel/problem-travel.ts";
import { NO_WAY } from "../travel/travel.ts";
import type { CompletePolicy, Problem } from "../types.ts";
import { classesOf, waysOpen } from "./eligibility.ts";
import { mustBePlaced } from "./may-move.ts";

/**
 * People who must be placed now, by the facility that is nearest to them and takes them, before any limit: its reserve is
 * theirs. Of equally near ones the first. Nothing where there is no reserve.
 */
export function* arrivingAt(problem: Problem, policy: CompletePolicy): Generator<number, Float64Array | undefined> {
  if (policy.reserve === 0) return undefined;
  const { count } = problem.participants;
  const rows = mustBePlaced(problem);
  const classes = yield* classesOf(problem, policy);
  const today = new Int32Array(rows.length).fill(-1);
  const kind = classes === undefined ? today : rows.map((row) => classes.of[row]!);
  const travel = waysOpen(yield* travelInSlices(problem, rows), { today, kind, classes });
  const arriving = new Float64Array(problem.facilities.length);
  for (let place = 0; place < rows.length; place++) {
    let [least, nearest] = [NO_WAY, -1];
    for (let j = 0; j < travel.facilities; j++) {
      const metres = travel.metresBelow(place, j, least);
      if (metres < least) [least, nearest] = [metres, j];
    }
    if (nearest >= 0) arriving[nearest]! += count?.[rows[place]!] ?? 1;
    if (place % 4096 === 4095) yield place;
  }
  return arriving;
}
