/** Where everybody is registered, who must be placed, and where these arrive. */

import { travelInSlices } from "../travel/problem-travel.ts";
import { NO_WAY } from "../travel/travel.ts";
import type { CompletePolicy, Problem } from "../types.ts";
import { namesFacilities } from "./columns.ts";
import { type Classes, classesOf, waysOpen } from "./eligibility.ts";
import { isClosed } from "./facility-fields.ts";
import { moveRules, NEWLY_ENROLLED, reachOf } from "./moves.ts";
import type { Arriving } from "./overload.ts";

/**
 * Where each row counts as registered. Whoever is registered at a closed facility is placed like the newly enrolled: no
 * consent, no hold and no refusal can keep them there. Where no facility is closed it is the problem's own column.
 */
export function registeredAt({ facilities, participants: { facility } }: Problem): Int32Array {
  return facilities.some(isClosed)
    ? facility.map((j) => (j >= 0 && isClosed(facilities[j]!) ? NEWLY_ENROLLED : j))
    : facility;
}

/** A problem, and where each of its rows counts as registered. */
export interface Registered {
  readonly problem: Problem;
  readonly registered: Int32Array;
}

/** The same, and which facilities take each row; nothing where everybody may be sent anywhere. */
export interface RowFacts extends Registered {
  readonly classes: Classes | undefined;
}

/** Finds once what is asked of rows again and again. */
export function* rowFactsOf(problem: Problem, policy: CompletePolicy): Generator<number, RowFacts> {
  return { problem, registered: registeredAt(problem), classes: yield* classesOf(problem, policy) };
}

/** People registered at each facility; 0 at closed ones. */
export function enrolledIn({ problem: { facilities, participants }, registered }: Registered): Float64Array {
  const { count } = participants;
  const people = new Float64Array(facilities.length);
  for (let row = 0; row < registered.length; row++) {
    if (registered[row] !== NEWLY_ENROLLED) people[registered[row]!]! += count === undefined ? 1 : count[row]!;
  }
  return people;
}

/** Whether it is known where a row is; only what is held may be nowhere. */
export function hasHome({ participants: { lon, lat, zone, hold }, travel }: Problem): (row: number) => boolean {
  if (hold === undefined) return () => true;
  // NaN is not at least anything.
  return travel?.metres === undefined ? (row) => lon![row]! >= -180 && lat![row]! >= -90 : (row) => zone![row]! >= 0;
}

/** Rows of people who must be placed, and of whom it is known where they live; ascending. */
function mustBePlaced({ problem, registered }: Registered): Int32Array {
  const { count } = problem.participants;
  const isHomeKnown = hasHome(problem);
  const isNew = registered.map((today, row) =>
    today === NEWLY_ENROLLED && count?.[row] !== 0 && isHomeKnown(row) ? row : -1,
  );
  return isNew.filter((row) => row >= 0);
}

/** Rows of people to be placed who cannot be, since it is not known where they live; ascending. */
export function nowhere({ problem, registered }: Registered): number[] {
  const { count, hold } = problem.participants;
  const rows: number[] = [];
  const isHomeKnown = hasHome(problem);
  for (let row = 0; hold !== undefined && row < registered.length; row++) {
    if (registered[row] === NEWLY_ENROLLED && count?.[row] !== 0 && !isHomeKnown(row)) rows.push(row);
  }
  return rows;
}

/**
 * People who must be placed now, by the facility that is nearest to them and takes them, before any limit: its reserve is
 * theirs. Of equally near ones the first. Nothing where there is no reserve.
 */
export function* arrivingAt(problem: Problem, policy: CompletePolicy): Generator<number, Arriving | undefined> {
  if (policy.reserve === 0) return undefined;
  return yield* arrivingOf(yield* rowFactsOf(problem, policy), policy);
}

/** The same where the facts of rows are known. */
export function* arrivingOf(facts: RowFacts, policy: CompletePolicy): Generator<number, Arriving | undefined> {
  if (policy.reserve === 0) return undefined;
  const { problem, classes } = facts;
  const { count, choiceStart, choice } = problem.participants;
  const rows = mustBePlaced(facts);
  const rules = moveRules(problem.facilities, policy, 0);
  const today = new Int32Array(rows.length).fill(-1);
  const unitKind = classes === undefined ? today : rows.map((row) => classes.of[row]!);
  const travel = waysOpen(yield* travelInSlices(problem, rows), { today, unitKind, classes });
  const [all, placeable] = [new Float64Array(problem.facilities.length), new Float64Array(problem.facilities.length)];
  for (let place = 0; place < rows.length; place++) {
    if (place % 4096 === 4095) yield place;
    const row = rows[place]!;
    let [least, nearest] = [NO_WAY, -1];
    for (let j = 0; j < travel.facilities; j++) {
      const metres = travel.metresBelow(place, j, least);
      if (metres < least) [least, nearest] = [metres, j];
    }
    if (nearest < 0) continue;
    all[nearest]! += count?.[row] ?? 1;
    const isOpen = (j: number): boolean => travel.metres(place, j) <= reachOf(least, rules, true);
    const hasOption = namesFacilities(problem.participants, row)
      ? choice!.subarray(choiceStart![row], choiceStart![row + 1]).some(isOpen)
      : least <= reachOf(least, rules, false);
    if (hasOption) placeable[nearest]! += count?.[row] ?? 1;
  }
  return { all, placeable };
}
