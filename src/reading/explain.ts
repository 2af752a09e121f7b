/**
 * Why people remain over quota, and what would change it.
 *
 * Let A be the facilities whose price is at least one overload point (with a finite `overloadKm` prices say nothing of
 * this; instead those that are full below their quota, where somebody would pay to come) and those over quota or beyond
 * their intake, which it may be for another reason: that a floor keeps people there. Lexicographically nobody who may
 * move and sits where the price is a point has an option outside A: one point outweighs any way, so they would have taken
 * it. So what remains in A can be ended only by doctors and places there, by consents of people who may not move, or by
 * other floors and intakes. With finite weights it may also be that relief is not worth its way (`notWorthTheWay`):
 * somebody could go to a facility with room outside A, and nobody does, for that costs more. A falls into groups: two
 * facilities belong together when somebody who may move and sits in A may use both.
 */

import { IssueList } from "../errors.ts";
import { runThrough, staged } from "../generators.ts";
import { type Capacities, normOf, startOf } from "../model/overload.ts";
import { consentCode } from "../model/policy.ts";
import { consentsMissing } from "../plan/consents-missing.ts";
import type {
  Explanation,
  ExplanationGroup,
  FacilityExplanation,
  PeopleByReason,
  Plan,
  Problem,
  Progress,
} from "../types.ts";
import { type HouseholdRules, hasHouseholdGroups, rowRules } from "../verify/household-rules.ts";
import { ownPlanOf } from "../verify/plan-of-problem.ts";
import { capacitiesToday, enrolledToday } from "../verify/today.ts";
import { heldPeople } from "./held-people.ts";

const ROWS_PER_SLICE = 8192;
const LOOKS_PER_SLICE = 16_384;

/**
 * Explains what remains over quota: facility by facility in groups, and the consents that would help.
 *
 * @throws InputError for a plan that was stopped (it has no prices) or made from other rows.
 *
 * Cost: one more run of the engine, and a look at the options of everybody in an overloaded facility.
 *
 * @example
 * for (const group of explain(problem, plan).groups) console.log(group.facilities.length, group.over);
 */
export function explain(problem: Problem, plan: Plan): Explanation {
  return runThrough(explainSteps(problem, plan));
}

/** The same with pauses. */
export function* explainSteps(problem: Problem, plan: Plan): Generator<Progress, Explanation> {
  const rows = problem?.participants?.facility?.length ?? 0;
  const own = yield* staged("check", rows, ownPlanOf(problem, plan));
  const issues = new IssueList();
  if (own.price === null) issues.add("plan.price", { code: "value", expected: "finished-prices", got: "#stopped" });
  issues.check();
  const today = enrolledToday(problem);
  const capacities = yield* staged("check", rows, capacitiesToday(problem, own.policy));
  const overloaded = overloadedFacilities(own, capacities);
  const lexicographic = own.policy.overloadKm === Number.POSITIVE_INFINITY;
  const hasRoom = overloaded.map((inA, j) => !lexicographic && !inA && roomAt(own, capacities, j) > 0);
  const tallied = yield* staged("check", rows, tallyPeople(problem, own, { overloaded, hasRoom }));
  const tally = { ...tallied, today, capacities };
  const missing = yield* consentsMissing(problem, own);
  return { groups: groupsOf(problem, own, overloaded, tally), consentsMissing: missing };
}

/** How many more a facility could take within its quota and what is agreed. */
function roomAt({ enrolled }: Plan, { quota, ceiling }: Capacities, j: number): number {
  return Math.min(quota[j]!, ceiling[j]!) - enrolled[j]!;
}

/** Whether each facility is in A. */
function overloadedFacilities({ price, policy, enrolled }: Plan, capacities: Capacities): boolean[] {
  const lexicographic = policy.overloadKm === Number.POSITIVE_INFINITY;
  return Array.from(enrolled, (people, j) => {
    const [quota, ceiling] = [capacities.quota[j]!, capacities.ceiling[j]!];
    if (people > Math.min(quota, ceiling)) return true;
    return lexicographic ? price!.overload[j]! >= 1 : ceiling < quota && people === ceiling && price!.metres[j]! > 0;
  });
}

