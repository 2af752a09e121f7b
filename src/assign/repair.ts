/**
 * Successive shortest paths with prices, on the facility graph.
 *
 * Problem. Every unit sits at an option of least cost + price, but loads and prices do not fit: somewhere the last
 * person costs more than the price (excess), somewhere the next costs less (deficit).
 *
 * Invariant. Reduced cost key(a, b) + price(b) − price(a) ≥ 0 on every arc: nobody prefers another listed option.
 *
 * Method. From a facility in excess, Dijkstra by reduced cost looks for the cheapest place to end: a facility where the
 * next person costs no more than its price, or dearer by its slack. All nearer prices rise by what is missing, which
 * makes the path tight; people are pushed along it while it stays tight. Where no end is nearer than the gap, the
 * price alone closes it. From a facility in deficit the same search runs backward and lowers prices. Forward pushes never
 * create an excess, backward ones never a deficit, so each phase ends; together the result is optimal on the lists.
 *
 * Slack at either end is clamped at 0 (an end in deficit is as good as any), or the search could loop.
 *
 * Complexity. One search settles s ≤ m facilities in O(s·(frontier + arcs)); pushes O(path · options · log n).
 *
 * References. Ahuja, Magnanti, Orlin, Network Flows (1993), sections 9.7 and 14.5 (convex costs); Brenner, Operations
 * Research Letters 36 (2008), for the graph of sinks with a heap for each ordered pair.
 */

import { type Arcs, EMPTY, enter, leave, topFrom, topTo } from "./arcs.ts";
import type { Lists } from "./lists.ts";
import type { Curve } from "./problem.ts";

/** What a level works on. */
export interface State {
  readonly m: number;
  readonly curve: Curve;
  readonly lists: Lists;
  arcs: Arcs;
  /** People at each facility, those who may not choose included. */
  readonly load: Float64Array;
  readonly price: Float64Array;
}

/** Counts the work and says when it has been enough. */
export interface Budget {
  augmentations: number;
  /** The most augmentations in all. */
  readonly limit: number;
  /** Set from outside to stop at the next pause. */
  stop: boolean;
}

/** Forward: people leave the start and prices rise. Backward: people come to the start and prices fall. */
type Direction = 1 | -1;

/** Searches between two pauses. */
const SEARCHES_PER_SLICE = 8;

interface Search {
  readonly dist: Float64Array;
  /** The neighbour through which a facility was reached. */
  readonly parent: Int32Array;
  /** Facilities reached and not settled. */
  readonly frontier: Int32Array;
  /** Facilities reached, for clearing up. */
  readonly reached: Int32Array;
}

/** Repairs until loads and prices fit; yields now and then; returns false when the budget ran out. */
export function* repair(state: State, budget: Budget): Generator<void, boolean> {
  const search = createSearch(state.m);
  let searches = 0;
  for (const direction of [1, -1] as const) {
    for (let start = 0; start < state.m; start++) {
      for (let gap = gapAt(state, start, direction); gap > 0; gap = gapAt(state, start, direction)) {
        if (budget.stop || budget.augmentations >= budget.limit) return false;
        improve(state, search, start, direction, gap, budget);
        if (++searches % SEARCHES_PER_SLICE === 0) yield;
      }
    }
  }
  return true;
}

function createSearch(m: number): Search {
  return {
    dist: new Float64Array(m).fill(Number.POSITIVE_INFINITY),
    parent: new Int32Array(m),
    frontier: new Int32Array(m),
    reached: new Int32Array(m),
  };
}

/** By how much the price misses the marginal cost of the last person (forward) or of the next (backward). */
function gapAt(state: State, j: number, direction: Direction): number {
  const { curve, load, price } = state;
  if (direction === 1) return load[j]! === 0 ? 0 : curve.marginal(j, load[j]!) - price[j]!;
  return price[j]! - curve.marginal(j, load[j]! + 1);
}

/** What it costs beyond the price to end here: one more person (forward) or one less (backward). */
function slackAt(state: State, j: number, direction: Direction): number {
  const { curve, load, price } = state;
  const slack =
    direction === 1
      ? curve.marginal(j, load[j]! + 1) - price[j]!
      : load[j]! === 0
        ? Number.POSITIVE_INFINITY
        : price[j]! - curve.marginal(j, load[j]!);
  return Math.max(0, slack);
}

/** One search, one change of prices, and as many pushes as stay tight. */
function improve(state: State, search: Search, start: number, direction: Direction, gap: number, budget: Budget): void {
  const { price } = state;
  const { dist, reached } = search;
  const found = shortestPath(state, search, start, direction, gap);
  for (let i = 0; i < found.reached; i++) {
    const v = reached[i]!;
    if (dist[v]! < found.length) price[v]! += direction * (found.length - dist[v]!);
  }
  if (found.end >= 0) pushWhileTight(state, search, start, found.end, direction, budget);
  for (let i = 0; i < found.reached; i++) dist[reached[i]!] = Number.POSITIVE_INFINITY;
}

