import { aggregate } from "fktp-redistribution/lp";
import { describe, expect, it } from "vitest";
import { issuesOf } from "../support/input-error.ts";
import { village } from "../verify/village.ts";

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
});
