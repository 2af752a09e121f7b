/** The piece of the earth that a map shows, and where a place on it stands in the picture. */

import type { Facility, Problem } from "../types.ts";
import type { PeopleAt } from "./facts.ts";
import { SMALL_CELL } from "./voice.ts";

/** A place in degrees or in the picture. */
export type Point = readonly [x: number, y: number];

export interface Frame {
  readonly width: number;
  readonly height: number;
  /** Longitude and latitude of the corners. */
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
  /** Where a place stands in the picture, to a tenth of a unit. */
  at(lon: number, lat: number): Point;
}

/** The largest share of all places beyond each edge: one wrong coordinate must not shrink a city to a dot. */
const BEYOND_EDGE = 0.002;
/** Room at the edges, as a share. */
const MARGIN = 0.05;
const TALLEST = 1.25;
const FLATTEST = 0.45;
const SQUARES_ACROSS = 44;

/** The frame of a problem's places, `width` units wide; `null` where it has no coordinates (ways from a matrix). */
export function frameOf({ facilities, participants }: Problem, width: number): Frame | null {
  const lons: number[] = [];
  const lats: number[] = [];
  const add = (lon: number | undefined, lat: number | undefined): void => {
    if (!Number.isFinite(lon) || !Number.isFinite(lat)) return;
    lons.push(lon!);
    lats.push(lat!);
  };
  const { lon, lat } = participants;
  const rows = participants.facility.length;
  const step = Math.max(1, Math.floor(rows / 20_000));
  for (let row = 0; row < rows; row += step) add(lon?.[row], lat?.[row]);
  for (const facility of facilities) add(facility.lon, facility.lat);
  if (lons.length === 0) return null;
  const [west, east] = widened(lons);
  const [south, north] = widened(lats);
  return frameWithin({ west, south, east, north }, width);
}

function widened(values: number[]): [least: number, most: number] {
  values.sort((a, b) => a - b);
  const skip = Math.floor(BEYOND_EDGE * values.length);
  const [least, most] = [values[skip]!, values[values.length - 1 - skip]!];
  const margin = Math.max(0.002, MARGIN * (most - least));
  return [least - margin, most + margin];
}

function frameWithin(box: Pick<Frame, "west" | "south" | "east" | "north">, width: number): Frame {
  const { west, south, east, north } = box;
  // Wide enough in the middle: a map of one street must not be a line.
  const shape = Math.min(TALLEST, Math.max(FLATTEST, (north - south) / Math.max(1e-9, east - west)));
  const height = Math.round(width * shape);
  const [bottom, top] = [mercator(south), mercator(north)];
  const scale = Math.min(width / (east - west), height / (top - bottom));
  const [left, above] = [(width - scale * (east - west)) / 2, (height - scale * (top - bottom)) / 2];
  const at = (lon: number, lat: number): Point => {
    const [x, y] = [left + scale * (lon - west), above + scale * (top - mercator(lat))];
    return [Math.round(10 * x) / 10, Math.round(10 * y) / 10];
  };
  return { width, height, ...box, at };
}

/** A latitude as Mercator draws it, in degrees of the equator; the poles, which it cannot show, a little off. */
function mercator(lat: number): number {
  const within = Math.max(-89.99, Math.min(89.99, lat));
  return (180 / Math.PI) * Math.log(Math.tan(((90 + within) * Math.PI) / 360));
}

/** Whether a facility has a place, and it is on the map. */
export function isOnMap({ west, south, east, north }: Frame, { lon, lat }: Facility): boolean {
  return lon !== undefined && lat !== undefined && lon >= west && lon <= east && lat >= south && lat <= north;
}

/** Squares of homes: how many people live in each, and how full their facilities are on average. */
export interface Squares {
  readonly columns: number;
  readonly people: Float64Array;
  readonly load: Float64Array;
}

/** Sums people, and the loads of their facilities, by square. */
export function squaresOf(
  frame: Frame,
  { participants }: Problem,
  registered: Iterable<PeopleAt>,
  load: ArrayLike<number>,
): Squares {
  const columns = SQUARES_ACROSS;
  const { lon, lat } = participants;
  const size = (frame.east - frame.west) / columns;
  const lines = Math.max(1, Math.ceil((frame.north - frame.south) / size));
  const people = new Float64Array(columns * lines);
  const sum = new Float64Array(columns * lines);
  if (lon === undefined || lat === undefined) return { columns, people, load: sum };
  for (const { row, facility, people: here } of registered) {
    const x = Math.floor((lon[row]! - frame.west) / size);
    const y = Math.floor((frame.north - lat[row]!) / size);
    if (!(x >= 0 && x < columns && y >= 0 && y < lines)) continue;
    people[y * columns + x]! += here;
    sum[y * columns + x]! += here * Math.min(10, load[facility]!);
  }
  return { columns, people, load: sum.map((total, i) => total / Math.max(1, people[i]!)) };
}

/** Squares with so few people are not drawn where the report is public. */
export function isShown(people: number, publish: boolean): boolean {
  return people >= (publish ? SMALL_CELL : 1);
}
