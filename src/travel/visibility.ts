/**
 * Visibility: what can be seen from a point across a plane with lines in it, mostly without looking at the lines.
 *
 * Problem. "Does a barrier stop the leg from this home to that facility?", some ten million times, for few facilities
 * and lines of any length.
 *
 * Method. Round a target the directions are cut into SECTORS. For each two radii are kept: `near`, within which no line has
 * a point there, and `far`, beyond which everything is hidden, since a line runs through from one side of the sector to the
 * other within it. Whoever stands nearer than `near` is seen, whoever stands beyond `far` is not, and only for the few
 * between the lines themselves are asked (`isStopped`). Directions and radii are those of the diamond |x| + |y| = r: they
 * need one division and no root, and along a straight line within a quadrant the radius is linear, so that its extremes
 * are at the borders of the sectors.
 *
 * Invariants. The sector of a direction never falls as the direction turns, rounding included. Radii keep a centimetre, and
 * their own rounding, from the lines. So answers other than `MAYBE` are those of `isStopped`.
 *
 * Complexity. Radii O(points + sectors crossed) for a target; asking O(1); a box O(sectors it covers).
 */

import { isStopped, type Lines, stops } from "./barrier-lines.ts";
import { HALF_TURN } from "./drawing.ts";

/** Of all directions together; a power of two. */
const SECTORS = 256;
const SECTORS_IN_QUADRANT: number = SECTORS / 4;
/** What is nearby: 1.4 km. */
const NEARBY: number = 2 ** 17;
/** Radii are stored in 24 bits. */
const ROUNDING = 1e-6;

/** How a box looks from a target: all of it seen, perhaps some, nothing. */
export const SEEN = 0;
export const MAYBE = 1;
export const HIDDEN = 2;

/** Points to be seen across lines. */
export interface Visibility {
  readonly lines: Lines;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Parts of lines that the target lies on, which hide nothing from it. */
  readonly on: (readonly number[])[];
  /** For every target and direction: near, far. */
  readonly radii: Float32Array;
}

/** Room for so many targets. */
export function allocateVisibility(lines: Lines, targets: number): Visibility {
  return {
    lines,
    x: new Float64Array(targets),
    y: new Float64Array(targets),
    on: Array.from({ length: targets }, () => []),
    radii: new Float32Array(2 * SECTORS * targets).fill(Number.POSITIVE_INFINITY),
  };
}

/** Whether no barrier stops the straight leg between a target and a point. */
export function isSeen(visibility: Visibility, target: number, px: number, py: number): boolean {
  const { lines, x, y, on, radii } = visibility;
  const dx = px - x[target]!;
  const dy = py - y[target]!;
  if (dx > HALF_TURN || dx < -HALF_TURN) return true;
  const radius = Math.abs(dx) + Math.abs(dy);
  const at = 2 * (SECTORS * target + sectorOf(dx, dy));
  if (radius < radii[at]!) return true;
  return radius <= radii[at + 1]! && !isStopped(lines, px, py, x[target]!, y[target]!, on[target]!);
}

/**
 * The same, where the point lies on some parts of lines, to the unit: these do not stop the leg either. If none of them does,
 * it makes no difference that the target knows nothing of it.
 */
export function isOpen(
  visibility: Visibility,
  target: number,
  px: number,
  py: number,
  parts: readonly number[],
): boolean {
  if (isSeen(visibility, target, px, py)) return true;
  const { lines, x, y, on } = visibility;
  const [tx, ty] = [x[target]!, y[target]!];
  for (const part of parts) {
    if (stops(lines, part, px, py, tx, ty)) return !isStopped(lines, px, py, tx, ty, [...parts, ...on[target]!]);
  }
  return false;
}

/** How a box of points looks from a target. */
export function look(
  visibility: Visibility,
  target: number,
  west: number,
  south: number,
  east: number,
  north: number,
): number {
  const { x, y, radii } = visibility;
  const w = west - x[target]!;
  const e = east - x[target]!;
  const s = south - y[target]!;
  const n = north - y[target]!;
  if (e > HALF_TURN || w < -HALF_TURN) return MAYBE;
  const nearest = Math.max(w, -e, 0) + Math.max(s, -n, 0);
  const farthest = Math.max(e, -w) + Math.max(n, -s);
  // The corners between which the box lies, in the sense in which directions are counted.
  const first = nearest === 0 ? 0 : sectorOf(s > 0 ? e : n < 0 || w > 0 ? w : e, w > 0 ? s : e < 0 || n < 0 ? n : s);
  const last =
    nearest === 0 ? SECTORS - 1 : sectorOf(s > 0 ? w : n < 0 || w <= 0 ? e : w, w > 0 ? n : e < 0 || s > 0 ? s : n);
  const start = 2 * SECTORS * target;
  let isFree = true;
  let isCovered = true;
  for (let sector = first; ; sector = (sector + 1) % SECTORS) {
    if (farthest >= radii[start + 2 * sector]!) isFree = false;
    if (nearest <= radii[start + 2 * sector + 1]!) isCovered = false;
    if (!isFree && !isCovered) return MAYBE;
    if (sector === last) return isFree ? SEEN : HIDDEN;
  }
}

