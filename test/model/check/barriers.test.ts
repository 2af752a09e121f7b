import { describe, expect, it } from "vitest";
import { type BarrierTravel, barrierTravel, redistribute } from "../../../src/index.ts";
import { inputErrorOf, issuesOf } from "../../support/input-error.ts";

const river = [
  [109.3, -0.1],
  [109.3, 0.1],
];
const bridge = { id: "bridge", lon: 109.3, lat: 0 };

/** What is wrong with barriers and crossings: code and message. */
function wrong(rivers: unknown): string[] {
  return issuesOf(() => barrierTravel(rivers as BarrierTravel));
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
      ["value barriers[0][0][0]: expected a longitude from -180 to 180, got 181"],
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

  it.each<[string, unknown, string[]]>([
    ["no lists", { barriers: {} }, ["type barriers: expected an array, got an object"]],
    ["no crossings", { barriers: [river] }, ["missing crossings: expected an array, got nothing"]],
    [
      "a line that is none, beside one that is",
      { barriers: [river, "river"], crossings: [] },
      ['type barriers[1]: expected an array, got "river"'],
    ],
    [
      "a line that is none, before others",
      { barriers: [null, [[109.3, 0], "there"]], crossings: [] },
      [
        "type barriers[0]: expected an array, got null",
        'type barriers[1][1]: expected [longitude, latitude], got "there"',
      ],
    ],
    [
      "a first point that is none, before others",
      {
        barriers: [
          [
            [null, 0],
            [109.3, 0],
          ],
        ],
        crossings: [],
      },
      ["type barriers[0][0][0]: expected a longitude from -180 to 180, got null"],
    ],
    [
      "a first point that is no point, before others",
      { barriers: [[5, [109.3, 0]]], crossings: [] },
      ["type barriers[0][0]: expected [longitude, latitude], got 5"],
    ],
    [
      "a line of too many points",
      { barriers: [new Array(65_537).fill(river[0])], crossings: [] },
      ["range barriers[0]: expected at most 65536 entries, got 65537"],
    ],
    [
      "too many lines",
      { barriers: Array.from({ length: 65_537 }, () => []), crossings: [] },
      ["range barriers: expected at most 65536 entries, got 65537"],
    ],
    [
      "a crossing 501 metres away, and one within 500",
      {
        barriers: [river],
        crossings: [
          { ...bridge, lon: 109.3045 },
          { ...bridge, id: "ferry", lon: 109.30449 },
        ],
      },
      ["value crossings[0]: expected a point within 500 m of a barrier, got one 501 m away"],
    ],
    [
      "a crossing of nothing",
      { barriers: [], crossings: [bridge] },
      ["value crossings[0]: expected a point within 500 m of a barrier, got no barrier"],
    ],
    [
      "points ten degrees apart, and more",
      {
        barriers: [
          [
            [0, -5],
            [10, 5],
            [0, 5.1],
          ],
        ],
        crossings: [],
      },
      ["range barriers[0][2]: expected all points within 10 degrees of the first"],
    ],
  ])("should be refused for %s", (_, rivers, expected) => {
    expect(wrong(rivers)).toEqual(expected);
  });

  it("should be told with their path in a problem", () => {
    const problem = {
      facilities: [],
      participants: {
        facility: new Int32Array(),
        consent: new Uint8Array(),
        lon: new Float64Array(),
        lat: new Float64Array(),
      },
    };

    for (const [travel, path] of [
      [{ barriers: 5, crossings: [] }, "travel.barriers"],
      [{ barriers: [river], crossings: 5 }, "travel.crossings"],
      [{ barriers: [[river[0], 5]], crossings: [] }, "travel.barriers[0][1]"],
      [{ barriers: [], crossings: [bridge] }, "travel.crossings[0]"],
    ] as const) {
      const error = inputErrorOf(() => redistribute({ ...problem, travel } as never));
      expect(error?.issues.map((issue) => issue.path)).toEqual([path]);
    }
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
