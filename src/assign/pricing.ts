/**
 * The proof of a level, or what is missing to it.
 *
 * At the repaired prices nobody prefers a listed option, nor at the smallest prices that the listed options allow (to
 * which the finest level lowers them; coarser ones need not). What of the unlisted ones? An unlisted option of a unit was
 * more than `cover` above its best when the level was opened. It can have become better only if prices have moved against
 * what the unit pays by more than that; for the units where they have, one look decides: at all options, or where
 * only a few prices have fallen far, at those. What is found is of two kinds:
 * - better at the repaired prices too: the unit lists it, moves to the best of such, and loads are repaired. Where very
 *   many wish for one facility, its price has fallen too far for want of listed units, and all of them together would
 *   flood it: the price rises until only the keenest are left, those move, and whoever had come at the lower price goes
 *   back;
 * - better only at the lowered prices: these were lowered too far. Nobody needs to move; the smallest key of each arc found
 *   is enough to lower them less.
 * Then the look is repeated. Each look lists something new, or lowers the key of an arc while nobody moves, so this ends.
 *
 * A price that has plunged, far beyond what lists reach, has done so for want of listed units too. It is held on its way,
 * and those who would come for that are sought first, among such facilities alone: that spares a look at all options.
 */

import { addSlot, lastSlot, NONE } from "./candidates.ts";
import { cheapest, enterArc, type FacilityGraph, movePeople } from "./facility-graph.ts";
import { EMPTY } from "./graph.ts";
import { batchOf, LARGEST_BAND, LEAST_BAND, type Level } from "./levels.ts";
import { allocateFound, type Found } from "./problem.ts";
import { type SolveProgress, solving } from "./progress.ts";
import { type Budget, repair, type State } from "./shortest-paths.ts";
import { createUnlisted, forgetMoved, lowerPrices, noteUnlisted, type Unlisted } from "./smallest-prices.ts";
import { type Listing, unitsInBatch } from "./start-level.ts";

type Seated = State<FacilityGraph>;

/** Options that a scan may find for a unit at once. */
const FOUND = 4;

/** Units that may come to one facility after the first scan; twice as many after each further one. */
const KEENEST = 64;

/** What a scan found. */
interface Findings {
  /** Options that only the lowered prices make better. */
  tooLow: number;
  /** Units that would be better off elsewhere, the best first: the unlisted option, its cost, and how much better it is. */
  readonly unit: number[];
  readonly facility: number[];
  readonly cost: number[];
  readonly gain: number[];
}

/** Smallest prices and scans, in turns with repair, until nobody prefers an unlisted option; `null` when stopped. */
export function* prove(
  level: Level,
  state: Seated,
  listing: Listing,
  budget: Budget,
): Generator<SolveProgress, number | null> {
  const unlisted = createUnlisted();
  const sought = new Set<number>();
  for (let scans = 1; ; scans++) {
    const held = holdFallen(state, listing, sought);
    if (held !== null) {
      const keen = yield* scan(level, state, listing, held, state.price, createUnlisted(), budget);
      grant(state, keen, KEENEST);
      if (!(yield* solving(repair(state, budget), level))) return null;
    }
    const repaired = state.price.slice();
    // After either repair: that of prices held too.
    yield* solving(forgetMoved(unlisted, state), level);
    if (level.step === 1) yield* solving(lowerPrices(state, unlisted), level);
    const findings = yield* scan(level, state, listing, movesOf(listing, state.price), repaired, unlisted, budget);
    if (budget.stop) return null;
    const wishes = findings.unit.length;
    if (wishes + findings.tooLow === 0) return scans;
    state.price.set(repaired);
    if (wishes === 0) continue;
    grant(state, findings, KEENEST * 2 ** (scans - 1));
    if (!(yield* solving(repair(state, budget), level))) return null;
  }
}

/** What prices have done since the level was opened. */
interface Moves {
  /** The most that any has risen. */
  readonly rise: number;
  /** The least that any has moved which has not fallen farther than every list reaches. */
  readonly fall: number;
  /** The prices of those that have; Infinity for all others. */
  readonly fallen: Float64Array;
  readonly someFallen: boolean;
}

