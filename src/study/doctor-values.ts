/**
 * What one more doctor would be worth at each facility.
 *
 * Problem. A hundred facilities are a hundred plans; `placeDoctors` searches among them all, but a meeting first wants to
 * see where to look.
 *
 * Method. A preview each: a coarse level, and its prices taken to everybody once. It proves how much a doctor can bring at
 * most, for no plan costs less than the bound. The facilities that promise most are then planned exactly.
 */

import type { Objective, Plan, Problem } from "../types.ts";
import { planOfProblem } from "../verify/plan-of-problem.ts";
import type { Change } from "./change.ts";
import { atOnce, inTurns, type Steps, type StudyRun } from "./turns.ts";
import { questionsOf } from "./what-if.ts";

/** What doctors more at one facility save. */
export interface DoctorValue {
  readonly id: string;
  /** No more than this can be saved: proven. With a finite `overloadKm` only `weighted`. */
  readonly atMost: Partial<Objective>;
  /** What is saved exactly; `null` where it was not asked. May be negative in `metres` alone, where overload falls. */
  readonly exact: Objective | null;
  /** People over quota fewer; `null` where the exact plan was not asked. */
  readonly overQuota: number | null;
}

export interface DoctorValueOptions extends StudyRun {
  /** Full-time equivalents more. @default 1 */
  readonly doctors?: number | undefined;
  /** How many of the most promising are planned exactly. @default 5 */
  readonly exact?: number | undefined;
}

/**
 * Facilities with what one more doctor saves there, the most promising first. Closed ones and those with a `target`, which no
 * doctor changes, are left out.
 *
 * @throws InputError for a plan that is stopped or was made from other rows.
 *
 * @example
 * const [best] = doctorValues(problem, plan);
 */
export function doctorValues(problem: Problem, plan: Plan, options: DoctorValueOptions = {}): DoctorValue[] {
  return atOnce(valuesOf(problem, plan, options), options);
}

/** Like `doctorValues`, with pauses for the event loop; rejects with `signal.reason` after an abort. */
export async function doctorValuesAsync(
  problem: Problem,
  plan: Plan,
  options: DoctorValueOptions = {},
): Promise<DoctorValue[]> {
  return inTurns(valuesOf(problem, plan, options), options);
}

function* valuesOf(problem: Problem, plan: Plan, { doctors = 1, exact = 5 }: DoctorValueOptions): Steps<DoctorValue[]> {
  const own = planOfProblem(problem, plan);
  const questions = yield* questionsOf(problem, own.policy);
  const open = problem.facilities.filter(({ closed, target }) => closed !== true && target === undefined);
  const total = open.length + Math.min(exact, open.length);
  const promising: { readonly id: string; readonly change: Change; readonly atMost: Partial<Objective> }[] = [];
  for (const facility of open) {
    const change = { facilities: [{ id: facility.id, doctors: facility.doctors + doctors }] };
    const { bound } = yield* questions.preview(change);
    promising.push({ id: facility.id, change, atMost: saved(own.bound ?? own.objective, bound) });
    yield { done: promising.length, total };
  }
  promising.sort((a, b) => compare(b.atMost, a.atMost));
  const values: DoctorValue[] = [];
  for (const { id, change, atMost } of promising) {
    if (values.length >= exact) values.push({ id, atMost, exact: null, overQuota: null });
    else {
      const other = yield* questions.plan(change);
      const found = { exact: saved(own.objective, other.objective) as Objective, overQuota: over(own) - over(other) };
      values.push({ id, atMost, ...found });
      yield { done: open.length + values.length, total };
    }
  }
  return values;
}

function over({ enrolled, quota }: Plan): number {
  return enrolled.reduce((sum, people, j) => sum + Math.max(0, people - quota[j]!), 0);
}

/** What the second costs less than the first, in what both tell. */
function saved(before: Partial<Objective>, after: Partial<Objective>): Partial<Objective> {
  const parts = Object.entries(after) as [keyof Objective, number][];
  return Object.fromEntries(parts.map(([part, own]) => [part, before[part]! - own]));
}

function compare(a: Partial<Objective>, b: Partial<Objective>): number {
  if (a.weighted !== undefined && b.weighted !== undefined) return a.weighted - b.weighted;
  return a.overload! - b.overload! || a.metres! - b.metres!;
}
