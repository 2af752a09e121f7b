/** What barriers and crossings must be: shapes, values, and that every crossing is at a barrier. */

import { came, codeForNumber, type InputIssueCode, type IssueList, isArray } from "../errors.ts";
import { linesOf, nearestFoot, planeX, planeY } from "../travel/barrier-lines.ts";
import type { Crossing } from "../types.ts";

/** The most points of all barriers together. */
const MOST_BARRIER_POINTS = 65_536;
/** The most crossings, open or closed. */
const MOST_CROSSINGS = 512;
/** With so few crossings, extra metres and degrees no chain of legs reaches 2^31 metres. */
const MOST_EXTRA_METRES = 100_000;
const MOST_DEGREES_APART = 10;
/** Nearer to a pole, straight in degrees is not straight. */
const MOST_LATITUDE = 80;
/** Surveyed points of bridges are so rough. */
const CROSSING_METRES = 500;

/** Adds issues for whatever is wrong with barriers; `path` is where they stand, with a dot, or empty. */
export function checkBarriers(
  travel: { barriers?: unknown; crossings?: unknown },
  path: string,
  issues: IssueList,
): void {
  const before = issues.count;
  const { barriers, crossings } = travel;
  const isRoom =
    checkList(barriers, MOST_BARRIER_POINTS, `${path}barriers`, issues) &&
    checkList(crossings, MOST_CROSSINGS, `${path}crossings`, issues);
  if (!isRoom) return;
  checkLines(barriers as readonly unknown[], `${path}barriers`, issues);
  checkCrossings(crossings as readonly unknown[], `${path}crossings`, issues);
  if (issues.count > before) return;
  const lines = linesOf(barriers as number[][][]);
  for (const [c, { lon, lat }] of (crossings as readonly Crossing[]).entries()) {
    const foot = nearestFoot(lines, planeX(lines.origin, lon), planeY(lat), Number.POSITIVE_INFINITY);
    if (foot !== undefined && foot.metres <= CROSSING_METRES) continue;
    const got = foot === undefined ? "no barrier" : `one ${Math.ceil(foot.metres)} m away`;
    issues.add(
      "value",
      `${path}crossings[${c}]`,
      `expected a point within ${CROSSING_METRES} m of a barrier, got ${got}`,
    );
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
    for (const [p, point] of line.entries()) {
      const at = `${path}[${l}][${p}]`;
      if (!isPoint(point, at, issues)) continue;
      origin ??= point;
      checkNear(point, origin, at, issues);
    }
    const [first] = line as number[][];
    const isLine = issues.count > before || line.some((point) => !isSame(point as number[], first!));
    if (!isLine) issues.add("value", `${path}[${l}]`, "expected at least two different points");
  }
  if (points > MOST_BARRIER_POINTS) {
    issues.add("range", path, `expected at most ${MOST_BARRIER_POINTS} points in all, got ${points}`);
  }
}

/** To seven decimals, as barriers count. */
function isSame([lon, lat]: readonly number[], [otherLon, otherLat]: readonly number[]): boolean {
  return planeX(0, lon!) === planeX(0, otherLon!) && planeY(lat!) === planeY(otherLat!);
}

function isPoint(point: unknown, path: string, issues: IssueList): point is readonly number[] {
  const before = issues.count;
  if (isArray(point)) {
    checkNumber(point[0], -180, 180, "a longitude", `${path}[0]`, issues);
    checkNumber(point[1], -MOST_LATITUDE, MOST_LATITUDE, "a latitude", `${path}[1]`, issues);
  } else issues.add(codeFor(point), path, `expected [longitude, latitude], ${came(point)}`);
  return issues.count === before;
}

function checkNear(
  [lon, lat]: readonly number[],
  [originLon, originLat]: readonly number[],
  path: string,
  issues: IssueList,
): void {
  const across = Math.abs(lon! - originLon!);
  if (Math.max(Math.min(across, 360 - across), Math.abs(lat! - originLat!)) > MOST_DEGREES_APART) {
    issues.add("range", path, `expected all points within ${MOST_DEGREES_APART} degrees of the first`);
  }
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
