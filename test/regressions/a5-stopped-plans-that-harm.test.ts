import { describe, expect, it } from "vitest";
import { type Plan, type Problem, redistribute, verify } from "../../src/index.ts";

const consent = Uint8Array.of(1, 1, 1);
const sameDoor = Int32Array.of(0, 0, 0);

/** Three people within the quota of one doctor, and a facility without a doctor next door. */
const village: Problem = {
  facilities: [
    { id: "doctor", doctors: 1 },
    { id: "nobody", doctors: 0, maxIntake: 9 },
  ],
  participants: { zone: sameDoor, facility: Int32Array.of(0, 0, 0), consent },
  travel: { metres: Int32Array.of(0, 0) },
};

/** Three newcomers, one facility at their door and one 2 km away: both with room. */
const newcomers: Problem = {
  facilities: [
    { id: "door", doctors: 1, maxIntake: 9 },
    { id: "far", doctors: 1, maxIntake: 9 },
  ],
  participants: { zone: sameDoor, facility: Int32Array.of(-1, -1, -1), consent },
  travel: { metres: Int32Array.of(100, 2100) },
};

/** What a run would hand back that was stopped when it had moved all three to facility 1. */
function stoppedAt1(problem: Problem, metres: number, totals: { overload: number; overQuota: number }): Plan {
  const { overQuota, overload } = totals;
  const weighted = 3 * metres + 100_000 * overQuota + 200 * overload;
  return {
    ...redistribute(problem),
    status: "stopped",
    price: null,
    bound: null,
    gap: null,
    objective: { overload, overQuota, metres: 3 * metres, weighted },
    enrolled: Int32Array.of(0, 3),
    transfers: {
      participant: Int32Array.of(0, 1, 2),
      from: problem.participants.facility.slice(),
      to: Int32Array.of(1, 1, 1),
      people: Int32Array.of(1, 1, 1),
      metres: Int32Array.of(metres, metres, metres),
      ask: new Uint8Array(3),
    },
  };
}

describe("A5: a stopped plan is held to its promise", () => {
  it("should refuse one that moves people to where no doctor is", () => {
    // A point each, for they are up to 0.04 % of half a doctor's quota, and 250,000 each beyond the ceiling.
    const harm = stoppedAt1(village, 10_000, { overload: 750_003, overQuota: 3 });

    expect(verify(village, harm).violations).toMatchObject([
      {
        code: "status",
        message:
          "plan.objective.weighted: expected a stopped plan to be no worse than if all stay, and newcomers go to the nearest facility with room",
      },
    ]);
  });

  it("should refuse one that sends newcomers past the nearest facility with room", () => {
    const past = stoppedAt1(newcomers, 2100, { overload: 0, overQuota: 0 });

    expect(verify(newcomers, past).violations.map(({ code }) => code)).toEqual(["status"]);
  });

  it.each([village, newcomers])("should take what a run gives that is stopped at once", (problem) => {
    const plan = redistribute(problem, null, { onProgress: () => false });

    expect(plan.status).toBe("stopped");
    expect(verify(problem, plan)).toEqual({ ok: true, proven: false, violations: [], count: 0 });
  });
});
