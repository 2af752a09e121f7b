/** How far a guess may be off. */
import { describe, expect, it } from "vitest";
import { chanceOfMore, peopleComing } from "../../src/asking/arrivals.ts";
import { guessedChance, guessOf, meanBetween } from "../../src/asking/beta.ts";

const above = (chances: readonly number[], room: number): number =>
  chances.reduce((sum, p, k) => sum + (k > room ? p : 0), 0);

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
