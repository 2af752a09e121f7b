import { geoDistance } from "d3-geo";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  allocateVectors,
  arcBetween,
  EARTH_RADIUS_METRES,
  greatCircleTravel,
  setVector,
  type Vectors,
} from "../../src/travel/great-circle.ts";
import { NO_WAY } from "../../src/travel/travel.ts";
import { runs } from "../support/arbitraries.ts";

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

  it("should have unit vectors to the last digit", () => {
    // A part of 2^53, and what the sine and the product of this reference may be off themselves.
    const most = 4e-16;
    const radians = Math.PI / 180;
    fc.assert(
      fc.property(fc.oneof(points, near), ([lon, lat]) => {
        const { x, y, z } = vectorsOf([[lon, lat]]);

        expect(Math.abs(x[0]! - Math.cos(lon * radians) * Math.cos(lat * radians))).toBeLessThan(most);
        expect(Math.abs(y[0]! - Math.sin(lon * radians) * Math.cos(lat * radians))).toBeLessThan(most);
        expect(Math.abs(z[0]! - Math.sin(lat * radians))).toBeLessThan(most);
      }),
      runs(5),
    );
  });

  it("should be the arc to a hundredth of a millimetre up to 1,000 km", () => {
    const angles = fc.oneof(fc.double({ min: 0, max: 9, noNaN: true }), fc.double({ min: 5, max: 6, noNaN: true }));
    fc.assert(
      fc.property(angles, (angle) => {
        const [a, b] = [vectorsOf([[0, 0]]), vectorsOf([[angle, 0]])];

        expect(Math.abs(arcBetween(a, 0, b, 0) - (Math.PI / 180) * angle * EARTH_RADIUS_METRES)).toBeLessThan(1e-8);
      }),
      runs(3),
    );
  });

  it("should look no closer where the chord alone is beyond the limit", () => {
    fc.assert(
      fc.property(near, near, fc.integer({ min: 1, max: 9000 }), (a, b, limit) => {
        const travel = travelBetween([a], [b]);
        const least = new Float64Array(1);
        travel.atLeast(0, Int32Array.of(0), 1, least);

        // Chord and arc differ by less than a millimetre here; bounds keep a metre.
        expect(least[0]).toBeCloseTo(geoDistance([...a], [...b]) * EARTH_RADIUS_METRES - 1, 2);
        if (least[0]! >= limit) expect(travel.metresBelow(0, 0, limit)).toBe(NO_WAY);
      }),
    );
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

  it("should bound blocks of a city as closely as its width allows, at any distance", () => {
    const blocks = fc.array(near, { minLength: 1, maxLength: 12 });
    const facility = fc.oneof(near, points);
    fc.assert(
      fc.property(blocks, facility, (block, to) => {
        const travel = travelBetween(block, [to]);
        const [low, high] = [new Float64Array(1), new Float64Array(1)];
        travel.bounds(0, block.length, 1, low, high);

        // The centre lies within the block, and nobody lives farther from it than the block is wide.
        const across = Math.max(...block.flatMap((a) => block.map((b) => travelBetween([a], [b]).metres(0, 0))));
        const far = travel.metres(0, 0);
        // Up to 600 km what is above the chord is taken for c²/20 instead of c²/24.
        const slack = far < 600_000 ? 1e-4 * far + 3 : 3;
        expect(high[0]! - low[0]!).toBeLessThanOrEqual(2 * across + 4 + slack);
        expect(low[0]!).toBeGreaterThanOrEqual(far - 2 * across - 4 - slack);
      }),
    );
  });

  it("should have no bounds for people who live all round the globe", () => {
    const travel = travelBetween(
      [
        [0, 0],
        [180, 0],
        [90, 0],
        [-90, 0],
      ],
      [[10, 10]],
    );
    const [low, high] = [new Float64Array(1), new Float64Array(1)];
    travel.bounds(0, 4, 1, low, high);

    expect(low[0]).toBe(0);
    expect(high[0]).toBe(Math.round(Math.PI * EARTH_RADIUS_METRES));
  });
});
