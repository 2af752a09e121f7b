/**
 * Sections 1 and 2 of the design once more, as plainly as they can be written: no speed, no sharing with `src/`.
 * Every oracle and `expectOptimal` stand on this file alone, so read it against the design, sentence by sentence.
 */
import { geoDistance } from "d3-geo";
import type { CompletePolicy, Plan, Policy, Problem } from "../../src/index.ts";
import { bindHouseholds } from "./households.ts";
import { shortestChain } from "./visibility.ts";

/** "No way" in a travel matrix. */
export const NO_WAY = 2 ** 31 - 1;

const EARTH_METRES = 6_371_008.8;
const REFUSED = 0;
const GRANTED = 1;
const UNKNOWN = 2;

/** Where somebody may be, and what it costs in metres. */
export interface Option {
  readonly facility: number;
  readonly metres: number;
}

/** One row of participants as the design sees it. */
export interface Row {
  readonly row: number;
  readonly people: number;
  /** Index of the facility where they are registered, closed or not; −1 for the newly enrolled. */
  readonly from: number;
  /** Index of today's facility; −1 for the newly enrolled and for those of a closed facility, who are placed like them. */
  readonly today: number;
  readonly consent: number;
  /** Index of the reason why they must not be moved, −1 for none or for the newly enrolled. */
  readonly hold: number;
  /** Has a consent that allows a transfer and is not held, or needs none. */
  readonly mayChoose: boolean;
  /** Could choose, but for a relative who may not be transferred. */
  readonly keptBack: boolean;
  /** A transfer of theirs is a proposal that must still be asked. */
  readonly ask: boolean;
  /** What that letter costs each of them, in metres; 0 where their household has paid for it. */
  readonly letter: number;
  /** Everything the limits leave, by facility, whether or not they may choose. */
  readonly reachable: readonly Option[];
  /** What they can really have: only today's facility for those who may not choose. */
  readonly options: readonly Option[];
}

/** The problem in the words of section 1. */
export interface Model {
  readonly policy: CompletePolicy;
  readonly facilities: number;
  readonly quota: readonly number[];
  /** What people over quota are divided by. */
  readonly divisor: readonly number[];
  readonly ceiling: readonly number[];
  /** Places that are kept for months to come. */
  readonly reserve: readonly number[];
  readonly floor: readonly number[];
  readonly enrolledToday: readonly number[];
  /** People with whom the round began. */
  readonly start: readonly number[];
  readonly rows: readonly Row[];
  /** Rows that may not be parted. */
  readonly groups: readonly (readonly number[])[];
  /** Metres one overload point is worth; null: lexicographic. */
  readonly weight: number | null;
  /** Metres one person over quota is worth beside their points. */
  readonly over: number;
}

export function completePolicy(policy: Policy | null | undefined): CompletePolicy {
  return {
    participantsPerDoctor: policy?.participantsPerDoctor ?? 5000,
    reserve: policy?.reserve ?? 0,
    fill: policy?.fill ?? "to-quota",
    unknown: policy?.unknown ?? "stay",
    moveCostKm: policy?.moveCostKm ?? 10,
    askKm: policy?.askKm ?? 10,
    maxExtraKm: Number(policy?.maxExtraKm ?? 3),
    maxDistanceKm: Number(policy?.maxDistanceKm ?? Number.POSITIVE_INFINITY),
    closerMoves: policy?.closerMoves ?? false,
    overQuotaKm: policy?.overQuotaKm ?? 100,
    overloadKm: Number(policy?.overloadKm ?? 0.2),
    arrivalPoints: policy?.arrivalPoints ?? 0,
    sameRegion: policy?.sameRegion ?? false,
    choiceKm: policy?.choiceKm ?? 0.5,
    honourChoices: policy?.honourChoices ?? false,
    choiceWorthKm: policy?.choiceWorthKm ?? 20,
    drawSeed: policy?.drawSeed ?? 1,
    qualityKm: policy?.qualityKm ?? {},
    households: policy?.households ?? "whole",
    farKm: Number(policy?.farKm ?? 100),
  };
}

