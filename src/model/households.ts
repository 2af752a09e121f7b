/**
 * Households: who moves together.
 *
 * Members of a household who are registered at the same facility are a group, and a group may not be split. "whole":
 * where one of them may not move, all stay; the others are kept back. "willing-together": those who may move are the
 * group. Newly enrolled members, and those of a closed facility, are a group too, but where their family is registered at
 * facilities that are options for all of them, they go to the nearest of these: with the group there if all of it may
 * move, so that they are one group; else to where it stays.
 *
 * Most households live at one place; their people are alike in everything, and become a unit like anybody's. Where members
 * have different places, or newcomers belong to a family, the group is mixed: its costs are means (mixed-groups.ts).
 *
 * Method. Rows with a household are sorted by household and facility (two radix sorts), so that groups stand side by side.
 * O(n), beside a look at their family's facilities for newcomers who have one. Groups are numbered by ids, drawn with a seed
 * of their own: neither the order of rows nor the numbers of households decide anything, and the policy's seed only who goes.
 */

import type { CompletePolicy, Problem } from "../types.ts";
import { drawOrder } from "./draw.ts";
import { type MoveRules, NEWLY_ENROLLED } from "./moves.ts";
import { rowMoves } from "./options/row-moves.ts";
import type { RowFacts } from "./registration.ts";
import { type Sortable, sortByKey } from "./units/radix-sort.ts";
import { differenceIn } from "./units.ts";

/** In {@link Households.group}: moves alone, or not at all. */
export const ALONE = -1;
/** The same: belongs to a group of {@link Households.mixed}. */
export const MIXED = -2;

const ROWS_PER_SLICE = 16_384;

/** People who move together though they are not alike. */
export interface MixedGroup {
  readonly rows: Int32Array;
  /** The facility where its people are registered, but for newcomers; −1 where all are newcomers. */
  readonly today: number;
  /** The least rank of its people; see {@link ranksOf}. */
  readonly first: number;
  /** The only facility they may go to, where that is not left to the limits. */
  readonly only?: number;
}

export interface Households {
  /** For each row a number that it shares with its group only, {@link ALONE}, or {@link MIXED}. */
  readonly group: Int32Array;
  /** 1 for people who may move, but stay with a relative who may not. */
  readonly keptBack: Uint8Array;
  readonly mixed: MixedGroup[];
}

/** The groups among the rows that may move; `undefined` where nothing binds households. */
export function* householdsOf(
  facts: RowFacts,
  policy: CompletePolicy,
  rules: MoveRules,
  mayMove: (row: number) => boolean,
): Generator<number, Households | undefined> {
  const { problem, registered } = facts;
  const { household } = problem.participants;
  if (household === undefined || policy.households === "separate") return undefined;
  const sorted = yield* byHousehold(problem, household, registered);
  const joined = yield* joinedFacilities(facts, rules, familiesOf(registered, sorted, mayMove));
  const { size, rows } = sorted;
  const households = noGroups(problem);
  const join = joiner(facts, households, yield* ranksOf(problem, policy, household));
  let newcomers: Int32Array = new Int32Array(0);
  for (let from = 0, to = 0; from < size; from = to) {
    to = endOfGroup(registered, sorted, from);
    const today = registered[rows[from]!]!;
    const joins = joined.get(household[rows[from]!]!);
    let moving = rows.subarray(from, to);
    if (!moving.every(mayMove)) moving = moving.filter(mayMove);
    // Nobody keeps newcomers back: who of them cannot be placed cannot go anywhere.
    const all = today === NEWLY_ENROLLED || moving.length === to - from;
    if (today === NEWLY_ENROLLED && joins !== undefined) newcomers = moving;
    else if (today === joins && all) yield* join({ rows: Int32Array.from([...newcomers, ...moving]), today });
    else {
      if (today === joins) yield* join({ rows: newcomers, today: NEWLY_ENROLLED, only: joins });
      if (!all && policy.households === "whole") for (const row of moving) households.keptBack[row] = 1;
      else if (isMany(problem, moving)) yield* join({ rows: moving, today });
    }
    if (Math.floor(from / ROWS_PER_SLICE) < Math.floor(to / ROWS_PER_SLICE)) yield to;
  }
  households.mixed.sort((a, b) => a.first - b.first);
  return households;
}

/** The place of each row with a household in a draw of their ids; without ids that is the order of rows. */
function* ranksOf(problem: Problem, policy: CompletePolicy, household: Int32Array): Generator<number, Int32Array> {
  const rows = household.map((_, row) => row).filter((row) => household[row]! >= 0);
  const rank = new Int32Array(household.length);
  (yield* drawOrder(rows, problem, { ...policy, drawSeed: 0 })).forEach((place, i) => {
    rank[rows[place]!] = i;
  });
  yield rows.length;
  return rank;
}

function noGroups({ participants: { facility } }: Problem): Households {
  const { length } = facility;
  return { group: new Int32Array(length).fill(ALONE), keptBack: new Uint8Array(length), mixed: [] };
}

