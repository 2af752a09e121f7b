/** What remains: settled is settled, and whatever is asked on top of it finds its place in the book. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { askedEntries, type BookEntry, invite, remaining, standing, statusCode } from "../../src/asking/index.ts";
import { type Problem, redistribute, verify } from "../../src/index.ts";
import { runs } from "../support/arbitraries.ts";
import { someBooks } from "../support/books.ts";
import { issuesOf } from "../support/input-error.ts";
import { modelOf } from "../support/model.ts";

describe("remaining", () => {
  it("should have as much room as the book has free, and people where the book says", () => {
    fc.assert(
      fc.property(someBooks(20), ({ problem, policy, book }) => {
        const stood = standing(problem, policy, book, "2026-03-15");
        const rest = remaining(problem, policy, stood);
        const { enrolledToday, ceiling } = modelOf(rest, policy);
        const { enrolled, coming, leaving, free } = stood.facilities;
        problem.facilities.forEach(({ closed }, j) => {
          if (closed) return;
          expect(enrolledToday[j]).toBe(enrolled[j]! + coming[j]! - leaving[j]!);
          expect(ceiling[j]! - enrolledToday[j]!).toBeLessThanOrEqual(free[j]! === 2 ** 31 - 1 ? Infinity : free[j]!);
          expect(ceiling[j]!).toBeGreaterThanOrEqual(enrolledToday[j]!);
        });
      }),
      runs(0.4),
    );
  });

  it("should keep a reserve for the newly enrolled once, not again on top of who has agreed", () => {
    const problem: Problem = {
      facilities: [3, 1, 0.5].map((doctors, j) => ({ id: `f${j}`, lon: 109.3, lat: 0, doctors })),
      participants: {
        facility: Int32Array.of(-1, 1, -1, -1, -1, -1),
        consent: new Uint8Array(6).fill(2),
        ids: ["a", "b", "c", "d", "e", "f"],
        lon: new Float64Array(6).fill(109.3),
        lat: new Float64Array(6),
      },
    };
    const policy = { participantsPerDoctor: 2, reserve: 0.5 };
    const book: BookEntry[] = [{ kind: "agreed", at: "2026-03-10", participantId: "b", toId: "f0" }];
    const stood = standing(problem, policy, book, "2026-03-15");
    const rest = remaining(problem, policy, stood);
    const plan = redistribute(rest, policy);

    expect(stood.facilities.ceiling[0]).toBe(5);
    expect(stood.facilities.coming[0]).toBe(1);
    expect(modelOf(rest, policy).ceiling[0]).toBe(5);
    expect(verify(rest, plan)).toMatchObject({ ok: true, proven: true });
  });

  it("should move nobody who is settled, or asked, or has said no", () => {
    fc.assert(
      fc.property(someBooks(20), ({ problem, policy, book }) => {
        const stood = standing(problem, policy, book, "2026-03-15");
        const rest = remaining(problem, policy, stood);
        const plan = redistribute(rest, { ...policy, unknown: "propose" });
        const { neverAsked, lapsed, cancelled } = statusCode;
        expect(verify(rest, plan).ok).toBe(true);
        for (const [i, row] of plan.transfers.participant.entries()) {
          if (plan.transfers.from[i] === -1 || problem.facilities[plan.transfers.from[i]!]!.closed) continue;
          expect([neverAsked, lapsed, cancelled]).toContain(stood.status[row]);
        }
      }),
      runs(0.4),
    );
  });

  it("should let a wave of kept letters find its places in the book", () => {
    fc.assert(
      fc.property(someBooks(16), ({ problem, policy, book }) => {
        const stood = standing(problem, policy, book, "2026-03-15");
        const rest = remaining(problem, policy, stood);
        const invitation = invite(rest, policy, { acceptance: 0.6, risk: "kept", wave: 4 });
        const { refused } = stood;
        const letters = askedEntries(rest, invitation, { at: "2026-03-15", until: "2026-04-10" });
        const good = book.filter((entry, i) => !refused.some((one) => one.entry === i) && entry.at <= "2026-03-15");
        const after = standing(problem, policy, [...good, ...letters], "2026-03-15");

        expect(after.refused).toEqual([]);
        invitation.letters.participant.forEach((row, i) => {
          expect([after.status[row], after.place[row]]).toEqual([statusCode.asked, invitation.letters.to[i]]);
        });
      }),
      runs(0.4),
    );
  });

  it("should leave those alone who gave no answer lately", () => {
    const problem = {
      facilities: [{ id: "a", lon: 109.3, lat: 0, doctors: 1 }],
      participants: {
        facility: Int32Array.of(0),
        consent: Uint8Array.of(2),
        lon: Float64Array.of(109.3),
        lat: Float64Array.of(0),
      },
    };
    const book = [{ kind: "asked", at: "2026-01-05", participantId: "0", until: "2026-01-31", wave: 1 }] as const;
    const reason = (on: string, options?: { askAgainAfterMonths: number }) => {
      const { holds, participants } = remaining(problem, null, standing(problem, null, book, on), options);
      return holds![participants.hold![0]!];
    };

    expect(reason("2026-01-31")).toBe("asked");
    expect(reason("2026-04-29")).toBe("asked lately");
    expect(reason("2026-04-30")).toBe(undefined);
    expect(reason("2026-02-01", { askAgainAfterMonths: 0 })).toBe(undefined);
    expect(issuesOf(() => reason("2026-02-01", { askAgainAfterMonths: 0.5 }))).toEqual([
      "value options.askAgainAfterMonths: expected a whole number from 0 to 1200",
    ]);
  });
});
