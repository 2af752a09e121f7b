/**
 * Assignment of many units to few facilities at least cost, with a convex cost of the load at each facility. Exact.
 *
 * Problem. Units u of whole weight choose among facilities j; cost(u, j) for each person, plus the sum of marginal costs
 * of everybody at j. Find the split into whole people of least total cost, and prices that prove it: (a) every unit sits
 * at an option of least cost + price; (b) every price lies between the marginal costs of the last and the next person.
 *
 * Method.
 * 1. Coarse to fine. Units come in an order in which neighbours are alike. A level takes one unit for each group of 4^k
 *    neighbours, with the weight of them all, solves that, and hands its prices to the next level.
 * 2. Options by price. At those prices each unit lists its few best options and sits at the best; the rest of the m
 *    options are not even looked at by the repair.
 * 3. Repair: successive shortest paths on the facility graph (repair.ts).
 * 4. At the finest level: lower the prices to the smallest (smallest-prices.ts), then scan all units for an unlisted
 *    option that is better at these prices. Whoever has one lists it, moves to it, and the level goes on. When nobody
 *    has, (a) and (b) hold over all options: that is the proof.
 *
 * Invariants. Lists only grow, so scans end. Whatever happens, every unit's people add up to its weight.
 *
 * Limits. m ≤ 4096; costs below 2^30; path sums below 2^30 beside multiples of a scale, prices below 2^53.
 */

import { createArcs, push } from "./arcs.ts";
import { addSlot, createLists, type Lists, lastSlot, NONE, slotAt } from "./lists.ts";
import { allocateFound, type Batch, type Curve, type Found, type Options } from "./problem.ts";
import { type Budget, movePeople, repair, type State } from "./repair.ts";
import { lowerPrices } from "./smallest-prices.ts";

/** Options that a unit lists at first. */
const LISTED = 8;
/** The same at the coarsest level, where prices are only guessed. */
const COARSEST_LISTED = 128;
/** Options that a scan may add to a unit at once. */
const ADDED = 4;
/** Units in a batch, between two pauses. */
const BATCH = 2048;
/** The coarsest level keeps at least so many units for each facility. */
const COARSEST_UNITS_PER_FACILITY = 8;
/** Options listed are at least so close to the best: prices always move a little. */
const LEAST_BAND = 50;
/** No sum of costs along a path is as large; prices that differ by more differ for another reason. */
const LARGEST_BAND = 2 ** 30;
/** One unit stands for so many of the next finer level. */
const COARSENING = 4;

export interface Assignment {
  /** Units and options listed at the finest level, with the people at each. */
  readonly lists: Lists;
  /** The smallest prices that prove the optimum; `null` where the budget ran out. */
  readonly price: Float64Array | null;
  readonly levels: number;
  readonly scans: number;
  readonly augmentations: number;
}

/** Units done and to do, for a progress bar. */
export interface SolveProgress {
  readonly stage: "solve" | "prove";
  readonly done: number;
  readonly total: number;
}

export interface SolveInput {
  readonly options: Options;
  readonly curve: Curve;
  /** People at each facility who may not choose. */
  readonly fixed: Float64Array;
  /** Prices to start from; without them the engine finds its own, coarse to fine. */
  readonly start?: Float64Array | undefined;
  /** How much work may be done; counts along. Default: no limit. */
  readonly budget?: Budget | undefined;
}

/** A budget of so many augmentations. */
export function createBudget(limit: number = Number.POSITIVE_INFINITY): Budget {
  return { augmentations: 0, limit, stop: false };
}

/** Solves; yields between slices of work. `null` when the budget ran out before the finest level was seated. */
export function* solve(input: SolveInput): Generator<SolveProgress, Assignment | null> {
  const { options, curve, fixed, start } = input;
  const budget = input.budget ?? createBudget();
  const price = start?.slice() ?? levelPrices(options, curve, fixed);
  const steps = start === undefined ? levelSteps(options) : [1];
  let coarser: Lists | null = null;
  let band = Number.POSITIVE_INFINITY;
  for (const step of steps) {
    const level = createLevel(options, step);
    const state: State | null = yield* openLevel(level, coarser, band, curve, fixed, price, budget);
    if (state === null) return null;
    const before = price.slice();
    const fits = yield* solving(repair(state, budget), level);
    const proof = fits ? yield* prove(level, state, budget) : { proven: fits, scans: 0 };
    coarser = state.lists;
    band = drift(before, price);
    if (step === 1 || !proof.proven) {
      if (step > 1) return null;
      const { augmentations } = budget;
      return {
        lists: state.lists,
        price: proof.proven ? price : null,
        levels: steps.length,
        scans: proof.scans,
        augmentations,
      };
    }
  }
  throw new Error("unreachable: the last level has step 1");
}

/**
 * How far options may lie from the best to be listed at the next level: somewhat farther than any two prices moved
 * against each other at this one, but for those that moved by whole steps of another scale. Prices move less at the next
 * level; whoever needs more is found by the scan.
 */
