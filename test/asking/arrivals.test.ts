/** How many people come, of households with a chance each. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binomial, chanceOfMore, meanComing, peopleComing } from "../../src/asking/arrivals.ts";
import { guessOf } from "../../src/asking/beta.ts";

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
