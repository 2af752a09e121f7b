/**
 * Barriers as lines in a plane of whole numbers: does a straight leg pass one, and where is the nearest point of one?
 *
 * Problem. Whether two points lie on the same side of a line is a sign, and a wrong sign lets somebody through a river
 * where two of its parts meet. Rounding must not decide it. And a map has rivers of the whole district, of which few are
 * anywhere near the people.
 *
 * Method. The plane is longitude and latitude in units of 10^-7 degrees (a centimetre), rounded to whole units; x wraps
 * half-way round the globe from an origin near the barriers. Within 6.7 degrees all products are then exact. A leg is
 * stopped by a part of a line if its ends lie strictly on opposite sides of the part, and the ends of the part do not lie
 * strictly on one side of the leg. So a leg that ends on a barrier is not stopped by it (whoever stands there is on both
 * banks), a leg that runs along a part is not stopped by this part, and every leg that meets a barrier anywhere else is, be
 * it at a bend, at an end or where lines meet.
 *
 * Lines drawn one by one seldom meet exactly: an end of a line within 10 m of another line is joined to it by one more
 * part, which reaches two units beyond, so that rounding leaves no gap.
 *
 * Parts that no leg can meet are left out. Every leg runs between two ends: homes, facilities, and crossings, moved to the
 * nearest line. A leg that can be stopped is a straight line in the plane, for one that is longer than half a turn goes
 * round the back and passes nothing. So it lies in any box that holds both ends, also where it runs across ±180° (there the
 * plane is whole; it is cut on the other side of the globe). What does not meet the box of all ends meets no leg, and as a
 * leg is stopped if *any* part stops it, no answer depends on such a part. A crossing is moved by CROSSING_METRES at most,
 * and a joint is as near as JOIN_METRES to the end that it is drawn from, and depends on nothing farther than that from it.
 * So with MARGIN, which is more than these together at any latitude of a barrier, the feet of crossings, the joints that
 * meet a leg, and the answers are the same as if nothing were left out. All that is computed later knows only the parts
 * kept, in their order, and an origin that does not depend on the others but in whole steps of ORIGIN_STEP: so it is the
 * same to the byte whether the map ends at the city or at the sea.
 *
 * Complexity. O(points), and O(log n) for a question, n parts being kept (part-tree.ts).
 *
 * Limits. Straight means straight in longitude and latitude; for legs of a few hundred kilometres, away from the poles,
 * that is near enough to a great circle. A leg that goes round the back of the globe passes no barrier.
 *
 * Reference. The test of two segments by four signs: Cormen, Leiserson, Rivest, Stein, Introduction to Algorithms, 33.1.
 */

import { type Drawing, HALF_TURN, UNITS_PER_DEGREE } from "./drawing.ts";
import { METRES_PER_DEGREE } from "./great-circle.ts";
import { type PartTree, type Points, partTree } from "./part-tree.ts";

const METRES_PER_UNIT: number = METRES_PER_DEGREE / UNITS_PER_DEGREE;

/** Crossings are at most so far from a barrier: surveyed points of bridges are so rough. */
export const CROSSING_METRES = 500;
/** Ends of lines are joined to what is so near. */
const JOIN_METRES = 10;
/** How far a joint reaches beyond what it joins. */
const OVERLAP = 2;
/** Barriers lie so far north and south: nearer to a pole, straight in degrees is not straight. */
export const MOST_LATITUDE = 80;
/** 0.03 degrees: 579 m along the parallel of 80 degrees, and more everywhere else. */
const MARGIN = 300_000;
/** Products of more than 6.7 degrees are rounded, by less than this. */
const ROUNDING: number = 2 ** 13;
const ENDS_PER_SLICE = 256;

/** A box in the plane. */
export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** A box that holds every leg: nothing is left out. */
export const EVERYWHERE: Readonly<Box> = { west: -1 / 0, south: -1 / 0, east: 1 / 0, north: 1 / 0 };

/** Points of all lines, one after the other; a line of which parts are left out is in several pieces. */
export interface Lines extends Points {
  /** The origin in units of longitude. */
  readonly origin: number;
  /** Which line each point is of. */
  readonly line: Int32Array;
  readonly tree: PartTree;
}

/** A point of a line. */
export interface Foot {
  readonly x: number;
  readonly y: number;
  /** How far away it is. */
  readonly metres: number;
}

/** A box with nothing in it. */
export function emptyBox(): Box {
  return { west: HALF_TURN, south: HALF_TURN, east: -HALF_TURN, north: -HALF_TURN };
}

/** Makes the box hold a point too. */
export function extend(box: Box, x: number, y: number): void {
  if (x < box.west) box.west = x;
  if (x > box.east) box.east = x;
  if (y < box.south) box.south = y;
  if (y > box.north) box.north = y;
}

