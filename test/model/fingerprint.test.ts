import { describe, expect, it } from "vitest";
import { fingerprintOf } from "../../src/model/fingerprint.ts";
import type { BarrierTravel, Crossing, ParticipantColumns, Problem } from "../../src/types.ts";

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

const rivers = {
  barriers: [
    [
      [109.3, -0.1],
      [109.35, 0],
      [109.3, 0.1],
    ],
    [
      [109.4, -0.1],
      [109.4, 0.1],
    ],
  ],
  crossings: [
    { id: "bridge", lon: 109.35, lat: 0 },
    { id: "ferry", lon: 109.4, lat: 0, extraMetres: 250, closed: true },
  ],
} satisfies BarrierTravel;

/** A problem that has all there is. */
const everything: Problem = {
  facilities: [
    {
      id: "A",
      lon: 109.3,
      lat: 0,
      doctors: 4,
      target: 7,
      maxIntake: 6,
      minimum: 5,
      maxOutflow: 3,
      region: "Pontianak",
    },
    { id: "B", lon: 109.4, lat: 0, doctors: 2, capacity: 900, accepts: ["ppu"], services: ["delivery"], closed: true },
    { id: "C", lon: 109.5, lat: 0, doctors: 1, kind: "klinik-tni-polri", quality: { rooms: 0.5, medicines: 1 } },
  ],
  participants: {
    ...problem.participants,
    count: Int32Array.of(1, 2, 3),
    ids: ["a", "b", "c"],
    household: Int32Array.of(-1, 4, 4),
    hold: Int32Array.of(0, -1, -1),
    segment: Int32Array.of(0, -1, 0),
    region: Int32Array.of(0, 0, -1),
    needs: Int32Array.of(0, 1, 0),
    extraCost: Int32Array.of(0, 500, 0),
    extraCostPerKm: Int32Array.of(0, 0, 100),
    choiceStart: Int32Array.of(0, 1, 1, 2),
    choice: Int32Array.of(1, 0),
  },
  travel: rivers,
  holds: ["arrears"],
  segments: ["ppu"],
  regions: ["Pontianak"],
  services: ["delivery"],
};

describe("fingerprintOf", () => {
  it("should be sixteen hexadecimal digits, the same for the same contents", () => {
    expect(fingerprint(problem)).toMatch(/^[0-9a-f]{16}$/);
    expect(fingerprint(structuredClone(problem))).toBe(fingerprint(problem));
  });

  it("should stay what it is from release to release, for plans are kept", () => {
    expect(fingerprint(problem)).toBe("d32710babec030fa");
    expect(fingerprint(everything)).toBe("d33f8dc9ed3d05ea");
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

  it("should differ where anything differs that decides a way past rivers", () => {
    const [one, two] = rivers.barriers as [number[][], number[][]];
    const [bridge, ferry] = rivers.crossings as [Crossing, Crossing];
    const others: BarrierTravel[] = [
      rivers,
      { ...rivers, barriers: [two, one] },
      { ...rivers, barriers: [[...one, ...two]] },
      { ...rivers, barriers: [one.slice(0, 2), [...one.slice(2), ...two]] },
      { ...rivers, barriers: [one.map(([lon, lat]) => [lon!, lat! + 0.0001]), two] },
      { ...rivers, barriers: [one.map(([lon, lat]) => [lon! + 0.0001, lat!]), two] },
      { ...rivers, crossings: [bridge] },
      // Its id stands in warnings.
      { ...rivers, crossings: [{ ...bridge, id: "old bridge" }, ferry] },
      { ...rivers, crossings: [ferry, bridge] },
      { ...rivers, crossings: [bridge, { ...ferry, closed: false }] },
      { ...rivers, crossings: [{ ...bridge, closed: true }, ferry] },
      { ...rivers, crossings: [{ ...bridge, extraMetres: 1 }, ferry] },
      { ...rivers, crossings: [bridge, { ...ferry, extraMetres: 251 }] },
      { ...rivers, crossings: [{ ...bridge, lon: 109.3501 }, ferry] },
      { ...rivers, crossings: [{ ...bridge, lat: 0.0001 }, ferry] },
    ];
    const prints = [problem, ...others.map((travel) => ({ ...problem, travel }))].map(fingerprint);

    expect(new Set(prints).size).toBe(prints.length);
    // That a bridge adds nothing, or is not closed, decides nothing; nor how high a point lies.
    const same: BarrierTravel[] = [
      { ...rivers, crossings: [{ ...bridge, extraMetres: 0, closed: false }, ferry] },
      { ...rivers, barriers: [one.map((point) => [...point, 12]), two] },
    ];
    for (const travel of same)
      expect(fingerprint({ ...problem, travel })).toBe(fingerprint({ ...problem, travel: rivers }));
  });

  it("should not depend on the order in which a facility tells its qualities", () => {
    const [a, b] = problem.facilities as [Problem["facilities"][0], Problem["facilities"][0]];
    const told = (quality: Record<string, number>): string =>
      fingerprint({ ...problem, facilities: [{ ...a, quality }, b] });

    expect(told({ rooms: 0.5, medicines: 1 })).toBe(told({ medicines: 1, rooms: 0.5 }));
    expect(told({ rooms: 0.5, medicines: 1 })).not.toBe(told({ medicines: 0.5, rooms: 1 }));
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
