import { describe, expect, it } from "vitest";
import { type Problem, problemFrom } from "../../src/index.ts";
import { type PlaceDoctorsOptions, placeDoctors, placeDoctorsAsync } from "../../src/lp/index.ts";
import { doctorsVillage as village } from "../support/doctors.ts";
import { expectOptimal } from "../support/expect-optimal.ts";
import { issuePathsOf } from "../support/input-error.ts";

describe("placeDoctors", () => {
  it("should put doctors where people are, within rooms and not where a target is agreed", () => {
    const result = placeDoctors(village, {}, { doctors: 2, maxPerFacility: 1 });

    expectOptimal(result.problem, result.plan);
    expect(result.ranking[0]!.doctors).toEqual([
      { facilityId: "puskesmas", doctors: 1 },
      { facilityId: "klinik", doctors: 1 },
    ]);
    expect(result.problem.facilities.map(({ doctors }) => doctors)).toEqual([2, 2, 0.5]);
    expect([...result.plan.quota]).toEqual([10_000, 7000, 2000]);
    expect(result.before.summary.overQuota).toEqual({ before: 9000, after: 9000 });
    expect(result.ranking[0]!.summary.overQuota.after).toBe(2000);
  });

  it("should leave doctors out who would change nothing", () => {
    const result = placeDoctors(village, {}, { doctors: 9 });

    expectOptimal(result.problem, result.plan);
    expect(result.ranking[0]).toMatchObject({ placed: 2, doctors: [{ facilityId: "puskesmas", doctors: 2 }] });
    expect(result.plan.objective).toEqual({ overload: 0, overQuota: 0, metres: 0, weighted: 0 });
  });

  it("should open a facility, and give its column of a matrix", () => {
    const metres = Int32Array.of(100, 1800, 2300, 9000, 100, 600, 9000, 600, 100);
    const zone = Int32Array.of(0, 1, 2);
    const { lon: _, lat: __, ...columns } = village.participants;
    const problem: Problem = { ...village, participants: { ...columns, zone }, travel: { metres } };
    const branch = { id: "branch", capacity: 4000, metres: [200, 9000, 9000] };
    const options = { doctors: 1, candidates: [], newFacilities: [branch] };

    const result = placeDoctors(problem, {}, options);

    expectOptimal(result.problem, result.plan);
    expect(result.ranking[0]!.doctors).toEqual([{ facilityId: "branch", doctors: 1 }]);
    expect(result.problem.facilities[3]).toEqual({ id: "branch", capacity: 4000, doctors: 1 });
    expect([...result.plan.enrolled]).toEqual([10_000, 5000, 2000, 4000]);
    expect(result.ranking[0]!.extraKm).toBeCloseTo(400);
    expect([...metres]).toEqual([100, 1800, 2300, 9000, 100, 600, 9000, 600, 100]);
  });

  it("should not open what helps nobody", () => {
    const far = { id: "far", lon: 111, lat: 2 };

    const result = placeDoctors(village, {}, { doctors: 1, candidates: ["practice"], newFacilities: [far] });

    expectOptimal(result.problem, result.plan);
    expect(result.ranking[0]).toMatchObject({ placed: 0, doctors: [] });
    expect(result.problem.facilities).toHaveLength(3);
  });

  it("should place those first for whom there was no facility", () => {
    const newcomer = { id: "n", lon: 111, lat: 2, count: 10 };
    const problem = problemFrom({
      facilities: [{ id: "puskesmas", lon: 109.32, lat: -0.03, doctors: 1 }],
      participants: [{ id: "a", lon: 109.32, lat: -0.03, facilityId: "puskesmas", count: 9000 }, newcomer],
    });
    const far = { id: "far", lon: 111, lat: 2.01 };

    const result = placeDoctors(problem, { maxDistanceKm: 5 }, { doctors: 1, newFacilities: [far] });

    expectOptimal(result.problem, result.plan);
    expect(result.status).toBe("optimal");
    expect(result.ranking[0]!.doctors).toEqual([{ facilityId: "far", doctors: 1 }]);
    expect(result.ranking[1]!.summary.unplaced).toBe(10);
  });

  it("should tell how it goes, and stop when told", () => {
    const told: number[] = [];
    const onProgress = ({ runs }: { runs: number }) => {
      told.push(runs);
      return runs < 2;
    };

    const result = placeDoctors(village, {}, { doctors: 3, onProgress });

    expectOptimal(result.problem, result.plan);
    expect(told).toEqual([1, 2]);
    expect(result).toMatchObject({ status: "stopped", proven: false, runs: 2 });
  });

  it("should throw the reason of an abort before and between plans", async () => {
    const controller = new AbortController();
    const onProgress = () => controller.abort("enough");
    const options = { doctors: 3, onProgress, signal: controller.signal };

    expect(() => placeDoctors(village, {}, options)).toThrow("enough");
    await expect(placeDoctorsAsync(village, {}, options)).rejects.toBe("enough");
  });

  it("should name everything that is wrong", () => {
    const wrong = {
      candidates: ["nowhere"],
      maxPerFacility: 0,
      newFacilities: [{ id: "klinik", lat: 99 }, null],
      limit: { nodes: 0 },
      ranking: 1.5,
      onProgress: 1,
      doctor: 3,
    };

    expect(issuePathsOf(() => placeDoctors(village, {}, wrong as unknown as PlaceDoctorsOptions))).toEqual([
      "unknown-key options.doctor",
      "missing options.doctors",
      "value options.maxPerFacility",
      "missing options.newFacilities[0].lon",
      "value options.newFacilities[0].lat",
      "duplicate options.newFacilities[0].id",
      "type options.newFacilities[1]",
      "unknown-id options.candidates[0]",
      "value options.ranking",
      "type options.onProgress",
      "value options.limit.nodes",
    ]);
    expect(issuePathsOf(() => placeDoctors(village, {}, undefined as unknown as PlaceDoctorsOptions))).toEqual([
      "missing options",
    ]);
    const matrix: Problem = {
      ...village,
      participants: { ...village.participants, zone: new Int32Array(3) },
      travel: { metres: new Int32Array(3) },
    };
    const proposed = [{ id: "x" }, { id: "y", metres: [1, 2] }, { id: "z", metres: [0.5] }];
    expect(issuePathsOf(() => placeDoctors(matrix, {}, { doctors: 1, newFacilities: proposed }))).toEqual([
      "missing options.newFacilities[0].metres",
      "length options.newFacilities[1].metres",
      "value options.newFacilities[2].metres",
    ]);
    const seven = Array.from({ length: 7 }, (_, i) => ({ id: `n${i}`, lon: 109, lat: 0 }));
    expect(issuePathsOf(() => placeDoctors(village, {}, { doctors: 1, newFacilities: seven }))).toEqual([
      "range options.newFacilities",
    ]);
  });
});
