import { runThrough } from "../generators.ts";
import type { PeopleOverBarriers, Problem } from "../types.ts";
import { waysOf } from "../verify/ways.ts";
import type { Outcome } from "./outcome.ts";

/** People who must cross a barrier, before and after. O(people + transfers) looks; nothing to do without barriers. */
export function overBarriers(problem: Problem, { transfers }: Outcome): PeopleOverBarriers {
  const { facility, count, lon, lat } = problem.participants;
  const isClosed = (j: number): boolean => problem.facilities[j]!.closed === true;
  const { participant, from, to, people } = transfers;
  const figures = { transferred: 0, newly: 0, noLonger: 0, placed: 0 };
  const ways = runThrough(waysOf(problem));
  let before = 0;
  for (let row = 0; ways.hasBarriers && row < facility.length; row++) {
    // A row that is held may lack its place.
    if (facility[row] === -1 || isClosed(facility[row]!) || Number.isNaN(lon![row]! + lat![row]!)) continue;
    ways.goTo(row);
    if (ways.crosses(facility[row]!)) before += count?.[row] ?? 1;
  }
  for (let i = 0; ways.hasBarriers && i < participant.length; i++) {
    ways.goTo(participant[i]!);
    const after = ways.crosses(to[i]!);
    const moved = people[i]!;
    if (from[i] === -1 || isClosed(from[i]!)) figures.placed += after ? moved : 0;
    else {
      const today = ways.crosses(from[i]!);
      if (after) figures.transferred += moved;
      if (after && !today) figures.newly += moved;
      if (!after && today) figures.noLonger += moved;
    }
  }
  const { newly, noLonger, placed } = figures;
  return { people: { before, after: before + newly - noLonger + placed }, ...figures };
}
