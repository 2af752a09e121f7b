/** The exact engine on cohorts: the best plan of an aggregate when every choice may cost something more. */

import { runThrough } from "../generators.ts";
import { listedOptions } from "../model/options/choices.ts";
import type { Capacities } from "../model/overload.ts";
import { solveFully } from "../plan/solve-model.ts";
import { NO_WAY } from "../travel/travel.ts";
import type { Aggregate } from "./types.ts";

/** Everything that cohorts may do, one choice after another, those of a cohort together; staying is one of them. */
export interface Choices {
  /** Those of cohort c are from first[c] to first[c + 1]. */
  readonly first: Int32Array;
  readonly cohort: Int32Array;
  readonly to: Int32Array;
  /** What it costs each person; staying 0. */
  readonly metres: Float64Array;
  /** People and facility today of each cohort. */
  readonly people: Int32Array;
  readonly today: Int32Array;
  /** People at each facility who may not move. */
  readonly fixed: Float64Array;
}

/** What people may do, and what it costs. */
export interface Frame {
  readonly choices: Choices;
  /** What overload weighs, in points: one each, and as many as `overQuotaKm` is worth for a person over quota. */
  readonly capacities: Capacities;
  /** Metres that weigh as much as a point. */
  readonly scale: number;
}

/** Everything that the cohorts of an aggregate may do. */
export function choicesOf({ cohorts, movable, cost, facilities }: Aggregate): Choices {
  const m = facilities.length;
  const [cohort, to, metres]: [number[], number[], number[]] = [[], [], []];
  const first = new Int32Array(movable + 1);
  for (let c = 0; c < movable; c++) {
    for (let j = 0; j < m; j++) {
      const own = j === cohorts[c]!.facility ? 0 : cost[c * m + j]!;
      if (own === NO_WAY) continue;
      cohort.push(c);
      to.push(j);
      metres.push(own);
    }
    first[c + 1] = to.length;
  }
  const fixed = new Float64Array(m);
  for (const { facility, people } of cohorts.slice(movable)) fixed[facility]! += people;
  const own = cohorts.slice(0, movable);
  return {
    first,
    cohort: Int32Array.from(cohort),
    to: Int32Array.from(to),
    metres: Float64Array.from(metres),
    people: Int32Array.from(own, ({ people }) => people),
    today: Int32Array.from(own, ({ facility }) => facility),
    fixed,
  };
}

/** A plan of the engine. */
export interface EnginePlan {
  /** People of each choice. */
  readonly x: Float64Array;
  readonly load: Float64Array;
  /** What one person more is worth at each facility, in points. */
  readonly price: Float64Array;
}

/**
 * The plan of least overload + cost / scale, overload in points as `capacities` weigh it. Costs are whole, and 0 for staying.
 */
export function cheapestPlan(choices: Choices, capacities: Capacities, cost: Float64Array, scale: number): EnginePlan {
  const { first, to, people, today, fixed } = choices;
  const m = fixed.length;
  const start = new Int32Array(people.length + 1);
  const order: number[] = [];
  people.forEach((_, c) => {
    const [from, size] = [first[c]!, first[c + 1]! - first[c]!];
    // Of equals the first are found, and not all cohorts should find the same.
    for (let i = 0; i < size; i++) {
      const k = from + ((i + c) % size);
      if (to[k] !== today[c]) order.push(k);
    }
    start[c + 1] = order.length;
  });
  const listed = {
    start,
    facility: Int32Array.from(order, (k) => to[k]!),
    cost: Float64Array.from(order, (k) => cost[k]!),
  };
  const options = listedOptions(listed, { weight: people, today, firstListed: 0 }, m);
  const weights = { point: scale, over: Math.round(capacities.weights.over * scale) };
  const units = { size: people.length, weight: people, today, unsplittable: undefined, fixed };
  const {
    candidates: lists,
    load,
    price,
  } = runThrough(solveFully({ options, capacities: { ...capacities, weights }, units }));
  const x = new Float64Array(to.length);
  for (let slot = 0; slot < lists.size; slot++) {
    const flow = lists.flow[slot]!;
    if (flow === 0) continue;
    const [c, j] = [lists.unit[slot]!, lists.facility[slot]!];
    x[to.indexOf(j, first[c]!)]! += flow;
  }
  return { x, load, price: price.map((own) => own / scale) };
}
