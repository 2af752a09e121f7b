/**
 * Ways round barriers by brute force: every point against every other, every leg against every part of every line, in
 * whole numbers of any size. Written from the words of `BarrierTravel` in types.ts, and sharing nothing with `src/`.
 */
import { geoDistance } from "d3-geo";
import type { BarrierTravel } from "../../src/index.ts";

const EARTH_METRES = 6_371_008.8;
const UNIT = 1e7;
const HALF_TURN = 1_800_000_000n;

type Degrees = readonly [lon: number, lat: number];
type Point = readonly [x: bigint, y: bigint];
type Part = readonly [Point, Point];

interface Node {
  readonly degrees: Degrees;
  readonly point: Point;
  /** Parts that the node is taken to lie on. */
  readonly on: readonly Part[];
  readonly extra: number;
}

interface World {
  readonly origin: bigint;
  readonly parts: readonly Part[];
  readonly crossings: readonly Node[];
  /** Legs between crossings; Infinity where stopped. */
  readonly legs: readonly (readonly number[])[];
}

const worlds = new WeakMap<BarrierTravel, World>();

/** Metres of the shortest chain of legs between two points, not rounded; Infinity where there is none. */
export function shortestChain(travel: BarrierTravel, from: Degrees, to: Degrees): number {
  const world = worldOf(travel);
  const home = nodeAt(world.origin, from);
  const goal = nodeAt(world.origin, to);
  const { crossings, legs } = world;
  // Bellman and Ford, from the end backwards: as often as there are crossings is enough.
  let rest = crossings.map((crossing) => crossing.extra + legOf(world, crossing, goal));
  for (let round = 0; round < crossings.length; round++) {
    rest = rest.map((metres, c) =>
      Math.min(metres, ...rest.map((beyond, other) => crossings[c]!.extra + legs[c]![other]! + beyond)),
    );
  }
  return Math.min(legOf(world, home, goal), ...rest.map((metres, c) => legOf(world, home, crossings[c]!) + metres));
}

/** Whether no straight leg leads there. */
export function isBehind(travel: BarrierTravel, from: Degrees, to: Degrees): boolean {
  const world = worldOf(travel);
  return legOf(world, nodeAt(world.origin, from), nodeAt(world.origin, to)) === Number.POSITIVE_INFINITY;
}

/** On which side of the part it lies on an open crossing sees a place: -1 or 1, or 0 where it does not, or lies on more. */
export function sideSeen(travel: BarrierTravel, crossing: number, from: Degrees): number {
  const world = worldOf(travel);
  const [home, { point, on }] = [nodeAt(world.origin, from), world.crossings[crossing]!];
  if (on.length !== 1 || legOf(world, home, world.crossings[crossing]!) === Number.POSITIVE_INFINITY) return 0;
  const [[[ax, ay], [bx, by]]] = on as [Part];
  const above = cross(bx - ax, by - ay, home.point[0] - point[0], home.point[1] - point[1]);
  // Along the part, and as near to it as points are rounded, there is no side.
  const length = abs(bx - ax) + abs(by - ay);
  return abs(above) <= 4n * length ? 0 : above > 0n ? 1 : -1;
}

function worldOf(travel: BarrierTravel): World {
  const known = worlds.get(travel);
  if (known) return known;
  const origin = units(travel.barriers[0]?.[0]?.[0] ?? 0);
  const lines = travel.barriers.map((line) => line.map(([lon, lat]) => pointAt(origin, [lon!, lat!])));
  const drawn = lines.flatMap((line, l) => partsOf(line).map((part) => ({ part, l })));
  const joints = lines.flatMap((line, l) => [line[0]!, line.at(-1)!].flatMap((end) => jointAt(end, l, drawn)));
  const parts = [...drawn.map(({ part }) => part), ...joints];
  const open = travel.crossings.filter(({ closed }) => !closed);
  const crossings = open.map(({ lon, lat, extraMetres }): Node => {
    const point = footOf(pointAt(origin, [lon, lat]), parts)!.foot;
    const degrees: Degrees = [Number(point[0] + origin) / UNIT, Number(point[1]) / UNIT];
    return { degrees, point, on: parts.filter((part) => isOn(part, point)), extra: extraMetres ?? 0 };
  });
  const bare = { origin, parts, crossings, legs: [] };
  const world = { ...bare, legs: crossings.map((a) => crossings.map((b) => legOf(bare, a, b))) };
  worlds.set(travel, world);
  return world;
}

