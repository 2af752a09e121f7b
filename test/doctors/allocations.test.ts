import { describe, expect, it } from "vitest";
import {
  facilityWith,
  groupsOf,
  isAllowed,
  neighboursOf,
  problemWith,
  type Scope,
} from "../../src/doctors/allocations.ts";
import { completePolicy } from "../../src/model/policy.ts";
import { problemOf } from "../support/rows.ts";

const problem = problemOf({
  facilities: [
    { id: "a", doctors: 1.1 },
    { id: "b", doctors: 2, capacity: 10_000 },
  ],
  rows: [{ facility: 0, consent: 1, count: 1, zone: 0 }],
  travel: { metres: Int32Array.of(1, 2, 3, 4) },
});

/** Two doctors to place among two facilities and one that is proposed. */
const placing: Scope = {
  problem,
  policy: completePolicy({}),
  proposed: [{ id: "new", metres: [7, 8] }],
  least: [0, 0, 0],
  most: [2, 2, 2],
  supply: { pool: 2, most: 2, lending: false },
  unit: 1,
};
/** Three half-days to lend between the two. */
const lending: Scope = {
  ...placing,
  proposed: [],
  least: [-3, -3],
  most: [3, 3],
  supply: { pool: 0, most: 3, lending: true },
  unit: 0.1,
};

describe("groupsOf", () => {
  it("has a group for each set of proposed facilities that doctors are enough to open, the largest first", () => {
    expect(groupsOf(placing).map(({ members }) => members)).toEqual([
      [0, 1, 2],
      [0, 1],
    ]);
    expect(groupsOf({ ...placing, supply: { pool: 0, most: 0, lending: false } })).toHaveLength(1);
  });

  it("leaves out amounts that change no quota, and gives a proposed facility one doctor at least", () => {
    const [opened, without] = groupsOf(placing);

    // b has rooms for the people of its two doctors and no more.
    expect(opened!.choices).toEqual([[0, 1, 2], [0], [1, 2]]);
    expect(without!.choices).toEqual([[0, 1, 2], [0], [0]]);
    expect(groupsOf(lending)[0]!.choices[0]).toEqual([0, 1, 2, 3, -1, -2, -3]);
  });
});

describe("isAllowed", () => {
  it.each([
    [[1, 1, 0], true],
    [[2, 1, 0], false],
    [[3, 0, 0], false],
  ])("keeps to supply and limits: %j is %s", (amounts, expected) => {
    expect(isAllowed(placing, amounts)).toBe(expected);
  });

  it("lends no more than is given", () => {
    expect(
      [
        [3, -3],
        [3, -2],
        [0, 0],
      ].map((amounts) => isAllowed(lending, amounts)),
    ).toEqual([true, false, true]);
  });
});

describe("neighboursOf", () => {
  it("adds a doctor anywhere, or takes one away", () => {
    expect(neighboursOf(placing, [1, 0, 0], 1)).toEqual([
      [2, 0, 0],
      [1, 1, 0],
      [1, 0, 1],
    ]);
    expect(neighboursOf(placing, [1, 0, 0], -1)).toEqual([[0, 0, 0]]);
  });

  it("lends a half-day more from who does not receive, or one less", () => {
    expect(neighboursOf(lending, [1, -1], 1)).toEqual([[2, -2]]);
    expect(neighboursOf(lending, [1, -1], -1)).toEqual([[0, 0]]);
  });
});

describe("facilityWith", () => {
  it("adds whole doctors or tenths, without the dust of floating point", () => {
    expect(facilityWith(placing, 0, 1).doctors).toBe(2.1);
    expect(facilityWith(lending, 0, -8).doctors).toBe(0.3);
    expect(facilityWith(lending, 0, -11).doctors).toBe(0);
    expect(facilityWith(placing, 0, 0)).toBe(problem.facilities[0]);
  });
});

describe("problemWith", () => {
  it("puts an opened facility last, with its column of the matrix", () => {
    const opened = problemWith(placing, [0, 1, 1]);

    expect(opened.facilities.map(({ id, doctors }) => [id, doctors])).toEqual([
      ["a", 1.1],
      ["b", 3],
      ["new", 1],
    ]);
    expect([...opened.travel!.metres!]).toEqual([1, 2, 7, 3, 4, 8]);
    expect(opened.facilities[2]).not.toHaveProperty("metres");
  });

  it("does not have a proposed facility without a doctor", () => {
    expect(problemWith(placing, [1, 0, 0]).facilities).toHaveLength(2);
  });
});
