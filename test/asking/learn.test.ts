/** What answers teach. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AcceptanceByClass, learn } from "../../src/asking/index.ts";
import { issuesOf } from "../support/input-error.ts";

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

  it("should come near the true chance, with less spread, as answers come", () => {
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
