import { travelInSlices } from "../../travel/problem-travel.ts";
import type { Travel } from "../../travel/travel.ts";
import { waysOpen } from "../eligibility.ts";
import { costOfMove, costOfWish, type MoveRules, metresToday, reachOf } from "../moves.ts";
import { movesOf } from "../options.ts";
import type { RowFacts } from "../registration.ts";

/** Rows one by one, where they are not like their neighbours: place `i` is `rows[i]`. */
export interface RowMoves {
  readonly travel: Travel;
  /** What it costs each person of a row to be at a facility, NaN where it is no option. */
  cost(place: number, facility: number): number;
}

export function* rowMoves(
  { problem, registered, classes }: RowFacts,
  rows: Int32Array,
  rules: MoveRules,
): Generator<number, RowMoves> {
  const { choiceStart, choice } = problem.participants;
  const columnOf = (column: Int32Array): Int32Array => rows.map((row) => column[row]!);
  const [today, unitKind] = [columnOf(registered), columnOf(classes?.of ?? registered)];
  const travel = waysOpen(yield* travelInSlices(problem, rows), { today, unitKind, classes });
  const rowStart = Int32Array.from(rows, (_, place) => place);
  const units = { size: rows.length, firstListed: rows.length, today, unitKind, rows, rowStart };
  const moves = yield* movesOf(units, travel, rules, problem.participants);
  return {
    travel,
    cost(place, j) {
      if (j === today[place]) return 0;
      const metres = travel.metres(place, j);
      const wishes = choice?.subarray(choiceStart![rows[place]!], choiceStart![rows[place]! + 1]);
      if (!wishes?.length)
        return metres <= moves.reach[place]! ? costOfMove(moves, place, j, metres, rules) : Number.NaN;
      const rank = wishes.indexOf(j);
      const reach = reachOf(metresToday(travel, place, today[place]!), rules, true);
      if (rank < 0 || metres > reach) return Number.NaN;
      return costOfMove(moves, place, j, metres, rules, costOfWish(rank, rules));
    },
  };
}
