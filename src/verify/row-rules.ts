/**
 * What the rules let the people of a row do alone, said once more and apart from the solver: who may move, which facilities
 * are options, and what each costs. With their household: household-rules.ts.
 */

import { consentCode, wholeMetres } from "../model/policy.ts";
import { NO_WAY } from "../travel/travel.ts";
import type { CompletePolicy, Problem } from "../types.ts";
import { eligibleAt, type Takes } from "./eligible.ts";
import { type Ways, waysOf } from "./ways.ts";

/** The rules of one row at a time. */
export interface RowRules {
  /** Where the people of a row may stay: today's facility; −1 for the newly enrolled and those of a closed one. */
  todayOf(row: number): number;
  /** Whether they may be given another facility than today's. Whoever has none may, if they live somewhere. */
  mayMove(row: number): boolean;
  /** Whether they must not be moved, whatever they answered. */
  isHeld(row: number): boolean;
  /** Whether they must be asked before they move. */
  mustAsk(row: number): boolean;
  /** Goes to a row; what follows is about it. */
  goTo(row: number): void;
  /** Today's facility, −1 for the newly enrolled and those of a closed one, who are placed like them. */
  readonly today: number;
  /** Metres to today's facility: if there is no way, those to the nearest that takes them; for the newly enrolled 0. */
  readonly todayMetres: number;
  /** Whether a facility takes them; not asked of today's. */
  takes(facility: number): boolean;
  /** Metres to the nearest facility that takes them, or to today's if that is nearer; NO_WAY where there is none. */
  nearest(): number;
  /**
   * The most metres of an option, inclusive; −1: there is no option but staying, perhaps because no place is known.
   */
  readonly limit: number;
  /** An option costs its metres and its offset less these, or more. */
  readonly base: number;
  /** No option costs less. */
  readonly least: number;
  /** The farthest burden (metres and offset) of which a move can cost so much; hardship and wishes aside. */
  farthest(cost: number): number;
  /** Whether the rules let people of the row go there; asked of today's facility, whether they would if they were not there. */
  isOption(facility: number): boolean;
  /** The facilities they name, the dearest wish first; nothing where they name none. */
  readonly named: Int32Array | undefined;
  /** Whether there is an option but staying. */
  hasOption(): boolean;
  /** What an option at this distance costs each of them, with what a wish adds. */
  costOf(facility: number, metres: number, wish?: number): number;
  /** What counts as added to the metres to each facility, for what is missing to its quality. */
  readonly offset: Float64Array;
  /** The facility with the largest offset. */
  readonly poorest: number;
  /** What it costs each of them to be at a facility, today's or another. */
  cost(facility: number): number;
  /** What a transfer costs each of them for a letter: `askKm`, unless it is shared. */
  letter: number;
  readonly ways: Ways;
}

