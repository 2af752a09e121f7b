/**
 * Horizons: what can be seen from a point across a plane with lines in it, mostly without looking at the lines.
 *
 * Problem. "Does a barrier stop the leg from this home to that facility?", some ten million times, for few facilities
 * and lines of any length.
 *
 * Method. Round a target the directions are cut into PARTS. For each the horizon keeps two radii: `near`, within which no
 * line has a point there, and `far`, beyond which everything is hidden, since a line runs through from one side of the
 * part to the other within it. Whoever stands nearer than `near` is seen, whoever stands beyond `far` is not, and only
 * for the few between the lines themselves are asked (`isStopped`). Directions and radii are those of the diamond
 * |x| + |y| = r: they need one division and no root, and along a straight line within a quadrant the radius is linear,
 * so that its extremes are at the borders of the parts.
 *
 * Invariants. The part of a direction never falls as the direction turns, rounding included. Radii keep a centimetre, and
 * their own rounding, from the lines. So answers other than `MAYBE` are those of `isStopped`.
 *
 * Complexity. Building O(points + parts crossed) for a target; asking O(1); a box O(parts it covers).
 */

import { HALF_TURN, isStopped, type Lines } from "./barrier-lines.ts";

/** In all directions together; a power of two. */
const PARTS = 256;
const PARTS_IN_QUADRANT: number = PARTS / 4;
/** Radii are stored in 24 bits. */
const ROUNDING = 1e-6;

/** How a box looks from a target: all of it seen, perhaps some, nothing. */
export const SEEN = 0;
export const MAYBE = 1;
export const HIDDEN = 2;

/** Points to be seen, each with its horizon. */
export interface Horizons {
  readonly lines: Lines;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Parts of lines that the target lies on, which hide nothing from it. */
  readonly on: readonly (readonly number[])[];
  /** For every target and direction: near, far. */
  readonly radii: Float32Array;
}

/** Room for so many targets. */
export function allocateHorizons(lines: Lines, targets: number): Horizons {
  return {
    lines,
    x: new Float64Array(targets),
    y: new Float64Array(targets),
    on: Array.from({ length: targets }, () => []),
    radii: new Float32Array(2 * PARTS * targets).fill(Number.POSITIVE_INFINITY),
  };
}

/** Whether no barrier stops the straight leg between a target and a point. */
export function isSeen({ lines, x, y, on, radii }: Horizons, target: number, px: number, py: number): boolean {
  const dx = px - x[target]!;
  const dy = py - y[target]!;
  if (dx > HALF_TURN || dx < -HALF_TURN) return true;
  const radius = Math.abs(dx) + Math.abs(dy);
  const at = 2 * (PARTS * target + partOf(dx, dy));
  if (radius < radii[at]!) return true;
  return radius <= radii[at + 1]! && !isStopped(lines, px, py, x[target]!, y[target]!, on[target]!);
}

/** How a box of points looks from a target. */
export function look(
  { x, y, radii }: Horizons,
  target: number,
  west: number,
  south: number,
  east: number,
  north: number,
): number {
  const w = west - x[target]!;
  const e = east - x[target]!;
  const s = south - y[target]!;
  const n = north - y[target]!;
  if (e > HALF_TURN || w < -HALF_TURN) return MAYBE;
  const nearest = Math.max(w, -e, 0) + Math.max(s, -n, 0);
  const farthest = Math.max(e, -w) + Math.max(n, -s);
  // The corners between which the box lies, in the sense in which directions are counted.
  const first = nearest === 0 ? 0 : partOf(s > 0 ? e : n < 0 || w > 0 ? w : e, w > 0 ? s : e < 0 || n < 0 ? n : s);
  const last =
    nearest === 0 ? PARTS - 1 : partOf(s > 0 ? w : n < 0 || w <= 0 ? e : w, w > 0 ? n : e < 0 || s > 0 ? s : n);
  const start = 2 * PARTS * target;
  let isFree = true;
  let isCovered = true;
  for (let part = first; ; part = (part + 1) % PARTS) {
    if (farthest >= radii[start + 2 * part]!) isFree = false;
    if (nearest <= radii[start + 2 * part + 1]!) isCovered = false;
    if (!isFree && !isCovered) return MAYBE;
    if (part === last) return isFree ? SEEN : HIDDEN;
  }
}

