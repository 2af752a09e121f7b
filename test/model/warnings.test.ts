import { describe, expect, it } from "vitest";
import { runThrough } from "../../src/generators.ts";
import { type Facility, message, type Policy } from "../../src/index.ts";
import { completePolicy } from "../../src/model/policy.ts";
import { warningsOf } from "../../src/model/warnings.ts";

const facility = (over: Partial<Facility>): Facility => ({ id: "A", lon: 109.3, lat: 0, doctors: 1, ...over });

/** What a planner is told: code and words, and of which facility. */
function told(
  facilities: readonly Partial<Facility>[],
  policy: Policy,
  columns: object = {},
  given: number[] = [],
): string[] {
  const participants = { facility: Int32Array.of(0, 0, 0), consent: Uint8Array.of(1, 1, 1), ...columns };
  const [to, people] = [Int32Array.from(given, (_, k) => k), Int32Array.from(given)];
  const problem = { facilities: facilities.map(facility), participants };
  const warnings = runThrough(warningsOf(problem, completePolicy(policy), { to, people } as never));
  for (const warning of warnings) expect(message(warning)).toBe(warning.message);
  return warnings.map(({ code, message, facility: j }) => `${code} ${j ?? "-"}: ${message}`);
}

describe("warnings", () => {
  it("should be none where nothing is odd, nor of a closed facility", () => {
    expect(told([{}, { closed: true, kind: "klinik-tni-polri" }], {})).toEqual([]);
    expect(told([{ region: "A" }], { sameRegion: true }, { region: Int32Array.of(0, 0, 0) })).toEqual([]);
    expect(told([{ quality: { rooms: 0 } }], { qualityKm: { rooms: 1 } })).toEqual([]);
    expect(told([{ maxIntake: 9 }, {}], {}, {}, [9, 0])).toEqual([]);
    expect(told([{ kind: "klinik-tni-polri", accepts: [] }], {})).toEqual([]);
  });

  it("should say of facilities what is not known", () => {
    expect(told([{}, { kind: "klinik-tni-polri" }], {})).toEqual([
      "accepts-unknown 1: facilities[1]: a klinik-tni-polri without accepts: nobody is sent there",
    ]);
    expect(told([{ region: "A" }, {}], { sameRegion: true }, { region: Int32Array.of(0, 0, 0) })).toEqual([
      "region-unknown 1: facilities[1]: no region, and sameRegion is true: nobody is sent there",
    ]);
    expect(told([{ quality: { rooms: 1 } }], { qualityKm: { rooms: 1, medicines: 2, beds: 3 } })).toEqual([
      "quality-unknown 0: facilities[0]: quality not known, counts as 0: medicines, beds",
    ]);
  });

  it("should say where a move costs what relief is worth, in a proposal with its letter", () => {
    const said = (km: number, worth: number) =>
      `relief-too-dear -: policy.overQuotaKm: a move costs ${km} km before its way (moveCostKm, in a proposal with askKm), ` +
      `no less than one person fewer over quota is worth (overQuotaKm ${worth}): hardly anybody is relieved`;

    expect(told([{}], { moveCostKm: 10, overQuotaKm: 10 })).toEqual([said(10, 10)]);
    expect(told([{}], { moveCostKm: 9.5, overQuotaKm: 10 })).toEqual([]);
    expect(told([{}], { moveCostKm: 10, askKm: 20, overQuotaKm: 30, unknown: "propose" })).toEqual([said(30, 30)]);
    expect(told([{}], { moveCostKm: 10, askKm: 20, overQuotaKm: 30 })).toEqual([]);
    expect(told([{}], { moveCostKm: 10, overQuotaKm: 1, overloadKm: "Infinity" })).toEqual([]);
  });

  it("should say how many people have no region, where that matters", () => {
    const message = "without a region, and sameRegion is true: they are sent nowhere";
    const known = [{ region: "A" }];

    expect(told(known, { sameRegion: true })).toEqual([`region-unknown -: participants: 3 ${message}`]);
    const columns = { region: Int32Array.of(0, -1, -1), count: Int32Array.of(5, 2, 7) };
    expect(told(known, { sameRegion: true }, columns)).toEqual([`region-unknown -: participants: 9 ${message}`]);
    expect(told(known, {}, columns)).toEqual([]);
  });

  it("should say who is given people without having agreed to any", () => {
    expect(told([{}, { maxIntake: 5 }, {}], {}, {}, [4, 5])).toEqual([
      "intake-not-agreed 0: facilities[0]: no intake is agreed with it (maxIntake), and it is given 4 people",
    ]);
  });
});
