import { describe, expect, it } from "vitest";
import { type Problem, redistribute } from "../../src/index.ts";
import { redistributeWithLp, type SideLimit } from "../../src/lp/index.ts";
import { expectOptimal } from "../support/expect-optimal.ts";

/** Three people at a puskesmas, paid 6,300 each; 2,500 more for each at the practice, 3,700 more at the klinik. */
const problem: Problem = {
  facilities: [
    { id: "puskesmas", kind: "puskesmas", lon: 109.3, lat: 0, doctors: 1, target: 0 },
    { id: "practice", kind: "dokter-praktik-perorangan", lon: 109.301, lat: 0, doctors: 1 },
    { id: "klinik", kind: "klinik-pratama", lon: 109.302, lat: 0, doctors: 1 },
  ],
  participants: {
    lon: Float64Array.of(109.3),
    lat: Float64Array.of(0),
    facility: Int32Array.of(0),
    consent: Uint8Array.of(1),
    count: Int32Array.of(3),
  },
};

const under = (...limits: SideLimit[]) => redistributeWithLp(problem, null, { aggregate: { areas: "place" }, limits });
const rupiah = (amount: number): SideLimit => ({ of: "rupiah", min: amount, max: amount });
const people = { of: "people", max: 3 } as const;

describe("A8: a conflict names no limit that is needless, in the sense in which nothing satisfies all", () => {
  it("should leave out a limit that nobody can break, where only whole people are impossible", () => {
    // 2,500 a + 3,700 b is 3,000 for no whole a and b. In parts of people it is.
    const one = under(people, rupiah(3000));

    expect(one).toMatchObject({ status: "infeasible", conflictIn: "whole-people", conflictUndecided: [] });
    expect(one.conflict).toEqual(["the insurer's rupiah at least 3000 at most 3000"]);
  });

  it("should say that not even parts of people satisfy the limits", () => {
    // Three people are paid 11,100 more at most.
    const two = under(people, rupiah(11_200), { of: "people", to: ["klinik"], max: 2 });

    expect(two).toMatchObject({ status: "infeasible", conflictIn: "fractions", conflictUndecided: [] });
    expect(two.conflict).toEqual(["the insurer's rupiah at least 11200 at most 11200"]);
  });

  it("should say that only whole people are impossible where a limit lies between two whole numbers", () => {
    const half = under({ of: "people", min: 1.2, max: 1.8 }, people);

    expect(half).toMatchObject({ status: "infeasible", conflictIn: "whole-people" });
    expect(half.conflict).toEqual(["people at least 1.2 at most 1.8"]);
  });

  it("should name no conflict where there is none", () => {
    const some = under(people, rupiah(2500));

    expect(some).toMatchObject({ status: "optimal", conflict: [], conflictIn: null, conflictUndecided: [] });
    expectOptimal(problem, redistribute(problem));
  });
});
