/**
 * Seating units that may not split, near an optimum in which they may.
 *
 * Problem. The engine splits units freely. Some are unsplittable: all their people go to one facility. To find the best such
 * seating is hard (it contains bin packing), but the optimum with everybody divisible is a bound, and near it is a
 * seating of which much can be promised.
 *
 * What a departure costs. At the bound's prices everybody sits at an option of least cost + price. So a seating costs
 * exactly Σ over units people × (cost + price here − the least) + Σ over facilities regret(j), both never negative, where
 * regret(j) = what its change of load costs − price × that change. The gap to the bound is that sum, nothing else.
 *
 * Method.
 * 1. Take the graph of split units and the facilities they are split among. Walk along it: from a facility by a split
 *    unit to another facility, by another split unit on to the next. The walk closes a cycle, or ends at a facility with
 *    only one split unit (a leaf); a walk that begins and ends at leaves is a path. Shift people along it, those of every
 *    second option to the one after, until an option is empty. On a cycle no load changes, and since all options are tight,
 *    no cost. On a path only the loads of its two ends do: shift in the direction of less regret. Every walk empties an
 *    option, and no unit is split anew, so this ends with all of them whole.
 * 2. Moves of single units, whole ones and people of others, that lower the cost: first those to options as good as the
 *    one left, then to worse ones. Then moves of two, and chains of moves (`move-chains.ts`).
 * 3. Whoever sits past a limit and has a home goes back there; then moves as before.
 *
 * What is promised. Let d be the weight of the largest unsplittable unit, less 1; B(j) the bound's load; and upper(j) = B(j) + d, or
 * the load `most(j)` that should not be passed, if that is less and the bound keeps it.
 * (a) load(j) ≥ B(j) − d, everywhere.
 * (b) load(j) ≤ upper(j), but for facilities where nobody sits who could be at another one that is his home.
 * Proof. Step 1 changes a load only where a path ends, at a leaf; the one split unit of a leaf has x of its s ≤ d + 1
 * people there, 0 < x < s, and is all or none of it there in the end. No split unit comes to it later, so its load changes
 * by d at most, in all. Step 2 keeps to B(j) − d and upper(j). Step 3 takes a unit of at most d + 1 people from a load
 * above upper(j) ≥ B(j), which leaves B(j) − d or more; it goes on while (b) fails, and ends since each goes home once.
 *
 * (b) has its exception because it must: a unit of two at home at t, two facilities with room for one each, and no other
 * option. The bound sends one to each and B(t) = 0. Here d = 1, but the two can only stay, two more than the bound, or pass
 * a limit. Who has no home, must be seated, and finds no room, passes one.
 *
 * Complexity. A walk visits a facility at most once: O(m) for each split option, of which there are few; then some passes
 * over all options listed.
 *
 * References. Lenstra, Shmoys, Tardos, Mathematical Programming 46 (1990), for rounding along a forest; Gandhi, Khuller,
 * Parthasarathy, Srinivasan, Journal of the ACM 53 (2006), for walks and who may end them.
 */

import { addCandidate, type Candidates, candidateAt, lastCandidate, NONE } from "./candidates.ts";
import { moveAlong } from "./move-chains.ts";
import {
  extraCost,
  type LeastMoves,
  leastMoves,
  type Move,
  move,
  peopleMoved,
  type Rounding,
  type RoundingInput,
  regret,
  SLICE,
  saving,
} from "./rounding.ts";

/** How much worse an option may be, in turns, to be moved to. */
const WORSE: readonly number[] = [50, 1000, Number.POSITIVE_INFINITY];
/** Rounds of moves of two, at most. */
const ROUNDS = 4;
/** So many pairs of moves that meet at one facility are looked at one by one. */
const MANY_PAIRS: number = 2 ** 20;

