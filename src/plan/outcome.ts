/** Where the people of units are, as the engine's candidates say, what that costs, and which of two objectives is better. */

import { type Candidates, NONE } from "../assign/candidates.ts";
import { objectiveOf } from "../model/overload.ts";
import type { Model } from "../model/prepare.ts";
import type { Units } from "../model/units.ts";
import type { Objective } from "../types.ts";

/** Units by their numbers in `candidates` less `first`. A unit is at each option with the people that it has there. */
export interface Seating {
  readonly units: Units;
  readonly candidates: Candidates;
  readonly first: number;
}

/** Where some people of a unit are. */
export interface Seat {
  readonly facility: number;
  readonly people: number;
  /** What each of them costs, in metres. */
  readonly cost: number;
}

export function seatingOf(units: Units, candidates: Candidates, first = 0): Seating {
  return { units, candidates, first };
}

/** The candidate at which all of a unit are; {@link NONE} where they are in parts. */
export function onlyCandidate({ units, candidates: { head, next, flow }, first }: Seating, unit: number): number {
  let candidate = head[first + unit]!;
  while (flow[candidate] === 0) candidate = next[candidate]!;
  return flow[candidate] === units.weight[unit] ? candidate : NONE;
}

/** Where a unit's people are, by facility. */
export function seatsOf({ candidates, first }: Seating, unit: number): Seat[] {
  const { head, next, facility, cost, flow } = candidates;
  const seats: Seat[] = [];
  for (let candidate = head[first + unit]!; candidate !== NONE; candidate = next[candidate]!) {
    if (flow[candidate]! > 0)
      seats.push({ facility: facility[candidate]!, people: flow[candidate]!, cost: cost[candidate]! });
  }
  return seats.sort((a, b) => a.facility - b.facility);
}

/** What seats come to: staying costs nothing, so all candidates count alike. */
export interface Totals {
  /** People at each facility, with those who may not move. */
  readonly load: Float64Array;
  /** Of all moves, but for newcomers who go with their family. */
  readonly metres: number;
}

export function totalsOf({ facility, cost, flow, size }: Candidates, fixed: Float64Array): Totals {
  const load = fixed.slice();
  let metres = 0;
  for (let candidate = 0; candidate < size; candidate++) {
    load[facility[candidate]!]! += flow[candidate]!;
    metres += flow[candidate]! * cost[candidate]!;
  }
  return { load, metres };
}

/** Loads with what they cost in all. */
export interface Weighed {
  readonly load: Float64Array;
  readonly objective: Objective;
}

/** Weighs totals as the model does. Newcomers who go with their family cost the same whatever is planned. */
export function weighed({ capacities, given, problem: { participants } }: Model, { load, metres }: Totals): Weighed {
  let all = metres;
  for (const [row, each] of given) all += each * (participants.count?.[row] ?? 1);
  return { load, objective: objectiveOf(capacities, load, all) };
}

/** A seating with what it costs. */
export interface Outcome extends Weighed {
  readonly seating: Seating;
}

export function outcomeOf(
  model: Model,
  candidates: Candidates,
  totals: Totals = totalsOf(candidates, model.units.fixed),
): Outcome {
  return { seating: seatingOf(model.units, candidates), ...weighed(model, totals) };
}

/** Whether `a` is as good as `b`, or better. */
export function isNoWorse(a: Objective, b: Objective): boolean {
  if (a.weighted !== undefined && b.weighted !== undefined) return a.weighted <= b.weighted;
  return a.overload < b.overload || (a.overload === b.overload && a.metres <= b.metres);
}