function units(degrees: number): bigint {
  return BigInt(Math.round(degrees * UNIT));
}

function pointAt(origin: bigint, [lon, lat]: Degrees): Point {
  const x = units(lon) - origin;
  return [x > HALF_TURN ? x - 2n * HALF_TURN : x < -HALF_TURN ? x + 2n * HALF_TURN : x, units(lat)];
}

function nodeAt(origin: bigint, degrees: Degrees): Node {
  return { degrees, point: pointAt(origin, degrees), on: [], extra: 0 };
}

function partsOf(line: readonly Point[]): Part[] {
  return line.slice(1).flatMap((b, i): Part[] => {
    const a = line[i]!;
    return a[0] === b[0] && a[1] === b[1] ? [] : [[a, b]];
  });
}

function legOf({ parts }: Pick<World, "parts">, a: Node, b: Node): number {
  const stopped = parts.some((part) => !a.on.includes(part) && !b.on.includes(part) && meets(a.point, b.point, part));
  return stopped ? Number.POSITIVE_INFINITY : geoDistance([...a.degrees], [...b.degrees]) * EARTH_METRES;
}

const cross = (ax: bigint, ay: bigint, bx: bigint, by: bigint): bigint => ax * by - ay * bx;

/** Whether p + t·d, 0 < t < 1, meets a + s·e, 0 ≤ s ≤ 1. What runs along the part does not meet it. */
function meets([px, py]: Point, [qx, qy]: Point, [[ax, ay], [bx, by]]: Part): boolean {
  if (abs(qx - px) > HALF_TURN) return false;
  const below = cross(qx - px, qy - py, bx - ax, by - ay);
  if (below === 0n) return false;
  const sign = below > 0n ? 1n : -1n;
  const t = sign * cross(ax - px, ay - py, bx - ax, by - ay);
  const s = sign * cross(ax - px, ay - py, qx - px, qy - py);
  return t > 0n && t < sign * below && s >= 0n && s <= sign * below;
}

const abs = (n: bigint): bigint => (n < 0n ? -n : n);

interface Foot {
  readonly foot: Point;
  readonly metres: number;
}

/** The nearest point of any part, in a plane in which degrees of longitude are as short as they are here. */
function footOf([px, py]: Point, parts: readonly Part[]): Foot | undefined {
  const shrink = Math.cos((Number(py) / UNIT / 180) * Math.PI);
  let best: Foot | undefined;
  for (const [a, b] of parts) {
    const [ax, ay, bx, by] = [a[0] - px, a[1] - py, b[0] - px, b[1] - py].map(Number) as [
      number,
      number,
      number,
      number,
    ];
    const [dx, dy] = [(bx - ax) * shrink, by - ay];
    const along = Math.min(1, Math.max(0, -(ax * shrink * dx + ay * dy) / (dx ** 2 + dy ** 2)));
    const [fx, fy] = [ax + along * (bx - ax), ay + along * (by - ay)];
    const metres = (Math.sqrt((fx * shrink) ** 2 + fy ** 2) / UNIT) * (Math.PI / 180) * EARTH_METRES;
    if (best && best.metres <= metres) continue;
    best = { metres, foot: [px + BigInt(Math.round(fx)), py + BigInt(Math.round(fy))] };
  }
  return best;
}

/** An end within 10 m of another line reaches it, and two units farther. */
function jointAt(end: Point, line: number, drawn: readonly { readonly part: Part; readonly l: number }[]): Part[] {
  const near = footOf(
    end,
    drawn.filter(({ l }) => l !== line).map(({ part }) => part),
  );
  if (near === undefined || near.metres > 10) return [];
  const [dx, dy] = [Number(near.foot[0] - end[0]), Number(near.foot[1] - end[1])];
  const length = Math.sqrt(dx ** 2 + dy ** 2);
  if (length === 0) return [];
  const beyond = (d: number) => BigInt(Math.round(d + (2 * d) / length));
  return [[end, [end[0] + beyond(dx), end[1] + beyond(dy)]]];
}

/** Within a unit of the part. */
function isOn([[ax, ay], [bx, by]]: Part, [px, py]: Point): boolean {
  const within = (p: bigint, a: bigint, b: bigint) => p >= (a < b ? a : b) - 1n && p <= (a < b ? b : a) + 1n;
  if (!within(px, ax, bx) || !within(py, ay, by)) return false;
  const [ex, ey] = [bx - ax, by - ay];
  return cross(ex, ey, px - ax, py - ay) ** 2n <= ex ** 2n + ey ** 2n;
}
