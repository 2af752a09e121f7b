import type { HeldPeople, Problem } from "../types.ts";

/** Reasons that occur, with their people; `people` has an entry for each of `problem.holds`. */
export function heldPeople({ holds }: Problem, people: readonly number[]): HeldPeople[] {
  const held = people.map((held, i) => ({ reason: holds![i]!, people: held }));
  return held.filter((group) => group.people > 0);
}
