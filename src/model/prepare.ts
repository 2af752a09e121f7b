/**
 * From a checked problem to what the engine works on. Health words become assignment words here, and nowhere else.
 */

import type { ConvexCost, Options } from "../assign/problem.ts";
import { travelFrom, travelInSlices } from "../travel/problem-travel.ts";
import type { Travel } from "../travel/travel.ts";
import type { CompletePolicy, PlanWarning, Problem } from "../types.ts";
import { waysOpen } from "./eligibility.ts";
import { measureGroups, withMixed } from "./households/mixed-groups.ts";
import { type Households, householdsOf, MIXED } from "./households.ts";
import { mayMove } from "./may-move.ts";
import { lettersOf } from "./moves/letters.ts";
import { type MoveRules, moveRules, NEWLY_ENROLLED, type UnitMoves } from "./moves.ts";
import { joinOptions, type Listed, listedOf, listedOptions } from "./options/choices.ts";
import { movesOf, optionsOf } from "./options.ts";
import {
  type Arriving,
  type Capacities,
  capacitiesOf,
  LEXICOGRAPHIC_WEIGHT,
  marginalCost,
  mostAtCost,
  objectiveOf,
} from "./overload.ts";
import { checkNorms, checkRange, checkWeighted, type MostCosts } from "./range.ts";
import { arrivingOf, nowhere, type Registered, type RowFacts, rowFactsOf } from "./registration.ts";
import { JOINED, rowsOf, type Units, unitsOf } from "./units.ts";
import { warningsOfRows } from "./warnings.ts";

/** Who may move, as units, and their ways: what weights, costs and limits of the policy do not change. */
interface Gathered extends Omit<RowFacts, "problem"> {
  readonly households: Households | undefined;
  /** What a transfer of each row costs for the letter. */
  readonly letters: Int32Array | undefined;
  /** Those alike in everything, newly enrolled people without an option among them. */
  readonly units: Units;
  readonly travel: Travel;
  readonly enrolledToday: Float64Array;
}

export interface Model extends MostCosts, Registered {
  readonly policy: CompletePolicy;
  readonly gathered: Gathered;
  readonly rules: MoveRules;
  /** People registered at each facility; 0 at closed ones. */
  readonly enrolledToday: Float64Array;
  /** First those alike in everything, by place; then the mixed groups. */
  readonly units: Units;
  /** Of the units that are alike: place `u` is unit `u`. */
  readonly moves: UnitMoves;
  readonly travel: Travel;
  /** What newcomers who go with their family cost whatever is planned, in metres for each person of a row. */
  readonly given: ReadonlyMap<number, number>;
  /** Who moves with whom; nothing where nobody is bound. */
  readonly households: Households | undefined;
  readonly options: Options;
  /** Nothing where no reserve is kept. */
  readonly arriving: Arriving | undefined;
  readonly capacities: Capacities;
  readonly loadCost: ConvexCost;
  /** Rows of newly enrolled people without an option, ascending. */
  readonly unplaced: Int32Array;
  /** Warnings of rows, where they are kept for many plans. */
  readonly warnings?: readonly PlanWarning[];
}

export interface PrepareOptions {
  /** Which rows become units. Default: those that may move by consent, hold and registration. */
  readonly mayMove?: (row: number) => boolean;
  /** Added to the cost of every transfer. Default: 0. */
  readonly surcharge?: number;
}

/** Merges, orders, measures and range-checks. The problem must have passed `checkProblem`. */
export function* prepare(
  problem: Problem,
  policy: CompletePolicy,
  options: PrepareOptions = {},
): Generator<number, Model> {
  const rules = moveRules(problem.facilities, policy, options.surcharge ?? 0);
  const facts = yield* rowFactsOf(problem, policy);
  const moves = options.mayMove ?? mayMove(facts, policy);
  const households = yield* householdsOf(facts, policy, rules, moves);
  const letters = lettersOf(facts, policy, households);
  const differ = { group: households?.group, letters };
  const { units, homes, enrolledToday } = yield* unitsOf(facts, alikeIn(households, moves), differ);
  const ways = homes ? yield* travelFrom(problem, homes) : yield* travelInSlices(problem, firstRows(units));
  const travel = waysOpen(ways, units);
  const { registered, classes } = facts;
  const gathered = { registered, classes, households, letters, units, travel, enrolledToday };
  return yield* modelOf(problem, policy, rules, gathered);
}

