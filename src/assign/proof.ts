/**
 * The proof of a level, or what is missing to it.
 *
 * At the repaired prices nobody prefers a listed option, nor at the smallest prices that the listed options allow. What
 * of the unlisted ones? An unlisted option of a unit was more than `cover` above its best when the level was opened. It
 * can have become better only if prices have moved against each other by more than that; for the units where they have,
 * one look at all options decides. What is found is of two kinds:
 * - better at the repaired prices too: the unit lists it and moves there, and loads are repaired;
 * - better only at the lowered prices: these were lowered too far. Nobody needs to move; the smallest key of each arc found
 *   is enough to lower them less.
 * Then the look is repeated. Lists only grow, and keys of arcs only fall while nobody moves, so this ends.
 */

import { EMPTY, push } from "./arcs.ts";
import { batchOf, type Level } from "./levels.ts";
import { addSlot, lastSlot, NONE } from "./lists.ts";
import { allocateFound, type Found } from "./problem.ts";
import { type SolveProgress, solving } from "./progress.ts";
import { type Budget, movePeople, repair, type State } from "./repair.ts";
import { BATCH, type Listing } from "./seats.ts";
import { lowerPrices, type Unlisted } from "./smallest-prices.ts";

/** Options that a scan may find for a unit at once. */
const FOUND = 4;

/** What a scan found. */
interface Findings {
  /** Units that have moved to a better option. */
  moved: number;
  /** Options that only the lowered prices make better. */
  tooLow: number;
}

/** Smallest prices and scans, in turns with repair, until nobody prefers an unlisted option; `null` when stopped. */
export function* prove(
  level: Level,
  state: State,
  listing: Listing,
  budget: Budget,
): Generator<SolveProgress, number | null> {
  let unlisted: Unlisted | null = null;
  for (let scans = 1; ; scans++) {
    const repaired = state.price.slice();
    lowerPrices(state, unlisted);
    unlisted ??= new Int32Array(state.m * state.m).fill(EMPTY);
    const { moved, tooLow } = yield* scan(level, state, listing, repaired, unlisted, budget);
    if (budget.stop) return null;
    if (moved + tooLow === 0) return scans;
    state.price.set(repaired);
    if (moved === 0) continue;
    unlisted = null;
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

/** Looks for unlisted options that are better at today's, lowered prices, wherever there may be any. */
function* scan(
  level: Level,
  state: State,
  listing: Listing,
  repaired: Float64Array,
  unlisted: Unlisted,
  budget: Budget,
): Generator<SolveProgress, Findings> {
  const found = allocateFound(BATCH, Math.max(1, Math.min(FOUND, state.m)));
  const limit = new Float64Array(BATCH);
  const apart = movedApart(listing.price, state.price);
  const findings: Findings = { moved: 0, tooLow: 0 };
  for (let from = 0; from < level.units; from += BATCH) {
    const count = Math.min(BATCH, level.units - from);
    let doubtful = 0;
    for (let i = 0; i < count; i++) {
      const sure = listing.cover[from + i]! >= apart;
      limit[i] = sure ? Number.NEGATIVE_INFINITY : costOfSeat(state, state.price, from + i);
      if (!sure) doubtful++;
    }
    if (doubtful === 0) continue;
    level.options.best(batchOf(level, from, count), state.price, Number.POSITIVE_INFINITY, limit, found);
    for (let i = 0; i < count; i++)
      if (found.size[i]! > 0) takeNote(state, from + i, found, i, repaired, unlisted, findings);
    yield { stage: "prove", done: from + count, total: level.units };
    if (budget.stop) break;
  }
  return findings;
}

/** Least cost + price among the unit's listed options; that is what it pays where it sits. */
function costOfSeat(state: State, price: Float64Array, unit: number): number {
  const { head, next, facility, cost } = state.lists;
  let least = Number.POSITIVE_INFINITY;
  for (let slot = head[unit]!; slot !== NONE; slot = next[slot]!) {
    const value = cost[slot]! + price[facility[slot]!]!;
    if (value < least) least = value;
  }
  return least;
}

/** Moves a unit that is really better off elsewhere; for others keeps the keys that bound the prices. */
function takeNote(
  state: State,
  unit: number,
  found: Found,
  i: number,
  repaired: Float64Array,
  unlisted: Unlisted,
  findings: Findings,
): void {
  const { lists, m } = state;
  const today = costOfSeat(state, repaired, unit);
  const first = i * found.most;
  const end = first + found.size[i]!;
  let best = -1;
  for (let k = first; k < end; k++) {
    const value = found.cost[k]! + repaired[found.facility[k]!]!;
    if (value < today && (best < 0 || value < found.cost[best]! + repaired[found.facility[best]!]!)) best = k;
  }
  if (best >= 0) {
    takeBetter(state, unit, found, first, end, best);
    findings.moved++;
    return;
  }
  for (let seat = lists.head[unit]!; seat !== NONE; seat = lists.next[seat]!) {
    if (lists.flow[seat] === 0) continue;
    const row = lists.facility[seat]! * m;
    for (let k = first; k < end; k++) {
      const arc = row + found.facility[k]!;
      unlisted[arc] = Math.min(unlisted[arc]!, found.cost[k]! - lists.cost[seat]!);
    }
  }
  findings.tooLow += end - first;
}

/** Lists the options found for a unit and moves all its people to the best of them. */
function takeBetter(state: State, unit: number, found: Found, first: number, end: number, best: number): void {
  const { lists, arcs, m, load } = state;
  const firstNew = lists.size;
  let last = lastSlot(lists, unit);
  for (let k = first; k < end; k++) last = addSlot(lists, unit, last, found.facility[k]!, found.cost[k]!);
  const goal = firstNew + best - first;
  for (let from = lists.head[unit]!; from !== firstNew; from = lists.next[from]!) {
    const people = lists.flow[from]!;
    if (people === 0) continue;
    const a = lists.facility[from]!;
    for (let to = firstNew; to !== NONE; to = lists.next[to]!) {
      push(arcs, a * m + lists.facility[to]!, lists.cost[to]! - lists.cost[from]!, to);
    }
    load[a]! -= people;
    load[lists.facility[goal]!]! += people;
    movePeople(state, goal, a, people);
  }
}
