/** Places that were promised, and that facilities do not have any more. */

import { drawNumber } from "../model/draw.ts";
import type { CompletePolicy, Problem } from "../types.ts";
import { idOf } from "./entries.ts";
import { isOpenLetter, statusCode } from "./ledger.ts";
import type { LetterChanges } from "./replan-types.ts";
import type { Standing } from "./types.ts";

/** The most people whom a facility can have, whatever its doctors: by rooms, agreed intake and contract. */
export function hardPlaces({ facilities }: Problem, { facilities: { start, maxIntake } }: Standing): Float64Array {
  return Float64Array.from(facilities, ({ capacity = Number.POSITIVE_INFINITY, closed }, j) => {
    if (closed === true) return 0;
    return Math.min(Math.max(capacity, start[j]!), start[j]! + maxIntake[j]!);
  });
}

/** Agreed places that are gone; at closed facilities those of open letters too. */
export function gonePlaces(problem: Problem, policy: CompletePolicy, standing: Standing): LetterChanges {
  const { enrolled, coming, leaving } = standing.facilities;
  const hard = hardPlaces(problem, standing);
  // People who come count from the day on which others have left.
  const excess = hard.map((most, j) => Math.min(coming[j]!, enrolled[j]! - leaving[j]! + coming[j]! - most));
  const agreed = latestFirst(problem, policy, standing, (row) => standing.status[row] === statusCode.agreed);
  const rows = beyond(standing, agreed, excess);
  standing.status.forEach((_, row) => {
    if (isOpenLetter(standing, row) && problem.facilities[standing.place[row]!]!.closed === true) rows.push(row);
  });
  return withoutPlace(standing, rows);
}

/** Open letters for which a facility has no place any more, beside those that have been led elsewhere. */
export function takenBack(
  problem: Problem,
  policy: CompletePolicy,
  standing: Standing,
  moved: LetterChanges,
): LetterChanges {
  const { enrolled, coming, leaving, kept } = standing.facilities;
  const hard = hardPlaces(problem, standing);
  const excess = hard.map((most, j) => Math.min(kept[j]!, enrolled[j]! - leaving[j]! + coming[j]! + kept[j]! - most));
  const isElsewhere = new Set(moved.participant);
  moved.participant.forEach((row, i) => {
    excess[moved.from[i]!]! -= standing.people[row]!;
  });
  const open = latestFirst(problem, policy, standing, (row) => isOpenLetter(standing, row) && !isElsewhere.has(row));
  return withoutPlace(standing, beyond(standing, open, excess));
}

/**
 * Rows in the order in which they lose a place: the latest wave first, then the last of the draw. Rows that answer as one lose
 * theirs together.
 */
function latestFirst(
  problem: Problem,
  { drawSeed }: CompletePolicy,
  { status, wave, group }: Standing,
  isOne: (row: number) => boolean,
): readonly number[][] {
  const groups = new Map<string, number[]>();
  status.forEach((_, row) => {
    if (!isOne(row)) return;
    const key = `${group[row]} ${wave[row]}`;
    const others = groups.get(key);
    if (others === undefined) groups.set(key, [row]);
    else others.push(row);
  });
  const drawOf = ([row]: number[]): number =>
    problem.participants.ids === undefined ? row! : drawNumber(idOf(problem, row!), drawSeed);
  return [...groups.values()].sort((a, b) => wave[b[0]!]! - wave[a[0]!]! || drawOf(b) - drawOf(a) || b[0]! - a[0]!);
}

/** Of groups in order those that go, until no facility has more than it can take. */
function beyond({ place, people }: Standing, groups: readonly number[][], excess: Float64Array): number[] {
  const left = excess.slice();
  const rows: number[] = [];
  for (const group of groups) {
    const j = place[group[0]!]!;
    if (!(left[j]! > 0)) continue;
    for (const row of group) {
      if (place[row] !== j) continue;
      rows.push(row);
      left[j]! -= people[row]!;
    }
  }
  return rows;
}

function withoutPlace({ place, people, status }: Standing, rows: readonly number[]): LetterChanges {
  const participant = Int32Array.from(rows).sort();
  return {
    participant,
    from: participant.map((row) => place[row]!),
    to: new Int32Array(rows.length).fill(-1),
    people: participant.map((row) => people[row]!),
    agreed: Uint8Array.from(participant, (row) => (status[row] === statusCode.agreed ? 1 : 0)),
  };
}
