// Six months: on the 5th letters go out, until the 28th answers come, on the 1st of the next month a yes counts.
// What is to be written follows from the rows before it, so each step may be stopped and begun again at any moment.

import type { Problem } from "fktp-redistribution";
import {
  type AcceptanceByClass,
  type BookEntry,
  enterAnswers,
  learn,
  nextWave,
  standing,
} from "fktp-redistribution/asking";
import { answersOf } from "./answers.ts";
import { addTo, readBook } from "./book-file.ts";

export const MONTHS = ["2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06"] as const;
export type Month = (typeof MONTHS)[number];

/** What the planner guesses before anybody has answered: three of five say yes, give or take a few. */
const GUESS = { mean: 0.6, spread: 0.05 };

export const letterDay = (month: Month): string => `${month}-05`;
const lastDay = (month: Month): string => `${month}-28`;

/** The guess, as the answers in the book have corrected it. */
export function guessOn(problem: Problem, book: readonly BookEntry[], on: string): AcceptanceByClass {
  const prior = {
    classOf: new Int32Array(problem.participants.facility.length),
    mean: Float64Array.of(GUESS.mean),
    spread: Float64Array.of(GUESS.spread),
  };
  return learn(standing(problem, null, book, on), prior);
}

/** Sends the letters of a month. Returns how many rows were added: none if all of them are there. */
export function ask(problem: Problem, file: string, month: Month): number {
  const book = readBook(file);
  const days = { at: letterDay(month), until: lastDay(month) };
  if (book.some((entry) => entry.at > days.at)) return 0;
  return addTo(file, nextWave(problem, null, book, { ...days, acceptance: GUESS.mean, spread: GUESS.spread }).missing);
}

/** Takes the answers of a month, SYNTHETIC ones. */
export function answers(problem: Problem, file: string, month: Month): number {
  const book = readBook(file);
  if (book.some((entry) => entry.at > lastDay(month))) return 0;
  const before = book.filter((entry) => entry.at <= letterDay(month));
  const said = { answers: answersOf(problem, before, month), on: lastDay(month) };
  return addTo(file, enterAnswers(problem, null, book, said).entries);
}
