import { describe, expect, it } from "vitest";
import type { Problem } from "../../src/types.ts";
import { type Cell, cellsOf } from "../../src/verify/cells.ts";
import { randomFrom } from "../support/cities.ts";
import { travelOf } from "../support/travel-of.ts";

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

function entriesOf(cell: Cell): { worth: number; low: number; facility: number }[] {
  return Array.from({ length: cell.length / 3 }, (_, k) => ({
    worth: cell[3 * k]!,
    low: cell[3 * k + 1]!,
    facility: cell[3 * k + 2]!,
  }));
}

describe("cellsOf", () => {
  it.each(Object.entries(regions))("should never claim a way to be longer than it is: %s", (_, region) => {
    const problem = problemIn(region, 12);
    const price = Float64Array.from({ length: 12 }, (_, j) => (j % 5) * 700);
    const travel = travelOf(problem);
    const found = cellsOf(problem, price);
    const cellOf = (row: number): Cell => found.of(row);

    const cells = new Set();
    let tooLong = 0;
    for (let row = 0; row < travel.places; row++) {
      cells.add(cellOf(row));
      for (const { worth, low, facility } of entriesOf(cellOf(row))) {
        if (low > travel.metres(row, facility) || worth !== low + price[facility]!) tooLong++;
      }
    }

    expect(tooLong).toBe(0);
    expect(cells.size).toBeGreaterThan(2);
  });

  it("should list every facility once, by least metres + price", () => {
    const problem = problemIn(regions.city!, 30);
    const price = Float64Array.from({ length: 30 }, (_, j) => (j % 7) * 2 ** 32);
    const found = cellsOf(problem, price);
    const cellOf = (row: number): Cell => found.of(row);

    for (const row of [0, 1, 2, 3]) {
      const entries = entriesOf(cellOf(row));
      const worths = entries.map(({ worth }) => worth);
      expect(entries.map(({ facility }) => facility).sort((a, b) => a - b)).toEqual([...problem.facilities.keys()]);
      expect(worths).toEqual(worths.toSorted((a, b) => a - b));
    }
  });

  it("should bound most ways of a city closely: that is what makes it quick", () => {
    const problem = problemIn(regions.city!, 30);
    const travel = travelOf(problem);
    const found = cellsOf(problem, new Float64Array(30));
    const cellOf = (row: number): Cell => found.of(row);

    let loose = 0;
    for (let row = 1; row < 99; row++) {
      for (const { low, facility } of entriesOf(cellOf(row))) {
        if (low < travel.metres(row, facility) - 30_000) loose++;
      }
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

    expect(entriesOf(cellsOf(matrix, Float64Array.of(3)).of(0))).toEqual([{ worth: 3, low: 0, facility: 0 }]);
    expect(entriesOf(cellsOf(point, Float64Array.of(3)).of(1))[0]!.low).toBeLessThanOrEqual(0);
  });
});
