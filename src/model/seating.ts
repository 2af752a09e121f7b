import { type Lists, NONE } from "../assign/lists.ts";
import type { Seat, Seating } from "./hand-back.ts";
import type { Units } from "./units.ts";

/** Where the engine seated each unit, from its `first` unit on; `undefined` where all stay. */
export function seatingOf(units: Units, lists: Lists, first = 0): Seating {
  const { head, next, facility, cost, flow } = lists;
  return (unit) => {
    const start = head[first + unit]!;
    let staying = start;
    while (staying !== NONE && facility[staying] !== units.today[unit]) staying = next[staying]!;
    if (staying !== NONE && flow[staying] === units.weight[unit]) return undefined;
    const seats: Seat[] = [];
    for (let slot = start; slot !== NONE; slot = next[slot]!) {
      if (flow[slot]! > 0) seats.push({ facility: facility[slot]!, people: flow[slot]!, cost: cost[slot]! });
    }
    return seats.length > 1 ? seats.sort((a, b) => a.facility - b.facility) : seats;
  };
}
