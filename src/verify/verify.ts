/**
 * The independent verifier: is this plan what it says it is?
 *
 * Problem. Solvers go wrong without a sign; files get mixed up; somebody edits a transfer by hand. So everything that a
 * plan says is computed once more, from the problem and the plan's policy alone, by code that shares nothing with the
 * solver but checks of input, policy, quota and points, the numbers of the draw, warnings, and the distances.
 *
 * Invariants. Whatever the plan is, the answer is a list of violations, never an exception; only a wrong problem throws.
 * A check that relies on another is left out when that one fails: a plan of other rows is not also blamed for every
 * transfer, and prices prove nothing about people who do not add up.
 *
 * Method. Shape and sizes (`plan-shape.ts`), fingerprint, then status, transfers in one pass with the rows, loads and
 * totals, and last the certificate (`certificate.ts`).
 *
 * Complexity. O(people + transfers), plus the certificate's scan of people × facilities.
 *
 * Limits. A stopped plan has no prices: it can be right in everything it says and promises (`promise.ts`), and still nobody
 * knows how good it is.
 */

import { cameOf, IssueList } from "../errors.ts";
import { runThrough, staged } from "../generators.ts";
import { checkProblem } from "../model/check.ts";
import { fingerprintOf } from "../model/fingerprint.ts";
import type { Capacities } from "../model/overload.ts";
import { completePolicy } from "../model/policy.ts";
import { warningsOf } from "../model/warnings.ts";
import { readOptions } from "../slices.ts";
import type {
  CompletePolicy,
  Objective,
  Plan,
  PlanWarning,
  Problem,
  Progress,
  Verification,
  VerifyOptions,
} from "../types.ts";
import { type AuditedPlan, totalsOf } from "./audited-plan.ts";
import { checkBound } from "./bound.ts";
import { checkCertificate } from "./certificate.ts";
import { type HouseholdRules, hasHouseholdGroups, rowRules } from "./household-rules.ts";
import { foreignPlan } from "./plan-of-problem.ts";
import { checkSizes, readPlan } from "./plan-shape.ts";
import { checkPromise } from "./promise.ts";
import { capacitiesToday, enrolledToday } from "./today.ts";
import { checkTransfers } from "./transfers.ts";
import { ViolationList } from "./violations.ts";

/**
 * Checks a plan against its problem without any code of the solver: consent, limits, conservation, costs, points, the
 * proof of optimality and the draw, under `plan.policy`; what a near-optimal plan says of its bound, and a stopped one
 * promises. A malformed plan is a violation; a wrong problem throws `InputError`. O(people × facilities), without storing any
 * pair.
 *
 * @param options `policy`: what was asked for; without it a plan that was made under another one is as right as any.
 *
 * @example
 * const { ok, proven, violations } = verify(problem, plan, { policy });
 * if (!ok) console.log(violations.map((violation) => violation.message));
 */
export function verify(problem: Problem, plan: Plan, options?: VerifyOptions): Verification {
  return runThrough(verifySteps(problem, plan, readOptions(options, ["policy"])));
}

/** The same with pauses. */
export function* verifySteps(
  problem: Problem,
  plan: Plan,
  { policy }: VerifyOptions,
): Generator<Progress, Verification> {
  const asked = policy === undefined ? undefined : completePolicy(policy);
  const rows = problem?.participants?.facility?.length ?? 0;
  yield* staged("check", rows, checkProblem(problem));
  const found = new ViolationList();
  const own = yield* staged("check", rows, ownPlan(problem, plan, found));
  if (own !== undefined) {
    if (asked !== undefined) checkPolicy(own.policy, asked, found);
    yield* checkPlan(problem, own, found);
  }
  const ok = found.count === 0;
  return { ok, proven: ok && own!.status === "optimal", violations: found.violations, count: found.count };
}

/** A copy of the plan, if it is one and of this problem. */
function* ownPlan(problem: Problem, plan: unknown, found: ViolationList): Generator<number, Plan | undefined> {
  const issues = new IssueList();
  const own = yield* readPlan(plan, "memory", issues);
  if (own !== undefined) {
    if (own.fingerprint !== (yield* fingerprintOf(problem))) {
      found.addFault("fingerprint", "plan.fingerprint", foreignPlan);
    }
    checkSizes(own, problem, issues);
  }
  for (const issue of issues.issues) found.addIssue("malformed", issue);
  found.count += issues.count - issues.issues.length;
  return found.count === 0 ? own : undefined;
}

/** Whether the plan was made under the policy that was asked for: key by key, and kind by kind of quality. */
function checkPolicy(own: CompletePolicy, asked: CompletePolicy, found: ViolationList): void {
  const compare = (a: object, b: object, path: string): void => {
    const [one, other] = [new Map<string, unknown>(Object.entries(a)), new Map<string, unknown>(Object.entries(b))];
    for (const key of new Set([...other.keys(), ...one.keys()])) {
      // A kind of quality that is left out weighs nothing.
      const [got, wanted] = [one.get(key) ?? 0, other.get(key) ?? 0];
      if (typeof got === "object" && typeof wanted === "object") compare(got, wanted, `${path}.${key}`);
      else if (got !== wanted) {
        const fault = {
          code: "value",
          expected: "as-asked",
          got: cameOf(got),
          params: { asked: cameOf(wanted) },
        } as const;
        found.addFault("policy", `${path}.${key}`, fault);
      }
    }
  };
  compare(own, asked, "plan.policy");
}

