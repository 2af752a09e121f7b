/**
 * Where it is as good that nobody moves, nobody moves.
 *
 * Problem. The optimum need not be one plan. With wishes or `closerMoves` a move may cost less than nothing, so that one
 * person may leave for −10 km and another come for 10: that costs nothing, and no less than if both stay. Without new
 * facts, month after month, such people would change places.
 *
 * Method. If nobody has to be placed, the sums of today's enrolment are compared with those of the plan. Where they are no
 * worse, the plan is that everybody stays. The prices stay a proof: any two optima go with the same prices.
 *
 * A run that was stopped has no prices. It is compared with the plan that needs no solver, which places people too, and so
 * is never worse than that.
 *
 * Households. All staying may even be better than what was found for whole households. But a plan that misses the bound
 * promises to be near it, nowhere fewer people than that and d (`assign/unsplittable.ts`): where all staying is neither as
 * good as the bound nor so near, it is not taken.
 *
 * Complexity. One addition for each unit; and where the sums are as good, the seats of all units once more.
 */

import { addCandidate, type Candidates, createCandidates, NONE } from "../assign/candidates.ts";
import { drawOrder } from "../model/draw.ts";
import { NEWLY_ENROLLED } from "../model/moves.ts";
import type { Model } from "../model/prepare.ts";
import { isUnsplittable, rowsOf, type Units } from "../model/units.ts";
import { isNoWorse, type Outcome, outcomeOf, type Seat, type Weighed, weighed } from "./outcome.ts";

const UNITS_PER_SLICE = 8192;
const LOOKS_PER_SLICE = 8192;

/**
 * What was found, or that nobody moves, if that is no worse. `bound` is the optimum in which everybody may be parted; `null`
 * of a run that was stopped, of which perhaps nothing was found.
 */
export function* nobodyMovesOr(model: Model, found: Outcome | null, bound: Weighed | null): Generator<number, Outcome> {
  if (found === null || bound === null) {
    const baseline = outcomeOf(model, yield* baselineSeats(model));
    return found === null || isNoWorse(baseline.objective, found.objective) ? baseline : found;
  }
  const load = loadToday(model.units);
  if (load === undefined) return found;
  const { objective } = weighed(model, { load, metres: 0 });
  if (!isNoWorse(objective, found.objective)) return found;
  if (!isNoWorse(objective, bound.objective) && !isNear(model.units, load, bound.load)) return found;
  return outcomeOf(model, yield* baselineSeats(model));
}

/** People at each facility if all stay; nothing where somebody must be placed who has no family to go with. */
function loadToday({ size, today, weight, fixed }: Units): Float64Array | undefined {
  const load = fixed.slice();
  for (let unit = 0; unit < size; unit++) {
    if (today[unit] === NEWLY_ENROLLED) return undefined;
    load[today[unit]!]! += weight[unit]!;
  }
  return load;
}

/** Whether no facility has fewer people than the bound by more than the largest whole less 1. */
function isNear({ size, weight, unsplittable }: Units, load: Float64Array, bound: Float64Array): boolean {
  let d = 0;
  for (let unit = 0; unit < size; unit++) if (unsplittable?.[unit]) d = Math.max(d, weight[unit]! - 1);
  return load.every((people, j) => people >= bound[j]! - d);
}

/**
 * The plan that needs no solver: all stay, newcomers go to the nearest facility with room, or where none has room to the
 * nearest, row after row in the order of the draw. Room ends at the quota or the agreed intake.
 */
export function* baselineSeats(model: Model): Generator<number, Candidates> {
  const { units, problem, policy, capacities } = model;
  const { count } = problem.participants;
  const candidates = createCandidates(units.size, units.size);
  const load = units.fixed.slice();
  const seats = new Map<number, Map<number, Seat>>();
  const unitOf = yield* stayAtHome(units, candidates, load);
  const room = capacities.quota.map((quota, j) => Math.min(quota, capacities.ceiling[j]!) - load[j]!);
  const rows = Int32Array.from(unitOf.keys()).sort();
  let looks = 0;
  for (const place of yield* drawOrder(rows, problem, policy)) {
    looks += model.options.facilities;
    if (looks >= LOOKS_PER_SLICE) {
      looks = 0;
      yield place;
    }
    const row = rows[place]!;
    const unit = unitOf.get(row)!;
    const taken = seats.get(unit) ?? new Map<number, Seat>();
    seats.set(unit, taken);
    const all = units.weight[unit]!;
    // Those who may not be parted go with the first of them.
    if (!isUnsplittable(units, unit)) seatRow({ ways: waysOf(model, unit), room }, taken, count?.[row] ?? 1, 1);
    else if (taken.size === 0) seatRow({ ways: waysOf(model, unit), room }, taken, all, all);
  }
  for (const [unit, taken] of seats) {
    let last: number = NONE;
    for (const { facility, people, cost } of taken.values()) {
      last = addCandidate(candidates, unit, last, facility, cost);
      candidates.flow[last] = people;
    }
  }
  return candidates;
}

/** Seats all who are registered where they are; returns the units of the rows of all others. */
function* stayAtHome(
  units: Units,
  candidates: Candidates,
  load: Float64Array,
): Generator<number, ReadonlyMap<number, number>> {
  const unitOf = new Map<number, number>();
  for (let unit = 0; unit < units.size; unit++) {
    if (unit % UNITS_PER_SLICE === 0) yield unit;
    const today = units.today[unit]!;
    if (today === NEWLY_ENROLLED) for (const row of rowsOf(units, unit)) unitOf.set(row, unit);
    else {
      const people = units.weight[unit]!;
      candidates.flow[addCandidate(candidates, unit, NONE, today, 0)] = people;
      load[today]! += people;
    }
  }
  return unitOf;
}

/** What each facility costs a unit; NaN where it is no option. */
function waysOf({ options }: Model, unit: number): Float64Array {
  return Float64Array.from({ length: options.facilities }, (_, facility) => options.cost(unit, facility));
}

/** What each facility costs, and how many it has room for. */
interface Places {
  readonly ways: Float64Array;
  readonly room: Float64Array;
}

/** Fills up the nearest with room for `least`, one after the other; whoever is left goes to the nearest. */
function seatRow({ ways, room }: Places, seats: Map<number, Seat>, people: number, least: number): void {
  let left = people;
  const seat = (facility: number, taken: number): void => {
    const before = seats.get(facility)?.people ?? 0;
    seats.set(facility, { facility, people: before + taken, cost: ways[facility]! });
    room[facility]! -= taken;
    left -= taken;
  };
  while (left > 0) {
    const nearest = nearestOf(ways, room, least);
    if (nearest === NONE) seat(nearestOf(ways, room, Number.NEGATIVE_INFINITY), left);
    else seat(nearest, Math.min(left, room[nearest]!));
  }
}

/** The nearest facility with so much room, of equals the first. */
function nearestOf(ways: Float64Array, room: Float64Array, least: number): number {
  let nearest: number = NONE;
  for (let j = 0; j < ways.length; j++) {
    if (room[j]! >= least && (nearest === NONE ? !Number.isNaN(ways[j]) : ways[j]! < ways[nearest]!)) nearest = j;
  }
  return nearest;
}
