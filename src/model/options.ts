/**
 * Options and costs of units, as the engine asks for them: in batches, at given prices.
 *
 * Problem. For each of many units find the few facilities of least cost + price, or prove that none beats a limit,
 * without looking at all n × m pairs.
 *
 * Method. Neighbouring units form a block of at most 32 of one kind: the same facility today, the same facilities open.
 * For a block the travel room bounds the way to each facility, and so its burden, from below and above. In a unit's own
 * terms cost + price is max(burden(j), base + 1 + floor(burden(j) / 10)) + price(j), shifted by its base; comparisons
 * among its facilities do not notice the shift. Both terms grow with the burden, so its bounds bound them. A facility
 * whose lower bound lies above the least upper bound of any (or above every unit's limit) is none's best, and is passed
 * over for the whole block. Before that a long run of blocks of one kind leaves out in the same way what is near none of
 * its units: most of what a block would have to bound. What remains, some ten of hundreds, is looked at pair by pair:
 * first by price, then by squared chord, and only those that may win get an exact distance.
 *
 * Invariant. Passing over is only ever a matter of speed: what is passed over cannot be among the answers.
 *
 * Complexity. O(m) for a block, a few nanoseconds for each pair that remains.
 */

import type { Batch, Found, Options } from "../assign/problem.ts";
import { NO_WAY, type Travel } from "../travel/travel.ts";
import type { ParticipantColumns } from "../types.ts";
import {
  baseOf,
  costOfMove,
  type Hardship,
  leastTransfer,
  type MoveRules,
  metresToday,
  NEWLY_ENROLLED,
  reachOf,
  surchargeOf,
  type UnitMoves,
  wayToday,
} from "./moves.ts";
import type { Units } from "./units.ts";

/** Units measured between two pauses: behind barriers the first way from each cell takes a hundred times as long as others. */
const UNITS_PER_SLICE = 512;
/** The most units in a block. */
const BLOCK = 32;
/** From so many units of one kind on it pays to find first what is near any of them. */
const RUN = 3 * BLOCK;

/** Base and reach of units, place by place. */
export function* movesOf(
  units: Pick<Units, "size" | "firstListed" | "today" | "unitKind" | "rows" | "rowStart">,
  travel: Travel,
  rules: MoveRules,
  participants: ParticipantColumns,
  letters?: Int32Array,
): Generator<number, UnitMoves> {
  const { today, unitKind, rows, rowStart } = units;
  const measured = { base: new Float64Array(units.size), reach: new Int32Array(units.size) };
  for (let from = 0; from < units.size; from += UNITS_PER_SLICE) {
    const end = Math.min(units.size, from + UNITS_PER_SLICE);
    measureUnits(units, travel, rules, [from, end], measured);
    yield end;
  }
  const letter = letters && today.map((_, unit) => letters[rows[rowStart[unit]!]!]!);
  return { today, unitKind, ...measured, hardship: hardshipIn(units, participants), letter };
}

/** Base and reach of some units, from one to before another. */
function measureUnits(
  { today, firstListed }: Pick<Units, "today" | "firstListed">,
  travel: Travel,
  rules: MoveRules,
  [from, end]: readonly [number, number],
  { base, reach }: Pick<UnitMoves, "base" | "reach">,
): void {
  for (let unit = from; unit < end; unit++) {
    const own = today[unit]!;
    const metres = metresToday(travel, unit, own);
    base[unit] = metres === NO_WAY ? 0 : baseOf(metres, own, rules);
    reach[unit] = reachOf(metres, rules, unit >= firstListed);
  }
}

function hardshipIn(
  units: Pick<Units, "today" | "rows" | "rowStart">,
  { extraCost, extraCostPerKm }: ParticipantColumns,
): Hardship | undefined {
  if (extraCost === undefined && extraCostPerKm === undefined) return undefined;
  const { rows, rowStart, today } = units;
  const column = (of: (row: number, unit: number) => number): Int32Array =>
    today.map((_, unit) => of(rows[rowStart[unit]!]!, unit));
  return {
    extra: column((row, unit) => (today[unit] === NEWLY_ENROLLED ? 0 : (extraCost?.[row] ?? 0))),
    perKm: column((row) => extraCostPerKm?.[row] ?? 0),
  };
}

