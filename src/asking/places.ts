/** Places that are free at facilities, beyond the kept ones: the same for offers and batches. */

import { type Capacities, capacitiesOf } from "../model/overload.ts";
import type { CompletePolicy, Problem } from "../types.ts";
import type { Standing } from "./types.ts";

export interface Places {
  readonly policy: CompletePolicy;
  /** Quotas and per cents, without ceilings: those are in `free`. */
  readonly capacities: Capacities;
  /** People who are there, come there, or for whom a place is kept. */
  readonly load: Float64Array;
  /** Places up to the ceiling of the round and, with `fill: "to-quota"`, today's quota; below 0 where there are more people. */
  readonly free: Float64Array;
}

export function placesOf({ facilities }: Problem, policy: CompletePolicy, standing: Standing): Places {
  const { enrolled, coming, kept, ceiling } = standing.facilities;
  const load = Float64Array.from(enrolled, (people, j) => people + coming[j]! + kept[j]!);
  const capacities = { ...capacitiesOf(facilities, load, policy), ceiling: load.map(() => Number.POSITIVE_INFINITY) };
  const { quota } = capacities;
  const free = load.map((people, j) => {
    const most = facilities[j]!.closed === true ? 0 : ceiling[j]!;
    return (policy.fill === "to-quota" ? Math.min(most, quota[j]!) : most) - people;
  });
  return { policy, capacities, load, free };
}

/** Where a row is registered; −1 for nowhere, or at a closed facility. */
export function facilityOfRow({ facilities, participants }: Problem, row: number): number {
  const registered = participants.facility[row]!;
  return registered >= 0 && facilities[registered]!.closed === true ? -1 : registered;
}
