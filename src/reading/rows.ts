import { runThrough } from "../generators.ts";
import { NO_WAY } from "../travel/travel.ts";
import type { FacilityRow, ParticipantColumns, Plan, Problem, ReportOptions, TransferRow } from "../types.ts";
import { planOfProblem } from "../verify/plan-of-problem.ts";
import { rulesAlone } from "../verify/row-rules.ts";
import { capacitiesToday, registeredToday } from "../verify/today.ts";
import { capitationRow, capitationTable } from "./capitation.ts";
import type { Outcome } from "./outcome.ts";

/**
 * Every facility before and after the plan, in the order of `problem.facilities`: people, quota, and rupiah of
 * capitation a month by the table of 2023 or another one. Throws `InputError` (code `fingerprint`) for a plan made from
 * another problem.
 *
 * @example
 * for (const { id, before, after, quota } of facilityRows(problem, plan)) console.log(id, before, after, quota);
 */
export function facilityRows(problem: Problem, plan: Plan, options?: ReportOptions | null): FacilityRow[] {
  const table = capitationTable(options);
  const { transfers, enrolled, quota, price, policy } = planOfProblem(problem, plan);
  const before = registeredToday(problem);
  const { floor, ceiling, reserve } = runThrough(capacitiesToday(problem, policy));
  const leaving = new Float64Array(before.length);
  const arriving = new Float64Array(before.length);
  for (let i = 0; i < transfers.to.length; i++) {
    if (transfers.from[i]! >= 0) leaving[transfers.from[i]!]! += transfers.people[i]!;
    arriving[transfers.to[i]!]! += transfers.people[i]!;
  }
  return problem.facilities.map((facility, j) => {
    const { id, name, doctors, closed = false } = facility;
    const ratio = (people: number): number | null => (doctors > 0 ? people / doctors : null);
    return {
      id,
      name: name ?? id,
      doctors,
      closed,
      quota: quota[j]!,
      reserve: reserve[j]!,
      floor: floor[j]!,
      ceiling: Number.isFinite(ceiling[j]!) ? ceiling[j]! : null,
      before: before[j]!,
      leaving: closed ? before[j]! : leaving[j]!,
      arriving: arriving[j]!,
      after: enrolled[j]!,
      ratioBefore: ratio(before[j]!),
      ratioAfter: ratio(enrolled[j]!),
      capitation: capitationRow(table, facility, before[j]!, enrolled[j]!),
      price: price && { overload: price.overload[j]!, metres: price.metres[j]! },
    };
  });
}

/**
 * Every transfer with ids, by participant, then facility. Rows are made while iterating, each time anew. Throws
 * `InputError` (code `fingerprint`) at once for a plan made from another problem.
 *
 * @example
 * for (const { participantId, toId, people } of transferRows(problem, plan)) console.log(participantId, toId, people);
 */
export function transferRows(problem: Problem, plan: Plan): Iterable<TransferRow> {
  const own = planOfProblem(problem, plan);
  return { [Symbol.iterator]: () => rowsOf(problem, own) };
}

function* rowsOf(problem: Problem, plan: Plan): Generator<TransferRow, void> {
  const { facilities, participants } = problem;
  const { participant, from, to, people, ask } = plan.transfers;
  const travelled = waysTravelled(problem, plan);
  for (let i = 0; i < participant.length; i++) {
    const row = participant[i]!;
    yield {
      participantId: participants.ids?.[row] ?? String(row),
      fromId: facilities[from[i]!]?.id ?? null,
      fromClosed: facilities[from[i]!]?.closed === true,
      toId: facilities[to[i]!]!.id,
      people: people[i]!,
      extraKm: travelled.extraMetres(i) / 1000,
      crossesBarrier: travelled.crosses(i),
      ask: ask[i] === 1,
      choice: rank(participants, row, to[i]!),
    };
  }
}

/** Which of the choices of a row a facility is, from 1; `null` where it names none. */
export function rank({ choiceStart, choice }: ParticipantColumns, row: number, facility: number): number | null {
  const wishes = choice?.subarray(choiceStart![row]!, choiceStart![row + 1]!);
  return wishes?.length ? wishes.indexOf(facility) + 1 : null;
}

/** What is to know of the way of each transfer. */
interface WaysTravelled {
  /** Metres beyond today's way, or for a first placement the way itself: no cost, the real way. */
  extraMetres(transfer: number): number;
  /** Whether it leads over a crossing. */
  crosses(transfer: number): boolean;
}

/** The ways of all transfers. */
export function waysTravelled(problem: Problem, { transfers, policy }: Outcome): WaysTravelled {
  const { participant, from, to } = transfers;
  const rules = runThrough(rulesAlone(problem, { ...policy, maxExtraKm: Number.POSITIVE_INFINITY }));
  return {
    extraMetres(i) {
      rules.goTo(participant[i]!);
      const way = rules.ways.metres(to[i]!);
      if (from[i] === -1 || rules.today !== -1) return way - rules.todayMetres;
      const before = rules.ways.metres(from[i]!);
      return way - (before === NO_WAY ? rules.nearest() : before);
    },
    crosses(i) {
      rules.ways.goTo(participant[i]!);
      return rules.ways.crosses(to[i]!);
    },
  };
}

/** Kilometres beyond today's way, together, of all people who are transferred from open facilities and go farther. */
export function kmFartherOf(problem: Problem, outcome: Outcome): number {
  const { from, people } = outcome.transfers;
  const { extraMetres } = waysTravelled(problem, outcome);
  let metres = 0;
  people.forEach((those, i) => {
    const isTransfer = from[i] !== -1 && problem.facilities[from[i]!]!.closed !== true;
    if (isTransfer) metres += those * Math.max(0, extraMetres(i));
  });
  return metres / 1000;
}
