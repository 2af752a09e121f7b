/**
 * Which allocation of doctors is best? By the engine, on the people, with proof.
 *
 * Problem. Among all allocations that supply and limits allow find the one whose plan leaves the fewest people unplaced,
 * then has the best objective. A run of the engine tells what one allocation is worth; there are far too many.
 *
 * Method (Benders). Each run gives prices, and they a bound for all other allocations (bounds.ts). The allocation whose
 * greatest bound is least is planned next (allocation-search.ts), which gives one bound more. When no allocation has a bound
 * below the best plan found, that one is the best of all: proven, with no aggregation and nothing rounded. Each set of
 * proposed facilities has bounds of its own.
 *
 * More doctors are never worse where the facilities are the same. So whoever is placed, those left are placed too, where the
 * bounds leave most to gain, and only then it is planned: the best so far uses all there are, whenever the search is ended.
 * (With loans there are no doctors left.) That proves no less: what a plan says of allocations, it says of smaller ones.
 *
 * Where a proof cannot be had (numbers beyond 2^53, more than some hundred cities planned), doctors are also added one at a
 * time, each where the engine says it does most; so the answer is never worse than that. Last, doctors that change
 * nothing are taken away again: at once those without whom the plan would have no overload either, then one at a time.
 * (With loans, of which there are facilities², both end when so many units have been planned as a proof may take. What
 * overload remains is mostly least after a dozen runs; what is left to prove is metres.)
 *
 * Ends. There are finitely many allocations and none is planned twice. Pontianak, 59 facilities, 10 doctors: 37 runs.
 */

import { capacitiesOf } from "../model/overload.ts";
import { enrolledIn, registeredAt } from "../model/registration.ts";
import type { Objective, Plan } from "../types.ts";
import { type AllocationSearch, allocationSearch, type FoundAllocation } from "./allocation-search.ts";
import {
  type Allocation,
  facilityWith,
  type Group,
  groupsOf,
  isAllowed,
  neighboursOf,
  type Scope,
} from "./allocations.ts";
import { type Bound, boundOf, isLess, objectiveValue, type Value } from "./bounds.ts";
import { type DoctorEngine, type DoctorRun, doctorEngine } from "./engine.ts";
import type { DoctorProgress } from "./types.ts";

/** How long to search, and who hears of it. */
export interface SearchLimits {
  /** The most runs of the engine. */
  readonly nodes: number;
  /** How many of the best to keep the plans of. */
  readonly ranking: number;
  /** `false` ends the search. */
  readonly onProgress?: ((progress: DoctorProgress) => unknown) | undefined;
}

/** An allocation that was planned. */
export interface Planned {
  readonly amounts: Allocation;
  /** People newly enrolled for whom there is no facility. */
  readonly unplaced: number;
  readonly value: Value;
  readonly objective: Objective;
  /** Doctors or half-days in it. */
  readonly size: number;
  readonly plan: Plan;
}

export interface SearchOutcome {
  readonly before: Planned;
  /** The best, the best first. */
  readonly best: readonly Planned[];
  readonly proven: boolean;
  readonly stopped: boolean;
  readonly runs: number;
}

/** Runs that are spent on a proof at most, and units planned in them: a hundred runs for a city, a minute or so. */
const RUNS_FOR_PROOF = 500;
const UNITS_FOR_PROOF = 1.5e7;

interface GroupSearch extends Group {
  readonly search: AllocationSearch;
  /** People unplaced, whatever doctors there are; −1 while unknown. */
  unplaced: number;
  /** Whether it is proven that it has nothing better. */
  done: boolean;
  /** Whether nothing can be proven of it. */
  dark: boolean;
}

interface State {
  readonly scope: Scope;
  readonly limits: SearchLimits;
  readonly engine: DoctorEngine;
  readonly groups: ReadonlyMap<string, GroupSearch>;
  readonly known: Map<string, Omit<Planned, "plan">>;
  best: Planned[];
  readonly today: Float64Array;
  readonly people: number;
  runs: number;
  /** Units of all runs together. */
  units: number;
  stopped: boolean;
}

/** Yields between slices of work. */
export type Planning<T> = Generator<unknown, T>;

/** See the head of this file. */
export function* searchAllocations(
  scope: Scope,
  limits: SearchLimits,
  engine: DoctorEngine = doctorEngine(scope),
): Planning<SearchOutcome> {
  const state = begin(scope, limits, engine);
  const before = (yield* planned(
    state,
    scope.most.map(() => 0),
  ))!;
  const start = state.best[0]!;
  const proven = yield* prove(state);
  if (!proven && !state.stopped) yield* addOneByOne(state, before);
  if (!state.stopped) yield* takeIdleAway(state);
  return {
    before: { ...start, ...before },
    best: withoutIdle(state),
    proven,
    stopped: state.stopped,
    runs: state.runs,
  };
}

