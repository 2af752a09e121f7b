import { columnsAt, facilityLists, listAt, listsOf } from "../model/columns.ts";
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

/** The rows with facilities by their new index; those that are not kept are in no list any more. */
function columnsOf(people: ParticipantColumns, rows: Int32Array, index: Int32Array): ParticipantColumns {
  const own = columnsAt(people, rows);
  const facility = own.facility.map((j) => (j === -1 ? -1 : index[j]!));
  const lists = facilityLists.flatMap(({ name, start }) => {
    if (own[name] === undefined) return [];
    const kept = listsOf(
      rows.map((_, i) => i),
      (i) => [...listAt(own, name, i)].flatMap((j) => (index[j] === -1 ? [] : index[j]!)),
    );
    return [
      [start, kept.start],
      [name, kept.entries],
    ] as const;
  });
  const ids = people.ids && { ids: Array.from(rows, (row) => people.ids![row]!) };
  return { ...own, ...ids, facility, ...Object.fromEntries(lists) };
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
