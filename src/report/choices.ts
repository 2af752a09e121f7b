/**
 * Would anybody who may choose rather be elsewhere, at these prices? (Condition (a) of `certificate.ts`.)
 *
 * Problem. For everybody who may choose, cost + price where they sit must be the least over all their options: a look
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

import { type Cell, cellsOf } from "./cells.ts";
import { amount, type Claim, isLexicographic } from "./claim.ts";
import { type CheckDraw, drawCheck } from "./draws.ts";
import type { ViolationList } from "./violations.ts";

/** Lexicographically, one person's costs must lie less apart, or metres could outweigh a point. */
const SPREAD_LIMIT: number = 2 ** 31;

interface Scan {
  readonly claim: Claim;
  readonly price: Float64Array;
  readonly cellOf: (row: number) => Cell;
  /** 1 at `a * m + b` if somebody at a would as soon be at b. */
  readonly tight: Uint8Array;
  readonly checkDraw: CheckDraw;
  readonly found: ViolationList;
}

/** Where the people of a row sit. */
interface Seats {
  /** Those who stay, and those of each transfer: the first `size` of these. */
  readonly facility: Int32Array;
  size: number;
}

/** Adds `choice` and `draw` violations. Returns the tight links: 1 at `a * m + b` if somebody at a would as soon be at b. */
export function checkChoices(claim: Claim, price: Float64Array, found: ViolationList): Uint8Array {
  const { problem, plan, rules } = claim;
  const { facility, count } = problem.participants;
  const { participant, to, people } = plan.transfers;
  const m = price.length;
  const weight = price.map((own, j) => own + rules.offset[j]!);
  const cheapest = price.reduce((least, own) => Math.min(least, own), Number.POSITIVE_INFINITY);
  const [cellOf, checkDraw] = [cellsOf(problem, weight), drawCheck(claim, price, found)];
  const scan: Scan = { claim, price, cellOf, tight: new Uint8Array(m * m), checkDraw, found };
  // Every transfer costs something, unless people also move just to be nearer, or because they wish to.
  const { closerMoves, honourChoices } = plan.policy;
  const contentAt = closerMoves || honourChoices ? Number.NEGATIVE_INFINITY : cheapest;
  const seats: Seats = { facility: new Int32Array(m + 1), size: 0 };

  for (let row = 0, i = 0; row < facility.length; row++) {
    const first = i;
    let moved = 0;
    for (; i < participant.length && participant[i] === row; i++) moved += people[i]!;
    const today = rules.todayOf(row);
    const staying = today === -1 ? 0 : (count === undefined ? 1 : count[row]!) - moved;
    if (moved + staying === 0 || !rules.mayChoose(row)) continue;
    if (moved === 0 && price[today]! <= contentAt) continue;

    seats.size = 0;
    if (staying > 0) seats.facility[seats.size++] = today;
    for (let k = first; k < i; k++) seats.facility[seats.size++] = to[k]!;
    checkRow(scan, row, seats);
  }
  return scan.tight;
}

/** Compares where the people of a row sit with staying, which is always allowed, and with all that the limits allow. */
function checkRow(scan: Scan, row: number, seats: Seats): void {
  const { price } = scan;
  const { rules } = scan.claim;
  rules.goTo(row);
  const { today, base, limit, least, ways, offset } = rules;
  const value = worthOf(scan, row, seats);
  // Whoever sits at one place only need not be compared with it.
  const seat = seats.size === 1 ? seats.facility[0]! : -1;
  if (today !== -1 && isBetter(scan, row, seats, today, value - price[today]!)) return;

  if (rules.named !== undefined) {
    for (const j of rules.named) {
      if (j === today || j === seat || !rules.isOption(j)) continue;
      if (isBetter(scan, row, seats, j, value - price[j]! - rules.cost(j))) return;
    }
    return;
  }

  const cell = scan.cellOf(row);
  const most = value + base;
  for (let k = 0; k < cell.length && cell[k]! <= most; k += 3) {
    if (cell[k + 1]! > limit) continue;
    const j = cell[k + 2]!;
    const room = value - price[j]!;
    if (room < least || j === today || j === seat || !rules.takes(j)) continue;
    const reach = Math.min(limit, room + base - offset[j]!);
    const metres = ways.metresBelow(j, reach + 1);
    if (metres <= reach && isBetter(scan, row, seats, j, room - rules.costOf(j, metres))) return;
  }
}

/** Cost + price where they sit; of several seats the highest: they must all be equal, or the others are better. */
function worthOf({ claim, price, found }: Scan, row: number, seats: Seats): number {
  let value = Number.NEGATIVE_INFINITY;
  let leastCost = Number.POSITIVE_INFINITY;
  for (let s = 0; s < seats.size; s++) {
    const seat = seats.facility[s]!;
    const cost = claim.rules.cost(seat);
    leastCost = Math.min(leastCost, cost);
    value = Math.max(value, cost + price[seat]!);
  }
  if (isTooWide(claim, leastCost)) {
    const what = "expected costs of options less than 2^31 metres apart, or prices prove nothing";
    found.add("price", `participants[${row}]: ${what}`, { participant: row });
  }
  return value;
}

/** Whether somebody of the row would gain by going to another facility; notes the tight links where nothing is gained. */
function isBetter(
  { claim, tight, price, checkDraw, found }: Scan,
  row: number,
  seats: Seats,
  other: number,
  gain: number,
): boolean {
  if (gain > 0) {
    const words = amount(gain, claim.plan.policy);
    found.add("choice", `participants[${row}]: would be better off at facility ${other}, by ${words}`, {
      participant: row,
      facility: other,
    });
    return true;
  }
  if (gain === 0) {
    for (let s = 0; s < seats.size; s++) tight[seats.facility[s]! * price.length + other] = 1;
    // Those who stay stand first.
    const { today } = claim.rules;
    if (today !== -1 && seats.facility[0] === today) checkDraw(row, today, other);
  }
  return false;
}

/** Whether metres could outweigh a point in the choice of this row. All but impossible, so looked at closely if at all. */
function isTooWide({ rules, plan, problem }: Claim, leastCost: number): boolean {
  const widest = rules.costOf(rules.poorest, Math.min(rules.limit, rules.ways.longest));
  if ((rules.named === undefined && widest - leastCost < SPREAD_LIMIT) || !isLexicographic(plan.policy)) return false;
  return problem.facilities.some((_, j) => rules.isOption(j) && rules.cost(j) - leastCost >= SPREAD_LIMIT);
}
