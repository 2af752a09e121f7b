/**
 * Pricing: the proof of a level, or what is missing to it. Column generation over a restricted set of arcs.
 *
 * At the repaired prices nobody prefers a listed option, nor at the smallest prices that the listed options allow (to
 * which the finest level lowers them; coarser ones need not). What of the unlisted ones? An unlisted option of a unit was
 * more than `cover` above its best when the level was started. It can have become better only if prices have moved against
 * what the unit pays by more than that; for the units where they have, pricing decides: among all options, or where
 * only a few prices have fallen far, among those. What is found is of two kinds:
 * - better at the repaired prices too: the most violated enter (entering.ts), and loads are repaired;
 * - better only at the lowered prices: these were lowered too far. Nobody needs to move; the smallest key of each arc found
 *   is enough to lower them less.
 * Either raises the price that is asked for at that facility during the rest of the scan: whoever gains less than those who
 * will enter, or bounds a price less than the keys known, is passed over like everybody else. A price that has plunged for
 * want of listed units would find half a city otherwise (157,000 of 420,000 units; now 9,658).
 * Then it is repeated. Each time something new is listed, or the key of an arc is lower while nobody moves, so this ends.
 *
 * Reference. Column generation: Desaulniers, Desrosiers, Solomon (eds.), Column Generation (2005), chapter 1.
 */

import { NONE } from "./candidates.ts";
import { createEntering, type Entering, enterAll, leastTotal, noteEntering, type PricedLevel } from "./entering.ts";
import { batchOf, type Level } from "./levels.ts";
import { allocateFound, type Found } from "./problem.ts";
import { type SolveProgress, solving } from "./progress.ts";
import { type Budget, repair } from "./shortest-paths.ts";
import { createUnlisted, forgetMoved, lowerPrices, noteUnlisted, type Unlisted } from "./smallest-prices.ts";
import { type Coverage, unitsInBatch } from "./start-level.ts";

/** Options that a scan may find for a unit at once. */
const FOUND = 4;

/** Units that may enter at one facility after the first scan; twice as many after each further one. */
const MOST_ENTERING = 64;

/** A level that is being proven. */
interface Proving {
  readonly level: Level;
  readonly state: PricedLevel;
  readonly coverage: Coverage;
  readonly unlisted: Unlisted;
  readonly budget: Budget;
}

/** How a level was proven. */
export interface Proven {
  readonly rounds: number;
  /** After how many of these units had to enter where others were crowded out. */
  readonly crowded: number;
}

/** Smallest prices and scans, in turns with repair, until nobody prefers an unlisted option; `null` when stopped. */
export function* prove(
  level: Level,
  state: PricedLevel,
  coverage: Coverage,
  budget: Budget,
): Generator<SolveProgress, Proven | null> {
  const proving: Proving = { level, state, coverage, unlisted: createUnlisted(), budget };
  let crowded = 0;
  for (let rounds = 1; ; rounds++) {
    const repaired = state.price.slice();
    yield* solving(forgetMoved(proving.unlisted, state), level);
    if (level.step === 1) yield* solving(lowerPrices(state, proving.unlisted), level);
    const pricing: Pricing = {
      ...proving,
      moves: priceMovesOf(coverage, state.price),
      repaired,
      usefulPrice: state.price.slice(),
      entering: createEntering(state.m, MOST_ENTERING * 2 ** (rounds - 1)),
      tooLow: 0,
    };
    yield* priceUnits(pricing);
    if (budget.stop) return null;
    const enters = pricing.entering.at.size > 0;
    if (!enters && pricing.tooLow === 0) return { rounds, crowded };
    state.price.set(repaired);
    if (!enters) continue;
    if (enterAll(state, pricing.entering)) crowded++;
    if (!(yield* solving(repair(state, budget), level))) return null;
  }
}

/** One scan, and what it finds. */
interface Pricing extends Proving {
  readonly moves: PriceMoves;
  readonly repaired: Float64Array;
  /** Prices at which an option would be of use; those of `moves.fallen` are raised with them. */
  readonly usefulPrice: Float64Array;
  readonly entering: Entering;
  /** Options that only the lowered prices make better. */
  tooLow: number;
}

