/**
 * Barriers as lines in a plane of whole numbers: does a straight leg pass one, and where is the nearest point of one?
 *
 * Problem. Whether two points lie on the same side of a line is a sign, and a wrong sign lets somebody through a river
 * where two of its parts meet. Rounding must not decide it.
 *
 * Method. The plane is longitude and latitude in units of 10^-7 degrees (a centimetre), rounded to whole units, counted
 * from the first point of the first barrier; x wraps half-way round the globe from there. Within 6.7 degrees all products
 * are then exact. A leg is stopped by a part of a line if its ends lie strictly on opposite sides of the part, and the
 * ends of the part do not lie strictly on one side of the leg. So a leg that ends on a barrier is not stopped by it (whoever
 * stands there is on both banks), a leg that runs along a part is not stopped by this part, and every leg that meets a
 * barrier anywhere else is, be it at a bend, at an end or where lines meet.
 *
 * Lines drawn one by one seldom meet exactly: an end of a line within 10 m of another line is joined to it by one more
 * part, which reaches two units beyond, so that rounding leaves no gap.
 *
 * Complexity. Parts are looked at in groups of about √n neighbours with a box each.
 *
 * Limits. Straight means straight in longitude and latitude; for legs of a few hundred kilometres, away from the poles,
 * that is near enough to a great circle. A leg that goes round the back of the globe passes no barrier.
 *
 * Reference. The test of two segments by four signs: Cormen, Leiserson, Rivest, Stein, Introduction to Algorithms, 33.1.
 */

import { METRES_PER_DEGREE } from "./great-circle.ts";

/** Units of the plane in a degree. */
export const UNITS_PER_DEGREE = 1e7;
/** Half-way round the globe. */
export const HALF_TURN: number = 180 * UNITS_PER_DEGREE;
const METRES_PER_UNIT: number = METRES_PER_DEGREE / UNITS_PER_DEGREE;

/** Ends of lines are joined to what is so near. */
const JOIN_METRES = 10;
/** How far a joint reaches beyond what it joins. */
const OVERLAP = 2;

/** Points of all lines, one after the other. */
export interface Lines {
  /** The origin in units of longitude. */
  readonly origin: number;
  readonly x: number[];
  readonly y: number[];
  /** Which line each point is of; points `i` and `i + 1` of one line are the ends of part `i`. */
  readonly line: number[];
  /** Parts in a group. */
  readonly group: number;
  /** West, south, east and north of each group. */
  readonly boxes: Float64Array;
}

/** A point of a line. */
export interface Foot {
  readonly x: number;
  readonly y: number;
  /** How far away it is. */
  readonly metres: number;
}

/** Columns of a longitude in the plane of these lines. */
export function planeX(origin: number, lon: number): number {
  const x = Math.round(lon * UNITS_PER_DEGREE) - origin;
  return x > HALF_TURN ? x - 2 * HALF_TURN : x < -HALF_TURN ? x + 2 * HALF_TURN : x;
}

export function planeY(lat: number): number {
  return Math.round(lat * UNITS_PER_DEGREE);
}

/** Lines from lists of [lon, lat], joined where they all but meet. */
export function linesOf(barriers: readonly (readonly (readonly number[])[])[]): Lines {
  const drawn: Line[] = [];
  const origin = Math.round((barriers[0]?.[0]?.[0] ?? 0) * UNITS_PER_DEGREE);
  for (const points of barriers) drawn.push(points.map(([lon, lat]) => [planeX(origin, lon!), planeY(lat!)]));
  const apart = grouped(origin, drawn);
  for (const [l, points] of [...drawn.entries()]) {
    for (const [x, y] of [points[0]!, points.at(-1)!]) {
      const foot = nearestFoot(apart, x, y, JOIN_METRES, l);
      const far = foot === undefined ? 0 : Math.hypot(foot.x - x, foot.y - y);
      if (far === 0) continue;
      const stretch = 1 + OVERLAP / far;
      drawn.push([
        [x, y],
        [Math.round(x + stretch * (foot!.x - x)), Math.round(y + stretch * (foot!.y - y))],
      ]);
    }
  }
  return grouped(origin, drawn);
}

type Line = (readonly [x: number, y: number])[];

/** Puts lines side by side and draws boxes round groups of parts. */
function grouped(origin: number, drawn: readonly Line[]): Lines {
  const [x, y, line]: [number[], number[], number[]] = [[], [], []];
  drawn.forEach((points, l) => {
    for (const point of points) {
      // Points that stand twice make no part.
      if (line.at(-1) === l && x.at(-1) === point[0] && y.at(-1) === point[1]) continue;
      x.push(point[0]);
      y.push(point[1]);
      line.push(l);
    }
  });
  const group = Math.ceil(Math.sqrt(x.length)) + 1;
  const boxes = new Float64Array(4 * Math.ceil(x.length / group));
  for (let g = 0; 4 * g < boxes.length; g++) {
    // A box holds the far end of its last part too.
    const [xs, ys] = [x, y].map((column) => column.slice(g * group, (g + 1) * group + 1)) as [number[], number[]];
    boxes.set([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)], 4 * g);
  }
  return { origin, x, y, line, group, boxes };
}

