import { drawNumber } from "../model/draw.ts";
import type { Claim } from "./claim.ts";
import type { ViolationList } from "./violations.ts";

/** Told of somebody who stays and might as well go. */
export type CheckDraw = (row: number, from: number, to: number) => void;

/**
 * Whether places went to those who drew the lowest numbers: nobody may stay who drew a lower one than somebody who went
 * from the same facility to the same other, at a cost at which staying was as good. Without ids there was no draw.
 */
export function drawCheck({ problem, plan }: Claim, price: Float64Array, found: ViolationList): CheckDraw {
  const { ids } = problem.participants;
  const { participant, from, to, metres } = plan.transfers;
  if (ids === undefined) return () => undefined;
  const numberOf = (row: number): number => drawNumber(ids[row]!, plan.policy.drawSeed);
  /** Whether row a goes before row b. */
  const isBefore = (a: number, b: number): boolean => {
    const [one, two] = [numberOf(a), numberOf(b)];
    return one === two ? ids[a]! < ids[b]! : one < two;
  };
  const last = new Map<number, number>();
  for (let i = 0; i < participant.length; i++) {
    if (from[i] === -1 || metres[i] !== price[from[i]!]! - price[to[i]!]!) continue;
    const way = from[i]! * price.length + to[i]!;
    const known = last.get(way);
    if (known === undefined || isBefore(known, participant[i]!)) last.set(way, participant[i]!);
  }
  return (row, today, facility) => {
    const other = last.get(today * price.length + facility);
    if (other === undefined || other === row || !isBefore(row, other)) return;
    const what = `stays at ${today}, and drew a lower number than participants[${other}], who goes to ${facility}`;
    found.add("draw", `participants[${row}]: ${what} at the same cost`, { participant: row, facility });
  };
}
