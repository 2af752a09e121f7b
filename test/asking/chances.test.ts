/** Chances: how many people come, how far guesses may be off, and what answers teach. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binomial, chanceOfMore, meanComing, peopleComing } from "../../src/asking/arrivals.ts";
import { guessedChance, guessOf, meanBetween } from "../../src/asking/beta.ts";
import { type AcceptanceByClass, learn } from "../../src/asking/index.ts";
import { normalAbove, normalPassedBy } from "../../src/asking/normal.ts";
import { issuesOf } from "../support/input-error.ts";

interface Coin {
  readonly people: number;
  readonly chance: number;
}

/** The chance of each number of people, one household after the other. */
function oneByOne(coins: readonly Coin[]): number[] {
  let sum = [1];
  for (const { people, chance } of coins) {
    const next = Array.from({ length: sum.length + people }, () => 0);
    sum.forEach((p, k) => {
      next[k]! += p * (1 - chance);
      next[k + people]! += p * chance;
    });
    sum = next;
  }
  return sum;
}

const above = (chances: readonly number[], room: number): number =>
  chances.reduce((sum, p, k) => sum + (k > room ? p : 0), 0);

const groups = fc.array(
  fc.record({
    people: fc.integer({ min: 1, max: 7 }),
    percent: fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constantFrom(0, 100)),
    count: fc.oneof(fc.nat(5), fc.nat(60)),
  }),
  { maxLength: 4 },
);

describe("peopleComing", () => {
  it("should be the convolution of all households, one by one", () => {
    fc.assert(
      fc.property(groups, (raw) => {
        const households = raw.map(({ people, percent, count }) => ({
          people,
          count,
          guess: guessOf(percent / 100, 0),
        }));
        const coins = raw.flatMap(({ people, percent, count }) =>
          Array.from({ length: count }, () => ({ people, chance: percent / 100 })),
        );
        const expected = oneByOne(coins);
        const { first, chance } = peopleComing(households, ({ mean }) => mean);

        expected.forEach((p, k) => {
          expect(Math.abs((chance[k - first] ?? 0) - p)).toBeLessThan(1e-12);
        });
        const room = Math.floor(meanComing(households));
        expect(chanceOfMore(households, room)).toBeCloseTo(above(expected, room), 10);
      }),
    );
  });

  it("should have the mean and variance of a binomial number, also of many", () => {
    for (const [count, chance] of [
      [1, 0.5],
      [30_000, 0.6],
      [30_000, 0.001],
      [30_000, 0.999],
    ] as const) {
      const { first, chance: p } = binomial(count, chance);
      const mean = p.reduce((sum, one, i) => sum + one * (first + i), 0);
      const variance = p.reduce((sum, one, i) => sum + one * (first + i - mean) ** 2, 0);

      expect(mean / (count * chance)).toBeCloseTo(1, 10);
      expect(variance / (count * chance * (1 - chance))).toBeCloseTo(1, 9);
    }
  });
});

/** ∫ over the Beta distribution by small steps, from its density alone. */
function overBeta(mean: number, spread: number, f: (p: number) => number): number {
  const strength = (mean * (1 - mean)) / spread ** 2 - 1;
  const steps = 600;
  let [sum, all] = [0, 0];
  for (let i = 0; i < steps; i++) {
    const p = (i + 0.5) / steps;
    const density = Math.exp((mean * strength - 1) * Math.log(p) + ((1 - mean) * strength - 1) * Math.log(1 - p));
    sum += density * f(p);
    all += density;
  }
  return sum / all;
}

describe("guesses", () => {
  it("should make tails as heavy as the Beta distribution says", () => {
    for (const [mean, spread, count, room] of [
      [0.6, 0.05, 40, 30],
      [0.6, 0.05, 400, 250],
      [0.6, 0.05, 400, 290],
      [0.3, 0.1, 100, 50],
      [0.05, 0.03, 100, 12],
      [0.9, 0.02, 3000, 2790],
    ] as const) {
      const households = [
        { people: 1, count: Math.ceil(count / 2), guess: guessOf(mean, spread) },
        { people: 3, count: Math.floor(count / 2), guess: guessOf(mean, spread) },
      ];
      const known = (p: number): number => {
        const { first, chance } = peopleComing(households, () => p);
        return above([...chance], 2 * room - first);
      };
      const expected = overBeta(mean, spread, (p) => (p > 0.001 && p < 0.999 ? known(p) : p > 0.5 ? 1 : 0));

      expect(chanceOfMore(households, 2 * room) / expected).toBeCloseTo(1, 2);
    }
  });

  it("should keep their mean when they are cut into levels", () => {
    for (const [mean, spread] of [
      [0.6, 0.05],
      [0.02, 0.01],
      [0.5, 0.25],
      [0.7, 0],
    ] as const) {
      const guess = guessOf(mean, spread);
      const levels = [0, 0.01, 0.2, 0.5, 0.9, 0.999, 1];
      const sum = levels
        .slice(1)
        .reduce((total, to, i) => total + (to - levels[i]!) * meanBetween(guess, levels[i]!, to), 0);

      expect(sum).toBeCloseTo(mean, 10);
      expect(guessedChance(guess, 3)).toBeGreaterThanOrEqual(guessedChance(guess, -3));
    }
    expect(guessedChance(guessOf(0.6, 0.05), 0)).toBeCloseTo(
      overBeta(0.6, 0.05, (p) => p),
      2,
    );
  });
});