/** Which sector a direction lies in. */
function sectorOf(dx: number, dy: number): number {
  const radius = Math.abs(dx) + Math.abs(dy);
  const turn = dy >= 0 ? (dx >= 0 ? dy / radius : 1 - dx / radius) : dx < 0 ? 2 - dy / radius : 3 + dx / radius;
  // At the target itself there is no direction, and 0 will do.
  return Math.floor(SECTORS_IN_QUADRANT * turn) & (SECTORS - 1);
}

/**
 * Puts a target, which lies on some parts, into its place, and walks along the lines to find its radii: first along those
 * nearby, and then along all that is not behind them.
 */
export function placeTarget(
  visibility: Visibility,
  target: number,
  tx: number,
  ty: number,
  on: readonly number[],
): void {
  visibility.x[target] = tx;
  visibility.y[target] = ty;
  visibility.on[target] = on;
  walk(visibility, target, NEARBY);
  walk(visibility, target, Number.POSITIVE_INFINITY);
}

/** Walks along all lines within a square round a target, but those that are hidden by what was found so far. */
function walk(visibility: Visibility, target: number, within: number): void {
  const { lines, radii } = visibility;
  const { x, y, tree } = lines;
  const { leaves, first, end, boxes } = tree;
  const tx = visibility.x[target]!;
  const ty = visibility.y[target]!;
  const on = visibility.on[target]!;
  const start = 2 * SECTORS * target;
  const touch = (sector: number, radius: number): void => {
    radii[start + 2 * sector] = Math.min(radii[start + 2 * sector]!, radius * (1 - ROUNDING) - 1);
  };
  // Of the stay in the present sector: from which side it was entered, and the farthest point since.
  let side = 0;
  let most = 0;
  let [vx, vy, radiusV, sectorV] = [0, 0, 0, -1];
  let before = -1;
  for (const leaf of leaves) {
    const [west, south, east, north] = [
      boxes[4 * leaf]!,
      boxes[4 * leaf + 1]!,
      boxes[4 * leaf + 2]!,
      boxes[4 * leaf + 3]!,
    ];
    if (west > tx + within || south > ty + within || east < tx - within || north < ty - within) continue;
    if (look(visibility, target, west, south, east, north) === HIDDEN) continue;
    for (let i = first[leaf]!; i < end[leaf]!; i++) {
      if (i !== before + 1) {
        side = 0;
        most = 0;
        sectorV = -1;
      }
      before = i;
      // The end of the part before is the beginning of this one.
      const ux = sectorV < 0 ? x[i]! - tx : vx;
      const uy = sectorV < 0 ? y[i]! - ty : vy;
      const radiusU = sectorV < 0 ? Math.abs(ux) + Math.abs(uy) : radiusV;
      let sector = sectorV < 0 ? sectorOf(ux, uy) : sectorV;
      vx = x[i + 1]! - tx;
      vy = y[i + 1]! - ty;
      radiusV = Math.abs(vx) + Math.abs(vy);
      sectorV = sectorOf(vx, vy);
      let steps = (sectorV - sector + SECTORS) % SECTORS;
      const ex = vx - ux;
      const ey = vy - uy;
      const cross = ux * ey - uy * ex;
      // What the target lies on hides nothing from it, and leads through no sector.
      const isOn = cross === 0 && (steps > 0 || radiusU === 0 || radiusV === 0);
      if (isOn || (on.length > 0 && on.includes(i))) {
        side = 0;
        most = 0;
        continue;
      }
      const largest = Math.max(radiusU, radiusV);
      if (steps === 0) {
        touch(sector, Math.min(radiusU, radiusV));
        most = Math.max(most, largest);
        continue;
      }
      const turn = (steps === SECTORS / 2 ? cross > 0 : steps < SECTORS / 2) ? 1 : -1;
      if (turn < 0) steps = SECTORS - steps;
      touch(sector, radiusU);
      most = Math.max(most, radiusU);
      for (; steps > 0; steps--) {
        const next = (sector + turn + SECTORS) % SECTORS;
        const radius = cross / acrossBorder(turn > 0 ? next : sector, ex, ey);
        const isSound = radius >= 0 && radius <= largest;
        touch(sector, isSound ? radius : 0);
        if (side === -turn) {
          const far = Math.max(most, isSound ? radius : largest) * (1 + ROUNDING) + 1;
          radii[start + 2 * sector + 1] = Math.min(radii[start + 2 * sector + 1]!, far);
        }
        side = -turn;
        most = isSound ? radius : largest;
        sector = next;
        touch(sector, isSound ? radius : 0);
      }
      touch(sector, radiusV);
      most = Math.max(most, radiusV);
    }
  }
}

/** The cross product of the direction at the lower border of a sector, at radius 1, with a vector. */
function acrossBorder(sector: number, ex: number, ey: number): number {
  const turn = sector / SECTORS_IN_QUADRANT;
  const quadrant = Math.floor(turn);
  const up = turn - quadrant;
  // (1 − up, up), turned by quadrants.
  const a = quadrant % 2 === 0 ? 1 - up : up;
  const b = quadrant % 2 === 0 ? up : 1 - up;
  const dx = quadrant === 0 || quadrant === 3 ? a : -a;
  const dy = quadrant < 2 ? b : -b;
  return dx * ey - dy * ex;
}
