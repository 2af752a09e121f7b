/**
 * The facility graph.
 *
 * Problem. An augmenting path asks, for an ordered pair of facilities (a, b): which unit now at a costs least to send to
 * b instead, and how much? Units are many, facilities few.
 *
 * Method. An arc for each pair that any unit may go between, with a heap keyed by cost at b − cost at a, holding candidates (the
 * unit's option b). Keys never change, so a unit that leaves a is not searched for: its entry is dropped when it surfaces.
 * The length of an arc is the smallest valid key.
 *
 * Invariants. (1) Every unit with people at a and a candidate for b ≠ a has an entry in the heap of (a, b). (2) The front of every
 * heap is valid: its unit has people at a. (3) An arc's length is the key of that front, or EMPTY.
 *
 * Complexity. O(log n) for a move and each of the unit's options. A unit that returns to a leaves a doubled entry behind,
 * which is harmless: equal key, equal candidate.
 */

import { type Candidates, NONE } from "./candidates.ts";
import { EMPTY, type Graph } from "./graph.ts";
import {
  addEntry,
  addHeap,
  createHeaps,
  dropFirst,
  firstValue,
  type Heaps,
  leastKey,
  longer,
  secondValue,
} from "./heaps.ts";

export interface FacilityGraph extends Graph {
  from: Int32Array;
  to: Int32Array;
  length: Int32Array;
  readonly candidates: Candidates;
  /** How many arcs there are. */
  arcs: number;
  /** The number of the arc a → b, plus 1, at a·m + b; 0 where there is none. Memory that is never written costs nothing. */
  readonly arcOf: Int32Array;
  readonly heaps: Heaps;
}

/** Options between two pauses while the heaps are built. */
const SLICE = 16_384;

/** The graph of all units that have people anywhere; yields between slices. */
export function* createFacilityGraph(m: number, candidates: Candidates): Generator<void, FacilityGraph> {
  const counting: Counting = {
    m,
    arcs: 0,
    arcOf: new Int32Array(m * m),
    from: new Int32Array(16 * m + 64),
    to: new Int32Array(16 * m + 64),
    counts: new Int32Array(16 * m + 64),
  };
  for (let unit = 0; unit < candidates.units; ) {
    unit = countEntries(counting, candidates, unit);
    yield;
  }
  const { arcs, arcOf, from, to } = counting;
  const graph: FacilityGraph = {
    vertices: m,
    candidates,
    arcs,
    arcOf,
    from,
    to,
    length: new Int32Array(from.length).fill(EMPTY),
    heaps: createHeaps(counting.counts, arcs),
    leaving: Array.from({ length: m }, () => []),
    entering: Array.from({ length: m }, () => []),
    people: (arc) => candidates.flow[cheapest(graph, arc)]!,
    move: (arc, people) => movePeople(graph, cheapest(graph, arc), secondValue(graph.heaps, arc), people),
  };
  for (let arc = 0; arc < arcs; arc++) {
    graph.leaving[from[arc]!]!.push(arc);
    graph.entering[to[arc]!]!.push(arc);
  }
  for (let unit = 0; unit < candidates.units; ) {
    unit = fillHeaps(graph, unit);
    yield;
  }
  for (let arc = 0; arc < arcs; arc++) graph.length[arc] = leastKey(graph.heaps, arc);
  return graph;
}

/** Arcs as they are found, with the number of entries of each. */
interface Counting {
  readonly m: number;
  readonly arcOf: Int32Array;
  arcs: number;
  from: Int32Array;
  to: Int32Array;
  counts: Int32Array;
}

/** Counts the entries of a slice of units, from one on; returns the first of the next slice. */
function countEntries(counting: Counting, { units, head, next, facility, flow }: Candidates, first: number): number {
  const { m, arcOf } = counting;
  let unit = first;
  for (let options = 0; unit < units && options < SLICE; unit++) {
    const start = head[unit]!;
    for (let candidate = start; candidate !== NONE; candidate = next[candidate]!, options++) {
      if (flow[candidate] === 0) continue;
      const a = facility[candidate]!;
      for (let other = start; other !== NONE; other = next[other]!) {
        if (other === candidate) continue;
        const pair = a * m + facility[other]!;
        let arc = arcOf[pair]! - 1;
        if (arc < 0) {
          arc = countArc(counting, a, facility[other]!);
          arcOf[pair] = arc + 1;
        }
        counting.counts[arc]!++;
      }
    }
  }
  return unit;
}

