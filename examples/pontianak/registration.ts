// SYNTHETIC: where people are registered today, and what they answered. Four of five are at a puskesmas, mostly the
// nearest or second nearest of their bank, but some puskesmas draw more people than others: that is the overload.

import { geoDistance } from "d3-geo";
import { consentCode } from "fktp-redistribution";
import { FACILITIES } from "./facilities.ts";
import type { Point } from "./kelurahan.ts";
import { cumulative, pick } from "./random.ts";

const AT_PUSKESMAS = 0.8;
const AT_KLINIK_NEAR_BY = 0.17; // the rest: anywhere on another bank, near work or kin
const NEWLY_ENROLLED = 0.005;

/** A facility as far as it draws people. */
export interface Draws {
  readonly lon: number;
  readonly lat: number;
  readonly kind: string;
  readonly doctors: number;
  readonly bank: string;
}

/** How strongly each facility draws people, drawn once for the city. */
export function drawPull(random: () => number, facilities: readonly Draws[] = FACILITIES): number[] {
  return facilities.map(() => 8 ** random());
}

const EARTH_METRES = 6_371_008.8;

/** Rising sums over the facilities: where a household of this neighbourhood is registered. */
export function registrationOdds(
  home: { readonly point: Point; readonly bank: string },
  pull: readonly number[],
  facilities: readonly Draws[] = FACILITIES,
): Float64Array {
  const metres = facilities.map(({ lon, lat }) => geoDistance([...home.point], [lon, lat]) * EARTH_METRES);
  const byWay = [...facilities.keys()].sort((a, b) => metres[a]! - metres[b]!);
  const ownBank = byWay.filter((j) => facilities[j]!.bank === home.bank);
  const puskesmas = ownBank.filter((j) => facilities[j]!.kind === "puskesmas").slice(0, 2);
  const klinik = ownBank.filter((j) => facilities[j]!.kind !== "puskesmas").slice(0, 5);
  const over = byWay.filter((j) => facilities[j]!.bank !== home.bank);
  const odds = new Array<number>(facilities.length).fill(0);
  const share = (some: readonly number[], part: number) => {
    const weights = some.map((j) => (pull[j]! * Math.sqrt(facilities[j]!.doctors)) / (metres[j]! + 500) ** 2);
    const total = weights.reduce((a, b) => a + b, 0);
    for (const [i, j] of some.entries()) odds[j] = (part * weights[i]!) / total;
  };
  share(puskesmas, AT_PUSKESMAS);
  share(klinik, AT_KLINIK_NEAR_BY);
  share(over, 1 - AT_PUSKESMAS - AT_KLINIK_NEAR_BY);
  return cumulative(odds);
}

/** Today's facility of a household: an index, or −1 for the newly enrolled. */
export function drawFacility(odds: Float64Array, random: () => number): number {
  return random() < NEWLY_ENROLLED ? -1 : pick(odds, random());
}

const CONSENT = [consentCode.granted, consentCode.unknown, consentCode.refused, consentCode.withdrawn] as const;
const CONSENT_ODDS = cumulative([0.7, 0.1, 0.185, 0.015]);

/** A household answers together. */
export function drawConsent(random: () => number): number {
  return CONSENT[pick(CONSENT_ODDS, random())]!;
}

/** Households of 1 to 7 people, 3.43 on average as in the city. */
const SIZE_ODDS = cumulative([0.1, 0.18, 0.25, 0.25, 0.13, 0.06, 0.03]);

export function drawHouseholdSize(random: () => number): number {
  return 1 + pick(SIZE_ODDS, random());
}