function begin(scope: Scope, limits: SearchLimits, engine: DoctorEngine): State {
  const { problem } = scope;
  const today = new Float64Array(scope.most.length);
  today.set(enrolledIn({ problem, registered: registeredAt(problem) }));
  const { count, facility } = problem.participants;
  const people = count === undefined ? facility.length : count.reduce((sum, own) => sum + own, 0);
  const groups = new Map(
    groupsOf(scope).map((group) => {
      const search = allocationSearch(group.choices, scope.supply);
      return [group.members.join(), { ...group, search, unplaced: -1, done: false, dark: false }];
    }),
  );
  return {
    scope,
    limits,
    engine,
    groups,
    known: new Map(),
    best: [],
    today,
    people,
    runs: 0,
    units: 0,
    stopped: false,
  };
}

/** Whether trying loans one by one would take longer than anybody waits. */
function isSpent({ scope, units }: State): boolean {
  return scope.supply.lending && units >= UNITS_FOR_PROOF;
}

/** Plans until nothing can be better, if it comes to that. */
function* prove(state: State): Planning<boolean> {
  while (!state.stopped && state.runs < RUNS_FOR_PROOF && state.units < UNITS_FOR_PROOF) {
    const next = yield* mostPromising(state);
    if (next === null) return [...state.groups.values()].every((group) => group.done);
    const all = withAll(state, next);
    yield* planned(state, state.known.has(all.join()) ? next : all);
  }
  return false;
}

/**
 * The allocation with the least bound below the best, of all groups; `null` when there is none. A group of which nothing is
 * known yet is planned before, but not before what is there already has been given its doctors.
 */
function* mostPromising(state: State): Planning<Allocation | null> {
  const unknown = [...state.groups.values()].find(({ unplaced }) => unplaced < 0);
  if (unknown !== undefined && state.runs > 1) return firstOf(state, unknown);
  let first: { group: GroupSearch; found: FoundAllocation } | null = null;
  for (const group of state.groups.values()) {
    if (group.done || group.dark || group.unplaced < 0) continue;
    const best = state.best[0]!;
    if (group.unplaced > best.unplaced) {
      group.done = true;
      continue;
    }
    const known = (choice: readonly number[]): boolean => state.known.has(amountsOf(group, choice).join());
    const found = yield* group.search.find(best.value, known);
    if (found.choice === null) {
      group.done = found.complete;
      group.dark = !found.complete;
    } else if (first === null || isLess(found.bound, first.found.bound)) first = { group, found };
  }
  if (first !== null) return amountsOf(first.group, first.found.choice!);
  return unknown === undefined ? null : firstOf(state, unknown);
}

/** The same with the doctors that are left. */
function withAll(state: State, amounts: Allocation): Allocation {
  if (state.scope.supply.lending) return amounts;
  const group = groupOf(state, amounts);
  const choice = amounts.map((amount, j) => group.choices[j]!.indexOf(amount));
  return amountsOf(group, group.search.fill(choice));
}

/** The best so far, made to fit a group of which nothing is known yet. */
function firstOf({ scope, best }: State, { choices }: GroupSearch): Allocation {
  const amounts = choices.map((choice, j) =>
    choice.includes(best[0]!.amounts[j]!) ? best[0]!.amounts[j]! : choice[0]!,
  );
  for (let j = 0; j < amounts.length && !isAllowed(scope, amounts); ) {
    // The next smaller one that counts: where half a doctor's people make no quota, amounts are left out.
    const less = choices[j]![choices[j]!.indexOf(amounts[j]!) - 1];
    if (choices[j]!.includes(0) && less !== undefined) amounts[j] = less;
    else j++;
  }
  return amounts;
}

function amountsOf({ choices }: Group, choice: readonly number[]): Allocation {
  return choices.map((amounts, j) => amounts[choice[j]!]!);
}

/** Adds doctors or loans one at a time, each where it does most. */
function* addOneByOne(state: State, from: Omit<Planned, "plan">): Planning<void> {
  let current: Omit<Planned, "plan"> | null = from;
  while (current !== null && !state.stopped && !isSpent(state)) {
    current = yield* bestOf(state, neighboursOf(state.scope, current.amounts, 1));
  }
}

/** The best of these, planned in order of promise, as long as there is promise. */
function* bestOf(state: State, these: readonly Allocation[]): Planning<Omit<Planned, "plan"> | null> {
  const promising = these
    .map((amounts) => ({ amounts, least: leastOf(state, amounts) }))
    .sort((a, b) => order(a.least, b.least));
  let best: Omit<Planned, "plan"> | null = null;
  for (const { amounts, least } of promising) {
    if (isSpent(state) || (best !== null && order(best, least) <= 0)) break;
    const found: Omit<Planned, "plan"> | null = yield* planned(state, amounts);
    if (found === null) return best;
    if (best === null || order(found, best) < 0) best = found;
  }
  return best;
}

/** Takes doctors or loans away from the best as long as the objective stays. */
function* takeIdleAway(state: State): Planning<void> {
  const { amounts, plan } = state.best[0]!;
  if (!state.scope.supply.lending && (yield* planned(state, needed(state, amounts, plan.enrolled))) === null) return;
  for (;;) {
    const best: Planned = state.best[0]!;
    for (const amounts of neighboursOf(state.scope, best.amounts, -1)) {
      if (isSpent(state)) return;
      if (order(best, leastOf(state, amounts)) < 0) continue;
      if ((yield* planned(state, amounts)) === null) return;
      if (state.best[0] !== best) break;
    }
    if (state.best[0] === best) return;
  }
}

