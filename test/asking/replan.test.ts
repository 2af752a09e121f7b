/** Planning again: letters that are open are kept as far as can be, and what changes finds its place in the book. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  askedEntries,
  type BookEntry,
  changedEntries,
  invite,
  type Replan,
  remaining,
  replan,
  type Standing,
  standing,
  statusCode,
} from "../../src/asking/index.ts";
import { type Policy, type Problem, redistribute, verify } from "../../src/index.ts";
import { policies, problems, runs, tiny } from "../support/arbitraries.ts";
import { bookCases, type Letters, lettersCases } from "../support/books.ts";
import { issuesOf } from "../support/input-error.ts";
import { modelOf, overloadPoints } from "../support/model.ts";

const on = "2026-03-15";

/** What may befall facilities, drawn as numbers. */
const befalls = fc.array(fc.nat(11), { minLength: 6, maxLength: 6 });

/** Doctors leave, rooms shrink, a facility is closed. */
function befallen(problem: Problem, befall: readonly number[]): Problem {
  const facilities = problem.facilities.map((facility, j) => {
    const what = befall[j % befall.length]!;
    if (what === 0) return { ...facility, closed: true };
    if (what === 1) return { ...facility, capacity: 2 };
    return what < 6 ? { ...facility, doctors: (facility.doctors * (what - 2)) / 4 } : facility;
  });
  return { ...problem, facilities };
}

/** The most people that a facility can have at all. */
const most = ({ facilities }: Problem, { facilities: { start, maxIntake } }: Standing, j: number): number =>
  facilities[j]!.closed
    ? 0
    : Math.min(Math.max(facilities[j]!.capacity ?? Infinity, start[j]!), start[j]! + maxIntake[j]!);

const isOpen = ({ status, place }: Standing, row: number): boolean =>
  status[row] === statusCode.asked && place[row]! >= 0;

/** Some of the letters are answered. */
function answered({ problem, policy, book, drawn }: Letters): BookEntry[] {
  const yes = book.flatMap((entry, i): BookEntry[] =>
    entry.kind === "asked" && entry.keptId !== undefined && drawn[i % drawn.length]! % 3 === 0
      ? [{ kind: "agreed", at: "2026-03-02", participantId: entry.participantId, toId: entry.keptId }]
      : [],
  );
  const { refused } = standing(problem, policy, [...book, ...yes], on);
  const out = new Set(refused.map(({ entry }) => entry));
  return [...book, ...yes].filter((_, i) => !out.has(i));
}

interface Case {
  readonly problem: Problem;
  readonly policy: Policy;
  readonly book: readonly BookEntry[];
}

function checkReplanned({ problem, policy, book }: Case, changed: Problem): Replan {
  const stood = standing(problem, policy, book, on);
  const done = replan(changed, policy, stood, { acceptance: 0.6, risk: "kept" });
  const { participant, from, to, people, agreed } = done.changes;
  const proven = done.plan.status === "optimal";
  expect(verify(done.problem, done.plan)).toMatchObject({ ok: true, proven, violations: [] });

  // The book takes it, and then says the same.
  const entries = [...book, ...changedEntries(problem, done.changes, on)];
  const told = standing(problem, policy, entries, on);
  expect(told.refused.filter(({ entry }) => entry >= book.length)).toEqual([]);
  expect({ ...done.standing, refused: told.refused }).toEqual(told);
  const letters = [...entries, ...askedEntries(problem, done.invitation, { at: on, until: "2026-04-15" })];
  expect(standing(problem, policy, letters, on).refused.filter(({ entry }) => entry >= entries.length)).toEqual([]);

  const rest = modelOf(remaining(changed, policy, stood), { ...policy, unknown: "propose" });
  const { enrolled, leaving, coming, kept } = told.facilities;
  participant.forEach((row, i) => {
    // A letter to a row of nobody takes no place.
    if (people[i] === 0) return;
    expect([stood.place[row], stood.people[row]]).toEqual([from[i], people[i]]);
    expect(agreed[i]).toBe(stood.status[row] === statusCode.agreed ? 1 : 0);
    if (to[i]! >= 0) {
      expect(isOpen(stood, row)).toBe(true);
      expect(rest.rows[row]!.reachable.map(({ facility }) => facility)).toContain(to[i]);
      if (policy.fill !== "levelled") {
        const load = enrolled[to[i]!]! + coming[to[i]!]! + kept[to[i]!]!;
        expect(load).toBeLessThanOrEqual(rest.quota[to[i]!]!);
      }
    } else if (people[i]! > 0) {
      const j = from[i]!;
      const promised = stood.facilities.coming[j]! + stood.facilities.kept[j]!;
      // Who loses a place does not leave the old one either.
      expect(enrolled[j]! - leaving[j]! + promised).toBeGreaterThan(most(changed, stood, j));
    }
  });
  problem.facilities.forEach((_, j) => {
    const there = enrolled[j]! - leaving[j]!;
    if (coming[j]! + kept[j]! > 0) expect(there + coming[j]! + kept[j]!).toBeLessThanOrEqual(most(changed, told, j));
  });
  return done;
}