export function modelOf(problem: Problem, given: Policy | null | undefined): Model {
  const policy = completePolicy(given);
  const facilities = problem.facilities;
  const columns = problem.participants;
  const enrolledToday = facilities.map(() => 0);
  for (const row of columns.facility.keys()) {
    const today = todayOf(problem, row);
    if (today >= 0) enrolledToday[today]! += columns.count?.[row] ?? 1;
  }
  const quota = facilities.map(({ closed, target, doctors, capacity = Infinity }) =>
    closed ? 0 : Math.min(target ?? Math.floor(policy.participantsPerDoctor * doctors + 1e-6), capacity),
  );
  const divisor = quota.map((own) => Math.max(own, Math.floor(policy.participantsPerDoctor / 2), 1));
  const start = facilities.map(({ closed, enrolledAtStart }, j) =>
    closed ? 0 : (enrolledAtStart ?? enrolledToday[j]!),
  );
  const arriving = arrivingAt(problem, policy);
  const ceiling = facilities.map((facility, j) => {
    const places = policy.fill === "to-quota" ? quota[j]! : (facility.capacity ?? Infinity);
    const due = Math.max(start[j]! + arriving.all[j]!, enrolledToday[j]! + arriving.placeable[j]!);
    const filled = places === Infinity ? places : Math.floor(places * (1 - policy.reserve) + 1e-6);
    const full = Math.max(filled, Math.min(places, due), start[j]!);
    return facility.maxIntake === undefined ? full : Math.min(full, start[j]! + facility.maxIntake);
  });
  const reserve = facilities.map(({ closed, capacity }, j) => {
    const places = policy.fill === "to-quota" ? quota[j]! : (capacity ?? 0);
    return closed ? 0 : places - Math.floor(places * (1 - policy.reserve) + 1e-6);
  });
  const floor = facilities.map(({ minimum = 0, maxOutflow = Infinity }, j) =>
    Math.min(start[j]!, Math.max(minimum, start[j]! - maxOutflow)),
  );
  const { rows: bound, groups } = bindHouseholds(
    problem,
    policy,
    Array.from(columns.facility, (_, row) => rowOf(problem, policy, row)),
  );
  const rows = bound.map((row) => (row.mayChoose && row.letter > 0 ? asked(row) : row));
  const weight = policy.overloadKm === Infinity ? null : Math.round(1000 * policy.overloadKm);
  const over = weight === null ? 0 : Math.round(1000 * policy.overQuotaKm);
  const limits = { quota, divisor, ceiling, reserve, floor, enrolledToday, start };
  return { policy, facilities: facilities.length, ...limits, rows, groups, weight, over };
}

/** People who must be placed, and those who can be, counted at the facility nearest to them that takes them, whatever the limits. */
function arrivingAt(problem: Problem, policy: CompletePolicy): { all: number[]; placeable: number[] } {
  const [all, placeable] = [problem.facilities.map(() => 0), problem.facilities.map(() => 0)];
  for (const row of problem.participants.facility.keys()) {
    if (policy.reserve === 0 || todayOf(problem, row) >= 0 || !isSomewhere(problem, row)) continue;
    const ways = problem.facilities.map((_, j) => (takes(problem, policy, row, j) ? wayTo(problem, row, j) : NO_WAY));
    const least = Math.min(...ways, NO_WAY);
    if (least === NO_WAY) continue;
    all[ways.indexOf(least)]! += problem.participants.count?.[row] ?? 1;
    if (reachableFrom(problem, policy, row).length > 0)
      placeable[ways.indexOf(least)]! += problem.participants.count?.[row] ?? 1;
  }
  return { all, placeable };
}

/** Whoever must be asked first pays for the letter wherever they go. */
function asked(row: Row): Row {
  const options = row.options.map(({ facility, metres }) => ({
    facility,
    metres: facility === row.today ? metres : metres + row.letter || 1,
  }));
  return { ...row, options, reachable: options };
}

function rowOf(problem: Problem, policy: CompletePolicy, row: number): Row {
  const columns = problem.participants;
  const today = todayOf(problem, row);
  const consent = columns.consent[row]!;
  const hold = today < 0 ? -1 : (columns.hold?.[row] ?? -1);
  const agrees = consent === GRANTED || (consent === UNKNOWN && policy.unknown === "propose");
  const mayChoose = today < 0 || (hold < 0 && agrees);
  const reachable = reachableFrom(problem, policy, row);
  return {
    row,
    people: columns.count?.[row] ?? 1,
    from: columns.facility[row]!,
    today,
    consent,
    hold,
    mayChoose,
    keptBack: false,
    ask: today >= 0 && consent === UNKNOWN,
    letter: today >= 0 && consent === UNKNOWN && policy.unknown === "propose" ? Math.round(1000 * policy.askKm) : 0,
    reachable,
    options: mayChoose ? reachable : [{ facility: today, metres: 0 }],
  };
}

/** Where a row may stay; −1 where that is nowhere. */
function todayOf({ facilities, participants }: Problem, row: number): number {
  const from = participants.facility[row]!;
  return from >= 0 && facilities[from]!.closed === true ? -1 : from;
}

