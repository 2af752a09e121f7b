/**
 * Starting a level: each unit lists the options near its best at the prices brought along, and is assigned to the best.
 *
 * How far "near" goes, the band, follows from how far prices moved at the level before. What is listed is remembered: all
 * options up to `cover` above the best. While no two prices have moved farther against each other than that, no unlisted
 * option can have become the best, and no scan is needed to know it.
 */

import { addCandidate, type Candidates, candidateAt, createCandidates, lastCandidate, NONE } from "./candidates.ts";
import { createFacilityGraph, type FacilityGraph } from "./facility-graph.ts";
import { batchOf, COARSENING, FEW_UNITS, LARGEST_BAND, type Level } from "./levels.ts";
import { allocateFound, type ConvexCost, type Found } from "./problem.ts";
import { type SolveProgress, solving } from "./progress.ts";
import type { Budget, State } from "./shortest-paths.ts";
import { createUnitGraph, pricesWithUnits } from "./unit-graph.ts";

/** Options that a unit lists at first, at most: more at coarse levels, where units are few and prices only guessed. */
const FEWEST_CANDIDATES = 6;
const MOST_CANDIDATES = 16;
/** A list that ends so few metres above its best is made as long as the longest. */
const CROWDED = 20;
/** Options that all units together may list, for each facility. */
const CANDIDATES_PER_FACILITY = 60;
/** So many times as many are listed, at most, where coarser levels had to be looked through again. */
const MOST_TIMES = 8;
/** Candidates that are made at once where a level may need them: growing is dearer, and they are some megabytes. */
const ROOM_AT_ONCE = 200_000;
const MOST_IN_BATCH = 512;
/** Pairs of unit and facility between two pauses, at most. */
const PAIRS_IN_BATCH: number = 2 ** 18;

/** Units in a batch, between two pauses: fewer where each has very many facilities. */
export function unitsInBatch(facilities: number): number {
  return Math.min(MOST_IN_BATCH, Math.ceil(PAIRS_IN_BATCH / Math.max(1, facilities)));
}

/** What was listed when the level was started. */
export interface Coverage {
  /** The prices at that time. */
  readonly price: Float64Array;
  /** For each unit: all options up to so much above its best are listed. */
  readonly cover: Int32Array;
  /** The most of these. */
  reach: number;
}

export interface LevelStart {
  readonly level: Level;
  /** The solved coarser level; its flows are used up. */
  readonly coarser: Candidates | null;
  readonly band: number;
  /** How often units of a coarser level had to enter where others were crowded out, at most. */
  readonly crowded: number;
  readonly loadCost: ConvexCost;
  readonly fixed: Float64Array;
  readonly price: Float64Array;
  readonly budget: Budget;
}

/** A started level. */
export type StartedLevel = Complete | Partial;

/** So few units that all their options are listed. */
interface Complete {
  readonly complete: true;
  readonly state: State;
  readonly coverage: Coverage;
}

/** Units with some of their options listed. */
interface Partial {
  readonly complete: false;
  readonly state: State<FacilityGraph>;
  readonly coverage: Coverage;
}

/** A state before its graph is built. */
type Unconnected = Omit<State, "graph">;

/** Gives all units their candidates, and assigns them; `null` when stopped. */
export function* startLevel(start: LevelStart): Generator<SolveProgress, StartedLevel | null> {
  const { level, coarser, band, crowded, loadCost, fixed, price, budget } = start;
  const m = level.options.facilities;
  const most = candidatesEach(level.units, m, crowded);
  const candidates = createCandidates(level.units, candidatesExpected(level.units, most, coarser));
  const load = fixed.slice();
  const room = Float64Array.from({ length: m }, (_, j) => loadCost.maxLoad(j, price[j]!));
  const size = unitsInBatch(m);
  const found = allocateFound(size, most);
  const more = allocateFound(size, Math.min(m, MOST_CANDIDATES));
  const state: Unconnected = { m, loadCost, candidates, load, price };
  const coverage: Coverage = { price: price.slice(), cover: new Int32Array(level.units), reach: 0 };
  for (let from = 0; from < level.units; from += size) {
    const count = Math.min(size, level.units - from);
    const ranked = coarser === null ? tieBreaking(price, load, room) : price;
    const batch = batchOf(level, from, count);
    level.options.best(batch, ranked, band, undefined, found);
    const limit = most < more.most ? cutOff(found, count, price) : undefined;
    if (limit !== undefined) level.options.best(batch, ranked, band, limit, more);
    for (let i = 0; i < count; i++) {
      const unit = from + i;
      const own = limit === undefined || limit[i] !== Number.POSITIVE_INFINITY ? found : more;
      const cover = addCandidates(state, unit, own, i, band);
      coverage.cover[unit] = cover;
      coverage.reach = Math.max(coverage.reach, cover);
      const complete = own.size[i]! < own.most;
      const assigned =
        (coarser && inheritedCandidate(level, coarser, state, unit, complete)) ??
        leastLoadedCandidate(state, unit, room);
      candidates.flow[assigned] = level.weight[unit]!;
      load[candidates.facility[assigned]!]! += level.weight[unit]!;
    }
    yield { stage: "solve", done: from, total: level.options.units };
    if (budget.stop) return null;
  }
  if (coarser === null && most === m) {
    const all = { ...state, price: pricesWithUnits(price, candidates), graph: createUnitGraph(m, candidates) };
    return { complete: true, state: all, coverage };
  }
  const graph = yield* solving(createFacilityGraph(m, candidates), level);
  return { complete: false, state: { ...state, graph }, coverage };
}

