/**
 * One month's letters from the book: what remains, the guess as the answers have corrected it, whom to ask next.
 *
 * It follows from the rows before the first letter of the day alone. So whoever writes the rows of a day twice, or was
 * interrupted between, ends with the same book, and nobody is asked twice: `missing` is what the book has not got yet.
 */

import { IssueList, wrongInput } from "../errors.ts";
import type { Policy, Problem } from "../types.ts";
import { acceptanceOf, DEFAULT_SPREAD } from "./acceptance.ts";
import { mostSpread } from "./beta.ts";
import { bookToJson } from "./book.ts";
import { firstDayOf, readDay, textOfDay } from "./days.ts";
import { askedEntries, checkDays, type LetterDays } from "./entries.ts";
import { invite } from "./invite.ts";
import type { AcceptanceByClass, Invitation, InviteOptions } from "./invite-types.ts";
import { learn } from "./learn.ts";
import { type RemainingOptions, remaining } from "./remaining.ts";
import { standing } from "./standing.ts";
import type { AskedEntry, BookEntry, Day, Standing } from "./types.ts";

/** How to ask next. The number of the wave, and the people who come first, follow from the book. */
export interface WaveOptions extends Omit<InviteOptions, "wave" | "first">, RemainingOptions, LetterDays {}

/** The next letters. */
export interface Wave {
  readonly invitation: Invitation;
  /** What remained before them: the problem that the invitation is of, for `letterRows`, `letterGroups` and `redistribute`. */
  readonly problem: Problem;
  /** How `invite` was asked, with the guess as corrected: for `splitProblem`. */
  readonly options: InviteOptions;
  /** The state before them. */
  readonly standing: Standing;
  /** The rows of the book for all letters of the wave. */
  readonly entries: readonly AskedEntry[];
  /** Of these, the rows that are not in the book yet: to be appended. */
  readonly missing: readonly AskedEntry[];
}

/**
 * The letters of a day. Nobody with an open letter, a yes or a no in the book is asked; whose place is gone comes first.
 *
 * @param problem as for `standing`: the facilities and people at the start of the round.
 * @param book all of it; rows of the same day after its first letter change nothing.
 * @throws InputError for wrong input, for a book with rows of later days, and for one with other letters of that day.
 *
 * @example
 * const { missing } = nextWave(problem, policy, book, { acceptance: 0.6, at: "2026-02-05", until: "2026-02-28" });
 * book.push(...missing);
 */
export function nextWave(
  problem: Problem,
  policy: Policy | null | undefined,
  book: readonly BookEntry[],
  options: WaveOptions,
): Wave {
  const { at, until, askAgainAfterMonths, ...ways } = options;
  checkDays({ at, until });
  checkNoneLater(book, at);
  const first = book.findIndex((entry) => isLetterOf(entry, at));
  const before = first < 0 ? book : book.slice(0, first);
  const now = standing(problem, policy, before, at);
  const rest = remaining(problem, policy, now, { askAgainAfterMonths });
  const asked: InviteOptions = {
    ...ways,
    acceptance: learn(now, classesOf(ways, problem.participants.facility.length)),
    wave: 1 + before.reduce((last, entry) => Math.max(last, waveOf(entry)), 0),
    first: now.cancelled.map(({ participant }) => participant),
  };
  const invitation = invite(rest, policy, asked);
  const entries = askedEntries(problem, invitation, { at, until });
  const there = book.filter((entry) => isLetterOf(entry, at));
  if (bookToJson(there) !== bookToJson(entries.slice(0, there.length))) {
    throw wrongInput("book", { code: "contradiction", expected: "letters-of-day", got: "#other-letters" });
  }
  return { invitation, problem: rest, options: asked, standing: now, entries, missing: entries.slice(there.length) };
}

/** A letter is open for this many days at least. */
const FEWEST_DAYS = 14;

/**
 * A last day of answering for letters of a day: that of the month, or of the next where that is less than 14 days away.
 *
 * @throws InputError for a day that is none.
 *
 * @example
 * const until = lastDayToAnswer("2026-01-05"); // "2026-01-31"
 */
export function lastDayToAnswer(at: Day): Day {
  checkDays({ at, until: at });
  const { day, month } = readDay(at)!;
  const last = firstDayOf(month + 1) - 1;
  return textOfDay(last - day < FEWEST_DAYS ? firstDayOf(month + 2) - 1 : last);
}

/** Throws for rows of days that are still to come: what is added now would stand before them, and be refused. */
export function checkNoneLater(book: readonly BookEntry[], day: Day): void {
  const later = book.filter((entry) => entry?.at > day && readDay(entry.at) !== undefined).length;
  if (later > 0) throw wrongInput("book", { code: "value", expected: "no-later-rows", got: later });
}

function isLetterOf(entry: BookEntry, day: Day): boolean {
  return entry?.kind === "asked" && entry.at === day;
}

function waveOf(entry: BookEntry): number {
  return entry?.kind === "asked" && Number.isInteger(entry.wave) ? entry.wave : 0;
}

/** Guesses by class, of which answers can be learnt: people of the same chance are of one class. */
function classesOf(options: Pick<InviteOptions, "acceptance" | "spread">, rows: number): AcceptanceByClass {
  const issues = new IssueList();
  acceptanceOf(options, rows, issues);
  issues.check();
  const { acceptance, spread = DEFAULT_SPREAD } = options;
  if (typeof acceptance === "object" && "classOf" in acceptance) return acceptance;
  const column = typeof acceptance === "number" ? new Float64Array(rows).fill(acceptance) : acceptance;
  const classes = new Map<number, number>();
  const classOf = Int32Array.from(column, (chance) => {
    if (!classes.has(chance)) classes.set(chance, classes.size);
    return classes.get(chance)!;
  });
  const mean = Float64Array.from(classes.keys());
  return { classOf, mean, spread: mean.map((chance) => Math.min(spread, mostSpread(chance) / 2)) };
}
