import type { Problem } from "../types.ts";

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
