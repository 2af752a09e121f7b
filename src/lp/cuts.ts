/**
 * Solves the linear program of a plan in cohorts (linear-plan.ts) with few variables and tangents, and adds what is missing
 * until nothing is.
 *
 * Method. The solver is given the active choices and the tangents known. Where its solution lies below a facility's curve, two
 * tangents are added, to the left and right of the load. The prices of the rows tell which other choices would lower the
 * sum; those are added, too. The same prices prove a bound, reckoned here over all choices: whatever the solver did, no plan
 * is better than that.
 *
 * Where the solver finds nothing within the sides, another program tells how far they must be broken at least; it brings the
 * choices that mend it, or proves that there are none.
 *
 * Complexity. A tableau of (cohorts with more than one active choice + tangents) × active choices, some hundreds each, a few
 * times.
 */

import { marginalPoints, totalPoints } from "../model/overload.ts";
import { addTangents, type Branch, type LinearPlan, type Program, programOf } from "./linear-plan.ts";
import { solveLinear } from "./simplex.ts";

/** How far below the curve a solution may lie, in points, for each point that it lies above its first tangent (and one). */
const TOLERANCE = 1e-9;
const MOST_ROUNDS = 60;
/** A limit is broken where it is by more than that, in people or so. */
const BROKEN = 1e-6;

export interface LinearSolution {
  /** People of each choice. */
  readonly x: Float64Array;
  readonly load: Float64Array;
  /** Points + metres / scale. */
  readonly value: number;
  /** Proven: nothing that satisfies the rows is below. The same as the value, or nearly, unless the solver gave up. */
  readonly bound: number;
  readonly rounds: number;
  /** Rows × columns, of all rounds. */
  readonly work: number;
}

/** The difference between sums that rounding leaves undecided. */
export function undecided(value: number): number {
  return 1e-9 * (1 + Math.abs(value));
}

/** Solves, and adds variables and tangents until none is missing; `null` where nothing satisfies the rows. */
export function solveWithCuts(plan: LinearPlan, branches: readonly Branch[] = []): LinearSolution | null {
  let [backwards, work] = [false, 0];
  let mended: Float64Array | null = null;
  for (let rounds = 1; ; rounds++) {
    const program = programOf(plan, branches);
    work += program.rows.length * program.cost.length;
    const found = solveLinear(program, backwards);
    if (found === null) {
      if (mended !== null && backwards) return { ...solutionOf(plan, mended, plan.constant), rounds, work };
      if (mended !== null) backwards = true;
      mended ??= withinLimits(plan, branches);
      if (mended === null) return null;
      continue;
    }
    const { reduced, bound } = proven(plan, program, found.price);
    const solution = solutionOf(plan, peopleOf(plan, program, found.x), plan.constant + bound);
    const entered = enter(plan, reduced);
    const missing = addMissing(plan, solution.load, found.x.subarray(program.columns.length));
    if ((entered || missing) && rounds < MOST_ROUNDS) continue;
    // Once more from the other end, where the solver stopped short of the optimum.
    const short = solution.value - solution.bound > undecided(solution.value);
    if (!short || backwards || rounds >= MOST_ROUNDS) return { ...solution, rounds, work };
    backwards = true;
  }
}

function solutionOf(plan: LinearPlan, x: Float64Array, bound: number): Omit<LinearSolution, "rounds" | "work"> {
  const load = loadsOf(plan, x);
  const way = x.reduce((sum, people, k) => sum + people * plan.choices.metres[k]!, 0);
  const value = load.reduce((sum, people, j) => sum + pointsAt(plan.curves, j, people), way / plan.scale);
  return { x, load, value, bound: Math.min(value, bound) };
}

/**
 * People of each choice, within all sides and branches but otherwise anything, now all active; `null` where there are none.
 * The solver can lose its way in the program itself; then this is better than nothing, and no cost below 0 is a proof.
 */
export function withinLimits(plan: LinearPlan, branches: readonly Branch[] = []): Float64Array | null {
  for (let rounds = 1; ; rounds++) {
    const program = programOf(plan, branches, true);
    const found = solveLinear(program) ?? solveLinear(program, true);
    if (found === null) throw new Error("a linear program that anything satisfies has no solution");
    const missed = program.cost.reduce((sum, own, k) => sum + own * found.x[k]!, 0);
    if (missed <= BROKEN) return peopleOf(plan, program, found.x);
    const { reduced } = proven(plan, program, found.price, true);
    if (!enter(plan, reduced, BROKEN * 1e-3) || rounds >= MOST_ROUNDS) return null;
  }
}

/** People of every choice: the base of a cohort is whatever its variables leave. */
function peopleOf({ choices, base }: LinearPlan, { columns }: Program, found: Float64Array): Float64Array {
  const x = new Float64Array(choices.to.length);
  base.forEach((k, c) => {
    x[k] = choices.people[c]!;
  });
  columns.forEach((k, place) => {
    x[k] = found[place]!;
    x[base[choices.cohort[k]!]!]! -= found[place]!;
  });
  return x;
}

/** People at each facility. */
export function loadsOf({ choices: { fixed, to } }: LinearPlan, x: ArrayLike<number>): Float64Array {
  const load = fixed.slice();
  to.forEach((j, k) => {
    load[j]! += x[k]!;
  });
  return load;
}

