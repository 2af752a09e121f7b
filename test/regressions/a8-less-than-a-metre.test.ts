import { describe, expect, it } from "vitest";
import { type Problem, redistribute } from "../../src/index.ts";
import { redistributeWithLp } from "../../src/lp/index.ts";
import { expectOptimal } from "../support/expect-optimal.ts";

/** People of a puskesmas with room, one metre nearer to a practice, where 2,500 rupiah more are paid for each, and to no klinik. */
const problem: Problem = {
  facilities: [
    { id: "puskesmas", kind: "puskesmas", doctors: 1 },
    { id: "practice", kind: "dokter-praktik-perorangan", doctors: 1 },
    { id: "klinik", kind: "klinik-pratama", doctors: 1 },
  ],
  participants: {
    zone: Int32Array.of(0),
    facility: Int32Array.of(0),
    consent: Uint8Array.of(1),
    count: Int32Array.of(3),
  },
  travel: { metres: Int32Array.of(1001, 1000, 2000) },
};
const policy = { closerMoves: true, moveCostKm: 0 };

describe("A8: what is less than a metre from the bound is optimal", () => {
  // In parts of people 0.4 or 1.4 could go, and 0.4 m were said to be missing.
  it.each([
    [1000, 0],
    [3500, -1],
    [5000, -2],
  ])("should be proven under %i rupiah", (max, metres) => {
    const lp = redistributeWithLp(problem, policy, { aggregate: { areas: "place" }, limits: [{ of: "rupiah", max }] });

    expect(lp).toMatchObject({ status: "optimal", objective: { metres }, loss: 0 });
    expect(lp.bound! * lp.scale).toBeCloseTo(metres, 6);
    expectOptimal(problem, redistribute(problem, policy), policy);
  });

  it("should not be said of more than a metre where the search ended before", () => {
    // Two of three may go for 6,000 rupiah, and in parts of people some more of the third.
    const short = { ...problem, facilities: problem.facilities.map((f, j) => (j === 0 ? { ...f, target: 0 } : f)) };
    const options = { aggregate: { areas: "place" as const }, limits: [{ of: "rupiah" as const, max: 6000 }] };

    const ended = redistributeWithLp(short, policy, { ...options, limit: { nodes: 0 } });

    expect(ended.status).toBe("stopped");
    expect(ended.loss! * ended.scale).toBeGreaterThanOrEqual(1);
    expect(redistributeWithLp(short, policy, options)).toMatchObject({ status: "optimal", loss: 0 });
  });
});
