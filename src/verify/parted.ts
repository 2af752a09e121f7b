/**
 * Whether a bound is what it says: the optimum in which people who move together may be parted.
 *
 * Problem. A plan in which households stay together carries prices and, for each facility, how many people that optimum has
 * there; but not who. Prices alone prove a bound, and any prices prove one: that it is the optimum must be seen.
 *
 * Method. At the prices, most people have one best option. Those who have several are put together by which these are, and
 * then seated among them so that every facility has the number that is claimed: a flow from the sets of best options to
 * facilities. Whoever is left over at one facility is pushed on along people who would as soon sit at the next, by breadth
 * first search from all that are too full to one that has room. If that ends with all numbers met, there is a plan of parted
 * people in which everybody sits at their best option, at loads whose marginal costs the prices fit: an optimum, by the two
 * conditions of `certificate.ts`. If it does not, no plan with these numbers is one.
 *
 * With who sits where also the links are known along which prices hold each other up, so that the prices can be proven the
 * smallest, which do not depend on the optimum that was found.
 *
 * Complexity. The scan of people × facilities; a search takes O(sets × their sizes), and there are few: ties are seldom.
 */

import { type AuditedPlan, metresPerPoint } from "./audited-plan.ts";
import { lookAtAll } from "./best-options.ts";
import type { ViolationList } from "./violations.ts";

const SETS_PER_SLICE = 4096;

/** People who would as soon sit at one of these facilities as at another, and how many are put at each. */
interface Torn {
  readonly facilities: readonly number[];
  people: number;
  readonly seated: number[];
}

/** What prices make of everybody. */
export interface Parted {
  /** What people pay, cost + price, beyond the least of their options: points and metres, in all. */
  readonly excess: { readonly overload: bigint; readonly metres: bigint };
  /** People at each facility who would be nowhere else. */
  readonly settled: Float64Array;
  readonly torn: readonly Torn[];
}

/** Looks at everybody's best options at the prices; adds violations as `checkPreferences` does, but for a better place. */
export function* partedBy(audited: AuditedPlan, price: Float64Array, found: ViolationList): Generator<number, Parted> {
  const { plan, rules } = audited;
  const points = plan.price!.overload;
  const worth = metresPerPoint(plan.policy);
  const [settled, torn] = [audited.enrolled.slice(), new Map<string, Torn>()];
  let [overload, metres] = [0n, 0n];
  /** The best options of one row, and how much better they are than where its people sit. */
  let [most, best]: [number, number[]] = [0, []];
  yield* lookAtAll(
    { audited, price, found },
    {
      onOption(_row, _seats, other, gain) {
        if (gain > most) [most, best] = [gain, [other]];
        else if (gain === most && !best.includes(other)) best.push(other);
        return false;
      },
      onRow(seats, value) {
        let all = 0;
        // Who sits where they may not is a violation already, and has no cost.
        for (let s = 0; s < seats.size && value < Number.POSITIVE_INFINITY; s++) {
          const seat = seats.facility[s]!;
          const people = seats.people[s]!;
          all += people;
          settled[seat]! -= people;
          const excess = rules.cost(seat) + price[seat]! - value + most;
          if (excess === 0 && !best.includes(seat)) best.push(seat);
          if (excess === 0) continue;
          // Metres could be taken for points where they are many; which points there are is known.
          const ofPoints = points[seat]! - points[best[0]!]!;
          overload += BigInt(people) * BigInt(ofPoints);
          metres += BigInt(people) * BigInt(excess - ofPoints * worth);
        }
        if (best.length === 1) settled[best[0]!]! += all;
        else if (all > 0) add(torn, best, all);
        [most, best] = [0, []];
      },
    },
  );
  return { excess: { overload, metres }, settled, torn: [...torn.values()] };
}

function add(torn: Map<string, Torn>, best: number[], people: number): void {
  const facilities = best.sort((a, b) => a - b);
  const key = facilities.join();
  const own = torn.get(key);
  if (own === undefined) torn.set(key, { facilities, people, seated: facilities.map(() => 0) });
  else own.people += people;
}

/**
 * Seats the torn so that each facility has these numbers. Returns the tight links, as `checkPreferences` does; or nothing if
 * no seating has these numbers.
 */
export function* seatAs({ settled, torn }: Parted, numbers: Int32Array): Generator<number, Uint8Array | undefined> {
  const m = numbers.length;
  /** How many more a facility must have; below 0 where there are too many. */
  const room = settled.map((people, j) => numbers[j]! - people);
  const at = Array.from(settled, (): [set: number, place: number][] => []);
  for (const [set, { facilities, people, seated }] of torn.entries()) {
    if (set % SETS_PER_SLICE === 0) yield set;
    let left = people;
    facilities.forEach((j, place) => {
      at[j]!.push([set, place]);
      seated[place] = Math.min(left, Math.max(0, room[j]!));
      room[j]! -= seated[place]!;
      left -= seated[place]!;
    });
    seated[0]! += left;
    room[facilities[0]!]! -= left;
  }
  while (room.some((people) => people < 0)) if (!(yield* pushOn(torn, at, room))) return undefined;
  const tight = new Uint8Array(m * m);
  for (const { facilities, seated } of torn) {
    facilities.forEach((a, place) => {
      if (seated[place]! > 0) for (const b of facilities) tight[a * m + b] = 1;
    });
  }
  return tight;
}

/** A step of a way: people of a set from one of its places to another. */
interface Step {
  readonly set: number;
  readonly from: number;
  readonly to: number;
}

/** Pushes people from a facility with too many along others to one with room. Returns whether there was a way. */
function* pushOn(
  torn: readonly Torn[],
  at: readonly (readonly (readonly [set: number, place: number])[])[],
  room: Float64Array,
): Generator<number, boolean> {
  const cameBy: (Step | undefined)[] = [];
  const reached = Array.from(room, (people) => people < 0);
  const frontier = [...reached.keys()].filter((j) => reached[j]);
  let looks = 0;
  for (const a of frontier) {
    for (const [set, from] of at[a]!) {
      const { facilities, seated } = torn[set]!;
      looks += facilities.length;
      if (seated[from] === 0) continue;
      for (const [to, b] of facilities.entries()) {
        if (reached[b]) continue;
        reached[b] = true;
        cameBy[b] = { set, from, to };
        frontier.push(b);
        if (room[b]! <= 0) continue;
        pushAlong(torn, cameBy, b, room);
        return true;
      }
    }
    if (looks < SETS_PER_SLICE) continue;
    looks = 0;
    yield 0;
  }
  return false;
}

function pushAlong(
  torn: readonly Torn[],
  cameBy: readonly (Step | undefined)[],
  end: number,
  room: Float64Array,
): void {
  const way: Step[] = [];
  let start = end;
  for (let step = cameBy[end]; step !== undefined; step = cameBy[start]) {
    way.push(step);
    start = torn[step.set]!.facilities[step.from]!;
  }
  const people = way.reduce(
    (least, { set, from }) => Math.min(least, torn[set]!.seated[from]!),
    Math.min(room[end]!, -room[start]!),
  );
  for (const { set, from, to } of way) {
    torn[set]!.seated[from]! -= people;
    torn[set]!.seated[to]! += people;
  }
  room[start]! += people;
  room[end]! -= people;
}