/** The lines of a drawing, without what no leg within the box can meet, and joined where they all but meet. */
export function* linesOf(drawing: Drawing, box: Readonly<Box>): Generator<number, Lines> {
  const { start, x, y } = drawing;
  const apart = linesApart(drawing, box);
  yield apart.x.length;
  const joints: number[] = [];
  let ends = 0;
  for (let l = 0; l + 1 < start.length; l++) {
    for (const end of [start[l]!, start[l + 1]! - 1]) {
      const [px, py] = [x[end]!, y[end]!];
      if (!isNear(box, px, py, px, py)) continue;
      const foot = nearestFoot(apart, px, py, JOIN_METRES, l);
      const far = foot === undefined ? 0 : Math.hypot(foot.x - px, foot.y - py);
      if (++ends % ENDS_PER_SLICE === 0) yield ends;
      if (far === 0) continue;
      const stretch = 1 + OVERLAP / far;
      joints.push(px, py, Math.round(px + stretch * (foot!.x - px)), Math.round(py + stretch * (foot!.y - py)));
    }
  }
  if (joints.length === 0) return apart;
  yield ends;
  return withJoints(apart, joints, start.length);
}

/** The same, with gaps where lines only all but meet. */
export function linesApart({ origin, start, x: allX, y: allY }: Drawing, box: Readonly<Box>): Lines {
  const [x, y, line, isPart]: [number[], number[], number[], number[]] = [[], [], [], []];
  const add = (i: number, l: number): void => {
    x.push(allX[i]!);
    y.push(allY[i]!);
    line.push(l);
    isPart.push(0);
  };
  for (let l = 0; l + 1 < start.length; l++) {
    // The point before, and whether it is the last one kept.
    let before = start[l]!;
    let isKept = false;
    for (let i = before + 1; i < start[l + 1]!; i++) {
      // Points that stand twice make no part.
      if (allX[i] === allX[before] && allY[i] === allY[before]) continue;
      const isNearby = isNear(box, allX[before]!, allY[before]!, allX[i]!, allY[i]!);
      if (isNearby) {
        if (!isKept) add(before, l);
        isPart[x.length - 1] = 1;
        add(i, l);
      }
      isKept = isNearby;
      before = i;
    }
  }
  const points = { x: Float64Array.from(x), y: Float64Array.from(y), isPart: Uint8Array.from(isPart) };
  return { origin, ...points, line: Int32Array.from(line), tree: partTree(points) };
}

/** Whether the box of a part, MARGIN added, meets the box. */
function isNear({ west, south, east, north }: Readonly<Box>, ax: number, ay: number, bx: number, by: number): boolean {
  return (
    (ax >= west - MARGIN || bx >= west - MARGIN) &&
    (ax <= east + MARGIN || bx <= east + MARGIN) &&
    (ay >= south - MARGIN || by >= south - MARGIN) &&
    (ay <= north + MARGIN || by <= north + MARGIN)
  );
}

/** Whether the box of any part meets the box. */
export function meets({ x, y, isPart }: Points, { west, south, east, north }: Readonly<Box>): boolean {
  return isPart.some(
    (is, i) =>
      is === 1 &&
      (x[i]! >= west || x[i + 1]! >= west) &&
      (x[i]! <= east || x[i + 1]! <= east) &&
      (y[i]! >= south || y[i + 1]! >= south) &&
      (y[i]! <= north || y[i + 1]! <= north),
  );
}

/** Adds parts of their own: four numbers each. */
function withJoints({ origin, x, y, line, isPart }: Lines, joints: readonly number[], lines: number): Lines {
  const count = x.length;
  const longer = count + joints.length / 2;
  const [xs, ys, of, areParts] = [
    new Float64Array(longer),
    new Float64Array(longer),
    new Int32Array(longer),
    new Uint8Array(longer),
  ];
  xs.set(x);
  ys.set(y);
  of.set(line);
  areParts.set(isPart);
  for (let k = 0, i = count; k < joints.length; k += 2, i++) {
    xs[i] = joints[k]!;
    ys[i] = joints[k + 1]!;
    of[i] = lines + (k >> 2);
    areParts[i] = k % 4 === 0 ? 1 : 0;
  }
  const points = { x: xs, y: ys, isPart: areParts };
  return { origin, ...points, line: of, tree: partTree(points) };
}

