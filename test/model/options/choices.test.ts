import { describe, expect, it } from "vitest";
import { NO_WAY } from "../../../src/travel/travel.ts";
import type { Policy } from "../../../src/types.ts";
import { prepared } from "../../support/prepared.ts";
import { problemOf } from "../../support/rows.ts";

// Everybody is registered at facility 0, 1 km away; 1 is 2 km away, 2 is 30 km, 3 cannot be reached.
const metres = Int32Array.of(1000, 2000, 30_000, NO_WAY);

/** What the one unit of somebody with these wishes pays at facilities 0 to 3; NaN where it is no option. */
function costs(choices: readonly number[], policy: Policy = {}, facility = 0): number[] {
  const problem = problemOf({
    facilities: [0, 1, 2, 3].map((j) => ({ id: `f${j}`, doctors: 1 })),
    rows: [{ facility, consent: 1, count: 1, zone: 0, choices }],
    travel: { metres },
  });
  const { options } = prepared(problem, policy);
  return [0, 1, 2, 3].map((j) => options.cost(0, j));
}

describe("options of somebody who names facilities", () => {
  it("are staying and what they name, beyond the limit of the extra way; half a kilometre for each step", () => {
    expect(costs([2, 1])).toEqual([0, 11_500, 39_000, Number.NaN]);
    expect(costs([1])).toEqual([0, 11_000, Number.NaN, Number.NaN]);
  });

  it("keep their place in the list where another choice is no option", () => {
    expect(costs([3, 1])).toEqual([0, 11_500, Number.NaN, Number.NaN]);
  });

  it("are worth 20 km first where wishes are honoured", () => {
    expect(costs([1, 2], { honourChoices: true })).toEqual([0, -9000, 39_500, Number.NaN]);
  });

  it("end at the longest way allowed", () => {
    expect(costs([2, 1], { maxDistanceKm: 10 })).toEqual([0, 11_500, Number.NaN, Number.NaN]);
  });

  it("are what they name alone, of the newly enrolled", () => {
    expect(costs([2, 1], {}, -1)).toEqual([Number.NaN, 2500, 30_000, Number.NaN]);
  });
});
