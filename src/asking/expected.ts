/**
 * What letters are expected to cost: over the coins of households, and over how far the guesses are off.
 *
 * The loads of facilities are not independent once guesses are off together, but the cost is a sum over facilities, and its
 * expectation needs each facility alone. How far guesses are off is cut into twelve levels, each with the mean of what lies
 * in it; so the expected load is exactly that of the means, and the bound of the split problem holds to the last digits.
 */

import { totalPoints } from "../model/overload.ts";
import { peopleComing } from "./arrivals.ts";
import { meanBetween } from "./beta.ts";
import { alikeOf, type Guesses, type LetterList, partiesBy } from "./letter-list.ts";
import { normalAbove } from "./normal.ts";
import type { Split } from "./split-problem.ts";

export interface Expected {
  readonly overload: number;
  readonly overQuota: number;
  readonly metres: number;
  readonly agreed: number;
}

/** From which level to which: a half standard deviation each, and the tails. */
const LEVELS: readonly number[] = [1, ...Array.from({ length: 11 }, (_, i) => normalAbove((i - 5) / 2)), 0];

export function expectationOf({ askable }: Split, { parties }: LetterList, guesses: Guesses): Expected {
  const { capacities, enrolled, parts } = askable;
  const m = enrolled.length;
  const [leaving, coming] = [partiesBy(parties.from, m), partiesBy(parties.to, m)];
  let [overload, overQuota, metres, agreed] = [0, 0, 0, 0];
  for (let j = 0; j < m; j++) {
    // Nobody is asked to come to where somebody is asked to leave.
    const isSender = leaving[j]!.length > 0;
    const chosen = isSender ? leaving[j]! : coming[j]!;
    for (const [people, chance] of spreadOver(alikeOf(parties, chosen, guesses))) {
      const load = enrolled[j]! + (isSender ? -people : people);
      overload += chance * totalPoints(capacities, j, load);
      overQuota += chance * Math.max(0, load - capacities.quota[j]!);
    }
  }
  parties.to.forEach((_, party) => {
    const chance = parties.yes[party]! / parts;
    metres += chance * parties.cost[party]!;
    agreed += chance * parties.people[party]!;
  });
  return { overload, overQuota, metres, agreed };
}

/** Numbers of people with their chance. */
function* spreadOver(households: ReturnType<typeof alikeOf>): Generator<readonly [people: number, chance: number]> {
  const isKnown = households.every(({ guess }) => guess.spread === 0);
  const levels = isKnown ? [1, 0] : LEVELS;
  for (let k = 1; k < levels.length; k++) {
    const [from, to] = [1 - levels[k - 1]!, 1 - levels[k]!];
    const { first, chance } = peopleComing(households, (guess) => meanBetween(guess, from, to));
    for (let i = 0; i < chance.length; i++) yield [first + i, (to - from) * chance[i]!];
  }
}
