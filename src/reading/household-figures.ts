import { runThrough } from "../generators.ts";
import type { HouseholdFigures, Problem } from "../types.ts";
import { groupsOf } from "../verify/household-rules.ts";
import { rulesAlone } from "../verify/row-rules.ts";
import type { Outcome } from "./outcome.ts";

/** One of a household's parts before the plan: members at one facility, or its newcomers. */
interface Part {
  people: number;
  /** Where the first of them goes, or stays. */
  readonly seat: number;
  split: boolean;
}

/** What becomes of households of two or more. O(people + transfers). */
export function householdFigures(problem: Problem, outcome: Outcome): HouseholdFigures {
  const { household, facility, count } = problem.participants;
  if (household === undefined) return { count: 0, moved: 0, split: 0, keptBack: 0 };
  const { participant, to, people } = outcome.transfers;
  const households = runThrough(groupsOf(problem, outcome.policy, runThrough(rulesAlone(problem, outcome.policy))));
  const m = problem.facilities.length;
  const parts = new Map<number, Part>();
  const sizes = new Map<number, number>();
  const unplaced = new Set(outcome.unplaced);
  let keptBack = 0;
  for (let row = 0, i = 0; row < household.length; row++) {
    const inRow = count?.[row] ?? 1;
    if (households.isKeptBack(row)) keptBack += inRow;
    const seats = new Map<number, number>();
    let staying = inRow;
    for (; participant[i] === row; i++) {
      seats.set(to[i]!, people[i]!);
      staying -= people[i]!;
    }
    if (staying > 0) seats.set(facility[row]!, staying);
    const name = household[row]!;
    if (name === -1 || inRow === 0) continue;
    sizes.set(name, (sizes.get(name) ?? 0) + inRow);
    const key = name * (m + 1) + facility[row]! + 1;
    if (unplaced.has(row)) continue;
    for (const [seat, those] of seats) {
      const part = parts.get(key) ?? { people: 0, seat, split: false };
      part.people += those;
      if (part.seat !== seat) part.split = true;
      parts.set(key, part);
    }
  }
  return { ...fatesOf(parts, m), count: [...sizes.values()].filter((size) => size > 1).length, keptBack };
}

/** How many parts are split, and how many are transferred. */
function fatesOf(parts: ReadonlyMap<number, Part>, m: number): Pick<HouseholdFigures, "moved" | "split"> {
  const figures = { moved: 0, split: 0 };
  for (const [key, { people, seat, split }] of parts) {
    const today = (key % (m + 1)) - 1;
    if (split) figures.split++;
    else if (people > 1 && today !== -1 && seat !== today) figures.moved++;
  }
  return figures;
}
