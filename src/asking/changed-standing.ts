import type { Problem } from "../types.ts";
import { statusCode } from "./ledger.ts";
import type { LetterChanges } from "./replan-types.ts";
import type { Standing } from "./types.ts";

/** The standing once changes are in the book: letters led elsewhere, and places that are gone. */
export function withChanges(problem: Problem, standing: Standing, changes: LetterChanges): Standing {
  const { participant, from, to } = changes;
  const { people, facilities } = standing;
  const [status, place, effective] = [standing.status.slice(), standing.place.slice(), standing.effective.slice()];
  const [coming, kept, leaving] = [facilities.coming.slice(), facilities.kept.slice(), facilities.leaving.slice()];
  const gone = new Map(standing.cancelled.map((one) => [one.participant, one.facility]));
  participant.forEach((row, i) => {
    const registered = problem.participants.facility[row]!;
    if (status[row] === statusCode.agreed) {
      coming[from[i]!]! -= people[row]!;
      // People of a facility that was closed from the start leave none.
      if (registered >= 0) leaving[registered] = Math.max(0, leaving[registered]! - people[row]!);
    } else kept[from[i]!]! -= people[row]!;
    place[row] = to[i]!;
    effective[row] = -1;
    if (to[i]! >= 0) kept[to[i]!]! += people[row]!;
    else {
      status[row] = statusCode.cancelled;
      gone.set(row, from[i]!);
    }
  });
  const most = 2 ** 31 - 1;
  const free = facilities.free.map((_, j) => {
    const places = facilities.ceiling[j]! - facilities.enrolled[j]! - coming[j]! - kept[j]!;
    return Math.max(0, Math.min(most, places));
  });
  return {
    ...standing,
    status,
    place,
    effective,
    wishes: listsOf(standing, (row) => status[row] !== statusCode.cancelled),
    facilities: { ...facilities, coming, kept, leaving, free },
    cancelled: [...gone].sort(([a], [b]) => a - b).map(([row, facility]) => ({ participant: row, facility })),
  };
}

/** The ranked lists of some rows only: with a letter that is void its list is. */
function listsOf(
  { wishes: { start, choice }, status }: Standing,
  isOpen: (row: number) => boolean,
): Standing["wishes"] {
  const starts = new Int32Array(start.length);
  const open: number[] = [];
  for (let row = 0; row < status.length; row++) {
    if (isOpen(row)) for (let k = start[row]!; k < start[row + 1]!; k++) open.push(choice[k]!);
    starts[row + 1] = open.length;
  }
  return { start: starts, choice: Int32Array.from(open) };
}