function drift(before: Float64Array, after: Float64Array): number {
  const moved = after.map((price, j) => price - before[j]!).sort();
  const middle = moved[moved.length >> 1] ?? 0;
  let farthest = 0;
  for (const move of moved) {
    const apart = Math.abs(move - middle);
    if (apart < LARGEST_BAND) farthest = Math.max(farthest, apart);
  }
  return Math.max(LEAST_BAND, 1.5 * farthest);
}

/** Group sizes from coarse to fine, ending with 1. */
function levelSteps(options: Options): number[] {
  const fewest = COARSEST_UNITS_PER_FACILITY * Math.max(1, options.facilities);
  const steps = [1];
  while (options.units >= COARSENING * steps[0]! * fewest) steps.unshift(COARSENING * steps[0]!);
  return steps;
}

/** The price at which everybody would fit if costs did not matter, or what those who may not choose cost already. */
function levelPrices(options: Options, curve: Curve, fixed: Float64Array): Float64Array {
  const m = options.facilities;
  let people = 0;
  for (let j = 0; j < m; j++) people += fixed[j]!;
  for (let u = 0; u < options.units; u++) people += options.weight[u]!;
  const room = (price: number): number => {
    let total = 0;
    for (let j = 0; j < m; j++) total += Math.max(fixed[j]!, curve.most(j, price));
    return total;
  };
  let low = -1;
  let high = 2 ** 52;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (room(middle) >= people) high = middle;
    else low = middle;
  }
  return Float64Array.from({ length: m }, (_, j) => Math.max(high, curve.marginal(j, fixed[j]!)));
}

/** The units of a level: each stands for `step` neighbours and has their weight. */
interface Level {
  readonly options: Options;
  readonly step: number;
  /** The middle unit of the first group. */
  readonly first: number;
  readonly units: number;
  readonly weight: Int32Array;
}

function createLevel(options: Options, step: number): Level {
  if (step === 1) return { options, step, first: 0, units: options.units, weight: options.weight };
  const first = step >> 1;
  const units = Math.floor((options.units - first - 1) / step) + 1;
  const weight = new Int32Array(units);
  for (let u = 0; u < options.units; u++) weight[Math.min(units - 1, Math.floor(u / step))]! += options.weight[u]!;
  return { options, step, first, units, weight };
}

function batchOf(level: Level, from: number, count: number): Batch {
  return { first: level.first + from * level.step, count, step: level.step };
}

/** Lists each unit's best options at these prices and seats it at the best. */
function* openLevel(
  level: Level,
  coarser: Lists | null,
  band: number,
  curve: Curve,
  fixed: Float64Array,
  price: Float64Array,
  budget: Budget,
): Generator<SolveProgress, State | null> {
  const m = level.options.facilities;
  const most = Math.max(1, coarser === null ? Math.min(m, COARSEST_LISTED) : Math.min(LISTED, m));
  const lists = createLists(level.units, level.units * Math.min(most, 3));
  const load = fixed.slice();
  const room = Float64Array.from({ length: m }, (_, j) => curve.most(j, price[j]!));
  const found = allocateFound(BATCH, most);
  const state: Omit<State, "arcs"> = { m, curve, lists, load, price };
  for (let from = 0; from < level.units; from += BATCH) {
    const count = Math.min(BATCH, level.units - from);
    const ranked = coarser === null ? tieBreaking(price, load, room) : price;
    level.options.best(batchOf(level, from, count), ranked, band, undefined, found);
    for (let i = 0; i < count; i++) {
      const unit = from + i;
      let last = NONE;
      for (let k = 0; k < found.size[i]!; k++) {
        last = addSlot(lists, unit, last, found.facility[i * most + k]!, found.cost[i * most + k]!);
      }
      const seat = inheritedSeat(level, coarser, state, unit) ?? roomiestSeat(state, unit, room);
      lists.flow[seat] = level.weight[unit]!;
      load[lists.facility[seat]!]! += level.weight[unit]!;
    }
    yield { stage: "solve", done: from, total: level.options.units };
    if (budget.stop) return null;
  }
  return { ...state, arcs: yield* solving(createArcs(m, lists), level) };
}

/** Prices are whole, so a fraction only decides between equals: it sends them where there is most room. */
function tieBreaking(price: Float64Array, load: Float64Array, room: Float64Array): Float64Array {
  return price.map((p, j) => p + 0.75 * Math.min(1, load[j]! / Math.max(1, room[j]!)));
}

/**
 * The seat that the coarser level gave to the unit's group, where it is still as good as any: ties are common (costs
 * have a floor), and only the coarser level knows how to spread them.
 */