/** The rules of every row by itself, as if there were no households. */
export function* rulesAlone(problem: Problem, policy: CompletePolicy): Generator<number, RowRules> {
  const { facility, consent, hold, lon, lat, zone, extraCost, extraCostPerKm, choiceStart, choice } =
    problem.participants;
  const { closerMoves } = policy;
  const [moveCost, ask] = [wholeMetres(policy.moveCostKm), wholeMetres(policy.askKm)];
  const maxExtra = wholeMetres(policy.maxExtraKm);
  const maxDistance = Math.min(wholeMetres(policy.maxDistanceKm), NO_WAY - 1);
  const step = wholeMetres(policy.choiceKm);
  const worth = policy.honourChoices ? wholeMetres(policy.choiceWorthKm) : 0;
  const proposing = policy.unknown === "propose";
  const { granted, unknown } = consentCode;
  const ways = yield* waysOf(problem);
  const eligible = eligibleAt(problem, policy);
  const offset = qualityOffsets(problem, policy);
  const closed = problem.facilities.map((place) => place.closed === true);
  let takes: Takes = () => true;
  const isSomewhere = (row: number): boolean =>
    problem.travel?.metres === undefined ? !Number.isNaN(lon![row]! + lat![row]!) : zone![row] !== -1;

  const rules = {
    ways,
    offset,
    poorest: offset.indexOf(offset.reduce((most, own) => Math.max(most, own), 0)),
    today: -1,
    todayMetres: 0,
    extra: 0,
    perKm: 0,
    limit: -1,
    base: 0,
    least: 0,
    letter: 0,
    named: undefined as Int32Array | undefined,

    todayOf: (row: number): number => (closed[facility[row]!] === true ? -1 : facility[row]!),

    mayMove(row: number): boolean {
      if (rules.todayOf(row) === -1) return isSomewhere(row);
      return !rules.isHeld(row) && (consent[row] === granted || rules.mustAsk(row));
    },

    isHeld: (row: number): boolean => rules.todayOf(row) !== -1 && hold !== undefined && hold[row] !== -1,

    mustAsk: (row: number): boolean => proposing && rules.todayOf(row) !== -1 && consent[row] === unknown,

    takes: (j: number): boolean => takes(j),

    nearest(): number {
      let least = NO_WAY;
      problem.facilities.forEach((_, j) => {
        if (j === rules.today || takes(j)) least = Math.min(least, ways.metresBelow(j, least));
      });
      return least;
    },

    goTo(row: number): void {
      rules.today = rules.todayOf(row);
      rules.letter = rules.mustAsk(row) ? ask : 0;
      if (!isSomewhere(row)) {
        rules.limit = -1;
        rules.named = undefined;
        return;
      }
      ways.goTo(row);
      takes = eligible(row);
      const newcomer = rules.today === -1;
      // The limit counts from here. Without a limit the nearest facility need not be known.
      let from = newcomer ? (maxExtra === Number.POSITIVE_INFINITY ? 0 : NO_WAY) : ways.metres(rules.today);
      if (from === NO_WAY) from = rules.nearest();
      const wishes = choice?.subarray(choiceStart![row]!, choiceStart![row + 1]!);
      rules.named = wishes?.length ? wishes : undefined;
      rules.limit =
        from === NO_WAY ? -1 : Math.max(-1, Math.min(maxDistance, rules.named ? maxDistance : from + maxExtra));
      rules.todayMetres = newcomer ? 0 : from;
      rules.base = newcomer ? 0 : from + offset[rules.today]! - moveCost;
      rules.extra = newcomer ? 0 : (extraCost?.[row] ?? 0);
      rules.perKm = extraCostPerKm?.[row] ?? 0;
      rules.least = newcomer ? 0 : closerMoves ? Math.min(1, -rules.base) : 1;
    },

    farthest(cost: number): number {
      const byWay = cost + rules.base;
      // 1 and a tenth of the burden, rounded down.
      return rules.today === -1 || closerMoves ? byWay : Math.min(byWay, 10 * cost - 1);
    },

    isOption: (j: number): boolean => takes(j) && rules.named?.includes(j) !== false && ways.metres(j) <= rules.limit,

    hasOption: (): boolean =>
      rules.named === undefined ? rules.nearest() <= rules.limit : rules.named.some((j) => rules.isOption(j)),

    costOf(j: number, metres: number, wish = 0): number {
      const hardship = rules.extra + Math.round((rules.perKm * Math.max(0, metres - rules.todayMetres)) / 1000);
      const burden = metres + offset[j]!;
      if (rules.today === -1) return burden + hardship + wish;
      const way = burden - rules.base;
      const cost = (closerMoves ? way : Math.max(way, 1 + Math.floor(burden / 10))) + hardship + wish || 1;
      return cost + rules.letter || 1;
    },

    cost(j: number): number {
      if (j === rules.today) return 0;
      const rank = rules.named?.indexOf(j) ?? -1;
      return rules.costOf(j, ways.metres(j), rank === 0 ? -worth : Math.max(0, rank) * step);
    },
  };
  return rules;
}

/** Σ over the kinds of quality that the policy weighs of 1000 · km · (1 − quality), rounded; what is not told is 0. */
function qualityOffsets({ facilities }: Problem, { qualityKm }: CompletePolicy): Float64Array {
  return Float64Array.from(facilities, ({ quality = {} }) => {
    const told = new Map(Object.entries(quality));
    let metres = 0;
    for (const [kind, km] of Object.entries(qualityKm)) metres += 1000 * km * (1 - (told.get(kind) ?? 0));
    return Math.round(metres);
  });
}