/** What is counted for each facility of A, and which of them belong together. */
interface Tally {
  readonly mayNotMove: Reasons[];
  readonly withWayOut: Reasons[];
  /** People held, for each of `problem.holds`. */
  readonly held: number[][];
  readonly onlyInside: Float64Array;
  /** People who could leave for a facility with room outside A, and the least metres that it costs one of them. */
  readonly tooFar: Float64Array;
  readonly leastMetres: Float64Array;
  /** Union–find: the parent of each facility. */
  readonly parent: Int32Array;
}

/** The same, with the people enrolled at each facility before, and what follows from them. */
interface Counted extends Tally {
  readonly capacities: Capacities;
  readonly today: Float64Array;
}

type Reasons = { -readonly [K in keyof PeopleByReason]: number };

const noReasons = (problem: Problem, plan: Plan): Reasons => ({
  refused: 0,
  unknown: 0,
  withdrawn: 0,
  ...(hasHouseholdGroups(problem, plan.policy) && { household: 0 }),
});

function emptyTally(problem: Problem, plan: Plan, m: number): Tally {
  return {
    mayNotMove: Array.from({ length: m }, () => noReasons(problem, plan)),
    withWayOut: Array.from({ length: m }, () => noReasons(problem, plan)),
    held: Array.from({ length: m }, () => problem.holds?.map(() => 0) ?? []),
    onlyInside: new Float64Array(m),
    tooFar: new Float64Array(m),
    leastMetres: new Float64Array(m).fill(Number.POSITIVE_INFINITY),
    parent: Int32Array.from({ length: m }, (_, j) => j),
  };
}

/** Which facilities are in A, and which of the others could take somebody. */
interface Sides {
  readonly overloaded: readonly boolean[];
  readonly hasRoom: readonly boolean[];
}

/** Where the people of one row are after the plan: facilities, and how many at each. Filled anew for each row. */
interface Seats {
  readonly at: number[];
  readonly people: number[];
}

function* tallyPeople(problem: Problem, plan: Plan, sides: Sides): Generator<number, Tally> {
  const { overloaded } = sides;
  const m = overloaded.length;
  const tally = emptyTally(problem, plan, m);
  const rules = yield* rowRules(problem, plan.policy);
  const { facility, consent, count, hold } = problem.participants;
  const { participant, to, people } = plan.transfers;
  const seats: Seats = { at: [], people: [] };
  let [transfer, looks] = [0, 0];
  for (let row = 0; row < facility.length; row++) {
    if (row % ROWS_PER_SLICE === 0 || looks >= LOOKS_PER_SLICE) {
      looks = 0;
      yield row;
    }
    const today = rules.alone.todayOf(row);
    let staying = count === undefined ? 1 : count[row]!;
    seats.at.length = seats.people.length = 0;
    for (; transfer < participant.length && participant[transfer] === row; transfer++) {
      staying -= people[transfer]!;
      addSeat(seats, to[transfer]!, people[transfer]!);
    }
    if (today >= 0 && staying > 0) addSeat(seats, today, staying);
    if (!seats.at.some((j) => overloaded[j])) continue;
    if (rules.alone.isHeld(row)) {
      tally.held[today]![hold![row]!]! += staying;
      continue;
    }
    rules.goTo(row);
    looks += m * rules.alone.ways.looks;
    if (rules.mayMove(row)) {
      tallyOptions(tally, rules, overloaded, seats);
      tallyTooFar(tally, rules, sides, seats);
      continue;
    }
    const reason = reasonOf(rules, row, consent[row]!);
    tally.mayNotMove[today]![reason]! += staying;
    if (hasWayOut(rules, overloaded)) tally.withWayOut[today]![reason]! += staying;
  }
  return tally;
}

function addSeat({ at, people }: Seats, facility: number, count: number): void {
  at.push(facility);
  people.push(count);
}

