/**
 * Which allocation of doctors could still be better than the best one known?
 *
 * Problem. Each facility chooses an amount from its list (doctors added; half-days received, or lent if negative). Amounts
 * may add up to `pool` at most, and what is received to `most`. Of an allocation every bound says at least how much it
 * costs; find the one whose greatest bound is least, if it is below a given value.
 *
 * Method. Depth first over the facilities, those with most at stake first, with branch and bound. For each bound alone
 * the best way to use what is left is found beforehand, facility by facility from the last (a knapsack by dynamic
 * programming); a branch in which some bound, so completed, does not stay below the best is left out.
 *
 * Invariants. All numbers are whole, comparisons exact: what is left out cannot be better. `complete` says whether the
 * search came to its end; if so and nothing was found, nothing better exists.
 *
 * Cost. For m facilities with c choices and b bounds: b·m·c·most tables' entries (with lending · most² instead), then
 * `LOOKS` looks at most.
 */

import { type Bound, isLess, type Value } from "./bounds.ts";

/** What there is to distribute. */
export interface Supply {
  /** The amounts together are at most this. */
  readonly pool: number;
  /** What is received together is at most this. */
  readonly most: number;
  /** Whether amounts may be negative. */
  readonly lending: boolean;
}

/** What a search found. */
export interface FoundAllocation {
  /** For each facility the index of its choice; `null` where nothing may be less. */
  readonly choice: readonly number[] | null;
  /** The least that it costs, or the value that nothing is below. */
  readonly bound: Value;
  /** Whether everything was looked at. */
  readonly complete: boolean;
}

/** The bounds found so far on one set of facilities, and the search among them. */
export interface AllocationSearch {
  /** The amounts that each facility may have, those nearest 0 first. */
  readonly choices: readonly (readonly number[])[];
  readonly bounds: readonly Bound[];
  add(bound: Bound): void;
  /** What an allocation costs at least. */
  least(choice: readonly number[]): Value;
  /** Gives out what is left of a supply without lending: one step after another, each where the bounds leave most to gain. */
  fill(choice: readonly number[]): number[];
  /** Looks for an allocation below a value, among those that are not known yet; yields between slices of work. */
  find(below: Value, known: (choice: readonly number[]) => boolean): Generator<void, FoundAllocation>;
}

/** The most looks at a bound in one search: a second or so. */
const LOOKS = 20_000_000;

/** Looks between two pauses: some milliseconds. */
const LOOKS_PER_SLICE = 100_000;

const NOTHING: Value = { major: Number.NEGATIVE_INFINITY, minor: 0 };

export function allocationSearch(choices: readonly (readonly number[])[], supply: Supply): AllocationSearch {
  const states = statesOf(supply);
  const bounds: Bound[] = [];
  let completions: Completion[] = [];
  let order: number[] = [];
  return {
    choices,
    bounds,
    add(bound) {
      bounds.push(bound);
      // The order of facilities is looked at anew at 1, 2, 4, 8 … bounds; so all tables together are made twice at most.
      if ((bounds.length & (bounds.length - 1)) === 0) {
        order = byStake(choices, bounds);
        completions = bounds.map((each) => completionOf(each, choices, order, states));
      } else completions.push(completionOf(bound, choices, order, states));
    },
    least(choice) {
      let greatest = NOTHING;
      for (const { base, major, minor } of bounds) {
        const sum = choice.reduce(
          (s, c, j) => ({ major: s.major + major[j]![c]!, minor: s.minor + minor[j]![c]! }),
          base,
        );
        if (isLess(greatest, sum)) greatest = sum;
      }
      return greatest;
    },
    fill: (choice) => filled({ choices, bounds, supply }, choice),
    find: (below, known) => findAllocation({ choices, bounds, completions, order, states }, below, known),
  };
}

interface Stock {
  readonly choices: readonly (readonly number[])[];
  readonly bounds: readonly Bound[];
  readonly supply: Supply;
}

