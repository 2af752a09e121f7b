import type { HeldPeople, Problem } from "../types.ts";

/** Reasons that occur, with their people; `people` has an entry for each of `problem.holds`. */
export function heldPeople({ holds }: Problem, people: readonly number[]): HeldPeople[] {
  const held = people.map((own, i) => ({ reason: holds![i]!, people: own }));
  return held.filter((group) => group.people > 0);
}
