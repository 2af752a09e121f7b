/**
 * Units of people who name facilities.
 *
 * Problem. They have few options, wherever these lie (`maxExtraKm` does not bind them), each with a cost of its own by its
 * place in their list. The search in `options.ts`, by blocks of neighbours, knows options by their ways alone.
 *
 * Method. These units stand after all others. Their options are listed once, with what each costs, and a look is one pass
 * over the list. {@link joinOptions} makes both one for the engine.
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

/** Options of the units from `Units.firstListed` on; those of the k-th stand from `start[k]` to before `start[k + 1]`. */
export interface Listed {
  readonly start: Int32Array;
  readonly facility: Int32Array;
  readonly cost: Float64Array;
}

/** Lists what the units that name facilities may have. */
export function* listedOf(
  { choiceStart, choice }: ParticipantColumns,
  units: Units,
  { travel, moves }: { readonly travel: Travel; readonly moves: UnitMoves },
  rules: MoveRules,
): Generator<number, Listed> {
  const { firstListed, size, rows, rowStart, today } = units;
  const start = new Int32Array(size - firstListed + 1);
  const facility: number[] = [];
  const cost: number[] = [];
  let work = 0;
  for (let unit = firstListed; unit < size; unit++) {
    const row = rows[rowStart[unit]!]!;
    const first = choiceStart![row]!;
    for (let i = first; i < choiceStart![row + 1]!; i++) {
      const j = choice![i]!;
      const metres = travel.metres(unit, j);
      if (j === today[unit] || metres > moves.reach[unit]!) continue;
      facility.push(j);
      cost.push(costOfMove(moves, unit, j, metres, rules, costOfWish(i - first, rules)));
    }
    start[unit - firstListed + 1] = facility.length;
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
  units: Pick<Units, "weight" | "today" | "firstListed">,
  facilities: number,
): Options {
  const weight = units.weight.subarray(units.firstListed);
  const today = units.today.subarray(units.firstListed);
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
        let cutoff = limit === undefined ? Number.POSITIVE_INFINITY : limit[i]!;
        let size = 0;
        const offer = (j: number, own: number): void => {
          const total = own + prices[j]!;
          if (total >= cutoff) return;
          insert(value, found, i, size < found.most ? size++ : size - 1, total, j, own);
          cutoff = Math.min(cutoff, size === found.most ? value[size - 1]! : value[0]! + within + 1);
        };
        if (today[unit] !== NEWLY_ENROLLED) offer(today[unit]!, 0);
        for (let k = start[unit]!; k < start[unit + 1]!; k++) offer(facility[k]!, cost[k]!);
        while (size > 1 && value[size - 1]! > value[0]! + within) size--;
        found.size[i] = size;
      }
    },
  };
}

/** Two sets of units as one: those of `a`, then those of `b`. */
export function joinOptions(a: Options, b: Options): Options {
  const weight = new Int32Array(a.units + b.units);
  weight.set(a.weight);
  weight.set(b.weight, a.units);
  return {
    units: a.units + b.units,
    facilities: a.facilities,
    weight,
    cost: (unit, facility) => (unit < a.units ? a.cost(unit, facility) : b.cost(unit - a.units, facility)),
    best(batch, prices, within, limit, found) {
      const { first, count, step } = batch;
      const ofA = Math.max(0, Math.min(count, Math.ceil((a.units - first) / step)));
      if (ofA > 0) a.best({ first, count: ofA, step }, prices, within, limit, found);
      if (ofA === count) return;
      const rest: Batch = { first: first + ofA * step - a.units, count: count - ofA, step };
      b.best(rest, prices, within, limit?.subarray(ofA), foundFrom(found, ofA));
    },
  };
}

/** Where the answers from the i-th unit on go. */
function foundFrom({ most, size, facility, cost }: Found, i: number): Found {
  return { most, size: size.subarray(i), facility: facility.subarray(i * most), cost: cost.subarray(i * most) };
}
