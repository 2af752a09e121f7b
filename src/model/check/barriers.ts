/** What barriers and crossings must be: shapes, values, and that every crossing is at a barrier. */

import { cameOf, codeForNumber, type InputIssueCode, type IssueList, isArray, repeatedId } from "../../errors.ts";
import {
  CROSSING_METRES,
  EVERYWHERE,
  emptyBox,
  extend,
  type Lines,
  linesApart,
  MOST_LATITUDE,
  nearestFoot,
} from "../../travel/barrier-lines.ts";
import { type Drawing, drawingOf, isFrozenTravel, planeX, planeY } from "../../travel/drawing.ts";
import type { BarrierTravel, Crossing } from "../../types.ts";

/** The most points of all barriers together. */
const MOST_BARRIER_POINTS = 65_536;
/** The most crossings, open or closed. */
const MOST_CROSSINGS = 512;
/** With so few crossings, extra metres and degrees no chain of legs reaches 2^31 metres. */
const MOST_EXTRA_METRES = 100_000;
const MOST_DEGREES_APART = 10;

/** What a number must be. */
interface Bounds {
  readonly expected: "longitude" | "latitude" | "metres-between";
  readonly least: number;
  readonly most: number;
}

const longitude: Bounds = { expected: "longitude", least: -180, most: 180 };
const latitude: Bounds = { expected: "latitude", least: -90, most: 90 };
/** Of points of barriers. */
const drawnLatitude: Bounds = { expected: "latitude", least: -MOST_LATITUDE, most: MOST_LATITUDE };
const extra: Bounds = { expected: "metres-between", least: 0, most: MOST_EXTRA_METRES };

/** Adds issues for whatever is wrong with barriers; `path` is where they stand, with a dot, or empty. */
export function checkBarriers(
  travel: { barriers?: unknown; crossings?: unknown },
  path: string,
  issues: IssueList,
): void {
  if (isFrozenTravel(travel)) return;
  const before = issues.count;
  const { barriers, crossings } = travel;
  const isRoom =
    checkList(barriers, MOST_BARRIER_POINTS, `${path}barriers`, issues) &&
    checkList(crossings, MOST_CROSSINGS, `${path}crossings`, issues);
  if (!isRoom) return;
  checkLines(barriers as readonly unknown[], `${path}barriers`, issues);
  checkCrossings(crossings as readonly unknown[], `${path}crossings`, issues);
  if (issues.count > before) return;
  const drawing = drawingOf(barriers as BarrierTravel["barriers"]);
  checkAtBarriers(drawing, crossings as readonly Crossing[], `${path}crossings`, issues);
}

/** Looks for the barrier of each crossing, among the parts of barriers in the box of all crossings. */
function checkAtBarriers(drawing: Drawing, crossings: readonly Crossing[], path: string, issues: IssueList): void {
  const places = crossings.map(({ lon, lat }) => [planeX(drawing.origin, lon), planeY(lat)] as const);
  const box = emptyBox();
  for (const [x, y] of places) extend(box, x, y);
  const lines = linesApart(drawing, box);
  let all: Lines | undefined;
  for (const [c, [x, y]] of places.entries()) {
    if (nearestFoot(lines, x, y, CROSSING_METRES) !== undefined) continue;
    all ??= linesApart(drawing, EVERYWHERE);
    const far = nearestFoot(all, x, y, Number.POSITIVE_INFINITY);
    const got = far === undefined ? "#no-barrier" : "#metres-away";
    const params = { most: CROSSING_METRES, away: Math.ceil(far?.metres ?? 0) };
    issues.add(`${path}[${c}]`, { code: "value", expected: "near-barrier", got, params });
  }
}

function checkList(list: unknown, most: number, path: string, issues: IssueList): list is readonly unknown[] {
  if (!isArray(list)) issues.add(path, { code: codeFor(list), expected: "array", got: cameOf(list) });
  else if (list.length > most)
    issues.add(path, { code: "range", expected: "most-entries", got: list.length, params: { most } });
  else return true;
  return false;
}