/** The interface that the engine works with. */
export function optionsOf(weight: Int32Array, moves: UnitMoves, travel: Travel, rules: MoveRules): Options {
  const search = createSearch(moves, travel, rules);
  return {
    units: weight.length,
    facilities: travel.facilities,
    weight,
    cost(unit, facility) {
      const today = moves.today[unit]!;
      if (facility === today) return 0;
      const metres = travel.metres(unit, facility);
      return metres <= moves.reach[unit]! ? costOfMove(moves, unit, facility, metres, rules) : Number.NaN;
    },
    best(batch, prices, within, limit, found) {
      bestOfBatch(search, batch, { prices, within, limit, found });
    },
  };
}

interface Search {
  readonly moves: UnitMoves;
  readonly travel: Travel;
  readonly rules: MoveRules;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly all: Int32Array;
  /** Those that may win somewhere in the run. */
  readonly near: Int32Array;
  /** Facilities that may win somewhere in the block, the most promising first. */
  readonly contender: Int32Array;
  /** Of each the least cost + price + base of any unit of the block. */
  readonly lowerBound: Float64Array;
  /** What counts as added to the ways. */
  readonly offset: Float64Array;
  /** Metres that the way of the unit at hand to each contender is not shorter than. */
  readonly leastMetres: Float64Array;
  /** Cost + price of the options found for it. */
  readonly total: Float64Array;
}

function createSearch(moves: UnitMoves, travel: Travel, rules: MoveRules): Search {
  const m = travel.facilities;
  return {
    offset: rules.offset ?? new Float64Array(m),
    moves,
    travel,
    rules,
    low: new Float64Array(m),
    high: new Float64Array(m),
    all: Int32Array.from({ length: m }, (_, j) => j),
    near: new Int32Array(m),
    contender: new Int32Array(m),
    lowerBound: new Float64Array(m),
    leastMetres: new Float64Array(m),
    total: new Float64Array(m),
  };
}

/** What is asked of a batch. */
interface Query {
  readonly prices: Float64Array;
  readonly within: number;
  readonly limit: Float64Array | undefined;
  readonly found: Found;
}

function bestOfBatch(search: Search, batch: Batch, query: Query): void {
  const { unitKind } = search.moves;
  const { first, count, step } = batch;
  for (let from = 0; from < count; ) {
    let end = from + 1;
    while (end < count && unitKind[first + end * step] === unitKind[first + from * step]) end++;
    bestOfRun(search, { first: first + from * step, count: end - from, step }, query, from);
    from = end;
  }
}

/** A run of units of one kind, whose answers begin at an index: block after block, among facilities near all of them. */
function bestOfRun(search: Search, run: Batch, query: Query, index: number): void {
  const { today } = search.moves;
  const { first, count, step } = run;
  const { limit, prices, found } = query;
  const cheapest = prices.reduce((least, price) => Math.min(least, price), Number.POSITIVE_INFINITY);
  // Newcomers pay no less than nothing, nor do others, who may stay, unless they may move just to be nearer.
  const isGain = search.rules.closer && today[first] !== NEWLY_ENROLLED;
  const isHopeless = (from: number, units: number): boolean =>
    limit !== undefined && !isGain && !isBelowAny(cheapest, limit, index + from, index + from + units);
  const near = count < RUN || isHopeless(0, count) ? search.all : nearOf(search, run, query, index);
  for (let from = 0; from < count; from += BLOCK) {
    const block = { first: first + from * step, count: Math.min(BLOCK, count - from), step };
    if (isHopeless(from, block.count)) {
      // All prices are too high.
      found.size.fill(0, index + from, index + from + block.count);
      continue;
    }
    const contenders = contendersOf(search, block, query, index + from, near);
    sortByLowerBound(search.contender, search.lowerBound, contenders);
    for (let i = 0; i < block.count; i++) {
      bestOfUnit(search, block.first + i * step, contenders, query, index + from + i);
    }
  }
}

/** The facilities that may be an answer for some unit of a run. */
function nearOf(search: Search, run: Batch, query: Query, index: number): Int32Array {
  const size = contendersOf(search, run, query, index, search.all);
  search.near.set(search.contender.subarray(0, size));
  return search.near.subarray(0, size);
}

