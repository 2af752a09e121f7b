/** What seats cost, and which of two objectives is better. */

import type { Lists } from "../assign/candidates.ts";
import { objectiveOf } from "../model/overload.ts";
import type { Model } from "../model/prepare.ts";
import type { Objective } from "../types.ts";
import { type Seating, seatingOf } from "./assignment.ts";

/** A seating with what it costs. */
export interface Outcome {
  readonly seating: Seating;
  readonly load: Float64Array;
  readonly objective: Objective;
}

/** What seats cost: staying costs nothing, so all slots count alike. */
export function outcomeOf(model: Model, lists: Lists): Outcome {
  const { facility, cost, flow, size } = lists;
  const load = model.units.fixed.slice();
  let metres = givenMetres(model);
  for (let slot = 0; slot < size; slot++) {
    load[facility[slot]!]! += flow[slot]!;
    metres += flow[slot]! * cost[slot]!;
  }
  return { seating: seatingOf(model.units, lists), load, objective: objectiveOf(model.curves, load, metres) };
}

/** What newcomers who go with their family cost whatever is planned. */
export function givenMetres({ given, problem: { participants } }: Model): number {
  let metres = 0;
  for (const [row, each] of given) metres += each * (participants.count?.[row] ?? 1);
  return metres;
}

/** Whether `a` is as good as `b`, or better. */
export function isNoWorse(a: Objective, b: Objective): boolean {
  if (a.weighted !== undefined && b.weighted !== undefined) return a.weighted <= b.weighted;
  return a.overload < b.overload || (a.overload === b.overload && a.metres <= b.metres);
}
