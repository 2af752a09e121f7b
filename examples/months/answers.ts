// SYNTHETIC answers: who is asked says yes, no or nothing, by a draw from the household's number; a few take a yes back, and a
// few who have moved return. The same city always gives the same answers.

import { drawNumber, type Problem } from "fktp-redistribution";
import { type AnswerEntry, type BookEntry, standing, statusCode } from "fktp-redistribution/asking";
import type { Month } from "./months.ts";

/** What is true, and the planner does not know: of 100 households. */
const TRUTH = { yes: 55, no: 25 };
const TAKEN_BACK = 1;
const RETURNED = 1;

/** The rows of one month's answers, given the rows before them, in the order of their days. */
export function answersOf(problem: Problem, book: readonly BookEntry[], month: Month): AnswerEntry[] {
  const { household, ids } = problem.participants;
  const now = standing(problem, null, book, `${month}-06`);
  const draw = (row: number, what: string): number => drawNumber(`${what} ${month} ${household![row]}`, 7) % 100;
  const dayOf = (row: number, from: number): string => {
    return `${month}-${String(from + (drawNumber(`day ${month} ${household![row]}`, 7) % 15)).padStart(2, "0")}`;
  };
  const named = new Map<string, string>();
  for (const entry of book) if (entry.kind === "asked") named.set(entry.participantId, entry.alsoIds?.[0] ?? "");
  const rows: AnswerEntry[] = [];
  now.status.forEach((status, row) => {
    const participantId = ids![row]!;
    const at = dayOf(row, 6);
    if (status === statusCode.moved && draw(row, "return") < RETURNED)
      rows.push({ kind: "returned", at, participantId });
    if (status !== statusCode.asked) return;
    const answer = draw(row, "answer");
    if (answer < TRUTH.yes) {
      rows.push({ kind: "agreed", at, participantId, toId: named.get(participantId)! });
      if (draw(row, "take back") < TAKEN_BACK) rows.push({ kind: "withdrawn", at: dayOf(row, 13), participantId });
    } else if (answer < TRUTH.yes + TRUTH.no) rows.push({ kind: "declined", at, participantId });
  });
  return rows.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
