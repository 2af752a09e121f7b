/** Where the people of units sit, as the engine's lists say. */

import { type Lists, NONE } from "../assign/candidates.ts";
import type { Units } from "../model/units.ts";

/** Units by their numbers in `lists` less `first`. A unit is at each option with the people that it has there. */
export interface Seating {
  readonly units: Units;
  readonly lists: Lists;
  readonly first: number;
}

/** Where some people of a unit are. */
export interface Seat {
  readonly facility: number;
  readonly people: number;
  /** What each of them costs, in metres. */
  readonly cost: number;
}

export function seatingOf(units: Units, lists: Lists, first = 0): Seating {
  return { units, lists, first };
}

/** The slot at which all of a unit are; {@link NONE} where they are in parts. */
export function onlySlot({ units, lists: { head, next, flow }, first }: Seating, unit: number): number {
  let slot = head[first + unit]!;
  while (flow[slot] === 0) slot = next[slot]!;
  return flow[slot] === units.weight[unit] ? slot : NONE;
}

/** Where a unit's people are, by facility. */
export function seatsOf({ lists, first }: Seating, unit: number): Seat[] {
  const { head, next, facility, cost, flow } = lists;
  const seats: Seat[] = [];
  for (let slot = head[first + unit]!; slot !== NONE; slot = next[slot]!) {
    if (flow[slot]! > 0) seats.push({ facility: facility[slot]!, people: flow[slot]!, cost: cost[slot]! });
  }
  return seats.sort((a, b) => a.facility - b.facility);
}