/** Points of a load that need not be whole: on the straight line between its neighbours. */
function pointsAt(curves: LinearPlan["curves"], j: number, load: number): number {
  const near = Math.round(load);
  if (Math.abs(load - near) < 1e-9 * (1 + near)) return totalPoints(curves, j, Math.max(0, near));
  const below = Math.max(0, Math.floor(load));
  return totalPoints(curves, j, below) + (load - below) * marginalPoints(curves, j, below + 1);
}

/** What the prices of the rows say. */
interface Proof {
  /** What one person more of each choice costs, beyond what the rows pay for it. */
  readonly reduced: Float64Array;
  /** No plan costs less. */
  readonly bound: number;
}

/**
 * What the prices of the rows prove: Σ price × right-hand side, less whatever a variable could still lower the sum by, which
 * is at most its reduced cost for each of its people. True for any prices of the right sign; the best are those of the
 * optimum.
 */
function proven(plan: LinearPlan, program: Program, price: Float64Array, relaxed = false): Proof {
  const { choices, curves, touch, baseLeft } = plan;
  const { columns, rows } = program;
  const column = Float64Array.from(program.cost);
  let bound = 0;
  rows.forEach(({ at, by, min, max }, r) => {
    const own = price[r]!;
    if (own === 0) return;
    bound += own * (own > 0 ? min! : max!);
    at.forEach((k, i) => {
      column[k]! -= own * by[i]!;
    });
  });
  const reduced = reducedCosts(plan, program, price, relaxed);
  columns.forEach((k, place) => {
    reduced[k] = column[place]!;
  });
  reduced.forEach((own, k) => {
    if (own < 0) bound += own * choices.people[choices.cohort[k]!]!;
  });
  const people = choices.people.reduce((sum, own) => sum + own, 0);
  touch.forEach((_, j) => {
    const own = column[columns.length + j]!;
    if (own < 0) bound += own * totalPoints(curves, j, people + choices.fixed[j]!);
  });
  baseLeft.forEach((left, r) => {
    const own = column[columns.length + touch.length + r]!;
    if (own < 0) bound += own * (2 * people + Math.abs(left));
  });
  return { reduced, bound };
}

/** Reduced costs of choices that are no columns: what the rows of cohorts, loads and limits would pay for them. */
function reducedCosts(plan: LinearPlan, program: Program, price: Float64Array, relaxed: boolean): Float64Array {
  const { choices, sides, base, cost } = plan;
  const { cohorts } = program;
  const capacity = new Float64Array(base.length);
  cohorts.forEach((c, r) => {
    capacity[c] = price[r]!;
  });
  const slopes = slopesOf(plan, program, price, relaxed);
  return cost.map((own, k) => {
    const c = choices.cohort[k]!;
    const from = base[c]!;
    if (from === k) return 0;
    const load = slopes[choices.to[k]!]! - slopes[choices.to[from]!]!;
    const limits = sides.reduce((sum, { by }, r) => sum + price[cohorts.length + r]! * (by[k]! - by[from]!), 0);
    return (relaxed ? 0 : own) + load - capacity[c]! - limits;
  });
}

/** Of each facility Σ price × slope of its tangents: what the rows charge for one person more there. */
function slopesOf(
  { touch, tangents }: LinearPlan,
  { rows }: Program,
  price: Float64Array,
  relaxed: boolean,
): Float64Array {
  const slopes = new Float64Array(touch.length);
  if (relaxed) return slopes;
  const first = rows.length - tangents.length;
  tangents.forEach(({ facility, slope }, i) => {
    slopes[facility]! += price[first + i]! * slope;
  });
  return slopes;
}

/** Gives the solver more variables that would lower the sum: of each cohort the two that lower it most. */
function enter(
  { active, choices: { first }, scale, base }: LinearPlan,
  reduced: Float64Array,
  least = 0.0005 / scale,
): boolean {
  let entered = false;
  base.forEach((_, c) => {
    let [one, other] = [-1, -1];
    for (let k = first[c]!; k < first[c + 1]!; k++) {
      if (reduced[k]! >= -least || active.has(k)) continue;
      if (one < 0 || reduced[k]! < reduced[one]!) [one, other] = [k, one];
      else if (other < 0 || reduced[k]! < reduced[other]!) other = k;
    }
    for (const k of [one, other]) if (k >= 0) active.add(k);
    entered ||= one >= 0;
  });
  return entered;
}

/** Adds tangents where the solution lies below a curve; whether there were any. `found`: t(j) of each facility. */
function addMissing(plan: LinearPlan, load: Float64Array, found: Float64Array): boolean {
  const { touch, prices, curves } = plan;
  const before = plan.tangents.length;
  touch.forEach((at, j) => {
    const first = totalPoints(curves, j, at) + prices.facility[j]! * (load[j]! - at);
    const own = pointsAt(curves, j, load[j]!) - first;
    if (own - found[j]! <= TOLERANCE * (1 + own)) return;
    addTangents(plan, j, Math.floor(load[j]!));
    addTangents(plan, j, Math.ceil(load[j]!));
  });
  return plan.tangents.length > before;
}
