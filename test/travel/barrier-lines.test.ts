/** Parts of barriers that no leg can meet are left out: nothing may change but the time it takes. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runThrough } from "../../src/generators.ts";
import { type BarrierTravel, barrierTravel, type Problem, planToJson, redistribute, verify } from "../../src/index.ts";
import { type Box, EVERYWHERE, emptyBox, extend } from "../../src/travel/barrier-lines.ts";
import { allocatePlanePoints, barrierWays, setPlanePoint } from "../../src/travel/barriers.ts";
import { type Barriers, barriersFor } from "../../src/travel/crossings.ts";
import { drawingOf, planeX, planeY } from "../../src/travel/drawing.ts";
import { allocateVectors, setVector } from "../../src/travel/great-circle.ts";
import type { Travel } from "../../src/travel/travel.ts";
import { runs } from "../support/arbitraries.ts";

type Point = readonly [lon: number, lat: number];

interface District {
  readonly lines: readonly (readonly Point[])[];
  /** A line, where on it in thousandths of its points, and thousandths of a degree aside. */
  readonly bridges: readonly { readonly line: number; readonly along: number; readonly aside: number }[];
  readonly homes: readonly Point[];
  readonly facilities: readonly Point[];
}

/** Where a district lies, and how wide it is. */
const districts = {
  equator: { lon: 109.3, lat: -0.2, degrees: 0.4 },
  "date line": { lon: 179.9, lat: 12, degrees: 0.3 },
  north: { lon: 20, lat: 79.2, degrees: 0.6 },
  wide: { lon: 100, lat: -3, degrees: 8 },
} as const;

