import { describe, expect, it } from "vitest";
import type { Policy, Problem } from "../../src/index.ts";
import { placeDoctors } from "../../src/lp/index.ts";
import { expectOptimal } from "../support/expect-optimal.ts";

describe("doctors of whom only every second makes a place", () => {
  // Half a participant to a doctor: amounts between two that count were handed to a table that has none of them, for ever.
  const problem: Problem = {
    facilities: [
      { id: "f0", doctors: 0.1, capacity: 55 },
      { id: "f1", doctors: 2, target: 58, maxIntake: 8, minimum: 41, maxOutflow: 9, enrolledAtStart: 14 },
      { id: "f2", doctors: 3 },
      {
        id: "f3",
        doctors: 2.25,
        capacity: 57,
        target: 27,
        maxIntake: 7,
        minimum: 57,
        maxOutflow: 5,
        enrolledAtStart: 0,
      },
      {
        id: "f4",
        doctors: 0.5,
        capacity: 65,
        target: 47,
        maxIntake: 5,
        minimum: 21,
        maxOutflow: 1,
        enrolledAtStart: 32,
      },
      { id: "f5", doctors: 1 },
    ],
    participants: {
      facility: Int32Array.of(2, 4, 0, 2, 0, 1, 4, 5, 0, 1, 4, 0, -1, 2, 0, 3, 2, 5, 0),
      consent: Uint8Array.of(1, 3, 1, 3, 2, 0, 0, 1, 0, 1, 1, 1, 1, 3, 3, 1, 1, 1, 1),
      count: Int32Array.of(1, 1, 1, 1, 1, 1, 1, 1, 5, 1, 1, 1, 1, 1, 6, 8, 1, 1, 1),
      zone: Int32Array.of(2, 1, 0, 2, 1, 1, 2, 3, 2, 1, 2, 1, 0, 0, 2, 1, 2, 2, 0),
    },
    travel: { metres: Int32Array.of(3, 6, 8, 6, 7, 5, 8, 3, 0, 7, 3, 8, 3, 6, 8, 6, 7, 5, 8, 3, 0, 7, 3, 8) },
  };
  const policy: Policy = {
    participantsPerDoctor: 0.5,
    fill: "levelled",
    reserve: 0.1,
    unknown: "propose",
    moveCostKm: 100,
    askKm: 0,
    maxExtraKm: 1.112,
    overloadKm: Number.POSITIVE_INFINITY,
  };

  it("should be placed where two together make a place", () => {
    const found = placeDoctors(problem, policy, {
      doctors: 4,
      maxPerFacility: 2,
      candidates: ["f0", "f1", "f2"],
      newFacilities: [
        { id: "new 0", metres: [2809, 7153, 2116, 8500], capacity: 11 },
        { id: "new 1", metres: [8935, 6391, 2640, 8719], capacity: 17 },
      ],
    });

    expect(found.status).toBe("optimal");
    expectOptimal(found.problem, found.plan);
  });
});