function isBelowAny(least: number, limit: Float64Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (least < limit[i]!) return true;
  return false;
}

/** What the units of a block have in common. */
interface Block {
  readonly today: number;
  /** Facilities are looked at from this one on: of equals the first are found, and not all units should find the same. */
  readonly first: number;
  readonly baseLow: number;
  readonly baseHigh: number;
  readonly reachLow: number;
  readonly reachHigh: number;
  /** The highest limit of any unit, in its own terms. */
  readonly limit: number;
  /** The greatest hardship of any unit for each metre beyond today's way. */
  readonly perMetre: number;
}

function measureBlock(moves: UnitMoves, batch: Batch, limit: Float64Array | undefined, limitFrom: number): Block {
  const { today, base, reach } = moves;
  const { first, count, step } = batch;
  let [baseLow, baseHigh, reachLow, reachHigh] = [base[first]!, base[first]!, reach[first]!, reach[first]!];
  let highest = limit === undefined ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  for (let i = 0, unit = first; i < count; i++, unit += step) {
    const own = base[unit]!;
    const far = reach[unit]!;
    if (own < baseLow) baseLow = own;
    if (own > baseHigh) baseHigh = own;
    if (far < reachLow) reachLow = far;
    if (far > reachHigh) reachHigh = far;
    if (limit !== undefined && limit[limitFrom + i]! + own > highest) highest = limit[limitFrom + i]! + own;
  }
  return {
    today: today[first]!,
    first: (first * 0x9e37) & 0xffff,
    baseLow,
    baseHigh,
    reachLow,
    reachHigh,
    limit: highest,
    perMetre: hardestOf(moves.hardship, batch) / 1000,
  };
}

/** The greatest hardship for each kilometre. What any transfer costs a unit, letters too, is the same wherever it goes. */
function hardestOf(hardship: Hardship | undefined, { first, count, step }: Batch): number {
  let perKm = 0;
  if (hardship === undefined) return perKm;
  for (let i = 0, unit = first; i < count; i++, unit += step) perKm = Math.max(perKm, hardship.perKm[unit]!);
  return perKm;
}

/** Whether a move of a block's units costs no less than {@link leastTransfer}. */
function hasLeast({ today }: Pick<Block, "today">, { closer }: MoveRules): boolean {
  return today !== NEWLY_ENROLLED && !closer;
}

/** Collects, of some facilities, those that may be an answer for some unit of the block; returns how many. */
function contendersOf(search: Search, batch: Batch, query: Query, index: number, among: Int32Array): number {
  const { travel, rules, low, high, offset, contender, lowerBound } = search;
  const { prices, within, limit } = query;
  travel.bounds(batch.first, batch.count, batch.step, low, high, among);
  const block = measureBlock(search.moves, batch, limit, index);
  const surcharge = surchargeOf(block.today, rules);
  const base = hasLeast(block, rules) ? block.baseLow : Number.NEGATIVE_INFINITY;
  const cutoff =
    within < Number.POSITIVE_INFINITY
      ? Math.min(block.limit, leastUpperBound(search, block, prices, among) + within)
      : block.limit;
  let size = 0;
  const m = among.length;
  for (let k = 0, at = block.first % Math.max(1, m); k < m; k++, at = at + 1 === m ? 0 : at + 1) {
    const j = among[at]!;
    const burden = low[j]! + offset[j]!;
    const least = Math.max(burden, base + leastTransfer(burden)) + surcharge + prices[j]!;
    if (least > cutoff || low[j]! > block.reachHigh || j === block.today) continue;
    contender[size] = j;
    lowerBound[size++] = least;
  }
  return size;
}

/** Shell's sort: mostly few to some hundreds, and no comparison function to call. */
function sortByLowerBound(contender: Int32Array, lowerBound: Float64Array, size: number): void {
  let widest = 1;
  while (9 * widest + 2 < size) widest *= 9;
  for (let gap = widest; gap > 0; gap = Math.floor(gap / 9)) {
    for (let i = gap; i < size; i++) {
      const facility = contender[i]!;
      const least = lowerBound[i]!;
      let at = i;
      for (; at >= gap && lowerBound[at - gap]! > least; at -= gap) {
        contender[at] = contender[at - gap]!;
        lowerBound[at] = lowerBound[at - gap]!;
      }
      contender[at] = facility;
      lowerBound[at] = least;
    }
  }
}

