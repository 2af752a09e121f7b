/**
 * The book, folded: from a problem and the rows of a book to the state on a day.
 *
 * Problem. A list of letters and answers is all that is stored, and rows of it may be wrong: too late, doubled, for a place
 * that another has. What stands must follow from the rows alone, whoever folds them and however often.
 *
 * Rules. A letter is open until its last day, inclusive; a yes to the place that it keeps always succeeds while it is open. A
 * yes to another facility succeeds if a place is free there, and frees the kept one. A yes counts from the first of the next
 * month; until then people count at both facilities, so that no month overfills. Yeses of one day to facilities of a
 * ranked list may change places with each other (exchange.ts). `withdrawn` before that day frees the
 * place at once; `returned` after it is a right and succeeds even where the old facility is full. A ranked list sent while the
 * letter is open is an answer: such a letter does not lapse, and keeps its place until it is settled or cancelled. A
 * household is asked and answers as one: with a row for each member on the same day, all or nothing; a no of one is a no of
 * all where `households` is "whole".
 *
 * Invariants, after every row and on every day: (1) enrolled + coming + kept passes no ceiling but by the people who returned
 * and by what an intake was cut; (2) these three are what the rows' statuses say; (3) without the refused rows all is the
 * same; (4) nobody is moved without a row `agreed` that names just that facility; (5) within a day the order of rows counts;
 * (6) a row that stood stands, whatever rows are added.
 *
 * Method. Rows one by one; the calendar (calendar.ts) turns to the day of each. The rows of a household wait until the last
 * of them is there. Law 3 needs care in three places: a refused row must not have turned the calendar, nor set the day before
 * which rows come too late, nor kept others from changing places (exchange.ts). So the calendar can be turned back, to the
 * day of the last row that was accepted.
 *
 * Complexity. O(rows of the problem + rows of the book).
 */

import { cameOf, wrongInput } from "../errors.ts";
import { runThrough } from "../generators.ts";
import { checkProblem } from "../model/check.ts";
import { completePolicy } from "../model/policy.ts";
import type { Policy, Problem } from "../types.ts";
import { turnTo } from "./calendar.ts";
import { readDay } from "./days.ts";
import { closeWaiting, type Fold, foldEntry, openFold } from "./fold.ts";
import { ceilingAt, freeAt, peopleOf, statusCode } from "./ledger.ts";
import { type EntryRead, entryReader } from "./read-entry.ts";
import { refusal } from "./refusals.ts";
import type { BookCode, BookEntry, Standing, StandingOfFacilities } from "./types.ts";

/**
 * The state on a day: who was asked, agreed, moved, and what that leaves of places. Pure.
 *
 * @param problem the facilities and people at the start of the round. Who enrols later is added as further rows. What
 *   changes at a facility meanwhile is said in the book (`intake`), or to `remaining` and `replan`; here it would change
 *   what was promised.
 * @param policy as at the start of the round.
 * @param book letters and answers. Rows that break a rule are left out and listed in `refused`, never thrown.
 * @param on the day, `YYYY-MM-DD`. Rows dated later do not count yet.
 * @throws InputError for a wrong problem, policy or day.
 *
 * @example
 * const state = standing(problem, policy, book, "2026-02-01");
 * state.refused; // rows of the book that break a rule
 */
export function standing(
  problem: Problem,
  policy: Policy | null | undefined,
  book: readonly BookEntry[],
  on: string,
): Standing {
  const day = readDay(on)?.day;
  if (day === undefined) {
    throw wrongInput("on", { code: "value", expected: "day" });
  }
  if (!Array.isArray(book)) throw wrongInput("book", { code: "type", expected: "array", got: cameOf(book) });
  runThrough(checkProblem(problem));
  const fold = openFold(problem, completePolicy(policy));
  const read = entryReader(problem);
  for (let entry = 0; entry < book.length; entry++) {
    (fold.over ? foldLate : foldEntry)(fold, entry, read(book[entry]), day);
  }
  closeWaiting(fold, day);
  turnTo(fold.calendar, day);
  return standingOf(fold, on);
}

/** Once a row of a later day stands, whatever is dated up to the day comes too late; the rest does not count yet. */
function foldLate(fold: Fold, entry: number, read: EntryRead | BookCode, day: number): void {
  if (typeof read === "string") fold.refused.push(refusal(entry, read));
  else if (read.day <= day) fold.refused.push(refusal(entry, "out-of-order"));
  else fold.later++;
}

function standingOf(fold: Fold, on: string): Standing {
  const { ledger, householdGroups, refused } = fold;
  const { status, place, effective, until, wave, yes, no, wishes, gone } = ledger;
  const start = new Int32Array(status.length + 1);
  const choice: number[] = [];
  for (let row = 0; row < status.length; row++) {
    for (const facility of wishes.get(row) ?? []) choice.push(facility);
    start[row + 1] = choice.length;
  }
  const cancelled = [...gone.keys()]
    .filter((row) => status[row] === statusCode.cancelled)
    .sort((a, b) => a - b)
    .map((participant) => ({ participant, facility: gone.get(participant)! }));
  return {
    on,
    status,
    people: Int32Array.from(status, (_, row) => peopleOf(ledger, row)),
    place,
    effective,
    until,
    wave,
    answers: { yes, no },
    group: householdGroups.group,
    wishes: { start, choice: Int32Array.from(choice) },
    facilities: facilitiesOf(fold),
    cancelled,
    refused: refused.sort((a, b) => a.entry - b.entry),
    later: fold.later,
  };
}

function facilitiesOf({ ledger, problem }: Fold): StandingOfFacilities {
  const { start, enrolled, coming, kept, leaving, maxIntake } = ledger;
  const most = 2 ** 31 - 1;
  return {
    start: Int32Array.from(start),
    enrolled: Int32Array.from(enrolled),
    coming: Int32Array.from(coming),
    kept: Int32Array.from(kept),
    leaving: Int32Array.from(leaving),
    free: Int32Array.from(problem.facilities, (_, j) => Math.max(0, Math.min(most, freeAt(ledger, j)))),
    ceiling: Float64Array.from(problem.facilities, (_, j) => ceilingAt(ledger, j)),
    maxIntake,
  };
}