/** For somebody who may move: which facilities belong together, and whether all their options are inside A. */
function tallyOptions(
  tally: Tally,
  rules: HouseholdRules,
  overloaded: readonly boolean[],
  { at, people }: Seats,
): void {
  const inside = at.find((j) => overloaded[j])!;
  const { today } = rules.alone;
  let wayOut = today >= 0 && !overloaded[today];
  for (let j = 0; j < overloaded.length; j++) {
    const known = overloaded[j] && root(tally.parent, j) === root(tally.parent, inside);
    if (known || (wayOut && !overloaded[j]) || !rules.isOption(j)) continue;
    if (overloaded[j]) tally.parent[root(tally.parent, j)] = root(tally.parent, inside);
    else wayOut = true;
  }
  // Staying is always an option, whatever the limits say.
  if (today >= 0 && overloaded[today]) tally.parent[root(tally.parent, today)] = root(tally.parent, inside);
  if (wayOut) return;
  at.forEach((j, i) => {
    if (overloaded[j]) tally.onlyInside[j]! += people[i]!;
  });
}

/** Counts those who could go where room is. */
function tallyTooFar(
  { tooFar, leastMetres }: Tally,
  rules: HouseholdRules,
  { hasRoom }: Sides,
  { at, people }: Seats,
): void {
  let least = Number.POSITIVE_INFINITY;
  for (let j = 0; j < hasRoom.length; j++) {
    if (hasRoom[j] && (j === rules.alone.today || rules.isOption(j))) least = Math.min(least, rules.cost(j));
  }
  if (least === Number.POSITIVE_INFINITY) return;
  at.forEach((j, i) => {
    tooFar[j]! += people[i]!;
    leastMetres[j] = Math.min(leastMetres[j]!, least - rules.cost(j));
  });
}

function reasonOf({ households }: HouseholdRules, row: number, consent: number): keyof PeopleByReason {
  if (households.isKeptBack(row)) return "household";
  return consent === consentCode.refused ? "refused" : consent === consentCode.withdrawn ? "withdrawn" : "unknown";
}

/** Whether somebody who may not move would have an option outside A. */
function hasWayOut(rules: HouseholdRules, overloaded: readonly boolean[]): boolean {
  return overloaded.some((inA, j) => !inA && rules.isOption(j));
}

function root(parent: Int32Array, j: number): number {
  let at = j;
  while (parent[at] !== at) {
    parent[at] = parent[parent[at]!]!;
    at = parent[at]!;
  }
  return at;
}

/** The groups, by their first facility. */
function groupsOf(problem: Problem, plan: Plan, overloaded: readonly boolean[], tally: Counted): ExplanationGroup[] {
  const members = new Map<number, FacilityExplanation[]>();
  overloaded.forEach((inA, j) => {
    if (!inA) return;
    const key = root(tally.parent, j);
    members.set(key, [...(members.get(key) ?? []), explainFacility(problem, plan, tally, j)]);
  });
  return [...members.values()].map((facilities) => {
    const sum = (of: (facility: FacilityExplanation) => number): number => facilities.reduce((s, f) => s + of(f), 0);
    const sumReasons = (of: (facility: FacilityExplanation) => PeopleByReason): PeopleByReason => ({
      refused: sum((f) => of(f).refused),
      unknown: sum((f) => of(f).unknown),
      withdrawn: sum((f) => of(f).withdrawn),
      ...(hasHouseholdGroups(problem, plan.policy) && { household: sum((f) => of(f).household!) }),
    });
    const over = sum((f) => f.over);
    const held = problem.holds?.map((_, i) => sum((f) => tally.held[f.facility]![i]!)) ?? [];
    return {
      facilities,
      over,
      doctorsMissingAtLeast: Math.ceil(over / plan.policy.participantsPerDoctor),
      doctorsMissing: sum((f) => f.doctorsMissing),
      placesMissing: sum((f) => f.placesMissing),
      intakeMissing: sum((f) => f.intakeMissing),
      roomNotAgreed: sum((f) => f.roomNotAgreed),
      roomReserved: sum((f) => f.roomReserved),
      overByHouseholds: sum((f) => f.overByHouseholds),
      keptByFloor: sum((f) => f.keptByFloor),
      doctorsForPlaces: sum((f) => f.doctorsForPlaces),
      mayNotMove: sumReasons((f) => f.mayNotMove),
      held: heldPeople(problem, held),
      mayNotMoveWithWayOut: sumReasons((f) => f.mayNotMoveWithWayOut),
      mayMoveButOnlyInside: sum((f) => f.mayMoveButOnlyInside),
      ...tooFarInAll(facilities),
    };
  });
}

