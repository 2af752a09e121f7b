/**
 * Nearer for many, and every facility's number stays as it is.
 *
 * Problem. Two people who would each be nearer at the other's facility could simply change places; so could three in a
 * ring. Which rings make the most people the most metres nearer?
 *
 * Method. It is a redistribution in which loads may not change: nobody more anywhere (`maxIntake` 0), nobody fewer
 * (`minimum` today's number), people move just to be nearer (`closerMoves`), and only where each of them gains at least so much
 * (a negative `maxExtraKm`). Everybody staying costs no points, so the plan has none either: loads are equal, by the proof.
 *
 * Limits. The newly enrolled and people of closed facilities have no place to give, and have no part in it; nor have
 * people who name facilities. It maximises metres;
 * it is not proof against people who say that they live elsewhere, and homes are records. A refusal breaks its ring: at
 * facilities within quota that is harmless, elsewhere carry a ring out when all have agreed.
 */

import { wrongInput } from "../errors.ts";
import { consentCode } from "../model/policy.ts";
import { redistribute } from "../plan/redistribute.ts";
import { waysTravelled } from "../reading/rows.ts";
import type { Plan, Policy, Problem } from "../types.ts";

/** A plan of exchanges, with the problem and policy that it is a plan of: for `verify` and rows. */
export interface Swaps {
  readonly problem: Problem;
  readonly plan: Plan;
  /** People who would be nearer. */
  readonly people: number;
  /** Kilometres nearer, over these people; `null` where there is nobody. */
  readonly meanKmNearer: number | null;
}

/**
 * The exchanges that save the most metres. Consent is needed as for any transfer: only who agreed takes part, or with
 * `unknown: "propose"` who has not been asked.
 *
 * @param options `leastGainKm`: each of them is at least so much nearer. More than 0; default 0.5.
 * @throws InputError as `redistribute`, and for `leastGainKm` of 0 or less.
 *
 * @example
 * const { plan, people, meanKmNearer } = swaps(problem, policy, { leastGainKm: 1 });
 */
export function swaps(
  problem: Problem,
  policy?: Policy | null,
  options: { readonly leastGainKm?: number | undefined } = {},
): Swaps {
  const { leastGainKm = 0.5 } = options;
  if (!(leastGainKm > 0 && leastGainKm < Number.POSITIVE_INFINITY)) {
    throw wrongInput("options.leastGainKm", { code: "value", expected: "number-above", params: { least: 0 } });
  }
  const closed = exchangeProblem(problem);
  const plan = redistribute(closed, {
    ...policy,
    closerMoves: true,
    maxExtraKm: -leastGainKm,
    moveCostKm: 0,
    askKm: 0,
    overloadKm: Number.POSITIVE_INFINITY,
  });
  const { people } = plan.transfers;
  const { extraMetres } = waysTravelled(closed, plan);
  const moved = people.reduce((sum, own) => sum + own, 0);
  const saved = people.reduce((sum, own, i) => sum - own * extraMetres(i), 0);
  return { problem: closed, plan, people: moved, meanKmNearer: moved === 0 ? null : saved / moved / 1000 };
}

/** Nobody without a place, and every facility with exactly the people it has. */
function exchangeProblem(problem: Problem): Problem {
  const { facility, count, consent, choiceStart } = problem.participants;
  const registered = new Float64Array(problem.facilities.length);
  const people = Int32Array.from(facility, (j, row) =>
    j === -1 || problem.facilities[j]!.closed === true ? 0 : (count?.[row] ?? 1),
  );
  facility.forEach((j, row) => {
    if (j >= 0) registered[j]! += people[row]!;
  });
  // Limits of the way do not bind who names facilities, so nothing could be promised to them.
  const answer = (own: number, row: number): number =>
    choiceStart !== undefined && choiceStart[row + 1]! > choiceStart[row]! ? consentCode.refused : own;
  return {
    ...problem,
    facilities: problem.facilities.map((own, j) => {
      return { ...own, maxIntake: 0, minimum: registered[j]!, enrolledAtStart: registered[j]! };
    }),
    participants: { ...problem.participants, count: people, consent: consent.map(answer) },
  };
}
