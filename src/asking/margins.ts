/** How many may be let come so that not more come than fit: by the normal distribution, before exact chances decide. */

import type { InviteOptions } from "./invite-types.ts";
import type { Parties } from "./letter-list.ts";
import { normalPassedBy } from "./normal.ts";

const DEFAULT_RISK = 0.05;

/** A risk of each receiver, or a kept place for everybody. */
export type Share = "kept" | number;

/** Who comes to a facility: sums over households, for each person who is expected to come. */
export interface Mix {
  /** People asked. */
  readonly people: number;
  /** Variance of the households' coins. */
  readonly coins: number;
  /** Standard deviation of what the guesses are off. */
  readonly off: number;
}

/** The risk for any facility, shared out equally among those that somebody is asked to come to. */
export function shareOfRisk({ risk = DEFAULT_RISK }: InviteOptions, { to }: Parties): Share {
  return risk === "kept" ? risk : risk / Math.max(1, new Set(to).size);
}

/** The mix of each facility's letters, and of all of them where it has none. */
export function mixesOf({ to, people, yes, spread }: Parties, parts: number, facilities: number): Mix[] {
  const sums = Array.from({ length: facilities + 1 }, () => ({ mean: 0, people: 0, coins: 0, off: 0 }));
  to.forEach((j, party) => {
    const size = people[party]!;
    const chance = yes[party]! / parts;
    for (const sum of [sums[j]!, sums[facilities]!]) {
      sum.mean += size * chance;
      sum.people += size;
      sum.coins += size * size * chance * (1 - chance);
      sum.off += size * spread[party]!;
    }
  });
  return sums.map((own) => {
    const { mean, people, coins, off } = own.mean > 0 ? own : sums[facilities]!;
    return { people: people / mean, coins: coins / mean, off: off / mean };
  });
}

/** The most people who may be expected to come, for so much room. */
export function meanWithin(room: number, { people, coins, off }: Mix, share: Share): number {
  if (Number.isNaN(people)) return room;
  if (share === "kept") return room / people;
  const z = normalPassedBy(share);
  const fits = (mean: number): boolean => mean + z * Math.sqrt(coins * mean + (off * mean) ** 2) <= room + 0.5;
  // A negative z, for a risk above a half, would let more be expected than there is room.
  let [low, high] = [0, z < 0 ? 2 * room + 1 : room];
  if (fits(high)) return high;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}