function checkLines(lines: readonly unknown[], path: string, issues: IssueList): void {
  let points = 0;
  let origin: readonly number[] | undefined;
  for (const [l, line] of lines.entries()) {
    if (!checkList(line, MOST_BARRIER_POINTS, `${path}[${l}]`, issues)) continue;
    points += line.length;
    const before = issues.count;
    for (let p = 0; p < line.length; p++) {
      // Paths are only put together for what is wrong.
      if (origin !== undefined && isFine(line[p], origin)) continue;
      const at = `${path}[${l}][${p}]`;
      const point = line[p];
      if (!isPoint(point, at, issues)) continue;
      origin ??= point;
      checkNear(point, origin, at, issues);
    }
    const [first] = line as number[][];
    const isLine = issues.count > before || line.some((point) => isOther(point as number[], first!));
    if (!isLine) issues.add(`${path}[${l}]`, { code: "value", expected: "two-points" });
  }
  if (points > MOST_BARRIER_POINTS) {
    issues.add(path, { code: "range", expected: "points-in-all", got: points, params: { most: MOST_BARRIER_POINTS } });
  }
}

/** To seven decimals, as barriers count. */
function isOther([lon, lat]: readonly number[], [otherLon, otherLat]: readonly number[]): boolean {
  return planeX(0, lon!) !== planeX(0, otherLon!) || planeY(lat!) !== planeY(otherLat!);
}

function isPoint(point: unknown, path: string, issues: IssueList): point is readonly number[] {
  const before = issues.count;
  if (isArray(point)) {
    checkNumber(point[0], longitude, `${path}[0]`, issues);
    checkNumber(point[1], drawnLatitude, `${path}[1]`, issues);
  } else issues.add(path, { code: codeFor(point), expected: "point", got: cameOf(point) });
  return issues.count === before;
}

/** Whether a point is right in all that is asked of it. */
function isFine(point: unknown, origin: readonly number[]): boolean {
  if (!isArray(point)) return false;
  const [lon, lat] = [point[0], point[1]];
  if (typeof lon !== "number" || typeof lat !== "number") return false;
  return lon >= -180 && lon <= 180 && lat >= -MOST_LATITUDE && lat <= MOST_LATITUDE && isNear(lon, lat, origin);
}

function isNear(lon: number, lat: number, [originLon, originLat]: readonly number[]): boolean {
  const across = Math.abs(lon - originLon!);
  return Math.max(Math.min(across, 360 - across), Math.abs(lat - originLat!)) <= MOST_DEGREES_APART;
}

function checkNear(point: readonly number[], origin: readonly number[], path: string, issues: IssueList): void {
  if (isNear(point[0]!, point[1]!, origin)) return;
  issues.add(path, { code: "range", expected: "near-first", params: { most: MOST_DEGREES_APART } });
}

function checkCrossings(crossings: readonly unknown[], path: string, issues: IssueList): void {
  const seen = new Map<unknown, number>();
  for (const [c, crossing] of crossings.entries()) {
    const at = `${path}[${c}]`;
    if (typeof crossing !== "object" || crossing === null || isArray(crossing)) {
      issues.add(at, { code: codeFor(crossing), expected: "object", got: cameOf(crossing) });
      continue;
    }
    const { id, lon, lat, extraMetres, closed } = crossing as Readonly<Record<keyof Crossing, unknown>>;
    const first = seen.get(id);
    if (typeof id !== "string" || id === "")
      issues.add(`${at}.id`, { code: codeFor(id), expected: "text", got: cameOf(id) });
    else if (first === undefined) seen.set(id, c);
    else issues.add(`${at}.id`, repeatedId(`${path}[${first}]`));
    checkNumber(lon, longitude, `${at}.lon`, issues);
    checkNumber(lat, latitude, `${at}.lat`, issues);
    checkNumber(extraMetres ?? 0, extra, `${at}.extraMetres`, issues);
    if (typeof (closed ?? false) !== "boolean")
      issues.add(`${at}.closed`, { code: "type", expected: "flag", got: cameOf(closed) });
  }
}

function checkNumber(value: unknown, { expected, least, most }: Bounds, path: string, issues: IssueList): void {
  if (typeof value === "number" && value >= least && value <= most) return;
  issues.add(path, { code: codeForNumber(value), expected, got: cameOf(value), params: { least, most } });
}

function codeFor(value: unknown): InputIssueCode {
  return value === undefined ? "missing" : "type";
}
