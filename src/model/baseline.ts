/**
 * The plan that needs no solver: all stay, newcomers go to the nearest facility with room, or where none has room to the
 * nearest. A run that is stopped is never worse than this.
 */

import type { Seat, Seating } from "./hand-back.ts";
import { costOfMove, NEWLY_ENROLLED } from "./moves.ts";
import type { Model } from "./prepare.ts";

/** Seats by the baseline, given up to which load a facility has room. */
export function baselineSeating(model: Model, room: Float64Array): Seating {
  const { units, moves, travel } = model;
  const load = units.enrolledToday.slice();
  const seats: Seat[][] = [];
  for (let unit = 0; unit < units.size && units.today[unit] === NEWLY_ENROLLED; unit++) {
    const ways = Array.from({ length: travel.facilities }, (_, facility) => ({
      facility,
      metres: travel.metres(unit, facility),
    }))
      .filter(({ metres }) => metres <= moves.reach[unit]!)
      .sort((a, b) => a.metres - b.metres || a.facility - b.facility);
    seats.push(seatInOrder(model, unit, ways, load, room));
  }
  return (unit) => seats[unit];
}

function seatInOrder(
  model: Model,
  unit: number,
  ways: readonly { readonly facility: number; readonly metres: number }[],
  load: Float64Array,
  room: Float64Array,
): Seat[] {
  const { units, rules } = model;
  const seats = new Map<number, Seat>();
  let left = units.weight[unit]!;
  const seat = (facility: number, metres: number, people: number): void => {
    if (people <= 0) return;
    const before = seats.get(facility)?.people ?? 0;
    seats.set(facility, { facility, people: before + people, cost: costOfMove(metres, 0, NEWLY_ENROLLED, rules) });
    load[facility]! += people;
    left -= people;
  };
  for (const { facility, metres } of ways) seat(facility, metres, Math.min(left, room[facility]! - load[facility]!));
  const nearest = ways[0]!;
  seat(nearest.facility, nearest.metres, left);
  return [...seats.values()].sort((a, b) => a.facility - b.facility);
}
