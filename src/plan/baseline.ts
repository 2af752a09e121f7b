/**
 * The plan that needs no solver: all stay, newcomers go to the nearest facility with room, or where none has room to the
 * nearest. A run that is stopped is never worse than this.
 */

import { addSlot, createLists, type Lists, NONE } from "../assign/candidates.ts";
import { drawOrder } from "../model/draw.ts";
import { NEWLY_ENROLLED } from "../model/moves.ts";
import type { Model } from "../model/prepare.ts";
import { isWhole, rowsOf } from "../model/units.ts";
import type { Seat } from "./assignment.ts";

/**
 * Seats of all units; those of the newly enrolled given out row after row in the order of the draw. Room ends at the quota
 * or the agreed intake.
 */
export function* baselineSeats(model: Model): Generator<number, Lists> {
  const { units, problem, policy, curves } = model;
  const { count } = problem.participants;
  const lists = createLists(units.size, units.size);
  const load = units.fixed.slice();
  const seats = new Map<number, Map<number, Seat>>();
  const ways = new Map<number, Way[]>();
  const unitOf = new Map<number, number>();
  for (let unit = 0; unit < units.size; unit++) {
    const today = units.today[unit]!;
    if (today === NEWLY_ENROLLED) {
      ways.set(unit, waysOf(model, unit));
      seats.set(unit, new Map());
      for (const row of rowsOf(units, unit)) unitOf.set(row, unit);
    } else {
      const people = units.weight[unit]!;
      lists.flow[addSlot(lists, unit, NONE, today, 0)] = people;
      load[today]! += people;
    }
  }
  const room = curves.quota.map((quota, j) => Math.min(quota, curves.ceiling[j]!) - load[j]!);
  const rows = Int32Array.from(unitOf.keys()).sort();
  for (const place of yield* drawOrder(rows, problem, policy)) {
    const row = rows[place]!;
    const unit = unitOf.get(row)!;
    const taken = seats.get(unit)!;
    const all = units.weight[unit]!;
    // Those who may not be parted go with the first of them.
    if (!isWhole(units, unit)) seatRow(ways.get(unit)!, taken, count?.[row] ?? 1, 1, room);
    else if (taken.size === 0) seatRow(ways.get(unit)!, taken, all, all, room);
  }
  for (const [unit, taken] of seats) {
    let last: number = NONE;
    for (const { facility, people, cost } of taken.values()) {
      last = addSlot(lists, unit, last, facility, cost);
      lists.flow[last] = people;
    }
  }
  return lists;
}

/** An option of newly enrolled people. */
interface Way {
  readonly facility: number;
  readonly cost: number;
}

/** The options of a unit, nearest first. */
function waysOf({ options }: Model, unit: number): Way[] {
  return Array.from({ length: options.facilities }, (_, facility) => ({ facility, cost: options.cost(unit, facility) }))
    .filter(({ cost }) => !Number.isNaN(cost))
    .sort((a, b) => a.cost - b.cost || a.facility - b.facility);
}

/** Fills up the nearest with room for `least`, one after the other; whoever is left goes to the nearest. */
function seatRow(
  ways: readonly Way[],
  seats: Map<number, Seat>,
  people: number,
  least: number,
  room: Float64Array,
): void {
  let left = people;
  const seat = ({ facility, cost }: Way, taken: number): void => {
    if (taken <= 0) return;
    const before = seats.get(facility)?.people ?? 0;
    seats.set(facility, { facility, people: before + taken, cost });
    room[facility]! -= taken;
    left -= taken;
  };
  for (const way of ways) {
    if (left === 0) return;
    if (room[way.facility]! >= least) seat(way, Math.min(left, room[way.facility]!));
  }
  seat(ways[0]!, left);
}
