import { describe, expect, it } from "vitest";
import { cellsOf } from "../../src/report/cells.ts";
import { problemTravel } from "../../src/travel/problem-travel.ts";
import type { Problem } from "../../src/types.ts";
import { randomFrom } from "../support/cities.ts";

type Point = readonly [lon: number, lat: number];
type Region = (random: () => number) => Point;

const regions: Record<string, Region> = {
  city: (random) => [109.3 + 0.2 * random(), -0.1 + 0.2 * random()],
  "northern land": (random) => [20 + 5 * random(), 68 + 3 * random()],
  pole: (random) => [360 * random() - 180, 89 + random()],
  antimeridian: (random) => [random() < 0.5 ? 179 + random() : -180 + random(), random()],
  globe: (random) => [360 * random() - 180, 180 * random() - 90],
};

/** People and facilities at random; so many people that there are many cells. */
function problemIn(region: Region, facilities: number): Problem {
  const random = randomFrom(7);
  const rows = 9000;
  const places = Array.from({ length: rows }, () => region(random));
  return {
    facilities: Array.from({ length: facilities }, (_, j) => {
      const [lon, lat] = region(random);
      return { id: `f${j}`, lon, lat, doctors: 1 };
    }),
    participants: {
      facility: new Int32Array(rows),
      consent: new Uint8Array(rows),
      // One wrong coordinate in a hundred.
      lon: Float64Array.from(places, ([lon], row) => (row % 100 === 0 ? 0 : lon)),
      lat: Float64Array.from(places, ([, lat], row) => (row % 100 === 0 ? 0 : lat)),
    },
  };
}

describe("cellsOf", () => {
  it.each(Object.entries(regions))("should never claim a way to be longer than it is: %s", (_, region) => {
    const problem = problemIn(region, 12);
    const price = Float64Array.from({ length: 12 }, (_, j) => (j % 5) * 700);
    const travel = problemTravel(problem);
    const cellOf = cellsOf(problem, price);

    const cells = new Set();
    let tooLong = 0;
    for (let row = 0; row < travel.places; row++) {
      const { facility, low, lowWorth } = cellOf(row);
      cells.add(facility);
      facility.forEach((j, k) => {
        if (low[k]! > travel.metres(row, j) || lowWorth[k] !== low[k]! + price[j]!) tooLong++;
      });
    }

    expect(tooLong).toBe(0);
    expect(cells.size).toBeGreaterThan(2);
  });

  it("should list every facility once, by least metres + price", () => {
    const problem = problemIn(regions.city!, 30);
    const price = Float64Array.from({ length: 30 }, (_, j) => (j % 7) * 2 ** 32);
    const cellOf = cellsOf(problem, price);

    for (const row of [0, 1, 2, 3]) {
      const { facility, lowWorth } = cellOf(row);
      expect(facility.toSorted()).toEqual(Int32Array.from({ length: 30 }, (_, j) => j));
      expect(lowWorth).toEqual(lowWorth.toSorted());
    }
  });

  it("should bound most ways of a city closely: that is what makes it quick", () => {
    const problem = problemIn(regions.city!, 30);
    const travel = problemTravel(problem);
    const cellOf = cellsOf(problem, new Float64Array(30));

    let loose = 0;
    for (let row = 1; row < 99; row++) {
      const { facility, low } = cellOf(row);
      facility.forEach((j, k) => {
        if (low[k]! < travel.metres(row, j) - 30_000) loose++;
      });
    }

    expect(loose).toBe(0);
  });

  it("should have one cell without bounds for a matrix, and for one facility at one point", () => {
    const matrix: Problem = {
      facilities: [{ id: "A", doctors: 1 }],
      participants: { facility: Int32Array.of(0), consent: Uint8Array.of(1), zone: Int32Array.of(0) },
      travel: { metres: Int32Array.of(5) },
    };
    const point = problemIn(() => [0, 0], 1);

    expect(cellsOf(matrix, Float64Array.of(3))(0)).toMatchObject({ low: Float64Array.of(0) });
    expect(cellsOf(point, Float64Array.of(3))(1).low[0]).toBeLessThanOrEqual(0);
  });
});