function movesOf({ price: opened, reach }: Listing, price: Float64Array): Moves {
  let [rise, fall] = [Number.NEGATIVE_INFINITY, 0];
  const fallen = price.map((now, j) => {
    const move = now - opened[j]!;
    rise = Math.max(rise, move);
    if (move < -reach) return now;
    fall = Math.min(fall, move);
    return Number.POSITIVE_INFINITY;
  });
  return { rise, fall, fallen, someFallen: fallen.some(Number.isFinite) };
}

/**
 * Holds prices that have plunged on their way, each once a level; returns what a scan has to look among, or null where
 * none have: who would come for them is known after the first time.
 */
function holdFallen(state: Seated, { price: opened, reach }: Listing, sought: Set<number>): Moves | null {
  const { price } = state;
  const deepest = 2 * reach + LEAST_BAND;
  const held = price.map((now, j) => {
    const fall = opened[j]! - now;
    return !sought.has(j) && fall > deepest && fall < LARGEST_BAND ? opened[j]! - deepest : Number.POSITIVE_INFINITY;
  });
  const plunged = [...held.keys()].filter((j) => held[j]! < Number.POSITIVE_INFINITY);
  for (const j of plunged) {
    price[j] = held[j]!;
    sought.add(j);
  }
  for (const j of plunged) sendBack(state, j);
  return plunged.length === 0 ? null : { rise: Number.NEGATIVE_INFINITY, fall: 0, fallen: held, someFallen: true };
}

/** Looks for unlisted options that are better at today's prices, wherever there may be any. */
function* scan(
  level: Level,
  state: Seated,
  listing: Listing,
  moves: Moves,
  repaired: Float64Array,
  unlisted: Unlisted,
  budget: Budget,
): Generator<SolveProgress, Findings> {
  const size = unitsInBatch(state.m);
  const found = allocateFound(size, Math.max(1, Math.min(FOUND, state.m)));
  // What units pay who may find something better anywhere, or among the fallen only; −Infinity for the others.
  const anywhere = new Float64Array(size);
  const amongFallen = new Float64Array(size);
  const findings: Findings = { tooLow: 0, unit: [], facility: [], cost: [], gain: [] };
  for (let from = 0; from < level.units; from += size) {
    const count = Math.min(size, level.units - from);
    anywhere.fill(Number.NEGATIVE_INFINITY);
    amongFallen.fill(Number.NEGATIVE_INFINITY);
    let [all, few] = [0, 0];
    for (let i = 0; i < count; i++) {
      // An unlisted option lay more than `cover` above the best, and has come nearer by no more than the fall.
      const spare = listing.cover[from + i]! + moves.fall;
      if (spare >= moves.rise && !moves.someFallen) continue;
      const pays = costOfSeat(state, state.price, from + i);
      if (spare >= moves.rise || pays - costOfSeat(state, listing.price, from + i) <= spare) {
        amongFallen[i] = pays;
        few++;
      } else {
        anywhere[i] = pays;
        all++;
      }
    }
    for (const [price, limit, units] of [
      [state.price, anywhere, all],
      [moves.fallen, amongFallen, moves.someFallen ? few : 0],
    ] as const) {
      if (units === 0) continue;
      level.options.best(batchOf(level, from, count), price, Number.POSITIVE_INFINITY, limit, found);
      for (let i = 0; i < count; i++)
        if (found.size[i]! > 0) takeNote(state, from + i, found, i, repaired, unlisted, findings);
    }
    if (all + few === 0) continue;
    yield { stage: "prove", done: from + count, total: level.units };
    if (budget.stop) break;
  }
  return findings;
}

/** Least cost + price among the unit's listed options; that is what it pays where it sits. */
function costOfSeat(state: Seated, price: Float64Array, unit: number): number {
  const { head, next, facility, cost } = state.lists;
  let least = Number.POSITIVE_INFINITY;
  for (let slot = head[unit]!; slot !== NONE; slot = next[slot]!) {
    const value = cost[slot]! + price[facility[slot]!]!;
    if (value < least) least = value;
  }
  return least;
}