/** Measures and range-checks what is gathered. */
function* modelOf(
  problem: Problem,
  policy: CompletePolicy,
  rules: MoveRules,
  gathered: Gathered,
): Generator<number, Model> {
  checkNorms(problem.facilities, policy);
  const { households, registered, classes, enrolledToday } = gathered;
  const facts = { problem, registered, classes };
  const measured = yield* measure(facts, gathered, rules);
  const mixed = yield* measureGroups(facts, policy, households?.mixed ?? [], rules);
  const { units, listed } = withMixed(facts, measured, mixed);
  const { travel, moves } = measured;
  const arriving = yield* arrivingOf(facts, policy);
  const capacities = capacitiesOf(problem.facilities, enrolledToday, policy, arriving);
  const plain = optionsOf(units.weight.subarray(0, units.firstListed), moves, travel, rules);
  const options =
    units.firstListed === units.size ? plain : joinOptions(plain, listedOptions(listed, units, travel.facilities));
  const { mostCost, mostSpreads } = yield* checkRange(
    { moves, travel, rules, units, listed, options },
    peopleIn(units),
  );
  checkTotals({ units, enrolledToday, capacities, mostCost });
  const unplaced = Int32Array.from([...measured.unplaced, ...mixed.unplaced]).sort();
  const { given } = mixed;
  const prepared = { problem, policy, gathered, rules, registered, enrolledToday };
  const grouped = { units, moves, travel, given, households, arriving };
  return {
    ...prepared,
    ...grouped,
    options,
    capacities,
    loadCost: loadCostOf(capacities),
    mostCost,
    mostSpreads,
    unplaced,
  };
}

/** Who moves, but for mixed groups and relatives kept back. */
function alikeIn(households: Households | undefined, mayMove: (row: number) => boolean): (row: number) => boolean {
  if (households === undefined) return mayMove;
  const { group, keptBack } = households;
  return (row) => group[row] !== MIXED && keptBack[row] === 0 && mayMove(row);
}

interface Measured {
  readonly units: Units;
  readonly travel: Travel;
  readonly moves: UnitMoves;
  readonly listed: Listed;
  readonly unplaced: Int32Array;
}

/** Costs and limits of units; newly enrolled people without any option are taken out. */
function* measure(
  facts: Registered,
  { units, travel, letters }: Pick<Gathered, "units" | "travel" | "letters">,
  rules: MoveRules,
): Generator<number, Measured> {
  const { problem } = facts;
  const moves = yield* movesOf(units, travel, rules, problem.participants, letters);
  const listed = yield* listedOf(problem.participants, units, { travel, moves }, rules);
  const dropped: number[] = [];
  for (let unit = 0; unit < units.size; unit++) {
    if (units.today[unit] !== NEWLY_ENROLLED) continue;
    const k = unit - units.firstListed;
    const none = k < 0 ? !hasOption(travel, unit, moves.reach[unit]!) : listed.start[k] === listed.start[k + 1];
    if (none) dropped.push(unit);
  }
  const lost = nowhere(facts);
  const unplaced = Int32Array.from([...lost, ...dropped.flatMap((unit) => [...rowsOf(units, unit)])]).sort();
  if (dropped.length === 0) return { units, travel, moves, listed, unplaced };
  const rest = withoutUnits(units, dropped);
  const ways = waysOpen(yield* travelInSlices(problem, firstRows(rest)), rest);
  return { ...(yield* measure(facts, { units: rest, travel: ways, letters }, rules)), unplaced };
}

function hasOption(travel: Travel, unit: number, reach: number): boolean {
  for (let j = 0; j < travel.facilities; j++) {
    if (travel.metresBelow(unit, j, reach + 1) <= reach) return true;
  }
  return false;
}

/** One row for each unit: all its rows stand at the same place. */
function firstRows({ size, rows, rowStart }: Units): Int32Array {
  const first = new Int32Array(size);
  for (let unit = 0; unit < size; unit++) first[unit] = rows[rowStart[unit]!]!;
  return first;
}

