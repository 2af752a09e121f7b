/**
 * Moving doctors instead of participants. How the answer is found and proven: doctor-search.ts. It says who lends how many
 * half-days and who is lent how many; who lends whom changes no plan, and is settled last, by the way.
 */

import type { Facility, Policy, Problem } from "../types.ts";
import type { Allocation, Scope } from "./allocations.ts";
import { shareScope } from "./check.ts";
import type { Planned, SearchOutcome } from "./search.ts";
import type { DoctorLoans, DoctorPlan, Loan, ShareDoctorsOptions, ShareDoctorsResult } from "./types.ts";
import { resultOf, runSearch, runSearchAsync, searchFor } from "./verbs.ts";

/**
 * Finds which facilities should lend half-days of their doctors to which others, at most `halfDays` in all, such that
 * the plan of `redistribute` with doctors so shared has the best objective: fewest overload points, then fewest metres.
 * No facility lends more doctors than it has, and none both lends and is lent. Every way of lending that is listed was
 * planned by `redistribute` on the people; the first is proven best, unless `proven` says otherwise.
 *
 * @param problem as for `redistribute`.
 * @param policy as for `redistribute`.
 * @throws InputError for wrong input; whatever `signal.reason` is after an abort.
 *
 * Cost: some tens of runs of `redistribute`, for large cities a hundred at most (Pontianak, 59 facilities: 10 half-days
 * 4 runs, 30 half-days 107 without a proof of the last metres), and tables of facilities × halfDays².
 *
 * @example
 * const { ranking } = shareDoctors(problem, policy, { halfDays: 10, fixed: ["0265B014"] });
 * ranking[0]?.loans; // who lends whom how many half-days a week
 */
export function shareDoctors(
  problem: Problem,
  policy: Policy | null | undefined,
  options: ShareDoctorsOptions,
): ShareDoctorsResult {
  const scope = shareScope(problem, policy, options);
  return sharings(scope, runSearch(searchFor(scope, options), options.signal));
}

/**
 * Like `shareDoctors`, same result, with pauses for the event loop while the engine runs; rejects after an abort.
 *
 * @example
 * const { ranking } = await shareDoctorsAsync(problem, policy, { halfDays: 10, limit: { nodes: 50 } });
 */
export async function shareDoctorsAsync(
  problem: Problem,
  policy: Policy | null | undefined,
  options: ShareDoctorsOptions,
): Promise<ShareDoctorsResult> {
  const scope = shareScope(problem, policy, options);
  return sharings(scope, await runSearchAsync(searchFor(scope, options), options.signal));
}

function sharings(scope: Scope, outcome: SearchOutcome): ShareDoctorsResult {
  const { facilities } = scope.problem;
  return resultOf(
    scope,
    outcome,
    ({ amounts, size }: Planned, plan: DoctorPlan, before: DoctorPlan): DoctorLoans => ({
      loans: loansOf(facilities, amounts),
      halfDays: size,
      transfersSaved: before.summary.transferred - plan.summary.transferred,
      ...plan,
    }),
  );
}

/** Pairs of lender and borrower, the nearest first, each with as many half-days as both have left. */
function loansOf(facilities: readonly Facility[], amounts: Allocation): Loan[] {
  const left = [...amounts];
  const all = [...amounts.keys()];
  const pairs = all.flatMap((from) => all.filter((to) => left[from]! < 0 && left[to]! > 0).map((to) => ({ from, to })));
  const far = ({ from, to }: { from: number; to: number }): number => apart(facilities[from]!, facilities[to]!);
  const loans: { from: number; to: number; halfDays: number }[] = [];
  for (const { from, to } of pairs.sort((a, b) => far(a) - far(b) || a.from - b.from || a.to - b.to)) {
    const halfDays = Math.min(-left[from]!, left[to]!);
    if (halfDays <= 0) continue;
    left[from]! += halfDays;
    left[to]! -= halfDays;
    loans.push({ from, to, halfDays });
  }
  const rows = loans.sort((a, b) => a.from - b.from || a.to - b.to);
  return rows.map(({ from, to, halfDays }) => ({ fromId: facilities[from]!.id, toId: facilities[to]!.id, halfDays }));
}

/** How far apart, to compare: squared degrees; 0 where coordinates are missing, as they may be with a matrix. */
function apart(a: Facility, b: Facility): number {
  if (a.lon === undefined || b.lon === undefined) return 0;
  const east = (a.lon - b.lon) * Math.cos((a.lat! * Math.PI) / 180);
  return east * east + (a.lat! - b.lat!) ** 2;
}