/** Notes a unit that is really better off elsewhere; for others keeps the keys that bound the prices. */
function takeNote(
  state: Seated,
  unit: number,
  found: Found,
  i: number,
  repaired: Float64Array,
  unlisted: Unlisted,
  findings: Findings,
): void {
  const { lists, m } = state;
  const first = i * found.most;
  const end = first + found.size[i]!;
  const seated = costOfSeat(state, repaired, unit);
  const before = findings.unit.length;
  for (let k = first; k < end; k++) {
    const gain = seated - found.cost[k]! - repaired[found.facility[k]!]!;
    if (gain <= 0) continue;
    findings.unit.push(unit);
    findings.facility.push(found.facility[k]!);
    findings.cost.push(found.cost[k]!);
    findings.gain.push(gain);
  }
  if (findings.unit.length > before) return;
  for (let seat = lists.head[unit]!; seat !== NONE; seat = lists.next[seat]!) {
    if (lists.flow[seat] === 0) continue;
    const row = lists.facility[seat]! * m;
    for (let k = first; k < end; k++) {
      noteUnlisted(unlisted, m, row + found.facility[k]!, found.cost[k]! - lists.cost[seat]!, seat);
    }
  }
  findings.tooLow += end - first;
}

/** Lets the keenest have their wish; for the others the price of what they wished for rises until they wish no more. */
function grant(state: Seated, { unit, facility, cost, gain }: Findings, keenest: number): void {
  const { rise, equals } = risesFor(state.m, facility, gain, keenest);
  for (let j = 0; j < state.m; j++) {
    if (rise[j] === 0) continue;
    state.price[j]! += rise[j]!;
    sendBack(state, j);
  }
  for (let i = 0; i < unit.length; i++) {
    const j = facility[i]!;
    // Among equals some list it too: were it nobody, the same would be found again for ever.
    if (gain[i]! > rise[j]! || (gain[i]! === rise[j]! && equals[j]!-- > 0)) takeBetter(state, unit[i]!, j, cost[i]!);
  }
}

/**
 * For each facility that too many wish for: the gain of the first who is not among the keenest, and how many of those
 * with the same gain are.
 */
function risesFor(
  m: number,
  facility: readonly number[],
  gain: readonly number[],
  keenest: number,
): { rise: Float64Array; equals: Int32Array } {
  const gains = new Map<number, number[]>();
  facility.forEach((j, i) => {
    const own = gains.get(j);
    if (own === undefined) gains.set(j, [gain[i]!]);
    else own.push(gain[i]!);
  });
  const rise = new Float64Array(m);
  const equals = new Int32Array(m);
  for (const [j, own] of gains) {
    if (own.length <= keenest) continue;
    const sorted = Float64Array.from(own).sort();
    const first = sorted[sorted.length - 1 - keenest]!;
    rise[j] = first;
    equals[j] = keenest - own.filter((value) => value > first).length;
  }
  return { rise, equals };
}

/** After a rise of a price: whoever sits there and prefers another listed option goes to the best of them. */
function sendBack(state: Seated, a: number): void {
  const { lists, graph, price, load } = state;
  for (const arc of graph.leaving[a]!) {
    for (;;) {
      const length = graph.length[arc]!;
      if (length === EMPTY || length + price[graph.to[arc]!]! - price[a]! >= 0) break;
      const from = cheapest(graph, arc);
      const people = lists.flow[from]!;
      const best = bestListed(state, lists.unit[from]!);
      load[a]! -= people;
      load[lists.facility[best]!]! += people;
      movePeople(graph, from, best, people);
    }
  }
}

function bestListed({ lists, price }: Seated, unit: number): number {
  const { head, next, facility, cost } = lists;
  let best = head[unit]!;
  for (let slot = next[best]!; slot !== NONE; slot = next[slot]!) {
    if (cost[slot]! + price[facility[slot]!]! < cost[best]! + price[facility[best]!]!) best = slot;
  }
  return best;
}

/** Lists an option for a unit and, where it is better than what the unit has, moves all its people there. */
function takeBetter(state: Seated, unit: number, facility: number, cost: number): void {
  const { lists, graph, load, price } = state;
  const better = cost + price[facility]! < costOfSeat(state, price, unit);
  const goal = addSlot(lists, unit, lastSlot(lists, unit), facility, cost);
  for (let from = lists.head[unit]!; from !== goal; from = lists.next[from]!) {
    const people = lists.flow[from]!;
    if (people === 0) continue;
    const a = lists.facility[from]!;
    enterArc(graph, from, goal);
    if (!better) continue;
    load[a]! -= people;
    load[facility]! += people;
    movePeople(graph, from, goal, people);
  }
}