function countArc(counting: Counting, a: number, b: number): number {
  const arc = counting.arcs++;
  if (arc === counting.from.length) {
    for (const name of ["from", "to", "counts"] as const) counting[name] = longer(counting[name], 2 * arc);
  }
  counting.from[arc] = a;
  counting.to[arc] = b;
  return arc;
}

/** Enters a slice of units into the heaps; returns the first of the next slice. */
function fillHeaps({ candidates, arcOf, heaps, vertices: m }: FacilityGraph, first: number): number {
  const { units, head, next, facility, cost, flow } = candidates;
  let unit = first;
  for (let options = 0; unit < units && options < SLICE; unit++) {
    const start = head[unit]!;
    for (let candidate = start; candidate !== NONE; candidate = next[candidate]!, options++) {
      if (flow[candidate] === 0) continue;
      const row = facility[candidate]! * m;
      const own = cost[candidate]!;
      for (let other = start; other !== NONE; other = next[other]!) {
        if (other !== candidate)
          addEntry(heaps, arcOf[row + facility[other]!]! - 1, cost[other]! - own, candidate, other);
      }
    }
  }
  return unit;
}

/** The candidate at its beginning of the unit for which an arc is shortest; the arc must not be empty. */
export function cheapest({ heaps }: FacilityGraph, arc: number): number {
  return firstValue(heaps, arc);
}

/** Moves people of one unit from one of its candidates to another. */
export function movePeople(graph: FacilityGraph, from: number, to: number, people: number): void {
  const { flow } = graph.candidates;
  const isNew = flow[to] === 0;
  flow[from]! -= people;
  flow[to]! += people;
  if (isNew) enter(graph, to);
  if (flow[from] === 0) leave(graph, from);
}

/** Enters a unit that has come to `from` into the heaps of all its other options. */
function enter(graph: FacilityGraph, from: number): void {
  const { head, next, unit } = graph.candidates;
  for (let to = head[unit[from]!]!; to !== NONE; to = next[to]!) if (to !== from) enterArc(graph, from, to);
}

/** Enters a unit's candidates, where it has people and where these might go, into the heap of their arc. */
export function enterArc(graph: FacilityGraph, from: number, to: number): void {
  const { facility, cost } = graph.candidates;
  const pair = facility[from]! * graph.vertices + facility[to]!;
  let arc = graph.arcOf[pair]! - 1;
  if (arc < 0) {
    arc = addArc(graph, facility[from]!, facility[to]!);
    graph.arcOf[pair] = arc + 1;
  }
  const key = cost[to]! - cost[from]!;
  addEntry(graph.heaps, arc, key, from, to);
  if (key < graph.length[arc]!) graph.length[arc] = key;
}

function addArc(graph: FacilityGraph, a: number, b: number): number {
  const arc = graph.arcs++;
  if (arc === graph.from.length) {
    for (const name of ["from", "to", "length"] as const) graph[name] = longer(graph[name], 2 * arc);
  }
  addHeap(graph.heaps, arc);
  graph.from[arc] = a;
  graph.to[arc] = b;
  graph.length[arc] = EMPTY;
  graph.leaving[a]!.push(arc);
  graph.entering[b]!.push(arc);
  return arc;
}

/** Drops what a unit that has left `from` has at the front of heaps. */
function leave(graph: FacilityGraph, from: number): void {
  const { candidates, arcOf, heaps, length, vertices: m } = graph;
  const { head, next, facility, unit, flow } = candidates;
  const row = facility[from]! * m;
  for (let to = head[unit[from]!]!; to !== NONE; to = next[to]!) {
    if (to === from) continue;
    const arc = arcOf[row + facility[to]!]! - 1;
    if (firstValue(heaps, arc) !== from) continue;
    while (heaps.size[arc]! > 0 && flow[firstValue(heaps, arc)] === 0) dropFirst(heaps, arc);
    length[arc] = heaps.size[arc] === 0 ? EMPTY : leastKey(heaps, arc);
  }
}
