/**
 * What each receiver's agreement is worth to everybody: the table for the talks with clinics.
 *
 * Problem. "What if this clinic takes only half, or nobody?" Each answer is a plan of its own. Alone hardly any receiver
 * matters, for others stand in; together they do: receivers are substitutes, so that vetoes cost together at least the sum of
 * what they cost one by one. Hence coalitions (all clinics of one owner) are asked about by name.
 *
 * Method. One prepared problem, one exact plan for each receiver and share; what it costs is the difference of objectives.
 *
 * References. Gale & Politof, Substitutes and complements in network flow problems, Discrete Applied Mathematics 3 (1981).
 */

import { wrongInput } from "../errors.ts";
import type { Plan, Problem } from "../types.ts";
import { planOfProblem } from "../verify/plan-of-problem.ts";
import { atOnce, inTurns, type Steps, type StudyRun } from "./turns.ts";
import { type Questions, questionsOf } from "./what-if.ts";
import type { Worth } from "./why.ts";

/** What the city pays if a receiver takes less: exact differences, and none is negative in the plan's own objective. */
export interface IfLess {
  /** The share that it takes of what the plan gives it: 0.5, 0. */
  readonly share: number;
  /** Overload points more. */
  readonly overload: number;
  /** People over quota more. */
  readonly overQuota: number;
  /** Metres more; may be negative where overload grew. */
  readonly metres: number;
  /** The weighted sum more; only with a finite `overloadKm`. */
  readonly weighted?: number;
}

/** One receiver, or several who agree together. */
export interface IntakeRow {
  readonly ids: readonly string[];
  /** What they agreed to take, net; `null` where one of them named no number. */
  readonly agreed: number | null;
  /** What the plan gives them, net. */
  readonly planned: number;
  /** What the plan would give them if nothing limited their intake. */
  readonly wished: number;
  /** What one more place at each is worth; the highest of several. */
  readonly placePrice: Worth;
  readonly ifLess: readonly IfLess[];
}

export interface IntakeOptions extends StudyRun {
  /** @default [0.5, 0] */
  readonly shares?: readonly number[] | undefined;
  /** Ids of facilities that would say no together. Default: none. */
  readonly together?: readonly (readonly string[])[] | undefined;
}

/**
 * The table, the dearest veto first; coalitions after single receivers. As many exact plans as receivers × shares, and one
 * for each that has a limit.
 *
 * @throws InputError for a stopped plan, one made from other rows, unknown ids, and shares outside 0 to 1.
 *
 * @example
 * const rows = intakeTable(problem, plan, { together: [["0265B014", "0265B015"]] });
 */
export function intakeTable(problem: Problem, plan: Plan, options: IntakeOptions = {}): IntakeRow[] {
  return atOnce(tableOf(problem, plan, options), options);
}

/**
 * Like `intakeTable`, with pauses for the event loop; rejects with `signal.reason` after an abort.
 *
 * @example
 * const rows = await intakeTableAsync(problem, plan);
 */
export async function intakeTableAsync(
  problem: Problem,
  plan: Plan,
  options: IntakeOptions = {},
): Promise<IntakeRow[]> {
  return inTurns(tableOf(problem, plan, options), options);
}

function* tableOf(
  problem: Problem,
  plan: Plan,
  { shares = [0.5, 0], together = [] }: IntakeOptions,
): Steps<IntakeRow[]> {
  const own = planOfProblem(problem, plan);
  check(problem, own, shares, together);
  const questions = yield* questionsOf(problem, own.policy);
  const { start } = questions.model.capacities;
  const receivers = problem.facilities.flatMap((_, j) => (own.enrolled[j]! > start[j]! ? [j] : []));
  const index = new Map(problem.facilities.map(({ id }, j) => [id, j]));
  const groups = [...receivers.map((j) => [j]), ...together.map((ids) => ids.map((id) => index.get(id)!))];
  const rows: IntakeRow[] = [];
  for (const group of groups) {
    rows.push(yield* rowOf({ problem, plan: own, questions, start, shares }, group));
    yield { done: rows.length, total: groups.length };
  }
  return [
    ...rows.slice(0, receivers.length).sort((a, b) => compareCost(b.ifLess.at(-1), a.ifLess.at(-1))),
    ...rows.slice(receivers.length),
  ];
}

