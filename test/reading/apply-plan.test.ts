import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type ApplyOptions,
  applyPlan,
  consentCode,
  type Plan,
  type Problem,
  redistribute,
  verify,
} from "../../src/index.ts";
import { cases, medium, runs } from "../support/arbitraries.ts";
import { rowsOf } from "../support/rows.ts";
import { village, villagePlan } from "../support/village.ts";

const hold = "moved in this round";

function enrolledIn({ facilities, participants }: Problem): number[] {
  const enrolled = facilities.map(() => 0);
  participants.facility.forEach((j, row) => {
    if (j >= 0 && !facilities[j]!.closed) enrolled[j]! += participants.count?.[row] ?? 1;
  });
  return enrolled;
}

describe("applyPlan", () => {
  it("should register the village's movers where they went, and hold them", () => {
    const after = applyPlan(village, villagePlan(), { hold });

    expect(after.holds).toEqual([hold]);
    expect(after.participants.facility).toEqual(Int32Array.of(0, 0, 1, 0, 0, 1, 1, -1));
    expect(after.participants.hold).toEqual(Int32Array.of(-1, -1, 0, -1, -1, 0, -1, -1));
    expect(after.participants.ids).toBe(village.participants.ids);
    expect(village.participants.facility).toEqual(Int32Array.of(0, 0, 0, 0, 0, -1, 1, -1));
  });

  it("should divide a row of which a part went, and give the parts ids of their own", () => {
    const problem: Problem = {
      facilities: ["A", "B", "C"].map((id) => ({ id, doctors: 1 })),
      holds: ["pregnancy", hold],
      participants: {
        ids: ["RT 01", "RT 01/2", "RT 03"],
        facility: Int32Array.of(0, 1, -1),
        consent: Uint8Array.of(1, 0, 2),
        count: Int32Array.of(10, 0, 1),
        zone: Int32Array.of(0, 0, 0),
        hold: Int32Array.of(-1, -1, 0),
        choiceStart: Int32Array.of(0, 2, 2, 3),
        choice: Int32Array.of(1, 2, 1),
      },
      travel: { metres: Int32Array.of(0, 100, 200) },
    };
    const plan = redistribute(problem, { participantsPerDoctor: 4 });
    const { participants, holds } = applyPlan(problem, plan, { hold });

    // 4 stay, 3 go to B beside the newcomer, 3 to C: two parts more, at the end.
    expect(holds).toBe(problem.holds);
    expect(participants).toEqual({
      ids: ["RT 01", "RT 01/2", "RT 03", "RT 01/3", "RT 01/4"],
      facility: Int32Array.of(0, 1, 1, 1, 2),
      consent: Uint8Array.of(1, 0, 2, 1, 1),
      count: Int32Array.of(4, 0, 1, 3, 3),
      zone: new Int32Array(5),
      hold: Int32Array.of(-1, -1, 0, 1, 1),
      choiceStart: Int32Array.of(0, 2, 2, 3, 5, 7),
      choice: Int32Array.of(1, 2, 1, 1, 2, 1, 2),
    });
  });

  it("should leave as many people at each facility as the plan says, and change nothing else", () => {
    fc.assert(
      fc.property(cases({ size: medium }), ({ problem, policy }) => {
        const plan = redistribute(problem, { ...policy, unknown: "stay" });
        const before = structuredClone(problem);
        const after = applyPlan(problem, plan, { hold });

        expect(verify(problem, plan)).toMatchObject({ ok: true });
        expect(problem).toEqual(before);
        expect(enrolledIn(after)).toEqual([...plan.enrolled]);
        const people = (of: Problem) => rowsOf(of).rows.reduce((sum, row) => sum + row.count, 0);
        expect(people(after)).toBe(people(problem));
        const moved = new Set(plan.transfers.participant);
        const { rows } = rowsOf(after);
        for (const [row, old] of rowsOf(problem).rows.entries()) {
          if (!moved.has(row)) expect(rows[row]).toEqual({ ...old, hold: old.hold ?? -1 });
        }
      }),
      runs(0.5),
    );
  });

  it("should leave nothing to do for a second month without new facts", () => {
    fc.assert(
      fc.property(cases({ size: medium }), ({ problem, policy: given }) => {
        const policy = { ...given, unknown: "stay" } as const;
        const plan = redistribute(problem, policy);
        const after = applyPlan(problem, plan, { hold });
        const second = redistribute(after, policy);

        expect(verify(problem, plan)).toMatchObject({ ok: true });
        expect(verify(after, second)).toMatchObject({ ok: true });
        // Households that could not be seated at the bound may be seated better from where they are now.
        if (plan.status === "optimal") expect([...second.transfers.participant]).toEqual([]);
        expect([...second.enrolled]).toEqual(plan.status === "optimal" ? [...plan.enrolled] : [...second.enrolled]);
      }),
      runs(1),
    );
  });

  it("should refuse a proposal that moves people who were not asked", () => {
    const participants = { ...village.participants, consent: new Uint8Array(8).fill(consentCode.unknown) };
    const unasked = { ...village, participants };
    const plan = redistribute(unasked, { participantsPerDoctor: 2, unknown: "propose" });

    expect(() => applyPlan(unasked, plan, { hold })).toThrow(
      "plan.stage: expected a plan that is ready, got one in which 1 transfers wait for a consent",
    );
  });

  it("should refuse a foreign plan, and a hold that is no text", () => {
    const other = { ...village, participants: { ...village.participants, consent: new Uint8Array(8).fill(1) } };

    expect(() => applyPlan(other, villagePlan(), { hold })).toThrow(expect.objectContaining({ code: "fingerprint" }));
    const wrong = (options: unknown) => () => applyPlan(village, villagePlan() as Plan, options as ApplyOptions);
    expect(wrong({})).toThrow(expect.objectContaining({ code: "missing" }));
    expect(wrong({ hold: "" })).toThrow('options.hold: expected text, got ""');
    expect(wrong({ hold: 3 })).toThrow("options.hold: expected text, got 3");
    expect(wrong({ hold, holds: [] })).toThrow("options.holds");
    expect(wrong(undefined)).toThrow("options: expected an object, got nothing");
  });
});
