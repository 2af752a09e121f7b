import { describe, expect, it } from "vitest";
import { fingerprintOf } from "../../src/model/fingerprint.ts";
import type { ParticipantColumns, Problem } from "../../src/types.ts";

function fingerprint(problem: Problem): string {
  const generator = fingerprintOf(problem);
  for (let step = generator.next(); ; step = generator.next()) if (step.done) return step.value;
}

const problem: Problem = {
  facilities: [
    { id: "A", lon: 109.3, lat: 0, doctors: 4 },
    { id: "B", lon: 109.4, lat: 0, doctors: 2, capacity: 900 },
  ],
  participants: {
    lon: Float64Array.of(109.3, 109.4, 109.5),
    lat: Float64Array.of(0.1, 0.2, 0.3),
    facility: Int32Array.of(0, 1, -1),
    consent: Uint8Array.of(1, 0, 2),
  },
};

const withColumns = (over: Partial<ParticipantColumns>): Problem => ({
  ...problem,
  participants: { ...problem.participants, ...over },
});

describe("fingerprintOf", () => {
  it("should be sixteen hexadecimal digits, the same for the same contents", () => {
    expect(fingerprint(problem)).toMatch(/^[0-9a-f]{16}$/);
    expect(fingerprint(structuredClone(problem))).toBe(fingerprint(problem));
  });

  it("should stay what it is from release to release, for plans are kept", () => {
    expect(fingerprint(problem)).toBe("4758e47d7298e156");
  });

  it("should not depend on where in a buffer a column lies", () => {
    const rows = 1001;
    const consent = Uint8Array.from({ length: rows }, (_, row) => row % 4);
    for (const offset of [1, 2, 3, 4]) {
      const shifted = new Uint8Array(rows + 9).subarray(offset, offset + rows);
      shifted.set(consent);
      expect(fingerprint(withColumns({ consent: shifted }))).toBe(fingerprint(withColumns({ consent })));
    }
    const wide = Float64Array.of(7, 109.3, 109.4, 109.5, 7);
    expect(fingerprint(withColumns({ lon: wide.subarray(1, 4) }))).toBe(fingerprint(problem));
  });

  it("should differ where anything differs that a plan depends on", () => {
    const [a, b] = problem.facilities as [Problem["facilities"][0], Problem["facilities"][0]];
    const others: Problem[] = [
      problem,
      { ...problem, facilities: [b, a] },
      { ...problem, facilities: [a] },
      { ...problem, facilities: [a, { ...b, id: "C" }] },
      { ...problem, facilities: [a, { ...b, doctors: 3 }] },
      { ...problem, facilities: [a, { ...b, capacity: undefined }] },
      { ...problem, facilities: [a, { ...b, target: 900 }] },
      { ...problem, facilities: [a, { ...b, maxIntake: 900 }] },
      { ...problem, facilities: [a, { ...b, minimum: 900 }] },
      { ...problem, facilities: [a, { ...b, closed: true }] },
      { ...problem, facilities: [a, { ...b, quality: {} }] },
      { ...problem, facilities: [a, { ...b, quality: { medicines: 1, queue: 0 } }] },
      { ...problem, facilities: [a, { ...b, quality: { medicines: 0, queue: 1 } }] },
      { ...problem, facilities: [a, { ...b, maxOutflow: 900 }] },
      { ...problem, facilities: [a, { ...b, lat: 0.1 }] },
      { ...problem, facilities: [a, { ...b, lon: 0, lat: 109.4 }] },
      withColumns({ lon: Float64Array.of(109.4, 109.3, 109.5) }),
      withColumns({ lat: Float64Array.of(0.1, 0.2, 0.30000000000000004) }),
      withColumns({ lon: problem.participants.lat, lat: problem.participants.lon }),
      withColumns({ facility: Int32Array.of(1, 0, -1) }),
      withColumns({ consent: Uint8Array.of(1, 2, 0) }),
      withColumns({ consent: Uint8Array.of(1, 0, 3) }),
      withColumns({ count: Int32Array.of(1, 1, 1) }),
      withColumns({ count: Int32Array.of(1, 1, 2) }),
      withColumns({ zone: Int32Array.of(1, 1, 1) }),
      withColumns({ hold: Int32Array.of(-1, -1, -1) }),
      withColumns({ hold: Int32Array.of(-1, -1, 0) }),
      { ...withColumns({ hold: Int32Array.of(-1, -1, 0) }), holds: ["pregnancy"] },
      { ...withColumns({ hold: Int32Array.of(-1, -1, 0) }), holds: ["arrears"] },
      withColumns({ segment: Int32Array.of(-1, -1, 0) }),
      withColumns({ region: Int32Array.of(-1, -1, 0) }),
      withColumns({ needs: Int32Array.of(-1, -1, 0) }),
      withColumns({ extraCost: Int32Array.of(-1, -1, 0) }),
      withColumns({ choiceStart: Int32Array.of(0, 0, 0, 1), choice: Int32Array.of(1) }),
      withColumns({ choiceStart: Int32Array.of(0, 0, 1, 1), choice: Int32Array.of(1) }),
      withColumns({ choiceStart: Int32Array.of(0, 0, 1, 1), choice: Int32Array.of(0) }),
      withColumns({ extraCostPerKm: Int32Array.of(-1, -1, 0) }),
      { ...withColumns({ segment: Int32Array.of(-1, -1, 0) }), segments: ["ppu"] },
      { ...problem, facilities: [a, { ...b, kind: "klinik-tni-polri" }] },
      { ...problem, facilities: [a, { ...b, accepts: [] }] },
      { ...problem, facilities: [a, { ...b, accepts: ["ppu"] }] },
      { ...problem, facilities: [a, { ...b, accepts: ["ppu", "services", "bp"] }] },
      { ...problem, facilities: [a, { ...b, accepts: ["ppu"], services: ["bp"] }] },
      { ...problem, facilities: [a, { ...b, services: ["ppu"] }] },
      { ...problem, facilities: [a, { ...b, region: "ppu" }] },
      withColumns({ household: Int32Array.of(-1, -1, 0) }),
      withColumns({ household: Int32Array.of(-1, 0, 0) }),
      withColumns({ ids: ["a", "b", "c"] }),
      withColumns({ ids: ["a", "c", "b"] }),
      withColumns({ ids: ["ab", "", "c"] }),
      { ...problem, travel: { metres: Int32Array.of(1, 2) } },
      { ...problem, travel: { metres: Int32Array.of(2, 1) } },
    ];
    expect(new Set(others.map(fingerprint)).size).toBe(others.length);
  });

  it("should not differ where only words for reports do", () => {
    const [a, b] = problem.facilities as [Problem["facilities"][0], Problem["facilities"][0]];
    const others: Problem[] = [
      { ...problem, facilities: [a, { ...b, name: "Kampung Bali", kind: "puskesmas" }] },
      { ...problem, holds: ["arrears"], segments: ["ppu"], regions: ["Pontianak"], services: ["laboratory"] },
    ];
    expect(others.map(fingerprint)).toEqual([fingerprint(problem), fingerprint(problem)]);
  });

  it("should tell a thousand problems apart that differ in one row", () => {
    const rows = 10_000;
    const facility = new Int32Array(rows);
    const large = withColumns({
      lon: new Float64Array(rows),
      lat: new Float64Array(rows),
      consent: new Uint8Array(rows),
      facility,
    });
    const seen = new Set<string>();
    for (let row = 0; row < rows; row += 20) {
      for (const other of [1, -1]) {
        facility[row] = other;
        seen.add(fingerprint(large));
      }
      facility[row] = 0;
    }
    expect(seen.size).toBe(1000);
  });

  it("should pause in between on large columns", () => {
    const rows = 600_000;
    const ids = Array.from({ length: rows }, (_, row) => `${row}`);
    const large = withColumns({
      lon: new Float64Array(rows),
      lat: new Float64Array(rows),
      consent: new Uint8Array(rows),
      facility: new Int32Array(rows),
      ids,
    });
    const steps = [...fingerprintOf(large)];
    expect(steps.length).toBeGreaterThan(40);
  });
});
