import { type Problem, redistribute } from "fktp-redistribution";
import { type BookEntry, standing } from "fktp-redistribution/asking";
import { guessOn, MONTHS, type Month } from "./months.ts";

const COLUMNS = [
  ...["month", "letters", "yes", "no", "no answer", "too late", "taken back", "returned", "moved"],
  ...["over quota", "guess"],
];

/** Figures of the months in the book, one line each: people, and over quota on the first of the next month. */
export function monthsTable(problem: Problem, book: readonly BookEntry[]): string {
  const { quota } = redistribute(problem);
  const over = (on: string): string => {
    const { enrolled } = standing(problem, null, book, on).facilities;
    return String(enrolled.reduce((sum, people, j) => sum + Math.max(0, people - quota[j]!), 0));
  };
  const lines = [COLUMNS, ["start", ...Array<string>(8).fill(""), over("2026-01-01"), ""]];
  for (const month of MONTHS) {
    const own = book.filter((entry) => entry.at.startsWith(month));
    if (own.length === 0) continue;
    const count = (kind: BookEntry["kind"]): number => own.filter((entry) => entry.kind === kind).length;
    const [letters, yes, no, late] = [count("asked"), count("agreed"), count("declined"), count("cancelled")];
    const agreed = new Set(own.flatMap((entry) => (entry.kind === "agreed" ? [entry.participantId] : [])));
    const back = own.filter((entry) => entry.kind === "withdrawn" && agreed.has(entry.participantId)).length;
    const returned = count("returned");
    const next = firstAfter(month);
    const known = book.filter((entry) => entry.at < next);
    const figures = [letters, yes, no, letters - yes - no - late, late, back, returned, yes - back].map(String);
    lines.push([month, ...figures, over(next), guessOn(problem, known, next).mean[0]!.toFixed(3)]);
  }
  const width = (i: number): number => COLUMNS[i]!.length + (i === 0 ? 4 : 0);
  return lines.map((line) => line.map((cell, i) => cell.padStart(width(i))).join("  ")).join("\n");
}

/** The first day of the next month. */
function firstAfter(month: Month): string {
  return `2026-${String(Number(month.slice(5)) + 1).padStart(2, "0")}-01`;
}
