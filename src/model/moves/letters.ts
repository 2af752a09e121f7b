/**
 * Letters: what it costs that somebody must be asked before they are transferred.
 *
 * Problem. In a proposal people who agreed and people who were never asked may both move. To the metre the unasked are as
 * often the nearer ones, so a plan by ways alone writes letters for nothing: a second proposal asked five times as many as
 * it needed, while people who had said yes stayed.
 *
 * Rule. A transfer of people who must be asked costs `askKm` more. A household that moves together gets one letter,
 * whoever of it must be asked: what it costs is shared, rounded, among all who move together.
 */

import type { CompletePolicy } from "../../types.ts";
import { type Households, MIXED } from "../households.ts";
import { NEWLY_ENROLLED } from "../moves.ts";
import { consentCode, wholeMetres } from "../policy.ts";
import type { Registered } from "../registration.ts";

/** More than the range check lets pass, and still a whole number in a column. */
const MOST_METRES: number = 2 ** 30;

/** Whether the people of a row must be asked before they are transferred. */
export function mustAsk({ problem, registered }: Registered, { unknown }: CompletePolicy): (row: number) => boolean {
  const { consent } = problem.participants;
  if (unknown !== "propose") return () => false;
  return (row) => consent[row] === consentCode.unknown && registered[row] !== NEWLY_ENROLLED;
}

/** What one letter costs each of the people who move together, in whole metres. */
export function letterEach({ askKm }: CompletePolicy, people: number): number {
  return Math.min(MOST_METRES, Math.round(wholeMetres(askKm) / people));
}

/** What a transfer of each row costs each of its people for the letter; nothing where nobody need be written to. */
export function lettersOf(
  rows: Registered,
  policy: CompletePolicy,
  households: Households | undefined,
): Int32Array | undefined {
  if (policy.unknown !== "propose" || wholeMetres(policy.askKm) === 0) return undefined;
  const asks = mustAsk(rows, policy);
  const { count, facility } = rows.problem.participants;
  const alone = letterEach(policy, 1);
  const letters = Int32Array.from(facility, (_, row) => (asks(row) ? alone : 0));
  if (households === undefined) return letters;
  // Mixed groups pay for theirs in their mean.
  const { group } = households;
  const people = new Float64Array(facility.length);
  const isAsked = new Uint8Array(facility.length);
  group.forEach((own, row) => {
    if (own === MIXED) letters[row] = 0;
    if (own < 0) return;
    people[own]! += count?.[row] ?? 1;
    if (letters[row] !== 0) isAsked[own] = 1;
  });
  group.forEach((own, row) => {
    if (own >= 0) letters[row] = isAsked[own] === 1 ? letterEach(policy, people[own]!) : 0;
  });
  return letters;
}
