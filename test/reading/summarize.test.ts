import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Plan, type Problem, redistribute, summarize } from "../../src/index.ts";
import { cases, medium, runs } from "../support/arbitraries.ts";
import { planWith, village, villagePlan, villagePolicy } from "../support/village.ts";

/** One facility of today, and where `extras` (people by extra metres) go. */
function longStreet(extras: readonly (readonly [metres: number, people: number])[]): { problem: Problem; plan: Plan } {
  const problem: Problem = {
    facilities: [
      { id: "A", doctors: 0 },
      { id: "B", doctors: 1 },
    ],
    participants: {
      facility: new Int32Array(extras.length),
      consent: new Uint8Array(extras.length).fill(1),
      count: Int32Array.from(extras, ([, people]) => people),
      zone: Int32Array.from(extras.keys()),
    },
    travel: { metres: Int32Array.from(extras.flatMap(([metres]) => [5000, 5000 + metres])) },
  };
  return { problem, plan: redistribute(problem, { moveCostKm: 50 }) };
}

describe("summarize", () => {
  it("should tell the village's plan in figures", () => {
    expect(summarize(village, villagePlan())).toEqual({
      capitation: { before: 0, after: 0, difference: 0, facilitiesWithout: 3, facilitiesJustAbove: 0 },
      people: 8,
      byConsent: { granted: 4, refused: 1, unknown: 1, withdrawn: 1, newlyEnrolled: 1 },
      held: [],
      facilities: 3,
      overQuota: { before: 3, after: 2 },
      facilitiesOver: { before: 1, after: 1 },
      overloadPoints: { before: 50 + 100 + 150, after: 50 + 100 },
      worstRatio: { before: 5, after: 4 },
      receiversMadeOver: 0,
      reserve: { places: 0, free: 0 },
      shortOfFloor: 0,
      ofClosed: { people: 0, placed: 0, unplaced: 0 },
      transferred: 1,
      toAsk: 0,
      hardship: 0,
      choices: { people: 0, first: 0, other: 0 },
      households: { count: 0, moved: 0, split: 0, keptBack: 0 },
      placed: 1,
      unplaced: 0,
      extraKm: { mean: 0.5, p95: 0.5, max: 0.5, net: 0.5, gross: 0.5 },
      nearer: 0,
      farther: 1,
      overBarriers: { people: { before: 0, after: 0 }, transferred: 0, newly: 0, noLonger: 0, placed: 0 },
    });
  });

  it("should count people, not rows, in mean and percentile", () => {
    // 95 people go no farther, 4 go 2 km farther, 1 goes 3 km: the 95th of 100 still goes no farther.
    const { problem, plan } = longStreet([
      [0, 95],
      [2000, 4],
      [3000, 1],
    ]);

    expect(summarize(problem, plan)).toMatchObject({
      transferred: 100,
      extraKm: { mean: 0.11, p95: 0, max: 3 },
      nearer: 0,
      farther: 5,
    });
  });

  it("should take the rank of the percentile upwards", () => {
    const { problem, plan } = longStreet([
      [-1000, 10],
      [1000, 9],
      [2000, 2],
    ]);

    // 95 % of 21 people are 19.95: the 20th goes 2 km farther.
    expect(summarize(problem, plan)).toMatchObject({ extraKm: { p95: 2, max: 2 }, nearer: 10, farther: 11 });
  });

  it("should have no ratio without doctors, and no extra kilometres without transfers", () => {
    const facilities = [{ id: "A", doctors: 0 }];
    const participants = {
      facility: Int32Array.of(0, -1),
      consent: Uint8Array.of(1, 2),
      count: Int32Array.of(3, 2),
      zone: Int32Array.of(0, 1),
    };
    const problem = { facilities, participants, travel: { metres: Int32Array.of(100, 9000) } };

    expect(summarize(problem, redistribute(problem, { maxDistanceKm: 1 }))).toMatchObject({
      people: 5,
      overQuota: { before: 3, after: 3 },
      worstRatio: { before: null, after: null },
      extraKm: null,
      placed: 0,
      unplaced: 2,
    });
  });

  it("should count who must be asked, and receivers that end over quota", () => {
    const problem: Problem = {
      facilities: [
        { id: "A", doctors: 1 },
        { id: "B", doctors: 1 },
      ],
      participants: {
        facility: Int32Array.of(0),
        consent: Uint8Array.of(2),
        count: Int32Array.of(6),
        zone: Int32Array.of(0),
      },
      travel: { metres: Int32Array.of(100, 200) },
    };
    const plan = redistribute(problem, {
      participantsPerDoctor: 2,
      fill: "levelled",
      unknown: "propose",
      overloadKm: Number.POSITIVE_INFINITY,
    });

    expect(summarize(problem, plan)).toMatchObject({
      transferred: 3,
      toAsk: 3,
      receiversMadeOver: 1,
      facilitiesOver: { before: 1, after: 2 },
      overQuota: { before: 4, after: 2 },
    });
  });

  it("should count nobody twice", () => {
    fc.assert(
      fc.property(cases({ size: medium }), ({ problem, policy }) => {
        const plan = redistribute(problem, policy);
        const summary = summarize(problem, plan);
        const { byConsent, held, ofClosed, people, placed, unplaced, transferred, nearer, farther, toAsk } = summary;
        const counted = [...Object.values(byConsent), ...held.map((group) => group.people), ofClosed.people];

        expect(placed + unplaced).toBe(byConsent.newlyEnrolled);
        expect(ofClosed.placed + ofClosed.unplaced).toBe(ofClosed.people);
        expect(counted.reduce((sum, n) => sum + n, 0)).toBe(people);
        const enrolled = plan.enrolled.reduce((sum, n) => sum + n, 0);
        expect(enrolled + unplaced + ofClosed.unplaced).toBe(people);
        expect(nearer + farther).toBeLessThanOrEqual(transferred);
        expect(toAsk).toBeLessThanOrEqual(byConsent.unknown);
        expect(summary.overloadPoints.after).toBe(plan.objective.overload);
        expect(summary.extraKm === null).toBe(transferred === 0);
        if (plan.policy.fill === "to-quota" && placed + ofClosed.placed === 0)
          expect(summary.receiversMadeOver).toBe(0);
      }),
      runs(0.5),
    );
  });

  it("should refuse a plan of other rows, and what is no plan", () => {
    const { participants } = village;
    const other = { ...village, participants: { ...participants, consent: participants.consent.toReversed() } };

    expect(() => summarize(other, villagePlan())).toThrow(expect.objectContaining({ code: "fingerprint" }));
    expect(() => summarize(village, planWith({ enrolled: [4, 4, 0] as unknown as Int32Array }))).toThrow(
      "plan.enrolled: expected an Int32Array, got an array",
    );
    expect(() => summarize(village, null as unknown as Plan)).toThrow("plan: expected an object, got null");
    expect(() => summarize(village, planWith({ policy: { ...villagePolicy, fill: "up" as "levelled" } }))).toThrow(
      'plan.policy.fill: expected "to-quota" or "levelled", got "up"',
    );
  });
});
