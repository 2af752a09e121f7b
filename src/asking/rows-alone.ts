import type { ParticipantColumns, Problem } from "../types.ts";

/** The problem of some rows alone, in their order, with what they may wish left out. */
export function rowsAlone(problem: Problem, rows: Int32Array): Problem {
  const columns = problem.participants;
  const { ids, choice: _, choiceStart: __, ...numbers } = columns;
  const picked = Object.fromEntries(
    Object.entries(numbers).map(([name, column]) => [name, column && picks(column, rows)]),
  ) as unknown as ParticipantColumns;
  return { ...problem, participants: { ...picked, ...(ids && { ids: Array.from(rows, (row) => ids[row]!) }) } };
}

function picks(column: Int32Array | Uint8Array | Float64Array, rows: Int32Array): typeof column {
  if (column instanceof Int32Array) return rows.map((row) => column[row]!);
  if (column instanceof Uint8Array) return Uint8Array.from(rows, (row) => column[row]!);
  return Float64Array.from(rows, (row) => column[row]!);
}