/** Makes all unsplittable units whole; yields between slices of work. O(options) a pass. */
export function* assignUnsplittable(seating: RoundingInput): Generator<number, void> {
  const { load, weight, unsplittable, most } = seating;
  const bound = load.slice();
  let d = 0;
  for (let unit = 0; unit < weight.length; unit++) if (unsplittable[unit] !== 0) d = Math.max(d, weight[unit]! - 1);
  const lower = bound.map((people) => people - d);
  const upper = bound.map((people, j) => Math.min(people + d, most[j]! < people ? Number.POSITIVE_INFINITY : most[j]!));
  const known = Array.from(bound, () => new Map<number, number>());
  const rounding: Rounding = { ...seating, bound, lower, upper, known };
  yield* joinSplit(rounding);
  yield* moveToBetter(rounding);
  let sent = 0;
  while (sendHome(rounding)) yield ++sent;
  if (sent > 0) yield* moveToBetter(rounding);
}

// --- 1. split units ---

/** Candidates of split units, facility by facility; those that are split no more are dropped when they are met. */
type SplitAt = readonly number[][];

function* joinSplit(rounding: Rounding): Generator<number, void> {
  const { candidates, unsplittable, load } = rounding;
  const splitAt: SplitAt = Array.from(load, () => []);
  for (let candidate = 0; candidate < candidates.size; candidate++) {
    if (unsplittable[candidates.unit[candidate]!] !== 0 && isSplit(rounding, candidate))
      splitAt[candidates.facility[candidate]!]!.push(candidate);
  }
  let walks = 0;
  for (let start = 0; start < splitAt.length; start++) {
    while (splitCandidate(rounding, splitAt, start, NONE) !== NONE) {
      walk(rounding, splitAt, start);
      if (++walks % 256 === 0) yield walks;
    }
  }
}

function isSplit({ candidates, weight }: Rounding, candidate: number): boolean {
  const people = candidates.flow[candidate]!;
  return people > 0 && people < weight[candidates.unit[candidate]!]!;
}

/** A candidate of a split unit at a facility, another than `but`; {@link NONE} where there is none. */
function splitCandidate(rounding: Rounding, splitAt: SplitAt, facility: number, but: number): number {
  const own = splitAt[facility]!;
  for (let i = own.length - 1; i >= 0; i--) {
    const candidate = own[i]!;
    if (candidate === but) continue;
    if (isSplit(rounding, candidate)) return candidate;
    own[i] = own.at(-1)!;
    own.pop();
  }
  return NONE;
}

/** Another candidate where the unit of this one has people. */
function otherCandidate({ head, next, unit, flow }: Candidates, candidate: number): number {
  let other = head[unit[candidate]!]!;
  while (other === candidate || flow[other] === 0) other = next[other]!;
  return other;
}

/** One walk from a facility, and the shift along the cycle or path that it finds. */
function walk(rounding: Rounding, splitAt: SplitAt, start: number): void {
  const { candidates } = rounding;
  // Candidates by twos: out of a facility, then into the next. Where each facility and unit stands among them.
  let path: number[] = [];
  let facilities = new Map<number, number>([[start, 0]]);
  let units = new Map<number, number>();
  let fromLeaf = splitCandidate(rounding, splitAt, start, splitCandidate(rounding, splitAt, start, NONE)) === NONE;
  for (let at = start; ; ) {
    const out = splitCandidate(rounding, splitAt, at, path.at(-1) ?? NONE);
    if (out === NONE) {
      if (fromLeaf) {
        shiftPath(rounding, path);
        return;
      }
      // A leaf: from here the walk ends at another one, or closes a cycle.
      [path, facilities, units, fromLeaf] = [[], new Map([[at, 0]]), new Map(), true];
      continue;
    }
    const unit = candidates.unit[out]!;
    if (units.has(unit)) {
      // The unit was left by the candidate after its first one; it is come back to by `out`.
      shift(rounding, [...path.slice(units.get(unit)! + 1), out]);
      return;
    }
    const into = otherCandidate(candidates, out);
    units.set(unit, path.length);
    path.push(out, into);
    at = candidates.facility[into]!;
    const before = facilities.get(at);
    if (before !== undefined) {
      shift(rounding, path.slice(before));
      return;
    }
    facilities.set(at, path.length);
  }
}

