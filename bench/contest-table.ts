/** What a contest with other solvers found, as a table. */
import { type Contest, type Entry, NOT_TRIED } from "./contest.ts";
import { type Cell, count, megabytes, table, time, times } from "./table.ts";

const contestHead = ["instance", "solver", "input", "solve", "against ours", "peak", "answer"];

/** A line a solver; sizes that were not tried are left out unless there is something to say. */
export function contestTable(all: readonly Contest[]): string {
  const lines = all.flatMap(({ rows, facilities, ours, entries }): Cell[][] => {
    const instance = `${count(rows)} × ${facilities}`;
    const own = [instance, "ours", "", time(ours.median), "1", megabytes(ours.peakBytes), "proven"];
    return [own, ...entries.filter(({ why }) => why !== NOT_TRIED).map((entry) => [instance, ...contestCells(entry)])];
  });
  return table(contestHead, lines);
}

function contestCells(entry: Entry): Cell[] {
  if (!entry.ok) return [entry.peer, "", "", "", "", entry.why];
  const { peer, build, solve, ratio, peakBytes, right } = entry;
  const verdict = right ? "equal" : "WRONG";
  return [peer, time(build.median), time(solve.median), times(ratio), megabytes(peakBytes), verdict];
}
