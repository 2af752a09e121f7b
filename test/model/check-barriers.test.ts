import { describe, expect, it } from "vitest";
import { type BarrierTravel, barrierTravel, InputError } from "../../src/index.ts";

const river = [
  [109.3, -0.1],
  [109.3, 0.1],
];
const bridge = { id: "bridge", lon: 109.3, lat: 0 };

/** What is wrong with barriers and crossings: code and message. */
function wrong(rivers: unknown): string[] {
  try {
    barrierTravel(rivers as BarrierTravel);
  } catch (error) {
    if (error instanceof InputError) return error.issues.map(({ code, message }) => `${code} ${message}`);
    throw error;
  }
  return [];
}

describe("barriers", () => {
  it("should be right as they are, crossings or none, open or closed", () => {
    expect(wrong({ barriers: [river], crossings: [] })).toEqual([]);
    expect(wrong({ barriers: [], crossings: [] })).toEqual([]);
    expect(wrong({ barriers: [river], crossings: [{ ...bridge, extraMetres: 20, closed: true }] })).toEqual([]);
  });

  it.each<[string, unknown, string[]]>([
    [
      "a point that is none",
      [[...river, "there"]],
      ['type barriers[0][2]: expected [longitude, latitude], got "there"'],
    ],
    [
      "a point with a hole",
      [[[109.3], river[1]]],
      ["missing barriers[0][0][1]: expected a latitude from -80 to 80, got nothing"],
    ],
    [
      "a longitude beyond the date line",
      [
        [
          [181, 0],
          [109, 0],
        ],
      ],
      [
        "value barriers[0][0][0]: expected a longitude from -180 to 180, got 181",
        "range barriers[0][1]: expected all points within 10 degrees of the first",
      ],
    ],
    [
      "a latitude in words",
      [
        [
          [109, "0"],
          [109, 1],
        ],
      ],
      ['type barriers[0][0][1]: expected a latitude from -80 to 80, got "0"'],
    ],
    [
      "a line of one point twice",
      [[river[0], river[0]]],
      ["value barriers[0]: expected at least two different points"],
    ],
    [
      "points more than ten degrees apart",
      [
        [
          [109, 0],
          [119.5, 0],
        ],
      ],
      ["range barriers[0][1]: expected all points within 10 degrees of the first"],
    ],
    [
      "points on both sides of the date line",
      [
        [
          [179.9, 0],
          [-179.9, 0],
        ],
      ],
      [],
    ],
  ])("should be refused, or not, for %s", (_, barriers, expected) => {
    expect(wrong({ barriers, crossings: [] })).toEqual(expected);
  });

  it("should have at most 65,536 points", () => {
    const line = (points: number): number[][] => Array.from({ length: points }, (_, i) => [109 + 0.00001 * i, 0]);

    expect(wrong({ barriers: [line(40_000), line(25_536)], crossings: [] })).toEqual([]);
    expect(wrong({ barriers: [line(40_000), line(25_537)], crossings: [] })).toEqual([
      "range barriers: expected at most 65536 points in all, got 65537",
    ]);
  });

  it("should have at most 512 crossings", () => {
    const crossings = Array.from({ length: 513 }, (_, c) => ({ ...bridge, id: `bridge ${c}`, closed: c > 0 }));

    expect(wrong({ barriers: [river], crossings: crossings.slice(1) })).toEqual([]);
    expect(wrong({ barriers: [river], crossings })).toEqual(["range crossings: expected at most 512 entries, got 513"]);
  });

  it.each<[string, unknown, string[]]>([
    ["that is none", 7, ["type crossings[0]: expected an object, got 7"]],
    ["without an id", { lon: 109.3, lat: 0 }, ["missing crossings[0].id: expected text, got nothing"]],
    ["with an empty id", { ...bridge, id: "" }, ['type crossings[0].id: expected text, got ""']],
    [
      "without a place",
      { id: "b", lat: 0 },
      ["missing crossings[0].lon: expected a longitude from -180 to 180, got nothing"],
    ],
    ["beyond a pole", { ...bridge, lat: 91 }, ["value crossings[0].lat: expected a latitude from -90 to 90, got 91"]],
    [
      "of negative length",
      { ...bridge, extraMetres: -1 },
      ["value crossings[0].extraMetres: expected metres from 0 to 100000, got -1"],
    ],
    ["closed in words", { ...bridge, closed: "yes" }, ['type crossings[0].closed: expected true or false, got "yes"']],
  ])("should have no crossing %s", (_, crossing, expected) => {
    expect(wrong({ barriers: [river], crossings: [crossing] })).toEqual(expected);
  });

  it("should have no two crossings of one id", () => {
    expect(wrong({ barriers: [river], crossings: [bridge, bridge] })).toEqual([
      "duplicate crossings[1].id: expected a unique id, got the id of crossings[0]",
    ]);
  });
});
