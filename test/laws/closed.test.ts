/** Facilities whose contract has ended: nobody comes, nobody stays, and no answer changes that. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { facilityRows, type Problem, summarize, transferRows, verify } from "../../src/index.ts";
import { type Case, cases, medium, runs } from "../support/arbitraries.ts";
import { leastOf, pricesOf, solved } from "../support/expect-optimal.ts";
import { modelOf, score } from "../support/model.ts";
import { answering, problemOf, rowsOf, withFacilities, withRows } from "../support/rows.ts";

/** Cases with at least one facility that is closed. */
const closing: fc.Arbitrary<Case> = fc
  .record({ drawn: cases({ size: medium }), shut: fc.nat(99) })
  .filter(({ drawn }) => drawn.problem.facilities.length > 0)
  .map(({ drawn: { problem, policy }, shut }) => ({
    problem: withFacilities(problem, (facility, j) =>
      j === shut % problem.facilities.length ? { ...facility, closed: true } : facility,
    ),
    policy,
  }));

function isClosed({ facilities }: Problem, j: number): boolean {
  return facilities[j]?.closed === true;
}

/** The same people with the closed facilities gone: whoever was registered there is newly enrolled. */
function withoutClosed(problem: Problem): Problem {
  const { facilities, rows, travel } = rowsOf(problem);
  const open = [...facilities.keys()].filter((j) => !isClosed(problem, j));
  const metres = travel?.metres;
  const zones = metres ? metres.length / facilities.length : 0;
  return {
    ...problem,
    ...problemOf({
      facilities: open.map((j) => facilities[j]!),
      rows: rows.map((row) => ({
        ...answering({ ...row, facility: open.indexOf(row.facility) }),
        ...(row.choices && { choices: row.choices.filter((j) => open.includes(j)).map((j) => open.indexOf(j)) }),
        ...(row.avoid && { avoid: row.avoid.filter((j) => open.includes(j)).map((j) => open.indexOf(j)) }),
      })),
      ...(metres && {
        travel: {
          metres: Int32Array.from(
            Array.from({ length: zones }, (_, zone) => open.map((j) => metres[zone * facilities.length + j]!)).flat(),
          ),
        },
      }),
    }),
  };
}

describe("a closed facility", () => {
  it("should be left by everybody, and be given nobody", () => {
    fc.assert(
      fc.property(closing, ({ problem, policy }) => {
        const plan = solved(problem, policy);

        const { from, to, people, ask } = plan.transfers;
        const left = [...from].reduce((sum, j, k) => (isClosed(problem, j) ? sum + people[k]! : sum), 0);
        const { ofClosed } = summarize(problem, plan);
        const there = modelOf(problem, policy).rows.filter((row) => isClosed(problem, row.from));
        expect([...to].filter((j) => isClosed(problem, j))).toEqual([]);
        expect([...plan.enrolled].filter((n, j) => n > 0 && isClosed(problem, j))).toEqual([]);
        expect([...ask].filter((mark, k) => mark === 1 && isClosed(problem, from[k]!))).toEqual([]);
        expect(ofClosed).toEqual({
          people: there.reduce((sum, row) => sum + row.people, 0),
          placed: left,
          unplaced: ofClosed.people - left,
        });
        const rows = facilityRows(problem, plan);
        expect(rows.map(({ before, leaving, arriving }) => before - leaving + arriving)).toEqual([...plan.enrolled]);
        expect([...transferRows(problem, plan)].map((row) => row.fromClosed)).toEqual(
          [...from].map((j) => isClosed(problem, j)),
        );
      }),
    );
  });

  it("should count as if it were gone and its people newly enrolled", () => {
    fc.assert(
      // Of several that are gone some may have been named first: then the others move up in the lists.
      fc.property(closing, ({ problem: drawn, policy }) => {
        const problem = withRows(drawn, (rows) =>
          rows.map((row) => (row.choices?.some((j) => isClosed(drawn, j)) ? { ...row, choices: [] } : row)),
        );
        const gone = withoutClosed(problem);

        const plan = solved(problem, policy);
        const same = solved(gone, policy);

        const model = modelOf(problem, policy);
        expect(score(model, leastOf(same))).toBe(score(model, leastOf(plan)));
        expect(pricesOf(same)).toEqual(pricesOf(plan).filter((_, j) => !isClosed(problem, j)));
        expect(same.unplaced).toEqual(plan.unplaced);
      }),
      runs(0.5),
    );
  });

  it("should keep nobody, whatever they answered and whatever holds them", () => {
    fc.assert(
      fc.property(closing, fc.nat(3), fc.integer({ min: -1, max: 0 }), ({ problem, policy }, consent, hold) => {
        const held = { ...problem, holds: ["pregnancy", "arrears"] };
        const answered = withRows(held, (rows) =>
          rows.map((row) => ({
            ...row,
            ...(isClosed(problem, row.facility) && (row.hold ?? -1) < 0 ? { consent, hold } : { hold: row.hold ?? -1 }),
          })),
        );

        const plan = solved(problem, policy);
        const same = solved(answered, policy);

        expect(same.transfers).toEqual(plan.transfers);
        expect(same.price).toEqual(plan.price);
      }),
      runs(0.5),
    );
  });

  it("should be found out by verify where somebody stays or is sent there", () => {
    const problem: Problem = {
      facilities: [
        { id: "closed", lon: 109.3, lat: 0, doctors: 1, closed: true, maxIntake: 9 },
        { id: "open", lon: 109.31, lat: 0, doctors: 1, maxIntake: 9 },
      ],
      participants: {
        lon: Float64Array.of(109.3, 109.31),
        lat: Float64Array.of(0, 0),
        facility: Int32Array.of(0, 1),
        consent: Uint8Array.of(0, 1),
      },
    };
    const plan = solved(problem, {});
    const codes = (changes: object): string[] => [
      ...new Set(verify(problem, { ...plan, ...changes }).violations.map(({ code }) => code)),
    ];
    const none = { participant: [], from: [], to: [], people: [], metres: [] };
    const columns = (of: typeof none | { [key in keyof typeof none]: number[] }) => ({
      ...Object.fromEntries(Object.entries(of).map(([key, list]) => [key, Int32Array.from(list)])),
      ask: new Uint8Array(of.to.length),
    });

    expect([...plan.enrolled]).toEqual([0, 2]);
    expect(codes({ transfers: columns(none), enrolled: Int32Array.of(1, 1) })).toEqual(["conservation"]);
    const back = { participant: [0, 1], from: [0, 1], to: [1, 0], people: [1, 1], metres: [1112, 11_112] };
    expect(codes({ transfers: columns(back), enrolled: Int32Array.of(1, 1) })).toContain("option");
    expect(codes({ enrolled: Int32Array.of(1, 2) })).toContain("conservation");
  });
});
