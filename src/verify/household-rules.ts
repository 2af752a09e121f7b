/**
 * The groups that a household binds together, and what these let a row do: the rules of `Policy.households` once more, apart
 * from the engine.
 *
 * Relatives registered at one facility move together, or all stay since one of them has to (`"whole"`), or those who
 * may move do (`"willing-together"`). Newcomers move together, too; but if a relative is registered at a facility
 * where all of them may go, they belong there: at the nearest of such. If everybody there may move, they move
 * together; otherwise the newcomers just go there.
 */

import { runThrough } from "../generators.ts";
import { wholeMetres } from "../model/policy.ts";
import type { CompletePolicy, Problem } from "../types.ts";
import { type RowRules, rulesAlone } from "./row-rules.ts";

const ROWS_PER_SLICE = 8192;
const LOOKS_PER_SLICE = 8192;
/** Where a group has more ways than these, its costs are found beforehand, with pauses. */
const LOOKS_AT_ONCE = 8192;

/** People who must end at one facility. */
export interface Group {
  readonly rows: readonly number[];
  readonly people: number;
  /** Where those are registered who are; −1 for newcomers only. */
  readonly today: number;
  /** The one facility for them, where it is not theirs to choose. */
  readonly only: number | undefined;
  /** What the one letter costs, in metres, if somebody of them must be asked before they move. */
  readonly letter: number;
  /** They differ in nothing that they are asked for, so that the first of them speaks for all. */
  readonly alike: boolean;
}

export interface HouseholdGroups {
  /** The group of a row; `undefined` for who moves alone, or not at all. */
  of(row: number): Group | undefined;
  /** Whether people may move but stay with a relative who may not. */
  isKeptBack(row: number): boolean;
  readonly groups: readonly Group[];
}

/** Whether households bind anybody. */
export function hasHouseholdGroups({ participants }: Problem, policy: CompletePolicy): boolean {
  return participants.household !== undefined && policy.households !== "separate";
}

/** The groups among the rows of a checked problem, by the rules that each of them is under alone. */
export function* groupsOf(
  problem: Problem,
  policy: CompletePolicy,
  alone: RowRules,
): Generator<number, HouseholdGroups> {
  const groups: Group[] = [];
  if (!hasHouseholdGroups(problem, policy)) return { groups, of: () => undefined, isKeptBack: () => false };
  const { length } = problem.participants.facility;
  const [numbers, keptBack] = [new Int32Array(length), new Uint8Array(length)];
  let done = 0;

  function* bind(some: readonly number[], today: number, only?: number): Generator<number, void> {
    const people = peopleOf(problem, some);
    if (people === 0 || (people === 1 && only === undefined)) return;
    const alike = only === undefined && (yield* areAlike(problem, alone, some));
    const letter = today !== -1 && some.some(alone.mustAsk) ? wholeMetres(policy.askKm) : 0;
    groups.push({ rows: some, people, today, only, alike, letter });
    for (const row of some) numbers[row] = groups.length;
  }

  for (const members of (yield* membersOf(problem)).values()) {
    const byFacility = membersAt(members, alone);
    const newcomers = (byFacility.get(-1) ?? []).filter(alone.mayMove);
    byFacility.delete(-1);
    const family = yield* familyOf(problem, alone, newcomers, [...byFacility.keys()]);
    if (family === undefined) yield* bind(newcomers, -1);
    for (const [j, there] of byFacility) {
      const moving = there.filter(alone.mayMove);
      const all = moving.length === there.length;
      if (all) yield* bind(j === family ? [...newcomers, ...there] : there, j);
      else if (j === family) yield* bind(newcomers, -1, j);
      if (all) continue;
      if (policy.households === "willing-together") yield* bind(moving, j);
      else for (const row of moving) keptBack[row] = 1;
    }
    if (done % ROWS_PER_SLICE > (done + members.length) % ROWS_PER_SLICE) yield done;
    done += members.length;
  }
  return { groups, of: (row) => groups[numbers[row]! - 1], isKeptBack: (row) => keptBack[row] === 1 };
}