/** As many for each unit as at the coarser level, for finer ones list hardly more. What is never written costs nothing. */
function candidatesExpected(units: number, most: number, coarser: Candidates | null): number {
  const each = Math.max(2, coarser === null ? 0 : coarser.size / coarser.units);
  return Math.max(Math.ceil(each * units), Math.min(most * units, ROOM_AT_ONCE));
}

/** Where units of a coarser level were crowded out again and again, lists are too short: prices tell too little there. */
function candidatesEach(units: number, m: number, crowded: number): number {
  const share = Math.ceil((CANDIDATES_PER_FACILITY * m) / units);
  const most = units <= FEW_UNITS ? m : Math.max(FEWEST_CANDIDATES, Math.min(MOST_CANDIDATES, share));
  return Math.max(1, Math.min(m, most * Math.max(1, Math.min(MOST_TIMES, crowded - 1))));
}

/** Infinity for units whose list was cut off so near its best that almost any change of prices would reach beyond. */
function cutOff({ most, size, facility, cost }: Found, count: number, price: Float64Array): Float64Array | undefined {
  let limit: Float64Array | undefined;
  for (let i = 0; i < count; i++) {
    if (size[i]! < most) continue;
    const [first, last] = [i * most, (i + 1) * most - 1];
    const reached = cost[last]! + price[facility[last]!]! - cost[first]! - price[facility[first]!]!;
    if (reached >= CROWDED) continue;
    limit ??= new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
    limit[i] = Number.POSITIVE_INFINITY;
  }
  return limit;
}

/** Lists what was found for a unit; returns up to how far above the best that is all there is. */
function addCandidates(
  { candidates, price }: Unconnected,
  unit: number,
  found: Found,
  i: number,
  band: number,
): number {
  const { most, facility, cost } = found;
  const size = found.size[i]!;
  const at = i * most;
  let last = NONE;
  for (let k = at; k < at + size; k++) last = addCandidate(candidates, unit, last, facility[k]!, cost[k]!);
  const widest = Math.min(band, LARGEST_BAND);
  // A full list may have been cut off after its last option (or before it: fractions break ties at the coarsest level).
  if (size < most) return widest;
  const reached = cost[at + size - 1]! + price[facility[at + size - 1]!]! - cost[at]! - price[facility[at]!]!;
  return Math.max(0, Math.min(widest, reached - 1));
}

/** Prices are whole, so a fraction only decides between equals: it sends them where there is most room. */
function tieBreaking(price: Float64Array, load: Float64Array, room: Float64Array): Float64Array {
  return price.map((p, j) => p + 0.75 * Math.min(1, load[j]! / Math.max(1, room[j]!)));
}

/**
 * The candidate to which the coarser level assigned the unit's group, where it is still as good as any: ties are common (costs
 * have a floor), and only the coarser level knows how to spread them. `complete`: whatever is as good as any is listed.
 */
function inheritedCandidate(
  level: Level,
  coarser: Candidates,
  { candidates, price }: Unconnected,
  unit: number,
  complete: boolean,
): number | undefined {
  const group = Math.min(coarser.units - 1, Math.floor(unit / COARSENING));
  const best = candidates.head[unit]!;
  const least = candidates.cost[best]! + price[candidates.facility[best]!]!;
  let most = NONE;
  for (let candidate = coarser.head[group]!; candidate !== NONE; candidate = coarser.next[candidate]!) {
    if (coarser.flow[candidate]! <= 0 || (most !== NONE && coarser.flow[candidate]! <= coarser.flow[most]!)) continue;
    const facility = coarser.facility[candidate]!;
    const known = candidateAt(candidates, unit, facility);
    let cost = Number.NaN;
    if (known !== NONE) cost = candidates.cost[known]!;
    else if (!complete) cost = level.options.cost(level.first + unit * level.step, facility);
    if (cost + price[facility]! === least) most = candidate;
  }
  if (most === NONE) return undefined;
  coarser.flow[most]! -= level.weight[unit]!;
  const facility = coarser.facility[most]!;
  const known = candidateAt(candidates, unit, facility);
  return known !== NONE
    ? known
    : addCandidate(candidates, unit, lastCandidate(candidates, unit), facility, least - price[facility]!);
}

/** The best candidate of a unit; among equals where there is most room. */
function leastLoadedCandidate(state: Unconnected, unit: number, room: Float64Array): number {
  const { candidates, price, load } = state;
  const { head, next, facility, cost } = candidates;
  let best = head[unit]!;
  const least = cost[best]! + price[facility[best]!]!;
  for (let candidate = next[best]!; candidate !== NONE; candidate = next[candidate]!) {
    const j = facility[candidate]!;
    if (cost[candidate]! + price[j]! !== least) break;
    if (room[j]! - load[j]! > room[facility[best]!]! - load[facility[best]!]!) best = candidate;
  }
  return best;
}
