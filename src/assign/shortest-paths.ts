/**
 * Successive shortest paths with prices.
 *
 * Problem. Every unit sits at an option of least cost + price, but loads and prices do not fit: somewhere the last
 * person costs more than the price (excess), somewhere the next costs less (deficit).
 *
 * Invariant. Reduced cost length(a, b) + price(b) − price(a) ≥ 0 on every arc: nobody prefers another listed option.
 *
 * Method. From a facility in excess, Dijkstra by reduced cost looks for the cheapest place to end: a facility where the
 * next person costs no more than its price, or dearer by its slack. All nearer prices rise by what is missing, which
 * makes the path tight; people are pushed along it while it stays tight. Where no end is nearer than the gap, the
 * price alone closes it. From a facility in deficit the same search runs backward and lowers prices. Forward pushes never
 * create an excess, backward ones never a deficit, so each phase ends; together the result is optimal on the lists.
 *
 * A facility counts as an end as soon as it is reached, so that nothing farther than the best end known is even put in
 * line; whoever is reached at no cost is settled at once, before the heap: most of a search is among such ties.
 *
 * Slack at either end is clamped at 0 (an end in deficit is as good as any), or the search could loop.
 *
 * Complexity. One search settles s vertices in O(arcs of these + s·log s); pushes O(path · options · log n).
 *
 * References. Ahuja, Magnanti, Orlin, Network Flows (1993), sections 9.7 and 14.5 (convex costs); Brenner, Operations
 * Research Letters 36 (2008), for the graph of sinks with a heap for each ordered pair.
 */

import type { Candidates } from "./candidates.ts";
import { EMPTY, type Graph } from "./graph.ts";
import type { ConvexCost } from "./problem.ts";

