import { describe, expect, it } from "vitest";
import { addSlot, createLists, NONE } from "../../src/assign/candidates.ts";
import type { Units } from "../../src/model/units.ts";
import { onlySlot, seatingOf, seatsOf } from "../../src/plan/assignment.ts";

/** Two units after one that is not theirs: 5 people in parts, 3 at one place. */
function seating() {
  const lists = createLists(3, 8);
  addSlot(lists, 0, NONE, 7, 0);
  const first = addSlot(lists, 1, NONE, 4, 100);
  const second = addSlot(lists, 1, first, 2, 50);
  addSlot(lists, 1, second, 9, 10);
  const whole = addSlot(lists, 2, addSlot(lists, 2, NONE, 1, 0), 3, 70);
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

    expect([onlySlot(own, 0), onlySlot(own, 1)]).toEqual([NONE, whole]);
  });
});
