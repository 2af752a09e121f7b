// How much the plan makes people cross the rivers: the home's bank against the facility's.

import type { Plan } from "fktp-redistribution";
import type { City } from "./city.ts";

export interface RiverCount {
  /** People transferred. */
  readonly transferred: number;
  /** Of these: their new facility lies over the river. */
  readonly acrossAfter: number;
  /** Of these again: today's facility lies on their own bank, so the crossing is new to them. */
  readonly newlyAcross: number;
  /** Transferred people who need not cross any longer. */
  readonly noLongerAcross: number;
  /** Newly enrolled people placed over the river. */
  readonly placedAcross: number;
}

export function countCrossings({ problem, neighbourhoods, facilities }: City, { transfers }: Plan): RiverCount {
  const count = { transferred: 0, acrossAfter: 0, newlyAcross: 0, noLongerAcross: 0, placedAcross: 0 };
  for (const [i, row] of transfers.participant.entries()) {
    const home = neighbourhoods[problem.participants.zone![row]!]!.bank;
    const people = transfers.people[i]!;
    const across = facilities[transfers.to[i]!]!.bank !== home;
    const from = transfers.from[i]!;
    if (from < 0) {
      if (across) count.placedAcross += people;
      continue;
    }
    const acrossBefore = facilities[from]!.bank !== home;
    count.transferred += people;
    if (across) count.acrossAfter += people;
    if (across && !acrossBefore) count.newlyAcross += people;
    if (!across && acrossBefore) count.noLongerAcross += people;
  }
  return count;
}
