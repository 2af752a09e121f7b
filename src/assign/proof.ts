/**
 * The proof of a level, or what is missing to it.
 *
 * At the smallest prices nobody prefers a listed option: the repair has seen to that. An unlisted option of a unit was
 * more than `cover` above its best when the level was opened. It can have become better only if prices have moved
 * against each other by more than that; for the few units where they have, one look at all options decides. Whoever
 * prefers an unlisted option lists it and moves there, loads are repaired, and the look is repeated. Lists only grow, so
 * this ends.
 */

import { push } from "./arcs.ts";
import { batchOf, type Level } from "./levels.ts";
import { addSlot, lastSlot, NONE } from "./lists.ts";
import { allocateFound, type Found } from "./problem.ts";
import { type SolveProgress, solving } from "./progress.ts";
import { type Budget, movePeople, repair, type State } from "./repair.ts";
import { BATCH, type Listing } from "./seats.ts";
import { lowerPrices } from "./smallest-prices.ts";

/** Options that a scan may add to a unit at once. */
const ADDED = 4;

/** Smallest prices and scans, in turns with repair, until nobody prefers an unlisted option; `null` when stopped. */
export function* prove(
  level: Level,
  state: State,
  listing: Listing,
  budget: Budget,
): Generator<SolveProgress, number | null> {
  for (let scans = 1; ; scans++) {
    lowerPrices(state);
    const added = yield* scan(level, state, listing, budget);
    if (budget.stop) return null;
    if (added === 0) return scans;
    if (!(yield* solving(repair(state, budget), level))) return null;
  }
}

/** By how much prices have moved against each other since the level was opened. */
function movedApart(before: Float64Array, after: Float64Array): number {
  let [fall, rise] = [0, 0];
  for (let j = 0; j < after.length; j++) {
    const move = after[j]! - before[j]!;
    if (j === 0 || move < fall) fall = move;
    if (j === 0 || move > rise) rise = move;
  }
  return rise - fall;
}

/** Lists and takes every unlisted option that is better at today's prices; returns for how many units. */
function* scan(level: Level, state: State, listing: Listing, budget: Budget): Generator<SolveProgress, number> {
  const most = Math.max(1, Math.min(ADDED, state.m));
  const found = allocateFound(BATCH, most);
  const limit = new Float64Array(BATCH);
  const apart = movedApart(listing.price, state.price);
  let better = 0;
  for (let from = 0; from < level.units; from += BATCH) {
    const count = Math.min(BATCH, level.units - from);
    let doubtful = 0;
    for (let i = 0; i < count; i++) {
      const sure = listing.cover[from + i]! >= apart;
      limit[i] = sure ? Number.NEGATIVE_INFINITY : costOfSeat(state, from + i);
      if (!sure) doubtful++;
    }
    if (doubtful === 0) continue;
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
