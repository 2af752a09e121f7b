/**
 * The problem once a plan has been carried out: people who were transferred or placed are registered there, and are not moved
 * again in this round.
 *
 * A round may take months: the plan is carried out, newborns come, answers come in, and the same agreements still hold.
 * So a second plan of the same round must not undo the first or go on from it as if nothing had been agreed. Without new
 * facts it moves nobody: the prices of an optimal plan stay valid, for people who have moved are held and nobody else has other
 * options or costs than before; so it is as good that nobody moves, and then nobody moves (`plan/nobody-moves.ts`). The
 * test of this property has the proof. Only where whole households have left a gap to the bound may a second plan close some of
 * it, by a few households (26 people after 56,069, and 4 after 142,068, in two synthetic cities).
 *
 * With `households: "willing-together"` relatives with whom somebody was placed are held too: else they might go on in the
 * next month, and leave a newborn behind.
 *
 * Only part of a row may have moved. Then the row is divided: the part that stays keeps its number and id, and every part that
 * went elsewhere becomes a row after all others, with an id of its own. So the rows of the old problem keep their numbers.
 */

import { cameOf, IssueList, wrongInput } from "../errors.ts";
import { columnsAt } from "../model/columns.ts";
import { consentCode } from "../model/policy.ts";
import type { ApplyOptions, Facility, ParticipantColumns, Plan, Problem } from "../types.ts";
import { planOfProblem } from "../verify/plan-of-problem.ts";
import { enrolledToday } from "../verify/today.ts";

/**
 * The problem after the plan's transfers and placements; nothing is written to the one given. Everybody who was
 * transferred or placed has the hold `options.hold`, unless the row has a hold of its own already, and so have relatives
 * with whom somebody was placed (but with `households: "separate"`). Facilities have `enrolledAtStart`, so that agreed
 * numbers still count from the start of the round; a later round begins by taking both off. Rows keep their numbers. A
 * row of which only a part moved is divided: new rows stand at the end, and their ids are that of the row with `/2`,
 * `/3`, … behind it. Unplaced people stay as they are.
 *
 * Throws `InputError` for a plan made from another problem (code `fingerprint`), and for one that moves people who must
 * still be asked (code `value`): nobody is moved without consent. O(people + transfers).
 *
 * @example
 * const nextMonth = applyPlan(problem, plan, { hold: "moved in this round" });
 * const second = redistribute(nextMonth, policy);
 */
export function applyPlan(problem: Problem, plan: Plan, options: ApplyOptions): Problem {
  const reason = checkedHold(options);
  const own = planOfProblem(problem, plan);
  const asked = own.transfers.ask.filter((ask) => ask === 1).length;
  if (asked > 0) {
    const params = { transfers: asked };
    throw wrongInput("plan.stage", { code: "value", expected: "ready-plan", got: "#waiting-plan", params });
  }
  const holds = problem.holds?.includes(reason) ? problem.holds : [...(problem.holds ?? []), reason];
  const parts = partsOf(problem, own);
  const participants = columnsAfter(problem.participants, parts, holds.indexOf(reason));
  if (own.policy.households === "willing-together") holdFamilies(problem, own, participants.hold!);
  return { ...problem, facilities: withStart(problem), holds, participants };
}

/** The facilities, from now on with the people they had when the round began: agreed numbers count from there. */
function withStart(problem: Problem): Facility[] {
  const today = enrolledToday(problem);
  return problem.facilities.map((facility, j) => {
    return facility.closed === true ? facility : { enrolledAtStart: today[j]!, ...facility };
  });
}

function checkedHold(options: ApplyOptions): string {
  const issues = new IssueList();
  const given: unknown = options;
  if (typeof given !== "object" || given === null)
    issues.add("options", { code: "type", expected: "object", got: cameOf(given) });
  else {
    issues.checkKeys(given, "options", ["hold"]);
    const { hold } = options as { readonly hold?: unknown };
    if (typeof hold !== "string" || hold === "") {
      issues.add("options.hold", {
        code: hold === undefined ? "missing" : "type",
        expected: "text",
        got: cameOf(hold),
      });
    }
  }
  issues.check();
  return options.hold;
}

