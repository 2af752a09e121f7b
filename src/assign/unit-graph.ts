/**
 * The graph where units are few and have all their options listed: units are vertices beside the facilities.
 *
 * Problem. A unit of many people among many facilities may have some at each of them. On the facility graph it would have an
 * arc for each ordered pair of these: one row among 1,023 facilities a million arcs, with a heap each.
 *
 * Method. An arc from each facility where a unit has people to the unit, and one from the unit to each of its options. The
 * price of a unit is the least cost + price of its options: so arcs to it have reduced cost 0, for people sit where it
 * costs least, and arcs from it what the option costs more. A path from facility to facility over a unit is as long as the
 * arc of the facility graph, and the search finds the same prices.
 *
 * Complexity. Two arcs for each option; O(1) for a move.
 */

import { type Candidates, NONE } from "./candidates.ts";
import { EMPTY, type Graph } from "./graph.ts";

/** Candidate s has the arcs 2s, from its facility to its unit, and 2s + 1, back. Units are numbered from m on. */
export function createUnitGraph(m: number, candidates: Candidates): Graph {
  const { units, size, unit, facility, cost, flow } = candidates;
  const from = new Int32Array(2 * size);
  const to = new Int32Array(2 * size);
  const length = new Int32Array(2 * size);
  const leaving: number[][] = Array.from({ length: m + units }, () => []);
  const entering: number[][] = Array.from({ length: m + units }, () => []);
  for (let candidate = 0; candidate < size; candidate++) {
    const [at, back] = [2 * candidate, 2 * candidate + 1];
    from[at] = to[back] = facility[candidate]!;
    to[at] = from[back] = m + unit[candidate]!;
    length[at] = flow[candidate] === 0 ? EMPTY : -cost[candidate]!;
    length[back] = cost[candidate]!;
    for (const arc of [at, back]) {
      leaving[from[arc]!]!.push(arc);
      entering[to[arc]!]!.push(arc);
    }
  }
  return {
    vertices: m + units,
    from,
    to,
    length,
    leaving,
    entering,
    people: (arc) => ((arc & 1) === 0 ? flow[arc >> 1]! : Number.POSITIVE_INFINITY),
    move(arc, people) {
      const candidate = arc >> 1;
      flow[candidate]! += (arc & 1) === 0 ? -people : people;
      length[2 * candidate] = flow[candidate] === 0 ? EMPTY : -cost[candidate]!;
    },
  };
}

/** The prices of all vertices: those of facilities, and what each unit pays. */
export function pricesWithUnits(price: Float64Array, { units, head, next, facility, cost }: Candidates): Float64Array {
  const m = price.length;
  const all = new Float64Array(m + units).fill(Number.POSITIVE_INFINITY);
  all.set(price);
  for (let unit = 0; unit < units; unit++) {
    for (let candidate = head[unit]!; candidate !== NONE; candidate = next[candidate]!) {
      all[m + unit] = Math.min(all[m + unit]!, cost[candidate]! + price[facility[candidate]!]!);
    }
  }
  return all;
}
