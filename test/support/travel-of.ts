import { runThrough } from "../../src/generators.ts";
import { travelInSlices } from "../../src/travel/problem-travel.ts";
import type { Travel } from "../../src/travel/travel.ts";
import type { Problem } from "../../src/types.ts";

/** The ways of a checked problem from all its rows: place `i` is row `i`. */
export function travelOf(problem: Problem): Travel {
  return runThrough(
    travelInSlices(
      problem,
      problem.participants.facility.map((_, row) => row),
    ),
  );
}
