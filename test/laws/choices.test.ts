import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Plan, type Problem, summarize, transferRows, verify } from "../../src/index.ts";
import { cases, medium, runs } from "../support/arbitraries.ts";
import { cityOf } from "../support/cities.ts";
import { expectSameOptimum, leastOf, solved } from "../support/expect-optimal.ts";
import { choicesOf, modelOf } from "../support/model.ts";
import { answering, orderBy, type RowRecord, rowsOf, withFacilities, withRows } from "../support/rows.ts";

/** Problems at random in which some people name facilities. */
const wishful = cases({ size: medium }).filter(({ problem }) => problem.participants.choice !== undefined);

describe("people who name facilities", () => {
  it("should go to those, or stay", () => {
    fc.assert(
      fc.property(wishful, ({ problem, policy }) => {
        const plan = solved(problem, policy);

        const { participant, to } = plan.transfers;
        const elsewhere = [...participant].filter((row, k) => {
          const choices = choicesOf(problem, row);
          return choices.length > 0 && !choices.includes(to[k]!);
        });
        expect(elsewhere).toEqual([]);
      }),
    );
  });

  it("should move without consent no more than others", () => {
    fc.assert(
      fc.property(wishful, ({ problem, policy }) => {
        const unwilling = withRows(problem, (rows) => rows.map((row) => answering(row, 0)));

        const plan = solved(unwilling, { ...policy, honourChoices: true });

        expect([...plan.transfers.from].filter((j) => j >= 0 && !problem.facilities[j]!.closed)).toEqual([]);
      }),
      runs(0.3),
    );
  });

  it("should have the plan without lists where they name all facilities and no step costs anything", () => {
    fc.assert(
      fc.property(wishful, fc.array(fc.nat(99), { maxLength: 8 }), ({ problem, policy: given }, keys) => {
        const policy = { ...given, maxExtraKm: Number.POSITIVE_INFINITY, honourChoices: false, choiceKm: 0 };
        const all = orderBy(problem.facilities.length, keys);
        const naming = withRows(problem, (rows) =>
          rows.map((row) => (row.choices?.length === 0 ? row : { ...row, choices: all })),
        );
        const silent = withRows(problem, (rows) => rows.map(({ choices: _, ...row }) => row));

        expectSameOptimum(problem, solved(naming, policy), solved(silent, policy));
      }),
      runs(0.5),
    );
  });

  it("should count an empty list as no list", () => {
    fc.assert(
      fc.property(wishful, ({ problem, policy }) => {
        const empty = withRows(problem, (rows) => rows.map((row) => ({ ...row, choices: [] })));
        const silent = withRows(problem, (rows) => rows.map(({ choices: _, ...row }) => row));

        expect(solved(empty, policy).transfers).toEqual(solved(silent, policy).transfers);
      }),
      runs(0.3),
    );
  });

  it("should be counted in the summary as in the rows of transfers", () => {
    fc.assert(
      fc.property(wishful, ({ problem, policy }) => {
        const plan = solved(problem, policy);
        const rows = [...transferRows(problem, plan)];

        const people = (ranks: (choice: number) => boolean): number =>
          rows.reduce((sum, row) => sum + (row.choice !== null && ranks(row.choice) ? row.people : 0), 0);
        const named = rowsOf(problem).rows.filter((row) => row.choices!.length > 0);
        expect(summarize(problem, plan).choices).toEqual({
          people: named.reduce((sum, row) => sum + row.count, 0),
          first: people((choice) => choice === 1),
          other: people((choice) => choice > 1),
        });
      }),
      runs(0.5),
    );
  });
});

describe("honourChoices", () => {
  /** Room for everybody everywhere, nobody kept, no way too long to be worth a wish. */
  const roomy = (problem: Problem): Problem =>
    withFacilities(problem, ({ capacity, target, maxIntake, minimum, maxOutflow, ...facility }) => ({
      ...facility,
      doctors: 10_000,
    }));

  it("should grant every first choice that the rules allow, where there is room", () => {
    fc.assert(
      fc.property(wishful, ({ problem, policy: given }) => {
        const arrivals = { overloadKm: "Infinity", arrivalPoints: 0 } as const;
        const policy = { ...given, ...arrivals, moveCostKm: 0, honourChoices: true, choiceWorthKm: 100_000 };
        const easy = withRows(roomy(problem), (rows) =>
          rows.map((row) => ({ ...row, extraCost: 0, extraCostPerKm: 0 })),
        );

        const plan = solved(easy, policy);

        const { rows, groups } = modelOf(easy, plan.policy);
        // Relatives may wish for different facilities.
        const bound = new Set(groups.flat());
        for (const row of rows) {
          const [first] = choicesOf(easy, row.row);
          if (bound.has(row.row) || !row.mayChoose || first === undefined || first === row.today) continue;
          if (!row.options.some(({ facility }) => facility === first)) continue;
          const there = [...plan.transfers.participant.keys()].filter(
            (k) => plan.transfers.participant[k] === row.row && plan.transfers.to[k] === first,
          );
          expect(there.reduce((sum, k) => sum + plan.transfers.people[k]!, 0)).toBe(row.people);
        }
      }),
      runs(0.5),
    );
  });

  it("should cost no overload: the points are those without it", () => {
    const lexicographic = cases({ size: medium, weighted: false }).filter(
      ({ problem }) => problem.participants.choice !== undefined,
    );
    fc.assert(
      fc.property(lexicographic, ({ problem, policy }) => {
        const plain = solved(problem, { ...policy, honourChoices: false });

        expect(leastOf(solved(problem, { ...policy, honourChoices: true })).overload).toBe(leastOf(plain).overload);
      }),
      runs(0.5),
    );
  });
});

