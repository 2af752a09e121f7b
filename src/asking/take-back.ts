/** The exact chances decide: letters to a facility that would get too many people too likely are taken back. */

import { chanceOfMore } from "./arrivals.ts";
import { alikeOf, type Guesses, type LetterList, type Parties, partiesBy, withParties } from "./letter-list.ts";
import type { Share } from "./margins.ts";

/** The chance that more of some households come than there is room. */
export type ChanceOfMore = (parties: Parties, chosen: readonly number[], room: number) => number;

/** The same, remembering what was asked: of households alike it is the same chance. */
export function chancesOf(guesses: Guesses): ChanceOfMore {
  const known = new Map<string, number>();
  return (parties, chosen, room) => {
    const households = alikeOf(parties, chosen, guesses);
    const key = `${room} ${households.map(({ people, count, guess }) => `${people} ${count} ${guess.mean} ${guess.spread}`)}`;
    const chance = known.get(key) ?? chanceOfMore(households, room);
    known.set(key, chance);
    return chance;
  };
}

/** The letters that keep the risk: at each facility the dearest are taken back, a person counted, until it does. */
export function takeBack(list: LetterList, room: Float64Array, share: Share, chanceAt: ChanceOfMore): LetterList {
  const { parties } = list;
  const isOut = new Uint8Array(parties.to.length);
  partiesBy(parties.to, room.length).forEach((here, j) => {
    const dearness = (party: number): number => parties.cost[party]! / Math.max(1, parties.people[party]!);
    const byCost = [...here].sort((a, b) => dearness(a) - dearness(b) || a - b);
    const keeps = (count: number): boolean => {
      const chosen = byCost.slice(0, count);
      if (share !== "kept") return chanceAt(parties, chosen, room[j]!) <= share;
      return chosen.reduce((sum, party) => sum + parties.people[party]!, 0) <= room[j]!;
    };
    if (keeps(byCost.length)) return;
    let [low, high] = [0, byCost.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (keeps(middle)) low = middle;
      else high = middle;
    }
    for (const party of byCost.slice(low)) isOut[party] = 1;
  });
  return isOut.includes(1) ? withParties(list, (party) => isOut[party] === 0) : list;
}
