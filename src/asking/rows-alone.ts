import { columnsAt } from "../model/columns.ts";
import type { ParticipantColumns, Problem } from "../types.ts";

/** The problem of some rows alone, in their order, with what they may wish left out. */
export function rowsAlone(problem: Problem, rows: Int32Array): Problem {
  const { ids, choice: _, choiceStart: __, ...wishless } = problem.participants;
  const picked: ParticipantColumns = columnsAt(wishless, rows);
  return { ...problem, participants: { ...picked, ...(ids && { ids: Array.from(rows, (row) => ids[row]!) }) } };
}