/** As few doctors as would leave a plan the overload that it has, where it has none. */
function needed({ scope, today }: State, amounts: Allocation, enrolled: Int32Array): Allocation {
  const m = scope.problem.facilities.length;
  let opened = m;
  return amounts.map((amount, j) => {
    if (amount === 0) return 0;
    const people = enrolled[j < m ? j : opened++]!;
    for (let fewer = j < m ? 0 : 1; fewer < amount; fewer++) {
      const { quota, ceiling } = capacitiesOf([facilityWith(scope, j, fewer)], today.subarray(j, j + 1), scope.policy);
      if (people <= Math.min(quota[0]!, ceiling[0]!)) return fewer;
    }
    return amount;
  });
}

/** Without those that are another one with idle doctors. */
function withoutIdle({ scope, best }: State): readonly Planned[] {
  if (scope.supply.lending) return best;
  const isLarger = (a: Planned, b: Planned): boolean =>
    a !== b && order(a, b) === 0 && a.amounts.every((amount, j) => amount >= b.amounts[j]!);
  return best.filter((one) => !best.some((other) => isLarger(one, other)));
}

/** What orders allocations before their size. */
type Worth = Pick<Planned, "unplaced" | "value">;

function order(a: Worth, b: Worth): number {
  if (a.unplaced !== b.unplaced) return a.unplaced - b.unplaced;
  return isLess(a.value, b.value) ? -1 : isLess(b.value, a.value) ? 1 : 0;
}

/** No better than this can an allocation be. */
function leastOf(state: State, amounts: Allocation): Worth {
  const group = groupOf(state, amounts);
  if (group.search.bounds.length === 0) {
    return { unplaced: group.unplaced, value: { major: Number.NEGATIVE_INFINITY, minor: 0 } };
  }
  // An amount that makes no difference is no choice; it is worth what the next smaller one is.
  const choice = amounts.map((amount, j) => {
    for (let a = amount; ; a--) {
      const at = group.choices[j]!.indexOf(a);
      if (at >= 0) return at;
    }
  });
  return { unplaced: group.unplaced, value: group.search.least(choice) };
}

function groupOf({ scope, groups }: State, amounts: Allocation): GroupSearch {
  const m = scope.problem.facilities.length;
  return groups.get([...amounts.keys()].filter((j) => j < m || amounts[j]! > 0).join())!;
}

/** Plans an allocation, unless that was done before. `null` when the search is to end. */
function* planned(state: State, amounts: Allocation): Planning<Omit<Planned, "plan"> | null> {
  const key = amounts.join();
  const before = state.known.get(key);
  if (before !== undefined) return before;
  if (state.stopped || state.runs >= state.limits.nodes) {
    state.stopped = true;
    return null;
  }
  const run = yield* state.engine(amounts);
  const { plan } = run;
  state.runs++;
  state.units += plan.stats.units;
  const { count } = state.scope.problem.participants;
  const unplaced = plan.unplaced.reduce((sum, row) => sum + (count === undefined ? 1 : count[row]!), 0);
  const size = amounts.reduce((sum, amount) => sum + Math.max(0, amount), 0);
  const found = { amounts, unplaced, value: objectiveValue(plan.objective), objective: plan.objective, size };
  state.known.set(key, found);
  state.best = [...state.best, { ...found, plan }]
    .sort((a, b) => order(a, b) || a.size - b.size)
    .slice(0, state.limits.ranking);
  learn(state, groupOf(state, amounts), found, run);
  const progress = { runs: state.runs, best: state.best[0]!.objective };
  if (state.limits.onProgress?.(progress) === false) state.stopped = true;
  return found;
}

/** Keeps what a run says of the others of its group. */
function learn(state: State, group: GroupSearch, { amounts, unplaced }: Omit<Planned, "plan">, run: DoctorRun): void {
  const { scope, today, people } = state;
  const bound = boundOf({
    ...run,
    facilities: group.members.map((j) => facilityWith(scope, j, amounts[j]!)),
    variants: group.members.map((j) => group.choices[j]!.map((amount) => facilityWith(scope, j, amount))),
    today: Float64Array.from(group.members, (j) => today[j]!),
    people,
  });
  group.unplaced = unplaced;
  if (bound === null) group.dark = group.search.bounds.length === 0;
  else group.search.add(spread(bound, group));
}

/** A bound of the members as one of all facilities: those not opened add nothing. */
function spread({ base, major, minor }: Bound, { members, choices }: Group): Bound {
  const place = new Map(members.map((j, i) => [j, i]));
  const all = (of: readonly Float64Array[]): Float64Array[] =>
    choices.map((_, j) => (place.has(j) ? of[place.get(j)!]! : Float64Array.of(0)));
  return { base, major: all(major), minor: all(minor) };
}
