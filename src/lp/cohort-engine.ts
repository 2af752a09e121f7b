/** The exact engine on cohorts: what the best plan of an aggregate costs, in milliseconds. */

import type { Batch, Found, Options } from "../assign/problem.ts";
import { solve } from "../assign/solve.ts";
import { insert } from "../model/options.ts";
import type { Curves } from "../model/overload.ts";
import { curveOf, pointsOf } from "../model/prepare.ts";
import { NO_WAY } from "../travel/travel.ts";
import { runToEnd } from "./aggregate.ts";
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
  const { lists, price } = runToEnd(solve({ options, curve: curveOf(curves, scale), fixed }))!;
  const load = fixed;
  let metres = 0;
  for (let slot = 0; slot < lists.size; slot++) {
    load[lists.facility[slot]!]! += lists.flow[slot]!;
    metres += lists.flow[slot]! * lists.cost[slot]!;
  }
  return { load, overload: pointsOf(curves, load), metres, price: price! };
}

/** Cohorts as units of the engine. */
export function cohortOptions({ cohorts, movable, cost, facilities }: Aggregate): Options {
  const m = facilities.length;
  const value = new Float64Array(m + 1);
  return {
    units: movable,
    facilities: m,
    weight: Int32Array.from(cohorts.slice(0, movable), ({ people }) => people),
    cost: (cohort, j) => (cost[cohort * m + j]! === NO_WAY ? Number.NaN : cost[cohort * m + j]!),
    best({ first, count, step }: Batch, prices, within, limit, found: Found) {
      for (let i = 0, cohort = first; i < count; i++, cohort += step) {
        let bar = limit === undefined ? Number.POSITIVE_INFINITY : limit[i]!;
        let size = 0;
        for (let k = 0; k < m; k++) {
          // Of equals the first are found, and not all cohorts should find the same.
          const j = (k + cohort) % m;
          const own = cost[cohort * m + j]!;
          const worth = own + prices[j]!;
          if (own === NO_WAY || worth >= bar) continue;
          insert(value, found, i, size < found.most ? size++ : size - 1, worth, j, own);
          bar = Math.min(bar, size === found.most ? value[size - 1]! : value[0]! + within + 1);
        }
        while (size > 1 && value[size - 1]! > value[0]! + within) size--;
        found.size[i] = size;
      }
    },
  };
}