/** People of a row who end at one facility. The first part of a row keeps its number, the others come after all rows. */
interface Part {
  readonly row: number;
  readonly facility: number;
  readonly people: number;
  readonly moved: boolean;
}

interface Parts {
  /** Rows that are touched, in place. */
  readonly first: readonly Part[];
  /** Rows to add. */
  readonly added: readonly Part[];
}

function partsOf({ participants }: Problem, { transfers }: Plan): Parts {
  const { participant, to, people } = transfers;
  const first: Part[] = [];
  const added: Part[] = [];
  for (let i = 0; i < participant.length; ) {
    const row = participant[i]!;
    const parts: Part[] = [];
    let staying = participants.count?.[row] ?? 1;
    for (; participant[i] === row; i++) {
      parts.push({ row, facility: to[i]!, people: people[i]!, moved: true });
      staying -= people[i]!;
    }
    if (staying > 0) parts.unshift({ row, facility: participants.facility[row]!, people: staying, moved: false });
    first.push(parts[0]!);
    added.push(...parts.slice(1));
  }
  return { first, added };
}

function columnsAfter(columns: ParticipantColumns, { first, added }: Parts, hold: number): ParticipantColumns {
  const rows = columns.facility.length;
  const copied =
    added.length === 0
      ? { ...columns }
      : withRows(
          columns,
          Int32Array.from(added, ({ row }) => row),
        );
  const after = {
    ...copied,
    facility: copied.facility.slice(),
    hold: copied.hold?.slice() ?? new Int32Array(rows + added.length).fill(-1),
    ...(copied.count && { count: copied.count.slice() }),
  };
  const put = (row: number, { facility, people, moved }: Part): void => {
    after.facility[row] = facility;
    if (after.count !== undefined) after.count[row] = people;
    if (moved && after.hold[row] === -1) after.hold[row] = hold;
  };
  for (const part of first) put(part.row, part);
  added.forEach((part, k) => {
    put(rows + k, part);
  });
  return after;
}

/** Holds whoever might move and is registered where a relative has just been placed, for the same reason. */
function holdFamilies({ facilities, participants }: Problem, { transfers }: Plan, hold: Int32Array): void {
  const { household, facility, consent } = participants;
  if (household === undefined) return;
  const { granted, unknown } = consentCode;
  const placedAt = new Map<number, Map<number, number>>();
  transfers.participant.forEach((row, i) => {
    const from = transfers.from[i]!;
    if (household[row]! < 0 || (from !== -1 && facilities[from]!.closed !== true)) return;
    const places = placedAt.get(household[row]!) ?? new Map<number, number>();
    placedAt.set(household[row]!, places.set(transfers.to[i]!, hold[row]!));
  });
  household.forEach((own, row) => {
    const mightMove = hold[row] === -1 && (consent[row] === granted || consent[row] === unknown);
    if (mightMove) hold[row] = placedAt.get(own)?.get(facility[row]!) ?? -1;
  });
}

/** The columns with copies of some rows behind them. */
function withRows(columns: ParticipantColumns, copies: Int32Array): ParticipantColumns {
  const { ids, facility } = columns;
  const rows = new Int32Array(facility.length + copies.length);
  for (let row = 0; row < facility.length; row++) rows[row] = row;
  rows.set(copies, facility.length);
  return { ...columnsAt(columns, rows), ...(ids && { ids: [...ids, ...idsOf(ids, copies)] }) };
}

/** New ids for copies of rows: that of the row, and the first number from 2 that makes it an id that nobody has. */
function idsOf(ids: readonly string[], copies: Int32Array): string[] {
  const taken = new Set(ids);
  return Array.from(copies, (row) => {
    let number = 2;
    while (taken.has(`${ids[row]}/${number}`)) number++;
    const id = `${ids[row]}/${number}`;
    taken.add(id);
    return id;
  });
}