/** What a level works on. */
export interface State<G extends Graph = Graph> {
  /** Facilities: the first m vertices. */
  readonly m: number;
  readonly loadCost: ConvexCost;
  readonly candidates: Candidates;
  readonly graph: G;
  /** People at each facility, those who may not choose included. */
  readonly load: Float64Array;
  /** Of each vertex. */
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

/** Vertices settled between two pauses. */
const SLICE = 2000;

interface Search {
  /** What the last person at a vertex costs, and what the next would; infinite where there are no people. */
  readonly last: Float64Array;
  readonly next: Float64Array;
  readonly dist: Float64Array;
  /** The arc through which a vertex was reached. */
  readonly through: Int32Array;
  /** Vertices reached, for clearing up. */
  readonly reached: Int32Array;
  /** Vertices reached at the distance at hand, and not settled. */
  readonly ready: Int32Array;
  /** Those farther away: a heap by distance, and where each stands in it, −1 for none. */
  readonly heap: Int32Array;
  readonly place: Int32Array;
  /** Arcs from the end to the start of the path. */
  readonly path: number[];
  settled: number;
}

/** What a search found: the vertex to end at, −1 where the price alone closes the gap; how far; how many were reached. */
interface Found {
  readonly end: number;
  readonly length: number;
  readonly reached: number;
}

/** Repairs until loads and prices fit; yields now and then; returns false when the budget ran out. */
export function* repair(state: State, budget: Budget): Generator<void, boolean> {
  const search = createSearch(state);
  let pause = SLICE;
  for (const direction of [1, -1] as const) {
    for (let start = 0; start < state.m; start++) {
      for (let gap = gapAt(state, search, start, direction); gap > 0; gap = gapAt(state, search, start, direction)) {
        if (budget.stop || budget.augmentations >= budget.limit) return false;
        improve(state, search, start, direction, gap, budget);
        if (search.settled < pause) continue;
        pause = search.settled + SLICE;
        yield;
      }
    }
  }
  return true;
}

function createSearch(state: State): Search {
  const { vertices } = state.graph;
  const search: Search = {
    last: new Float64Array(vertices).fill(Number.NEGATIVE_INFINITY),
    next: new Float64Array(vertices).fill(Number.POSITIVE_INFINITY),
    dist: new Float64Array(vertices).fill(Number.POSITIVE_INFINITY),
    through: new Int32Array(vertices),
    reached: new Int32Array(vertices),
    ready: new Int32Array(vertices),
    heap: new Int32Array(vertices),
    place: new Int32Array(vertices).fill(-1),
    path: [],
    settled: 0,
  };
  for (let j = 0; j < state.m; j++) measure(state, search, j);
  return search;
}

/** What people cost at a facility whose load has changed. */
function measure({ loadCost, load }: State, { last, next }: Search, j: number): void {
  const people = load[j]!;
  last[j] = people === 0 ? Number.NEGATIVE_INFINITY : loadCost.marginal(j, people);
  next[j] = loadCost.marginal(j, people + 1);
}

/** By how much the price misses the marginal cost of the last person (forward) or of the next (backward). */
function gapAt({ price }: State, { last, next }: Search, j: number, direction: Direction): number {
  return direction === 1 ? last[j]! - price[j]! : price[j]! - next[j]!;
}

/** One search, one change of prices, and as many pushes as stay tight. */
function improve(state: State, search: Search, start: number, direction: Direction, gap: number, budget: Budget): void {
  const { price } = state;
  const { dist, reached, place, through, path } = search;
  const found = shortestPath(state, search, start, direction, gap);
  for (let i = 0; i < found.reached; i++) {
    const v = reached[i]!;
    if (dist[v]! < found.length) price[v]! += direction * (found.length - dist[v]!);
    dist[v] = Number.POSITIVE_INFINITY;
    place[v] = -1;
  }
  if (found.end < 0) return;
  const { from, to } = state.graph;
  path.length = 0;
  for (let v = found.end; v !== start; v = (direction === 1 ? from : to)[path.at(-1)!]!) path.push(through[v]!);
  pushWhileTight(state, search, direction === 1 ? [start, found.end] : [found.end, start], direction, budget);
}

/** Dijkstra from `start`, stopped at the cheapest place to end. */
function shortestPath(state: State, search: Search, start: number, direction: Direction, gap: number): Found {
  const { price, graph } = state;
  const { length: lengths } = graph;
  const arcsAt = direction === 1 ? graph.leaving : graph.entering;
  const otherEnd = direction === 1 ? graph.to : graph.from;
  const { dist, through, reached, ready, place, heap } = search;
  const cost = direction === 1 ? search.next : search.last;
  let length = gap;
  let end = -1;
  let reachedCount = 1;
  let readyCount = 1;
  let waiting = 0;
  let distance = 0;
  dist[start] = 0;
  reached[0] = start;
  ready[0] = start;
  for (;;) {
    let v: number;
    if (readyCount > 0) v = ready[--readyCount]!;
    else if (waiting === 0) break;
    else {
      v = heap[0]!;
      distance = dist[v]!;
      if (distance >= length) break;
      takeFirst(search, --waiting);
    }
    search.settled++;
    const here = distance - direction * price[v]!;
    const arcs = arcsAt[v]!;
    for (let i = 0; i < arcs.length; i++) {
      const arc = arcs[i]!;
      const own = lengths[arc]!;
      if (own === EMPTY) continue;
      const w = otherEnd[arc]!;
      // No reduced cost is negative, so none that is settled comes nearer.
      const next = here + own + direction * price[w]!;
      if (next >= dist[w]! || next >= length) continue;
      const slack = direction * (cost[w]! - price[w]!);
      const all = slack > 0 ? next + slack : next;
      if (all < length) {
        length = all;
        end = w;
      }
      if (dist[w] === Number.POSITIVE_INFINITY) reached[reachedCount++] = w;
      dist[w] = next;
      through[w] = arc;
      if (place[w]! >= 0) raise(search, place[w]!, w);
      else if (next <= distance) ready[readyCount++] = w;
      else raise(search, waiting++, w);
    }
  }
  return { end, length, reached: reachedCount };
}

/** Puts a vertex that stands at a place of the heap, or comes to it, above all that are farther. */
function raise({ dist, heap, place }: Search, from: number, v: number): void {
  const own = dist[v]!;
  let i = from;
  while (i > 0) {
    const parent = (i - 1) >> 1;
    const above = heap[parent]!;
    if (dist[above]! <= own) break;
    heap[i] = above;
    place[above] = i;
    i = parent;
  }
  heap[i] = v;
  place[v] = i;
}

/** Takes the nearest away; so many remain. */
function takeFirst({ dist, heap, place }: Search, size: number): void {
  place[heap[0]!] = -1;
  if (size === 0) return;
  const v = heap[size]!;
  const own = dist[v]!;
  let i = 0;
  for (;;) {
    let child = 2 * i + 1;
    if (child >= size) break;
    if (child + 1 < size && dist[heap[child + 1]!]! < dist[heap[child]!]!) child++;
    const below = heap[child]!;
    if (dist[below]! >= own) break;
    heap[i] = below;
    place[below] = i;
    i = child;
  }
  heap[i] = v;
  place[v] = i;
}

/** Pushes people along the path found for as long as every arc on it stays tight. */
function pushWhileTight(
  state: State,
  search: Search,
  [source, sink]: readonly [number, number],
  direction: Direction,
  budget: Budget,
): void {
  const { graph, load } = state;
  const { path } = search;
  for (;;) {
    let people = pushable(state, source, sink, direction);
    for (let i = 0; i < path.length && people > 0; i++) people = Math.min(people, tightPeople(state, path[i]!));
    if (people <= 0 || budget.augmentations >= budget.limit) break;
    // The arc at the end first: who comes to a vertex is not yet there when others leave it.
    for (const arc of path) graph.move(arc, people);
    load[source]! -= people;
    load[sink]! += people;
    budget.augmentations++;
  }
  measure(state, search, source);
  measure(state, search, sink);
}

/** How many people both ends want to pass on at today's prices. */
function pushable(state: State, source: number, sink: number, direction: Direction): number {
  const { loadCost, load, price } = state;
  // Forward the source must lose everybody dearer than its price, and the sink takes whoever is not. Backward the sink
  // must gain everybody cheaper than its price, and the source gives whoever is not.
  const given = load[source]! - loadCost.maxLoad(source, price[source]! - (direction === 1 ? 0 : 1));
  const taken = loadCost.maxLoad(sink, price[sink]! - (direction === 1 ? 0 : 1)) - load[sink]!;
  return Math.min(given, taken);
}

/** How many people may go along an arc at no cost at today's prices. */
function tightPeople({ graph, price }: State, arc: number): number {
  const length = graph.length[arc]!;
  if (length === EMPTY || length + price[graph.to[arc]!]! - price[graph.from[arc]!]! !== 0) return 0;
  return graph.people(arc);
}
