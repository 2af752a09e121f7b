/**
 * The instance that all solvers get: a complete transportation problem with whole costs in one number.
 *
 * Our objective is lexicographic, and points × 2^32 + metres is no cost that a solver of 32-bit or tolerance-ridden
 * numbers could be given. So there are two instances on which one number says the same:
 *
 * - `quota`: the balanced city. Those who may move fit within what their elders leave of the quotas (this is checked),
 *   so the least overload is that of the people who may not move, whatever else happens, and what remains is: least
 *   metres under hard quotas. Σ of the peers = `objective.metres`, and `objective.overload` is known beforehand.
 * - `weighted`: the city short of doctors, with a finite `overloadKm`: metres + points × w is one sum. The convex
 *   overload becomes steps: at each facility so many people at 0, so many at v + w, so many at v + 2w … (v: what `overQuotaKm`
 *   is worth). Steps that no optimum can reach are left out: somewhere there is room at the level where all steps together
 *   hold everybody, and nobody pays more than that and the dearest way. Σ of the peers + w × points and v × people over
 *   quota of the immovable = `objective.weighted`.
 *
 * Peers get only people who may move, and the costs of all their facilities ready made; ours gets coordinates.
 */
import { type CompletePolicy, defaultPolicy, type Plan, type Problem } from "../../src/index.ts";
import { type CostTable, costTable, overWeight, peopleWithin, pointsOf, quotasOf } from "../costs.ts";
import { scenario } from "../scenarios.ts";

export type InstanceKind = "quota" | "weighted";

/** Which scenario each kind is made of. */
export const scenarioOf: { readonly [K in InstanceKind]: string } = { quota: "balanced", weighted: "weighted" };

export interface Transportation {
  /** People, one each. */
  readonly people: number;
  readonly facilities: number;
  /** Metres, people × facilities. */
  readonly costs: Int32Array;
  /** Seats: where, how many, and what each costs. By facility, then by cost. */
  readonly steps: { readonly facility: Int32Array; readonly width: Int32Array; readonly cost: Int32Array };
}

export interface Instance extends Transportation {
  readonly kind: InstanceKind;
  /** What the plan's objective must be if the peer's is `cost`. */
  readonly agrees: (plan: Pick<Plan, "objective">, cost: number) => boolean;
}

export function instanceOf(kind: InstanceKind, rows: number, facilities: number): Instance {
  const { problem, policy } = scenario(scenarioOf[kind], rows, facilities);
  const complete = { ...defaultPolicy, ...policy } as CompletePolicy;
  const table = costTable(problem, complete);
  return kind === "quota" ? quotaInstance(problem, complete, table) : weightedInstance(problem, complete, table);
}

const transportation = (table: CostTable, steps: Transportation["steps"]): Transportation => ({
  people: table.rows.length,
  facilities: table.facilities,
  costs: table.costs,
  steps,
});

function quotaInstance(problem: Problem, policy: CompletePolicy, table: CostTable): Instance {
  const quotas = quotasOf(problem, policy);
  const width = quotas.map((quota, j) => Math.max(0, quota - table.fixed[j]!));
  const room = width.reduce((sum, seats) => sum + seats, 0);
  if (room < table.rows.length) throw new Error(`expected room for ${table.rows.length}, got ${room}: not this kind`);
  const overload = immovablePoints(quotas, table.fixed, policy);
  const steps = { facility: width.map((_, j) => j), width, cost: new Int32Array(width.length) };
  return {
    kind: "quota",
    ...transportation(table, steps),
    agrees: ({ objective }, cost) => objective.overload === overload && objective.metres === cost,
  };
}

function weightedInstance(problem: Problem, policy: CompletePolicy, table: CostTable): Instance {
  const quotas = quotasOf(problem, policy);
  const weight = Math.round(1000 * policy.overloadKm);
  const over = overWeight(policy);
  const [facility, width, cost]: number[][] = [[], [], []];
  const last = lastPercent(quotas, table, weight, policy);
  quotas.forEach((quota, j) => {
    let seated = table.fixed[j]!;
    for (let percent = 0; percent <= last; percent++) {
      const most = peopleWithin(quota, percent, policy);
      if (most <= seated) continue;
      facility!.push(j);
      width!.push(most - seated);
      cost!.push(weight * percent + (percent > 0 ? over : 0));
      seated = most;
    }
  });
  const points = immovablePoints(quotas, table.fixed, policy);
  const tooMany = table.fixed.reduce((sum, people, j) => sum + Math.max(0, people - quotas[j]!), 0);
  const steps = {
    facility: Int32Array.from(facility!),
    width: Int32Array.from(width!),
    cost: Int32Array.from(cost!),
  };
  return {
    kind: "weighted",
    ...transportation(table, steps),
    agrees: ({ objective }, sum) => objective.weighted === sum + weight * points + over * tooMany,
  };
}

/** The highest step worth having: see above. */
function lastPercent(quotas: Int32Array, table: CostTable, weight: number, policy: CompletePolicy): number {
  const room = (percent: number): number =>
    quotas.reduce((sum, quota, j) => sum + Math.max(0, peopleWithin(quota, percent, policy) - table.fixed[j]!), 0);
  let percent = 0;
  while (room(percent) < table.rows.length) percent++;
  const dearest = table.costs.reduce((most, cost) => Math.max(most, cost), 0);
  return percent + 1 + Math.ceil(dearest / weight);
}

function immovablePoints(quotas: Int32Array, fixed: Int32Array, policy: CompletePolicy): number {
  return fixed.reduce((sum, people, j) => sum + pointsOf(quotas[j]!, Number.POSITIVE_INFINITY, people, policy), 0);
}