function filled({ choices, bounds, supply }: Stock, from: readonly number[]): number[] {
  const picked = [...from];
  const sums = bounds.map(({ base, major, minor }) => ({
    major: picked.reduce((sum, c, j) => sum + major[j]![c]!, base.major),
    minor: picked.reduce((sum, c, j) => sum + minor[j]![c]!, base.minor),
  }));
  const step = (j: number): number =>
    (choices[j]![picked[j]! + 1] ?? Number.POSITIVE_INFINITY) - choices[j]![picked[j]!]!;
  const stepped = (b: number, j: number): Value => ({
    major: sums[b]!.major + bounds[b]!.major[j]![picked[j]! + 1]! - bounds[b]!.major[j]![picked[j]!]!,
    minor: sums[b]!.minor + bounds[b]!.minor[j]![picked[j]! + 1]! - bounds[b]!.minor[j]![picked[j]!]!,
  });
  let left = Math.min(supply.most, supply.pool) - picked.reduce((sum, c, j) => sum + choices[j]![c]!, 0);
  for (;;) {
    let [best, value] = [-1, NOTHING];
    for (let j = 0; j < choices.length; j++) {
      if (step(j) > left) continue;
      const own = sums.reduce((most, _, b) => (isLess(most, stepped(b, j)) ? stepped(b, j) : most), NOTHING);
      // Of equals those with the fewest.
      const fewer = best >= 0 && !isLess(value, own) && choices[j]![picked[j]!]! < choices[best]![picked[best]!]!;
      if (best < 0 || isLess(own, value) || fewer) [best, value] = [j, own];
    }
    if (best < 0) return picked;
    left -= step(best);
    sums.forEach((_, b) => {
      sums[b] = stepped(b, best);
    });
    picked[best]!++;
  }
}

/** For one bound: the least that the facilities from the i-th on can add, by what was lent and received before. */
interface Completion {
  readonly major: Float64Array;
  readonly minor: Float64Array;
}

interface Tables {
  readonly choices: readonly (readonly number[])[];
  readonly bounds: readonly Bound[];
  readonly completions: readonly Completion[];
  readonly order: readonly number[];
  readonly states: States;
}

/** Where the search stands: sums of the bounds along the branch, and the best leaf. */
interface Branch extends Tables {
  readonly major: readonly Float64Array[];
  readonly minor: readonly Float64Array[];
  readonly picked: number[];
  readonly known: (choice: readonly number[]) => boolean;
  best: Value;
  choice: number[] | null;
  looks: number;
  /** Looks after which it pauses. */
  pause: number;
}

function* findAllocation(
  tables: Tables,
  below: Value,
  known: (choice: readonly number[]) => boolean,
): Generator<void, FoundAllocation> {
  const { bounds, order, choices } = tables;
  const sums = (of: (bound: Bound) => number): Float64Array[] =>
    bounds.map((bound) => new Float64Array(order.length + 1).fill(of(bound)));
  const branch: Branch = {
    ...tables,
    major: sums(({ base }) => base.major),
    minor: sums(({ base }) => base.minor),
    picked: new Array<number>(choices.length).fill(0),
    known,
    best: below,
    choice: null,
    looks: 0,
    pause: LOOKS_PER_SLICE,
  };
  yield* descend(branch, 0, 0, NOTHING);
  return { choice: branch.choice, bound: branch.best, complete: branch.looks <= LOOKS };
}

function* descend(branch: Branch, depth: number, state: number, value: Value): Generator<void, void> {
  const { order, choices, states } = branch;
  if (depth === order.length) {
    if (branch.known(branch.picked)) return;
    branch.best = value;
    branch.choice = [...branch.picked];
    return;
  }
  if (branch.looks >= branch.pause) {
    branch.pause = branch.looks + LOOKS_PER_SLICE;
    yield;
  }
  const j = order[depth]!;
  const branches = choices[j]!.flatMap((amount, c) => {
    const next = states.after(state, amount);
    const bound = next < 0 ? null : look(branch, depth, c, next);
    return bound === null ? [] : [{ c, next, bound }];
  });
  branches.sort((a, b) => (isLess(a.bound, b.bound) ? -1 : isLess(b.bound, a.bound) ? 1 : 0));
  for (const { c, next } of branches) {
    if (branch.looks > LOOKS) return;
    // The best may have changed since; and the sums of this branch must be written anew.
    const bound = look(branch, depth, c, next);
    if (bound === null) continue;
    branch.picked[j] = c;
    yield* descend(branch, depth + 1, next, bound);
  }
}