/** Rows with people, household by household. */
function* membersOf({
  participants: { household, count },
}: Problem): Generator<number, ReadonlyMap<number, readonly number[]>> {
  const members = new Map<number, number[]>();
  for (let row = 0; row < household!.length; row++) {
    if (row % ROWS_PER_SLICE === 0) yield row;
    const name = household![row]!;
    if (name === -1 || count?.[row] === 0) continue;
    const own = members.get(name);
    if (own === undefined) members.set(name, [row]);
    else own.push(row);
  }
  return members;
}

/** Members by where they may stay; −1 for nowhere. */
function membersAt(members: readonly number[], alone: RowRules): Map<number, number[]> {
  const byFacility = new Map<number, number[]>();
  for (const row of members) {
    const today = alone.todayOf(row);
    const own = byFacility.get(today);
    if (own === undefined) byFacility.set(today, [row]);
    else own.push(row);
  }
  return byFacility;
}

function peopleOf({ participants: { count } }: Problem, rows: readonly number[]): number {
  return count === undefined ? rows.length : rows.reduce((people, row) => people + count[row]!, 0);
}

function* areAlike(
  { participants, travel }: Problem,
  alone: RowRules,
  rows: readonly number[],
): Generator<number, boolean> {
  const { lon, lat, zone, segment, region, needs, extraCost, extraCostPerKm } = participants;
  const places = travel?.metres === undefined ? [lon, lat] : [zone];
  const columns = [segment, region, needs, extraCost, extraCostPerKm, ...places];
  const [first] = rows as readonly [number, ...number[]];
  const { choiceStart, choice, avoidStart, avoid } = participants;
  const listsAt = (row: number): number[] => [
    ...(choice?.subarray(choiceStart![row], choiceStart![row + 1]) ?? []),
    -1,
    ...(avoid?.slice(avoidStart![row], avoidStart![row + 1]).sort() ?? []),
  ];
  const lists = listsAt(first);
  const hasLists = choice !== undefined || avoid !== undefined;
  let looks = 0;
  for (const row of rows) {
    const isSame = columns.every((column) => column === undefined || column[row] === column[first]);
    if (!isSame || alone.todayOf(row) !== alone.todayOf(first)) return false;
    const own = hasLists ? listsAt(row) : lists;
    if (own.length !== lists.length || own.some((j, i) => j !== lists[i])) return false;
    looks += lists.length;
    if (looks < ROWS_PER_SLICE) continue;
    looks = 0;
    yield row;
  }
  return true;
}

/** The nearest facility where a relative is registered and all newcomers may go; of equals the first. */
function* familyOf(
  problem: Problem,
  alone: RowRules,
  newcomers: readonly number[],
  registered: readonly number[],
): Generator<number, number | undefined> {
  if (newcomers.length === 0 || registered.length === 0) return undefined;
  const metres = registered.map(() => 0);
  let looks = 0;
  for (const row of newcomers) {
    looks += registered.length;
    if (looks >= LOOKS_PER_SLICE) {
      looks = 0;
      yield row;
    }
    alone.goTo(row);
    registered.forEach((j, k) => {
      metres[k]! += alone.isOption(j) ? alone.ways.metres(j) * peopleOf(problem, [row]) : Number.POSITIVE_INFINITY;
    });
  }
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  metres.forEach((own, k) => {
    if (own > least || own === Number.POSITIVE_INFINITY) return;
    best = own < least ? registered[k]! : Math.min(best!, registered[k]!);
    least = own;
  });
  return best;
}

/**
 * What each facility costs the people of a group: the rounded mean of what it costs each of them, 0 counting as 1 if
 * they leave where they are registered; NaN where one of them may not go. They share one letter, if one
 * must be written. Newcomers who go with their family pay the way to where it is registered in any case: that is left out, see
 * `wayToFamily`.
 */
