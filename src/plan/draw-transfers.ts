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
 * Households. Those of as many people are drawn among themselves, each by the lowest number of its members. Whether one of
 * three goes or one of four is for `assign/unsplittable.ts` to say, by how they fit.
 *
 * Complexity. A lower bound of the way for each unit and each such j, a sort of those concerned, and some passes over them.
 * Each exchange lets a lower number go, so it ends; two or three passes are usual.
 */

import { candidateAt, NONE } from "../assign/candidates.ts";
import { drawOrder } from "../model/draw.ts";
import { NEWLY_ENROLLED } from "../model/moves.ts";
import type { Model } from "../model/prepare.ts";
import { rowsOf, type Units } from "../model/units.ts";
import { type Seat, type Seating, seatsOf } from "./outcome.ts";
import { hasUnsplittable } from "./solve-model.ts";

const UNITS_PER_SLICE = 4096;

/** Takes a transfer: row, to, people, metres. */
export type Send = (row: number, to: number, people: number, metres: number) => void;

/** Where people go from one facility at just the cost at which they might as well stay, and who might. */
interface Open {
  readonly today: number;
  /** Whether its units are households, all of as many people. */
  readonly unsplittable: boolean;
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

/** What was drawn. */
export interface Drawn {
  /** 1 for units of which nothing more is to be said, but for the households that go. */
  readonly isDrawn: Uint8Array;
  /** Households that were drawn, and where each is then. */
  readonly households: ReadonlyMap<number, Seat>;
}

/** Draws who goes. Hands transfers of people who may be parted to `send`; `undefined` where there is nothing to draw by. */
export function* drawTransfers(
  model: Model,
  seating: Seating,
  price: Float64Array,
  send: Send,
): Generator<number, Drawn | undefined> {
  if (model.problem.participants.ids === undefined) return undefined;
  const isDrawn = new Uint8Array(model.units.size);
  const households = new Map<number, Seat>();
  const ways = yield* waysLeftOpen(model, seating, price);
  const open = yield* whoMight(model, seating, ways);
  for (const one of open.values()) {
    // Within one unit the hand-back draws.
    if (one.units.length < 2) continue;
    for (const unit of one.units) {
      isDrawn[unit] = 1;
      if (one.unsplittable) households.set(unit, { facility: one.today, people: model.units.weight[unit]!, cost: 0 });
    }
    yield* drawAt(model, seating, one, { send, households });
  }
  return { isDrawn, households };
}

/** With whom a unit is drawn: those of its facility today; of households those of as many people. */
function lotOf({ weight, today, unsplittable }: Units, unit: number, m: number): number {
  return (unsplittable?.[unit] ? weight[unit]! * m : 0) + today[unit]!;
}

/** For each lot the ways that people go at just the cost at which they might as well stay. */
function* waysLeftOpen(
  { units, travel: { facilities } }: Model,
  seating: Seating,
  price: Float64Array,
): Generator<number, Map<number, Ways>> {
  const { candidates, first } = seating;
  const { head, next, facility, cost, flow } = candidates;
  const ways = new Map<number, Ways>();
  for (let unit = 0; unit < units.size; unit++) {
    if (unit % UNITS_PER_SLICE === 0) yield unit;
    const today = units.today[unit]!;
    if (today === NEWLY_ENROLLED) continue;
    for (let candidate = head[first + unit]!; candidate !== NONE; candidate = next[candidate]!) {
      const to = facility[candidate]!;
      if (flow[candidate] === 0 || to === today || cost[candidate] !== price[today]! - price[to]!) continue;
      const lot = lotOf(units, unit, facilities);
      ways.set(lot, (ways.get(lot) ?? new Map()).set(to, cost[candidate]!));
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
  const m = travel.facilities;
  const open = new Map(Array.from(ways, ([lot, costs]) => [lot, openAt(lot, m, costs)]));
  const least = new Float64Array(m);
  for (let unit = 0; unit < units.size; unit++) {
    if (unit % UNITS_PER_SLICE === 0) yield unit;
    const here = units.today[unit] === NEWLY_ENROLLED ? undefined : open.get(lotOf(units, unit, m));
    if (here === undefined) continue;
    if (!mightStay(seating, unit, here)) continue;
    const { to, cost, start } = here;
    const before = here.ways.length;
    // Nothing is cheaper for them than staying, so hardly anything is near enough to be looked at closely.
    travel.atLeast(unit, to, to.length, least);
    for (let k = 0; k < to.length; k++) {
      if (unit < units.firstListed && least[k]! > moves.base[unit]! + cost[k]!) continue;
      if (options.cost(unit, to[k]!) !== cost[k]) continue;
      here.ways.push(k);
      here.people.push(peopleAt(seating, unit, to[k]!));
    }
    if (here.ways.length === before) continue;
    here.units.push(unit);
    start.push(here.ways.length);
  }
  return open;
}

function openAt(lot: number, m: number, costs: Ways): Open {
  const to = Int32Array.from(costs.keys()).sort();
  const cost = Float64Array.from(to, (j) => costs.get(j)!);
  return { today: lot % m, unsplittable: lot >= m, to, cost, units: [], start: [0], ways: [], people: [] };
}

/** Whether people of a unit might as well stay: some do, or go at just that cost. */
function mightStay({ candidates, first }: Seating, unit: number, { today, to, cost: open }: Open): boolean {
  const { head, next, facility, cost, flow } = candidates;
  for (let candidate = head[first + unit]!; candidate !== NONE; candidate = next[candidate]!) {
    if (flow[candidate] === 0) continue;
    if (facility[candidate] === today || cost[candidate] === open[to.indexOf(facility[candidate]!)]) return true;
  }
  return false;
}

/** How many of a unit are at a facility. */
function peopleAt({ candidates, first }: Seating, unit: number, facility: number): number {
  const candidate = candidateAt(candidates, first + unit, facility);
  return candidate === NONE ? 0 : candidates.flow[candidate]!;
}

/** The people who may go one way: places in the order of the draw, and how many of each go. */
interface Way {
  readonly places: Int32Array;
  readonly going: Int32Array;
}

/** Where those who go are handed to: people by row, households by unit. */
interface Takers {
  readonly send: Send;
  readonly households: Map<number, Seat>;
}

/** Draws who of a lot leaves. */
function* drawAt(model: Model, seating: Seating, open: Open, { send, households }: Takers): Generator<number, void> {
  const { units } = model;
  const { count } = model.problem.participants;
  const { rows, unit } = yield* inOrder(model, open);
  const staying = rows.map((row, i) =>
    open.unsplittable ? units.weight[open.units[unit[i]!]!]! : (count?.[row] ?? 1),
  );
  const members = { rows, unit, staying };
  const transfers = hasUnsplittable(units) ? sentElsewhere(open, seating, members) : [];
  yield 0;
  const ways = yield* waysAsFound(open, members);
  yield 0;
  for (let changed = true; changed; ) {
    changed = false;
    for (const way of ways) {
      if (giveToLowest(way, staying)) changed = true;
      yield 0;
    }
  }
  ways.forEach(({ places, going }, k) => {
    const [facility, cost] = [open.to[k]!, open.cost[k]!];
    places.forEach((place, i) => {
      const people = going[i]!;
      if (people === 0) return;
      if (open.unsplittable) households.set(open.units[unit[place]!]!, { facility, people, cost });
      else transfers.push([rows[place]!, facility, people, cost]);
    });
  });
  for (const transfer of transfers) send(...transfer);
}

/** The members of a lot in the order of the draw. A household is one member: the person who drew the lowest number. */
interface Members {
  readonly rows: Int32Array;
  /** The place of the unit of each in {@link Open.units}. */
  readonly unit: Int32Array;
  /** How many people of each stay. */
  readonly staying: Int32Array;
}

function* inOrder({ problem, policy, units }: Model, open: Open): Generator<number, Omit<Members, "staying">> {
  const all: number[] = [];
  const unitOf: number[] = [];
  for (let k = 0; k < open.units.length; k++) {
    for (const row of rowsOf(units, open.units[k]!)) {
      all.push(row);
      unitOf.push(k);
    }
    if (k % UNITS_PER_SLICE === 0) yield k;
  }
  let order = yield* drawOrder(Int32Array.from(all), problem, policy);
  yield 0;
  const seen = new Set<number>();
  if (open.unsplittable) order = order.filter((i) => !seen.has(unitOf[i]!) && seen.add(unitOf[i]!));
  return { rows: order.map((i) => all[i]!), unit: order.map((i) => unitOf[i]!) };
}

/**
 * Where households stay together, some people are sent elsewhere to make room for them, at a cost at which they would
 * rather stay. The first of their unit go; the others are left to the draw.
 */
function sentElsewhere(
  { today, to, cost, units }: Open,
  seating: Seating,
  { rows, unit, staying }: Members,
): Parameters<Send>[] {
  const transfers: Parameters<Send>[] = [];
  const others = units.map((one) =>
    seatsOf(seating, one).filter((seat) => seat.facility !== today && seat.cost !== cost[to.indexOf(seat.facility)]),
  );
  const left = others.map((seats) => seats.map(({ people }) => people));
  for (let place = 0; place < unit.length; place++) {
    const k = unit[place]!;
    others[k]!.forEach((seat, i) => {
      const taken = Math.min(staying[place]!, left[k]![i]!);
      if (taken === 0) return;
      staying[place]! -= taken;
      left[k]![i]! -= taken;
      transfers.push([rows[place]!, seat.facility, taken, seat.cost]);
    });
  }
  return transfers;
}

/** The members that go each way: the lowest numbers, as many people as the engine lets go. */
function* waysAsFound({ to, start, ways, people }: Open, { unit, staying }: Members): Generator<number, Way[]> {
  const candidates = Array.from(to, () => ({ places: [] as number[], going: [] as number[] }));
  for (let place = 0; place < unit.length; place++) {
    if (place % UNITS_PER_SLICE === 0) yield place;
    const k = unit[place]!;
    for (let i = start[k]!; i < start[k + 1]!; i++) {
      const taken = Math.min(staying[place]!, people[i]!);
      staying[place]! -= taken;
      people[i]! -= taken;
      const list = candidates[ways[i]!]!;
      list.places.push(place);
      list.going.push(taken);
    }
  }
  return candidates.map(({ places, going }) => ({ places: Int32Array.from(places), going: Int32Array.from(going) }));
}

/** Gives the places of one way to the lowest draws among those who go it and those who stay; whether anybody changed. */
function giveToLowest({ places, going }: Way, staying: Int32Array): boolean {
  let left = going.reduce((sum, people) => sum + people, 0);
  let changed = false;
  for (let i = 0; i < places.length; i++) {
    const place = places[i]!;
    const all = staying[place]! + going[i]!;
    const taken = Math.min(all, left);
    if (taken !== going[i]!) changed = true;
    going[i] = taken;
    staying[place] = all - taken;
    left -= taken;
  }
  return changed;
}
