/**
 * What the engine is given. It knows units (people alike in everything, with a whole weight), facilities, options, costs
 * and prices; nothing of health or maps. All numbers are whole; sums stay below 2^53 (the caller sees to it).
 */

/** Where units may go and what it costs, asked in batches so that whole blocks of units can be passed over at once. */
export interface Options {
  readonly units: number;
  readonly facilities: number;
  /** People in each unit: 1 or more. A unit may be split among facilities into whole people. */
  readonly weight: Int32Array;
  /** Cost of an option for each person of the unit, or NaN where it is none. */
  cost(unit: number, facility: number): number;
  /**
   * For each of the units `first`, `first + step`, … (`count` of them) writes the at most `found.most` options of least
   * cost + price, cheapest first: only those below `limit[i]` (when given) and at most `within` above the cheapest.
   * Without `limit` every unit has at least one option.
   */
  best(batch: Batch, prices: Float64Array, within: number, limit: Float64Array | undefined, found: Found): void;
}

/** Every `step`-th unit from `first`, `count` in all. */
export interface Batch {
  readonly first: number;
  readonly count: number;
  readonly step: number;
}

/** Options found: those of the i-th unit of the batch stand at `i * most` and after. */
export interface Found {
  readonly most: number;
  /** How many were found for each unit of the batch: at most all facilities. */
  readonly size: Uint16Array;
  readonly facility: Int32Array;
  readonly cost: Int32Array;
}

/** Room for the answers to batches of up to `count` units. */
export function allocateFound(count: number, most: number): Found {
  return {
    most,
    size: new Uint16Array(count),
    facility: new Int32Array(count * most),
    cost: new Int32Array(count * most),
  };
}

/** What the h-th person costs at a facility. Never falls as h grows: the cost of a load is convex. */
export interface ConvexCost {
  /** Cost of the h-th person at facility j; for h = 0, of nobody, it is the least price there may be. */
  marginal(j: number, h: number): number;
  /** The most people of whom none costs more than `price`; may be Infinity. */
  maxLoad(j: number, price: number): number;
}
