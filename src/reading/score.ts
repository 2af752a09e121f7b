/**
 * An assignment in figures, whoever made it: by hand, by a rule, by another program. The figures are those of
 * `summarize`, by the same computation, so that a plan and any other answer can be laid side by side.
 *
 * Figures are all it gives. Whether the assignment is allowed (consent, holds, limits, households) is not looked at: a list
 * made by hand breaks rules now and then, and its figures are wanted all the same. Only what has no meaning is refused.
 */

import { cameOf, type Fault, IssueList, typedFault, viewType } from "../errors.ts";
import { runThrough } from "../generators.ts";
import { checkProblem } from "../model/check.ts";
import { capacitiesOf } from "../model/overload.ts";
import { completePolicy, consentCode } from "../model/policy.ts";
import { checkNorms } from "../model/range.ts";
import type { Assignment, CompletePolicy, Policy, Problem, ReportOptions, Summary } from "../types.ts";
import { enrolledToday } from "../verify/today.ts";
import { capitationTable } from "./capitation.ts";
import type { Outcome } from "./outcome.ts";
import { figuresOf } from "./summarize.ts";

/**
 * The figures of an assignment that `redistribute` did not make: those of `summarize`, and no proof. All people of a
 * row are at one facility. The policy decides quota and points (and which relatives are kept back), not whether the
 * assignment is allowed: that is not checked. `toAsk` counts everybody who is transferred without having been asked.
 *
 * Throws `InputError` for a problem, policy or column that is wrong, for people sent to a closed facility, for people
 * of an open one who would be registered nowhere, and for people who move from a place that is not known. O(people).
 *
 * @example
 * const byHand = score(problem, { facility: problem.participants.facility.map(() => 0) }, policy);
 * byHand.overQuota.after; // people over quota if everybody were at the first facility
 */
export function score(
  problem: Problem,
  assignment: Assignment,
  policy?: Policy | null,
  options?: ReportOptions | null,
): Summary {
  const table = capitationTable(options);
  runThrough(checkProblem(problem));
  const complete = completePolicy(policy);
  checkNorms(problem.facilities, complete);
  return figuresOf(problem, outcomeOf(problem, checkedColumn(problem, assignment), complete), table);
}

/** The column, checked: one entry a row, and in each a facility where the row may be at all. */
function checkedColumn(problem: Problem, assignment: Assignment): Int32Array {
  const issues = new IssueList();
  const given: unknown = assignment;
  if (typeof given !== "object" || given === null)
    issues.add("assignment", { code: "type", expected: "object", got: cameOf(given) });
  else issues.checkKeys(given, "assignment", ["facility"]);
  const column: unknown = issues.count === 0 ? assignment.facility : undefined;
  const rows = problem.participants.facility.length;
  if (issues.count === 0 && viewType(column) !== "Int32Array") {
    issues.add("assignment.facility", typedFault("Int32Array", column));
  } else if (issues.count === 0 && assignment.facility.length !== rows) {
    const params = { entries: rows, like: "participants.facility" };
    const got = assignment.facility.length;
    issues.add("assignment.facility", { code: "length", expected: "entries-like", got, params });
  }
  issues.check();
  const own = assignment.facility.slice();
  for (let row = 0; row < rows; row++) {
    const expected = expectedOf(problem, row, own[row]!);
    if (expected === undefined) continue;
    issues.add(`assignment.facility[${row}]`, { code: "value", got: "#another-number", ...expected });
  }
  issues.check();
  return own;
}

/** What was expected instead, where a row cannot be at a facility. */
function expectedOf(
  { facilities, participants, travel }: Problem,
  row: number,
  to: number,
): Pick<Fault, "expected"> | undefined {
  const { facility, lon, lat, zone } = participants;
  const today = facility[row]!;
  if (to === today) return undefined;
  const isAtOpen = today !== -1 && facilities[today]!.closed !== true;
  if (to === -1 && !isAtOpen) return undefined;
  const isSomewhere = travel?.metres === undefined ? !Number.isNaN(lon![row]! + lat![row]!) : zone![row] !== -1;
  if (!isSomewhere) return { expected: isAtOpen ? "today-unknown-home" : "today-or-nowhere-unknown-home" };
  const isOpen = to >= 0 && to < facilities.length && facilities[to]!.closed !== true;
  return isOpen ? undefined : { expected: isAtOpen ? "open-facility" : "open-facility-or-nowhere" };
}

function outcomeOf(problem: Problem, to: Int32Array, policy: CompletePolicy): Outcome {
  const { facilities, participants } = problem;
  const { facility, count, consent } = participants;
  const isClosed = (j: number): boolean => facilities[j]?.closed === true;
  const enrolled = new Int32Array(facilities.length);
  const moved: number[] = [];
  const unplaced: number[] = [];
  for (let row = 0; row < facility.length; row++) {
    const inRow = count?.[row] ?? 1;
    if (inRow === 0) continue;
    const here = to[row]!;
    if (here === -1 || isClosed(here)) unplaced.push(row);
    else {
      enrolled[here]! += inRow;
      if (here !== facility[row]) moved.push(row);
    }
  }
  const participant = Int32Array.from(moved);
  const mustAsk = (row: number): boolean =>
    facility[row] !== -1 && !isClosed(facility[row]!) && consent[row] === consentCode.unknown;
  return {
    transfers: {
      participant,
      from: participant.map((row) => facility[row]!),
      to: participant.map((row) => to[row]!),
      people: participant.map((row) => count?.[row] ?? 1),
      ask: Uint8Array.from(participant, (row) => (mustAsk(row) ? 1 : 0)),
    },
    enrolled,
    quota: Int32Array.from(capacitiesOf(facilities, enrolledToday(problem), policy).quota),
    unplaced: Int32Array.from(unplaced),
    policy,
  };
}
