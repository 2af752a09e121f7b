/**
 * The engine counts itself over.
 *
 * Problem. A column too narrow for what is written into it wraps in silence: 256 options listed were once 0 in 8 bits, and
 * a whole population was lost under the word "optimal". Neither types nor the small problems of most tests see that.
 *
 * Method. Before work, `checkSizes` compares what is asked with the widths below. After it, `audit` counts over what was
 * found, from nothing but lists, loads and prices: each unit's people are all somewhere, at options listed once; loads are
 * the people counted; with prices, every load lies between its marginal costs, and everybody sits at the cheapest of
 * the options listed. (That no option is missing from the lists is what pricing has proven; `verify` proves it again.)
 * Whatever fails throws: no plan is better than a wrong one.
 *
 * Widths, and what bounds them:
 * - facility numbers: `Candidates.facility` 16 bits, `Found.facility` 32; at most 4,096 facilities.
 * - lengths of lists: `Found.size` 16 bits; a unit lists each facility at most once, so 4,096.
 * - pairs of facilities: `FacilityGraph.arcOf` and `Unlisted` have m² entries, at most 2^24, and are numbered a·m + b.
 * - costs: `Candidates.cost`, `Found.cost` 32 bits with sign; below 2^30. The length of an arc is the difference of two of
 *   them, below 2^31 − 1, which stands for no arc. `Listing.cover` is cut off at 2^30.
 * - people: `weight` and `flow` 32 bits with sign; all people together below 2^31. Loads and totals are Float64.
 * - arcs, candidates and places in heaps: 32 bits with sign; below 2^31 by memory, for each takes 8 bytes or more.
 *
 * Complexity. O(units + m + options listed).
 */

import { internalError } from "../errors.ts";
import { type Candidates, NONE } from "./candidates.ts";
import type { ConvexCost, Options } from "./problem.ts";

/** The engine's columns hold as many facilities. */
const MOST_FACILITIES = 4096;
/** Costs, as numbers without their sign, and people in all stay below. */
const COST_LIMIT: number = 2 ** 30;
const PEOPLE_LIMIT: number = 2 ** 31;

const UNITS_PER_SLICE = 4096;

/** What is counted over. */
export interface Audited {
  readonly options: Pick<Options, "units" | "facilities" | "weight">;
  readonly loadCost: ConvexCost;
  /** People at each facility who may not choose. */
  readonly fixed: Float64Array;
  readonly candidates: Candidates;
  /** Where the engine believes all people to be. */
  readonly load: Float64Array;
  /** `null` where nothing is proven. */
  readonly price: Float64Array | null;
}

/** Throws where a problem is larger than the engine's columns are wide. */
export function checkSizes({ units, facilities, weight }: Options, fixed: Float64Array): void {
  let people = fixed.reduce((sum, one) => sum + one, 0);
  for (let unit = 0; unit < units; unit++) people += weight[unit]!;
  if (facilities > MOST_FACILITIES) throw internalError(`${facilities} facilities`);
  if (!(people < PEOPLE_LIMIT)) throw internalError(`${people} people`);
}

/** Throws where what was found does not add up; yields between slices of units. */
export function* audit(audited: Audited): Generator<void, void> {
  const { options, fixed, candidates, load } = audited;
  const { facilities: m, units } = options;
  const counted = fixed.slice();
  // The last unit that listed each facility.
  const lister = new Int32Array(m).fill(NONE);
  for (let from = 0; from < units; from += UNITS_PER_SLICE) {
    countUnits(audited, from, Math.min(units, from + UNITS_PER_SLICE), counted, lister);
    yield;
  }
  for (let j = 0; j < m; j++) {
    if (counted[j] !== load[j]) throw wrong(audited, `a load of ${load[j]} where ${counted[j]} people are`);
    checkPrice(audited, j);
  }
  if (candidates.units !== units) throw wrong(audited, `lists of ${candidates.units} units`);
}

/** Adds the people of some units to where they are. */
function countUnits(audited: Audited, from: number, end: number, counted: Float64Array, lister: Int32Array): void {
  const { candidates, options, price } = audited;
  const { head, next, unit: owner, facility, cost, flow } = candidates;
  for (let unit = from; unit < end; unit++) {
    let people = 0;
    let [least, dearest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let candidate = head[unit]!; candidate !== NONE; candidate = next[candidate]!) {
      const j = facility[candidate]!;
      if (!(j < lister.length) || owner[candidate] !== unit) throw wrong(audited, "an option of nobody");
      if (lister[j] === unit) throw wrong(audited, "an option listed twice");
      if (!(Math.abs(cost[candidate]!) < COST_LIMIT)) throw wrong(audited, `a cost of ${cost[candidate]}`);
      if (!(flow[candidate]! >= 0)) throw wrong(audited, `${flow[candidate]} people at an option`);
      lister[j] = unit;
      people += flow[candidate]!;
      counted[j]! += flow[candidate]!;
      const total = cost[candidate]! + (price === null ? 0 : price[j]!);
      if (total < least) least = total;
      if (flow[candidate]! > 0 && total > dearest) dearest = total;
    }
    if (people !== options.weight[unit]) throw wrong(audited, `${people} of ${options.weight[unit]} people of a unit`);
    if (price !== null && dearest > least) throw wrong(audited, "people who have a cheaper option");
  }
}

/** A price lies between what the last person costs and what the next one would. */
function checkPrice(audited: Audited, j: number): void {
  const { loadCost, load, price } = audited;
  if (price === null) return;
  const own = price[j]!;
  if (loadCost.marginal(j, load[j]!) <= own && own <= loadCost.marginal(j, load[j]! + 1)) return;
  throw wrong(audited, "a price that is not between marginal costs");
}

function wrong({ options, candidates }: Audited, what: string): Error {
  return internalError(
    `${what} (units: ${options.units}, facilities: ${options.facilities}, options: ${candidates.size})`,
  );
}
