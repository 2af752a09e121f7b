/**
 * Where more doctors do most. How the answer is found and proven: doctor-search.ts.
 */

import type { Policy, Problem } from "../types.ts";
import { facilityWith, type Scope } from "./allocations.ts";
import { placeScope } from "./check.ts";
import type { Planned, SearchOutcome } from "./search.ts";
import type { DoctorPlacement, DoctorPlan, PlaceDoctorsOptions, PlaceDoctorsResult } from "./types.ts";
import { resultOf, runSearch, runSearchAsync, searchFor } from "./verbs.ts";

/**
 * Finds the facilities, existing or proposed, at which more full-time doctors should work: such that the plan of
 * `redistribute` with them leaves the fewest people unplaced (newly enrolled, or of closed facilities), then has the
 * best objective. Every allocation listed was planned by `redistribute` on the people; the first is proven best,
 * unless `proven` says otherwise.
 *
 * A doctor raises the quota by `participantsPerDoctor`, within `capacity`; not where there is a `target`. A proposed
 * facility starts empty and exists only with a doctor.
 *
 * @param problem as for `redistribute`.
 * @param policy as for `redistribute`.
 * @throws InputError for wrong input; whatever `signal.reason` is after an abort.
 *
 * Cost: some tens of runs of `redistribute` (Pontianak, 59 facilities, 10 doctors: 37), and for each set of proposed
 * facilities as many more.
 *
 * @example
 * const { ranking, proven } = placeDoctors(problem, policy, { doctors: 10, maxPerFacility: 2 });
 * ranking[0]?.doctors; // who is given how many
 */
export function placeDoctors(
  problem: Problem,
  policy: Policy | null | undefined,
  options: PlaceDoctorsOptions,
): PlaceDoctorsResult {
  const scope = placeScope(problem, policy, options);
  return placements(scope, runSearch(searchFor(scope, options), options.signal));
}

/**
 * Like `placeDoctors`, same result, with pauses for the event loop while the engine runs; rejects after an abort.
 *
 * @example
 * const { ranking } = await placeDoctorsAsync(problem, policy, { doctors: 10, signal: AbortSignal.timeout(60_000) });
 */
export async function placeDoctorsAsync(
  problem: Problem,
  policy: Policy | null | undefined,
  options: PlaceDoctorsOptions,
): Promise<PlaceDoctorsResult> {
  const scope = placeScope(problem, policy, options);
  return placements(scope, await runSearchAsync(searchFor(scope, options), options.signal));
}

function placements(scope: Scope, outcome: SearchOutcome): PlaceDoctorsResult {
  return resultOf(scope, outcome, ({ amounts, size }: Planned, plan: DoctorPlan): DoctorPlacement => {
    const doctors = amounts.flatMap((amount, j) =>
      amount > 0 ? [{ facilityId: facilityWith(scope, j, amount).id, doctors: amount }] : [],
    );
    return { doctors, placed: size, ...plan };
  });
}
