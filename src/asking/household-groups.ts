/**
 * Household groups: people who are asked and answer as one. They are the members of a household who are registered at the same
 * facility, unless the policy parts them (`households: "separate"`).
 */

import { consentCode } from "../model/policy.ts";
import type { CompletePolicy, Problem } from "../types.ts";
import { type Ledger, statusCode } from "./ledger.ts";

export interface HouseholdGroups {
  /** The first row of the group, or the row itself. */
  readonly group: Int32Array;
  /** The next row of the group, in a circle; the row itself for people who answer alone. */
  readonly next: Int32Array;
}

/** The groups of a problem. O(rows). */
export function householdGroupsOf(
  { participants, facilities }: Problem,
  { households }: CompletePolicy,
  registered: Int32Array,
): HouseholdGroups {
  const { household, count } = participants;
  const group = registered.map((_, row) => row);
  const next = group.slice();
  if (household === undefined || households === "separate") return { group, next };
  const firsts = new Map<number, number>();
  for (let row = 0; row < registered.length; row++) {
    if (household[row]! < 0 || count?.[row] === 0) continue;
    const key = household[row]! * (facilities.length + 1) + registered[row]! + 1;
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, row);
    else {
      group[row] = first;
      next[row] = next[first]!;
      next[first] = row;
    }
  }
  return { group, next };
}

/** All of a row's group, the row itself first. */
export function membersOf({ next }: HouseholdGroups, row: number): number[] {
  const members = [row];
  for (let other = next[row]!; other !== row; other = next[other]!) members.push(other);
  return members;
}

/** Who answers: the members of a group, the one whose answer it is first, and the facility they agree to go to, if any. */
export interface Answering {
  readonly members: readonly number[];
  readonly agreesTo?: number | undefined;
}

/**
 * The rows that must answer with a row: of its group those that still count there, and with `households: "willing-together"`
 * those that have neither said no nor agreed to go to the same facility before.
 */
export function answeringWith(
  { participants: { consent, hold } }: Problem,
  { households }: CompletePolicy,
  { registered, status, place }: Ledger,
  { members, agreesTo }: Answering,
): readonly number[] {
  const [row] = members;
  return members.filter((other) => {
    if (other === row) return true;
    const now = status[other]!;
    if (now === statusCode.out || now === statusCode.moved) return false;
    if (households === "whole" || registered[other]! < 0) return true;
    if (hold !== undefined && hold[other]! >= 0) return false;
    if (now === statusCode.agreed && place[other] === agreesTo) return false;
    if (now === statusCode.neverAsked) {
      return consent[other] !== consentCode.refused && consent[other] !== consentCode.withdrawn;
    }
    return now !== statusCode.declined && now !== statusCode.withdrawn && now !== statusCode.returned;
  });
}