/** Whether a barrier stops the straight leg from p to q. Parts `on` do not count: an end of the leg lies on them. */
export function isStopped(
  lines: Lines,
  px: number,
  py: number,
  qx: number,
  qy: number,
  on: readonly number[],
): boolean {
  const { x, y, tree } = lines;
  const { nodes, skip, first, end, boxes } = tree;
  const dx = qx - px;
  const dy = qy - py;
  if (Math.abs(dx) > HALF_TURN) return false;
  const west = dx < 0 ? qx : px;
  const east = dx < 0 ? px : qx;
  const south = dy < 0 ? qy : py;
  const north = dy < 0 ? py : qy;
  for (let node = 0; node < nodes; ) {
    const at = 4 * node;
    const left = boxes[at]!;
    const bottom = boxes[at + 1]!;
    const right = boxes[at + 2]!;
    const top = boxes[at + 3]!;
    // Beside the box of the leg, or wholly on one side of its line: twice the middle of the box, and how far it reaches.
    const isAside =
      left > east ||
      bottom > north ||
      right < west ||
      top < south ||
      Math.abs(dx * (bottom + top - 2 * py) - dy * (left + right - 2 * px)) >
        Math.abs(dx) * (top - bottom) + Math.abs(dy) * (right - left) + ROUNDING;
    if (isAside) {
      node = skip[node]!;
      continue;
    }
    const last = end[node]!;
    if (last > 0) {
      let i = first[node]!;
      let before = dx * (y[i]! - py) - dy * (x[i]! - px);
      for (; i < last; i++) {
        const after = dx * (y[i + 1]! - py) - dy * (x[i + 1]! - px);
        // The ends of the part, seen from the leg; then those of the leg, seen from the part.
        if (before > 0 ? after <= 0 : before < 0 ? after >= 0 : true) {
          const ex = x[i + 1]! - x[i]!;
          const ey = y[i + 1]! - y[i]!;
          const p = ex * (py - y[i]!) - ey * (px - x[i]!);
          const q = ex * (qy - y[i]!) - ey * (qx - x[i]!);
          if ((p > 0 ? q < 0 : p < 0 && q > 0) && !on.includes(i)) return true;
        }
        before = after;
      }
    }
    node++;
  }
  return false;
}

/** Whether one part stops the straight leg from p to q: see {@link isStopped}. */
export function stops({ x, y }: Lines, part: number, px: number, py: number, qx: number, qy: number): boolean {
  const before = (qx - px) * (y[part]! - py) - (qy - py) * (x[part]! - px);
  const after = (qx - px) * (y[part + 1]! - py) - (qy - py) * (x[part + 1]! - px);
  const ex = x[part + 1]! - x[part]!;
  const ey = y[part + 1]! - y[part]!;
  const p = ex * (py - y[part]!) - ey * (px - x[part]!);
  const q = ex * (qy - y[part]!) - ey * (qx - x[part]!);
  return !((before > 0 && after > 0) || (before < 0 && after < 0)) && (p > 0 ? q < 0 : p < 0 && q > 0);
}

/** The nearest point of any line but one, within so many metres; of equals that of the first part. */
export function nearestFoot(lines: Lines, px: number, py: number, within: number, but = -1): Foot | undefined {
  const { x, y, line, tree } = lines;
  const { nodes, skip, first, end, boxes } = tree;
  const narrow = Math.cos((Math.PI / 180 / UNITS_PER_DEGREE) * py);
  let [best, part, footX, footY] = [within, -1, 0, 0];
  for (let node = 0; node < nodes; ) {
    const at = 4 * node;
    const outX = Math.max(boxes[at]! - px, px - boxes[at + 2]!, 0);
    const outY = Math.max(boxes[at + 1]! - py, py - boxes[at + 3]!, 0);
    if (METRES_PER_UNIT * Math.hypot(narrow * outX, outY) > best) {
      node = skip[node]!;
      continue;
    }
    for (let i = first[node]!; i < end[node]!; i++) {
      if (line[i] === but) continue;
      const ex = narrow * (x[i + 1]! - x[i]!);
      const ey = y[i + 1]! - y[i]!;
      const along = (narrow * (px - x[i]!) * ex + (py - y[i]!) * ey) / (ex * ex + ey * ey);
      const t = Math.max(0, Math.min(1, along));
      const fx = x[i]! + t * (x[i + 1]! - x[i]!);
      const fy = y[i]! + t * ey;
      const metres = METRES_PER_UNIT * Math.hypot(narrow * (px - fx), py - fy);
      if (metres > best || (metres === best && part >= 0 && part < i)) continue;
      [best, part, footX, footY] = [metres, i, fx, fy];
    }
    node++;
  }
  return part < 0 ? undefined : { x: Math.round(footX), y: Math.round(footY), metres: best };
}

/** The parts that a point of a line lies on, to the unit: one, or several where parts meet. */
export function partsAt({ x, y, tree }: Lines, px: number, py: number): number[] {
  const { nodes, skip, first, end, boxes } = tree;
  const parts: number[] = [];
  for (let node = 0; node < nodes; ) {
    const at = 4 * node;
    const isAside =
      boxes[at]! > px + 1 || boxes[at + 1]! > py + 1 || boxes[at + 2]! < px - 1 || boxes[at + 3]! < py - 1;
    if (isAside) {
      node = skip[node]!;
      continue;
    }
    for (let i = first[node]!; i < end[node]!; i++) {
      const ex = x[i + 1]! - x[i]!;
      const ey = y[i + 1]! - y[i]!;
      const near =
        Math.abs(px - (x[i]! + x[i + 1]!) / 2) <= Math.abs(ex) / 2 + 1 &&
        Math.abs(py - (y[i]! + y[i + 1]!) / 2) <= Math.abs(ey) / 2 + 1;
      if (near && Math.abs(ex * (py - y[i]!) - ey * (px - x[i]!)) <= Math.hypot(ex, ey)) parts.push(i);
    }
    node++;
  }
  return parts.sort((a, b) => a - b);
}
