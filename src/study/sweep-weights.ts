/**
 * What the two weights mean: plans for several `overQuotaKm` and `overloadKm`, side by side.
 *
 * Problem. "100 km, 0.2 km" says how much way a person over quota less, and a point less, is worth. Whoever shall set that
 * number wants to see what it buys: so many people moved, so far, for so many fewer over quota.
 *
 * Method. Weights change only what a load costs, so what was prepared is kept, and each pair is one exact plan. Between plans
 * of two values of a weight, V below W, the exchange rate lies between them: relief beyond V was worth more than V and no
 * more than W. That is the meaning of the number, and `kmPerPerson` shows it.
 */

import { cameOf, IssueList } from "../errors.ts";
import { checkProblem } from "../model/check.ts";
import { fingerprintOf } from "../model/fingerprint.ts";
import { completePolicy, defaultPolicy } from "../model/policy.ts";
import { type Model, prepareToKeep, withQuotas } from "../model/prepare.ts";
import { planOf } from "../plan/steps.ts";
import { waysTravelled } from "../reading/rows.ts";
import type { CompletePolicy, Plan, Policy, Problem } from "../types.ts";
import { atOnce, inTurns, type Steps, type StudyRun } from "./turns.ts";

/** The plan of one pair of weights, in figures. */
export interface WeightRow {
  readonly overQuotaKm: number;
  readonly overloadKm: number;
  /** People transferred or placed. */
  readonly moves: number;
  /** Kilometres beyond today's way, over the people transferred; `null` where nobody is. */
  readonly meanExtraKm: number | null;
  /** People over quota who are left. */
  readonly overQuota: number;
  /** Overload points that are left. */
  readonly overload: number;
  /** What the moves cost, as in `Objective.metres`. */
  readonly metres: number;
  /**
   * Kilometres of cost for each person over quota fewer than in the row before, of the same `overloadKm`; `null` in the first
   * of them, and where no fewer are over quota. (Points that changed along with them count, at `overloadKm`.)
   */
  readonly kmPerPerson: number | null;
  /** The plan, which `verify` proves. */
  readonly plan: Plan;
}

export interface WeightOptions extends StudyRun {
  /** Values of `Policy.overQuotaKm`. @default [0, 3, 10, 30, 100, 300] */
  readonly overQuotaKm?: readonly number[] | undefined;
  /** Values of `Policy.overloadKm`; finite. Default: the policy's, or 0.2 where that is Infinity. */
  readonly overloadKm?: readonly number[] | undefined;
}

/**
 * One plan for each pair of weights: for each `overloadKm` all `overQuotaKm`, in the order given. `choiceWorthKm` is at most
 * the least of them, in all plans alike.
 *
 * @throws InputError as `redistribute`, and for weights that no policy may have.
 *
 * @example
 * const rows = sweepWeights(problem, policy, { overQuotaKm: [10, 100] });
 */
export function sweepWeights(problem: Problem, policy?: Policy | null, options: WeightOptions = {}): WeightRow[] {
  return atOnce(rowsOf(problem, policy, options), options);
}

/**
 * Like `sweepWeights`, with pauses for the event loop; rejects with `signal.reason` after an abort.
 *
 * @example
 * const rows = await sweepWeightsAsync(problem, policy, { overQuotaKm: [10, 100] });
 */
export async function sweepWeightsAsync(
  problem: Problem,
  policy?: Policy | null,
  options: WeightOptions = {},
): Promise<WeightRow[]> {
  return inTurns(rowsOf(problem, policy, options), options);
}

function* rowsOf(problem: Problem, policy: Policy | null | undefined, options: WeightOptions): Steps<WeightRow[]> {
  const policies = policiesOf(completePolicy(policy), options);
  yield* checkProblem(problem);
  const rows: WeightRow[] = [];
  if (policies.length === 0) return rows;
  const model: Model = yield* prepareToKeep(problem, policies[0]!);
  const fingerprint = yield* fingerprintOf(problem);
  for (const own of policies) {
    const plan = yield* planOf(withQuotas({ ...model, policy: own }, problem.facilities), fingerprint);
    rows.push(rowOf(problem, plan, rows.at(-1)));
    yield { done: rows.length, total: policies.length };
  }
  return rows;
}

const OVER_QUOTA_KM = [0, 3, 10, 30, 100, 300];
const OVERLOAD_KM = 0.2;

function policiesOf(policy: CompletePolicy, options: WeightOptions): CompletePolicy[] {
  const own = policy.overloadKm === Number.POSITIVE_INFINITY ? OVERLOAD_KM : policy.overloadKm;
  const { overQuotaKm = OVER_QUOTA_KM, overloadKm = [own] } = options;
  const issues = new IssueList();
  for (const [name, values] of Object.entries({ overQuotaKm, overloadKm })) {
    if (!Array.isArray(values)) issues.add(`options.${name}`, { code: "type", expected: "array", got: cameOf(values) });
    // Infinity is no weight among others: with it `overQuotaKm` has no effect.
    else if (values.includes(Number.POSITIVE_INFINITY))
      issues.add(`options.${name}[${values.indexOf(Number.POSITIVE_INFINITY)}]`, { code: "value", expected: "number" });
  }
  issues.check();
  // A wish must not outweigh the norm, at none of the weights.
  const choiceWorthKm = Math.min(policy?.choiceWorthKm ?? defaultPolicy.choiceWorthKm, ...overQuotaKm);
  return overloadKm.flatMap((overload) =>
    overQuotaKm.map((overQuota) =>
      completePolicy({
        ...policy,
        choiceWorthKm,
        overQuotaKm: overQuota,
        overloadKm: overload,
        arrivalPoints: 0,
      }),
    ),
  );
}

function rowOf(problem: Problem, plan: Plan, before: WeightRow | undefined): WeightRow {
  const { from, people } = plan.transfers;
  const { extraMetres } = waysTravelled(problem, plan);
  let [moves, transferred, extra] = [0, 0, 0];
  people.forEach((those, i) => {
    moves += those;
    if (from[i] === -1 || problem.facilities[from[i]!]!.closed === true) return;
    transferred += those;
    extra += those * extraMetres(i);
  });
  const { overQuotaKm, overloadKm } = plan.policy;
  const { overQuota, overload, metres } = plan.objective;
  return {
    overQuotaKm,
    overloadKm,
    moves,
    meanExtraKm: transferred === 0 ? null : extra / transferred / 1000,
    overQuota,
    overload,
    metres,
    kmPerPerson: before?.overloadKm === overloadKm ? rateBetween(before, plan) : null,
    plan,
  };
}

function rateBetween(before: WeightRow, { objective, policy }: Plan): number | null {
  const fewer = before.overQuota - objective.overQuota;
  if (fewer <= 0) return null;
  const points = Math.round(1000 * policy.overloadKm) * (objective.overload - before.overload);
  return (objective.metres - before.metres + points) / fewer / 1000;
}