/** Which part a direction lies in. */
function partOf(dx: number, dy: number): number {
  const radius = Math.abs(dx) + Math.abs(dy);
  const turn = dy >= 0 ? (dx >= 0 ? dy / radius : 1 - dx / radius) : dx < 0 ? 2 - dy / radius : 3 + dx / radius;
  // At the target itself there is no direction, and 0 will do.
  return Math.floor(PARTS_IN_QUADRANT * turn) & (PARTS - 1);
}

/** Puts a target into its place and walks along all lines to find its radii. */
export function placeTarget(horizons: Horizons, target: number, tx: number, ty: number, on: readonly number[]): void {
  const { lines, radii } = horizons;
  const { x, y, line } = lines;
  horizons.x[target] = tx;
  horizons.y[target] = ty;
  (horizons.on as (readonly number[])[])[target] = on;
  const start = 2 * PARTS * target;
  const touch = (part: number, radius: number): void => {
    radii[start + 2 * part] = Math.min(radii[start + 2 * part]!, radius * (1 - ROUNDING) - 1);
  };
  // Of the stay in the present part: from which side it was entered, and the farthest point since.
  let side = 0;
  let most = 0;
  for (let i = 0; i + 1 < x.length; i++) {
    const ux = x[i]! - tx;
    const uy = y[i]! - ty;
    const ex = x[i + 1]! - x[i]!;
    const ey = y[i + 1]! - y[i]!;
    const cross = ux * ey - uy * ex;
    const radiusU = Math.abs(ux) + Math.abs(uy);
    const radiusV = Math.abs(ux + ex) + Math.abs(uy + ey);
    let part = partOf(ux, uy);
    let steps = (partOf(ux + ex, uy + ey) - part + PARTS) % PARTS;
    // What the target lies on hides nothing from it, and leads through no part.
    const isOn = cross === 0 && (steps > 0 || radiusU === 0 || radiusV === 0);
    if (isOn || line[i] !== line[i + 1] || on.includes(i)) {
      side = 0;
      most = 0;
      continue;
    }
    const turn = (steps === PARTS / 2 ? cross > 0 : steps < PARTS / 2) ? 1 : -1;
    if (turn < 0) steps = PARTS - steps;
    const largest = Math.max(radiusU, radiusV);
    touch(part, radiusU);
    most = Math.max(most, radiusU);
    for (; steps > 0; steps--) {
      const next = (part + turn + PARTS) % PARTS;
      const radius = cross / acrossBorder(turn > 0 ? next : part, ex, ey);
      const isSound = radius >= 0 && radius <= largest;
      touch(part, isSound ? radius : 0);
      if (side === -turn) {
        const far = Math.max(most, isSound ? radius : largest) * (1 + ROUNDING) + 1;
        radii[start + 2 * part + 1] = Math.min(radii[start + 2 * part + 1]!, far);
      }
      side = -turn;
      most = isSound ? radius : largest;
      part = next;
      touch(part, isSound ? radius : 0);
    }
    touch(part, radiusV);
    most = Math.max(most, radiusV);
  }
}

/** The cross product of the direction at the lower border of a part, at radius 1, with a vector. */
function acrossBorder(part: number, ex: number, ey: number): number {
  const turn = part / PARTS_IN_QUADRANT;
  const quadrant = Math.floor(turn);
  const up = turn - quadrant;
  // (1 − up, up), turned by quadrants.
  const a = quadrant % 2 === 0 ? 1 - up : up;
  const b = quadrant % 2 === 0 ? up : 1 - up;
  const dx = quadrant === 0 || quadrant === 3 ? a : -a;
  const dy = quadrant < 2 ? b : -b;
  return dx * ey - dy * ex;
}