/** What every row is made from. */
interface Table {
  readonly problem: Problem;
  readonly plan: Plan;
  readonly questions: Questions;
  /** People with whom the round began. */
  readonly start: Float64Array;
  readonly shares: readonly number[];
}

function* rowOf({ problem, plan, questions, start, shares }: Table, group: readonly number[]): Steps<IntakeRow> {
  const net = (enrolled: ArrayLike<number>, j: number): number => Math.max(0, enrolled[j]! - start[j]!);
  const sum = (of: (j: number) => number): number => group.reduce((total, j) => total + of(j), 0);
  const planned = (limit: (j: number) => number | null): Steps<Plan> =>
    questions.plan({ facilities: group.map((j) => ({ id: problem.facilities[j]!.id, maxIntake: limit(j) })) });
  const limits = group.map((j) => problem.facilities[j]!.maxIntake);
  const unlimited = limits.every((limit) => limit === undefined);
  const { enrolled: free } = unlimited ? plan : yield* planned(() => null);
  const ifLess: IfLess[] = [];
  for (const share of shares) {
    const less = yield* planned((j) => Math.floor(share * net(plan.enrolled, j)));
    ifLess.push({ share, ...difference(plan, less) });
  }
  return {
    ids: group.map((j) => problem.facilities[j]!.id),
    agreed: limits.includes(undefined) ? null : sum((j) => problem.facilities[j]!.maxIntake!),
    planned: sum((j) => net(plan.enrolled, j)),
    wished: sum((j) => net(free, j)),
    placePrice: dearest(plan, group),
    ifLess,
  };
}

function check(
  { facilities }: Problem,
  plan: Plan,
  shares: readonly number[],
  together: readonly (readonly string[])[],
): void {
  if (plan.price === null)
    throw wrongInput("plan.price", { code: "value", expected: "finished-prices", got: "#stopped" });
  shares.forEach((share, i) => {
    if (share >= 0 && share <= 1) return;
    throw wrongInput(`options.shares[${i}]`, {
      code: "value",
      expected: "number-between",
      params: { least: 0, most: 1 },
    });
  });
  const known = new Set(facilities.map(({ id }) => id));
  together.forEach((ids, i) => {
    ids.forEach((id, k) => {
      if (!known.has(id))
        throw wrongInput(`options.together[${i}][${k}]`, { code: "unknown-id", expected: "facility-id" });
    });
  });
}

/** What a place is worth beyond its cost: how far the price lies above the overload of the last person. */
function dearest({ price }: Plan, group: readonly number[]): Worth {
  return group
    .map((j) => ({ overload: price!.overload[j]!, metres: price!.metres[j]! }))
    .reduce((a, b) => (b.overload > a.overload || (b.overload === a.overload && b.metres > a.metres) ? b : a));
}

function difference(before: Plan, after: Plan): Omit<IfLess, "share"> {
  const over = ({ enrolled, quota }: Plan): number =>
    enrolled.reduce((sum, people, j) => sum + Math.max(0, people - quota[j]!), 0);
  const [a, b] = [before.objective, after.objective];
  return {
    overload: b.overload - a.overload,
    overQuota: over(after) - over(before),
    metres: b.metres - a.metres,
    ...(a.weighted !== undefined && b.weighted !== undefined && { weighted: b.weighted - a.weighted }),
  };
}

function compareCost(a: IfLess | undefined, b: IfLess | undefined): number {
  if (a === undefined || b === undefined) return 0;
  if (a.weighted !== undefined && b.weighted !== undefined) return a.weighted - b.weighted;
  return a.overload - b.overload || a.metres - b.metres;
}