/** Makes groups of rows; those of one that is not mixed share the least of their ranks. */
function joiner(
  facts: RowFacts,
  { group, mixed }: Households,
  rank: Int32Array,
): (together: Omit<MixedGroup, "first">) => Generator<number, void> {
  const areAlike = likeness(facts);
  return function* (together) {
    let first = Number.POSITIVE_INFINITY;
    for (const row of together.rows) first = Math.min(first, rank[row]!);
    const alike = together.only === undefined && (yield* areAlike(together.rows));
    if (!alike) mixed.push({ ...together, first });
    for (const row of together.rows) group[row] = alike ? first : MIXED;
  };
}

function isMany({ participants: { count } }: Problem, rows: Int32Array): boolean {
  return rows.length > 1 || (rows.length === 1 && count !== undefined && count[rows[0]!]! > 1);
}

/** Whether rows have the same place and the same facility today, and are alike in all that counts. */
function likeness({ problem, registered, classes }: RowFacts): (rows: Int32Array) => Generator<number, boolean> {
  const { lon, lat, zone } = problem.participants;
  const places = problem.travel?.metres === undefined ? [lon, lat] : [zone];
  const columns = [registered, classes?.of, ...places].filter((column) => column !== undefined);
  const differ = differenceIn(problem.participants);
  return function* (rows) {
    const first = rows[0]!;
    for (let i = 1; i < rows.length; i++) {
      if (i % ROWS_PER_SLICE === 0) yield i;
      for (const column of columns) if (column[rows[i]!] !== column[first]) return false;
      if (differ !== undefined && differ(rows[i]!, first) !== 0) return false;
    }
    return true;
  };
}

/** Rows of people with a household: by household, then by facility, the newly enrolled first. */
function* byHousehold(problem: Problem, household: Int32Array, registered: Int32Array): Generator<number, Sortable> {
  const { count } = problem.participants;
  const { length } = household;
  const chosen: Sortable = { size: 0, keys: new Uint32Array(length), rows: new Int32Array(length) };
  let most = 0;
  for (let row = 0; row < length; row++) {
    if (household[row]! < 0 || count?.[row] === 0) continue;
    most = Math.max(most, household[row]!);
    chosen.keys[chosen.size] = registered[row]! + 1;
    chosen.rows[chosen.size++] = row;
  }
  yield 0;
  const sorted = yield* sortByKey(chosen, problem.facilities.length);
  for (let i = 0; i < sorted.size; i++) sorted.keys[i] = household[sorted.rows[i]!]!;
  return yield* sortByKey(sorted, most);
}

/** The first after those of the same household and facility as the one at `from`. */
function endOfGroup(registered: Int32Array, { size, keys, rows }: Sortable, from: number): number {
  let to = from + 1;
  while (to < size && keys[to] === keys[from] && registered[rows[to]!] === registered[rows[from]!]) to++;
  return to;
}

/** A household's newcomers, and the facilities where their family is registered, ascending. */
interface Family {
  readonly household: number;
  readonly newcomers: Int32Array;
  readonly registered: number[];
}

/** For households that have both newcomers and a family: the facility where the newcomers belong. */
function* joinedFacilities(
  facts: RowFacts,
  rules: MoveRules,
  families: readonly Family[],
): Generator<number, ReadonlyMap<number, number>> {
  const joined = new Map<number, number>();
  if (families.length === 0) return joined;
  const rows = Int32Array.from(families.flatMap(({ newcomers }) => [...newcomers]));
  const { travel, cost } = yield* rowMoves(facts, rows, rules);
  const { count } = facts.problem.participants;
  let place = 0;
  for (const { household, newcomers, registered } of families) {
    let nearest = Number.POSITIVE_INFINITY;
    for (const j of registered) {
      let metres = 0;
      newcomers.forEach((row, i) => {
        const isOpen = !Number.isNaN(cost(place + i, j));
        metres += isOpen ? travel.metres(place + i, j) * (count?.[row] ?? 1) : Number.POSITIVE_INFINITY;
      });
      if (metres < nearest) joined.set(household, j);
      nearest = Math.min(nearest, metres);
    }
    place += newcomers.length;
    if (place % 64 === 0) yield place;
  }
  return joined;
}

function familiesOf(registered: Int32Array, sorted: Sortable, mayMove: (row: number) => boolean): Family[] {
  const { size, keys, rows } = sorted;
  const families: Family[] = [];
  let family: Family | undefined;
  for (let from = 0, to = 0; from < size; from = to) {
    to = endOfGroup(registered, sorted, from);
    const today = registered[rows[from]!]!;
    if (today === NEWLY_ENROLLED) {
      family = { household: keys[from]!, newcomers: rows.subarray(from, to).filter(mayMove), registered: [] };
    } else if (family !== undefined && family.household === keys[from]) {
      if (family.newcomers.length > 0 && family.registered.push(today) === 1) families.push(family);
    }
  }
  return families;
}
