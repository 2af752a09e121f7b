import { describe, expect, it } from "vitest";
import { runThrough } from "../../src/generators.ts";
import { completePolicy } from "../../src/model/policy.ts";
import { arrivingAt } from "../../src/model/registration.ts";
import { NO_WAY } from "../../src/travel/travel.ts";
import type { Facility, Policy } from "../../src/types.ts";
import { problemOf, type RowRecord } from "../support/rows.ts";

const facilities: readonly Facility[] = [
  { id: "a", doctors: 1 },
  { id: "b", doctors: 1 },
  { id: "closed", doctors: 1, closed: true },
];
// Zone 0 is nearest to the closed one, then to b; in zone 1 a and b are equally near; from zone 2 there is no way.
const travel = { metres: Int32Array.of(900, 500, 100, 300, 300, 400, NO_WAY, NO_WAY, NO_WAY) };

function arriving(
  rows: readonly Partial<RowRecord>[],
  policy: Policy,
  who: "all" | "placeable" = "all",
): number[] | undefined {
  const row = { facility: -1, consent: 2, count: 1, zone: 0 };
  const problem = problemOf({ facilities, rows: rows.map((own) => ({ ...row, ...own })), travel });
  const found = runThrough(arrivingAt(problem, completePolicy(policy)));
  return found && [...found[who]];
}

describe("arrivingAt", () => {
  it("counts people by the nearest facility that takes them, of equals the first", () => {
    expect(arriving([{ count: 3 }, { zone: 1, count: 4 }], { reserve: 0.1 })).toEqual([4, 3, 0]);
  });

  it("counts people of a closed facility, and nobody who is registered elsewhere or has no way", () => {
    const rows = [{ facility: 2, consent: 0, count: 2 }, { facility: 0, consent: 1 }, { zone: 2 }];

    expect(arriving(rows, { reserve: 0.1 })).toEqual([0, 2, 0]);
  });

  it("looks beyond all limits", () => {
    expect(arriving([{}], { reserve: 0.1, maxDistanceKm: 0 })).toEqual([0, 1, 0]);
  });

  it("tells apart who can be placed within the limits", () => {
    const placeable = (row: Partial<RowRecord>, maxDistanceKm: number): number[] | undefined =>
      arriving([row], { reserve: 0.1, maxDistanceKm }, "placeable");

    expect(placeable({}, 0.499)).toEqual([0, 0, 0]);
    expect(placeable({}, 0.5)).toEqual([0, 1, 0]);
    // Who names facilities goes to one of these, however far, or nowhere; b is nearest all the same.
    expect(placeable({ choices: [2, 0] }, 0.9)).toEqual([0, 1, 0]);
    expect(placeable({ choices: [2, 0] }, 0.899)).toEqual([0, 0, 0]);
  });

  it("is nothing where no reserve is kept", () => {
    expect(arriving([{}], {})).toBeUndefined();
  });
});
