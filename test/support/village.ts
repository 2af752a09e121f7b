/**
 * A village small enough for its plan to be made by hand. By a norm of 2 per doctor the quotas are 2, 4 and 2. Five
 * people are registered at facility 0, two at facility 1, and one is newly enrolled; facility 2 is beyond the limits.
 *
 * Facility 1 has room for two: row 5, newly enrolled (300 m), and one of facility 0, of whom row 0 would cost 2,000 m and
 * row 2, half a kilometre nearer, 1,500 m; rows 1, 3 and 4 may not move. So row 2 goes. Facility 0 keeps four, for 50 + 100
 * points, and its price is 100 points. Row 0 would rather be at 1 if that cost less than 100 points − 2,000 m: its price.
 * All have agreed to take more people than there are, so there is nothing to warn of.
 */
import { fingerprintOf } from "../../src/model/fingerprint.ts";
import type { CompletePolicy, Plan, Problem, Transfers } from "../../src/types.ts";

export const NO_WAY: number = 2 ** 31 - 1;

const metres: readonly (readonly number[])[] = [
  [1000, 2000, 90_000], // rows 0, 1, 3, 4: 1 km farther to facility 1
  [1000, 1500, 90_000], // row 2: half a kilometre farther
  [700, 300, 90_000], // row 5, newly enrolled
  [NO_WAY, 400, 90_000], // row 6, at facility 1
];

export const village: Problem = {
  facilities: [
    { id: "A", name: "Kampung Bali", doctors: 1, maxIntake: 9 },
    { id: "B", doctors: 2, capacity: 5, maxIntake: 9 },
    { id: "C", doctors: 1, maxIntake: 9 },
  ],
  participants: {
    facility: Int32Array.of(0, 0, 0, 0, 0, -1, 1, -1),
    consent: Uint8Array.of(1, 0, 1, 2, 3, 2, 1, 1),
    count: Int32Array.of(1, 1, 1, 1, 1, 1, 2, 0),
    zone: Int32Array.of(0, 0, 1, 0, 0, 2, 3, 0),
    ids: ["p0", "p1", "p2", "p3", "p4", "p5", "p6", "p7"],
  },
  travel: { metres: Int32Array.from(metres.flat()) },
};

export const villagePolicy: CompletePolicy = {
  participantsPerDoctor: 2,
  fill: "to-quota",
  reserve: 0,
  unknown: "stay",
  askKm: 10,
  moveCostKm: 1,
  maxExtraKm: 3,
  maxDistanceKm: Number.POSITIVE_INFINITY,
  closerMoves: false,
  overQuotaKm: 100,
  overloadKm: Number.POSITIVE_INFINITY,
  arrivalPoints: 0,
  sameRegion: false,
  choiceKm: 0.5,
  honourChoices: false,
  choiceWorthKm: 20,
  drawSeed: 1,
  qualityKm: {},
  households: "whole",
  farKm: 100,
};

export function fingerprint(problem: Problem): string {
  const steps = fingerprintOf(problem);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** The best plan for the village. */
export function villagePlan(): Plan {
  const objective = { overload: 50 + 100, overQuota: 2, metres: 1500 + 300 };
  return {
    status: "optimal",
    stage: "ready",
    objective,
    bound: { ...objective },
    gap: { overload: 0, overQuota: 0, metres: 0 },
    transfers: {
      participant: Int32Array.of(2, 5),
      from: Int32Array.of(0, -1),
      to: Int32Array.of(1, 1),
      people: Int32Array.of(1, 1),
      metres: Int32Array.of(1500, 300),
      ask: Uint8Array.of(0, 0),
    },
    enrolled: Int32Array.of(4, 4, 0),
    quota: Int32Array.of(2, 4, 2),
    price: { overload: Float64Array.of(100, 100, 0), metres: Float64Array.of(0, -2000, 0) },
    unplaced: new Int32Array(0),
    policy: villagePolicy,
    warnings: [],
    fingerprint: fingerprint(village),
    stats: { units: 4, levels: 1, pairs: 7, augmentations: 0, scans: 1 },
  };
}

/** The same plan with some fields changed. */
export function planWith(changes: Partial<Plan>): Plan {
  return { ...villagePlan(), ...changes };
}

/** The same plan with some columns of its transfers changed. */
export function planWithTransfers(changes: Partial<Transfers>): Plan {
  const plan = villagePlan();
  return { ...plan, transfers: { ...plan.transfers, ...changes } };
}
