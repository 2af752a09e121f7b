/**
 * People who come first get a letter before others like them.
 *
 * Problem. Somebody said yes, and the place was gone. In the next wave they are to be asked rather than somebody who has not
 * been asked yet; but neither how many letters a facility gets, nor how likely too many come, may depend on it.
 *
 * Method. Each household that comes first and got no letter takes that of another: from the same facility, of as many people,
 * with the same chance of a yes, to a facility that is an option for them; of several the one by which the ways grow
 * least. So all figures stay but the metres.
 */

import { runThrough } from "../generators.ts";
import { moveRules } from "../model/moves.ts";
import { rowMoves } from "../model/options/row-moves.ts";
import { wholeMetres } from "../model/policy.ts";
import { rowFactsOf } from "../model/registration.ts";
import { membersOf } from "./household-groups.ts";
import type { InviteOptions } from "./invite-types.ts";
import type { LetterList } from "./letter-list.ts";
import type { Split } from "./split-problem.ts";

/** A household that waits for a letter: its rows, and what each facility costs all of them together. */
interface Waiting {
  readonly rows: readonly number[];
  readonly people: number;
  readonly costAt: (facility: number) => number;
}

export function firstServed(split: Split, list: LetterList, { first = [], letterKm = 0 }: InviteOptions): LetterList {
  const { askable } = split;
  const isFirst = new Set(first.flatMap((row) => membersOf(askable.householdGroups, row)));
  const asked = new Set(list.participant);
  const heads = [...isFirst].filter((row) => askable.isAskable[row] === 1 && !asked.has(row) && isHead(split, row));
  if (heads.length === 0) return list;
  const waiting = waitingOf(
    split,
    heads.sort((a, b) => a - b),
    wholeMetres(letterKm),
  );
  const rows = Array.from(list.parties.to, (): number[] => []);
  list.participant.forEach((row, i) => void rows[list.party[i]!]!.push(row));
  const cost = list.parties.cost.slice();
  for (const one of waiting) {
    const taken = bestLetter(split, { list, rows, cost, isFirst }, one);
    if (taken === undefined) continue;
    rows[taken] = [...one.rows];
    cost[taken] = one.costAt(list.parties.to[taken]!);
  }
  const letters = rows.flatMap((own, party) => own.map((row) => ({ row, party }))).sort((a, b) => a.row - b.row);
  return {
    participant: Int32Array.from(letters, ({ row }) => row),
    party: Int32Array.from(letters, ({ party }) => party),
    parties: { ...list.parties, cost },
  };
}

/** Whether a row stands for its household: the first of those who may be asked. */
function isHead({ askable: { householdGroups, isAskable } }: Split, row: number): boolean {
  return membersOf(householdGroups, row).every((other) => other >= row || isAskable[other] !== 1);
}

function waitingOf({ askable }: Split, heads: readonly number[], letter: number): Waiting[] {
  const { problem, policy, householdGroups, isAskable, parts, yes } = askable;
  const families = heads.map((row) => membersOf(householdGroups, row).filter((other) => isAskable[other] === 1));
  const all = Int32Array.from(families.flat());
  const facts = runThrough(rowFactsOf(problem, policy));
  const { cost } = runThrough(rowMoves(facts, all, moveRules(problem.facilities, policy, 0)));
  const count = (row: number): number => problem.participants.count?.[row] ?? 1;
  let start = 0;
  return families.map((rows) => {
    const first = start;
    start += rows.length;
    const ofLetter = Math.round(letter * (parts / yes[rows[0]!]! - 1));
    return {
      rows,
      people: rows.reduce((sum, row) => sum + count(row), 0),
      costAt: (j) => rows.reduce((sum, row, i) => sum + count(row) * (cost(first + i, j) + ofLetter), 0),
    };
  });
}

interface Given {
  readonly list: LetterList;
  readonly rows: readonly (readonly number[])[];
  readonly cost: Float64Array;
  readonly isFirst: ReadonlySet<number>;
}

/** The letter of somebody alike that costs least to take over. */
function bestLetter({ askable }: Split, { list, rows, cost, isFirst }: Given, one: Waiting): number | undefined {
  const { from, to, people, yes, spread } = list.parties;
  const [row] = one.rows as readonly [number];
  let [best, least] = [undefined as number | undefined, Number.POSITIVE_INFINITY];
  const known = new Map<number, number>();
  for (let party = 0; party < to.length; party++) {
    if (from[party] !== askable.registered[row] || people[party] !== one.people) continue;
    if (yes[party] !== askable.yes[row] || spread[party] !== askable.spread[row]) continue;
    if (rows[party]!.some((other) => isFirst.has(other))) continue;
    const own = known.get(to[party]!) ?? one.costAt(to[party]!);
    known.set(to[party]!, own);
    // No option is NaN, which is not below anything.
    if (own - cost[party]! < least) [best, least] = [party, own - cost[party]!];
  }
  return best;
}