function explainFacility(problem: Problem, plan: Plan, tally: Counted, j: number): FacilityExplanation {
  const facility = problem.facilities[j]!;
  const enrolled = plan.enrolled[j]!;
  const norm = facility.target ?? normOf(facility, plan.policy);
  const capacity = facility.capacity ?? Number.POSITIVE_INFINITY;
  const places = plan.policy.fill === "to-quota" ? plan.quota[j]! : (facility.capacity ?? 0);
  const doctorsFor = (people: number): number =>
    Math.ceil(Math.max(0, people - norm) / plan.policy.participantsPerDoctor);
  const doctorsMissing = doctorsFor(Math.min(enrolled, capacity));
  const agreed =
    facility.maxIntake === undefined
      ? Number.POSITIVE_INFINITY
      : startOf(facility, tally.today[j]!) + facility.maxIntake;
  return {
    facility: j,
    id: facility.id,
    enrolled,
    quota: plan.quota[j]!,
    over: Math.max(0, enrolled - plan.quota[j]!),
    doctorsMissing,
    placesMissing: Math.max(0, enrolled - capacity),
    intakeMissing: Math.max(0, enrolled - agreed),
    overByHouseholds: Math.max(0, enrolled - Math.max(plan.quota[j]!, plan.bound?.enrolled?.[j] ?? enrolled)),
    keptByFloor: Math.max(0, Math.min(enrolled, tally.capacities.floor[j]!) - plan.quota[j]!),
    roomNotAgreed: Math.max(0, plan.quota[j]! - Math.max(enrolled, agreed)),
    roomReserved: Math.min(tally.capacities.reserve[j]!, Math.max(0, Math.min(places, agreed) - enrolled)),
    doctorsForPlaces: doctorsFor(enrolled) - doctorsMissing,
    mayNotMove: tally.mayNotMove[j]!,
    held: heldPeople(problem, tally.held[j]!),
    mayNotMoveWithWayOut: tally.withWayOut[j]!,
    mayMoveButOnlyInside: tally.onlyInside[j]!,
    ...tooFarAt(plan, tally, j),
  };
}

/** People over quota whose relief is not worth its way; nothing where any way is worth it. */
function tooFarAt(
  { policy, enrolled, quota }: Plan,
  { tooFar, leastMetres, capacities }: Counted,
  j: number,
): Pick<FacilityExplanation, "notWorthTheWay"> {
  if (policy.overloadKm === Number.POSITIVE_INFINITY) return {};
  const people = Math.min(tooFar[j]!, Math.max(0, enrolled[j]! - Math.max(quota[j]!, capacities.floor[j]!)));
  return { notWorthTheWay: { people, leastKm: people === 0 ? null : leastMetres[j]! / 1000 } };
}

function tooFarInAll(facilities: readonly FacilityExplanation[]): Pick<ExplanationGroup, "notWorthTheWay"> {
  const all = facilities.flatMap(({ notWorthTheWay }) => notWorthTheWay ?? []);
  if (all.length === 0) return {};
  const people = all.reduce((sum, one) => sum + one.people, 0);
  const km = all.flatMap(({ leastKm }) => leastKm ?? []);
  return { notWorthTheWay: { people, leastKm: people === 0 ? null : Math.min(...km) } };
}
