/** Seats for units that may not split: what the engine seated in parts is put together (assign/unsplittable.ts). */

import { type Lists, NONE } from "../assign/candidates.ts";
import type { Assignment } from "../assign/solve.ts";
import { seatWholes } from "../assign/unsplittable.ts";
import { appended } from "../model/households/mixed-groups.ts";
import { peopleOver, totalPoints } from "../model/overload.ts";
import type { Model } from "../model/prepare.ts";
import type { Units } from "../model/units.ts";

/** Whether anybody may not be parted from others. */
export function hasWholes({ units: { whole } }: Model): boolean {
  return whole?.some((kind) => kind !== 0) ?? false;
}

/** Units of one model after those of another, as far as their seats are concerned. */
export function joinUnits(a: Units, b: Units): SeatedUnits {
  const whole = new Uint8Array(a.size + b.size);
  if (a.whole !== undefined) whole.set(a.whole);
  if (b.whole !== undefined) whole.set(b.whole, a.size);
  return {
    size: whole.length,
    weight: appended(a.weight, b.weight),
    today: appended(a.today, b.today),
    whole,
  };
}

/** What must be known of units to put them together. */
export type SeatedUnits = Pick<Units, "size" | "weight" | "today" | "whole">;

/** Puts whole units together; changes `lists`. Without prices, when a run was stopped, just where most of them are. */
export function* putTogether(
  { curves }: Model,
  units: SeatedUnits,
  { lists, price }: Pick<Assignment, "lists" | "price">,
  load: Float64Array,
): Generator<number, void> {
  if (price === null) return putWhereMost(units, lists);
  const { point, over } = curves.weights;
  yield* seatWholes({
    lists,
    price,
    load: load.slice(),
    weight: units.weight,
    whole: units.whole!,
    home: units.today,
    most: curves.ceiling,
    // Differences first: lexicographically the totals would be too large to be exact.
    change: (j, from, to) =>
      point * (totalPoints(curves, j, to) - totalPoints(curves, j, from)) +
      over * (peopleOver(curves, j, to) - peopleOver(curves, j, from)),
  });
}

function putWhereMost({ size, whole, weight }: SeatedUnits, { head, next, flow }: Lists): void {
  for (let unit = 0; unit < size; unit++) {
    if (whole![unit] === 0) continue;
    let best = head[unit]!;
    for (let slot = best; slot !== NONE; slot = next[slot]!) if (flow[slot]! > flow[best]!) best = slot;
    for (let slot = head[unit]!; slot !== NONE; slot = next[slot]!) flow[slot] = slot === best ? weight[unit]! : 0;
  }
}
