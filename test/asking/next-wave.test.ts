/** The next letters from the book: whoever writes them twice, or in parts, ends with the same book. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type BookEntry,
  lastDayToAnswer,
  nextWave,
  splitProblem,
  standing,
  statusCode,
} from "../../src/asking/index.ts";
import { verify } from "../../src/index.ts";
import { runs, small } from "../support/arbitraries.ts";
import { bookCases } from "../support/books.ts";
import { issuesOf } from "../support/input-error.ts";

const at = "2026-02-05";
const days = { at, until: "2026-02-28" };
const { asked, agreed, moved, declined, withdrawn, returned, out } = statusCode;
const LEFT_ALONE: readonly number[] = [asked, agreed, moved, declined, withdrawn, returned, out];

describe("nextWave", () => {
  it("should ask nobody who has a letter or has answered, and be proven, whatever the book", () => {
    fc.assert(
      fc.property(bookCases(small, 12), fc.constantFrom("kept" as const, 0.1), ({ problem, policy, book }, risk) => {
        const before = book.filter((entry) => entry !== null && entry.at < at);
        const {
          invitation,
          options,
          problem: rest,
          entries,
          missing,
        } = nextWave(problem, policy, before, {
          ...days,
          acceptance: 0.6,
          risk,
        });
        const { status } = standing(problem, policy, before, at);

        for (const row of invitation.letters.participant) expect(LEFT_ALONE).not.toContain(status[row]);
        const split = splitProblem(rest, policy, options);
        expect(verify(split.problem, invitation.split, { policy: split.policy })).toMatchObject({ ok: true });
        expect(missing).toEqual(entries);
        const after = standing(problem, policy, [...before, ...missing], at);
        expect(after.refused.filter(({ entry }) => entry >= before.length)).toEqual([]);
      }),
      runs(0.3),
    );
  });

  it("should give what is missing of it, and nothing when all is there, also after answers of the same day", () => {
    fc.assert(
      fc.property(bookCases(small, 12), fc.nat(99), ({ problem, policy, book }, part) => {
        const before = book.filter((entry) => entry !== null && entry.at < at);
        const ways = { ...days, acceptance: 0.6, risk: "kept" } as const;
        const { entries } = nextWave(problem, policy, before, ways);
        const written = [...before, ...entries.slice(0, part % (entries.length + 1))];
        const rest = nextWave(problem, policy, written, ways);
        expect(rest.entries).toEqual(entries);
        expect([...written, ...rest.missing]).toEqual([...before, ...entries]);

        const no: BookEntry[] = entries
          .slice(0, 1)
          .map(({ participantId }) => ({ kind: "declined", at, participantId }));
        expect(nextWave(problem, policy, [...before, ...entries, ...no], ways).missing).toEqual([]);
      }),
      runs(0.2),
    );
  });

  const town = {
    facilities: [
      { id: "a", lon: 109.3, lat: 0, doctors: 1 },
      { id: "b", lon: 109.31, lat: 0, doctors: 1 },
    ],
    participants: {
      facility: new Int32Array(40),
      consent: new Uint8Array(40).fill(2),
      lon: new Float64Array(40).fill(109.3),
      lat: new Float64Array(40),
      ids: Array.from({ length: 40 }, (_, i) => `p${i}`),
    },
  };
  const policy = { participantsPerDoctor: 20 };

  it("should count the waves, and learn by class where the chances are a column", () => {
    const chances = Float64Array.from({ length: 40 }, (_, i) => (i < 20 ? 0.4 : 0.8));
    const first = nextWave(town, policy, [], { ...days, acceptance: chances, risk: "kept", letters: 10 });
    expect(first.options).toMatchObject({ wave: 1, acceptance: { mean: Float64Array.of(0.4, 0.8) } });
    expect(first.entries.every(({ wave }) => wave === 1)).toBe(true);
    const no = first.entries.map(({ participantId }): BookEntry => ({ kind: "declined", at, participantId }));
    const second = nextWave(town, policy, [...first.entries, ...no], {
      ...{ at: "2026-03-05", until: "2026-03-31", acceptance: chances, risk: "kept" },
    });
    const { mean } = second.options.acceptance as { mean: Float64Array };
    expect(second.options.wave).toBe(2);
    expect(Math.min(mean[0]! - 0.4, mean[1]! - 0.8)).toBeLessThan(0);
  });

  it("should leave two weeks to answer, to the end of a month", () => {
    const days = ["2026-01-05", "2026-01-17", "2026-01-18", "2024-02-15", "2026-12-31"].map(lastDayToAnswer);
    expect(days).toEqual(["2026-01-31", "2026-01-31", "2026-02-28", "2024-02-29", "2027-01-31"]);
    expect(() => lastDayToAnswer("2026-02-30")).toThrow("at: expected");
  });

  it("should refuse rows of later days, other letters of the day, and chances that are none", () => {
    const { entries } = nextWave(town, policy, [], { ...days, acceptance: 0.6 });
    const asking = (book: readonly BookEntry[], acceptance: number) => () =>
      nextWave(town, policy, book, { ...days, acceptance });
    expect(issuesOf(asking([{ ...entries[0]!, at: "2026-02-06" }], 0.6))).toEqual([
      "value book: expected no row of a later day, got 1",
    ]);
    const other = entries.map((entry) => ({ ...entry, wave: 7 }));
    expect(issuesOf(asking(other, 0.6))).toEqual([
      "contradiction book: expected the letters of this day as these tables, this policy and these guesses give them, got other letters",
    ]);
    expect(issuesOf(asking([], 1.2))).toEqual([
      "value options.acceptance: expected a chance from 0 to 1, got another number",
    ]);
  });
});
