/**
 * Whom to ask, where, how many.
 *
 * Problem. People answer yes or no, by household, with chances that are guesses. Letters must be more than places where few say
 * yes, and yet more may come than fit. Sought are the letters that cost least in expectation, while the chance that any
 * facility gets more than its room stays within the risk.
 *
 * Method. The split problem (split-problem.ts) is solved as it is, for the bound. Then again, with less room: at each receiver so
 * many are let come that their mean and a margin fit; what is left is for later waves (later.ts). The margin is that of a
 * normal distribution with the variance of the households' coins and of the guesses, which are all off together; it needs
 * the mix of households, and is found from the letters of the run before. A risk for any facility is shared out equally
 * (Bonferroni). Rows that move in parts are rounded. At last the exact chances (arrivals.ts) decide: while one is above its
 * share, letters are taken back, the dearest first.
 *
 * What is claimed. The bound, by the prices of `split` (`verify`). Every chance, exactly, given the guesses. Not that no
 * better letters exist: `gap` says how far from the bound they are.
 *
 * Out of reach. The best policy over months (answers of this wave decide the next), and neighbours who answer alike beyond
 * a common error of the guesses.
 *
 * Complexity. Three runs of `redistribute` on those who may be asked, some more where the newly enrolled must be placed or
 * letters are limited, and the tails.
 */

import { runThrough } from "../generators.ts";
import { fingerprintOf } from "../model/fingerprint.ts";
import { isLexicographic, weightsOf } from "../model/overload.ts";
import { redistribute } from "../plan/redistribute.ts";
import type { CompletePolicy, Objective, Plan, Policy, Problem } from "../types.ts";
import { lettered, withinBudget } from "./budget.ts";
import { expectationOf } from "./expected.ts";
import { firstServed } from "./first-served.ts";
import type { Invitation, InvitationFacility, InviteOptions } from "./invite-types.ts";
import { withLater } from "./later.ts";
import { type Guesses, guessesOf, type LetterList, lettersOf, partiesBy } from "./letter-list.ts";
import { meanWithin, mixesOf, shareOfRisk } from "./margins.ts";
import { type Split, splitOf } from "./split-problem.ts";
import { type ChanceOfMore, chancesOf, takeBack } from "./take-back.ts";

/** Runs that learn the mix of households from each other. */
const ROUNDS = 2;

/**
 * A wave: whom to ask, where. Two rules hold for it: nobody registered at a facility with room is asked, and nobody is
 * offered a facility at or over its quota; the newly enrolled are placed first.
 *
 * @param problem what remains (`remaining`), or a problem whose people were never asked.
 * @throws InputError for a wrong problem, policy or options.
 *
 * @example
 * const wave = invite(problem, policy, { acceptance: 0.6 });
 * wave.letters.participant.length; // rows that get a letter
 */
export function invite(problem: Problem, policy: Policy | null | undefined, options: InviteOptions): Invitation {
  const split = splitOf(problem, policy, options);
  const bound = redistribute(split.problem, split.policy);
  const guesses = guessesOf(split.askable.parts);
  let mix = lettersOf(split, bound);
  const find = (priced: Split): LetterList => {
    mix = lettersOf(priced, planWithin(priced, mix, options));
    return mix;
  };
  for (let round = 1; round < ROUNDS; round++) find(split);
  const chanceAt = chancesOf(guesses);
  const safe = (found: LetterList): LetterList =>
    takeBack(found, split.askable.room, shareOfRisk(options, found.parties), chanceAt);
  const all = find(split);
  let within = safe(all);
  const { letters = Number.POSITIVE_INFINITY } = options;
  // What is taken back for the risk needs no letter.
  if (lettered(within) > letters) within = safe(withinBudget(split, all, letters, find));
  const list = firstServed(split, within, options);
  return invitationOf(split, bound, list, {
    guesses,
    chanceAt,
    wave: options.wave ?? 1,
    kept: options.risk === "kept",
  });
}

/** A plan in which at each receiver so many come now as keep the risk, for the mix of households among these letters. */
function planWithin(split: Split, { parties }: LetterList, options: InviteOptions): Plan {
  const { room, parts } = split.askable;
  const mixes = mixesOf(parties, parts, room.length);
  const share = shareOfRisk(options, parties);
  const now = room.map((places, j) => (places > 0 ? meanWithin(places, mixes[j]!, share) : 0));
  const { problem, policy } = withLater(split, now);
  return redistribute(problem, policy);
}

interface Made {
  readonly guesses: Guesses;
  readonly chanceAt: ChanceOfMore;
  readonly wave: number;
  readonly kept: boolean;
}

function invitationOf(split: Split, bound: Plan, list: LetterList, made: Made): Invitation {
  const { problem, policy, parts, yes, registered, placed, isAskable } = split.askable;
  const { participant, party, parties } = list;
  const { guesses, chanceAt, wave } = made;
  const { agreed, ...cost } = expectationOf(split, list, guesses);
  const expected = { ...objectiveOf(cost, policy), agreed };
  const { overload, overQuota, metres } = bound.bound!;
  const ofPeople = { overload: overload / parts, overQuota: overQuota / parts, metres: metres / parts };
  const least = objectiveOf(ofPeople, policy);
  return {
    letters: {
      participant,
      from: participant.map((row) => registered[row]!),
      to: party.map((one) => parties.to[one]!),
      people: participant.map((row) => problem.participants.count?.[row] ?? 1),
      chance: Float64Array.from(participant, (row) => yes[row]! / parts),
    },
    placed,
    wave,
    kept: made.kept,
    expected,
    bound: least,
    gap: differenceOf(expected, least),
    facilities: facilitiesOf(split, list, chanceAt),
    mayBeAsked: isAskable,
    split: bound,
    fingerprint: runThrough(fingerprintOf(problem)),
  };
}

function facilitiesOf({ askable }: Split, { parties }: LetterList, chanceAt: ChanceOfMore): InvitationFacility[] {
  const { room, parts } = askable;
  return partiesBy(parties.to, room.length).map((here, j) => {
    let [letters, mean] = [0, 0];
    for (const party of here) {
      letters += parties.people[party]!;
      mean += (parties.people[party]! * parties.yes[party]!) / parts;
    }
    return { room: room[j]!, letters, mean, chanceOverfull: chanceAt(parties, here, room[j]!) };
  });
}

function objectiveOf(cost: Omit<Objective, "weighted">, policy: CompletePolicy): Objective {
  const { overload, overQuota, metres } = cost;
  const { point, over } = weightsOf(policy);
  if (isLexicographic(policy)) return { overload, overQuota, metres };
  return { overload, overQuota, metres, weighted: metres + over * overQuota + point * overload };
}

function differenceOf(a: Objective, b: Objective): Objective {
  const parts = {
    overload: a.overload - b.overload,
    overQuota: a.overQuota - b.overQuota,
    metres: a.metres - b.metres,
  };
  return a.weighted === undefined ? parts : { ...parts, weighted: a.weighted - b.weighted! };
}