/** As many people as the candidates that give (every second from `first`) can give. */
function givable({ candidates }: Rounding, path: readonly number[], first: number): number {
  let people = Number.POSITIVE_INFINITY;
  for (let i = first; i < path.length; i += 2) people = Math.min(people, candidates.flow[path[i]!]!);
  return people;
}

/** Shifts from the first candidate to the second, from the third to the fourth …; along a cycle that changes no load. */
function shift(rounding: Rounding, path: readonly number[], sign: 1 | -1 = 1): number {
  const { flow } = rounding.candidates;
  const people = givable(rounding, path, sign === 1 ? 0 : 1);
  path.forEach((candidate, i) => {
    flow[candidate]! += (i % 2 === 0 ? -sign : sign) * people;
  });
  return people;
}

/** Shifts towards the end at which it costs less. */
function shiftPath(rounding: Rounding, path: readonly number[]): void {
  const { candidates, load } = rounding;
  const [a, b] = [candidates.facility[path[0]!]!, candidates.facility[path.at(-1)!]!];
  const costOf = (people: number): number =>
    regret(rounding, a, load[a]! - people) + regret(rounding, b, load[b]! + people);
  const sign = costOf(givable(rounding, path, 0)) <= costOf(-givable(rounding, path, 1)) ? 1 : -1;
  const people = sign * shift(rounding, path, sign);
  load[a]! -= people;
  load[b]! += people;
}

// --- 2. moves ---

function* moveToBetter(rounding: Rounding): Generator<number, void> {
  const { load } = rounding;
  const regrets = load.map((people, j) => regret(rounding, j, people));
  for (const worse of WORSE) yield* moveOne(rounding, regrets, worse);
  for (let round = 0; round < ROUNDS && regrets.some((own) => own !== 0); round++) {
    const moves = yield* leastMoves(rounding);
    const moved = yield* moveTwo(rounding, regrets, moves);
    if (!(yield* moveAlong(rounding, regrets, moves)) && !moved) return;
    yield* moveOne(rounding, regrets, Number.POSITIVE_INFINITY);
  }
}

/** Moves units one by one, each to where it costs less, if there is such an option not much worse for itself. */
function* moveOne(rounding: Rounding, regrets: Float64Array, worse: number): Generator<number, void> {
  for (let unit = 0; unit < rounding.candidates.units; unit++) {
    moveUnit(rounding, regrets, unit, worse);
    if (unit % SLICE === SLICE - 1) yield unit;
  }
}

function moveUnit(rounding: Rounding, regrets: Float64Array, unit: number, worse: number): void {
  const { head, next, facility, flow } = rounding.candidates;
  for (let from = head[unit]!; from !== NONE; from = next[from]!) {
    if (flow[from] === 0) continue;
    const a = facility[from]!;
    const people = peopleMoved(rounding, unit);
    for (let to = head[unit]!; to !== NONE; to = next[to]!) {
      const b = facility[to]!;
      const extra = extraCost(rounding, from, to);
      // Where nobody regrets anything there is nothing to gain.
      if (to === from || extra > worse || regrets[a]! + regrets[b]! <= people * extra) continue;
      while (
        flow[from]! >= people &&
        saving(rounding, regrets, a, -people, false) + saving(rounding, regrets, b, people, true) > people * extra
      ) {
        move(rounding, regrets, from, to, people);
      }
    }
  }
}