function* checkPlan(problem: Problem, plan: Plan, found: ViolationList): Generator<Progress, void> {
  const rows = problem.participants.facility.length;
  const rules = yield* staged("check", rows, rowRules(problem, plan.policy));
  checkStatus(problem, plan, found);
  const addsUp = yield* staged("check", rows, checkTransfers({ problem, plan, rules }, found));
  if (!addsUp || (plan.status === "near-optimal" && plan.bound === null)) return;
  checkWarnings(plan, yield* staged("check", rows, warningsOf(problem, plan.policy, plan.transfers)), found);
  const audited = auditedPlanOf(
    problem,
    plan,
    rules,
    yield* staged("check", rows, capacitiesToday(problem, plan.policy)),
  );
  checkFacilities(audited, found);
  checkTotals(audited, found);
  if (plan.status === "stopped") yield* staged("prove", rows, checkPromise(audited, found));
  else if (plan.price !== null) {
    const { status, price, bound } = plan;
    const isNear = status === "near-optimal";
    const proof = isNear ? checkBound(audited, price, bound!, found) : checkCertificate(audited, price, found);
    yield* staged("prove", rows, proof);
  }
}

/** Status, stage, bound, gap and price must tell the same story. */
function checkStatus(problem: Problem, plan: Plan, found: ViolationList): void {
  const { status, stage, objective, bound, gap, price, policy } = plan;
  const expected = policy.unknown === "propose" ? "proposal" : "ready";
  if (stage !== expected) found.add("status", "plan.stage", "stage-of-policy", { stage: expected, came: stage });
  if (status === "optimal") {
    if (price === null) found.add("status", "plan.price", "prices-of-optimal");
    if (bound === null || !isEqual(bound, objective)) found.add("status", "plan.bound", "bound-is-objective");
    if (gap === null || !isEqual(gap, difference(objective, objective))) {
      found.add("status", "plan.gap", "gap-is-zero");
    }
    const enrolled = hasHouseholdGroups(problem, policy) ? plan.enrolled.join() : undefined;
    if (bound?.enrolled?.join() !== enrolled) {
      found.add("status", "plan.bound.enrolled", "bound-enrolled");
    }
  } else if (status === "stopped") {
    for (const [name, value] of Object.entries({ price, bound, gap })) {
      if (value !== null) found.add("status", `plan.${name}`, "null-in-stopped");
    }
  } else if (price === null || bound === null || gap === null) {
    for (const [name, value] of Object.entries({ price, bound, gap })) {
      if (value === null) found.add("status", `plan.${name}`, "part-of-near-optimal");
    }
  } else if (!isEqual(gap, difference(objective, bound))) {
    found.add("status", "plan.gap", "gap-to-bound");
  } else if ((gap.weighted ?? (gap.overload || gap.metres)) === 0) {
    found.add("status", "plan.status", "nothing-missing");
  }
}

function difference(a: Objective, b: Objective): Objective {
  const parts = {
    overload: a.overload - b.overload,
    overQuota: a.overQuota - b.overQuota,
    metres: a.metres - b.metres,
  };
  return a.weighted === undefined ? parts : { ...parts, weighted: a.weighted - (b.weighted ?? 0) };
}

function checkWarnings({ warnings }: Plan, expected: readonly PlanWarning[], found: ViolationList): void {
  const same = warnings.length === expected.length && expected.every((warning, i) => isSame(warning, warnings[i]!));
  if (!same) found.add("status", "plan.warnings", "warnings-of-plan");
}

function isSame(a: PlanWarning, b: PlanWarning): boolean {
  const rest = ({ params, facilities, crossings }: PlanWarning): string =>
    JSON.stringify([Object.entries(params).sort(), facilities, crossings]);
  return a.code === b.code && a.path === b.path && a.message === b.message && rest(a) === rest(b);
}

function isEqual(a: Objective, b: Objective): boolean {
  const { overload, overQuota, metres, weighted } = b;
  return a.overload === overload && a.overQuota === overQuota && a.metres === metres && a.weighted === weighted;
}

function auditedPlanOf(problem: Problem, plan: Plan, rules: HouseholdRules, capacities: Capacities): AuditedPlan {
  const { participant, to, people } = plan.transfers;
  const enrolled = enrolledToday(problem);
  for (let i = 0; i < to.length; i++) {
    const from = rules.alone.todayOf(participant[i]!);
    if (from >= 0) enrolled[from]! -= people[i]!;
    enrolled[to[i]!]! += people[i]!;
  }
  return { problem, plan, rules, capacities, enrolled };
}

function checkFacilities({ plan, capacities, enrolled }: AuditedPlan, found: ViolationList): void {
  enrolled.forEach((people, j) => {
    if (plan.enrolled[j] !== people) {
      found.add("conservation", `plan.enrolled[${j}]`, "from-transfers", { facility: j });
    }
    if (plan.quota[j] !== capacities.quota[j]) {
      const [quota, came] = [capacities.quota[j]!, plan.quota[j]!];
      found.add("objective", `plan.quota[${j}]`, "other-quota", { facility: j, quota, came });
    }
  });
}

function checkTotals(audited: AuditedPlan, found: ViolationList): void {
  const { people, metres: cost } = audited.plan.transfers;
  let metres = 0;
  for (let i = 0; i < people.length; i++) metres += people[i]! * cost[i]!;
  const { overload, overQuota, weighted, ...total } = totalsOf(audited, audited.enrolled, metres);
  for (const [name, expected] of Object.entries({ overload, overQuota, ...total, weighted })) {
    const said = audited.plan.objective[name as keyof Objective];
    if (said !== expected) found.add("objective", `plan.objective.${name}`, "from-transfers");
  }
}
