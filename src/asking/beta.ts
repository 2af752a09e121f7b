/**
 * A chance that is itself a guess: its mean and how far that may be off (a standard deviation), as a Beta distribution.
 *
 * A guess is tabulated once: 2,048 cells over the mean and 12 standard deviations to both sides, as far as chances go.
 */

import { normalAbove } from "./normal.ts";

/** The chance of a yes, as guessed. */
export interface Guess {
  readonly mean: number;
  readonly spread: number;
  /** Cells between `low` and `high`: the chance of a lower one, and the mean of what is lower times that chance. */
  readonly low: number;
  readonly high: number;
  readonly below: Float64Array;
  readonly meanBelow: Float64Array;
}

const CELLS = 2048;

/** The largest spread that a chance of this mean can have; a guess takes less. */
export function mostSpread(mean: number): number {
  return Math.sqrt(mean * (1 - mean));
}

/** Tabulates a guess. A spread of 0 is a chance that is known. */
export function guessOf(mean: number, spread: number): Guess {
  const known = { mean, spread: 0, low: mean, high: mean, below: new Float64Array(1), meanBelow: new Float64Array(1) };
  if (spread <= 0 || mean <= 0 || mean >= 1) return known;
  const strength = (mean * (1 - mean)) / (spread * spread) - 1;
  const [a, b] = [mean * strength, (1 - mean) * strength];
  const [low, high] = [Math.max(0, mean - 12 * spread), Math.min(1, mean + 12 * spread)];
  const width = (high - low) / CELLS;
  const logs = Float64Array.from({ length: CELLS }, (_, i) => {
    const p = low + (i + 0.5) * width;
    return (a - 1) * Math.log(p) + (b - 1) * Math.log1p(-p);
  });
  const most = logs.reduce((x, y) => Math.max(x, y), Number.NEGATIVE_INFINITY);
  const below = new Float64Array(CELLS + 1);
  const meanBelow = new Float64Array(CELLS + 1);
  for (let i = 0; i < CELLS; i++) {
    const weight = Math.exp(logs[i]! - most);
    below[i + 1] = below[i]! + weight;
    meanBelow[i + 1] = meanBelow[i]! + weight * (low + (i + 0.5) * width);
  }
  const [all, moment] = [below[CELLS]!, meanBelow[CELLS]!];
  // The table's own mean differs by rounding: put right, so that expectations stay those of the mean.
  return {
    mean,
    spread,
    low,
    high,
    below: below.map((sum) => sum / all),
    meanBelow: meanBelow.map((sum) => (sum / moment) * mean),
  };
}

/** The chance where the guess is off by so many standard deviations of a normal distribution. */
export function guessedChance({ mean, spread, low, high, below }: Guess, off: number): number {
  if (spread === 0) return mean;
  const level = 1 - normalAbove(off);
  const cell = lastNotAbove(below, level);
  const [from, to] = [below[cell]!, below[cell + 1]!];
  const part = to > from ? (level - from) / (to - from) : 0.5;
  return low + ((cell + Math.min(1, part)) * (high - low)) / CELLS;
}

/** The mean of the chance between two levels, and both parts of it sum up to the mean. */
export function meanBetween(guess: Guess, from: number, to: number): number {
  if (guess.spread === 0) return guess.mean;
  return (momentBelow(guess, to) - momentBelow(guess, from)) / (to - from);
}

function momentBelow({ below, meanBelow }: Guess, level: number): number {
  const cell = lastNotAbove(below, level);
  const [from, to] = [below[cell]!, below[cell + 1]!];
  const part = to > from ? Math.min(1, (level - from) / (to - from)) : 0;
  return meanBelow[cell]! + part * (meanBelow[cell + 1]! - meanBelow[cell]!);
}

/** The last cell of which no less than its beginning lies below a level. */
function lastNotAbove(below: Float64Array, level: number): number {
  let [low, high] = [0, below.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (below[middle]! <= level) low = middle;
    else high = middle - 1;
  }
  return low;
}
