import { describe, expect, it } from "vitest";
import type { Problem } from "../../src/index.ts";
import { type ShareDoctorsOptions, shareDoctors } from "../../src/lp/index.ts";
import { doctorsVillage as village } from "../support/doctors.ts";
import { expectOptimal } from "../support/expect-optimal.ts";
import { issuePathsOf } from "../support/input-error.ts";

describe("shareDoctors", () => {
  const busy: Problem = {
    ...village,
    facilities: village.facilities.map((facility) =>
      facility.id === "klinik" ? { ...facility, doctors: 2 } : facility,
    ),
  };

  it("should lend what the lender can spare, instead of moving people", () => {
    const { consent } = village.participants;
    const problem: Problem = { ...busy, participants: { ...busy.participants, consent: consent.map(() => 0) } };

    const result = shareDoctors(problem, {}, { halfDays: 20 });

    expectOptimal(result.problem, result.plan);
    expect(result.status).toBe("optimal");
    const lent = result.ranking[0]!.loans.reduce((sum, { halfDays }) => sum + halfDays, 0);
    expect(result.ranking[0]!.halfDays).toBe(lent);
    expect(result.plan.objective.overload).toBeLessThan(result.before.objective.overload);
    expect(result.ranking[0]!.loans.every(({ fromId, toId }) => fromId === "klinik" && toId === "puskesmas")).toBe(
      true,
    );
  });

  it("should save transfers for the same overload", () => {
    const problem: Problem = {
      ...busy,
      participants: { ...busy.participants, count: Int32Array.of(7000, 5000, 2000) },
    };

    const result = shareDoctors(problem, {}, { halfDays: 4 });

    expectOptimal(result.problem, result.plan);
    expect(result.before.summary.transferred).toBe(2000);
    expect(result.ranking[0]).toMatchObject({
      loans: [{ fromId: "klinik", toId: "puskesmas", halfDays: 4 }],
      transfersSaved: 2000,
      objective: { overload: 0, metres: 0 },
    });
  });

  it("should lend nothing from who is fixed, and no more than each may", () => {
    const fixed = shareDoctors(busy, {}, { halfDays: 5, fixed: ["klinik", "puskesmas"] });
    const limited = shareDoctors(busy, {}, { halfDays: 5, maxPerFacility: 2 });

    expectOptimal(fixed.problem, fixed.plan);
    expectOptimal(limited.problem, limited.plan);
    expect(fixed.ranking[0]).toMatchObject({ loans: [], halfDays: 0, transfersSaved: 0 });
    expect(limited.ranking[0]!.loans).toEqual([{ fromId: "klinik", toId: "puskesmas", halfDays: 2 }]);
  });

  it("should name what is wrong", () => {
    const wrong = { halfDays: "many", fixed: "klinik", doctors: 1 };

    expect(issuePathsOf(() => shareDoctors(village, {}, wrong as unknown as ShareDoctorsOptions))).toEqual([
      "unknown-key options.doctors",
      "type options.halfDays",
      "type options.fixed",
    ]);
    expect(issuePathsOf(() => shareDoctors(village, {}, { halfDays: 1000 }))).toEqual(["range options.halfDays"]);
  });
});
