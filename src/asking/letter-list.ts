/** The letters that a plan of the split problem means, and the households that answer them. */

import type { Plan } from "../types.ts";
import type { Households } from "./arrivals.ts";
import { type Guess, guessOf } from "./beta.ts";
import type { Split } from "./split-problem.ts";

/** Households that get a letter, as columns. */
export interface Parties {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly people: Int32Array;
  /** The chance of a yes, in parts, and how far it may be off. */
  readonly yes: Int32Array;
  readonly spread: Float64Array;
  /** Metres, for all of them together. */
  readonly cost: Float64Array;
}

export interface LetterList {
  /** Rows of the problem, ascending, and the household that each belongs to. */
  readonly participant: Int32Array;
  readonly party: Int32Array;
  readonly parties: Parties;
}

/** Letters from a plan: a row that goes in parts is rounded to the larger one. People who are to go later (later.ts) get none. */
export function lettersOf(split: Split, plan: Plan): LetterList {
  const { rows, askable, problem, surcharge } = split;
  const { participant, to, people, metres } = plan.transfers;
  const { count } = problem.participants;
  const { group, registered, yes, spread } = { ...askable, ...askable.householdGroups };
  const known = new Map<number, number>();
  const letters: { row: number; party: number }[] = [];
  const parties: { row: number; to: number; people: number; cost: number }[] = [];
  for (let i = 0; i < participant.length; ) {
    const part = participant[i]!;
    let [best, staying] = [i, count![part]!];
    for (; i < participant.length && participant[i] === part; i++) {
      if (people[i]! > people[best]!) best = i;
      staying -= people[i]!;
    }
    if (part >= rows.length || people[best]! < staying || to[best]! >= askable.room.length) continue;
    const row = rows[part]!;
    const own = askable.problem.participants.count?.[row] ?? 1;
    let party = known.get(group[row]!);
    if (party === undefined) {
      party = parties.push({ row, to: to[best]!, people: 0, cost: 0 }) - 1;
      known.set(group[row]!, party);
    }
    parties[party]!.people += own;
    parties[party]!.cost += own * (metres[best]! - (surcharge?.[part] ?? 0));
    letters.push({ row, party });
  }
  return {
    participant: Int32Array.from(letters, (letter) => letter.row),
    party: Int32Array.from(letters, (letter) => letter.party),
    parties: {
      from: Int32Array.from(parties, (one) => registered[one.row]!),
      to: Int32Array.from(parties, (one) => one.to),
      people: Int32Array.from(parties, (one) => one.people),
      yes: Int32Array.from(parties, (one) => yes[one.row]!),
      spread: Float64Array.from(parties, (one) => spread[one.row]!),
      cost: Float64Array.from(parties, (one) => one.cost),
    },
  };
}

/** The letters to some households only. */
export function withParties(
  { participant, party, parties }: LetterList,
  isKept: (party: number) => boolean,
): LetterList {
  const kept = parties.to.map((_, i) => i).filter(isKept);
  const place = new Map(Array.from(kept, (old, i) => [old, i]));
  const letters = participant.map((_, i) => i).filter((i) => place.has(party[i]!));
  const pick = <T extends Int32Array | Float64Array>(column: T): T =>
    (column instanceof Int32Array ? kept.map((i) => column[i]!) : Float64Array.from(kept, (i) => column[i]!)) as T;
  return {
    participant: letters.map((i) => participant[i]!),
    party: letters.map((i) => place.get(party[i]!)!),
    parties: {
      from: pick(parties.from),
      to: pick(parties.to),
      people: pick(parties.people),
      yes: pick(parties.yes),
      spread: pick(parties.spread),
      cost: pick(parties.cost),
    },
  };
}

/** For each facility its households, by where they go or whence they come. */
export function partiesBy(facility: Int32Array, facilities: number): number[][] {
  const lists: number[][] = Array.from({ length: facilities }, () => []);
  facility.forEach((j, party) => void lists[j]!.push(party));
  return lists;
}

/** Guesses, each tabulated once. */
export type Guesses = (yes: number, spread: number) => Guess;

export function guessesOf(parts: number): Guesses {
  const known = new Map<string, Guess>();
  return (yes, spread) => {
    const key = `${yes} ${spread}`;
    const guess = known.get(key) ?? guessOf(yes / parts, spread);
    known.set(key, guess);
    return guess;
  };
}

/** Some households, those alike together; the many at last, for then a convolution costs least. */
export function alikeOf({ people, yes, spread }: Parties, chosen: readonly number[], guesses: Guesses): Households[] {
  const kinds = new Map<Guess, Map<number, number>>();
  for (const party of chosen) {
    const guess = guesses(yes[party]!, spread[party]!);
    const sizes = kinds.get(guess) ?? new Map<number, number>();
    kinds.set(guess, sizes.set(people[party]!, (sizes.get(people[party]!) ?? 0) + 1));
  }
  const households = [...kinds].flatMap(([guess, sizes]) =>
    Array.from(sizes, ([size, count]): Households => ({ people: size, guess, count })),
  );
  return households.sort((a, b) => a.count * a.people - b.count * b.people);
}
