import { describe, expect, it } from "vitest";
import {
  type CapitationTable,
  type Facility,
  facilityRows,
  InputError,
  permenkes3of2023,
  problemFrom,
  redistribute,
  summarize,
} from "../../src/index.ts";
import { capitationOf } from "../../src/reading/capitation.ts";
import { village, villagePlan } from "../support/village.ts";

const rupiah = (facility: Omit<Facility, "id">, people: number): number | null =>
  capitationOf(permenkes3of2023, { id: "A", ...facility }, people);

/** Two puskesmas of two doctors each: 15,000 people at A, of whom `willing` may go, and 2,000 at B, 1.1 km away. */
function twoPuskesmas(willing: number) {
  return problemFrom({
    facilities: [
      { id: "A", kind: "puskesmas", dentist: true, lon: 109.32, lat: -0.03, doctors: 2 },
      { id: "B", kind: "puskesmas", lon: 109.33, lat: -0.03, doctors: 2 },
      { id: "C", kind: "posyandu", lon: 109.5, lat: -0.03, doctors: 0 },
    ],
    participants: [
      { id: "willing", lon: 109.325, lat: -0.03, facilityId: "A", consent: true, count: willing },
      { id: "others", lon: 109.325, lat: -0.03, facilityId: "A", consent: false, count: 15_000 - willing },
      { id: "at B", lon: 109.33, lat: -0.03, facilityId: "B", count: 2000 },
    ],
  });
}

describe("capitation by Permenkes 3/2023", () => {
  it.each<[string, number, boolean, number, number | null]>([
    // kind, doctors, dentist, people, rupiah for each
    ["puskesmas", 1, true, 5000, 7000],
    ["puskesmas", 1, false, 5000, 6300],
    ["puskesmas", 1, true, 5001, 6000],
    ["puskesmas", 1, false, 5001, 5300],
    ["puskesmas", 0, true, 100, 4300],
    ["puskesmas", 0, false, 100, 3600],
    ["klinik-pratama", 1, true, 5000, 12_000],
    ["klinik-pratama", 1, false, 5000, 10_000],
    ["rs-d-pratama", 1, true, 5001, 11_000],
    ["klinik-tni-polri", 1, false, 5001, 9000],
    ["klinik-pratama", 0, true, 100, null],
    ["dokter-praktik-perorangan", 1, false, 5000, 8800],
    ["dokter-praktik-perorangan", 1, false, 5001, 8300],
    ["dokter-gigi-praktik-perorangan", 1, true, 9000, 3500],
    ["rumah sakit", 1, true, 100, null],
    ["toString", 1, true, 100, null],
  ])(
    "should pay a %s with %d doctors, dentist %s, for %d people %d rupiah each",
    (kind, doctors, dentist, people, each) => {
      expect(rupiah({ kind, doctors, dentist }, people)).toBe(each === null ? null : each * people);
    },
  );

  it("should count doctors in fractions, and 0.58 of one for 2,900 people", () => {
    expect(rupiah({ kind: "puskesmas", doctors: 0.58 }, 2900)).toBe(2900 * 6300);
    expect(rupiah({ kind: "puskesmas", doctors: 0.58 }, 2901)).toBe(2901 * 5300);
  });

  it("should know no rate where the kind is not said", () => {
    expect(rupiah({ doctors: 1 }, 10)).toBeNull();
  });
});

describe("facilityRows and summarize", () => {
  it("should tell what a facility earns before and after, and what the insurer pays in all", () => {
    const problem = twoPuskesmas(9000);
    const plan = redistribute(problem);

    expect(facilityRows(problem, plan).map(({ capitation }) => capitation)).toEqual([
      // Within the norm again: 15,000 × 6,000 become 10,000 × 7,000.
      { before: 90_000_000, after: 70_000_000, difference: -20_000_000, justAboveNorm: false },
      { before: 12_600_000, after: 44_100_000, difference: 31_500_000, justAboveNorm: false },
      null,
    ]);
    expect(summarize(problem, plan).capitation).toEqual({
      before: 102_600_000,
      after: 114_100_000,
      difference: 11_500_000,
      facilitiesWithout: 1,
      facilitiesJustAbove: 0,
    });
  });

  it("should flag a facility that is left just above the norm, where it would earn more with fewer people", () => {
    // With a dentist the cliff is as high as 1,666 people of 5,000: 11,666 × 6,000 is less than 10,000 × 7,000.
    for (const [willing, after, flag] of [
      [4000, 11_000, true],
      [3334, 11_666, true],
      [3333, 11_667, false],
      [0, 15_000, false],
    ] as const) {
      const problem = twoPuskesmas(willing);
      const plan = redistribute(problem);

      expect(facilityRows(problem, plan)[0]).toMatchObject({ after, capitation: { justAboveNorm: flag } });
      expect(summarize(problem, plan).capitation.facilitiesJustAbove).toBe(flag ? 1 : 0);
    }
  });

  it("should take another table, and null for the one of 2023", () => {
    const problem = twoPuskesmas(9000);
    const plan = redistribute(problem);
    const flat: CapitationTable = {
      source: "an example",
      participantsPerDoctor: 4000,
      kinds: { puskesmas: { withinNorm: { dentist: 2, noDentist: 1 }, beyondNorm: { dentist: 1, noDentist: 0 } } },
    };

    expect(facilityRows(problem, plan, { capitation: flat })[0]!.capitation).toMatchObject({
      before: 15_000,
      after: 10_000,
    });
    expect(summarize(problem, plan, { capitation: null })).toEqual(summarize(problem, plan));
  });

  it.each<[string, unknown, string]>([
    ["an option that is none", { capitaton: 1 }, "options.capitaton: expected one of capitation"],
    ["options that are none", 3, "options: expected an object, got 3"],
    [
      "a table that is none",
      { capitation: 3 },
      "options.capitation.participantsPerDoctor: expected a number from 0, got nothing",
    ],
    [
      "a table with a rate missing",
      { capitation: { participantsPerDoctor: 1, kinds: { a: { withinNorm: { dentist: 1, noDentist: -1 } } } } },
      "options.capitation.kinds.a.withinNorm.noDentist: expected a number from 0, got -1",
    ],
    [
      "a table without kinds",
      { capitation: { participantsPerDoctor: 1, kinds: null } },
      "options.capitation: expected a table like permenkes3of2023, got something that cannot be read as one",
    ],
  ])("should refuse %s", (_, options, message) => {
    for (const report of [facilityRows, summarize]) {
      let issues: readonly string[] = [];
      try {
        report(village, villagePlan(), options as object);
      } catch (error) {
        if (error instanceof InputError) issues = error.issues.map((issue) => issue.message);
      }
      expect(issues).toContain(message);
    }
  });
});