/** All facilities within the limits, with their cost; today's always, at 0. */
function reachableFrom(problem: Problem, policy: CompletePolicy, row: number): Option[] {
  const today = todayOf(problem, row);
  if (!isSomewhere(problem, row)) return today < 0 ? [] : [{ facility: today, metres: 0 }];
  // To a facility that does not take them there is no way, so to speak.
  const ways = problem.facilities.map((_, j) =>
    j === today || takes(problem, policy, row, j) ? wayTo(problem, row, j) : NO_WAY,
  );
  const nearest = Math.min(...ways.filter((way) => way !== NO_WAY));
  const base = today >= 0 && ways[today] !== NO_WAY ? ways[today]! : nearest;
  const moveCost = Math.round(1000 * policy.moveCostKm);
  const choices = choicesOf(problem, row);
  const options: Option[] = [];
  for (const [facility, way] of ways.entries()) {
    if (facility === today) {
      options.push({ facility, metres: 0 });
      continue;
    }
    if (way === NO_WAY) continue;
    const rank = choices.indexOf(facility);
    if (choices.length > 0 ? rank < 0 : way - base > Math.round(1000 * policy.maxExtraKm)) continue;
    if (way > Math.round(1000 * policy.maxDistanceKm)) continue;
    const { extraCost, extraCostPerKm } = problem.participants;
    const longer = today < 0 ? way : Math.max(0, way - base);
    const hardship = Math.round(((extraCostPerKm?.[row] ?? 0) * longer) / 1000);
    const worth = policy.honourChoices ? Math.round(1000 * policy.choiceWorthKm) : 0;
    const wish = rank === 0 ? -worth : Math.round(1000 * policy.choiceKm) * Math.max(0, rank);
    const more = hardship + wish + (extraCost?.[row] ?? 0);
    const burden = way + shortcoming(problem, policy, facility);
    const before = today < 0 ? 0 : base + shortcoming(problem, policy, today);
    const metres =
      today < 0 ? burden + hardship + wish : transferCost(burden, burden - before + moveCost, more, policy.closerMoves);
    options.push({ facility, metres });
  }
  return options;
}

/** What a facility counts as farther for what is missing to its quality, in whole metres. */
function shortcoming({ facilities }: Problem, { qualityKm }: CompletePolicy, j: number): number {
  const kinds = Object.keys(qualityKm);
  return Math.round(
    kinds.reduce((sum, kind) => sum + 1000 * qualityKm[kind]! * (1 - (facilities[j]!.quality?.[kind] ?? 0)), 0),
  );
}

/** Whether a facility takes the people of a row: open, not avoided, by segment, needs and region. */
export function takes(problem: Problem, policy: CompletePolicy, row: number, j: number): boolean {
  const { accepts, services, region, kind, closed } = problem.facilities[j]!;
  if (closed || avoidedBy(problem, row).includes(j)) return false;
  const columns = problem.participants;
  const wordOf = (words: readonly string[] | undefined, index: number | undefined): string | undefined =>
    index === undefined || index < 0 ? undefined : words?.[index];
  const segment = wordOf(problem.segments, columns.segment?.[row]);
  const home = wordOf(problem.regions, columns.region?.[row]);
  if (accepts === undefined && kind === "klinik-tni-polri") return false;
  if (accepts !== undefined && (segment === undefined || !accepts.includes(segment))) return false;
  if (policy.sameRegion && (home === undefined || home !== region)) return false;
  return (problem.services ?? []).every((service, k) => {
    const isNeeded = columns.needs !== undefined && (columns.needs[row]! & (1 << k)) !== 0;
    return !isNeeded || services?.includes(service) === true;
  });
}

/** Whether it is known where the people live. */
export function isSomewhere({ participants: { lon, lat, zone }, travel }: Problem, row: number): boolean {
  return travel?.metres ? zone![row]! >= 0 : !Number.isNaN(lon![row]!) && !Number.isNaN(lat![row]!);
}

/** Without `closerMoves` no transfer costs less than 1 and a tenth of the burden to come; hardship and wishes count in full. */
function transferCost(burden: number, extraWay: number, more: number, closerMoves: boolean): number {
  const cost = (closerMoves ? extraWay : Math.max(extraWay, 1 + Math.floor(burden / 10))) + more;
  return cost === 0 ? 1 : cost;
}

/** The facilities that a row names, in order. */
export function choicesOf({ participants: { choiceStart, choice } }: Problem, row: number): number[] {
  return choiceStart === undefined ? [] : [...choice!.slice(choiceStart[row]!, choiceStart[row + 1]!)];
}

/** The facilities that a row must not be sent to. */
export function avoidedBy({ participants: { avoidStart, avoid } }: Problem, row: number): number[] {
  return avoidStart === undefined ? [] : [...avoid!.slice(avoidStart[row], avoidStart[row + 1])];
}

/** Whole metres from a row's home to a facility, or NO_WAY. */
export function wayTo(problem: Problem, row: number, facility: number): number {
  const columns = problem.participants;
  if (problem.travel?.metres) {
    return problem.travel.metres[columns.zone![row]! * problem.facilities.length + facility]!;
  }
  const { lon, lat } = problem.facilities[facility]!;
  if (problem.travel?.barriers) {
    const chain = shortestChain(problem.travel, [columns.lon![row]!, columns.lat![row]!], [lon!, lat!]);
    return chain === Number.POSITIVE_INFINITY ? NO_WAY : Math.round(chain);
  }
  const radians = geoDistance([columns.lon![row]!, columns.lat![row]!], [lon!, lat!]);
  return Math.round(radians * EARTH_METRES);
}

