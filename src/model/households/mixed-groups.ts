/**
 * Groups of people who move together though they are not alike: members of a household with different places, or
 * newcomers who go with their family.
 *
 * An option is one for all of them, and costs each the rounded mean of what it costs its people: then people × cost is what
 * it costs them together, but for the rounding, and the group can be a unit like any. Newcomers who go with their family
 * pay for the way to the family's facility whatever is planned; that is their own `given`, and outside the mean. Inside it
 * stands what another facility costs them more, which may be negative. So staying costs a family nothing, as ever. Where
 * somebody of the group must be asked first, one letter is shared among all.
 *
 * O(people of mixed groups × facilities); lists take 8 bytes for every option of a group.
 */

import type { CompletePolicy } from "../../types.ts";
import type { MixedGroup } from "../households.ts";
import { mustAsk } from "../moves/letters.ts";
import { type MoveRules, NEWLY_ENROLLED } from "../moves.ts";
import type { Listed } from "../options/choices.ts";
import { type RowMoves, rowMoves } from "../options/row-moves.ts";
import { wholeMetres } from "../policy.ts";
import type { Registered, RowFacts } from "../registration.ts";
import { JOINED, TOGETHER, type Units } from "../units.ts";

/** Groups with at least one option, and what each costs; that to stay stands in no list. */
export interface MixedUnits extends Listed {
  readonly groups: readonly MixedGroup[];
  /** What the way to the family's facility costs, of rows that go with it. */
  readonly given: ReadonlyMap<number, number>;
  /** Rows of groups of newcomers that have no option in common. */
  readonly unplaced: readonly number[];
}

const NO_GROUPS: MixedUnits = {
  start: Int32Array.of(0),
  facility: new Int32Array(0),
  cost: new Float64Array(0),
  groups: [],
  given: new Map(),
  unplaced: [],
};

const LOOKS_PER_SLICE = 65_536;

export function* measureGroups(
  facts: RowFacts,
  policy: CompletePolicy,
  all: readonly MixedGroup[],
  rules: MoveRules,
): Generator<number, MixedUnits> {
  if (all.length === 0) return NO_GROUPS;
  const members = yield* rowMoves(facts, Int32Array.from(all.flatMap(({ rows }) => [...rows])), rules);
  const { problem, registered } = facts;
  const { count } = problem.participants;
  const [start, facility, cost]: [number[], number[], number[]] = [[0], [], []];
  const asks = mustAsk(facts, policy);
  const [groups, unplaced]: [MixedGroup[], number[]] = [[], []];
  const given = new Map<number, number>();
  let place = 0;
  for (const group of all) {
    const { rows, today } = group;
    const letter = today !== NEWLY_ENROLLED && rows.some(asks) ? wholeMetres(policy.askKm) : 0;
    const own = Array.from(rows, (row, i) => (registered[row] === today ? 0 : members.cost(place + i, today)));
    const people = Array.from(rows, (row) => count?.[row] ?? 1);
    const costs = yield* meanCosts(members, group, { place, people, given: own, letter });
    costs.forEach((mean, j) => {
      if (Number.isNaN(mean)) return;
      facility.push(j);
      cost.push(mean);
    });
    if (today === NEWLY_ENROLLED && facility.length === start.at(-1)) for (const row of rows) unplaced.push(row);
    else {
      start.push(facility.length);
      groups.push(group);
      rows.forEach((row, i) => {
        if (own[i] !== 0) given.set(row, own[i]!);
      });
    }
    place += rows.length;
    if (place % 64 === 0) yield place;
  }
  const lists = { start: Int32Array.from(start), facility: Int32Array.from(facility), cost: Float64Array.from(cost) };
  return { ...lists, groups, given, unplaced };
}

/** What the mean cost of a group's options is made of. */
interface Means {
  /** Where its first row stands. */
  readonly place: number;
  /** Of each row. */
  readonly people: readonly number[];
  /** What each row pays whatever is planned. */
  readonly given: readonly number[];
  /** What writing to all of them costs. */
  readonly letter: number;
}

/** What each facility costs each on average, NaN where it is no option for all, or where they are. */
function* meanCosts(members: RowMoves, group: MixedGroup, means: Means): Generator<number, Float64Array> {
  const costs = new Float64Array(members.travel.facilities).fill(Number.NaN);
  let looks = 0;
  for (let j = 0; j < costs.length; j++) {
    looks += group.rows.length;
    if (looks >= LOOKS_PER_SLICE) {
      looks = 0;
      yield means.place;
    }
    if (j !== group.today) costs[j] = meanCost(members, group, means, j);
  }
  return costs;
}

/** What facility j costs each on average, NaN where it is no option for all. */
function meanCost(
  members: RowMoves,
  { today, only }: MixedGroup,
  { place, people, given, letter }: Means,
  j: number,
): number {
  let sum = (only ?? j) === j ? letter : Number.NaN;
  let all = 0;
  for (let i = 0; i < people.length; i++) {
    all += people[i]!;
    sum += people[i]! * (members.cost(place + i, j) - given[i]!);
  }
  const mean = Math.round(sum / all) + 0;
  // A transfer is not free.
  return mean === 0 && today !== NEWLY_ENROLLED ? 1 : mean;
}

/** Units whose options are measured. */
interface Measured {
  readonly units: Units;
  readonly listed: Listed;
}

/** Appends the groups to the units. */
export function withMixed(
  { problem, registered }: Registered,
  { units, listed }: Measured,
  { groups, ...mixed }: MixedUnits,
): Measured {
  if (groups.length === 0) return { units, listed };
  const { count } = problem.participants;
  const rows = groups.flatMap((group) => [...group.rows]);
  const fixed = units.fixed.slice();
  for (const row of rows) if (registered[row] !== NEWLY_ENROLLED) fixed[registered[row]!]! -= count?.[row] ?? 1;
  const unsplittable = new Uint8Array(units.size + groups.length);
  if (units.unsplittable !== undefined) unsplittable.set(units.unsplittable);
  groups.forEach(({ today, rows: own }, i) => {
    unsplittable[units.size + i] = own.some((row) => registered[row] !== today) ? JOINED : TOGETHER;
  });
  const peopleIn = (own: Int32Array): number => own.reduce((people, row) => people + (count?.[row] ?? 1), 0);
  const lengths = Int32Array.from([0, ...groups.map((group) => group.rows.length)]);
  const weight = groups.map((group) => peopleIn(group.rows));
  const today = groups.map((group) => group.today);
  return {
    units: {
      ...units,
      size: unsplittable.length,
      weight: appended(units.weight, weight),
      today: appended(units.today, today),
      rows: appended(units.rows, rows),
      rowStart: withEnds(units.rowStart, ends(lengths)),
      unsplittable,
      fixed,
    },
    listed: {
      start: withEnds(listed.start, mixed.start),
      facility: appended(listed.facility, mixed.facility),
      cost: Float64Array.from([...listed.cost, ...mixed.cost]),
    },
  };
}

/** Both, one after the other. */
export function appended(column: Int32Array, entries: ArrayLike<number>): Int32Array {
  const both = new Int32Array(column.length + entries.length);
  both.set(column);
  both.set(entries, column.length);
  return both;
}

/** Where lists begin and end, of both. */
function withEnds(start: Int32Array, more: Int32Array): Int32Array {
  const last = start.at(-1)!;
  return appended(
    start,
    more.subarray(1).map((end) => last + end),
  );
}

function ends(lengths: Int32Array): Int32Array {
  let end = 0;
  return lengths.map((length) => (end += length));
}
