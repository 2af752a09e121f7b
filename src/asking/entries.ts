/** Rows for the book: of letters, of settled batches, of changes. */

import { wrongInput } from "../errors.ts";
import type { Problem } from "../types.ts";
import { readDay } from "./days.ts";
import type { Invitation } from "./invite-types.ts";
import type { LetterChanges } from "./replan-types.ts";
import type { SettledRows } from "./settle.ts";
import type { AgreedEntry, AskedEntry, CancelledEntry, Day } from "./types.ts";

/** When letters are sent, and how long they are open. */
export interface LetterDays {
  /** The day of the letters. */
  readonly at: Day;
  /** The last day of answering, inclusive. */
  readonly until: Day;
}

/**
 * The rows to append when the letters of an invitation are sent. With `risk: "kept"` each keeps its place; else it names the
 * facility, first come, first served.
 *
 * @example
 * const wave = invite(problem, policy, { acceptance: 0.6 });
 * const grown = [...book, ...askedEntries(problem, wave, { at: "2026-01-05", until: "2026-01-26" })];
 */
export function askedEntries(problem: Problem, invitation: Invitation, { at, until }: LetterDays): AskedEntry[] {
  checkDays({ at, until });
  const { letters, wave, kept } = invitation;
  return Array.from(letters.participant, (row, i): AskedEntry => {
    const id = problem.facilities[letters.to[i]!]!.id;
    const offer = kept ? { keptId: id } : { alsoIds: [id] };
    return { kind: "asked", at, participantId: idOf(problem, row), until, ...offer, wave };
  });
}

/**
 * The rows to append when a batch is settled: all on one day.
 *
 * @example
 * const { rows } = settle(problem, policy, state);
 * const grown = [...book, ...settledEntries(problem, rows, "2026-01-27")];
 */
export function settledEntries(problem: Problem, { participant, to }: SettledRows, at: Day): AgreedEntry[] {
  checkDays({ at, until: at });
  return Array.from(participant, (row, i): AgreedEntry => {
    return { kind: "agreed", at, participantId: idOf(problem, row), toId: problem.facilities[to[i]!]!.id };
  });
}

/**
 * The rows to append when letters change (`replan`): letters whose place is gone, and letters that are led elsewhere.
 *
 * @example
 * const { changes } = replan(problem, policy, state, { acceptance: 0.6 });
 * const grown = [...book, ...changedEntries(problem, changes, "2026-01-20")];
 */
export function changedEntries(problem: Problem, { participant, to }: LetterChanges, at: Day): CancelledEntry[] {
  checkDays({ at, until: at });
  return Array.from(participant, (row, i): CancelledEntry => {
    const instead = to[i]! >= 0 ? { insteadId: problem.facilities[to[i]!]!.id } : {};
    return { kind: "cancelled", at, participantId: idOf(problem, row), cause: "place-gone", ...instead };
  });
}

/** A participant's id, or without ids the row number as text. */
export function idOf({ participants: { ids } }: Problem, row: number): string {
  return ids?.[row] ?? String(row);
}

export function checkDays({ at, until }: LetterDays): void {
  for (const [path, day] of Object.entries({ at, until })) {
    if (readDay(day) !== undefined) continue;
    throw wrongInput(path, { code: "value", expected: "day" });
  }
  if (until < at) {
    throw wrongInput("until", { code: "value", expected: "day-not-before-letter" });
  }
}
