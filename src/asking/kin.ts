/**
 * Who is asked and answers as one: the members of a household who are registered at the same facility, unless the policy
 * parts them (`households: "separate"`).
 */

import { consentCode } from "../model/policy.ts";
import type { CompletePolicy, Problem } from "../types.ts";
import { type Ledger, statusCode } from "./ledger.ts";

export interface Kin {
  /** The first row of the group, or the row itself. */
  readonly group: Int32Array;
  /** The next row of the group, in a circle; the row itself for who answers alone. */
  readonly next: Int32Array;
}

/** The groups of a problem. O(rows). */
export function kinOf({ participants }: Problem, { households }: CompletePolicy, home: Int32Array, m: number): Kin {
  const { household, count } = participants;
  const group = home.map((_, row) => row);
  const next = group.slice();
  if (household === undefined || households === "separate") return { group, next };
  const firsts = new Map<number, number>();
  for (let row = 0; row < home.length; row++) {
    if (household[row]! < 0 || count?.[row] === 0) continue;
    const key = household[row]! * (m + 1) + home[row]! + 1;
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
export function membersOf({ next }: Kin, row: number): number[] {
  const members = [row];
  for (let other = next[row]!; other !== row; other = next[other]!) members.push(other);
  return members;
}

/**
 * Who must answer with a row: of its group those who still count there, and where the willing go together, those who have
 * not said no.
 */
export function boundWith(
  { participants: { consent, hold } }: Problem,
  { households }: CompletePolicy,
  { home, status }: Ledger,
  members: readonly number[],
): readonly number[] {
  const [row] = members;
  return members.filter((other) => {
    if (other === row) return true;
    const now = status[other]!;
    if (now === statusCode.out || now === statusCode.moved) return false;
    if (households === "whole" || home[other]! < 0) return true;
    if (hold !== undefined && hold[other]! >= 0) return false;
    if (now === statusCode.neverAsked) {
      return consent[other] !== consentCode.refused && consent[other] !== consentCode.withdrawn;
    }
    return now !== statusCode.declined && now !== statusCode.withdrawn && now !== statusCode.returned;
  });
}
