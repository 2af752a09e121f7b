/**
 * Would anybody who may choose rather be elsewhere, at these prices? (Condition (a) of `certificate.ts`.)
 *
 * Problem. For everybody who may choose, cost + price where they sit must be the least over all their options: a look
 * at up to 600,000 people × 105 facilities, each a great circle.
 *
 * Method. Let V be cost + price where somebody sits. A facility j matters only if its cost ≤ V − price(j): if it is
 * strictly less they would rather be there, if equal the two are tight. Facilities are looked at in ascending order of
 * price, so that the row is done as soon as not even the least possible cost fits; whoever sits at a facility as cheap
 * as any is done at once. Else cost ≤ V − price(j) means metres(j) ≤ V − price(j) + base, and the chord, which needs no
 * trigonometry and is never longer than the arc, rules out nearly all. Only for the few that remain is the cost computed.
 *
 * Invariant. A facility is passed over only if its cost + price is certainly above V, or the limits exclude it.
 *
 * Complexity. O(people × facilities) at worst, three multiplications each; people who may not move cost nothing, and
 * people at facilities without a price next to nothing.
 */

import { EARTH_RADIUS_METRES } from "../travel/great-circle.ts";
import { facilityVectors } from "../travel/problem-travel.ts";
import { amount, type Claim, isLexicographic } from "./claim.ts";
import type { ViolationList } from "./violations.ts";

/** Lexicographically, one person's costs must lie less apart, or metres could outweigh a point. */
const SPREAD_LIMIT: number = 2 ** 31;

/**
 * The position in `order`, from `k` on, of the next facility within the row's limit where cost + price may be at most
 * `value`; the number of facilities if there is none.
 */
type NextCandidate = (row: number, k: number, value: number) => number;

interface Scan {
  readonly claim: Claim;
  readonly price: Float64Array;
  /** Facilities by ascending price. */
  readonly order: Int32Array;
  readonly next: NextCandidate;
  /** 1 at `a * m + b` if somebody at a would as soon be at b. */
  readonly tight: Uint8Array;
  readonly found: ViolationList;
}

/** Adds `choice` violations. Returns the tight links: 1 at `a * m + b` if somebody at a would as soon be at b. */
export function checkChoices(claim: Claim, price: Float64Array, found: ViolationList): Uint8Array {
  const { problem, plan, rules } = claim;
  const { facility, count } = problem.participants;
  const { participant, to, people } = plan.transfers;
  const m = price.length;
  const order = Int32Array.from(price.keys()).sort((a, b) => price[a]! - price[b]! || a - b);
  const next = problem.travel === undefined ? nextByChord(claim, order, price) : nextByMatrix(claim, order, price);
  const scan: Scan = { claim, price, order, next, tight: new Uint8Array(m * m), found };
  // Whoever stays where nothing is cheaper can neither gain nor be indifferent: every transfer costs something.
  const contentAt = plan.policy.closerMoves || m === 0 ? Number.NEGATIVE_INFINITY : price[order[0]!]!;
  // Where the people of one row sit: those who stay, and those of each transfer.
  const seats = new Int32Array(m + 1);

  for (let row = 0, i = 0; row < facility.length; row++) {
    const first = i;
    let moved = 0;
    for (; i < participant.length && participant[i] === row; i++) moved += people[i]!;
    const today = facility[row]!;
    const staying = today === -1 ? 0 : (count === undefined ? 1 : count[row]!) - moved;
    if (moved + staying === 0 || !rules.mayChoose(row)) continue;
    if (moved === 0 && price[today]! <= contentAt) continue;

    let seated = 0;
    if (staying > 0) seats[seated++] = today;
    for (let k = first; k < i; k++) seats[seated++] = to[k]!;
    rules.goTo(row);
    checkRow(scan, row, seats, seated);
  }
  return scan.tight;
}

