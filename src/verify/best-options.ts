/**
 * Would anybody who may move rather be elsewhere, at these prices? (Condition (a) of `certificate.ts`.)
 *
 * Problem. For everybody who may move, cost + price where they sit must be the least over all their options: a look
 * at up to 600,000 people × 105 facilities, each a great circle.
 *
 * Method. Let V be cost + price where somebody sits. A facility j matters only if cost(j) ≤ V − price(j): if it is
 * strictly less they would rather be there, if equal the two are tight. Whoever stays where nothing is cheaper is done
 * at once. Else the condition is turned into metres(j) + offset(j) + price(j) ≤ V + base, with metres(j) within the row's
 * limit (the offset is what is missing to the facility's quality, where that is weighed). The
 * cell of the grid where somebody lives (`cells.ts`) says which few facilities come into question; of these most are ruled
 * out by the chord, which needs no trigonometry and is never longer than the arc. Only for the rest is the cost computed.
 *
 * Invariant. A facility is passed over only if its cost + price is certainly above V, or the limits exclude it.
 *
 * Complexity. O(people × facilities) at worst. People who may not move cost nothing, people at the cheapest facilities
 * next to nothing, all others as many facilities as are about as good as the one where they sit.
 */

import { type AuditedPlan, isLexicographic } from "./audited-plan.ts";
import { type Cells, cellsOf } from "./cells.ts";
import { type CheckDraw, drawCheck } from "./draws.ts";
import type { ViolationList } from "./violations.ts";

const ROWS_PER_SLICE = 8192;
const LOOKS_PER_SLICE = 16_384;
/** Lexicographically, one person's costs must lie less apart, or metres could outweigh a point. */
const SPREAD_LIMIT: number = 2 ** 31;

interface Scan {
  readonly audited: AuditedPlan;
  readonly price: Float64Array;
  readonly cells: Cells;
  /** Called for people who stay and might as well be there. */
  readonly checkDraw: CheckDraw;
  readonly found: ViolationList;
  /** Called for every facility at which people of the row would gain, or lose nothing; true where that is enough. */
  readonly onOption: (row: number, seats: Seats, facility: number, gain: number) => boolean;
  /** Where the people of the row that is looked at sit. */
  readonly seats: Seats;
  row: number;
  /** Of that row: where its people may stay, and what they gain by that; NaN unless some do. */
  today: number;
  gainAtHome: number;
  /** How often a way has been asked for since the last pause, about. */
  looks: number;
}

/** Where the people of a row sit: the first `size` of these. */
export interface Seats {
  readonly facility: Int32Array;
  readonly people: Float64Array;
  size: number;
}

/** Adds `choice` and `draw` violations. Returns the tight links: 1 at `a * m + b` if somebody at a would as soon be at b. */
export function* checkBestOptions(
  audited: AuditedPlan,
  price: Float64Array,
  found: ViolationList,
): Generator<number, Uint8Array> {
  const m = price.length;
  const tight = new Uint8Array(m * m);
  yield* lookAtAll(
    { audited, price, found },
    {
      onOption(row, seats, other, gain) {
        if (gain > 0) {
          found.add("choice", `participants[${row}]`, "better-elsewhere", { row, facility: other });
          return true;
        }
        if (gain === 0) for (let s = 0; s < seats.size; s++) tight[seats.facility[s]! * m + other] = 1;
        return false;
      },
      onRow() {},
    },
  );
  return tight;
}

/** What is looked at. */
type Look = Pick<Scan, "audited" | "price" | "found">;

/** Called with what {@link lookAtAll} finds. */
export interface Listener extends Pick<Scan, "onOption"> {
  /** Called once all options of a row are compared, with the cost + price where its people sit (the highest of several). */
  readonly onRow: (seats: Seats, value: number) => void;
}

/**
 * Looks at all who may move, but those who stay where nothing can be better; people who move together are looked at
 * once. Yields rows done.
 */
export function* lookAtAll(look: Look, { onOption, onRow }: Listener): Generator<number, void> {
  const { audited, price, found } = look;
  const { problem, plan, rules } = audited;
  const { facility, count } = problem.participants;
  const { participant, to, people } = plan.transfers;
  const { alone, households, mayMove } = rules;
  const m = price.length;
  const weight = price.map((own, j) => own + alone.offset[j]!);
  const cells = cellsOf(problem, weight);
  const checkDraw = yield* drawCheck(audited, price, found);
  const seats: Seats = { facility: new Int32Array(m + 1), people: new Float64Array(m + 1), size: 0 };
  const atRow = { row: 0, today: -1, gainAtHome: Number.NaN };
  const scan: Scan = { ...look, cells, checkDraw, onOption, seats, ...atRow, looks: 0 };
  const contentAt = contentPrice(audited, price);

  for (let row = 0, i = 0; row < facility.length; row++) {
    const first = i;
    let moved = 0;
    for (; i < participant.length && participant[i] === row; i++) moved += people[i]!;
    if (scan.looks + cells.work >= LOOKS_PER_SLICE || row % ROWS_PER_SLICE === 0) {
      yield row;
      scan.looks = cells.work = 0;
    }
    const today = alone.todayOf(row);
    const staying = today === -1 ? 0 : (count === undefined ? 1 : count[row]!) - moved;
    if (moved + staying === 0 || !mayMove(row)) continue;
    const group = households.of(row);
    if (group !== undefined && row !== group.rows[0]) continue;
    if (moved === 0 && price[today]! <= contentAt && group?.alike !== false) continue;

    seats.size = 0;
    if (group !== undefined) addSeat(seats, moved > 0 ? to[first]! : today, group.people);
    else {
      if (staying > 0) addSeat(seats, today, staying);
      for (let k = first; k < i; k++) addSeat(seats, to[k]!, people[k]!);
    }
    scan.row = row;
    onRow(seats, lookAtRow(scan, group?.today));
  }
}

