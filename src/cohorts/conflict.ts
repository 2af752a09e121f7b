/**
 * Which limits exclude each other?
 *
 * Problem. Nothing satisfies all limits. Whoever is to give one up must be told some of which none is needless: with any one
 * of them left out, the others can be satisfied.
 *
 * Method. A deletion filter: leave each out in turn; if the rest is still impossible, it is none of them. Impossible must
 * mean the same all the time, or a needless limit stays: in fractions, where not even parts of people satisfy the limits,
 * as a linear program proves; else in whole people, which are looked for by branch and bound as in search.ts, but at no
 * cost: the first that satisfies the limits will do.
 *
 * Limits. Satisfying a sum of rupiah to the rupiah is a knapsack. So the search ends after so many nodes, and a limit of
 * which it is not known by then whether it is needless stays, marked as undecided.
 *
 * Complexity. One linear program, or a search of some, for each limit.
 */

import type { Frame } from "./cohort-engine.ts";
import { withinLimits } from "./cuts.ts";
import { type Limit, sidesOf } from "./limits.ts";
import { type Branch, type LinearPlan, linearPlan } from "./linear-plan.ts";
import { mostBroken, sidesOfChoice } from "./search.ts";
import { rounded } from "./whole-plans.ts";

export interface Conflict {
  readonly limits: readonly Limit[];
  /** In what sense they exclude each other, and leave room for something where any one of them is left out. */
  readonly in: "fractions" | "whole-people";
  /** Those of them that may be needless: the search ended before it was known. */
  readonly undecided: readonly Limit[];
}

/** Nodes of a search for whole people that satisfy some of the limits. */
const MOST_NODES = 200;

/** Whether something satisfies the limits; `null` where that is not known. */
type Possible = (limits: readonly Limit[]) => boolean | null;

/** Whether parts of people satisfy the limits; with `whole` they may count only what whole people can. */
export function isPossible(frame: Frame, limits: readonly Limit[], whole: boolean): boolean {
  return withinLimits(programOf(frame, limits, whole)) !== null;
}

/** Names the conflict of limits that nothing satisfies. `goOn` is asked before every node of the search. */
export function conflictOf(frame: Frame, limits: readonly Limit[], goOn: () => boolean): Conflict {
  const inFractions = (some: readonly Limit[]): boolean => isPossible(frame, some, false);
  if (!inFractions(limits)) return { ...needed(limits, inFractions), in: "fractions" };
  return { ...needed(limits, (some) => hasWholePlan(programOf(frame, some, true), goOn)), in: "whole-people" };
}

function needed(limits: readonly Limit[], possible: Possible): Omit<Conflict, "in"> {
  let rest = limits;
  const undecided: Limit[] = [];
  for (const limit of limits) {
    const without = rest.filter((other) => other !== limit);
    const answer = possible(without);
    if (answer === false) rest = without;
    if (answer === null) undecided.push(limit);
  }
  return { limits: rest, undecided };
}

/** A program of no cost: its sides are all that matters. */
function programOf(frame: Frame, limits: readonly Limit[], whole: boolean): LinearPlan {
  const sides = sidesOf(limits, frame.choices, whole);
  const free = { facility: new Float64Array(frame.choices.fixed.length), side: new Float64Array(sides.length) };
  return linearPlan(frame, sides, free);
}

/** Whether whole people can keep within the sides; `null` where the search ended before that was known. */
function hasWholePlan(plan: LinearPlan, goOn: () => boolean): boolean | null {
  const stack: (readonly Branch[])[] = [[]];
  for (let nodes = 0; stack.length > 0; nodes++) {
    if (nodes >= MOST_NODES || !goOn()) return null;
    const branches = stack.pop()!;
    const x = withinLimits(plan, branches);
    if (x === null) continue;
    if (rounded(plan, x) !== null) return true;
    const k = mostBroken(plan, x);
    if (k < 0) return null;
    stack.push(...sidesOfChoice(branches, k, x[k]!));
  }
  return false;
}
