/** What barriers and crossings must be: shapes, values, and that every crossing is at a barrier. */

import { came, codeForNumber, type InputIssueCode, type IssueList, isArray } from "../errors.ts";
import {
  CROSSING_METRES,
  EVERYWHERE,
  emptyBox,
  extend,
  type Lines,
  linesApart,
  MOST_LATITUDE,
  nearestFoot,
} from "../travel/barrier-lines.ts";
import { type Drawing, drawingOf, isFrozenTravel, planeX, planeY } from "../travel/drawing.ts";
import type { BarrierTravel, Crossing } from "../types.ts";

/** The most points of all barriers together. */
const MOST_BARRIER_POINTS = 65_536;
/** The most crossings, open or closed. */
const MOST_CROSSINGS = 512;
/** With so few crossings, extra metres and degrees no chain of legs reaches 2^31 metres. */
const MOST_EXTRA_METRES = 100_000;
const MOST_DEGREES_APART = 10;

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
    const got = far === undefined ? "no barrier" : `one ${Math.ceil(far.metres)} m away`;
    issues.add("value", `${path}[${c}]`, `expected a point within ${CROSSING_METRES} m of a barrier, got ${got}`);
  }
}

function checkList(list: unknown, most: number, path: string, issues: IssueList): list is readonly unknown[] {
  if (!isArray(list)) issues.add(codeFor(list), path, `expected an array, ${came(list)}`);
  else if (list.length > most) issues.add("range", path, `expected at most ${most} entries, got ${list.length}`);
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
    if (!isLine) issues.add("value", `${path}[${l}]`, "expected at least two different points");
  }
  if (points > MOST_BARRIER_POINTS) {
    issues.add("range", path, `expected at most ${MOST_BARRIER_POINTS} points in all, got ${points}`);
  }
}

/** To seven decimals, as barriers count. */
function isOther([lon, lat]: readonly number[], [otherLon, otherLat]: readonly number[]): boolean {
  return planeX(0, lon!) !== planeX(0, otherLon!) || planeY(lat!) !== planeY(otherLat!);
}

function isPoint(point: unknown, path: string, issues: IssueList): point is readonly number[] {
  const before = issues.count;
  if (isArray(point)) {
    checkNumber(point[0], -180, 180, "a longitude", `${path}[0]`, issues);
    checkNumber(point[1], -MOST_LATITUDE, MOST_LATITUDE, "a latitude", `${path}[1]`, issues);
  } else issues.add(codeFor(point), path, `expected [longitude, latitude], ${came(point)}`);
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
  issues.add("range", path, `expected all points within ${MOST_DEGREES_APART} degrees of the first`);
}

function checkCrossings(crossings: readonly unknown[], path: string, issues: IssueList): void {
  const seen = new Map<unknown, number>();
  for (const [c, crossing] of crossings.entries()) {
    const at = `${path}[${c}]`;
    if (typeof crossing !== "object" || crossing === null || isArray(crossing)) {
      issues.add(codeFor(crossing), at, `expected an object, ${came(crossing)}`);
      continue;
    }
    const { id, lon, lat, extraMetres, closed } = crossing as Readonly<Record<keyof Crossing, unknown>>;
    const first = seen.get(id);
    if (typeof id !== "string" || id === "") issues.add(codeFor(id), `${at}.id`, `expected text, ${came(id)}`);
    else if (first === undefined) seen.set(id, c);
    else issues.add("duplicate", `${at}.id`, `expected a unique id, got the id of ${path}[${first}]`);
    checkNumber(lon, -180, 180, "a longitude", `${at}.lon`, issues);
    checkNumber(lat, -90, 90, "a latitude", `${at}.lat`, issues);
    checkNumber(extraMetres ?? 0, 0, MOST_EXTRA_METRES, "metres", `${at}.extraMetres`, issues);
    if (typeof (closed ?? false) !== "boolean")
      issues.add("type", `${at}.closed`, `expected true or false, ${came(closed)}`);
  }
}

function checkNumber(value: unknown, least: number, most: number, what: string, path: string, issues: IssueList): void {
  if (typeof value === "number" && value >= least && value <= most) return;
  issues.add(codeForNumber(value), path, `expected ${what} from ${least} to ${most}, ${came(value)}`);
}

function codeFor(value: unknown): InputIssueCode {
  return value === undefined ? "missing" : "type";
}