/** The greatest bound of the branch that takes the c-th choice next, best completed; `null` as soon as one is not below the best. */
function look(branch: Branch, depth: number, c: number, state: number): Value | null {
  const { bounds, completions, states, order } = branch;
  const j = order[depth]!;
  let greatest = NOTHING;
  const at = (depth + 1) * states.size + state;
  for (let b = bounds.length - 1; b >= 0; b--) {
    branch.looks++;
    const [major, minor] = [branch.major[b]!, branch.minor[b]!];
    major[depth + 1] = major[depth]! + bounds[b]!.major[j]![c]!;
    minor[depth + 1] = minor[depth]! + bounds[b]!.minor[j]![c]!;
    const whole = {
      major: major[depth + 1]! + completions[b]!.major[at]!,
      minor: minor[depth + 1]! + completions[b]!.minor[at]!,
    };
    if (!isLess(whole, branch.best)) return null;
    if (isLess(greatest, whole)) greatest = whole;
  }
  return greatest;
}

/** Facilities by how much their choices differ, the most first. */
function byStake(choices: readonly (readonly number[])[], bounds: readonly Bound[]): number[] {
  const stake = choices.map((_, j) => {
    let [points, metres] = [0, 0];
    for (const { major, minor } of bounds) {
      points += Math.max(...major[j]!) - Math.min(...major[j]!);
      metres += Math.max(...minor[j]!) - Math.min(...minor[j]!);
    }
    return { major: -points, minor: -metres };
  });
  return [...choices.keys()].sort((a, b) =>
    isLess(stake[a]!, stake[b]!) ? -1 : isLess(stake[b]!, stake[a]!) ? 1 : a - b,
  );
}

/** What was lent and received so far, as one number. */
interface States {
  readonly size: number;
  /** The state after an amount more; −1 where that is not allowed. */
  after(state: number, amount: number): number;
  /** Whether it may end here. */
  mayEnd(state: number): boolean;
}

function statesOf({ pool, most, lending }: Supply): States {
  const width = most + 1;
  return {
    size: lending ? width * width : width,
    after(state, amount) {
      const [lent, received] = [Math.floor(state / width), state % width];
      if (amount >= 0) return received + amount > most ? -1 : state + amount;
      return lent - amount > most ? -1 : state - amount * width;
    },
    mayEnd: (state) => (state % width) - Math.floor(state / width) <= pool,
  };
}

function completionOf(
  bound: Bound,
  choices: readonly (readonly number[])[],
  order: readonly number[],
  states: States,
): Completion {
  const { size } = states;
  const major = new Float64Array((order.length + 1) * size).fill(Number.POSITIVE_INFINITY);
  const minor = new Float64Array((order.length + 1) * size);
  for (let state = 0; state < size; state++) if (states.mayEnd(state)) major[order.length * size + state] = 0;
  for (let depth = order.length - 1; depth >= 0; depth--) {
    const j = order[depth]!;
    const [gain, metres] = [bound.major[j]!, bound.minor[j]!];
    for (let c = 0; c < gain.length; c++) {
      const amount = choices[j]![c]!;
      for (let state = 0; state < size; state++) {
        const next = states.after(state, amount);
        if (next < 0) continue;
        const [from, to] = [(depth + 1) * size + next, depth * size + state];
        const [a, i] = [gain[c]! + major[from]!, metres[c]! + minor[from]!];
        if (a < major[to]! || (a === major[to]! && i < minor[to]!)) {
          major[to] = a;
          minor[to] = i;
        }
      }
    }
  }
  return { major, minor };
}
