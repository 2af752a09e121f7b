/**
 * Units of people who name facilities.
 *
 * Problem. They have few options, wherever these lie (`maxExtraKm` does not bind them), each with a cost of its own by its
 * place in their list. The search in `options.ts`, by blocks of neighbours, knows options by their ways alone.
 *
 * Method. These units stand after all others. Their options are listed once, with what each costs, and a look is one pass
 * over the list. For the engine both are one, by `joined-options.ts`.
 *
 * Invariant. A choice that the other rules do not allow is dropped; the others keep their places in the list. Staying is
 * always an option.
 *
 * Complexity. 12 bytes for each choice; O(choices) a look.
 */

import type { Batch, Found, Options } from "../../assign/problem.ts";
import type { Travel } from "../../travel/travel.ts";
import type { ParticipantColumns } from "../../types.ts";
import { costOfMove, costOfWish, type MoveRules, NEWLY_ENROLLED, type UnitMoves } from "../moves.ts";
import { insert } from "../options.ts";
import type { Units } from "../units.ts";

/** Choices measured between two pauses. */
const CHOICES_PER_SLICE = 32_768;

/** Options of the units from `Units.choosers` on; those of the k-th stand from `start[k]` to before `start[k + 1]`. */
export interface Listed {
  readonly start: Int32Array;
  readonly facility: Int32Array;
  readonly cost: Float64Array;
}

/** Whether a row names facilities. */
export function chooses({ choiceStart }: ParticipantColumns, row: number): boolean {
  return choiceStart !== undefined && choiceStart[row + 1]! > choiceStart[row]!;
}

/** Compares two rows by what they name. */
export function compareChoices({ choiceStart, choice }: ParticipantColumns, a: number, b: number): number {
  const [startA, startB] = [choiceStart![a]!, choiceStart![b]!];
  const named = choiceStart![a + 1]! - startA;
  let order = named - (choiceStart![b + 1]! - startB);
  for (let k = 0; order === 0 && k < named; k++) order = choice![startA + k]! - choice![startB + k]!;
  return order;
}

/** Lists what the units that name facilities may have. */
export function* listedOf(
  { choiceStart, choice }: ParticipantColumns,
  units: Units,
  moves: UnitMoves,
  travel: Travel,
  rules: MoveRules,
): Generator<number, Listed> {
  const { choosers, size, rows, rowStart, today } = units;
  const start = new Int32Array(size - choosers + 1);
  const facility: number[] = [];
  const cost: number[] = [];
  let work = 0;
  for (let unit = choosers; unit < size; unit++) {
    const row = rows[rowStart[unit]!]!;
    const first = choiceStart![row]!;
    for (let i = first; i < choiceStart![row + 1]!; i++) {
      const j = choice![i]!;
      const metres = travel.metres(unit, j);
      if (j === today[unit] || metres > moves.reach[unit]!) continue;
      facility.push(j);
      cost.push(costOfMove(moves, unit, j, metres, rules, costOfWish(i - first, rules)));
    }
    start[unit - choosers + 1] = facility.length;
    work += 1 + choiceStart![row + 1]! - first;
    if (work < CHOICES_PER_SLICE) continue;
    work = 0;
    yield unit;
  }
  return { start, facility: Int32Array.from(facility), cost: Float64Array.from(cost) };
}

/** The interface that the engine works with, for these units alone. */
export function listedOptions(
  { start, facility, cost }: Listed,
  units: Pick<Units, "weight" | "today" | "choosers">,
  facilities: number,
): Options {
  const weight = units.weight.subarray(units.choosers);
  const today = units.today.subarray(units.choosers);
  const value = new Float64Array(facilities + 1);
  return {
    units: weight.length,
    facilities,
    weight,
    cost(unit, j) {
      if (j === today[unit]) return 0;
      const at = facility.subarray(0, start[unit + 1]!).indexOf(j, start[unit]!);
      return at < 0 ? Number.NaN : cost[at]!;
    },
    best({ first, count, step }: Batch, prices, within, limit, found: Found) {
      for (let i = 0, unit = first; i < count; i++, unit += step) {
        let bar = limit === undefined ? Number.POSITIVE_INFINITY : limit[i]!;
        let size = 0;
        const offer = (j: number, own: number): void => {
          const worth = own + prices[j]!;
          if (worth >= bar) return;
          insert(value, found, i, size < found.most ? size++ : size - 1, worth, j, own);
          bar = Math.min(bar, size === found.most ? value[size - 1]! : value[0]! + within + 1);
        };
        if (today[unit] !== NEWLY_ENROLLED) offer(today[unit]!, 0);
        for (let k = start[unit]!; k < start[unit + 1]!; k++) offer(facility[k]!, cost[k]!);
        while (size > 1 && value[size - 1]! > value[0]! + within) size--;
        found.size[i] = size;
      }
    },
  };
}