/** No unit of the block has to pay more than this, in its own terms, beside what any transfer costs it. */
function leastUpperBound(search: Search, block: Block, prices: Float64Array, among: Int32Array): number {
  const { rules, high, offset } = search;
  const { today } = block;
  const base = hasLeast(block, rules) ? block.baseHigh : Number.NEGATIVE_INFINITY;
  // Where people may also move just to be nearer, a cost of 0 counts as 1.
  const extra = surchargeOf(today, rules) + (rules.closer ? 1 : 0);
  const from = wayToday(today, block.baseLow, rules);
  let least = today === NEWLY_ENROLLED ? Number.POSITIVE_INFINITY : block.baseHigh + prices[today]!;
  for (let i = 0; i < among.length; i++) {
    const j = among[i]!;
    if (high[j]! > block.reachLow) continue;
    const burden = high[j]! + offset[j]!;
    let most = Math.max(burden, base + leastTransfer(burden)) + extra + prices[j]!;
    if (block.perMetre > 0) most += 1 + block.perMetre * Math.max(0, high[j]! - from);
    if (most < least) least = most;
  }
  return least;
}

/**
 * The best options of one unit among the candidates, into its place in `found`. How far each is at least is found in one
 * plain loop over those that promise enough; only those that may still win get an exact distance.
 */
function bestOfUnit(search: Search, unit: number, contenders: number, query: Query, index: number): void {
  const { moves, travel, rules, offset, contender, lowerBound, leastMetres, total } = search;
  const { prices, within, limit, found } = query;
  const { most } = found;
  const base = moves.base[unit]!;
  const reach = moves.reach[unit]!;
  const today = moves.today[unit]!;
  const { hardship, letter } = moves;
  const extra = surchargeOf(today, rules) + (hardship?.extra[unit] ?? 0) + (letter?.[unit] ?? 0);
  const isLeast = hasLeast({ today }, rules);
  let cutoff = limit === undefined ? Number.POSITIVE_INFINITY : limit[index]!;
  let size = 0;
  if (today !== NEWLY_ENROLLED && prices[today]! < cutoff) {
    insert(total, found, index, size++, prices[today]!, today, 0);
    cutoff = Math.min(cutoff, most === 1 ? total[0]! : total[0]! + within + 1);
  }
  let promising = contenders;
  while (promising > 0 && lowerBound[promising - 1]! >= cutoff + base) promising--;
  if (promising > 0) travel.atLeast(unit, contender, promising, leastMetres);
  for (let c = 0; c < promising && lowerBound[c]! < cutoff + base; c++) {
    const j = contender[c]!;
    const price = prices[j]!;
    // What the way may cost, by either term, and so how long it may be.
    const slack = cutoff - price - extra;
    const burden = Math.min(slack + base, isLeast ? 10 * Math.ceil(slack - 1) : Number.POSITIVE_INFINITY);
    const below = Math.min(burden - offset[j]!, reach + 1);
    if (leastMetres[c]! >= below) continue;
    const metres = travel.metresBelow(unit, j, below);
    if (metres >= below) continue;
    const cost = costOfMove(moves, unit, j, metres, rules);
    if (cost + price >= cutoff) continue;
    insert(total, found, index, size < most ? size++ : size - 1, cost + price, j, cost);
    cutoff = Math.min(cutoff, size === most ? total[size - 1]! : total[0]! + within + 1);
  }
  while (size > 1 && total[size - 1]! > total[0]! + within) size--;
  found.size[index] = size;
}

/** Puts an option into its place among those found, cheapest first; what stands at `last` is lost. */
export function insert(
  value: Float64Array,
  { most, facility, cost }: Found,
  index: number,
  last: number,
  total: number,
  j: number,
  moveCost: number,
): void {
  const at = index * most;
  let k = last;
  for (; k > 0 && value[k - 1]! > total; k--) {
    value[k] = value[k - 1]!;
    facility[at + k] = facility[at + k - 1]!;
    cost[at + k] = cost[at + k - 1]!;
  }
  value[k] = total;
  facility[at + k] = j;
  cost[at + k] = moveCost;
}
