/** What is told of every answer, whoever gave it: all of it by the library's `score`, but for the ways of the newly enrolled. */
import { type Policy, type Problem, score } from "../../src/index.ts";
import { NO_WAY, waysOf } from "../ways.ts";
import { NOWHERE } from "./reach.ts";

export interface Figures {
  readonly over: number;
  readonly points: number;
  readonly facilitiesOver: number;
  readonly worstRatio: number;
  readonly moved: number;
  /** Kilometres beyond today's way, and for the newly enrolled beyond their nearest facility: of all, and of who goes farther. */
  readonly kmNet: number;
  readonly kmGross: number;
  /** People who must newly cross a river; newly enrolled people among them. */
  readonly newlyOverRiver: number;
  /** Rupiah a month that the insurer pays more. */
  readonly capitation: number;
  /** Facilities that are given people and have no room for one more. */
  readonly receiversFull: number;
  readonly unplaced: number;
  /** People over quota today, before anything; the newly enrolled are nowhere. */
  readonly overToday: number;
}

export function figuresOf(problem: Problem, facility: Int32Array, quota: ArrayLike<number>, policy: Policy): Figures {
  const summary = score(problem, { facility }, policy);
  const { overQuota, overloadPoints, facilitiesOver, worstRatio, extraKm, overBarriers, capitation } = summary;
  const detour = detourKm(problem, facility, policy);
  return {
    over: overQuota.after,
    points: overloadPoints.after,
    facilitiesOver: facilitiesOver.after,
    worstRatio: worstRatio.after ?? 0,
    moved: summary.transferred,
    kmNet: (extraKm?.net ?? 0) + detour,
    kmGross: (extraKm?.gross ?? 0) + detour,
    newlyOverRiver: overBarriers.newly + overBarriers.placed,
    capitation: capitation.difference,
    receiversFull: receiversFull(problem, facility, quota),
    unplaced: summary.unplaced,
    overToday: overQuota.before,
  };
}

/** How much farther than to their nearest facility the newly enrolled go. */
function detourKm(problem: Problem, to: Int32Array, { sameRegion }: Policy): number {
  const { facility, count, region } = problem.participants;
  const ways = waysOf(problem);
  let metres = 0;
  facility.forEach((today, row) => {
    if (today !== NOWHERE || to[row] === NOWHERE) return;
    let nearest = NO_WAY;
    problem.facilities.forEach((one, j) => {
      const takes = sameRegion !== true || one.region === problem.regions![region![row]!];
      if (takes) nearest = Math.min(nearest, ways(row, j));
    });
    metres += (count?.[row] ?? 1) * (ways(row, to[row]!) - nearest);
  });
  return metres / 1000;
}

function receiversFull({ participants, facilities }: Problem, to: Int32Array, quota: ArrayLike<number>): number {
  const enrolled = facilities.map(() => 0);
  const receives = new Set<number>();
  to.forEach((j, row) => {
    if (j === NOWHERE) return;
    enrolled[j]! += participants.count?.[row] ?? 1;
    if (j !== participants.facility[row]) receives.add(j);
  });
  return [...receives].filter((j) => enrolled[j]! >= quota[j]!).length;
}

/** No more people over quota, no more points, no more kilometres farther, and one of the three by a quarter less. */
export function beats(own: Figures, other: Figures): boolean {
  const pairs = (["over", "points", "kmGross"] as const).map((key) => [own[key], other[key]] as const);
  return pairs.every(([a, b]) => a <= b) && pairs.some(([a, b]) => a <= 0.75 * b && a < b);
}
