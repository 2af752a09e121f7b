import { describe, expect, it } from "vitest";
import { addCandidate, createCandidates, NONE } from "../../src/assign/candidates.ts";
import type { Units } from "../../src/model/units.ts";
import { isNoWorse, onlyCandidate, seatingOf, seatsOf, totalsOf } from "../../src/plan/outcome.ts";

/** Two units after one that is not theirs: 5 people in parts, 3 at one place. */
function seating() {
  const lists = createCandidates(3, 8);
  addCandidate(lists, 0, NONE, 7, 0);
  const first = addCandidate(lists, 1, NONE, 4, 100);
  const second = addCandidate(lists, 1, first, 2, 50);
  addCandidate(lists, 1, second, 9, 10);
  const whole = addCandidate(lists, 2, addCandidate(lists, 2, NONE, 1, 0), 3, 70);
  lists.flow[first] = 2;
  lists.flow[second] = 3;
  lists.flow[whole] = 3;
  const units = { size: 2, weight: Int32Array.of(5, 3) } as Units;
  return { seating: seatingOf(units, lists, 1), whole };
}

describe("seatsOf", () => {
  it("lists where people of a unit are, by facility, and leaves out options without people", () => {
    expect(seatsOf(seating().seating, 0)).toEqual([
      { facility: 2, people: 3, cost: 50 },
      { facility: 4, people: 2, cost: 100 },
    ]);
  });
});

describe("onlySlot", () => {
  it("is the slot at which all of a unit are, and none where they are in parts", () => {
    const { seating: own, whole } = seating();

    expect([onlyCandidate(own, 0), onlyCandidate(own, 1)]).toEqual([NONE, whole]);
  });
});

describe("totalsOf", () => {
  it("adds the people at each option to those who may not move, and what they cost", () => {
    const { candidates: lists } = seating().seating;

    expect(totalsOf(lists, Float64Array.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 1))).toEqual({
      load: Float64Array.of(1, 1, 4, 4, 3, 1, 1, 1, 1, 1),
      metres: 2 * 100 + 3 * 50 + 3 * 70,
    });
  });
});

describe("isNoWorse", () => {
  const of = (overload: number, metres: number, weighted?: number) => ({
    ...{ overload, overQuota: 0, metres },
    ...(weighted !== undefined && { weighted }),
  });

  it("compares points, then metres; with weights the sum alone", () => {
    expect(isNoWorse(of(1, 9), of(2, 0))).toBe(true);
    expect(isNoWorse(of(2, 1), of(2, 0))).toBe(false);
    expect(isNoWorse(of(2, 0), of(2, 0))).toBe(true);
    expect(isNoWorse(of(9, 9, 5), of(0, 0, 5))).toBe(true);
    expect(isNoWorse(of(0, 0, 6), of(9, 9, 5))).toBe(false);
  });
});
