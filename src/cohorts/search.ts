/**
 * Whole people under side conditions: branch and bound over the linear program of `cuts.ts`.
 *
 * Without side conditions the program is a flow: its vertices are whole, and the first solution is the optimum. Side conditions
 * make fractions, but few: a vertex has at most one more than there are conditions. So whole plans come from rounding
 * down and up in many ways, if that keeps every condition, and from moving one person at a time after that, as long as
 * it is for the better. The search takes the choice nearest to a half, looks first to the side it leans to, depth first,
 * and drops what cannot beat the best whole plan so far by a metre: all costs are whole metres.
 *
 * Limits. Conditions in rupiah make a knapsack of what is left, and proving the last fraction of a person may take for ever. So
 * the search ends after so many nodes, or so much work, and says what the plan may lose: about as much as one person.
 */

import { type LinearSolution, solveWithCuts } from "./cuts.ts";
import type { Branch, LinearPlan } from "./linear-plan.ts";
import { type Cost, inWholeMetres, isLeast, metresAbove } from "./price-bound.ts";
import { rounded, WHOLE, type WholePlan } from "./whole-plans.ts";

export interface SearchResult {
  readonly best: WholePlan | null;
  /** No plan of whole people can go below; what the best one costs where that is proven to be the best. */
  readonly bound: Cost;
  readonly nodes: number;
  readonly rounds: number;
  /** Everything was looked at: nothing is better than the best, and if there is none, nothing satisfies the limits. */
  readonly complete: boolean;
}

/** Called before every node with the work done so far; says whether to go on. */
type GoOn = (nodes: number, work: number) => boolean;

/** Looks for the best plan of whole people, beginning with the solution without branches and the best plan known. */
export function searchWhole(plan: LinearPlan, root: LinearSolution, start: WholePlan | null, goOn: GoOn): SearchResult {
  let best = start;
  const isBest = (bound: Cost): boolean => best !== null && isLeast(plan, best, bound);
  const offer = (whole: WholePlan | null): void => {
    if (whole !== null && (best === null || metresAbove(plan, whole, best) < 0)) best = whole;
  };
  offer(rounded(plan, root.x));
  const stack: (readonly Branch[])[] = [[]];
  let [nodes, rounds, work, unsure] = [0, root.rounds, 0, false];
  while (stack.length > 0 && !isBest(root.bound)) {
    if (!goOn(nodes, work)) break;
    const branches = stack.pop()!;
    const solution = nodes === 0 ? root : solveWithCuts(plan, branches);
    nodes++;
    if (solution === null) continue;
    if (nodes > 1) rounds += solution.rounds;
    work += solution.work;
    if (isBest(solution.bound)) continue;
    if (nodes > 1) offer(rounded(plan, solution.x));
    const k = mostBroken(plan, solution.x);
    if (k >= 0) stack.push(...sidesOfChoice(branches, k, solution.x[k]!));
    // Nothing is left to branch on, and yet the solver's prices do not prove that this is the best here.
    else unsure ||= !isBest(solution.bound);
  }
  const isProven = isBest(root.bound);
  const complete = isProven || (stack.length === 0 && !unsure);
  const found: WholePlan | null = best;
  const bound = complete && found !== null ? found : inWholeMetres(root.bound);
  return { best, bound, nodes, rounds, complete };
}

/** A variable at most the whole number below, or at least the one above; the last in is looked at first. */
export function sidesOfChoice(branches: readonly Branch[], choice: number, people: number): Branch[][] {
  const below = Math.floor(people);
  const sides: Branch[][] = [
    [...branches, { choice, max: below }],
    [...branches, { choice, min: below + 1 }],
  ];
  return people - below < 0.5 ? sides.reverse() : sides;
}

/** The variable that is farthest from whole; −1 where all are whole. */
export function mostBroken({ active }: LinearPlan, x: Float64Array): number {
  let [worst, at] = [WHOLE, -1];
  for (const k of active) {
    const broken = Math.abs(x[k]! - Math.round(x[k]!));
    if (broken > worst) [worst, at] = [broken, k];
  }
  return at;
}
