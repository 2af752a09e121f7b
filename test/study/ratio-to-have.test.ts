import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redistribute, verify } from "../../src/index.ts";
import { ratioToHave } from "../../src/study/ratio-to-have.ts";
import { cases, runs, tiny } from "../support/arbitraries.ts";

describe("ratioToHave", () => {
  it("is enough, and one less is not, for any problem", () => {
    fc.assert(
      fc.property(cases({ size: tiny, households: false }), ({ problem, policy }) => {
        const [all] = ratioToHave(problem, policy);
        const over = (participantsPerDoctor: number): number => {
          const plan = redistribute(problem, {
            ...policy,
            participantsPerDoctor,
            overloadKm: Number.POSITIVE_INFINITY,
          });
          expect(verify(problem, plan)).toMatchObject({ ok: true, proven: true });
          return plan.enrolled.reduce((sum, people, j) => sum + Math.max(0, people - plan.quota[j]!), 0);
        };
        if (all!.participantsPerDoctor === null) expect(over(1e6)).toBeGreaterThan(0);
        else {
          expect(over(all!.participantsPerDoctor)).toBe(0);
          if (all!.participantsPerDoctor > 1) expect(over(all!.participantsPerDoctor - 1)).toBeGreaterThan(0);
        }
      }),
      runs(0.5),
    );
  });

  it("leaves room for the reserve", () => {
    const place = { lon: 109.3, lat: 0 };
    const problem = {
      facilities: [
        { id: "a", doctors: 0, ...place },
        { id: "b", doctors: 1, ...place },
      ],
      participants: {
        lon: Float64Array.of(109.3),
        lat: new Float64Array(1),
        facility: Int32Array.of(0),
        consent: Uint8Array.of(1),
      },
    };
    expect(ratioToHave(problem)[0]!.participantsPerDoctor).toBe(1);
    // Of a quota of 1 half is kept, and nobody may come.
    expect(ratioToHave(problem, { reserve: 0.5 })[0]!.participantsPerDoctor).toBe(2);
  });

  it("asks regions one by one", () => {
    const place = { lon: 109.3, lat: 0 };
    const problem = {
      regions: ["A", "B", "C"],
      facilities: [
        { id: "a", region: "A", doctors: 1, ...place },
        { id: "b", region: "B", doctors: 0.5, ...place },
        { id: "b2", region: "B", doctors: 0.5, ...place },
      ],
      participants: {
        lon: new Float64Array(8).fill(109.3),
        lat: new Float64Array(8),
        facility: Int32Array.of(0, 0, 1, 1, 1, 1, 1, -1),
        consent: new Uint8Array(8).fill(1),
        region: Int32Array.of(0, 0, 1, 1, 1, 1, 1, 1),
        choiceStart: Int32Array.of(0, 0, 0, 0, 0, 0, 1, 1, 2),
        choice: Int32Array.of(2, 0),
        ids: ["1", "2", "3", "4", "5", "6", "7", "8"],
      },
    };
    const rows = ratioToHave(problem, { sameRegion: true }, { byRegion: true });
    // B: six people, three each at half a doctor. The newcomer names a facility elsewhere, and finds none.
    expect(
      rows.map(({ region, people, doctors, participantsPerDoctor }) => [
        region,
        people,
        doctors,
        participantsPerDoctor,
      ]),
    ).toEqual([
      [null, 7, 2, 6],
      ["A", 2, 1, 2],
      ["B", 6, 1, 6],
      ["C", 0, 0, 1],
    ]);
  });
});
