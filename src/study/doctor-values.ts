/**
 * What one more doctor would be worth at each facility.
 *
 * Problem. A hundred facilities are a hundred plans; `placeDoctors` searches among them all, but a meeting first wants to
 * see where to look.
 *
 * Method. Three looks, each closer and dearer than the one before. The plan's own prices bound what a doctor can bring
 * anywhere: doctors change nobody's ways, so only what that one facility costs at its price differs (weak duality; no look
 * at the people). Whatever then promises most is previewed, until the most promising have been, or twenty: a coarse level,
 * and its prices taken to everybody once. The most promising are planned exactly.
 */

import { wrongInput } from "../errors.ts";
import { LEXICOGRAPHIC_WEIGHT, totalCost, totalPoints } from "../model/overload.ts";
import { type Model, withQuotas } from "../model/prepare.ts";
import type { Facility, Objective, Plan, Prices, Problem } from "../types.ts";
import { planOfProblem } from "../verify/plan-of-problem.ts";
import type { Change } from "./change.ts";
import { atOnce, inTurns, type Steps, type StudyRun } from "./turns.ts";
import { type Questions, questionsOf } from "./what-if.ts";

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
 * Facilities with what one more doctor saves there, by what is promised at most, the highest first. Closed ones and those
 * with a `target`, which no doctor changes, are left out.
 *
 * @throws InputError for a plan that is stopped or was made from other rows, and for no doctors.
 *
 * @example
 * const [best] = doctorValues(problem, plan);
 */
export function doctorValues(problem: Problem, plan: Plan, options: DoctorValueOptions = {}): DoctorValue[] {
  return atOnce(valuesOf(problem, plan, options), options);
}

/**
 * Like `doctorValues`, with pauses for the event loop; rejects with `signal.reason` after an abort.
 *
 * @example
 * const [best] = await doctorValuesAsync(problem, plan);
 */
export async function doctorValuesAsync(
  problem: Problem,
  plan: Plan,
  options: DoctorValueOptions = {},
): Promise<DoctorValue[]> {
  return inTurns(valuesOf(problem, plan, options), options);
}

function* valuesOf(problem: Problem, plan: Plan, { doctors = 1, exact = 5 }: DoctorValueOptions): Steps<DoctorValue[]> {
  checkOptions(doctors, exact);
  const own = planOfProblem(problem, plan);
  if (own.price === null || own.bound === null)
    throw wrongInput("plan.price", { code: "value", expected: "finished-prices", got: "#stopped" });
  const questions = yield* questionsOf(problem, own.policy);
  const byPrice = savedByPrice(questions.model, own.price);
  const promises = problem.facilities.flatMap((facility, j): Promising[] => {
    if (facility.closed === true || facility.target !== undefined) return [];
    const more = { ...facility, doctors: facility.doctors + doctors };
    const change = { facilities: [{ id: facility.id, doctors: more.doctors }] };
    return [{ id: facility.id, change, atMost: byPrice(j, more), previewed: false }];
  });
  const most = Math.min(exact, promises.length);
  yield* lookCloser(promises, most, own, questions);
  yield { done: 1, total: most + 1 };
  const values: DoctorValue[] = [];
  for (const { id, change, atMost } of promises) {
    if (values.length >= most) values.push({ id, atMost, exact: null, overQuota: null });
    else {
      const other = yield* questions.plan(change);
      const found = { exact: saved(own.objective, other.objective) as Objective, overQuota: over(own) - over(other) };
      values.push({ id, atMost, ...found });
      yield { done: values.length + 1, total: most + 1 };
    }
  }
  return values;
}

function checkOptions(doctors: number, exact: number): void {
  if (!(doctors > 0 && doctors < Number.POSITIVE_INFINITY))
    throw wrongInput("options.doctors", { code: "value", expected: "number-above", params: { least: 0 } });
  if (!(exact >= 0))
    throw wrongInput("options.exact", { code: "value", expected: "number-from", params: { least: 0 } });
}

/** A facility, and what it can save at most as far as is known. */
interface Promising {
  readonly id: string;
  readonly change: Change;
  readonly atMost: Partial<Objective>;
  readonly previewed: boolean;
}

/** Tells by the prices of the plan what can be saved at most where a facility is another. */
function savedByPrice(model: Model, price: Prices): (j: number, other: Facility) => Partial<Objective> {
  const { units, problem } = model;
  let all = 0;
  for (const people of [units.fixed, units.weight]) for (const own of people) all += own;
  const scale = model.capacities.weights.point;
  return (j, other) => {
    const facilities = problem.facilities.map((own, k) => (k === j ? other : own));
    // The least that the facility costs beyond what its people pay, over all loads.
    const [before, after] = [model, withQuotas(model, facilities)].map(({ loadCost, capacities }) => {
      const [points, metres] = [price.overload[j]!, price.metres[j]!];
      const load = Math.min(all, Math.max(units.fixed[j]!, loadCost.maxLoad(j, points * scale + metres)));
      return scale === LEXICOGRAPHIC_WEIGHT
        ? { overload: totalPoints(capacities, j, load) - points * load, metres: -metres * load }
        : { weighted: totalCost(capacities, j, load) - metres * load };
    });
    return saved(before!, after!);
  };
}

/** The most facilities that are previewed: where doctors are short everywhere all promise alike. */
const MOST_PREVIEWS = 20;

/** Previews what promises most, until the first of all have been previewed; the most promising first. */
function* lookCloser(promises: Promising[], first: number, plan: Plan, questions: Questions): Steps<void> {
  for (let looks = 0; ; looks++) {
    promises.sort((a, b) => compare(b.atMost, a.atMost));
    const at = promises.findIndex(({ previewed }, i) => i < first && !previewed);
    if (at === -1 || looks === MOST_PREVIEWS) return;
    const own = promises[at]!;
    const { bound } = yield* questions.preview(own.change);
    const atMost = saved(plan.bound!, bound);
    // Neither bound is always the better one.
    promises[at] = { ...own, atMost: compare(atMost, own.atMost) < 0 ? atMost : own.atMost, previewed: true };
  }
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
