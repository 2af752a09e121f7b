import { drawNumber, type Plan, type Problem } from "../../src/index.ts";
import { type Model, type Totals, totalsOf } from "./model.ts";

/**
 * All stay, and the newly enrolled who have a family go to it. The others go, row by row, with ids as they are drawn, to
 * the nearest of their facilities with room (below its quota and the agreed intake; of equals the first); where none has
 * room, to the nearest. Those of one household go with the first of them, where there is room for all.
 */
export function allStay(model: Model, { participants: { ids } }: Problem): Totals {
  const drawn = (row: number): number => (ids === undefined ? row : drawNumber(ids[row]!, model.policy.drawSeed));
  const enrolled = [...model.enrolledToday];
  const assignment = model.rows.map((row) =>
    Array.from({ length: model.facilities }, (_, j) => (j === row.today ? row.people : 0)),
  );
  const seat = (row: number, j: number, people: number): void => {
    enrolled[j]! += people;
    assignment[row]![j]! += people;
  };
  const families = model.groups.map((group) => group.map((row) => model.rows[row]!));
  const seated = new Set<number>();
  const seatAll = (family: Model["rows"], to: number): void => {
    for (const { row, today, people } of family) {
      if (today < 0) seat(row, to, people);
      seated.add(row);
    }
  };
  for (const family of families) {
    const home = family.find(({ today }) => today >= 0)?.today;
    if (home !== undefined) seatAll(family, home);
  }
  for (const row of model.rows.toSorted((a, b) => drawn(a.row) - drawn(b.row))) {
    if (row.today >= 0 || row.options.length === 0 || seated.has(row.row)) continue;
    const byWay = row.options.toSorted((a, b) => a.metres - b.metres);
    const nearest = (people: number): number => {
      const room = byWay.find(
        ({ facility: j }) => enrolled[j]! + people <= Math.min(model.quota[j]!, model.ceiling[j]!),
      );
      return (room ?? byWay[0]!).facility;
    };
    const family = families.find((group) => group.includes(row));
    if (family === undefined) for (let person = 0; person < row.people; person++) seat(row.row, nearest(1), 1);
    else {
      const all = family.reduce((sum, { people }) => sum + people, 0);
      seatAll(family, nearest(all));
    }
  }
  return totalsOf(model, assignment);
}

/** Whether a plan transfers anybody; to be placed is not to move. */
export function movesAnybody(model: Model, { transfers }: Plan): boolean {
  return transfers.participant.some((row) => model.rows[row]!.today >= 0);
}