export function* costsOf(
  problem: Problem,
  alone: RowRules,
  { rows, people, today, only, letter }: Group,
): Generator<number, Float64Array> {
  const costs = new Float64Array(problem.facilities.length);
  let looks = 0;
  for (const row of rows) {
    looks += costs.length;
    if (looks >= LOOKS_PER_SLICE) {
      looks = 0;
      yield row;
    }
    alone.goTo(row);
    alone.letter = 0;
    const given = today === alone.today ? 0 : alone.cost(today);
    const weight = peopleOf(problem, [row]);
    for (let j = 0; j < costs.length; j++) {
      const isOpen = j === alone.today || (alone.isOption(j) && (only ?? j) === j);
      costs[j]! += isOpen ? weight * (alone.cost(j) - given) : Number.NaN;
    }
  }
  return costs.map((sum, j) => {
    const mean = Math.round((j === today ? sum : sum + letter) / people);
    if (mean !== 0) return mean;
    return today === -1 || j === today ? 0 : 1;
  });
}

/** The rules of rows that may move with others: their options are those of all, at their mean cost. */
export interface HouseholdRules extends Pick<RowRules, "mayMove" | "goTo" | "isOption" | "hasOption" | "cost"> {
  /** The rules of the row alone. */
  readonly alone: RowRules;
  readonly households: HouseholdGroups;
  /** What each facility costs those with whom the row's people move, where they are not alike; else `undefined`. */
  readonly together: Float64Array | undefined;
}

/** The rules of a checked problem under a policy. */
export function* rowRules(problem: Problem, policy: CompletePolicy): Generator<number, HouseholdRules> {
  const alone = yield* rulesAlone(problem, policy);
  const households = yield* groupsOf(problem, policy, alone);
  if (!hasHouseholdGroups(problem, policy)) return { ...unbound(alone), households };
  const large = yield* costsOfLarge(problem, alone, households.groups);
  const costsOfGroup = (group: Group): Float64Array => large.get(group) ?? runThrough(costsOf(problem, alone, group));
  // People of a group stand side by side in most tables, so the last one is kept.
  let last: { readonly group: Group; readonly costs: Float64Array } | undefined;
  let together: Float64Array | undefined;
  let given = 0;
  return {
    alone,
    households,
    get together() {
      return together;
    },
    mayMove: (row) => alone.mayMove(row) && !households.isKeptBack(row),
    goTo(row) {
      const group = households.of(row);
      const isMixed = group !== undefined && !group.alike;
      if (isMixed && last?.group !== group) last = { group, costs: costsOfGroup(group) };
      together = isMixed ? last!.costs : undefined;
      alone.goTo(row);
      if (group !== undefined) alone.letter = Math.round(group.letter / group.people);
      given = isMixed && group.today !== alone.today ? alone.cost(group.today) : 0;
    },
    isOption: (j) => (together === undefined ? alone.isOption(j) : !Number.isNaN(together[j]!)),
    cost: (j) => (together === undefined ? alone.cost(j) : together[j]! + given),
    hasOption: () => (together === undefined ? alone.hasOption() : together.some((cost) => !Number.isNaN(cost))),
  };
}

/** What groups cost of whom it takes so long to say that there must be pauses meanwhile. */
function* costsOfLarge(
  problem: Problem,
  alone: RowRules,
  groups: readonly Group[],
): Generator<number, ReadonlyMap<Group, Float64Array>> {
  const costs = new Map<Group, Float64Array>();
  for (const group of groups) {
    const isLarge = !group.alike && group.rows.length * problem.facilities.length > LOOKS_AT_ONCE;
    if (isLarge) costs.set(group, yield* costsOf(problem, alone, group));
  }
  return costs;
}

/** Where nothing binds anybody: no more work than the rules of the row alone. */
function unbound(alone: RowRules): Omit<HouseholdRules, "households"> {
  const { mayMove, goTo, isOption, cost, hasOption } = alone;
  return { alone, together: undefined, mayMove, goTo, isOption, cost, hasOption };
}