/** Checks the people of one row, who sit at the first `seated` of `seats`. */
function checkRow(scan: Scan, row: number, seats: Int32Array, seated: number): void {
  const { claim, price, order, next, tight } = scan;
  const { rules } = claim;
  const m = price.length;
  let seat = seats[0]!;
  let value = Number.NEGATIVE_INFINITY;
  let leastCost = Number.POSITIVE_INFINITY;
  for (let s = 0; s < seated; s++) {
    const cost = rules.cost(seats[s]!);
    const sum = cost + price[seats[s]!]!;
    leastCost = Math.min(leastCost, cost);
    if (sum <= value) continue;
    value = sum;
    seat = seats[s]!;
  }
  if (isTooWide(claim, leastCost)) {
    scan.found.add("price", `costs of participants[${row}] lie 2^31 metres apart: no price can prove them`, {
      participant: row,
    });
  }

  // Staying is always allowed; then all that the limits allow.
  let other = rules.today;
  let otherValue = other === -1 ? Number.POSITIVE_INFINITY : price[other]!;
  for (let k = -1; k < m; k = next(row, k + 1, value)) {
    if (k >= 0) {
      other = order[k]!;
      if (other === rules.today) continue;
      const metres = rules.ways.metres(other);
      if (metres > rules.limit) continue;
      otherValue = rules.costOf(metres) + price[other]!;
    }
    if (otherValue < value) {
      choiceViolation(scan, row, seat, other, value - otherValue);
      return;
    }
    if (otherValue > value) continue;
    for (let s = 0; s < seated; s++) tight[seats[s]! * m + other] = 1;
  }
}

function choiceViolation(scan: Scan, row: number, seat: number, other: number, gain: number): void {
  const where = `participants[${row}] at facility ${seat}`;
  const better = `would be better off at facility ${other}, by ${amount(gain, scan.claim.plan.policy)}`;
  scan.found.add("choice", `${where} ${better}`, { participant: row, facility: other });
}

/** Whether metres could outweigh a point in the choice of this row. All but impossible, so looked at closely if at all. */
function isTooWide(claim: Claim, leastCost: number): boolean {
  const { rules, plan } = claim;
  const widest = Math.min(rules.limit, rules.ways.longest) - rules.base;
  if (widest - leastCost < SPREAD_LIMIT || !isLexicographic(plan.policy)) return false;
  const { facilities } = claim.problem;
  return facilities.some((_, j) => rules.isOption(j) && rules.cost(j) - leastCost >= SPREAD_LIMIT);
}

/** By squared chords; the arc is never shorter. Half a metre more allows for rounding, half for digits. */
function nextByChord(claim: Claim, order: Int32Array, price: Float64Array): NextCandidate {
  const { rules, problem } = claim;
  const here = rules.ways.here!;
  const there = facilityVectors(Array.from(order, (j) => problem.facilities[j]!));
  const [x, y, z] = [there.x, there.y, there.z].map((column) => column.map((at) => at * EARTH_RADIUS_METRES)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const ascending = price.slice().sort();
  const m = order.length;
  const radius = EARTH_RADIUS_METRES;

  return (_row, from, value) => {
    const { base, limit, least } = rules;
    const bar = value - least;
    const most = value + base + 1;
    const limit1 = limit + 1;
    const hx = here.x[0]! * radius;
    const hy = here.y[0]! * radius;
    const hz = here.z[0]! * radius;
    for (let k = from; k < m; k++) {
      const own = ascending[k]!;
      if (own > bar) return m;
      const dx = hx - x[k]!;
      const dy = hy - y[k]!;
      const dz = hz - z[k]!;
      let reach = most - own;
      if (reach > limit1) reach = limit1;
      if (dx * dx + dy * dy + dz * dz < reach * reach && reach > 0) return k;
    }
    return m;
  };
}

function nextByMatrix(claim: Claim, order: Int32Array, price: Float64Array): NextCandidate {
  const { rules, problem } = claim;
  const { metres } = problem.travel!;
  const { zone } = problem.participants;
  const m = order.length;

  return (row, from, value) => {
    const { base, limit, least } = rules;
    const start = zone![row]! * m;
    for (let k = from; k < m; k++) {
      const j = order[k]!;
      const room = value - price[j]!;
      if (room < least) return m;
      if (metres[start + j]! <= Math.min(room + base, limit)) return k;
    }
    return m;
  };
}
