/**
 * The draw among people whom the optimum cannot tell apart.
 *
 * Problem. Of all who are registered at t and may go to j at the same cost, some go and some stay, and any others of them
 * might as well. They need not live at one place: every gain beyond the bother of moving costs 1 metre. The engine takes
 * them as they come along its curve; who goes must be drawn instead.
 *
 * Method. At the optimum's prices only those are left to chance for whom going costs just price(t) − price(j): for less
 * all go, for more none. So for each t and j that anybody goes between at that cost, the places are given to the lowest
 * draws among those who go there and those who stay and might. Who is displaced stays, and may have a better claim to
 * another j, so this is repeated until nothing changes.
 *
 * Invariants. Loads, costs and prices stay as they are, person for person. At the end nobody who stays at t has drawn a lower
 * number than somebody who went from t to j at a cost at which the other might have gone. `verify` checks that.
 *
 * Complexity. A lower bound of the way for each unit and each such j, a sort of those concerned, and some passes over them.
 * Each exchange lets a lower number go, so it ends; two or three passes are usual.
 */

import { drawOrder } from "./draw.ts";
import type { Seat, Seating } from "./hand-back.ts";
import { NEWLY_ENROLLED } from "./moves.ts";
import { type Model, rowsOf } from "./prepare.ts";

const UNITS_PER_SLICE = 4096;

/** Takes a transfer: row, from, to, people, metres. */
export type Sink = (row: number, from: number, to: number, people: number, metres: number) => void;

/** Where people go from one facility at just the cost at which they might as well stay, and who might. */
interface Open {
  readonly today: number;
  /** Ascending; and what each costs. */
  readonly to: Int32Array;
  readonly cost: Float64Array;
  /** Units that might as well stay. The k-th may go, at its cost, to those from `start[k]` to before `start[k + 1]`: */
  readonly units: number[];
  readonly start: number[];
  /** where they stand in `to`, and how many people the engine lets go there. */
  readonly ways: number[];
  readonly people: number[];
}

/** Facilities that people go to, and what it costs. */
type Ways = Map<number, number>;

/** Draws who goes, and hands these transfers to `sink`. Returns the units that are dealt with. */
export function* drawLots(
  model: Model,
  seating: Seating,
  price: Float64Array,
  sink: Sink,
): Generator<number, ReadonlySet<number>> {
  const dealt = new Set<number>();
  if (model.problem.participants.ids === undefined) return dealt;
  const ways = yield* waysLeftOpen(model, seating, price);
  const open = yield* whoMight(model, seating, ways);
  for (const one of open.values()) {
    // Within one unit the hand-back draws.
    if (one.units.length < 2) continue;
    yield* drawAt(model, one, sink);
    for (const unit of one.units) dealt.add(unit);
  }
  return dealt;
}

/** For each facility the ways that people go at just the cost at which they might as well stay. */
function* waysLeftOpen({ units }: Model, seating: Seating, price: Float64Array): Generator<number, Map<number, Ways>> {
  const ways = new Map<number, Ways>();
  for (let unit = 0; unit < units.size; unit++) {
    if (unit % UNITS_PER_SLICE === 0) yield unit;
    const today = units.today[unit]!;
    if (today === NEWLY_ENROLLED) continue;
    for (const { facility, cost } of seating(unit) ?? []) {
      if (facility === today || cost !== price[today]! - price[facility]!) continue;
      ways.set(today, (ways.get(today) ?? new Map()).set(facility, cost));
    }
  }
  return ways;
}

