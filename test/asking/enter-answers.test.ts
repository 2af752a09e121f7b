/** Answers entered into the book: nothing said is lost, nothing is entered twice, and what breaks a rule says why. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AnswerEntry,
  answerRefusal,
  type BookEntry,
  enterAnswers,
  facilityStandings,
  movesThatStand,
  peopleByStatus,
  standing,
  statusCode,
} from "../../src/asking/index.ts";
import type { Problem } from "../../src/index.ts";
import { runs, small } from "../support/arbitraries.ts";
import { bookCases } from "../support/books.ts";
import { issuesOf } from "../support/input-error.ts";

const on = "2026-06-01";
const isAnswer = (entry: BookEntry): entry is AnswerEntry =>
  ["agreed", "wished", "declined", "withdrawn", "returned"].includes(entry.kind);

const isDay = (at: string): boolean => new Date(at).toISOString().slice(0, 10) === at;

describe("enterAnswers", () => {
  it("should append rows that all stand, and nothing the second time, for any book and list", () => {
    fc.assert(
      fc.property(bookCases(small, 40), fc.nat(99), ({ problem, policy, book: all }, part) => {
        const rows = all.filter((entry) => entry !== null && entry.at <= on);
        const cut = part % (rows.length + 1);
        const book = rows.slice(0, cut);
        const lastDay =
          book
            .map(({ at }) => at)
            .filter(isDay)
            .toSorted()
            .at(-1) ?? "";
        const answers = rows.slice(cut).filter(isAnswer);
        answers.sort((a, b) => a.at.localeCompare(b.at));
        const { entries, refused, known, late, standing: after } = enterAnswers(problem, policy, book, { answers, on });

        expect(entries.length + refused.length + known).toBe(answers.length);
        const fold = standing(problem, policy, [...book, ...entries], on);
        expect(fold).toEqual(after);
        expect(fold.refused.filter(({ entry }) => entry >= book.length)).toEqual([]);
        for (const entry of entries) expect(entry.at >= lastDay && entry.at <= on).toBe(true);
        expect(
          entries.filter(({ kind, said }) => kind !== "cancelled" && said !== undefined).length,
        ).toBeLessThanOrEqual(late);

        const again = enterAnswers(problem, policy, [...book, ...entries], { answers, on });
        // Where a place has become free meanwhile, a yes that was refused for want of one may stand now.
        const wereFull = refused.filter(({ code }) => code === "no-room").length;
        expect(again.entries.length).toBeLessThanOrEqual(wereFull);
        if (wereFull === 0) expect(again.standing).toEqual(after);
      }),
      runs(1),
    );
  });

  const people = 12;
  const problem: Problem = {
    facilities: [
      { id: "a", name: "Puskesmas", lon: 109.3, lat: 0, doctors: 1, services: ["laboratory"] },
      { id: "b", lon: 109.31, lat: 0, doctors: 0.5 },
    ],
    participants: {
      facility: new Int32Array(people),
      consent: new Uint8Array(people).fill(2),
      lon: new Float64Array(people).fill(109.3),
      lat: new Float64Array(people),
      ids: Array.from({ length: people }, (_, i) => `p${i}`),
    },
  };
  const policy = { participantsPerDoctor: 4 }; // room for two at b
  const asked = (id: string, at = "2026-01-05"): BookEntry => {
    return { kind: "asked", at, participantId: id, until: "2026-01-31", alsoIds: ["b"], wave: 1 };
  };
  const yes = (id: string, at: string): AnswerEntry => ({ kind: "agreed", at, participantId: id, toId: "b" });
  const no = (id: string, at: string): AnswerEntry => ({ kind: "declined", at, participantId: id });
  const letters = ["p0", "p1", "p2", "p3"].map((id) => asked(id));
  const enter = (book: readonly BookEntry[], answers: readonly AnswerEntry[], day = "2026-01-20") =>
    enterAnswers(problem, policy, book, { answers, on: day });

  it("should enter what was said before the last day of the book on that day, and keep the day", () => {
    const book = [...letters, no("p0", "2026-01-15")];
    const { entries, late, refused } = enter(book, [yes("p1", "2026-01-09"), yes("p2", "2026-01-16")]);
    expect(entries).toEqual([{ ...yes("p1", "2026-01-15"), said: "2026-01-09" }, yes("p2", "2026-01-16")]);
    expect([late, refused]).toEqual([1, []]);
    expect(enter([...book, ...entries], [yes("p1", "2026-01-09"), yes("p2", "2026-01-16")])).toMatchObject({
      ...{ entries: [], known: 2, refused: [] },
    });
  });

  it("should not mind a row of the book with a day that there is none of", () => {
    const odd: BookEntry = { ...no("p3", "2026-01-19"), at: "2026-02-30" } as BookEntry;
    expect(enter([odd, ...letters], [yes("p1", "2026-01-09")]).entries).toEqual([yes("p1", "2026-01-09")]);
    expect(enter([{ ...odd, at: "tomorrow" } as BookEntry], [no("p1", "2026-01-09")]).entries.length).toBe(1);
  });

  it("should let whoever says yes where no place is left come first in the next wave", () => {
    const answers = ["p0", "p1", "p2"].map((id) => yes(id, "2026-01-09"));
    const { entries, full, refused, standing: now } = enter(letters, answers);
    expect(entries[2]).toEqual({
      ...{ kind: "cancelled", at: "2026-01-09", participantId: "p2", cause: "place-gone" },
      ...{ said: "2026-01-09", saidTo: "b" },
    });
    expect([full, refused, now.cancelled.map(({ participant }) => participant)]).toEqual([1, [], [2]]);
    expect(enter([...letters, ...entries], answers)).toMatchObject({ entries: [], known: 3, full: 0 });
    // The letter has lapsed: nothing is left to cancel.
    const after = enter(letters, [...answers.slice(0, 2), yes("p2", "2026-02-03")], "2026-02-03");
    expect(after.refused).toEqual([{ answer: 2, code: "no-room" }]);
  });

  it("should refuse days that cannot be, and what is older than something said since", () => {
    const book = [...letters, no("p0", "2026-01-15")];
    const answers = [
      yes("p1", "2025-01-09"),
      yes("p0", "2026-01-10"),
      no("p9", "2026-01-11"),
      yes("x", "2026-01-12"),
      yes("p2", "2062-01-09"),
    ];
    const { entries, refused } = enter(book, answers);
    expect(refused.map(({ code }) => code)).toEqual([
      ...["answer-before-letter", "answer-older", "unknown-participant", "answer-after"],
    ]);
    expect(entries.map(({ participantId }) => participantId)).toEqual(["p9"]);
    expect(answerRefusal("answer-after")).toMatch(/still to come/);
    expect(answerRefusal("same-facility", "id")).toMatch(/^FKTP tempat/);
    expect(answerRefusal("household", "id")).toMatch(/^satu keluarga/);
  });

  it("should not let somebody return who said so before they had moved, however late it comes in", () => {
    const back: AnswerEntry = { kind: "returned", at: "2026-01-12", participantId: "p0" };
    const list = [yes("p0", "2026-01-09"), back, no("p1", "2026-02-03")];
    const first = enter(letters, list, "2026-02-10");
    expect(first.refused).toEqual([{ answer: 1, code: "not-moved" }]);
    const again = enter([...letters, ...first.entries], list, "2026-02-10");
    expect([again.entries, again.refused]).toEqual([[], first.refused]);
  });

  it("should not turn a yes on again that was taken back, when the list comes a second time", () => {
    const answers: AnswerEntry[] = [
      yes("p0", "2026-01-09"),
      { ...yes("p0", "2026-01-09"), toId: "a" } as AnswerEntry,
      { kind: "withdrawn", at: "2026-01-09", participantId: "p0" },
    ];
    const first = enter(letters, answers);
    const second = enter([...letters, ...first.entries], answers);
    expect(second.entries).toEqual([]);
    expect(second.standing.status[0]).toBe(statusCode.withdrawn);
  });

  it("should not enter before rows of later days", () => {
    expect(issuesOf(() => enter([asked("p0", "2026-03-05")], []))).toEqual([
      "value book: expected no row of a later day, got 1",
    ]);
  });

  it("should be read as people, places and moves that stand", () => {
    const { entries } = enter(letters, [yes("p0", "2026-01-09"), no("p1", "2026-01-10")]);
    const book = [...letters, ...entries];
    const january = standing(problem, policy, book, "2026-01-31");
    const february = standing(problem, policy, book, "2026-02-01");
    expect(peopleByStatus(january)).toMatchObject({ asked: 2, agreed: 1, declined: 1, lapsed: 0, neverAsked: 8 });
    expect(peopleByStatus(february)).toMatchObject({ asked: 0, moved: 1, declined: 1, lapsed: 2 });
    expect(facilityStandings(problem, policy, january)).toMatchObject([
      { id: "a", name: "Puskesmas", quota: 4, start: 12, enrolled: 12, leaving: 1, coming: 0 },
      { id: "b", name: "b", quota: 2, start: 0, enrolled: 0, coming: 1, kept: 0, free: 1 },
    ]);
    const move = { participant: 0, participantId: "p0", fromId: "a", toId: "b", people: 1, from: "2026-02-01" };
    expect([...movesThatStand(problem, january)]).toEqual([{ ...move, counts: false }]);
    expect([...movesThatStand(problem, february)]).toEqual([{ ...move, counts: true }]);
  });
});
