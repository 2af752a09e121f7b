import { describe, expect, it } from "vitest";
import type { Problem } from "../../src/index.ts";
import { type NewFacility, placeDoctors } from "../../src/lp/index.ts";
import { expectOptimal } from "../support/expect-optimal.ts";

/** 700 people at a puskesmas with one doctor for 100, in seven quarters; six branches are proposed, one in each other quarter. */
const quarters = Array.from({ length: 7 }, (_, i) => 109.3 + 0.01 * i);
const problem: Problem = {
  facilities: [{ id: "puskesmas", lon: quarters[0]!, lat: 0, doctors: 1 }],
  participants: {
    lon: Float64Array.from(quarters),
    lat: new Float64Array(7),
    facility: new Int32Array(7),
    consent: new Uint8Array(7).fill(1),
    count: new Int32Array(7).fill(100),
  },
};
const policy = { participantsPerDoctor: 100, maxExtraKm: Number.POSITIVE_INFINITY };
const newFacilities: NewFacility[] = quarters.slice(1).map((lon, i) => ({ id: `branch${i}`, lon, lat: 0 }));

describe("A10: the best so far of placeDoctors uses all doctors given", () => {
  // There are 64 sets of branches to open, and twelve plans ended at one of three.
  it.each([2, 3, 12])("should place all six at a limit of %i plans", (nodes) => {
    const result = placeDoctors(problem, policy, { doctors: 6, candidates: [], newFacilities, limit: { nodes } });

    expectOptimal(result.problem, result.plan, policy);
    expect(result).toMatchObject({ status: "stopped", runs: nodes });
    expect(result.ranking[0]).toMatchObject({ placed: 6, objective: { overload: 0 } });
  });

  it("should place all six when told to stop after two plans", () => {
    const onProgress = ({ runs }: { runs: number }): boolean => runs < 2;

    const result = placeDoctors(problem, policy, { doctors: 6, onProgress });

    expectOptimal(result.problem, result.plan, policy);
    expect(result.ranking[0]).toMatchObject({ placed: 6, objective: { overload: 0, metres: 0 } });
  });

  it("should still leave out who would change nothing, and rank nobody with idle doctors", () => {
    const result = placeDoctors(problem, policy, { doctors: 40 });

    expectOptimal(result.problem, result.plan, policy);
    expect(result.status).toBe("optimal");
    expect(result.ranking.map(({ placed }) => placed)).toEqual([6, 0]);
    expect(result.runs).toBeLessThanOrEqual(10);
  });
});

describe("A10: candidates of placeDoctors may be facilities that are proposed", () => {
  it("should take their ids, and then give doctors to nobody else", () => {
    const options = { doctors: 2, newFacilities: newFacilities.slice(0, 2) };

    const named = placeDoctors(problem, policy, { ...options, candidates: ["branch0"] });

    expectOptimal(named.problem, named.plan, policy);
    expect(named.ranking[0]!.doctors.map(({ facilityId }) => facilityId)).not.toContain("puskesmas");
    // Named or not, what is proposed may be given doctors.
    expect(named).toEqual(placeDoctors(problem, policy, { ...options, candidates: [] }));
  });

  it("should refuse other ids", () => {
    const options = { doctors: 2, newFacilities: newFacilities.slice(0, 1), candidates: ["branch1"] };

    expect(() => placeDoctors(problem, policy, options)).toThrow(
      'options.candidates[0]: expected the id of a facility, got "branch1"',
    );
  });
});