/** Leaves these units out. */
function withoutUnits(units: Units, dropped: readonly number[]): Units {
  const out = new Set(dropped);
  const kept = Int32Array.from({ length: units.size }, (_, unit) => unit).filter((unit) => !out.has(unit));
  const rowStart = new Int32Array(kept.length + 1);
  kept.forEach((unit, i) => {
    rowStart[i + 1] = rowStart[i]! + rowsOf(units, unit).length;
  });
  const rows = new Int32Array(rowStart[kept.length]!);
  kept.forEach((unit, i) => {
    rows.set(rowsOf(units, unit), rowStart[i]!);
  });
  const pick = (column: Int32Array): Int32Array => kept.map((unit) => column[unit]!);
  const [weight, today, unitKind] = [pick(units.weight), pick(units.today), pick(units.unitKind)];
  const firstListed = kept.filter((unit) => unit < units.firstListed).length;
  const unsplittable = units.unsplittable && Uint8Array.from(kept, (unit) => units.unsplittable![unit]!);
  return {
    ...units,
    size: kept.length,
    weight,
    today,
    unitKind,
    firstListed,
    unsplittable,
    rows,
    rowStart,
  };
}

/** A checked problem prepared for many plans: with `withQuotas` all that depends on rows is kept. */
export function* prepareToKeep(problem: Problem, policy: CompletePolicy): Generator<number, Model> {
  const model: Model = yield* prepare(problem, policy);
  return { ...model, warnings: yield* warningsOfRows(problem, policy) };
}

/** The same people, ways and rules, with other doctors or capacities: only what depends on these is made anew. */
export function withQuotas(model: Model, facilities: Problem["facilities"]): Model {
  const { policy, enrolledToday, arriving } = model;
  checkNorms(facilities, policy);
  const capacities = capacitiesOf(facilities, enrolledToday, policy, arriving);
  checkTotals({ ...model, capacities });
  return { ...model, problem: { ...model.problem, facilities }, capacities, loadCost: loadCostOf(capacities) };
}

/**
 * The same people with another policy. Where only weights, costs and limits differ, who may move and all ways are kept. The
 * model must have been prepared without {@link PrepareOptions}.
 */
export function* withPolicy(model: Model, policy: CompletePolicy): Generator<number, Model> {
  const { problem } = model;
  const gathered = gatheredAlike(model, policy);
  if (gathered === undefined) return yield* prepare(problem, policy);
  return yield* modelOf(problem, policy, moveRules(problem.facilities, policy, 0), gathered);
}

/** Keys that decide who may move, and with whom. */
const GATHERING: readonly (keyof CompletePolicy)[] = ["unknown", "sameRegion", "households"];
/** Newcomers go with their family where these let them. */
const LIMITS: readonly (keyof CompletePolicy)[] = ["maxExtraKm", "maxDistanceKm"];

/** What was gathered, if it is the same under the other policy; letters may cost more or less. */
function gatheredAlike(model: Model, policy: CompletePolicy): Gathered | undefined {
  const { policy: before, gathered } = model;
  const keys = gathered.households === undefined ? GATHERING : [...GATHERING, ...LIMITS];
  if (keys.some((key) => before[key] !== policy[key])) return undefined;
  const letters = lettersOf(model, policy, gathered.households);
  const isSame = letters?.every((letter, row) => letter > 0 === (gathered.letters?.[row] ?? 0) > 0);
  return (isSame ?? gathered.letters === undefined) ? { ...gathered, letters } : undefined;
}

/** What a load costs, as the engine asks. */
export function loadCostOf(capacities: Capacities): ConvexCost {
  return {
    marginal: (j, h) => marginalCost(capacities, j, h),
    maxLoad: (j, price) => mostAtCost(capacities, j, price),
  };
}

/** Throws where a weighted sum may not be exact; without one there is nothing to check. */
function checkTotals({
  units,
  enrolledToday,
  capacities,
  mostCost,
}: Pick<Model, "units" | "enrolledToday" | "capacities" | "mostCost">): void {
  const { weights } = capacities;
  if (weights.point === LEXICOGRAPHIC_WEIGHT) return;
  const { overload } = objectiveOf(capacities, enrolledToday, 0);
  const newcomers = newcomersIn(units);
  const people = enrolledToday.reduce((sum, own) => sum + own, newcomers);
  checkWeighted(weights, { people, newcomers, pointsToday: overload, metres: mostCost * peopleIn(units) });
}

function peopleIn({ size, weight }: Units): number {
  let people = 0;
  for (let unit = 0; unit < size; unit++) people += weight[unit]!;
  return people;
}

function newcomersIn(units: Units): number {
  let people = 0;
  for (let unit = 0; unit < units.size; unit++)
    if (units.today[unit] === NEWLY_ENROLLED || units.unsplittable?.[unit] === JOINED) people += units.weight[unit]!;
  return people;
}
