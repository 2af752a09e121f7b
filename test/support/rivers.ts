/** Barriers and crossings at random, over the box of cities: on a coarse grid, so that they join, touch and align; or anywhere. */
import fc from "fast-check";
import { type BarrierTravel, barrierTravel } from "../../src/index.ts";

/** Where a grid point lies, in degrees. */
export type Grid = (a: number, b: number) => readonly [lon: number, lat: number];

/** Steps of the grid across the box. */
export const GRID = 9;

interface RawCrossing {
  readonly line: number;
  readonly part: number;
  readonly along: number;
  readonly aside: number;
  readonly extra: number;
  readonly closed: boolean;
}

const crossings: fc.Arbitrary<RawCrossing> = fc.record({
  line: fc.nat(99),
  part: fc.nat(99),
  along: fc.constantFrom(0, 0.5, 1, 0.25, 0.123, 0.77),
  aside: fc.constantFrom(0, 0, 0.0001, -0.0017, 0.003),
  extra: fc.constantFrom(0, 0, 250, 1234.5),
  closed: fc.boolean(),
});

/** Rivers before they have a place: points of the lines in steps of a grid. */
export interface RawRivers {
  readonly lines: readonly (readonly (readonly [a: number, b: number])[])[];
  readonly crossings: readonly RawCrossing[];
}

const coarse = fc.tuple(fc.nat(GRID - 1), fc.nat(GRID - 1));
const fine = fc.tuple(fc.nat(100 * GRID), fc.nat(100 * GRID)).map(([a, b]) => [a / 100, b / 100] as const);
const points = fc.oneof({ weight: 3, arbitrary: coarse }, { weight: 1, arbitrary: fine });

export const rawRivers: fc.Arbitrary<RawRivers> = fc.record({
  lines: fc.array(fc.array(points, { minLength: 2, maxLength: 6 }), { minLength: 1, maxLength: 4 }),
  crossings: fc.array(crossings, { maxLength: 5 }),
});

/** Lines over a grid of places, coarse or a hundredth as coarse, with crossings on them or up to 330 m aside. */
export function riversOn(grid: Grid, { lines, crossings: some }: RawRivers): BarrierTravel {
  const barriers = lines
    .map((line) => line.map(([a, b]) => [...grid(a, b)]))
    .filter((line) => line.some(([lon, lat]) => lon !== line[0]![0] || lat !== line[0]![1]));
  return barrierTravel({
    barriers,
    crossings: barriers.length === 0 ? [] : some.map((raw, c) => put(raw, c, barriers)),
  });
}

function put(
  raw: RawCrossing,
  c: number,
  barriers: readonly (readonly number[])[][],
): BarrierTravel["crossings"][number] {
  const line = barriers[raw.line % barriers.length]!;
  const from = raw.part % (line.length - 1);
  const [[ax, ay], [bx, by]] = [line[from]!, line[from + 1]!] as [[number, number], [number, number]];
  const across = bx - ax > 180 ? bx - ax - 360 : bx - ax < -180 ? bx - ax + 360 : bx - ax;
  const east = ax + raw.along * across + raw.aside;
  const lon = east > 180 ? east - 360 : east < -180 ? east + 360 : east;
  const lat = ay + raw.along * (by - ay) + raw.aside / 3;
  return { id: `c${c}`, lon, lat, extraMetres: raw.extra, closed: raw.closed };
}
