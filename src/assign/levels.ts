/** Coarse to fine: which units stand for which, and at what prices a level starts. */

import type { Batch, ConvexCost, Options } from "./problem.ts";

/**
 * The coarsest level keeps at least so many units for each facility. Units may be split, so a few weigh enough; and
 * nothing is known of prices there, so that every unit lists many options and is dear.
 */
const COARSEST_UNITS_PER_FACILITY = 1;
/**
 * So few units list all their options: each has so many people that a few options would not hold them. Nothing is gained
 * by coarser levels than that.
 */
export const FEW_UNITS = 100;
/** One unit stands for so many of the next finer level. */
export const COARSENING = 4;
/** Options listed are at least so close to the best: prices always move a little. */
export const LEAST_BAND = 100;
/** What most prices do counts: a price may move so many times as far, but not farther. */
const MOST_PRICES = 0.9;
const STRAY = 4;
/** No sum of costs along a path is as large; prices that differ by more differ for another reason. */
export const LARGEST_BAND: number = 2 ** 30;

/**
 * How far options may lie from the best to be listed at the next level: as far as any price moved against the others
 * at this one, but for those that moved by whole steps of another scale, and for a few that moved many times as far as
 * most. Prices move less at the next level; whoever needs more is found by the scan.
 */
export function drift(before: Float64Array, after: Float64Array): number {
  const moved = after.map((price, j) => price - before[j]!).sort();
  const middle = moved[moved.length >> 1] ?? 0;
  const apart = moved
    .map((move) => Math.abs(move - middle))
    .filter((far) => far < LARGEST_BAND)
    .sort();
  const farthest = apart.at(-1) ?? 0;
  const most = apart[Math.floor(MOST_PRICES * apart.length)] ?? 0;
  return Math.max(LEAST_BAND, Math.min(farthest, STRAY * Math.max(LEAST_BAND, most)));
}

/** Group sizes from coarse to fine, ending with 1. */
export function levelSteps(options: Options): number[] {
  const fewest = Math.max(COARSEST_UNITS_PER_FACILITY * options.facilities, FEW_UNITS / COARSENING);
  const steps = [1];
  while (options.units >= COARSENING * steps[0]! * fewest) steps.unshift(COARSENING * steps[0]!);
  return steps;
}

/** The price at which everybody would fit if costs did not matter, or what those who may not choose cost already. */
export function levelPrices(options: Options, loadCost: ConvexCost, fixed: Float64Array): Float64Array {
  const m = options.facilities;
  let people = 0;
  for (let j = 0; j < m; j++) people += fixed[j]!;
  for (let u = 0; u < options.units; u++) people += options.weight[u]!;
  const room = (price: number): number => {
    let total = 0;
    for (let j = 0; j < m; j++) total += Math.max(fixed[j]!, loadCost.maxLoad(j, price));
    return total;
  };
  let low = -1;
  let high = 2 ** 52;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (room(middle) >= people) high = middle;
    else low = middle;
  }
  return Float64Array.from({ length: m }, (_, j) => Math.max(high, loadCost.marginal(j, fixed[j]!)));
}

/** The units of a level: each stands for `step` neighbours and has their weight. */
export interface Level {
  readonly options: Options;
  readonly step: number;
  /** The middle unit of the first group. */
  readonly first: number;
  readonly units: number;
  readonly weight: Int32Array;
}

export function createLevel(options: Options, step: number): Level {
  if (step === 1) return { options, step, first: 0, units: options.units, weight: options.weight };
  const first = step >> 1;
  const units = Math.floor((options.units - first - 1) / step) + 1;
  const weight = new Int32Array(units);
  for (let group = 0, u = 0; group < units; group++) {
    const end = group === units - 1 ? options.units : u + step;
    for (; u < end; u++) weight[group]! += options.weight[u]!;
  }
  return { options, step, first, units, weight };
}

export function batchOf(level: Level, from: number, count: number): Batch {
  return { first: level.first + from * level.step, count, step: level.step };
}
