/**
 * Entering arcs: unlisted options that pricing has found better than where people sit.
 *
 * Problem. Where a facility has lost its last listed unit its price falls by kilometres, and then tens of thousands would
 * rather be there: all of them together would flood it. Or all that units have listed is full, and a price has risen past a
 * ceiling: then all who sit there would rather be anywhere else.
 *
 * Method. Of each facility the most violated arcs are kept: who gains most. As soon as there are twice as many as may enter,
 * the others are dropped, and the price that pricing asks for rises by the gain of the first of them: whoever gains less is not
 * found any more.
 * Facilities with room come first, for what is missing elsewhere may be found there, and the full ones wait for the next
 * pricing. As many go there as find room, and the price rises by the gain of the first who does not: so loads and prices fit
 * nearly at once. Only where there is no room anywhere some go to full facilities, and repair finds who is crowded out.
 *
 * Invariant. After entering nobody prefers a listed option to where they sit.
 */

import { addCandidate, type Candidates, lastCandidate, NONE } from "./candidates.ts";
import { cheapest, enterArc, type FacilityGraph, movePeople } from "./facility-graph.ts";
import { EMPTY } from "./graph.ts";
import type { State } from "./shortest-paths.ts";

export type PricedLevel = State<FacilityGraph>;

/** An unlisted option of a unit, its cost, and by how much it is better than what is listed. */
export interface EnteringArc {
  readonly unit: number;
  readonly cost: number;
  readonly gain: number;
}

/** What pricing has found. */
export interface Entering {
  /** So many may enter at one facility. */
  readonly limit: number;
  /** By facility: the most violated so far, some more than may enter. */
  readonly at: Map<number, EnteringArc[]>;
  /** For each facility: what the first who may not enter gains; 0 where all may. */
  readonly rise: Float64Array;
}

export function createEntering(m: number, limit: number): Entering {
  return { limit, at: new Map(), rise: new Float64Array(m) };
}

export function noteEntering(entering: Entering, facility: number, arc: EnteringArc): void {
  const arcs = entering.at.get(facility);
  if (arcs === undefined) entering.at.set(facility, [arc]);
  else if (arcs.push(arc) > 2 * entering.limit) keepMost(entering, facility, arcs);
}

/** Keeps those who may enter, and the first who may not; the most violated first. */
function keepMost({ limit, rise }: Entering, facility: number, arcs: EnteringArc[]): void {
  arcs.sort((a, b) => b.gain - a.gain);
  if (arcs.length <= limit) return;
  rise[facility] = arcs[limit]!.gain;
  arcs.length = limit + 1;
}

/** Lets units enter; whether any had to go where others are crowded out. Prices must be those at which they gain. */
export function enterAll(state: PricedLevel, entering: Entering): boolean {
  const { loadCost, load, price } = state;
  const all = [...entering.at];
  const roomy = all.filter(([j]) => load[j]! < loadCost.maxLoad(j, price[j]!));
  for (const [j, arcs] of roomy.length > 0 ? roomy : all) {
    keepMost(entering, j, arcs);
    if (roomy.length > 0) fitPrice(state, entering, j, arcs);
    for (const { unit, cost } of arcs.slice(0, entering.limit)) takeBetter(state, unit, j, cost);
  }
  return roomy.length === 0;
}

/** Raises a price until no more gain by coming than find room. */
function fitPrice(state: PricedLevel, { limit, rise }: Entering, j: number, arcs: readonly EnteringArc[]): void {
  const { loadCost, candidates, load, price } = state;
  const repaired = price[j]!;
  price[j] = repaired + rise[j]!;
  sendBack(state, j);
  let people = load[j]!;
  for (const { unit, gain } of arcs.slice(0, limit)) {
    if (people < loadCost.maxLoad(j, repaired + gain)) people += peopleOf(candidates, unit);
    else {
      price[j] = repaired + gain;
      sendBack(state, j);
      return;
    }
  }
}

function peopleOf({ head, next, flow }: Candidates, unit: number): number {
  let people = 0;
  for (let candidate = head[unit]!; candidate !== NONE; candidate = next[candidate]!) people += flow[candidate]!;
  return people;
}

/** After a rise of a price: whoever sits there and prefers another listed option goes to the best of them. */
function sendBack(state: PricedLevel, a: number): void {
  const { candidates, graph, price, load } = state;
  for (const arc of graph.leaving[a]!) {
    for (;;) {
      const length = graph.length[arc]!;
      if (length === EMPTY || length + price[graph.to[arc]!]! - price[a]! >= 0) break;
      const from = cheapest(graph, arc);
      const people = candidates.flow[from]!;
      const best = bestCandidate(state, candidates.unit[from]!);
      load[a]! -= people;
      load[candidates.facility[best]!]! += people;
      movePeople(graph, from, best, people);
    }
  }
}

function bestCandidate({ candidates, price }: PricedLevel, unit: number): number {
  const { head, next, facility, cost } = candidates;
  let best = head[unit]!;
  for (let candidate = next[best]!; candidate !== NONE; candidate = next[candidate]!) {
    if (cost[candidate]! + price[facility[candidate]!]! < cost[best]! + price[facility[best]!]!) best = candidate;
  }
  return best;
}

/** Lists an option for a unit and, where it is better than what the unit has, moves all its people there. */
function takeBetter(state: PricedLevel, unit: number, facility: number, cost: number): void {
  const { candidates, graph, load, price } = state;
  const better = cost + price[facility]! < leastTotal(state, price, unit);
  const goal = addCandidate(candidates, unit, lastCandidate(candidates, unit), facility, cost);
  for (let from = candidates.head[unit]!; from !== goal; from = candidates.next[from]!) {
    const people = candidates.flow[from]!;
    if (people === 0) continue;
    const a = candidates.facility[from]!;
    enterArc(graph, from, goal);
    if (!better) continue;
    load[a]! -= people;
    load[facility]! += people;
    movePeople(graph, from, goal, people);
  }
}

/** Least cost + price among the unit's listed options; that is what it pays where it sits. */
export function leastTotal(state: PricedLevel, price: Float64Array, unit: number): number {
  const { head, next, facility, cost } = state.candidates;
  let least = Number.POSITIVE_INFINITY;
  for (let candidate = head[unit]!; candidate !== NONE; candidate = next[candidate]!) {
    const value = cost[candidate]! + price[facility[candidate]!]!;
    if (value < least) least = value;
  }
  return least;
}