/** What prices have done since the level was started. */
interface PriceMoves {
  /** The most that any has risen. */
  readonly rise: number;
  /** The least that any has moved which has not fallen farther than every list reaches. */
  readonly fall: number;
  /** The prices of those that have; Infinity for all others. */
  readonly fallen: Float64Array;
  readonly someFallen: boolean;
}

function priceMovesOf({ price: atStart, reach }: Coverage, price: Float64Array): PriceMoves {
  let [rise, fall] = [Number.NEGATIVE_INFINITY, 0];
  const fallen = price.map((now, j) => {
    const move = now - atStart[j]!;
    rise = Math.max(rise, move);
    if (move < -reach) return now;
    fall = Math.min(fall, move);
    return Number.POSITIVE_INFINITY;
  });
  return { rise, fall, fallen, someFallen: fallen.some(Number.isFinite) };
}

/** Looks for unlisted options that are better at today's prices, wherever there may be any. */
function* priceUnits(pricing: Pricing): Generator<SolveProgress, void> {
  const { level, state, coverage, moves, usefulPrice, budget } = pricing;
  const size = unitsInBatch(state.m);
  const found = allocateFound(size, Math.max(1, Math.min(FOUND, state.m)));
  // What units pay who may find something better anywhere, or among the fallen only; −Infinity for the others.
  const anywhere = new Float64Array(size);
  const amongFallen = new Float64Array(size);
  for (let from = 0; from < level.units; from += size) {
    const count = Math.min(size, level.units - from);
    anywhere.fill(Number.NEGATIVE_INFINITY);
    amongFallen.fill(Number.NEGATIVE_INFINITY);
    let [all, few] = [0, 0];
    for (let i = 0; i < count; i++) {
      // An unlisted option lay more than `cover` above the best, and has come nearer by no more than the fall.
      const spare = coverage.cover[from + i]! + moves.fall;
      if (spare >= moves.rise && !moves.someFallen) continue;
      const pays = leastTotal(state, state.price, from + i);
      if (spare >= moves.rise || pays - leastTotal(state, coverage.price, from + i) <= spare) {
        amongFallen[i] = pays;
        few++;
      } else {
        anywhere[i] = pays;
        all++;
      }
    }
    for (const [price, limit, units] of [
      [usefulPrice, anywhere, all],
      [moves.fallen, amongFallen, moves.someFallen ? few : 0],
    ] as const) {
      if (units === 0) continue;
      level.options.best(batchOf(level, from, count), price, Number.POSITIVE_INFINITY, limit, found);
      for (let i = 0; i < count; i++) if (found.size[i]! > 0) note(pricing, from + i, found, i);
    }
    if (all + few === 0) continue;
    yield { stage: "prove", done: from + count, total: level.units };
    if (budget.stop) break;
  }
}

/** Notes a unit that is really better off elsewhere; for others keeps the keys that bound the prices. */
function note(pricing: Pricing, unit: number, found: Found, i: number): void {
  const { state, repaired, entering, unlisted } = pricing;
  const { candidates, m, price } = state;
  const first = i * found.most;
  const end = first + found.size[i]!;
  const pays = leastTotal(state, repaired, unit);
  let enters = false;
  for (let k = first; k < end; k++) {
    const [j, cost] = [found.facility[k]!, found.cost[k]!];
    const gain = pays - cost - repaired[j]!;
    if (gain <= 0) continue;
    enters = true;
    noteEntering(entering, j, { unit, cost, gain });
    if (entering.rise[j]! > 0) raiseUsefulPrice(pricing, j, repaired[j]! + entering.rise[j]!);
  }
  if (enters) return;
  for (let candidate = candidates.head[unit]!; candidate !== NONE; candidate = candidates.next[candidate]!) {
    if (candidates.flow[candidate] === 0) continue;
    const a = candidates.facility[candidate]!;
    for (let k = first; k < end; k++) {
      const [j, key] = [found.facility[k]!, found.cost[k]! - candidates.cost[candidate]!];
      noteUnlisted(unlisted, m, a * m + j, key, candidate);
      raiseUsefulPrice(pricing, j, price[a]! - key);
    }
  }
  pricing.tooLow += end - first;
}

/** Units that would not come at this price are of no use any more. */
function raiseUsefulPrice({ usefulPrice, moves: { fallen } }: Pricing, j: number, price: number): void {
  if (usefulPrice[j]! < price) usefulPrice[j] = price;
  if (fallen[j]! < price) fallen[j] = price;
}