function inheritedSeat(
  level: Level,
  coarser: Lists | null,
  state: Omit<State, "arcs">,
  unit: number,
): number | undefined {
  if (coarser === null) return undefined;
  const { lists, price } = state;
  const group = Math.min(coarser.units - 1, Math.floor(unit / COARSENING));
  const best = lists.head[unit]!;
  const least = lists.cost[best]! + price[lists.facility[best]!]!;
  let most = NONE;
  for (let slot = coarser.head[group]!; slot !== NONE; slot = coarser.next[slot]!) {
    if (coarser.flow[slot]! <= 0 || (most !== NONE && coarser.flow[slot]! <= coarser.flow[most]!)) continue;
    const facility = coarser.facility[slot]!;
    const cost = level.options.cost(level.first + unit * level.step, facility);
    if (cost + price[facility]! === least) most = slot;
  }
  if (most === NONE) return undefined;
  coarser.flow[most]! -= level.weight[unit]!;
  const facility = coarser.facility[most]!;
  const listed = slotAt(lists, unit, facility);
  return listed !== NONE ? listed : addSlot(lists, unit, lastSlot(lists, unit), facility, least - price[facility]!);
}

/** The best seat of a unit's options; among equals where there is most room. */
function roomiestSeat(state: Omit<State, "arcs">, unit: number, room: Float64Array): number {
  const { lists, price, load } = state;
  const { head, next, facility, cost } = lists;
  let best = head[unit]!;
  const least = cost[best]! + price[facility[best]!]!;
  for (let slot = next[best]!; slot !== NONE; slot = next[slot]!) {
    const j = facility[slot]!;
    if (cost[slot]! + price[j]! !== least) break;
    if (room[j]! - load[j]! > room[facility[best]!]! - load[facility[best]!]!) best = slot;
  }
  return best;
}

/** Passes pauses on as progress. */
function* solving<T>(work: Generator<void, T>, level: Level): Generator<SolveProgress, T> {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
    yield { stage: "solve", done: level.units, total: level.options.units };
  }
}

/** Smallest prices and scan, in turns with repair, until nobody prefers an unlisted option. */
function* prove(
  level: Level,
  state: State,
  budget: Budget,
): Generator<SolveProgress, { proven: boolean; scans: number }> {
  for (let scans = 1; ; scans++) {
    lowerPrices(state);
    const added = yield* scan(level, state, budget);
    if (budget.stop) return { proven: false, scans };
    if (added === 0) return { proven: true, scans };
    const fits = yield* solving(repair(state, budget), level);
    if (!fits) return { proven: false, scans };
  }
}

/** Lists and takes every unlisted option that is better at today's prices; returns for how many units. */
function* scan(level: Level, state: State, budget: Budget): Generator<SolveProgress, number> {
  const most = Math.max(1, Math.min(ADDED, state.m));
  const found = allocateFound(BATCH, most);
  const limit = new Float64Array(BATCH);
  let better = 0;
  for (let from = 0; from < level.units; from += BATCH) {
    const count = Math.min(BATCH, level.units - from);
    for (let i = 0; i < count; i++) limit[i] = costOfSeat(state, from + i);
    level.options.best(batchOf(level, from, count), state.price, Number.POSITIVE_INFINITY, limit, found);
    for (let i = 0; i < count; i++) {
      if (found.size[i] === 0) continue;
      better++;
      takeBetter(state, from + i, found, i);
    }
    yield { stage: "prove", done: from + count, total: level.units };
    if (budget.stop) break;
  }
  return better;
}

/** Least cost + price among the unit's listed options; that is what it pays where it sits. */
function costOfSeat(state: State, unit: number): number {
  const { head, next, facility, cost } = state.lists;
  let least = Number.POSITIVE_INFINITY;
  for (let slot = head[unit]!; slot !== NONE; slot = next[slot]!) {
    const value = cost[slot]! + state.price[facility[slot]!]!;
    if (value < least) least = value;
  }
  return least;
}

/** Adds the options found for a unit and moves all its people to the best of them. */
function takeBetter(state: State, unit: number, found: Found, i: number): void {
  const { lists, arcs, m, load } = state;
  const firstNew = lists.size;
  let last = lastSlot(lists, unit);
  for (let k = 0; k < found.size[i]!; k++) {
    last = addSlot(lists, unit, last, found.facility[i * found.most + k]!, found.cost[i * found.most + k]!);
  }
  for (let from = lists.head[unit]!; from !== firstNew; from = lists.next[from]!) {
    const people = lists.flow[from]!;
    if (people === 0) continue;
    const a = lists.facility[from]!;
    for (let to = firstNew; to !== NONE; to = lists.next[to]!) {
      push(arcs, a * m + lists.facility[to]!, lists.cost[to]! - lists.cost[from]!, to);
    }
    load[a]! -= people;
    load[lists.facility[firstNew]!]! += people;
    movePeople(state, firstNew, a, people);
  }
}

/** People of a unit at a facility. */
export function peopleAt(lists: Lists, unit: number, facility: number): number {
  const slot = slotAt(lists, unit, facility);
  return slot === NONE ? 0 : lists.flow[slot]!;
}
