// Kapuas and Landak: the axes follow the borders of the kelurahan, which run mid-river (rounded; public boundary
// polygons), and are the barriers; bridges and ferry are the crossings. Near the equator a degree is the same length both
// ways, so the plane is exact enough here.
//
// Between the centroids of kelurahan this gives (km)      straight   bridges   with the ferry
//   Siantan Tengah – Mariana                                  2.5       6.8         4.9
//   Batu Layang – Sungai Beliung                              2.9      15.5        12.4
//   Parit Mayor – Bangka Belitung Laut                        1.9       5.8         5.8

import { type BarrierTravel, barrierTravel } from "fktp-redistribution";
import type { Bank, Point } from "./kelurahan.ts";

export interface River {
  readonly name: string;
  readonly banks: readonly [Bank, Bank];
  /** From the confluence outwards. */
  readonly axis: readonly Point[];
  readonly widthMetres: number;
}

export interface RiverCrossing {
  readonly id: string;
  readonly kind: "bridge" | "ferry";
  readonly lon: number;
  readonly lat: number;
  /** Its direction in degrees from east, counter-clockwise: for the map. */
  readonly heading: number;
  /** What waiting counts as, in metres of way. */
  readonly extraMetres?: number;
}

/** ASSUMED: who waits for the ferry and is carried over might as well have gone some 2 km. No figure is published. */
const FERRY_WAIT_METRES = 2000;

// Kapuas I: published point. The other two are set on the axis near the streets they join, ± 400 m.
// Left out: the second Kapuas bridge, outside the city to the south-east.
export const CROSSINGS: readonly RiverCrossing[] = [
  { id: "Kapuas I", kind: "bridge", lon: 109.3518, lat: -0.0372, heading: 36 },
  { id: "Landak", kind: "bridge", lon: 109.3567, lat: -0.0205, heading: 106 },
  { id: "ferry", kind: "ferry", lon: 109.341, lat: -0.0204, heading: 51, extraMetres: FERRY_WAIT_METRES },
];

// biome-ignore format: lines of points
export const RIVERS: readonly River[] = [
  { name: "Kapuas, upstream", banks: ["A", "B"], widthMetres: 450, axis: [
    [109.3441, -0.0231], [109.3456, -0.0256], [109.3468, -0.0281], [109.3499, -0.0344], [109.3512, -0.0366], [109.3525, -0.0384],
    [109.3552, -0.0414], [109.3583, -0.0447], [109.3603, -0.0464], [109.3623, -0.0484], [109.3646, -0.051], [109.3689, -0.0578],
  ] },
  { name: "Kapuas, downstream", banks: ["A", "C"], widthMetres: 500, axis: [
    [109.3441, -0.0231], [109.3428, -0.0219], [109.3408, -0.0203], [109.3348, -0.0148], [109.3233, -0.0051], [109.3201, -0.0031],
    [109.3118, 0.0004], [109.3076, 0.0014], [109.3045, 0.0019], [109.303, 0.002], [109.299, 0.002], [109.2962, 0.0025],
    [109.2909, 0.0048], [109.2872, 0.0059],
  ] },
  { name: "Landak", banks: ["B", "C"], widthMetres: 320, axis: [
    [109.3441, -0.0231], [109.3454, -0.0225], [109.3526, -0.0216], [109.3574, -0.0202], [109.363, -0.0198], [109.3653, -0.0199],
    [109.3689, -0.0205], [109.373, -0.0217], [109.3762, -0.023],
  ] },
];

/** Beyond the city's border the axes go on straight: enough to close the banks and to fill the map. */
const BEYOND: readonly (readonly Point[])[] = [
  [
    [109.3722, -0.0632],
    [109.385, -0.073],
    [109.45, -0.1],
  ],
  [
    [109.2775, 0.0095],
    [109.25, 0.02],
    [109.2, 0.035],
  ],
  [
    [109.385, -0.026],
    [109.45, -0.04],
  ],
];

/** The axes, prolonged. */
export const AXES: readonly (readonly Point[])[] = RIVERS.map((river, r) => [...river.axis, ...BEYOND[r]!]);

/** Ways in the city: over the rivers only by bridge or ferry; named crossings may be closed. */
export function riverTravel(...closed: readonly string[]): BarrierTravel {
  const crossings = CROSSINGS.map(({ id, lon, lat, extraMetres = 0 }) => {
    return { id, lon, lat, extraMetres, closed: closed.includes(id) };
  });
  return barrierTravel({ barriers: AXES, crossings });
}

const [UPSTREAM, DOWNSTREAM, LANDAK] = AXES as [readonly Point[], readonly Point[], readonly Point[]];
const RING_B: readonly Point[] = [...UPSTREAM, ...LANDAK.toReversed()];
const RING_C: readonly Point[] = [...LANDAK, [109.45, 0.1], [109.2, 0.1], ...DOWNSTREAM.toReversed()];

/** On which bank a point of the city lies. */
export function bankOf(point: Point): Bank {
  if (within(RING_B, point)) return "B";
  return within(RING_C, point) ? "C" : "A";
}

/** Whether a point lies in the water: nobody lives there. */
export function inRiver(point: Point): boolean {
  return AXES.some((axis, r) => metresToLine(axis, point) < RIVERS[r]!.widthMetres / 2);
}

/** Even-odd rule: a point is inside when a ray from it meets the ring an odd number of times. */
function within(ring: readonly Point[], [x, y]: Point): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i]!;
    const [bx, by] = ring[j]!;
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  }
  return inside;
}

const METRES_A_DEGREE = 111_195;

function metresToLine(line: readonly Point[], [x, y]: Point): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 1; i < line.length; i++) {
    const [ax, ay] = line[i - 1]!;
    const [dx, dy] = [line[i]![0] - ax, line[i]![1] - ay];
    const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
    least = Math.min(least, Math.hypot(x - ax - along * dx, y - ay - along * dy));
  }
  return least * METRES_A_DEGREE;
}
