import { describe, expect, it } from "vitest";
import type { Problem } from "../../src/index.ts";
import { aggregate, redistributeWithLp } from "../../src/lp/index.ts";
import { issuesOf } from "../support/input-error.ts";
import { village } from "../support/village.ts";

describe("aggregate", () => {
  it.each<[string, object, string[]]>([
    ["areas of another kind", { areas: "rt" }, ['value options.areas: expected "place", "region" or "grid"']],
    ["regions that nobody has", { areas: "region" }, ["missing participants.region: expected a column, got nothing"]],
    [
      "a grid without coordinates",
      { areas: "grid" },
      ["missing participants.lon: expected coordinates for a grid, got nothing"],
    ],
    ["cells of no size", { gridKm: 0 }, ["value options.gridKm: expected kilometres above 0"]],
    ["half a cohort", { maxCohorts: 0.5 }, ["value options.maxCohorts: expected a whole number from 1"]],
    [
      "fewer cohorts than there are facilities and places",
      { maxCohorts: 1 },
      ['range options.maxCohorts: expected room for 4 cohorts, got 1 (use areas: "grid")'],
    ],
  ])("should refuse %s", (_, options, expected) => {
    expect(issuesOf(() => aggregate(village, {}, options as never))).toEqual(expected);
  });

  it("should lose nobody: the newly enrolled of a cohort share an option", () => {
    const newcomers: Problem = {
      facilities: [
        { id: "west", lon: 109.3, lat: 0, doctors: 1 },
        { id: "east", lon: 109.4, lat: 0, doctors: 1 },
      ],
      participants: {
        lon: Float64Array.of(109.301, 109.399),
        lat: Float64Array.of(0, 0),
        facility: Int32Array.of(-1, -1),
        consent: Uint8Array.of(1, 1),
      },
    };
    const { cohorts } = aggregate(newcomers, null, { gridKm: 50 });

    expect(cohorts.map(({ people: n }) => n)).toEqual([1, 1]);
    expect([...redistributeWithLp(newcomers, null, { aggregate: { gridKm: 50 } }).enrolled]).toEqual([1, 1]);
  });
});