describe("one who names facilities", () => {
  /** A street with facilities at 0, 1, 5 and 30 km; one person at 0 km. */
  const street = (row: Partial<RowRecord>, more: Partial<Problem["participants"]> = {}): Problem => ({
    facilities: [0, 1, 1, 1].map((doctors, j) => ({ id: `${j}`, doctors })),
    participants: {
      facility: Int32Array.of(row.facility ?? 0),
      consent: Uint8Array.of(1),
      zone: Int32Array.of(0),
      choiceStart: Int32Array.of(0, row.choices!.length),
      choice: Int32Array.from(row.choices!),
      ...more,
    },
    travel: { metres: Int32Array.of(0, 1000, 5000, 30_000) },
  });
  const moves = ({ transfers: { to, metres } }: Plan): number[][] => [...to].map((j, k) => [j, metres[k]!]);

  it("should go beyond maxExtraKm, but not beyond maxDistanceKm", () => {
    expect(moves(solved(street({ choices: [3] }), {}))).toEqual([[3, 40_000]]);
    expect(moves(solved(street({ choices: [3] }), { maxDistanceKm: 29 }))).toEqual([]);
  });

  it("should pay for each step down the list, those dropped included", () => {
    const choices = [3, 0, 2];
    expect(moves(solved(street({ choices }), { choiceKm: 2, maxDistanceKm: 29 }))).toEqual([[2, 19_000]]);
    const closed = { segment: Int32Array.of(-1) };
    const problem = withFacilities(street({ choices: [1, 2] }, closed), (facility, j) =>
      j === 1 ? { ...facility, accepts: ["ppu"] } : facility,
    );
    expect(moves(solved(problem, {}))).toEqual([[2, 15_500]]);
  });

  it("should be granted the first choice for its worth, and only the first", () => {
    const policy = { honourChoices: true, choiceWorthKm: 20, participantsPerDoctor: 1 };
    const free = (choices: number[]): Problem =>
      withFacilities(street({ choices }), (facility) => ({ ...facility, doctors: 1 }));
    expect(moves(solved(free([2, 1]), policy))).toEqual([[2, -5000]]);
    expect(moves(solved(free([3, 2]), policy))).toEqual([]);
    // What would cost nothing costs a metre, so it is not done for nothing.
    expect(moves(solved(free([2]), { ...policy, choiceWorthKm: 15 }))).toEqual([]);
  });

  it("should be placed at a choice when newly enrolled, or be unplaced", () => {
    expect(moves(solved(street({ facility: -1, choices: [3, 2] }), {}))).toEqual([[2, 5500]]);
    expect(moves(solved(street({ facility: -1, choices: [3, 2] }), { honourChoices: true }))).toEqual([[2, 5500]]);
    const dear = { honourChoices: true, choiceWorthKm: 100 };
    expect(moves(solved(street({ facility: -1, choices: [3, 2] }), dear))).toEqual([[3, -70_000]]);
    expect([...solved(street({ facility: -1, choices: [3] }), { maxDistanceKm: 29 }).unplaced]).toEqual([0]);
  });

  it("should not be sent elsewhere without verify seeing it", () => {
    const problem = street({ choices: [1, 3] });
    const plan = solved(problem, {});
    const to = Int32Array.of(2);

    const { violations } = verify(problem, { ...plan, transfers: { ...plan.transfers, to } });

    expect(violations.map(({ code }) => code)).toContain("option");
    expect(violations[0]!.message).toMatch(/not among the choices/);
  });

  it("should give the same plan as one row of all who have the same wishes at one place", () => {
    const city = cityOf({
      seed: 5,
      people: 3000,
      facilities: 6,
      supply: 0.9,
      consent: 0.7,
      newcomers: 0.02,
      clusters: 4,
      width: 0,
      count: 1,
    });
    const problem = withRows(city, (rows) => rows.map((row, k) => ({ ...row, choices: k % 2 === 0 ? [k % 6] : [] })));
    const plan = solved(problem, { participantsPerDoctor: 10, maxExtraKm: 3, honourChoices: true });

    expect(plan.stats.units).toBeLessThan(4 * 7 * 7);
  });
});
