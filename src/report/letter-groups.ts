/** Letters by group, of an invitation: for the report. */

import type { Problem } from "../types.ts";
import type { LetterGroup, ReportAreas } from "./types.ts";

/** What of an invitation is looked at: that of `invite` from `/asking`, or anything of this form. */
export interface AskedPeople {
  readonly letters: {
    /** Row of the participant of each letter. */
    readonly participant: Int32Array;
    /** People of it. */
    readonly people: Int32Array;
  };
  /** 1 for rows that might have got a letter. */
  readonly mayBeAsked: Uint8Array;
}

/**
 * How many people of each group may be asked, and how many of them get a letter: for `ReportInput.letters`. Groups are the
 * segments of the problem, or those given; at the end people of none, if there are any. O(rows).
 *
 * @example
 * const letters = letterGroups(problem, invite(problem, policy, { acceptance: 0.6 }));
 */
export function letterGroups(
  problem: Problem,
  { letters, mayBeAsked }: AskedPeople,
  groups: Pick<ReportAreas, "names" | "of"> = { names: problem.segments ?? [], of: segmentsOf(problem) },
): LetterGroup[] {
  const { names, of } = groups;
  const { count } = problem.participants;
  const [people, asked] = [new Float64Array(names.length + 1), new Float64Array(names.length + 1)];
  const at = (row: number): number => (of[row]! < 0 ? names.length : of[row]!);
  mayBeAsked.forEach((may, row) => {
    if (may === 1) people[at(row)]! += count?.[row] ?? 1;
  });
  letters.participant.forEach((row, i) => {
    asked[at(row)]! += letters.people[i]!;
  });
  return [...names, null]
    .map((name, i) => ({ name, people: people[i]!, asked: asked[i]! }))
    .filter((group) => group.people > 0);
}

function segmentsOf({ participants: { segment, facility } }: Problem): Int32Array {
  return segment ?? new Int32Array(facility.length).fill(-1);
}
