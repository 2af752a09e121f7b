import { describe, expect, it } from "vitest";
import { type Problem, redistribute } from "../../src/index.ts";
import { cityOf } from "../support/cities.ts";
import { expectOptimal } from "../support/expect-optimal.ts";
import { problemOf, type RowRecord } from "../support/rows.ts";

const kampungBali = { id: "15010302", lon: 109.333, lat: -0.0257 };
const gangSehat = { id: "15010303", lon: 109.342, lat: -0.0397 };

function people(count: number, facility: number, more: Partial<RowRecord> = {}): RowRecord {
  return { lon: 109.335, lat: -0.03, facility, consent: 1, count, ...more };
}

function singles(count: number, facility: number, more: Partial<RowRecord> = {}): RowRecord[] {
  return Array.from({ length: count }, () => people(1, facility, more));
}

describe("redistribute", () => {
  it("should bring the people over the quota to the neighbour with room, and nobody else", () => {
    const problem = problemOf({
      facilities: [
        { ...kampungBali, doctors: 1 },
        { ...gangSehat, doctors: 2 },
      ],
      rows: [people(6200, 0), people(8500, 1)],
    });

    const plan = redistribute(problem);

    expect([...plan.enrolled]).toEqual([5000, 9700]);
    expect([...plan.transfers.people]).toEqual([1200]);
    expect(plan.objective.overload).toBe(0);
    expectOptimal(problem, plan, {});
  });

  it("should relieve the worst first, one per cent of the quota at a time", () => {
    const problem = problemOf({
      facilities: [
        { ...kampungBali, doctors: 1 },
        { ...kampungBali, id: "b", doctors: 1 },
        { ...gangSehat, doctors: 1 },
      ],
      rows: [people(200, 0), people(150, 1), people(50, 2)],
    });

    const plan = redistribute(problem, { participantsPerDoctor: 100 });

    expect([...plan.enrolled]).toEqual([150, 150, 100]);
    expectOptimal(problem, plan);
  });

  it("should share the overload out evenly when receivers may be filled beyond the norm", () => {
    const problem = problemOf({
      facilities: [
        { ...kampungBali, doctors: 1 },
        { ...gangSehat, doctors: 1 },
      ],
      rows: [people(300, 0), people(100, 1)],
    });

    const plan = redistribute(problem, {
      participantsPerDoctor: 100,
      fill: "levelled",
      overloadKm: Number.POSITIVE_INFINITY,
    });

    expect([...plan.enrolled]).toEqual([200, 200]);
    expectOptimal(problem, plan);
  });

  it("should move nobody where everybody refuses, is unknown or has withdrawn", () => {
    const problem = problemOf({
      facilities: [
        { ...kampungBali, doctors: 0 },
        { ...gangSehat, doctors: 9 },
      ],
      rows: [0, 2, 3].flatMap((consent) => [people(10, 0, { consent }), people(3, 1, { consent })]),
    });

    const plan = redistribute(problem);

    expect(plan.transfers.participant).toHaveLength(0);
    expect([...plan.enrolled]).toEqual([30, 9]);
    expectOptimal(problem, plan);
  });

  it("should mark transfers of those not asked, and call the plan a proposal", () => {
    const problem = problemOf({
      facilities: [
        { ...kampungBali, doctors: 0 },
        { ...gangSehat, doctors: 1 },
      ],
      rows: [people(2, 0), people(3, 0, { consent: 2 }), people(4, -1, { consent: 2 })],
    });

    const plan = redistribute(problem, { unknown: "propose" });

    expect(plan.stage).toBe("proposal");
    expect([...plan.transfers.participant]).toEqual([0, 1, 2]);
    expect([...plan.transfers.ask]).toEqual([0, 1, 0]);
    expectOptimal(problem, plan);
  });

  it("should take empty lists", () => {
    const nothing = problemOf({ facilities: [], rows: [] });
    const nobody = problemOf({ facilities: [{ ...kampungBali, doctors: 1 }], rows: [] });

    expectOptimal(nothing, redistribute(nothing));
    expectOptimal(nobody, redistribute(nobody));
  });

  it("should leave the newly enrolled unplaced where there is no facility", () => {
    const problem = problemOf({ facilities: [], rows: [people(3, -1), people(0, -1), people(1, -1)] });

    const plan = redistribute(problem);

    expect([...plan.unplaced]).toEqual([0, 2]);
    expectOptimal(problem, plan);
  });

  it("should take a facility without doctors as one with a quota of nobody", () => {
    const problem = problemOf({
      facilities: [
        { ...kampungBali, doctors: 0 },
        { ...gangSehat, doctors: 0.25 },
      ],
      rows: singles(5, 0),
    });

    const plan = redistribute(problem, { participantsPerDoctor: 10 });

    expect([...plan.quota]).toEqual([0, 2]);
    expect([...plan.enrolled]).toEqual([3, 2]);
    expectOptimal(problem, plan);
  });

  it("should solve a city where everybody lives at one point, at once", () => {
    const facilities = Array.from({ length: 12 }, (_, j) => ({ ...kampungBali, id: `f${j}`, doctors: j % 3 }));
    const problem = problemOf({ facilities, rows: facilities.flatMap((_, j) => singles(500, j)) });

    const plan = redistribute(problem, { participantsPerDoctor: 500 });

    expectOptimal(problem, plan);
    expect(plan.objective.overload).toBe(0);
    expect(plan.transfers.people.reduce((sum, n) => sum + n, 0)).toBe(2000);
  });

  it("should solve a city of thousands at the centroids of 29 kelurahan", () => {
    for (const supply of [0.6, 1, 1.1]) {
      const shape = { seed: 29, people: 8000, facilities: 20, supply, consent: 0.7, newcomers: 0.02 };
      const problem = cityOf({ ...shape, clusters: 29, width: 0, count: 1 });

      const plan = redistribute(problem, { participantsPerDoctor: 10 });

      expectOptimal(problem, plan);
      expect(plan.stats.units).toBeLessThanOrEqual(29 * 21 * 2);
    }
  });

  it("should plan more facilities than people", () => {
    const shape = { seed: 7, people: 12, facilities: 60, supply: 0.5, consent: 1, newcomers: 0.5 };
    const problem = cityOf({ ...shape, clusters: 3, width: 0.02, count: 1 });

    expectOptimal(problem, redistribute(problem, { participantsPerDoctor: 10 }));
    expectOptimal(problem, redistribute(problem, { participantsPerDoctor: 10, maxExtraKm: Number.POSITIVE_INFINITY }));
  });

  it("should empty one giant facility into its many small neighbours", () => {
    const small = Array.from({ length: 25 }, (_, j) => ({
      id: `small${j}`,
      lon: 109.3 + 0.01 * (j % 5),
      lat: -0.05 + 0.01 * Math.floor(j / 5),
      doctors: 1,
    }));
    const problem: Problem = problemOf({
      facilities: [{ ...kampungBali, doctors: 1 }, ...small],
      rows: Array.from({ length: 3000 }, (_, k) => ({
        lon: 109.3 + 0.0008 * (k % 50),
        lat: -0.05 + 0.0008 * Math.floor(k / 60),
        facility: 0,
        consent: k % 7 === 0 ? 0 : 1,
        count: 1,
      })),
    });

    const plan = redistribute(problem, { participantsPerDoctor: 100 });

    expectOptimal(problem, plan);
    expect(plan.enrolled[0]).toBeLessThan(1000);
  });

  it("should count the way to today's facility as the least there is where a matrix knows no way to it", () => {
    const problem = problemOf({
      facilities: [
        { id: "island", doctors: 0 },
        { id: "near", doctors: 1 },
        { id: "far", doctors: 9 },
      ],
      rows: [{ zone: 0, facility: 0, consent: 1, count: 3 }],
      travel: { metres: Int32Array.of(2 ** 31 - 1, 4000, 6000) },
    });

    const plan = redistribute(problem, { participantsPerDoctor: 1, moveCostKm: 1 });

    expect([...plan.transfers.to]).toEqual([1, 2]);
    expect([...plan.transfers.metres]).toEqual([1000, 3000]);
    expectOptimal(problem, plan);
  });
});
