/**
 * What steps towards a good assignment of unsplittable units have in common: what is to be seated, what a load costs beyond the bound's,
 * and single moves. Prices and promises are those of `unsplittable.ts`.
 */

import { type Candidates, NONE } from "./candidates.ts";

/** What is to be seated; `lists` and `load` are changed. */
export interface RoundingInput {
  /** Options and where people sit, at the optimum with everybody divisible. */
  readonly candidates: Candidates;
  /** Prices that prove that optimum. */
  readonly price: Float64Array;
  /** People at each facility. */
  readonly load: Float64Array;
  readonly weight: Int32Array;
  /** Not 0 for units that may not split. */
  readonly unsplittable: Uint8Array;
  /** Where a unit may always be at no cost, {@link NONE} where there is no such facility. */
  readonly home: Int32Array;
  /** The load that should not be passed. */
  readonly most: Float64Array;
  /** What it costs to change a facility's load. */
  change(facility: number, from: number, to: number): number;
}

/** Units between two pauses. */
export const SLICE = 4096;
/** Weighs more than any cost: of each person past a limit. */
const PAST = 2 ** 100;

export interface Rounding extends RoundingInput {
  readonly bound: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** By facility, what loads were found to cost: in a search for moves of two the same are asked for millions of times. */
  readonly known: readonly Map<number, number>[];
}

/** What a load costs beyond the bound's. */
export function regret(rounding: Rounding, j: number, load: number): number {
  const known = rounding.known[j]!;
  let cost = known.get(load);
  if (cost === undefined) {
    cost = regretOf(rounding, j, load);
    known.set(load, cost);
  }
  return cost;
}

function regretOf({ bound, price, upper, change }: Rounding, j: number, load: number): number {
  const own = bound[j]!;
  return load === own ? 0 : change(j, own, load) - price[j]! * (load - own) + PAST * Math.max(0, load - upper[j]!);
}

/** How many people of a unit move at once. */
export function peopleMoved({ unsplittable, weight }: Rounding, unit: number): number {
  return unsplittable[unit] === 0 ? 1 : weight[unit]!;
}

/** How much more an option costs each of its unit than another. */
export function extraCost({ candidates: { cost, facility }, price }: Rounding, from: number, to: number): number {
  return cost[to]! + price[facility[to]!]! - cost[from]! - price[facility[from]!]!;
}

/** What it saves at a facility to change its load, to no less than it may have, and if somebody comes to no more. */
export function saving(rounding: Rounding, regrets: Float64Array, j: number, change: number, comes: boolean): number {
  const load = rounding.load[j]! + change;
  const isAllowed = load >= rounding.lower[j]! && !(comes && load > rounding.upper[j]!);
  return isAllowed ? regrets[j]! - regret(rounding, j, load) : Number.NEGATIVE_INFINITY;
}

export function move(rounding: Rounding, regrets: Float64Array, from: number, to: number, people: number): void {
  const { candidates, load } = rounding;
  candidates.flow[from]! -= people;
  candidates.flow[to]! += people;
  for (const candidate of [from, to]) {
    const j = candidates.facility[candidate]!;
    load[j]! += candidate === from ? -people : people;
    regrets[j] = regret(rounding, j, load[j]!);
  }
}

/** The move of one unit from a facility to another that costs least, among those of as many people. */
export interface Move {
  readonly from: number;
  readonly to: number;
  readonly people: number;
  /** For all of them. */
  readonly extra: number;
}

/** Of every pair of facilities and number of people one move: by where it leads, and whence. */
export interface LeastMoves {
  readonly into: readonly Move[][];
  readonly out: readonly Move[][];
}

/** For each pair of facilities, and each number of people, the move that costs least: by where it leads, and whence. */
export function* leastMoves(rounding: Rounding): Generator<number, LeastMoves> {
  const { candidates, load } = rounding;
  const { head, next, facility, flow } = candidates;
  const m = load.length;
  const least = new Map<number, Move>();
  for (let unit = 0; unit < candidates.units; unit++) {
    const people = peopleMoved(rounding, unit);
    for (let from = head[unit]!; from !== NONE; from = next[from]!) {
      if (flow[from] === 0) continue;
      for (let to = head[unit]!; to !== NONE; to = next[to]!) {
        const extra = people * extraCost(rounding, from, to);
        // Exact below 2^53, that is for households of 2^29 people at 4,096 facilities; larger ones find no partner.
        const key = (people * m + facility[from]!) * m + facility[to]!;
        if (
          to === from ||
          key > Number.MAX_SAFE_INTEGER ||
          extra >= (least.get(key)?.extra ?? Number.POSITIVE_INFINITY)
        )
          continue;
        least.set(key, { from, to, people, extra });
      }
    }
    if (unit % SLICE === SLICE - 1) yield unit;
  }
  const into: Move[][] = Array.from(load, () => []);
  const out: Move[][] = Array.from(load, () => []);
  for (const found of least.values()) {
    into[facility[found.to]!]!.push(found);
    out[facility[found.from]!]!.push(found);
  }
  return { into, out };
}
