/**
 * No more letters than somebody can send.
 *
 * Method. A price is put on each letter and raised until few enough are worth it: the letters of least use drop out first.
 * Where many are of equal use, a step of one metre drops more than it must. Then the cheaper price decides, and of what it
 * has beyond the dearer one some are left out, the dearest first.
 *
 * With `overloadKm: Infinity` no price outweighs a point. There a point counts as ten kilometres, and people over quota as
 * their points alone: nearly in the same order.
 */

import type { CompletePolicy } from "../types.ts";
import { type LetterList, withParties } from "./letter-list.ts";
import type { Split } from "./split-problem.ts";

/** No price of a letter may make a cost of 2^30 metres or more. */
const MOST_COST = 2 ** 30 - 1;
const MOST_PRICE = 2 ** 20;
const LEXICOGRAPHIC_KM = 10;

/** Of these letters, which are for more people, those for at most so many, given how letters are found in a split problem. */
export function withinBudget(
  split: Split,
  all: LetterList,
  most: number,
  lettersOf: (split: Split) => LetterList,
): LetterList {
  let [low, many] = [0, all];
  let [high, few] = [MOST_PRICE, none(all)];
  const start = weighted(split);
  for (let price = 1000; high - low > 1; ) {
    const list = lettersOf(withPrice(start, price));
    if (lettered(list) <= most) [high, few] = [price, list];
    else [low, many] = [price, list];
    // Near enough: what is missing can be found between the two.
    if (lettered(many) - lettered(few) <= Math.max(1, most / 100)) break;
    price = high === MOST_PRICE ? Math.min(MOST_PRICE - 1, 4 * price) : Math.floor((low + high) / 2);
  }
  return cutTo(many, few, most);
}

/** People with a letter. */
export const lettered = ({ parties }: LetterList): number => parties.people.reduce((sum, people) => sum + people, 0);

const none = (list: LetterList): LetterList => withParties(list, () => false);

function weighted(split: Split): Split {
  const policy = split.policy as CompletePolicy;
  if (policy.overloadKm !== Number.POSITIVE_INFINITY) return split;
  // What has no effect beside points, or none without them, must not begin to count; and a wish may not outweigh the norm.
  const overQuotaKm = policy.honourChoices ? policy.choiceWorthKm : 0;
  return { ...split, policy: { ...policy, overloadKm: LEXICOGRAPHIC_KM, overQuotaKm, arrivalPoints: 0 } };
}

/** The split problem in which a letter costs so many metres more. */
function withPrice(split: Split, price: number): Split {
  const { problem, rows, askable } = split;
  const { participants } = problem;
  const extraCost = participants.extraCost?.slice() ?? new Int32Array(participants.facility.length);
  const surcharge = rows.map((row, i) => {
    return Math.min(MOST_COST - extraCost[i]!, Math.round((price * askable.parts) / askable.yes[row]!));
  });
  surcharge.forEach((more, i) => {
    extraCost[i]! += more;
  });
  return { ...split, problem: { ...problem, participants: { ...participants, extraCost } }, surcharge };
}

/** Of the many, the few and so many others as fit: the dearest are left out. */
function cutTo(many: LetterList, few: LetterList, most: number): LetterList {
  const { parties } = many;
  const certain = new Set(few.participant);
  const isCertain = new Uint8Array(parties.to.length);
  many.participant.forEach((row, i) => {
    if (certain.has(row)) isCertain[many.party[i]!] = 1;
  });
  const dearness = (party: number): number => parties.cost[party]! / Math.max(1, parties.people[party]!);
  const order = [...parties.to.keys()].sort(
    (a, b) => isCertain[b]! - isCertain[a]! || dearness(a) - dearness(b) || a - b,
  );
  let left = most;
  const kept = new Set<number>();
  for (const party of order) {
    if (parties.people[party]! > left) continue;
    left -= parties.people[party]!;
    kept.add(party);
  }
  return withParties(many, (party) => kept.has(party));
}
