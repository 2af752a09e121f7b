/** The exact engine on cohorts: what the best plan of an aggregate costs, in milliseconds. */

import type { Options } from "../assign/problem.ts";
import { solve } from "../assign/solve.ts";
import { listedOptions } from "../model/choices.ts";
import type { Curves } from "../model/overload.ts";
import { curveOf, pointsOf } from "../model/prepare.ts";
import { runThrough } from "../report/plan-of-problem.ts";
import { NO_WAY } from "../travel/travel.ts";
import type { Aggregate } from "./types.ts";

export interface CohortSolution {
  /** People at each facility. */
  readonly load: Float64Array;
  readonly overload: number;
  readonly metres: number;
  /** The smallest prices, as one number. */
  readonly price: Float64Array;
}

/** People at each facility who may not move. */
export function fixedPeople({ cohorts, movable, facilities }: Aggregate): Float64Array {
  const fixed = new Float64Array(facilities.length);
  for (const { facility, people } of cohorts.slice(movable)) fixed[facility]! += people;
  return fixed;
}

/** The best plan of an aggregate under these curves. */
export function solveCohorts(aggregate: Aggregate, options: Options, curves: Curves, scale: number): CohortSolution {
  const fixed = fixedPeople(aggregate);
  const { lists, price } = runThrough(solve({ options, curve: curveOf(curves, scale), fixed }))!;
  const load = fixed;
  let metres = 0;
  for (let slot = 0; slot < lists.size; slot++) {
    load[lists.facility[slot]!]! += lists.flow[slot]!;
    metres += lists.flow[slot]! * lists.cost[slot]!;
  }
  return { load, overload: pointsOf(curves, load), metres, price: price! };
}

/** Cohorts as units of the engine: all of them with the options that they list. */
export function cohortOptions({ cohorts, movable, cost, facilities }: Aggregate): Options {
  const m = facilities.length;
  const own = cohorts.slice(0, movable);
  const start = new Int32Array(movable + 1);
  const [facility, metres]: [number[], number[]] = [[], []];
  own.forEach((cohort, c) => {
    for (let k = 0; k < m; k++) {
      // Of equals the first are found, and not all cohorts should find the same.
      const j = (k + c) % m;
      if (j === cohort.facility || cost[c * m + j] === NO_WAY) continue;
      facility.push(j);
      metres.push(cost[c * m + j]!);
    }
    start[c + 1] = facility.length;
  });
  const weight = Int32Array.from(own, ({ people }) => people);
  const today = Int32Array.from(own, (cohort) => cohort.facility);
  const listed = { start, facility: Int32Array.from(facility), cost: Float64Array.from(metres) };
  return listedOptions(listed, { weight, today, choosers: 0 }, m);
}
