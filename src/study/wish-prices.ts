/**
 * What it would cost everybody to give one person one facility, exactly.
 *
 * Problem. A wish that the plan does not grant. Planning again with it takes a second; a counter clerk has ten people in
 * line.
 *
 * Method. The plan's prices make every arc's reduced cost non-negative: cost(u, b) + p(b) − cost(u, a) − p(a) ≥ 0 for u at
 * a. When u goes from a to X, X has one too many and a has a place. The cheapest way to mend both is a shortest path by
 * reduced cost: from X to a; or from X to where one more costs least beyond its price (up), together with one from where
 * one fewer saves most of its price (down) to a:
 *
 *     rc(u, X) + min( d(X, a), min over v of d(X, v) + up(v)  +  min over w of down(w) + d(w, a) ).
 *
 * Both paths of the second form never need the same person: if they shared an arc, the first form would be no dearer. The
 * smallest reduced cost of each arc is found in one pass over all people, and the second smallest, for u itself has no
 * part in the mending.
 *
 * Complexity. O(units × facilities) once; O(facilities²) a question. Memory: 20 bytes for each pair of facilities.
 *
 * References. Ahuja, Magnanti & Orlin, Network Flows (1993), section 9.7 (successive shortest paths: one more unit).
 */

import { wrongInput } from "../errors.ts";
import { runThrough } from "../generators.ts";
import { LEXICOGRAPHIC_WEIGHT } from "../model/overload.ts";
import { type Model, prepare } from "../model/prepare.ts";
import { rowsOf } from "../model/units.ts";
import type { Plan, Problem } from "../types.ts";
import { planOfProblem } from "../verify/plan-of-problem.ts";
import type { Worth } from "./why.ts";

/** What a wish costs, and who would have to go where for it. */
export interface WishPrice extends Worth {
  /**
   * Facilities along which one person each would move on: from the wished one, and, after −1, those from which somebody
   * comes to take the place that is left. Of people nothing is told.
   */
  readonly chain: readonly number[];
}

/** The cheapest and second cheapest arc between each two facilities, over all people. */
interface Arcs {
  readonly m: number;
  readonly least: Float64Array;
  /** The unit that has the cheapest; −1 where there is none. */
  readonly unit: Int32Array;
  readonly second: Float64Array;
}

/**
 * Prices of wishes in a proven plan: looks at everybody once, and then answers at once. The answer is exact: what the
 * objective would be with this one person there, less what it is. `null` where the facility is no option for them (see
 * `why`), or they may not move.
 *
 * @throws InputError for a plan that is not proven optimal. Where households are bound no such answer is exact: plan with
 * `households: "separate"` to ask.
 *
 * @example
 * const priceOf = wishPrices(problem, plan);
 * priceOf(17, 3); // { overload: 0, metres: 1250, chain: [3, 8] }
 */
export function wishPrices(problem: Problem, plan: Plan): (row: number, facility: number) => WishPrice | null {
  const own = planOfProblem(problem, plan);
  if (own.status !== "optimal" || own.bound?.enrolled !== undefined)
    throw wrongInput("plan.status", { code: "value", expected: "proven-separate-plan" });
  const model = runThrough(prepare(problem, own.policy));
  const { units } = model;
  const scale = model.capacities.weights.point;
  const price = own.price!.metres.map((metres, j) => own.price!.overload[j]! * scale + metres);
  const seats = seatsOf(model, own);
  const arcs = arcsOf(model, price, seats);
  const steps = marginalSteps(model, own, price);
  const unitOf = new Map<number, number>();
  for (let unit = 0; unit < units.size; unit++) for (const row of rowsOf(units, unit)) unitOf.set(row, unit);

  return (row, facility) => {
    if (!(Number.isInteger(row) && row >= 0 && row < problem.participants.facility.length))
      throw wrongInput("row", { code: "value", expected: "row-of-problem" });
    if (problem.facilities[facility] === undefined)
      throw wrongInput("facility", { code: "value", expected: "facility-index" });
    const unit = unitOf.get(row);
    if (unit === undefined) return null;
    const from = seatOfRow(own, row) ?? units.today[unit]!;
    const cost = model.options.cost(unit, facility);
    if (Number.isNaN(cost)) return null;
    if (from === facility) return { overload: 0, metres: 0, chain: [] };
    const reduced = cost + price[facility]! - model.options.cost(unit, from) - price[from]!;
    // Others like them may take part, at other facilities or where more than one of them is.
    const gone: Gone = { unit: seats.at(unit, from) > 1 ? -1 : unit, from };
    const mended = cheapestMending(arcs, steps, gone, facility);
    return { ...worthOf(reduced + mended.length, scale), chain: mended.chain };
  };
}

function worthOf(value: number, scale: number): Worth {
  if (scale !== LEXICOGRAPHIC_WEIGHT) return { overload: 0, metres: value };
  const overload = Math.round(value / scale);
  return { overload, metres: value - overload * scale };
}

/** People of each unit at each facility. */
interface Seats {
  at(unit: number, facility: number): number;
  of(unit: number): ReadonlyMap<number, number>;
}

