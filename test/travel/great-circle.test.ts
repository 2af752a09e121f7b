import { geoDistance } from "d3-geo";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  allocateVectors,
  EARTH_RADIUS_METRES,
  greatCircleTravel,
  setVector,
  type Vectors,
} from "../../src/travel/great-circle.ts";
import { NO_WAY } from "../../src/travel/travel.ts";

type Point = readonly [lon: number, lat: number];

const points = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
) as fc.Arbitrary<Point>;
/** A few kilometres round Pontianak, where distances are short and many are equal. */
const near = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }))
  .map(([x, y]): Point => [109.3 + x / 500, -0.06 + y / 500]);

function vectorsOf(list: readonly Point[]): Vectors {
  const vectors = allocateVectors(list.length);
  list.forEach(([lon, lat], i) => {
    setVector(vectors, i, lon, lat);
  });
  return vectors;
}

const travelBetween = (from: readonly Point[], to: readonly Point[]) =>
  greatCircleTravel(vectorsOf(from), vectorsOf(to));

describe("greatCircleTravel", () => {
  it("should give the metres of d3-geo, rounded", () => {
    fc.assert(
      fc.property(fc.oneof(points, near), fc.oneof(points, near), (a, b) => {
        const exact = geoDistance([...a], [...b]) * EARTH_RADIUS_METRES;

        expect(Math.abs(travelBetween([a], [b]).metres(0, 0) - exact)).toBeLessThanOrEqual(0.5 + 1e-6);
      }),
    );
  });

  it("should be exact at the antipodes, across the date line and at the poles", () => {
    const half = Math.round(Math.PI * EARTH_RADIUS_METRES);
    expect(travelBetween([[0, 0]], [[180, 0]]).metres(0, 0)).toBe(half);
    expect(travelBetween([[0, 90]], [[77, -90]]).metres(0, 0)).toBe(half);
    expect(travelBetween([[179.9, 0]], [[-179.9, 0]]).metres(0, 0)).toBe(Math.round((half / 180) * 0.2));
    expect(travelBetween([[10, 90]], [[-120, 90]]).metres(0, 0)).toBe(0);
  });

  it("should tell whether it is below a limit", () => {
    fc.assert(
      fc.property(fc.oneof(points, near), near, fc.integer({ min: -5, max: 20_000 }), (a, b, limit) => {
        const travel = travelBetween([a], [b]);
        const metres = travel.metres(0, 0);
        const below = travel.metresBelow(0, 0, limit);

        if (metres < limit) expect(below).toBe(metres);
        else expect(below === NO_WAY || below === metres).toBe(true);
      }),
    );
  });

  it("should bound the metres of a block from below and above", () => {
    const blocks = fc.array(fc.oneof(points, near), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        blocks,
        fc.array(points, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 3 }),
        (a, b, step) => {
          const travel = travelBetween(a, b);
          const low = new Float64Array(b.length);
          const high = new Float64Array(b.length);
          const count = Math.ceil(a.length / step);
          travel.bounds(0, count, step, low, high);

          for (let i = 0; i < count; i++) {
            for (let j = 0; j < b.length; j++) {
              const metres = travel.metres(i * step, j);
              expect(metres).toBeGreaterThanOrEqual(low[j]!);
              expect(metres).toBeLessThanOrEqual(high[j]!);
            }
          }
        },
      ),
    );
  });
});
