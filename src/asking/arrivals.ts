/**
 * How many people come, when each household says yes with its own chance, all or nothing: the exact distribution.
 *
 * Problem. Letters to a facility are more than its places, for not everybody says yes. How likely is it that more come than
 * fit? And what is the expected overload where they leave and where they come?
 *
 * Method. The number of people is a sum of independent households. Households of one size and chance are a binomial
 * number of them; its chances follow from each other, from the most likely one outward. Sizes and chances are put together
 * by convolution. What is less likely than 10^-18 is left out.
 *
 * When the chances themselves are guesses (beta.ts), all guesses are taken to be off in the same direction: too high or too low
 * for everybody. That is the careful way, for errors that differ would partly cancel. Then the tail is an integral over
 * how far they are off, and what stands under it goes from 0 to 1 in a narrow strip, which alone is looked at closely.
 *
 * Complexity. O(people that may come × their standard deviation) for a distribution, whatever the number of households.
 */

import { type Guess, guessedChance } from "./beta.ts";
import { normalAbove, normalDensity } from "./normal.ts";

/** Households alike: how many people each, the chance of their yes, and how many such households. */
export interface Households {
  readonly people: number;
  readonly guess: Guess;
  readonly count: number;
}

/** The chance of each number of people from `first` on. */
export interface Distribution {
  readonly first: number;
  readonly chance: Float64Array;
}

const NEGLIGIBLE = 1e-16;

/** How many people say yes, given what each guess comes to. */
export function peopleComing(households: readonly Households[], chanceOf: (guess: Guess) => number): Distribution {
  let sum: Distribution = { first: 0, chance: Float64Array.of(1) };
  for (const { people, guess, count } of households) sum = added(sum, binomial(count, chanceOf(guess)), people);
  return sum;
}

/** Guesses that are off by so many standard deviations. */
const offBy =
  (off: number) =>
  (guess: Guess): number =>
    guessedChance(guess, off);

/** The expected number of people. */
export function meanComing(households: readonly Households[], off?: number): number {
  let mean = 0;
  for (const { people, guess, count } of households) {
    mean += people * count * (off === undefined ? guess.mean : guessedChance(guess, off));
  }
  return mean;
}

/** The chance that more than `room` people come. */
export function chanceOfMore(households: readonly Households[], room: number): number {
  const most = households.reduce((sum, { people, count }) => sum + people * count, 0);
  if (most <= room) return 0;
  if (households.every(({ guess }) => guess.spread === 0)) return tailOf(households, offBy(0), room);
  return integrated(households, room);
}

/** The most standard deviations by which guesses are off: what lies beyond is less likely than 10^-15. */
const MOST_OFF = 8;

/** ∫ of the tail given how far the guesses are off. The tail grows with that; where it is 0 or 1 nothing is computed. */
function integrated(households: readonly Households[], room: number): number {
  const tailAt = (off: number): number => tailOf(households, offBy(off), room);
  const middle = crossing(households, room);
  const coins = deviationOfCoins(households, middle);
  const perOff = Math.max(1e-9, (meanComing(households, middle + 0.1) - meanComing(households, middle - 0.1)) / 0.2);
  // The tail rises like a normal distribution of width coins / perOff: such steps lose less than a millionth of it.
  const step = Math.min(0.25, Math.max(0.002, (0.8 * coins) / perOff));
  let sum = 0;
  // From the middle outward: below, until the tail is nothing; above, until it is all, and the rest is known.
  for (let off = middle - step / 2; off > -MOST_OFF; off -= step) {
    const tail = tailAt(off);
    sum += tail * normalDensity(off) * step;
    if (tail < 1e-11) break;
  }
  for (let off = middle + step / 2; ; off += step) {
    const tail = off < MOST_OFF ? tailAt(off) : 1;
    if (tail > 1 - 1e-11 || off >= MOST_OFF) return Math.min(1, sum + normalAbove(off - step / 2));
    sum += tail * normalDensity(off) * step;
  }
}

/** How far guesses must be off for as many to come as there is room, in expectation. */
function crossing(households: readonly Households[], room: number): number {
  let [low, high] = [-MOST_OFF, MOST_OFF];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (meanComing(households, middle) > room) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

function deviationOfCoins(households: readonly Households[], off: number): number {
  let variance = 0;
  for (const { people, guess, count } of households) {
    const chance = guessedChance(guess, off);
    variance += people * people * count * chance * (1 - chance);
  }
  return Math.sqrt(variance);
}

/** The chance that more than `room` come. The last and most numerous households need no convolution, only their tail. */
function tailOf(households: readonly Households[], chanceOf: (guess: Guess) => number, room: number): number {
  const last = households.at(-1)!;
  const { first, chance } = peopleComing(households.slice(0, -1), chanceOf);
  const many = binomial(last.count, chanceOf(last.guess));
  const above = new Float64Array(many.chance.length + 1);
  for (let i = many.chance.length - 1; i >= 0; i--) above[i] = above[i + 1]! + many.chance[i]!;
  let sum = 0;
  chance.forEach((one, i) => {
    // So many households of the last kind still fit.
    const fit = Math.floor((room - first - i) / last.people) - many.first;
    sum += one * above[Math.min(above.length - 1, Math.max(0, fit + 1))]!;
  });
  return Math.min(1, sum);
}

/** How many of so many say yes. */
export function binomial(count: number, chance: number): Distribution {
  if (count === 0 || chance <= 0) return { first: 0, chance: Float64Array.of(1) };
  if (chance >= 1) return { first: count, chance: Float64Array.of(1) };
  const mode = Math.min(count, Math.floor((count + 1) * chance));
  const odds = chance / (1 - chance);
  const below: number[] = [];
  for (let k = mode, one = 1; k > 0; k--) {
    one *= k / (count - k + 1) / odds;
    if (one < NEGLIGIBLE) break;
    below.push(one);
  }
  const beyond: number[] = [];
  for (let k = mode, one = 1; k < count; k++) {
    one *= ((count - k) / (k + 1)) * odds;
    if (one < NEGLIGIBLE) break;
    beyond.push(one);
  }
  const chances = Float64Array.from([...below.reverse(), 1, ...beyond]);
  const sum = chances.reduce((a, b) => a + b, 0);
  return { first: mode - below.length, chance: chances.map((one) => one / sum) };
}

/** The sum of a number of people and of so many households of `people` each. */
function added(sum: Distribution, households: Distribution, people: number): Distribution {
  const [a, b] = [sum.chance, households.chance];
  const chance = new Float64Array(a.length + (b.length - 1) * people);
  for (let j = 0; j < b.length; j++) {
    const weight = b[j]!;
    const from = j * people;
    for (let i = 0; i < a.length; i++) chance[from + i]! += weight * a[i]!;
  }
  let [first, end] = [0, chance.length];
  while (first < end - 1 && chance[first]! < NEGLIGIBLE) first++;
  while (end > first + 1 && chance[end - 1]! < NEGLIGIBLE) end--;
  return { first: sum.first + households.first * people + first, chance: chance.slice(first, end) };
}
