/** What a letter must say, as data. Names and addresses are with whoever sends it. */

import { wrongInput } from "../errors.ts";
import { runThrough } from "../generators.ts";
import { fingerprintOf } from "../model/fingerprint.ts";
import { travelInSlices } from "../travel/problem-travel.ts";
import { NO_WAY } from "../travel/travel.ts";
import type { Facility, Problem } from "../types.ts";
import { firstDayOf, readDay, textOfDay } from "./days.ts";
import { checkDays, idOf, type LetterDays } from "./entries.ts";
import type { Invitation, Placements } from "./invite-types.ts";
import type { Day } from "./types.ts";

/** A facility as a letter describes it. */
export interface LetterFacility {
  readonly id: string;
  readonly name: string;
  readonly kind: string | null;
  /** The way there; `null` where it is not known. */
  readonly km: number | null;
  readonly services: readonly string[];
  readonly dentist: boolean;
  /** Kinds of quality as given, from 0 to 1: infrastructure, medicines, onlineQueue. Kinds that were not given are not there. */
  readonly quality: { readonly [kind: string]: number };
}

/** Newly enrolled people of a household. They get no letter: they are placed before anybody is asked. */
export interface Newcomers {
  /** People who are placed at the facility that the letter offers. */
  readonly there: number;
  /** People who are placed at another: one who is placed where the family is now stays behind when it moves. */
  readonly elsewhere: number;
}

/** What one letter says. */
export interface LetterRow {
  readonly participantId: string;
  /** People of the row. */
  readonly people: number;
  /** The household, as given: its letters go into one envelope, and it answers as one. `null` for none. */
  readonly household: number | null;
  /** The household's newly enrolled, whom its letters must name; the same in each of them. */
  readonly newcomers: Newcomers;
  readonly wave: number;
  readonly at: Day;
  /** The last day of answering. */
  readonly until: Day;
  /** From when a yes counts that comes on the last day: the first of the month after it. Earlier answers may count earlier. */
  readonly countsFrom: Day;
  /** Whether the place is kept until then; else first come, first served, and the letter must say so. */
  readonly isKept: boolean;
  readonly from: LetterFacility;
  readonly to: LetterFacility;
  /** How much longer the way is; negative: nearer. `null` where one of the ways is not known. */
  readonly extraKm: number | null;
  /** Whether the new way leads over a bridge or a ferry; `null` without rivers. */
  readonly crossesBarrier: boolean | null;
}

/**
 * The letters of a wave in the order of the invitation, made while iterating.
 *
 * @param problem the one that `invite` was given.
 * @throws InputError for an invitation made from another problem (code `fingerprint`), or wrong days.
 *
 * @example
 * const wave = invite(problem, policy, { acceptance: 0.6 });
 * for (const letter of letterRows(problem, wave, { at: "2026-01-05", until: "2026-01-26" })) console.log(letter);
 */
export function letterRows(problem: Problem, invitation: Invitation, days: LetterDays): Iterable<LetterRow> {
  checkDays(days);
  if (runThrough(fingerprintOf(problem)) !== invitation.fingerprint) {
    throw wrongInput("invitation", { code: "fingerprint", expected: "invitation-of-problem", got: "#other-rows" });
  }
  return rowsOf(problem, invitation, days);
}

function* rowsOf(
  problem: Problem,
  { letters, placed, wave, kept }: Invitation,
  { at, until }: LetterDays,
): Generator<LetterRow> {
  const { participant, from, to, people } = letters;
  const { household } = problem.participants;
  const newcomersOf = newcomersBy(problem, placed);
  const travel = runThrough(travelInSlices(problem, participant));
  const countsFrom = textOfDay(firstDayOf(readDay(until)!.month + 1));
  for (const [i, row] of participant.entries()) {
    const [before, after] = [travel.metres(i, from[i]!), travel.metres(i, to[i]!)];
    const isKnown = before !== NO_WAY && after !== NO_WAY;
    yield {
      participantId: idOf(problem, row),
      people: people[i]!,
      household: household === undefined || household[row]! < 0 ? null : household[row]!,
      newcomers: newcomersOf(household?.[row] ?? -1, to[i]!),
      wave,
      at,
      until,
      countsFrom,
      isKept: kept,
      from: described(problem.facilities[from[i]!]!, before),
      to: described(problem.facilities[to[i]!]!, after),
      extraKm: isKnown ? (after - before) / 1000 : null,
      crossesBarrier: travel.crosses === undefined ? null : travel.crosses(i, to[i]!),
    };
  }
}

/** The newcomers of a household, seen from the facility that its letter offers. */
function newcomersBy(
  { participants: { household } }: Problem,
  { participant, to, people }: Placements,
): (household: number, facility: number) => Newcomers {
  const placed = new Map<number, number[]>();
  participant.forEach((row, i) => {
    const own = household?.[row] ?? -1;
    if (own >= 0) placed.set(own, [...(placed.get(own) ?? []), i]);
  });
  return (own, facility) => {
    let [there, elsewhere] = [0, 0];
    for (const i of placed.get(own) ?? []) {
      if (to[i] === facility) there += people[i]!;
      else elsewhere += people[i]!;
    }
    return { there, elsewhere };
  };
}

function described({ id, name, kind, services, dentist, quality }: Facility, metres: number): LetterFacility {
  return {
    id,
    name: name ?? id,
    kind: kind ?? null,
    km: metres === NO_WAY ? null : metres / 1000,
    services: services ?? [],
    dentist: dentist ?? false,
    quality: quality ?? {},
  };
}
