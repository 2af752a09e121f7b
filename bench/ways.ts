/**
 * Whole metres from homes to facilities, written from the design and not with the library's code: great circles, and where
 * there are rivers the shortest chain of straight legs over open crossings.
 */
import type { BarrierTravel, Problem } from "../src/index.ts";

const EARTH_RADIUS_METRES = 6_371_008.8;
/** No chain of legs leads there. */
export const NO_WAY = 2 ** 31 - 1;

/** The way from a row to a facility; quick where rows are asked for one after the other. */
export type Ways = (row: number, facility: number) => number;

type Point = readonly [lon: number, lat: number];
type Vector = readonly [x: number, y: number, z: number];

/** The ways of a problem without a matrix. */
export function waysOf(problem: Problem): Ways {
  if (problem.travel?.metres !== undefined) throw new Error("expected coordinates, got a matrix");
  const travel = problem.travel as BarrierTravel | undefined;
  const { lon, lat } = problem.participants;
  const facilities = problem.facilities.map((one): Point => [one.lon!, one.lat!]);
  const vectors = facilities.map(vectorOf);
  let lastRow = -1;
  let here: Vector = [0, 0, 0];
  if (travel === undefined || travel.barriers.length === 0) {
    return (row, j) => {
      if (row !== lastRow) [lastRow, here] = [row, vectorOf([lon![row]!, lat![row]!])];
      return Math.round(arc(here, vectors[j]!));
    };
  }
  const rivers = riversOf(travel, facilities);
  let point: Point = [0, 0];
  let toCrossing: number[] = [];
  return (row, j) => {
    if (row !== lastRow) {
      point = [lon![row]!, lat![row]!];
      [lastRow, here] = [row, vectorOf(point)];
      toCrossing = rivers.crossings.map((one) => (rivers.sees(point, one.point) ? arc(here, one.vector) : Infinity));
    }
    if (rivers.sees(point, facilities[j]!)) return Math.round(arc(here, vectors[j]!));
    let least = Infinity;
    for (let c = 0; c < toCrossing.length; c++) least = Math.min(least, toCrossing[c]! + rivers.onwards[c]![j]!);
    return least === Infinity ? NO_WAY : Math.round(least);
  };
}

function vectorOf([lon, lat]: Point): Vector {
  const [lambda, phi] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180];
  return [Math.cos(lambda) * Math.cos(phi), Math.sin(lambda) * Math.cos(phi), Math.sin(phi)];
}

/** Metres of the great circle, by the chord. */
function arc([ax, ay, az]: Vector, [bx, by, bz]: Vector): number {
  const [dx, dy, dz] = [ax - bx, ay - by, az - bz];
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.sqrt(dx * dx + dy * dy + dz * dz) / 2);
}

interface Crossing {
  readonly point: Point;
  readonly vector: Vector;
  readonly extra: number;
}

interface Rivers {
  readonly crossings: readonly Crossing[];
  /** Metres from before each crossing to each facility, over it and others; Infinity for no way. */
  readonly onwards: readonly (readonly number[])[];
  sees(from: Point, to: Point): boolean;
}

function riversOf({ barriers, crossings: given }: BarrierTravel, facilities: readonly Point[]): Rivers {
  const segments = barriers.flatMap((line) =>
    line.slice(1).map((end, i): Segment => [line[i]![0]!, line[i]![1]!, end[0]!, end[1]!]),
  );
  const sees = (from: Point, to: Point): boolean => !segments.some((segment) => meets(from, to, segment));
  const crossings = given
    .filter(({ closed }) => closed !== true)
    .map(({ lon, lat, extraMetres }): Crossing => {
      const point = nearestOn(segments, [lon, lat]);
      return { point, vector: vectorOf(point), extra: extraMetres ?? 0 };
    });
  const direct = crossings.map(({ point, vector, extra }) =>
    facilities.map((to) => (sees(point, to) ? extra + arc(vector, vectorOf(to)) : Infinity)),
  );
  // Over more than one crossing: as many rounds as there are crossings.
  let onwards = direct;
  for (let round = 1; round < crossings.length; round++) {
    onwards = crossings.map((from, c) =>
      facilities.map((_, j) => {
        let least = onwards[c]![j]!;
        for (const [d, next] of crossings.entries()) {
          if (d === c || !sees(from.point, next.point)) continue;
          least = Math.min(least, from.extra + arc(from.vector, next.vector) + onwards[d]![j]!);
        }
        return least;
      }),
    );
  }
  return { crossings, onwards, sees };
}

type Segment = readonly [ax: number, ay: number, bx: number, by: number];

/** Degrees, some 2 m: whoever ends so near to a barrier stands on it. */
const NEAR = 2e-5;

/** Whether a leg meets a segment anywhere but at its own ends. */
function meets([px, py]: Point, [qx, qy]: Point, [ax, ay, bx, by]: Segment): boolean {
  const [dx, dy, ex, ey] = [qx - px, qy - py, bx - ax, by - ay];
  const cross = dx * ey - dy * ex;
  if (cross === 0) return false;
  const t = ((ax - px) * ey - (ay - py) * ex) / cross;
  const u = ((ax - px) * dy - (ay - py) * dx) / cross;
  if (u < 0 || u > 1) return false;
  const margin = NEAR / Math.hypot(dx, dy);
  return t > margin && t < 1 - margin;
}

function nearestOn(segments: readonly Segment[], [x, y]: Point): Point {
  let best: Point = [x, y];
  let least = Infinity;
  for (const [ax, ay, bx, by] of segments) {
    const [dx, dy] = [bx - ax, by - ay];
    const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
    // Barriers count to seven decimals, a centimetre.
    const point: Point = [centimetres(ax + along * dx), centimetres(ay + along * dy)];
    const away = Math.hypot(x - point[0], y - point[1]);
    if (away < least) [least, best] = [away, point];
  }
  return best;
}

const centimetres = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;
