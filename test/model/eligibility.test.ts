import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runThrough } from "../../src/generators.ts";
import { classesOf, isSelective, waysOpen } from "../../src/model/eligibility.ts";
import { completePolicy } from "../../src/model/policy.ts";
import { matrixTravel } from "../../src/travel/matrix.ts";
import { NO_WAY } from "../../src/travel/travel.ts";
import type { Facility, Policy } from "../../src/types.ts";
import { problemOf, type RowRecord } from "../support/rows.ts";

const row = { facility: 0, consent: 1, count: 1, zone: 0 };
const words = { segments: ["pbi", "ppu"], regions: ["A", "B"], services: ["delivery", "dialysis"] };

const problem = (facilities: readonly Facility[], rows: readonly Partial<RowRecord>[]) =>
  problemOf({
    ...words,
    facilities,
    rows: rows.map((own) => ({ ...row, ...own })),
    travel: { metres: new Int32Array(facilities.length) },
  });

/** Of each row the facilities that take it; nothing where all take all. */
function taken(facilities: readonly Facility[], rows: readonly Partial<RowRecord>[], policy: Policy = {}) {
  const classes = runThrough(classesOf(problem(facilities, rows), completePolicy(policy)));
  if (classes === undefined) return undefined;
  const m = facilities.length;
  return rows.map((_, i) => facilities.map((_, j) => classes.takes[classes.of[i]! * m + j]!).join(""));
}

const facility = (own: Partial<Facility> = {}): Facility => ({ id: "f", doctors: 1, ...own });

describe("classesOf", () => {
  it("is nothing where no rule parts people", () => {
    expect(taken([facility(), facility({ services: ["delivery"], region: "A" })], [{ segment: 0 }])).toBeUndefined();
  });

  it("lets a facility that names segments take these alone", () => {
    const facilities = [facility(), facility({ accepts: ["ppu"] })];

    expect(taken(facilities, [{ segment: 0 }, { segment: 1 }, { segment: -1 }])).toEqual(["10", "11", "10"]);
  });

  it("lets a clinic of army or police take nobody unless it says whom", () => {
    const kind = "klinik-tni-polri";

    expect(taken([facility({ kind }), facility({ kind, accepts: ["pbi"] })], [{ segment: 0 }])).toEqual(["01"]);
    expect(isSelective(facility({ kind }))).toBe(true);
  });

  it("asks for every service that somebody needs", () => {
    const facilities = [facility(), facility({ services: ["delivery"] }), facility({ services: words.services })];

    expect(taken(facilities, [{ needs: 0 }, { needs: 1 }, { needs: 2 }, { needs: 3 }])).toEqual([
      "111",
      "011",
      "001",
      "001",
    ]);
  });

  it("keeps people in their region where the policy says so; an unknown region is none", () => {
    const facilities = [facility({ region: "A" }), facility({ region: "B" }), facility()];

    expect(taken(facilities, [{ region: 0 }, { region: 1 }, { region: -1 }], { sameRegion: true })).toEqual([
      "100",
      "010",
      "000",
    ]);
  });

  it("sends nobody to a closed facility", () => {
    expect(taken([facility({ closed: true }), facility()], [{}])).toEqual(["01"]);
  });

  it("numbers classes by what takes them, in any order of rows", () => {
    const facilities = [facility(), facility({ accepts: ["ppu"] })];
    const classes = (rows: readonly Partial<RowRecord>[]) =>
      runThrough(classesOf(problem(facilities, rows), completePolicy({})))!;

    expect([...classes([{ segment: 0 }, { segment: 1 }]).of]).toEqual([0, 1]);
    expect([...classes([{ segment: 1 }, { segment: 0 }]).of]).toEqual([1, 0]);
  });
});

describe("waysOpen", () => {
  it("closes what does not take a unit, never today's facility, with bounds that hold", () => {
    const units = fc.record({ today: fc.integer({ min: -1, max: 2 }), own: fc.nat(1) });
    fc.assert(
      fc.property(
        fc.array(units, { minLength: 1, maxLength: 5 }),
        fc.array(fc.nat(1), { minLength: 6, maxLength: 6 }),
        (drawn, takes) => {
          const sorted = drawn.toSorted((a, b) => a.today - b.today || a.own - b.own);
          const travel = matrixTravel(
            Int32Array.from(sorted, (_, u) => u),
            Int32Array.from({ length: 3 * sorted.length }, (_, k) => 100 + 7 * k),
            3,
          );
          const today = Int32Array.from(sorted, (unit) => unit.today);
          const kind = Int32Array.from(sorted, (unit) => 2 * (unit.today + 1) + unit.own);
          const classes = { size: 2, of: kind, takes: Uint8Array.from(takes) };
          const open = waysOpen(travel, { today, unitKind: kind, classes });
          const [low, high] = [new Float64Array(3), new Float64Array(3)];
          open.bounds(0, sorted.length, 1, low, high);
          for (const [u, { today: home, own }] of sorted.entries()) {
            for (let j = 0; j < 3; j++) {
              const expected = takes[3 * own + j] === 1 || home === j ? travel.metres(u, j) : NO_WAY;
              expect(open.metres(u, j)).toBe(expected);
              expect(Math.min(NO_WAY, open.metresBelow(u, j, NO_WAY))).toBe(expected);
              expect(low[j]).toBeLessThanOrEqual(expected);
              if (expected < NO_WAY) expect(high[j]).toBeGreaterThanOrEqual(expected);
            }
          }
        },
      ),
    );
  });
});