describe("the normal distribution", () => {
  it("should have the tails that tables give", () => {
    for (const [z, tail] of [
      [0, 0.5],
      [1, 0.15865525393145707],
      [1.96, 0.024997895148220435],
      [3, 0.0013498980316300933],
      [6, 9.865876450377018e-10],
      [-2, 0.9772498680518208],
    ] as const) {
      expect(normalAbove(z) / tail).toBeCloseTo(1, 6);
      expect(normalPassedBy(normalAbove(z))).toBeCloseTo(z, 8);
    }
    // Where the series gives way to the fraction.
    expect(normalAbove(3 - 1e-9) / normalAbove(3)).toBeCloseTo(1, 8);
  });
});

describe("learn", () => {
  const prior: AcceptanceByClass = {
    classOf: Int32Array.of(0, 0, 0, 1, 2),
    mean: Float64Array.of(0.6, 0.5, 0.4),
    spread: Float64Array.of(0.05, 0.1, 0),
  };
  const answered = (
    yes: readonly number[],
    no: readonly number[],
    people = [1, 1, 1, 1, 1],
    group = [0, 1, 2, 3, 4],
  ) => ({
    answers: { yes: Int32Array.from(yes), no: Int32Array.from(no) },
    group: Int32Array.from(group),
    people: Int32Array.from(people),
  });

  it("should add answers to what the guess is worth", () => {
    // 0.6 · 0.4 / 0.05² − 1 = 95 answers, 57 of them yes.
    const learnt = learn(answered([1, 2, 0, 0, 5], [0, 0, 1, 0, 0]), prior);

    expect(learnt.mean[0]).toBeCloseTo(60 / 99, 12);
    expect(learnt.spread[0]).toBeCloseTo(Math.sqrt(((60 / 99) * (39 / 99)) / 100), 12);
    expect([learnt.mean[1], learnt.spread[1], learnt.mean[2], learnt.spread[2]]).toEqual([0.5, 0.1, 0.4, 0]);
  });

  it("should count a household as one answer", () => {
    const asRows = learn(answered([1, 1, 1, 0, 0], [0, 0, 0, 0, 0], [1, 1, 1, 1, 1], [0, 0, 0, 3, 4]), prior);
    const asOneRow = learn(answered([1, 0, 0, 0, 0], [0, 0, 0, 0, 0], [3, 1, 1, 1, 1]), prior);

    expect(asRows.mean[0]).toBeCloseTo(58 / 96, 12);
    expect(asOneRow).toEqual(asRows);
  });

  it("should come to the truth, and grow sure of it", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 50, max: 5000 }),
        fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        (letters, truth) => {
          const yes = Math.round(letters * truth);
          const classes = { classOf: Int32Array.of(0), mean: Float64Array.of(0.6), spread: Float64Array.of(0.05) };
          const learnt = learn(
            {
              answers: { yes: Int32Array.of(yes), no: Int32Array.of(letters - yes) },
              group: Int32Array.of(0),
              people: Int32Array.of(1),
            },
            classes,
          );

          expect(Math.abs(learnt.mean[0]! - yes / letters)).toBeLessThanOrEqual(Math.abs(0.6 - yes / letters) + 1e-12);
          expect(learnt.spread[0]).toBeLessThan(0.05);
        },
      ),
    );
  });

  it("should name what is wrong with classes", () => {
    const wrong = {
      classOf: Int32Array.of(0, 1, 9, 0, 0),
      mean: Float64Array.of(0.5, 2),
      spread: Float64Array.of(0.6, 0),
    };

    expect(issuesOf(() => learn(answered([0, 0, 0, 0, 0], [0, 0, 0, 0, 0]), wrong))).toEqual([
      "value prior.spread[0]: expected a number from 0 and below √(mean · (1 − mean)), got 0.6",
      "value prior.mean[1]: expected a chance from 0 to 1, got another number",
      "value prior.classOf[2]: expected a class from 0 to 1, got another number",
    ]);
  });
});
