import { drawNumber } from "../model/draw.ts";
import type { AuditedPlan } from "./audited-plan.ts";
import type { Group } from "./household-rules.ts";
import type { ViolationList } from "./violations.ts";

const TRANSFERS_PER_SLICE = 8192;

/** Told of somebody who stays and might as well go. */
export type CheckDraw = (row: number, from: number, to: number) => void;

/** Whether row a was drawn before row b: by the numbers of their ids, of equals by id. */
export function drawnBefore(ids: readonly string[], seed: number): (a: number, b: number) => boolean {
  return (a, b) => {
    const [one, two] = [drawNumber(ids[a]!, seed), drawNumber(ids[b]!, seed)];
    return one === two ? ids[a]! < ids[b]! : one < two;
  };
}

/**
 * Whether places went to those who drew the lowest numbers: nobody may stay who drew a lower one than somebody who went
 * from the same facility to the same other, at a cost at which staying was as good. A household has the lowest number of
 * its members, and is compared with those of as many people. Without ids there was no draw.
 */
export function* drawCheck(
  { problem, plan, rules }: AuditedPlan,
  price: Float64Array,
  found: ViolationList,
): Generator<number, CheckDraw> {
  const { ids } = problem.participants;
  const { participant, from, to, metres } = plan.transfers;
  if (ids === undefined) return () => undefined;
  const isBefore = drawnBefore(ids, plan.policy.drawSeed);
  const firsts = new Map<Group, number>();
  /** Who draws for the people of a row. */
  const drawer = (row: number): number => {
    const group = rules.households.of(row);
    if (group === undefined) return row;
    const first = firsts.get(group) ?? group.rows.reduce((a, b) => (isBefore(a, b) ? a : b));
    firsts.set(group, first);
    return first;
  };
  /** The last who goes each way: of persons by 0, of households by the number of their people. */
  const last = new Map<number, Map<number, number>>();
  const lotOf = (row: number): number => rules.households.of(row)?.people ?? 0;
  for (let i = 0; i < participant.length; i++) {
    if (i % TRANSFERS_PER_SLICE === 0) yield participant[i]!;
    if (from[i] === -1 || metres[i] !== price[from[i]!]! - price[to[i]!]!) continue;
    const way = from[i]! * price.length + to[i]!;
    const lot = lotOf(participant[i]!);
    const own = drawer(participant[i]!);
    const known = last.get(lot)?.get(way);
    if (known === undefined || isBefore(known, own)) last.set(lot, (last.get(lot) ?? new Map()).set(way, own));
  }
  return (row, today, facility) => {
    const other = last.get(lotOf(row))?.get(today * price.length + facility);
    const own = drawer(row);
    if (other === undefined || other === own || !isBefore(own, other)) return;
    found.add("draw", `participants[${own}]`, "drew-lower", { row: own, facility, today, other });
  };
}
