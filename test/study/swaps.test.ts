import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InputError, transferRows, verify } from "../../src/index.ts";
import { swaps } from "../../src/study/swaps.ts";
import { cases, medium, small } from "../support/arbitraries.ts";
import { expectOptimal } from "../support/expect-optimal.ts";

describe("swaps", () => {
  it("keeps every facility's number, brings everybody who moves so much nearer, and is proven, for any problem", () => {
    fc.assert(
      fc.property(
        fc.oneof(cases({ size: small, households: false }), cases({ size: medium, households: false })),
        fc.constantFrom(0.001, 0.5, 1, 2),
        ({ problem: given, policy }, leastGainKm) => {
          const { qualityKm: _, ...rest } = policy;
          const { problem, plan, people, meanKmNearer } = swaps(given, rest, { leastGainKm });
          expectOptimal(problem, plan);
          const before = new Int32Array(plan.enrolled.length);
          problem.participants.facility.forEach((j, row) => {
            if (j >= 0) before[j]! += problem.participants.count![row]!;
          });
          expect(plan.enrolled).toEqual(before);
          for (const { extraKm } of transferRows(problem, plan)) expect(extraKm).toBeLessThanOrEqual(-leastGainKm);
          expect(people).toBe(plan.transfers.people.reduce((a, b) => a + b, 0));
          if (people > 0) expect(meanKmNearer).toBeGreaterThanOrEqual(leastGainKm - 1e-9);
        },
      ),
    );
  });

  it("finds the ring of three that no pair could make", () => {
    // Three homes and three facilities round a square; each is registered one farther on.
    const places = [
      [109.3, 0],
      [109.34, 0],
      [109.32, 0.03],
    ] as const;
    const given = {
      facilities: places.map(([lon, lat], j) => ({ id: `f${j}`, lon, lat, doctors: 0 })),
      participants: {
        lon: Float64Array.from(places, ([lon]) => lon),
        lat: Float64Array.from(places, ([, lat]) => lat),
        facility: Int32Array.of(1, 2, 0),
        consent: Uint8Array.of(1, 1, 1),
      },
    };
    const { problem, plan, people, meanKmNearer } = swaps(given);
    expect(verify(problem, plan)).toMatchObject({ ok: true, proven: true });
    expect(people).toBe(3);
    expect(meanKmNearer).toBeGreaterThan(3.9);
    expect([...plan.transfers.to]).toEqual([0, 1, 2]);
    const refusing = { ...given, participants: { ...given.participants, consent: Uint8Array.of(1, 1, 0) } };
    expect(swaps(refusing).people).toBe(0);
  });

  it("refuses a gain of nothing", () => {
    const problem = {
      facilities: [],
      participants: {
        facility: new Int32Array(0),
        consent: new Uint8Array(0),
        lon: new Float64Array(0),
        lat: new Float64Array(0),
      },
    };
    expect(() => swaps(problem, null, { leastGainKm: 0 })).toThrow(InputError);
    expect(swaps(problem)).toMatchObject({ people: 0, meanKmNearer: null });
  });
});
