/**
 * What somebody can choose from now: the place kept for them, and whatever else is free.
 *
 * Why not safe menus. A menu of several places that any mix of answers respects must name each place once: over a whole city
 * 1.13 facilities a person. A kept place and what is free *now* is safe as well, for the book says what is free after every
 * answer; and to pick the best shown is best for oneself, whatever others do.
 *
 * Not offered is a facility at or over its quota, though people may have left it: that would undo what the round is for. In a
 * city short of doctors (`fill: "levelled"`), where nearly all are, one that is no less overfull than today's.
 */

import { wrongInput } from "../errors.ts";
import { runThrough } from "../generators.ts";
import { metresToday, moveRules } from "../model/moves.ts";
import { type RowMoves, rowMoves } from "../model/options/row-moves.ts";
import { marginalPoints } from "../model/overload.ts";
import { completePolicy } from "../model/policy.ts";
import { rowFactsOf } from "../model/registration.ts";
import type { CompletePolicy, Policy, Problem } from "../types.ts";
import { statusCode } from "./ledger.ts";
import { facilityOfRow, type Places, placesOf } from "./places.ts";
import { rowsAlone } from "./rows-alone.ts";
import type { Standing } from "./types.ts";

/** A facility that somebody can choose. */
export interface Offer {
  readonly facilityId: string;
  /** Its index. */
  readonly facility: number;
  /** The way there, in metres; 2^31 − 1 where it is not known. */
  readonly metres: number;
  /** Metres beyond today's way (negative: nearer); for the newly enrolled beyond their nearest facility. */
  readonly extraMetres: number;
  /** The place is kept for them. */
  readonly kept: boolean;
  /** Places for whoever comes first; beside the kept one. */
  readonly free: number;
  /** Whether the way leads over a crossing; absent without barriers. */
  readonly crossesBarrier?: boolean;
}

/**
 * Where the people of a row can go now, by way: the kept place, and every facility that takes them within the limits
 * and has a free place for all of their household. Empty for people who are held, have agreed, have moved or count no
 * more. The newly enrolled, whom nobody asks, have offers too. O(facilities), and a look for the rows of a household.
 *
 * @param problem as `standing` was made from, or with other facilities since.
 * @throws InputError for a row that is none.
 *
 * @example
 * for (const { facilityId, kept } of offersFor(problem, policy, state, 17)) console.log(facilityId, kept);
 */
export function offersFor(
  problem: Problem,
  policy: Policy | null | undefined,
  standing: Standing,
  row: number,
): readonly Offer[] {
  checkStanding(problem, standing);
  if (!(Number.isInteger(row) && row >= 0 && row < standing.status.length)) {
    throw wrongInput("row", { code: "value", expected: "row-of-problem" });
  }
  const complete = completePolicy(policy);
  const { agreed, moved, out } = statusCode;
  if ([agreed, moved, out].includes(standing.status[row] as 2)) return [];
  const places = placesOf(problem, complete, standing);
  const isHeld = (problem.participants.hold?.[row] ?? -1) >= 0;
  if (isHeld && facilityOfRow(problem, row) >= 0) return [];
  return offersOf(problem, complete, { standing, places, rows: familyOf(problem, standing, row) });
}

/** Throws where a standing is of other rows or facilities. */
export function checkStanding({ facilities, participants }: Problem, { status, facilities: { free } }: Standing): void {
  if (status.length === participants.facility.length && free.length === facilities.length) return;
  const params = { rows: participants.facility.length, facilities: facilities.length };
  throw wrongInput("standing", { code: "length", expected: "standing-of", params });
}

interface Asking {
  readonly standing: Standing;
  readonly places: Places;
  readonly rows: Int32Array;
}

/** The row first, then who answers with it and is still there. */
function familyOf(problem: Problem, { group, status }: Standing, row: number): Int32Array {
  const { household } = problem.participants;
  if (household === undefined || household[row]! < 0) return Int32Array.of(row);
  const isHere = (other: number): boolean => status[other] !== statusCode.moved && status[other] !== statusCode.out;
  const rows = [row];
  for (let other = group.indexOf(group[row]!); other >= 0; other = group.indexOf(group[row]!, other + 1)) {
    if (other !== row && isHere(other)) rows.push(other);
  }
  return Int32Array.from(rows);
}

function offersOf(problem: Problem, policy: CompletePolicy, { standing, places, rows }: Asking): Offer[] {
  const alone = rowsAlone(problem, rows);
  const { travel, cost } = movesAlone(alone, policy);
  const [row] = rows as unknown as readonly [number];
  const people = rows.reduce((sum, other) => sum + standing.people[other]!, 0);
  const registered = facilityOfRow(problem, row);
  const today = metresToday(travel, 0, registered);
  const kept = standing.status[row] === statusCode.asked ? standing.place[row]! : -1;
  const offers: Offer[] = [];
  problem.facilities.forEach(({ id }, facility) => {
    const isOption = (): boolean => rows.every((_, i) => !Number.isNaN(cost(i, facility)));
    const isOffered = (): boolean =>
      places.free[facility]! >= Math.max(1, people) && isRelief(places, facility, registered);
    if (facility !== kept && (facility === registered || !isOffered() || !isOption())) return;
    const metres = travel.metres(0, facility);
    offers.push({
      facilityId: id,
      facility,
      metres,
      extraMetres: metres - today,
      kept: facility === kept,
      free: Math.max(0, places.free[facility]!),
      ...(travel.crosses !== undefined && { crossesBarrier: travel.crosses(0, facility) }),
    });
  });
  return offers.sort((a, b) => a.metres - b.metres || a.facility - b.facility);
}

/** Ways and options of some rows alone. */
export function movesAlone(alone: Problem, policy: CompletePolicy): RowMoves {
  const facts = runThrough(rowFactsOf(alone, policy));
  const rows = alone.participants.facility.map((_, row) => row);
  return runThrough(rowMoves(facts, rows, moveRules(alone.facilities, policy, 0)));
}

/** Where overload is levelled, whether one more there costs less than one more at today's facility. */
function isRelief({ policy, capacities, load }: Places, facility: number, registered: number): boolean {
  if (policy.fill === "to-quota" || registered < 0) return true;
  return (
    marginalPoints(capacities, facility, load[facility]! + 1) <
    marginalPoints(capacities, registered, load[registered]!)
  );
}