/** Lines all over a district, people in a part of it. Lines begin where others run, or up to some metres beside. */
const drawnIn = (name: keyof typeof districts): fc.Arbitrary<District> => {
  const { lon, lat, degrees } = districts[name];
  const at = (a: number, b: number): Point => {
    const east = lon + degrees * a;
    return [east > 180 ? east - 360 : east, lat + degrees * b];
  };
  const share = fc.nat(20).map((n) => n / 20);
  const metres = fc.constantFrom(0, 0, 0.00003, -0.00005, 0.00008);
  const points = fc
    .tuple(share, share, metres, metres)
    .map(([a, b, east, north]) => at(a, b).map((x, i) => x + [east, north][i]!) as [number, number]);
  const homes = fc.tuple(fc.nat(3), fc.nat(3)).chain(([a, b]) =>
    fc.array(
      fc.tuple(share, share).map(([c, d]) => at(0.3 + 0.1 * a + 0.15 * c, 0.3 + 0.1 * b + 0.15 * d)),
      { minLength: 1, maxLength: 5 },
    ),
  );
  return fc.record({
    lines: fc.array(fc.array(points, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
    bridges: fc.array(
      fc.record({
        line: fc.nat(99),
        along: fc.nat(999),
        aside: fc.constantFrom(0, 0, 0.001, -0.0025, 0.0035),
      }),
      { maxLength: 4 },
    ),
    homes,
    facilities: homes,
  });
};

/** On the line, or up to 400 m north or south of it. */
function travelIn({ lines, bridges }: District): BarrierTravel | undefined {
  const barriers = lines.filter((line) => line.some(([lon, lat]) => lon !== line[0]![0] || lat !== line[0]![1]));
  if (barriers.length === 0) return undefined;
  const crossings = bridges.map(({ line, along, aside }, c) => {
    const points = barriers[line % barriers.length]!;
    const [lon, lat] = points[Math.floor((along / 1000) * points.length)]!;
    return { id: `c${c}`, lon, lat: lat + aside };
  });
  return barrierTravel({ barriers, crossings });
}

function waysFrom(homes: readonly Point[], barriers: Barriers): Travel {
  const vectors = allocateVectors(homes.length);
  const points = allocatePlanePoints(homes.length);
  for (const [i, [lon, lat]] of homes.entries()) {
    setVector(vectors, i, lon, lat);
    setPlanePoint(barriers, points, i, lon, lat);
  }
  return barrierWays(barriers, vectors, points);
}

const facilitiesAt = (places: readonly Point[]): Problem["facilities"] =>
  places.map(([lon, lat], j) => ({ id: `f${j}`, lon, lat, doctors: 0.0002 * (j + 1) }));

function boxOf(homes: readonly Point[], { barriers }: BarrierTravel): Box {
  const box = emptyBox();
  for (const [lon, lat] of homes) extend(box, planeX(drawingOf(barriers).origin, lon), planeY(lat));
  return box;
}

const anywhere = fc.oneof(...(Object.keys(districts) as (keyof typeof districts)[]).map(drawnIn));
const small = fc.oneof(drawnIn("equator"), drawnIn("date line"), drawnIn("north"));

describe("parts of barriers that no leg can meet", () => {
  it("should change no way when they are left out, to the last digit, and whether it leads over a crossing", () => {
    let kept = 0;
    let all = 0;
    fc.assert(
      fc.property(anywhere, (district) => {
        const travel = travelIn(district);
        fc.pre(travel !== undefined);
        const facilities = facilitiesAt(district.facilities);
        const near = runThrough(barriersFor(travel, facilities, boxOf(district.homes, travel)));
        const whole = runThrough(barriersFor(travel, facilities, { ...EVERYWHERE }));
        const [ways, unclipped] = [waysFrom(district.homes, near), waysFrom(district.homes, whole)];
        kept += near.visibility.lines.x.length;
        all += whole.visibility.lines.x.length;

        expect([...near.onward]).toEqual([...whole.onward]);
        for (const home of district.homes.keys()) {
          for (const j of facilities.keys()) {
            expect(ways.metres(home, j)).toBe(unclipped.metres(home, j));
            expect(ways.crosses!(home, j)).toBe(unclipped.crosses!(home, j));
          }
        }
      }),
      runs(2),
    );
    expect(kept / all).toBeLessThan(0.9);
  });

  it("should make no plan another one, to the byte, wherever the map ends and whatever is drawn first", () => {
    fc.assert(
      fc.property(small, fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { minLength: 2, maxLength: 9 }), (district, far) => {
        const travel = travelIn(district);
        fc.pre(travel !== undefined);
        const [[lon, lat]] = district.homes as [Point];
        // A river a degree and more to the south, or to the north where the globe ends; with a bridge that is closed.
        const away = far.map(
          ([a, b]): Point => [lon, lat > 70 ? lat - 1.5 - 0.1 * a : lat + 8.6 + 0.1 * a + 0.001 * b],
        );
        const isLine = away.some(([, north]) => north !== away[0]![1]);
        fc.pre(isLine && away.every(([, north]) => Math.abs(north - travel.barriers[0]![0]![1]!) < 9.9));
        const bridge = { id: "far", lon, lat: away[0]![1], closed: true };
        const more = barrierTravel({
          barriers: [...(far.length % 2 === 0 ? [away] : []), ...travel.barriers, away],
          crossings: [...travel.crossings, bridge],
        });
        const [here, there] = [travel, more].map((each) => planFor(district, each)) as [string, string];

        expect(there).toBe(here);
      }),
      runs(1),
    );
  });
});

/** The text of a proven plan, without the fingerprint. */
function planFor({ homes, facilities }: District, travel: BarrierTravel): string {
  const problem: Problem = {
    facilities: facilitiesAt(facilities),
    participants: {
      lon: Float64Array.from(homes, ([lon]) => lon),
      lat: Float64Array.from(homes, ([, lat]) => lat),
      facility: Int32Array.from(homes, (_, i) => (i % (facilities.length + 1)) - 1),
      consent: new Uint8Array(homes.length).fill(1),
      count: Int32Array.from(homes, (_, i) => 1 + ((7 * i) % 5)),
    },
    travel,
  };
  const plan = redistribute(problem, { maxExtraKm: 900 });
  expect(verify(problem, plan)).toMatchObject({ ok: true, proven: true });
  return planToJson({ ...plan, fingerprint: "" });
}