/** Looks at all units that might as well stay. */
function* whoMight(
  { units, options, travel, moves }: Model,
  seating: Seating,
  ways: ReadonlyMap<number, Ways>,
): Generator<number, Map<number, Open>> {
  const open = new Map(Array.from(ways, ([today, costs]) => [today, openAt(today, costs)]));
  const least = new Float64Array(travel.facilities);
  for (let unit = 0; unit < units.size; unit++) {
    if (unit % UNITS_PER_SLICE === 0) yield unit;
    const here = open.get(units.today[unit]!);
    if (here === undefined) continue;
    const seats = seating(unit);
    if (!mightStay(seats, here)) continue;
    const { to, cost, start } = here;
    const before = here.ways.length;
    // Nothing is cheaper for them than staying, so hardly anything is near enough to be looked at closely.
    travel.atLeast(unit, to, to.length, least);
    for (let k = 0; k < to.length; k++) {
      if (unit < units.choosers && least[k]! > moves.base[unit]! + cost[k]!) continue;
      if (options.cost(unit, to[k]!) !== cost[k]) continue;
      here.ways.push(k);
      here.people.push(seats?.find(({ facility }) => facility === to[k])?.people ?? 0);
    }
    if (here.ways.length === before) continue;
    here.units.push(unit);
    start.push(here.ways.length);
  }
  return open;
}

function openAt(today: number, costs: Ways): Open {
  const to = Int32Array.from(costs.keys()).sort();
  return { today, to, cost: Float64Array.from(to, (j) => costs.get(j)!), units: [], start: [0], ways: [], people: [] };
}

/** Whether people of a unit might as well stay: some do, or go at just that cost. */
function mightStay(seats: readonly Seat[] | undefined, { today, to, cost }: Open): boolean {
  return seats?.some((seat) => seat.facility === today || seat.cost === cost[to.indexOf(seat.facility)]) !== false;
}

/** The people who may go one way: places in the order of the draw, and how many of each go. */
interface Way {
  readonly places: Int32Array;
  readonly going: Int32Array;
}

/** Draws who leaves one facility. */
function* drawAt(model: Model, open: Open, sink: Sink): Generator<number, void> {
  const { problem, policy, units } = model;
  const { count } = problem.participants;
  const all: number[] = [];
  const unitOf: number[] = [];
  for (let k = 0; k < open.units.length; k++) {
    for (const row of rowsOf(units, open.units[k]!)) {
      all.push(row);
      unitOf.push(k);
    }
    if (k % UNITS_PER_SLICE === 0) yield k;
  }
  const order = yield* drawOrder(Int32Array.from(all), problem, policy);
  yield 0;
  const rows = order.map((i) => all[i]!);
  const unit = order.map((i) => unitOf[i]!);
  const staying = rows.map((row) => count?.[row] ?? 1);
  yield 0;
  const ways = yield* waysAsFound(open, unit, staying);
  yield 0;
  for (let changed = true; changed; ) {
    changed = false;
    for (const way of ways) {
      if (giveToLowest(way, staying)) changed = true;
      yield 0;
    }
  }
  ways.forEach(({ places, going }, k) => {
    for (let i = 0; i < places.length; i++) {
      if (going[i]! > 0) sink(rows[places[i]!]!, open.today, open.to[k]!, going[i]!, open.cost[k]!);
    }
  });
}

/** Who may go each way, as many as the engine lets go, those first who drew less. `unit` is that of each place. */
function* waysAsFound(
  { to, start, ways, people }: Open,
  unit: Int32Array,
  staying: Int32Array,
): Generator<number, Way[]> {
  const lists = Array.from(to, () => ({ places: [] as number[], going: [] as number[] }));
  for (let place = 0; place < unit.length; place++) {
    if (place % UNITS_PER_SLICE === 0) yield place;
    const k = unit[place]!;
    for (let i = start[k]!; i < start[k + 1]!; i++) {
      const taken = Math.min(staying[place]!, people[i]!);
      staying[place]! -= taken;
      people[i]! -= taken;
      const list = lists[ways[i]!]!;
      list.places.push(place);
      list.going.push(taken);
    }
  }
  return lists.map(({ places, going }) => ({ places: Int32Array.from(places), going: Int32Array.from(going) }));
}

/** Gives the places of one way to the lowest draws among those who go it and those who stay; whether anybody changed. */
function giveToLowest({ places, going }: Way, staying: Int32Array): boolean {
  let free = going.reduce((sum, people) => sum + people, 0);
  let changed = false;
  for (let i = 0; i < places.length; i++) {
    const place = places[i]!;
    const all = staying[place]! + going[i]!;
    const taken = Math.min(all, free);
    if (taken !== going[i]!) changed = true;
    going[i] = taken;
    staying[place] = all - taken;
    free -= taken;
  }
  return changed;
}
