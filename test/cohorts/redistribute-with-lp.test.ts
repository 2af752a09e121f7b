/** Side limits by example. Their properties are in test/laws/cohorts.test.ts. */
import { describe, expect, it } from "vitest";
import { InputError, type Problem, redistribute } from "../../src/index.ts";
import { aggregate, type LpOptions, redistributeWithLp } from "../../src/lp/index.ts";
import { expectOptimal } from "../support/expect-optimal.ts";

/** 8,000 at a puskesmas for 5,000; a clinic and a doctor's practice with room. Everybody agreed. */
const problem: Problem = {
  facilities: [
    { id: "puskesmas", kind: "puskesmas", lon: 109.3, lat: 0, doctors: 1 },
    { id: "klinik", kind: "klinik-pratama", lon: 109.31, lat: 0, doctors: 1 },
    { id: "dokter", kind: "dokter-praktik-perorangan", lon: 109.32, lat: 0, doctors: 1 },
  ],
  participants: {
    lon: Float64Array.of(109.301, 109.301),
    lat: Float64Array.of(0, 0),
    facility: Int32Array.of(0, 0),
    consent: Uint8Array.of(1, 1),
    count: Int32Array.of(5000, 3000),
    segment: Int32Array.of(0, 1),
  },
  segments: ["pbi-apbn", "ppu"],
};

const areas = { areas: "place" } as const;

const under = (limits: LpOptions["limits"]) => redistributeWithLp(problem, null, { aggregate: areas, limits });

const people = (max: number) => ({ of: "people", max }) as const;

function refusal(options: object, of: Problem = problem): { code: string; message: string } {
  try {
    redistributeWithLp(of, null, { aggregate: areas, ...options });
  } catch (error) {
    if (error instanceof InputError) return { code: error.code, message: error.message };
    throw error;
  }
  return { code: "", message: "" };
}

describe("redistributeWithLp", () => {
  it("should find what redistribute finds where nothing limits it", () => {
    const [plan, lp] = [redistribute(problem), under([])];

    expectOptimal(problem, plan);
    expect(lp).toMatchObject({ status: "optimal", objective: plan.objective, loss: 0 });
    expect([...lp.enrolled]).toEqual([...plan.enrolled]);
  });

  it("should move no more than allowed, of a segment or into a facility, and say what binds", () => {
    const lp = under([
      people(1200),
      { of: "people", segment: "ppu", max: 700 },
      { of: "people", to: ["klinik"], max: 9000 },
    ]);

    expect(lp.status).toBe("optimal");
    expect([...lp.enrolled]).toEqual([6800, 1200, 0]);
    expect(lp.limits.map(({ binding }) => binding)).toEqual([true, expect.any(Boolean), false]);
    expect(lp.moves.filter(({ segment }) => segment === "ppu").every(({ people: n }) => n <= 700)).toBe(true);
  });

  it("should keep within a budget of capitation, by the rates of today's bands", () => {
    // The puskesmas is beyond 5,000 a doctor: 5,300 a month each. A klinik costs 10,000, a doctor's practice 8,800.
    const lp = under([{ of: "rupiah", max: 7_000_000 }]);

    expect([...lp.enrolled]).toEqual([6000, 0, 2000]);
    expect(lp.limits[0]).toMatchObject({ value: 2000 * 3500, binding: true });
  });

  it("should round so that no limit breaks, and say what that may lose", () => {
    const lp = under([{ of: "rupiah", max: 7_001_234 }]);

    expect(lp.limits[0]!.value).toBeLessThanOrEqual(7_001_234);
    expect(lp.moves.every(({ people: n }) => Number.isInteger(n))).toBe(true);
    expect(lp.loss).toBeGreaterThanOrEqual(0);
    // A point is 200 m, and whoever is over quota 100 km beside.
    const { overload, overQuota, metres } = lp.objective!;
    expect(lp.scale).toBe(200);
    expect(lp.bound! + lp.loss!).toBeCloseTo(overload + 500 * overQuota + metres / 200, 6);
  });

  it("should name the limits that exclude each other, and no others", () => {
    const limits = [people(100), { of: "people", from: ["puskesmas"], min: 200 }, { of: "rupiah", max: 1e9 }] as const;
    const lp = under(limits);

    expect(lp).toMatchObject({ status: "infeasible", objective: null, moves: [] });
    expect(lp.conflict).toEqual(["people at most 100", "people out of puskesmas at least 200"]);
  });

  it("should stop at a limit of nodes, or when told, with what it has", () => {
    const none = redistributeWithLp(problem, null, {
      aggregate: areas,
      limits: [{ of: "rupiah", max: 7_001_234 }],
      limit: { nodes: 0 },
    });

    expect(["stopped", "optimal"]).toContain(none.status);
    expect(redistributeWithLp(problem, null, { aggregate: areas, onProgress: () => false }).status).toBe("stopped");
  });

  it("should throw the reason of an abort", () => {
    const reason = new Error("the planner closed the page");

    expect(() => redistributeWithLp(problem, null, { aggregate: areas, signal: { aborted: true, reason } })).toThrow(
      reason,
    );
  });

  it("should refuse limits that make no sense", () => {
    expect(refusal({ limits: [{ of: "people" }] })).toMatchObject({ code: "missing" });
    expect(refusal({ limits: [{ of: "people", max: Number.NaN }] })).toMatchObject({ code: "value" });
    expect(refusal({ limits: [{ of: "people", to: ["nowhere"], max: 1 }] }).message).toContain(
      "options.limits[0].to[0]",
    );
    expect(refusal({ limits: [{ of: "people", segment: "bp", max: 1 }] }).message).toContain(
      "options.limits[0].segment",
    );
  });

  it("should say the size, the limit and how to coarsen where there are too many cohorts", () => {
    const places = 15_000;
    const many: Problem = {
      facilities: problem.facilities,
      participants: {
        lon: Float64Array.from({ length: places }, (_, k) => 109.3 + k * 1e-6),
        lat: new Float64Array(places),
        facility: new Int32Array(places),
        consent: new Uint8Array(places).fill(1),
      },
    };
    const { code, message } = refusal({}, many);

    expect(code).toBe("range");
    expect(message).toMatch(/at most 30000 pairs of cohort and facility, got 15000 × 3: .* maxCohorts 10000/);
  });
});

describe("cohorts of people with households", () => {
  const kin = { ...problem, participants: { ...problem.participants, household: Int32Array.of(1, 1) } };

  it("should be refused, for they would part them", () => {
    const message = 'policy.households: expected "separate", for cohorts part households, got "whole"';
    expect(refusal({}, kin)).toEqual({ code: "value", message });
    expect(() => aggregate(kin)).toThrow(message);
  });

  it("should be as good as others where nothing binds them", () => {
    const { enrolled } = redistributeWithLp(kin, { households: "separate" }, { aggregate: areas });
    expect(enrolled).toEqual(under([]).enrolled);
  });
});
