/** The book: every prefix, on every day, against the referee; and the laws that need none. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDay } from "../../src/asking/days.ts";
import { type BookEntry, type Standing, standing, statusCode } from "../../src/asking/index.ts";
import { runs, tiny } from "../support/arbitraries.ts";
import { bookCases, someBooks, swapCases } from "../support/books.ts";
import { nextMonth, referee, statusWords } from "../support/standing-model.ts";

const listsOf = ({ wishes: { start, choice } }: Standing): number[][] =>
  Array.from({ length: start.length - 1 }, (_, row) => [...choice.slice(start[row]!, start[row + 1]!)]);

/** All that the referee says too. */
const figures = (stood: Standing) => ({
  status: Array.from(stood.status, (code) => statusWords[code]),
  place: [...stood.place],
  yes: [...stood.answers.yes],
  no: [...stood.answers.no],
  lists: listsOf(stood),
  enrolled: [...stood.facilities.enrolled],
  coming: [...stood.facilities.coming],
  kept: [...stood.facilities.kept],
  leaving: [...stood.facilities.leaving],
  ceiling: [...stood.facilities.ceiling],
  refused: stood.refused.map(({ entry }) => entry),
});

const isDay = (text: string): boolean => readDay(text) !== undefined;

/** Days on which something may change, and one long after. */
const daysOf = (book: readonly BookEntry[]): string[] => {
  const days = book.map((entry) => entry?.at ?? last).filter(isDay);
  return [...new Set([...days, ...days.map(nextMonth), last])].sort();
};

/** By how many people each facility is beyond its ceiling. */
const beyond = ({ facilities: { enrolled, coming, kept, ceiling } }: Standing): number[] =>
  Array.from(enrolled, (people, j) => Math.max(0, people + coming[j]! + kept[j]! - ceiling[j]!));

const last = "2031-01-01";

const anyCases = fc.oneof(someBooks(24), swapCases);

describe("standing", () => {
  it("should be what the definitions say, for every prefix", () => {
    fc.assert(
      fc.property(bookCases(tiny, 14), ({ problem, policy, book }) => {
        for (let length = 0; length <= book.length; length++) {
          const prefix = book.slice(0, length);
          const at = prefix.at(-1)?.at ?? last;
          const day = isDay(at) ? at : last;

          expect(figures(standing(problem, policy, prefix, day))).toEqual(referee(problem, policy, prefix, day));
        }
      }),
      runs(0.4),
    );
  });

  it("should let places change hands within a day as the definitions say", () => {
    fc.assert(
      fc.property(swapCases, ({ problem, policy, book }) => {
        for (let length = 2; length <= book.length; length++) {
          const prefix = book.slice(0, length);

          expect(figures(standing(problem, policy, prefix, last))).toEqual(referee(problem, policy, prefix, last));
        }
      }),
      runs(0.4),
    );
  });

  it("should be what the definitions say, on every day", () => {
    fc.assert(
      fc.property(someBooks(14), ({ problem, policy, book }) => {
        for (const day of daysOf(book)) {
          expect(figures(standing(problem, policy, book, day))).toEqual(referee(problem, policy, book, day));
        }
      }),
      runs(0.4),
    );
  });

  it("should pass no ceiling but by who returns and what an intake is cut by", () => {
    fc.assert(
      fc.property(someBooks(20), ({ problem, policy, book }) => {
        for (let length = 1; length <= book.length; length++) {
          const entry = book[length - 1];
          if (!isDay(entry?.at ?? "")) continue;
          // Both on the day of the entry: who withdraws before the yes counts has not left yet.
          const before = standing(problem, policy, book.slice(0, length - 1), entry!.at);
          const after = standing(problem, policy, book.slice(0, length), entry!.at);
          const [was, is] = [before, after].map(beyond) as [number[], number[]];
          const may = was.slice();
          if (entry!.kind === "returned") {
            after.status.forEach((code, row) => {
              const home = problem.participants.facility[row]!;
              if (code === statusCode.returned && before.status[row] === statusCode.moved)
                may[home]! += after.people[row]!;
            });
          } else if (entry!.kind === "intake") {
            may.forEach((_, j) => {
              const cut = before.facilities.ceiling[j]! - after.facilities.ceiling[j]!;
              if (problem.facilities[j]!.id === entry!.facilityId && cut > 0) may[j]! += cut;
            });
          }
          is.forEach((people, j) => void expect(people).toBeLessThanOrEqual(may[j]!));
        }
      }),
      runs(0.4),
    );
  });

  it("should have free just what the ceiling leaves, and lose none as days pass", () => {
    fc.assert(
      fc.property(anyCases, ({ problem, policy, book }) => {
        const at =
          book
            .map((entry) => entry?.at)
            .filter(isDay)
            .sort()
            .at(-1) ?? "2026-01-01";
        let load = problem.facilities.map(() => Infinity);
        for (const day of [at, ...daysOf(book).filter((one) => one > at)]) {
          const { facilities } = standing(problem, policy, book, day);
          const { enrolled, coming, kept, ceiling, free } = facilities;
          const now = problem.facilities.map((_, j) => enrolled[j]! + coming[j]! + kept[j]!);
          now.forEach((people, j) => {
            expect(people).toBeLessThanOrEqual(load[j]!);
            expect(free[j]).toBe(Math.max(0, Math.min(2 ** 31 - 1, ceiling[j]! - people)));
          });
          load = now;
        }
      }),
      runs(0.4),
    );
  });

  it("should take back nothing that stood when rows are added", () => {
    fc.assert(
      fc.property(anyCases, ({ problem, policy, book }) => {
        let stood = new Set<number>();
        for (let length = 0; length <= book.length; length++) {
          const { refused } = standing(problem, policy, book.slice(0, length), last);
          const out = new Set(refused.map(({ entry }) => entry));
          expect([...stood].filter((entry) => out.has(entry))).toEqual([]);
          stood = new Set([...Array(length).keys()].filter((entry) => !out.has(entry)));
        }
      }),
      runs(0.4),
    );
  });

  it("should be the same without the refused rows", () => {
    fc.assert(
      fc.property(anyCases, fc.nat(400), ({ problem, policy, book }, n) => {
        const on = new Date(Date.UTC(2026, 0, n)).toISOString().slice(0, 10);
        const { refused, later, ...all } = standing(problem, policy, book, on);
        const out = new Set(refused.map(({ entry }) => entry));
        const {
          refused: none,
          later: same,
          ...kept
        } = standing(
          problem,
          policy,
          book.filter((_, i) => !out.has(i)),
          on,
        );

        expect(none).toEqual([]);
        expect(same).toBe(later);
        expect(kept).toEqual(all);
      }),
      runs(0.4),
    );
  });

  it("should move nobody who did not agree to just that facility", () => {
    fc.assert(
      fc.property(someBooks(24), ({ problem, policy, book }) => {
        const { status, place } = standing(problem, policy, book, last);
        const idOf = (row: number): string => problem.participants.ids?.[row] ?? String(row);
        status.forEach((code, row) => {
          if (code !== statusCode.agreed && code !== statusCode.moved) return;
          const toId = problem.facilities[place[row]!]!.id;
          expect(
            book.some((entry) => entry?.kind === "agreed" && entry.participantId === idOf(row) && entry.toId === toId),
          ).toBe(true);
        });
      }),
      runs(0.4),
    );
  });
});