function addSeat(seats: Seats, at: number, people: number): void {
  seats.facility[seats.size] = at;
  seats.people[seats.size++] = people;
}

/**
 * Who stays at this price or below would be nowhere better off: every transfer costs something, unless people also move just
 * to be nearer, or because they wish to.
 */
function contentPrice({ plan: { policy } }: AuditedPlan, price: Float64Array): number {
  if (policy.closerMoves || policy.honourChoices) return Number.NEGATIVE_INFINITY;
  return price.reduce((least, own) => Math.min(least, own), Number.POSITIVE_INFINITY);
}

/**
 * Compares where the people of a row sit with staying, which is always allowed, and with all that the limits allow. Returns
 * their cost + price.
 */
function lookAtRow(scan: Scan, home: number | undefined): number {
  const { price, row, seats } = scan;
  const { rules } = scan.audited;
  rules.goTo(row);
  scan.looks += (rules.together === undefined ? 1 : price.length) * rules.alone.ways.looks;
  const value = totalOf(scan);
  const today = home ?? rules.alone.today;
  const stays = today !== -1 && seats.facility[0] === today;
  scan.today = today;
  scan.gainAtHome = stays ? value - rules.cost(today) - price[today]! : Number.NaN;
  if (rules.together === undefined) lookAlone(scan, value);
  else {
    rules.together.some((_, j) => rules.isOption(j) && isEnough(scan, j, value - rules.cost(j) - price[j]!));
  }
  return value;
}

/** Tells of a facility and what is gained there; whether enough is known of the row. */
function isEnough(scan: Scan, j: number, gain: number): boolean {
  if (gain === scan.gainAtHome && j !== scan.today) scan.checkDraw(scan.row, scan.today, j);
  return scan.onOption(scan.row, scan.seats, j, gain);
}

function lookAlone(scan: Scan, value: number): void {
  const { price, row, seats } = scan;
  const { today, limit, base, least, farthest, ways, offset, named, takes, isOption, cost, costOf } =
    scan.audited.rules.alone;
  // Whoever sits at one place only need not be compared with it.
  const seat = seats.size === 1 ? seats.facility[0]! : -1;
  if (today !== -1 && isEnough(scan, today, value - price[today]!)) return;

  if (named !== undefined) {
    for (const j of named) {
      if (j === today || j === seat || !isOption(j)) continue;
      if (isEnough(scan, j, value - price[j]! - cost(j))) return;
    }
    return;
  }

  const cell = scan.cells.of(row);
  const most = value + base;
  for (let k = 0; k < cell.length && cell[k]! <= most; k += 3) {
    scan.looks++;
    if (cell[k + 1]! > limit) continue;
    const j = cell[k + 2]!;
    const room = value - price[j]!;
    if (room < least || j === today || j === seat || !takes(j)) continue;
    const reach = Math.min(limit, farthest(room) - offset[j]!);
    const metres = ways.metresBelow(j, reach + 1);
    scan.looks += ways.looks - 1;
    if (metres <= reach && isEnough(scan, j, room - costOf(j, metres))) return;
  }
}

/** Cost + price where they sit; of several seats the highest: they must all be equal, or the others are better. */
function totalOf({ audited, price, found, row, seats }: Scan): number {
  let value = Number.NEGATIVE_INFINITY;
  let leastCost = Number.POSITIVE_INFINITY;
  for (let s = 0; s < seats.size; s++) {
    const seat = seats.facility[s]!;
    const cost = audited.rules.cost(seat);
    leastCost = Math.min(leastCost, cost);
    value = Math.max(value, cost + price[seat]!);
  }
  if (isTooWide(audited, leastCost)) found.add("price", `participants[${row}]`, "costs-too-wide", { row });
  return value;
}

/** Whether metres could outweigh a point in the choice of this row. All but impossible, so looked at closely if at all. */
function isTooWide({ rules, plan, problem }: AuditedPlan, leastCost: number): boolean {
  const { limit, ways, costOf, named, poorest } = rules.alone;
  const isWide = costOf(poorest, Math.min(limit, ways.longest)) - leastCost >= SPREAD_LIMIT;
  const isListed = named !== undefined || rules.together !== undefined;
  if (!(isWide || isListed) || !isLexicographic(plan.policy)) return false;
  return problem.facilities.some((_, j) => rules.isOption(j) && rules.cost(j) - leastCost >= SPREAD_LIMIT);
}