/** Whether a barrier stops the straight leg from p to q. Parts `on` do not count: an end of the leg lies on them. */
export function isStopped(
  { x, y, line, group, boxes }: Lines,
  px: number,
  py: number,
  qx: number,
  qy: number,
  on: readonly number[],
): boolean {
  const dx = qx - px;
  const dy = qy - py;
  if (Math.abs(dx) > HALF_TURN) return false;
  const [west, east] = dx < 0 ? [qx, px] : [px, qx];
  const [south, north] = dy < 0 ? [qy, py] : [py, qy];
  for (let g = 0, at = 0; at < boxes.length; g++, at += 4) {
    const right = boxes[at + 2]!;
    const top = boxes[at + 3]!;
    if (boxes[at]! > east || boxes[at + 1]! > north || right < west || top < south) continue;
    const end = Math.min(x.length - 1, (g + 1) * group);
    let before = dx * (y[g * group]! - py) - dy * (x[g * group]! - px);
    for (let i = g * group; i < end; i++) {
      const after = dx * (y[i + 1]! - py) - dy * (x[i + 1]! - px);
      // The ends of the part, seen from the leg; then those of the leg, seen from the part.
      if (before > 0 ? after <= 0 : before < 0 ? after >= 0 : true) {
        const ex = x[i + 1]! - x[i]!;
        const ey = y[i + 1]! - y[i]!;
        const p = ex * (py - y[i]!) - ey * (px - x[i]!);
        const q = ex * (qy - y[i]!) - ey * (qx - x[i]!);
        if ((p > 0 ? q < 0 : p < 0 && q > 0) && line[i] === line[i + 1] && !on.includes(i)) return true;
      }
      before = after;
    }
  }
  return false;
}

/** The nearest point of any line but one, within so many metres. */
export function nearestFoot(lines: Lines, px: number, py: number, within: number, but = -1): Foot | undefined {
  const { x, y, line, group, boxes } = lines;
  const narrow = Math.cos((Math.PI / 180 / UNITS_PER_DEGREE) * py);
  let foot: Foot | undefined;
  for (let g = 0, at = 0; at < boxes.length; g++, at += 4) {
    const outX = Math.max(boxes[at]! - px, px - boxes[at + 2]!, 0);
    const outY = Math.max(boxes[at + 1]! - py, py - boxes[at + 3]!, 0);
    if (METRES_PER_UNIT * Math.hypot(narrow * outX, outY) > (foot?.metres ?? within)) continue;
    for (let i = g * group; i < Math.min(x.length - 1, (g + 1) * group); i++) {
      if (line[i] !== line[i + 1] || line[i] === but) continue;
      const ex = narrow * (x[i + 1]! - x[i]!);
      const ey = y[i + 1]! - y[i]!;
      const along = (narrow * (px - x[i]!) * ex + (py - y[i]!) * ey) / (ex * ex + ey * ey);
      const t = Math.max(0, Math.min(1, along));
      const fx = x[i]! + t * (x[i + 1]! - x[i]!);
      const fy = y[i]! + t * ey;
      const metres = METRES_PER_UNIT * Math.hypot(narrow * (px - fx), py - fy);
      if (metres > within || metres >= (foot?.metres ?? Number.POSITIVE_INFINITY)) continue;
      foot = { x: Math.round(fx), y: Math.round(fy), metres };
    }
  }
  return foot;
}

/** The parts that a point of a line lies on, to the unit: one, or several where parts meet. */
export function partsAt({ x, y, line }: Lines, px: number, py: number): number[] {
  const parts: number[] = [];
  for (let i = 0; i + 1 < x.length; i++) {
    const ex = x[i + 1]! - x[i]!;
    const ey = y[i + 1]! - y[i]!;
    const near =
      Math.abs(px - (x[i]! + x[i + 1]!) / 2) <= Math.abs(ex) / 2 + 1 &&
      Math.abs(py - (y[i]! + y[i + 1]!) / 2) <= Math.abs(ey) / 2 + 1;
    if (near && line[i] === line[i + 1] && Math.abs(ex * (py - y[i]!) - ey * (px - x[i]!)) <= Math.hypot(ex, ey)) {
      parts.push(i);
    }
  }
  return parts;
}