describe("replan", () => {
  it("should keep a yes, give no place that is none, and say what the book takes", () => {
    fc.assert(
      fc.property(lettersCases, befalls, (letters, befall) => {
        const book = answered(letters);
        checkReplanned({ ...letters, book }, befallen(letters.problem, befall));
      }),
      runs(0.4),
    );
  });

  it("should do the same for any book", () => {
    fc.assert(
      fc.property(bookCases(tiny, 20), befalls, (book, befall) => {
        const dated = book.book.filter((entry) => typeof entry?.at === "string" && entry.at <= on);
        const { refused } = standing(book.problem, book.policy, dated, on);
        const out = new Set(refused.map(({ entry }) => entry));
        checkReplanned({ ...book, book: dated.filter((_, i) => !out.has(i)) }, befallen(book.problem, befall));
      }),
      runs(0.4),
    );
  });

  it("should change the fewest letters of all plans with as few points", () => {
    fc.assert(
      fc.property(
        problems({ size: tiny, households: false }),
        fc.array(fc.nat(99), { minLength: 6 }),
        befalls,
        (drawnProblem, drawn, befall) => {
          const { count: _, household: __, ...rest } = drawnProblem.participants;
          const consent = rest.consent.map((own, row) => (rest.facility[row]! < 0 ? 2 : own));
          const columns = { ...rest, consent };
          const problem = { ...drawnProblem, participants: columns };
          const policy = { participantsPerDoctor: 2, overloadKm: Infinity };
          const m = problem.facilities.length;
          const book = [...columns.facility.keys()].flatMap((row): BookEntry[] => {
            const keptId = problem.facilities[drawn[row % drawn.length]! % Math.max(1, m)]?.id;
            const participantId = columns.ids?.[row] ?? String(row);
            return keptId
              ? [{ kind: "asked", at: "2026-03-01", participantId, until: "2026-03-31", keptId, wave: 1 }]
              : [];
          });
          const out = new Set(standing(problem, policy, book, on).refused.map(({ entry }) => entry));
          const stood = standing(
            problem,
            policy,
            book.filter((_, i) => !out.has(i)),
            on,
          );
          const done = replan(befallen(problem, befall), policy, stood, { acceptance: 0.6 });
          const { participants } = done.problem;
          // Whose place is gone with its facility has no letter any more, and is registered where they were.
          const isLetter = participants.facility.map((at, i) => {
            const id = participants.ids?.[i];
            const row = id === undefined ? -1 : columns.ids!.indexOf(id);
            return row >= 0 && isOpen(stood, row) && at === stood.place[row] ? 1 : 0;
          });
          if (columns.ids === undefined || !done.isFewest) return;
          const model = modelOf(done.problem, done.policy);
          const best = { points: Infinity, changed: Infinity };
          const load = model.enrolledToday.slice();
          const tryRow = (i: number, changed: number): void => {
            if (i === model.rows.length) {
              const points = overloadPoints(model, load);
              if (points < best.points || (points === best.points && changed < best.changed))
                Object.assign(best, { points, changed });
              return;
            }
            const { options, today, people } = model.rows[i]!;
            if (people === 0) tryRow(i + 1, changed);
            for (const { facility } of people === 0 ? [] : options) {
              load[today]! -= people;
              load[facility]! += people;
              tryRow(i + 1, changed + (facility !== today ? isLetter[i]! : 0));
              load[facility]! -= people;
              load[today]! += people;
            }
          };
          tryRow(0, 0);
          const led = done.plan.transfers.participant.filter((i) => isLetter[i] === 1).length;

          expect(overloadPoints(model, done.plan.enrolled)).toBe(best.points);
          expect(led).toBe(best.changed);
        },
      ),
      runs(1),
    );
  });

  it("should change no letter where nothing has changed", () => {
    fc.assert(
      fc.property(problems({ size: { facilities: 5, rows: 14, people: 40 } }), policies(), (problem, policy) => {
        const wave = invite(problem, policy, { acceptance: 0.6, risk: "kept" });
        const book = askedEntries(problem, wave, { at: "2026-03-01", until: "2026-03-31" });
        const done = replan(problem, policy, standing(problem, policy, book, on), { acceptance: 0.6, risk: "kept" });

        if (policy.fill !== "levelled") expect([...done.changes.participant]).toEqual([]);
        expect(done.forced).toBe(0);
      }),
      runs(0.4),
    );
  });

  it("should name what is wrong with the options", () => {
    const problem = {
      facilities: [],
      participants: {
        facility: Int32Array.of(),
        consent: Uint8Array.of(),
        lon: Float64Array.of(),
        lat: Float64Array.of(),
      },
    };
    const stood = standing(problem, null, [], on);
    expect(issuesOf(() => replan(problem, null, stood, { acceptance: 1, changeKm: -1 }))).toEqual([
      "value options.changeKm: expected a number of kilometres from 0 to 1000, got -1",
    ]);
    expect(redistribute(problem).transfers.participant.length).toBe(0);
  });
});