/** Moves one unit, and another from where that one comes to, if both together cost less; whether there were any. */
function* moveTwo(rounding: Rounding, regrets: Float64Array, { into, out }: LeastMoves): Generator<number, boolean> {
  const { facility, flow } = rounding.candidates;
  let moved = false;
  for (let b = 0; b < into.length; b++) {
    const seconds = secondMoves(rounding, regrets, into[b]!, out[b]!);
    for (const first of seconds.length === 0 ? [] : into[b]!) {
      const a = facility[first.from]!;
      for (const { second, needs } of seconds) {
        const extra = first.extra + second.extra;
        if (regrets[a]! + regrets[b]! - first.extra <= needs) break;
        const c = facility[second.to]!;
        if (regrets[a]! + regrets[b]! + regrets[c]! <= extra) continue;
        if (flow[first.from]! < first.people || flow[second.from]! < second.people) continue;
        const saved =
          saving(rounding, regrets, b, first.people - second.people, true) +
          (a === c
            ? saving(rounding, regrets, a, second.people - first.people, true)
            : saving(rounding, regrets, a, -first.people, false) + saving(rounding, regrets, c, second.people, true));
        if (!(saved > extra)) continue;
        move(rounding, regrets, first.from, first.to, first.people);
        move(rounding, regrets, second.from, second.to, second.people);
        moved = true;
      }
    }
    yield b;
  }
  return moved;
}

/** A move, and what must be regretted where the first one of two begins and where they meet, less what the first costs. */
interface SecondMove {
  readonly second: Move;
  readonly needs: number;
}

/**
 * The moves that may be the second of two. Where they are very many, the most promising come first, so that the search can break
 * off; what is regretted where they lead is as it is now, and what rises meanwhile is for the next round.
 */
function secondMoves(
  { candidates: { facility } }: Rounding,
  regrets: Float64Array,
  firsts: readonly Move[],
  seconds: readonly Move[],
): readonly SecondMove[] {
  if (firsts.length * seconds.length <= MANY_PAIRS)
    return seconds.map((second) => ({ second, needs: Number.NEGATIVE_INFINITY }));
  const most = firsts.reduce(
    (best, { from, to, extra }) => Math.max(best, regrets[facility[from]!]! + regrets[facility[to]!]! - extra),
    Number.NEGATIVE_INFINITY,
  );
  return seconds
    .map((second) => ({ second, needs: second.extra - regrets[facility[second.to]!]! }))
    .filter(({ needs }) => needs < most)
    .sort((one, other) => one.needs - other.needs);
}

// --- 3. home ---

/** Sends one unit home from each facility past its limit, the one that it costs least; whether there was any. */
function sendHome(rounding: Rounding): boolean {
  const { candidates, load, upper, price, home } = rounding;
  const best = new Int32Array(load.length).fill(NONE);
  const least = new Float64Array(load.length).fill(Number.POSITIVE_INFINITY);
  for (let candidate = 0; candidate < candidates.size; candidate++) {
    const a = candidates.facility[candidate]!;
    const unit = candidates.unit[candidate]!;
    const back = home[unit]!;
    if (candidates.flow[candidate] === 0 || load[a]! <= upper[a]! || back === NONE || back === a) continue;
    const people = peopleMoved(rounding, unit);
    const extra = people * (price[back]! - price[a]! - candidates.cost[candidate]!);
    const change = regret(rounding, back, load[back]! + people) + regret(rounding, a, load[a]! - people) + extra;
    if (change >= least[a]!) continue;
    least[a] = change;
    best[a] = candidate;
  }
  best.forEach((candidate, a) => {
    if (candidate === NONE) return;
    const unit = candidates.unit[candidate]!;
    const back = home[unit]!;
    const people = peopleMoved(rounding, unit);
    const listed = candidateAt(candidates, unit, back);
    const to = listed === NONE ? addCandidate(candidates, unit, lastCandidate(candidates, unit), back, 0) : listed;
    candidates.flow[candidate]! -= people;
    candidates.flow[to]! += people;
    load[a]! -= people;
    load[back]! += people;
  });
  return best.some((candidate) => candidate !== NONE);
}
