import type { ParticipantColumns, Problem } from "../types.ts";

/**
 * One region of a problem as a problem of its own: its facilities, everybody registered there wherever they live, and the
 * newly enrolled who live there.
 */
export function regionOf(problem: Problem, region: string): Problem {
  const kept = problem.facilities.flatMap((facility, j) => (facility.region === region ? [j] : []));
  const index = Int32Array.from(problem.facilities, (_, j) => kept.indexOf(j));
  const home = problem.regions!.indexOf(region);
  const { participants, travel } = problem;
  const rows = Int32Array.from(participants.facility.keys()).filter((row) => {
    const j = participants.facility[row]!;
    return j === -1 ? participants.region?.[row] === home : index[j] !== -1;
  });
  const own: Problem = {
    ...problem,
    facilities: kept.map((j) => problem.facilities[j]!),
    participants: columnsOf(participants, rows, index),
  };
  if (travel?.metres === undefined) return own;
  return { ...own, travel: { metres: entriesOf(travel.metres, problem.facilities.length, kept) } };
}

function columnsOf(columns: ParticipantColumns, rows: Int32Array, index: Int32Array): ParticipantColumns {
  const { choiceStart, choice, ...plain } = columns;
  const picked = Object.entries(plain).map(([name, column]: [string, Column | undefined]) => [
    name,
    pick(column, rows),
  ]);
  const own = Object.fromEntries(picked) as unknown as ParticipantColumns;
  const facility = own.facility.map((j) => (j === -1 ? -1 : index[j]!));
  if (choiceStart === undefined || choice === undefined) return { ...own, facility };
  const starts = [0];
  const named: number[] = [];
  for (const row of rows) {
    for (const j of choice.subarray(choiceStart[row]!, choiceStart[row + 1]!))
      if (index[j] !== -1) named.push(index[j]!);
    starts.push(named.length);
  }
  return { ...own, facility, choiceStart: Int32Array.from(starts), choice: Int32Array.from(named) };
}

type Column = Int32Array | Uint8Array | Float64Array | readonly string[];

function pick(column: Column | undefined, rows: Int32Array): Column | undefined {
  if (column instanceof Int32Array) return rows.map((row) => column[row]!);
  if (column instanceof Uint8Array) return Uint8Array.from(rows, (row) => column[row]!);
  if (column instanceof Float64Array) return Float64Array.from(rows, (row) => column[row]!);
  return column && Array.from(rows, (row) => column[row]!);
}

/** The columns of a matrix that are kept. */
function entriesOf(metres: Int32Array, m: number, kept: readonly number[]): Int32Array {
  const zones = m === 0 ? 0 : metres.length / m;
  const own = new Int32Array(zones * kept.length);
  for (let zone = 0; zone < zones; zone++)
    kept.forEach((j, i) => {
      own[zone * kept.length + i] = metres[zone * m + j]!;
    });
  return own;
}