function seatsOf({ units }: Model, { transfers }: Plan): Seats {
  const moved = new Map<number, [to: number, people: number][]>();
  transfers.participant.forEach((row, i) => {
    const own = moved.get(row);
    const seat: [number, number] = [transfers.to[i]!, transfers.people[i]!];
    if (own === undefined) moved.set(row, [seat]);
    else own.push(seat);
  });
  const of = (unit: number): Map<number, number> => {
    const at = new Map<number, number>();
    let staying = units.weight[unit]!;
    for (const row of rowsOf(units, unit)) {
      for (const [to, people] of moved.get(row) ?? []) {
        staying -= people;
        at.set(to, (at.get(to) ?? 0) + people);
      }
    }
    if (staying > 0) at.set(units.today[unit]!, staying);
    return at;
  };
  return { of, at: (unit, facility) => of(unit).get(facility) ?? 0 };
}

/** Where people of a row are sent; undefined where all stay. */
function seatOfRow({ transfers }: Plan, row: number): number | undefined {
  // Rows ascend.
  let [low, high] = [0, transfers.participant.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (transfers.participant[middle]! < row) low = middle + 1;
    else high = middle;
  }
  return transfers.participant[low] === row ? transfers.to[low] : undefined;
}

function arcsOf({ units, options }: Model, price: Float64Array, seats: Seats): Arcs {
  const m = price.length;
  const least = new Float64Array(m * m).fill(Number.POSITIVE_INFINITY);
  const second = new Float64Array(m * m).fill(Number.POSITIVE_INFINITY);
  const unitAt = new Int32Array(m * m).fill(-1);
  const value = new Float64Array(m);
  for (let unit = 0; unit < units.size; unit++) {
    for (let j = 0; j < m; j++) value[j] = options.cost(unit, j) + price[j]!;
    for (const [a, people] of seats.of(unit)) {
      for (let b = 0; b < m; b++) {
        const reduced = value[b]! - value[a]!;
        const arc = a * m + b;
        // NaN, of what is no option, is not less than anything.
        if (b === a || !(reduced < second[arc]!)) continue;
        if (reduced < least[arc]!) {
          second[arc] = people > 1 ? reduced : least[arc]!;
          least[arc] = reduced;
          unitAt[arc] = unit;
        } else second[arc] = reduced;
      }
    }
  }
  return { m, least, unit: unitAt, second };
}

/** What one more costs beyond the price at each facility, and what one fewer saves less than it. */
interface Steps {
  readonly up: Float64Array;
  readonly down: Float64Array;
}

function marginalSteps({ loadCost }: Model, { enrolled }: Plan, price: Float64Array): Steps {
  return {
    up: price.map((own, j) => loadCost.marginal(j, enrolled[j]! + 1) - own),
    down: price.map((own, j) =>
      enrolled[j] === 0 ? Number.POSITIVE_INFINITY : own - loadCost.marginal(j, enrolled[j]!),
    ),
  };
}

/** The one person that takes no part in the mending: the unit at a facility; −1 where others like them are there. */
interface Gone {
  readonly unit: number;
  readonly from: number;
}

function cheapestMending(
  arcs: Arcs,
  { up, down }: Steps,
  gone: Gone,
  wished: number,
): { length: number; chain: number[] } {
  const left = gone.from;
  const onward = shortestPaths(arcs, gone, wished, 1);
  const backward = shortestPaths(arcs, gone, left, -1);
  const end = indexOfLeast(onward.distance.map((far, v) => far + up[v]!));
  const start = indexOfLeast(backward.distance.map((far, w) => far + down[w]!));
  const around = onward.distance[left]!;
  const apart = onward.distance[end]! + up[end]! + backward.distance[start]! + down[start]!;
  if (around <= apart) return { length: around, chain: pathTo(onward.parent, left).reverse() };
  const filled = pathTo(backward.parent, start);
  const chain = pathTo(onward.parent, end).reverse();
  return { length: apart, chain: filled.length > 1 ? [...chain, -1, ...filled] : chain };
}

function indexOfLeast(values: Float64Array): number {
  let least = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! < values[least]!) least = i;
  return least;
}

/** From a facility up to where its path began. */
function pathTo(parent: Int32Array, facility: number): number[] {
  const path = [facility];
  for (let at = parent[facility]!; at !== -1; at = parent[at]!) path.push(at);
  return path;
}

/** Dijkstra without a heap: the graph is dense. Forward from a facility, or backward to it. */
function shortestPaths(
  { m, least, unit, second }: Arcs,
  gone: Gone,
  from: number,
  direction: 1 | -1,
): { distance: Float64Array; parent: Int32Array } {
  const distance = new Float64Array(m).fill(Number.POSITIVE_INFINITY);
  const parent = new Int32Array(m).fill(-1);
  const settled = new Uint8Array(m);
  distance[from] = 0;
  for (;;) {
    let v = -1;
    for (let j = 0; j < m; j++)
      if (settled[j] === 0 && distance[j]! < (v < 0 ? Number.POSITIVE_INFINITY : distance[v]!)) v = j;
    if (v < 0) return { distance, parent };
    settled[v] = 1;
    for (let w = 0; w < m; w++) {
      const arc = direction === 1 ? v * m + w : w * m + v;
      const far =
        distance[v]! +
        (unit[arc] === gone.unit && (direction === 1 ? v : w) === gone.from ? second[arc]! : least[arc]!);
      if (settled[w] === 1 || !(far < distance[w]!)) continue;
      distance[w] = far;
      parent[w] = v;
    }
  }
}
