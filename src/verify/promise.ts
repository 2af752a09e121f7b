/**
 * What a plan that was stopped promises: it is no worse than the plan that needs no solver, in which all stay, and the newly
 * enrolled go to the nearest facility with room.
 *
 * Method. That plan is made here once more, from the rules alone. Newcomers whose family is registered where they may go
 * are there. All others take their turn as drawn from their ids, without ids row after row: each row fills up the nearest of its
 * facilities with room (below its quota and the agreed intake; nearest by cost, of equals the first), then the next; where
 * none has room, it goes to the nearest. People who may not be parted go with the first of them, where there is room for all.
 *
 * Complexity. O(newcomers × facilities), beside sorting them.
 */

import { drawNumber } from "../model/draw.ts";
import type { Problem } from "../types.ts";
import { type AuditedPlan, isLexicographic, totalsOf } from "./audited-plan.ts";
import type { Group, HouseholdRules } from "./household-rules.ts";
import { enrolledToday } from "./today.ts";
import type { ViolationList } from "./violations.ts";

const LOOKS_PER_SLICE = 8192;

/** Adds a violation if all could just have stayed, and it would have been better. */
export function* checkPromise(audited: AuditedPlan, found: ViolationList): Generator<number, void> {
  const { plan } = audited;
  const start = yield* startOf(audited);
  const least = totalsOf(audited, start.load, start.metres);
  const name = isLexicographic(plan.policy)
    ? least.overload === plan.objective.overload
      ? "metres"
      : "overload"
    : "weighted";
  if (plan.objective[name]! <= least[name]!) return;
  found.add("status", `plan.objective.${name}`, "worse-than-staying");
}

/** People at each facility, and what newcomers cost. */
interface Start {
  readonly load: Float64Array;
  /** How many newcomers fill a facility up to. */
  readonly full: Float64Array;
  metres: number;
}

function* startOf({ problem, plan, rules, capacities }: AuditedPlan): Generator<number, Start> {
  const { facility, count } = problem.participants;
  const unplaced = new Set(plan.unplaced);
  const full = capacities.quota.map((quota, j) => Math.min(quota, capacities.ceiling[j]!));
  const start: Start = { load: enrolledToday(problem), full, metres: 0 };
  const rows: number[] = [];
  for (let row = 0; row < facility.length; row++) {
    if (row % LOOKS_PER_SLICE === 0) yield row;
    if (rules.alone.todayOf(row) !== -1 || count?.[row] === 0 || unplaced.has(row)) continue;
    const group = rules.households.of(row);
    if (group === undefined || group.today === -1) rows.push(row);
    else {
      rules.goTo(row);
      seat(start, group.today, count?.[row] ?? 1, rules.cost(group.today));
    }
  }
  const seated = new Set<Group>();
  let looks = 0;
  for (const row of yield* inTurn(problem, plan.policy.drawSeed, rows)) {
    looks += full.length * rules.alone.ways.looks;
    if (looks >= LOOKS_PER_SLICE) {
      looks = 0;
      yield row;
    }
    const group = rules.households.of(row);
    if (group !== undefined && seated.has(group)) continue;
    if (group !== undefined) seated.add(group);
    rules.goTo(row);
    const people = group?.people ?? count?.[row] ?? 1;
    place(start, costsAt(rules, full.length), people, group === undefined ? 1 : people);
  }
  return start;
}

function seat(start: Start, facility: number, people: number, cost: number): void {
  start.load[facility]! += people;
  start.metres += people * cost;
}

/** What each facility costs the row that the rules are at; infinite where it is no option. */
function costsAt(rules: HouseholdRules, m: number): Float64Array {
  return Float64Array.from({ length: m }, (_, j) => (rules.isOption(j) ? rules.cost(j) : Number.POSITIVE_INFINITY));
}

/** Places people where there is room for `least` of them, the cheapest first; whoever is left at the cheapest of all. */
function place(start: Start, costs: Float64Array, people: number, least: number): void {
  const nearest = costs.indexOf(costs.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY));
  let left = people;
  while (left > 0) {
    let best = -1;
    for (let j = 0; j < costs.length; j++) {
      const hasRoom = start.full[j]! - start.load[j]! >= least && costs[j]! < Number.POSITIVE_INFINITY;
      if (hasRoom && (best === -1 || costs[j]! < costs[best]!)) best = j;
    }
    const taken = best === -1 ? left : Math.min(left, start.full[best]! - start.load[best]!);
    seat(start, best === -1 ? nearest : best, taken, costs[best === -1 ? nearest : best]!);
    left -= taken;
  }
}

/** The rows as drawn: by the numbers of their ids, of equals by id; without ids as they come. Merged, so that it can pause. */
function* inTurn(
  { participants: { ids } }: Problem,
  seed: number,
  rows: number[],
): Generator<number, readonly number[]> {
  if (ids === undefined) return rows;
  const numbers = new Map<number, number>();
  for (const row of rows) {
    if (numbers.size % LOOKS_PER_SLICE === 0) yield row;
    numbers.set(row, drawNumber(ids[row]!, seed));
  }
  const isBefore = (a: number, b: number): boolean => {
    const [one, two] = [numbers.get(a)!, numbers.get(b)!];
    return one === two ? ids[a]! < ids[b]! : one < two;
  };
  let [from, to] = [rows, rows.slice()];
  for (let width = 1; width < rows.length; width *= 2) {
    for (let start = 0; start < rows.length; start += 2 * width) {
      const [middle, end] = [Math.min(start + width, rows.length), Math.min(start + 2 * width, rows.length)];
      for (let i = start, j = middle, k = start; k < end; k++) {
        if (k % LOOKS_PER_SLICE === 0) yield k;
        to[k] = j >= end || (i < middle && !isBefore(from[j]!, from[i]!)) ? from[i++]! : from[j++]!;
      }
    }
    [from, to] = [to, from];
  }
  return from;
}
