/**
 * Solves the linear program of a plan in cohorts (linear-plan.ts) with few variables and tangents, and adds what is missing
 * until nothing is.
 *
 * Method. The solver is given the active choices and the tangents known. Where its solution lies below a facility's curve, two
 * tangents are added, to the left and right of the load. The prices of the rows tell which other choices would lower the
 * sum; those are added, too. The same prices prove a bound (price-bound.ts): whatever the solver did, no plan is better
 * than that.
 *
 * Where the solver finds nothing within the sides, another program tells how far they must be broken at least; it brings the
 * choices that mend it, or proves that there are none.
 *
 * Complexity. A tableau of (cohorts with more than one active choice + tangents) × active choices, some hundreds each, a few
 * times.
 */

import { marginalCost, totalCost } from "../model/overload.ts";
import { addTangents, type Branch, type LinearPlan, type Program, programOf } from "./linear-plan.ts";
import { type Cost, greater, missedAtLeast, priceBound, type RowPrices } from "./price-bound.ts";
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
  readonly bound: Cost;
  readonly rounds: number;
  /** Rows × columns, of all rounds. */
  readonly work: number;
}

/** The difference between sums that the solver leaves undecided. */
function undecided(value: number): number {
  return 1e-9 * (1 + Math.abs(value));
}

/** Solves, and adds variables and tangents until none is missing; `null` where nothing satisfies the rows. */
export function solveWithCuts(plan: LinearPlan, branches: readonly Branch[] = []): LinearSolution | null {
  let [backwards, work] = [false, 0];
  let mended: Float64Array | null = null;
  // Any prices prove a bound: those at which the program begins do, and those of any round.
  let bound = priceBound(plan, branches, { ...plan.prices, branch: new Float64Array(branches.length) });
  for (let rounds = 1; ; rounds++) {
    const program = programOf(plan, branches);
    work += program.rows.length * program.cost.length;
    const found = solveLinear(program, backwards);
    if (found === null) {
      if (mended !== null && backwards) return { ...solutionOf(plan, mended, bound), rounds, work };
      if (mended !== null) backwards = true;
      mended ??= withinLimits(plan, branches);
      if (mended === null) return null;
      continue;
    }
    const charges = chargesOf(plan, program, found.price);
    bound = greater(plan, bound, priceBound(plan, branches, pricesOf(plan, charges)));
    const solution = solutionOf(plan, peopleOf(plan, program, found.x), bound);
    const entered = enter(plan, reducedCosts(plan, program, charges));
    const missing = addMissing(plan, solution.load, found.x.subarray(program.columns.length));
    if ((entered || missing) && rounds < MOST_ROUNDS) continue;
    // Once more from the other end, where the solver stopped short of the optimum.
    const short = solution.value - bound.overload - bound.metres / plan.scale > undecided(solution.value);
    if (!short || backwards || rounds >= MOST_ROUNDS) return { ...solution, rounds, work };
    backwards = true;
  }
}

function solutionOf(plan: LinearPlan, x: Float64Array, bound: Cost): Omit<LinearSolution, "rounds" | "work"> {
  const load = loadsOf(plan, x);
  const way = x.reduce((sum, people, k) => sum + people * plan.choices.metres[k]!, 0);
  const value = load.reduce((sum, people, j) => sum + pointsAt(plan.capacities, j, people), way / plan.scale);
  return { x, load, value, bound };
}

/**
 * People of each choice, within all sides and branches but otherwise anything, now all active; `null` where there are none,
 * which the prices prove: whatever people do, the sides are missed by more than nothing.
 * The solver can lose its way in the program itself; then this is better than nothing.
 */
export function withinLimits(plan: LinearPlan, branches: readonly Branch[] = []): Float64Array | null {
  for (;;) {
    const program = programOf(plan, branches, true);
    const found = solveLinear(program) ?? solveLinear(program, true);
    if (found === null) throw new Error("a linear program that anything satisfies has no solution");
    const missed = program.cost.reduce((sum, own, k) => sum + own * found.x[k]!, 0);
    if (missed <= BROKEN) return peopleOf(plan, program, found.x);
    const charges = chargesOf(plan, program, found.price);
    if (missedAtLeast(plan, branches, charges) > BROKEN / 2) return null;
    if (!enter(plan, reducedCosts(plan, program, charges), BROKEN * 1e-3)) return null;
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
function pointsAt(capacities: LinearPlan["capacities"], j: number, load: number): number {
  const near = Math.round(load);
  if (Math.abs(load - near) < 1e-9 * (1 + near)) return totalCost(capacities, j, Math.max(0, near));
  const below = Math.max(0, Math.floor(load));
  return totalCost(capacities, j, below) + (load - below) * marginalCost(capacities, j, below + 1);
}

/** What the rows of a program charge for one person more, by the prices that the solver found. */
interface Charges {
  /** In each cohort, in any choice but its base. */
  readonly cohort: Float64Array;
  readonly side: Float64Array;
  readonly branch: Float64Array;
  /** At each facility, beyond the price at which the program begins: Σ price × slope of its tangents. */
  readonly facility: Float64Array;
}

function chargesOf(plan: LinearPlan, { rows, cohorts, relaxed }: Program, price: Float64Array): Charges {
  const { base, sides, touch, tangents } = plan;
  const after = cohorts.length + sides.length;
  const first = rows.length - (relaxed ? 0 : tangents.length);
  const [cohort, facility] = [new Float64Array(base.length), new Float64Array(touch.length)];
  cohorts.forEach((c, r) => {
    cohort[c] = price[r]!;
  });
  for (let r = first; r < rows.length; r++) {
    const { facility: j, slope } = tangents[r - first]!;
    facility[j]! += price[r]! * slope;
  }
  return { cohort, facility, side: price.slice(cohorts.length, after), branch: price.slice(after, first) };
}

/** The same as prices of facilities and limits, which prove a bound. */
function pricesOf({ prices }: LinearPlan, { facility, side, branch }: Charges): RowPrices {
  return {
    facility: facility.map((own, j) => prices.facility[j]! + own),
    side: side.map((own, r) => prices.side[r]! - own),
    branch,
  };
}

/** What one person more of each choice costs beyond what the rows charge. */
function reducedCosts(plan: LinearPlan, { relaxed }: Program, charges: Charges): Float64Array {
  const { choices, sides, base, cost } = plan;
  const { cohort, side, facility } = charges;
  return cost.map((own, k) => {
    const c = choices.cohort[k]!;
    const from = base[c]!;
    if (from === k) return 0;
    const load = facility[choices.to[k]!]! - facility[choices.to[from]!]!;
    const limits = sides.reduce((sum, { by }, r) => sum + side[r]! * (by[k]! - by[from]!), 0);
    return (relaxed ? 0 : own) + load - cohort[c]! - limits;
  });
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
  const { touch, prices, capacities } = plan;
  const before = plan.tangents.length;
  touch.forEach((at, j) => {
    const first = totalCost(capacities, j, at) + prices.facility[j]! * (load[j]! - at);
    const own = pointsAt(capacities, j, load[j]!) - first;
    if (own - found[j]! <= TOLERANCE * (1 + own)) return;
    addTangents(plan, j, Math.floor(load[j]!));
    addTangents(plan, j, Math.ceil(load[j]!));
  });
  return plan.tangents.length > before;
}