/** Points of the h-th person at a facility, h from 1: what they add, less what they save if without them one is missing. */
export function marginalPoints(model: Model, facility: number, h: number): number {
  return crowdPoints(model, facility, h) - (h <= model.floor[facility]! ? 200_000 : 0);
}

/** Points of the h-th person for being one too many, or one more than the round began with. */
function crowdPoints(model: Model, facility: number, h: number): number {
  return personPoints(model, facility, h) + (h > model.start[facility]! ? model.policy.arrivalPoints : 0);
}

function personPoints(model: Model, facility: number, h: number): number {
  const quota = model.quota[facility]!;
  const percent = h <= quota ? 0 : Math.min(100_000, Math.ceil((100 * (h - quota)) / model.divisor[facility]!));
  return h <= model.ceiling[facility]! ? percent : 250_000 + percent;
}

/** Points of everybody enrolled and of everybody missing at a floor, over all facilities. */
export function overloadPoints(model: Model, enrolled: ArrayLike<number>): number {
  let points = 0;
  for (let j = 0; j < model.facilities; j++) {
    const free = Math.min(model.quota[j]!, model.ceiling[j]!, model.policy.arrivalPoints > 0 ? 0 : Infinity);
    for (let h = free + 1; h <= enrolled[j]!; h++) points += crowdPoints(model, j, h);
    points += 200_000 * Math.max(0, model.floor[j]! - enrolled[j]!);
  }
  return points;
}

/** Metres of the h-th person for being over quota at all. */
export function overMetres(model: Model, facility: number, h: number): number {
  return h > model.quota[facility]! ? model.over : 0;
}

/** People over quota, over all facilities. */
export function peopleOver({ quota }: Pick<Model, "quota">, enrolled: ArrayLike<number>): number {
  return quota.reduce((sum, own, j) => sum + Math.max(0, enrolled[j]! - own), 0);
}

/** How many people of each row sit at each facility: `people[row][facility]`. */
export type Assignment = readonly (readonly number[])[];

/** Totals of an assignment. */
export interface Totals {
  readonly enrolled: readonly number[];
  readonly overload: number;
  readonly overQuota: number;
  readonly metres: number;
}

export function totalsOf(model: Model, assignment: Assignment): Totals {
  const enrolled = Array.from({ length: model.facilities }, () => 0);
  let metres = 0;
  for (const row of model.rows) {
    for (const option of row.options) {
      const people = assignment[row.row]![option.facility]!;
      enrolled[option.facility]! += people;
      metres += people * option.metres;
    }
  }
  return { enrolled, overload: overloadPoints(model, enrolled), overQuota: peopleOver(model, enrolled), metres };
}

/** How many people are missing to floors. */
export function missingToFloors({ floor }: Model, enrolled: ArrayLike<number>): number {
  return floor.reduce((sum, people, j) => sum + Math.max(0, people - enrolled[j]!), 0);
}

/** What is to be smallest, as one whole number: exact for lexicographic order too, since no total of metres reaches 2^80. */
export function score(model: Model, totals: Omit<Totals, "enrolled">): bigint {
  const weight = model.weight === null ? 1n << 80n : BigInt(model.weight);
  const over = BigInt(model.over) * BigInt(totals.overQuota);
  return BigInt(totals.overload) * weight + over + BigInt(totals.metres);
}

/** Who sits where under a plan: its transfers applied to the rows. */
export function assignmentOf(model: Model, plan: Plan): Assignment {
  const assignment = model.rows.map((row) =>
    Array.from({ length: model.facilities }, (_, j) => (j === row.today ? row.people : 0)),
  );
  const { participant, from, to, people } = plan.transfers;
  for (const [k, row] of participant.entries()) {
    const places = assignment[row];
    if (places?.[to[k]!] === undefined) throw new Error(`transfer ${k} concerns row ${row}, facility ${to[k]}`);
    places[to[k]!]! += people[k]!;
    if (model.rows[row]!.today >= 0) places[from[k]!]! -= people[k]!;
  }
  return assignment;
}

/** By which answer the row may not move: for counting by reason. The answers of people who are held do not count. */
export function reasonToStay(row: Row): "refused" | "unknown" | "withdrawn" | "household" | null {
  if (row.keptBack) return "household";
  if (row.mayChoose || row.hold >= 0) return null;
  if (row.consent === REFUSED) return "refused";
  return row.consent === UNKNOWN ? "unknown" : "withdrawn";
}
