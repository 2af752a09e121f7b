import type { FacilityRow, Plan, Problem, TransferRow, Transfers } from "../types.ts";
import { enrolledToday } from "./enrolled-today.ts";
import { planOfProblem } from "./plan-of-problem.ts";
import { waysOf } from "./ways.ts";

/**
 * Every facility before and after the plan, in the order of `problem.facilities`. Throws `InputError` (code
 * `fingerprint`) for a plan made from another problem.
 */
export function facilityRows(problem: Problem, plan: Plan): FacilityRow[] {
  const { transfers, enrolled, quota, price } = planOfProblem(problem, plan);
  const before = enrolledToday(problem);
  const leaving = new Float64Array(before.length);
  const arriving = new Float64Array(before.length);
  for (let i = 0; i < transfers.to.length; i++) {
    if (transfers.from[i]! >= 0) leaving[transfers.from[i]!]! += transfers.people[i]!;
    arriving[transfers.to[i]!]! += transfers.people[i]!;
  }
  return problem.facilities.map(({ id, name, doctors }, j) => {
    const ratio = (people: number): number | null => (doctors > 0 ? people / doctors : null);
    return {
      id,
      name: name ?? id,
      doctors,
      quota: quota[j]!,
      before: before[j]!,
      leaving: leaving[j]!,
      arriving: arriving[j]!,
      after: enrolled[j]!,
      ratioBefore: ratio(before[j]!),
      ratioAfter: ratio(enrolled[j]!),
      price: price && { overload: price.overload[j]!, metres: price.metres[j]! },
    };
  });
}

/**
 * Every transfer with ids, by participant, then facility. Rows are made while iterating, each time anew. Throws
 * `InputError` (code `fingerprint`) at once for a plan made from another problem.
 */
export function transferRows(problem: Problem, plan: Plan): Iterable<TransferRow> {
  const { transfers } = planOfProblem(problem, plan);
  return { [Symbol.iterator]: () => rowsOf(problem, transfers) };
}

function* rowsOf(problem: Problem, transfers: Transfers): Generator<TransferRow, void> {
  const { facilities, participants } = problem;
  const { participant, from, to, people, ask } = transfers;
  const extraMetres = waysTravelled(problem, transfers);
  for (let i = 0; i < participant.length; i++) {
    const row = participant[i]!;
    yield {
      participantId: participants.ids?.[row] ?? String(row),
      fromId: from[i] === -1 ? null : facilities[from[i]!]!.id,
      toId: facilities[to[i]!]!.id,
      people: people[i]!,
      extraKm: extraMetres(i) / 1000,
      ask: ask[i] === 1,
    };
  }
}

/** For each transfer the metres beyond today's way, or for a first placement the way itself: no cost, the real way. */
export function waysTravelled(problem: Problem, transfers: Transfers): (transfer: number) => number {
  const { participant, from, to } = transfers;
  const ways = waysOf(problem);
  return (i) => {
    ways.goTo(participant[i]!);
    return ways.metres(to[i]!) - (from[i] === -1 ? 0 : ways.today(from[i]!));
  };
}