/** Dijkstra from `start`, stopped at the cheapest place to end; `end` is −1 where the price alone closes the gap. */
function shortestPath(
  state: State,
  search: Search,
  start: number,
  direction: Direction,
  gap: number,
): { end: number; length: number; reached: number } {
  const { m, price, arcs } = state;
  const { key } = arcs;
  const { dist, parent, frontier, reached } = search;
  const neighbours = direction === 1 ? arcs.out : arcs.into;
  let length = gap;
  let end = -1;
  let reachedCount = 1;
  let waiting = 1;
  dist[start] = 0;
  reached[0] = start;
  frontier[0] = start;
  while (waiting > 0) {
    // The nearest of the frontier: it is short, so a scan beats a heap.
    let least = 0;
    for (let i = 1; i < waiting; i++) if (dist[frontier[i]!]! < dist[frontier[least]!]!) least = i;
    const v = frontier[least]!;
    const distance = dist[v]!;
    if (distance >= length) break;
    frontier[least] = frontier[--waiting]!;
    if (v !== start) {
      const through = distance + slackAt(state, v, direction);
      if (through < length) {
        length = through;
        end = v;
      }
    }
    const here = distance - direction * price[v]!;
    for (const w of neighbours[v]!) {
      const arc = key[direction === 1 ? v * m + w : w * m + v]!;
      if (arc === EMPTY) continue;
      // No reduced cost is negative, so none that is settled comes nearer.
      const next = here + arc + direction * price[w]!;
      if (next >= dist[w]! || next >= length) continue;
      if (dist[w] === Number.POSITIVE_INFINITY) {
        reached[reachedCount++] = w;
        frontier[waiting++] = w;
      }
      dist[w] = next;
      parent[w] = v;
    }
  }
  return { end, length, reached: reachedCount };
}

/** Pushes people along the path between `start` and `end` for as long as every arc on it stays tight. */
function pushWhileTight(
  state: State,
  search: Search,
  start: number,
  end: number,
  direction: Direction,
  budget: Budget,
): void {
  const { parent } = search;
  const [source, sink] = direction === 1 ? [start, end] : [end, start];
  let amount = pushable(state, source, sink, direction);
  while (amount > 0 && budget.augmentations < budget.limit) {
    for (let v = end; v !== start && amount > 0; v = parent[v]!) {
      const [a, b] = direction === 1 ? [parent[v]!, v] : [v, parent[v]!];
      amount = Math.min(amount, tightPeople(state, a, b));
    }
    if (amount === 0) return;
    for (let v = end; v !== start; v = parent[v]!) {
      const [a, b] = direction === 1 ? [parent[v]!, v] : [v, parent[v]!];
      movePeople(state, topFrom(state.arcs, a, b), topTo(state.arcs, a, b), amount);
    }
    state.load[source]! -= amount;
    state.load[sink]! += amount;
    budget.augmentations++;
    amount = pushable(state, source, sink, direction);
  }
}

/** How many people both ends want to pass on at today's prices. */
function pushable(state: State, source: number, sink: number, direction: Direction): number {
  const { curve, load, price } = state;
  // Forward the source must lose everybody dearer than its price, and the sink takes whoever is not. Backward the sink
  // must gain everybody cheaper than its price, and the source gives whoever is not.
  const given = load[source]! - curve.most(source, price[source]! - (direction === 1 ? 0 : 1));
  const taken = curve.most(sink, price[sink]! - (direction === 1 ? 0 : 1)) - load[sink]!;
  return Math.min(given, taken);
}

/** People of the cheapest unit on arc a → b, if moving it costs nothing at today's prices; otherwise 0. */
function tightPeople(state: State, a: number, b: number): number {
  const { arcs, lists, price, m } = state;
  const key = arcs.key[a * m + b]!;
  if (key === EMPTY || key + price[b]! - price[a]! !== 0) return 0;
  return lists.flow[topFrom(arcs, a, b)]!;
}

/** Moves people of one unit from one of its slots to another, and keeps the heaps' invariants. */
export function movePeople({ lists, arcs }: State, from: number, to: number, amount: number): void {
  const { flow } = lists;
  const wasThere = flow[to]! > 0;
  flow[from]! -= amount;
  flow[to]! += amount;
  if (!wasThere) enter(arcs, lists, to);
  if (flow[from] === 0) leave(arcs, lists, from);
}
