/** Rivers and crossings from GeoJSON, as maps and OpenStreetMap give them. */

import { isArray } from "../errors.ts";
import { barrierTravel } from "../input/barrier-travel.ts";
import { plain } from "../model/spelling.ts";
import type { BarrierTravel, Crossing } from "../types.ts";
import { refusal } from "./refusal.ts";

/** A part of GeoJSON, as far as it is looked at. */
interface Json {
  readonly type?: unknown;
  readonly features?: unknown;
  readonly geometry?: unknown;
  readonly geometries?: unknown;
  readonly coordinates?: unknown;
  readonly properties?: unknown;
}

/** What has been found so far. */
interface Found {
  readonly barriers: (readonly (readonly number[])[])[];
  readonly crossings: Crossing[];
}

/**
 * Rivers, as `travel` of a problem: lines (LineString, MultiLineString) are barriers, points are crossings. A point's
 * properties may name `id` or `name`, `extraMetres` (the wait for a ferry) and `closed`.
 *
 * Throws `InputError` for what is no GeoJSON in degrees, for areas (a river as a Polygon is drawn on both its banks, and a
 * bridge on one of them leads nowhere: take its middle line), and as `barrierTravel` does.
 *
 * @example
 * const travel = riversFromGeoJson(riversText);
 */
export function riversFromGeoJson(source: string | object): BarrierTravel {
  const json = typeof source === "string" ? parsed(source) : source;
  if (typeof json !== "object" || json === null || isArray(json)) throw refusal("rivers", "geo-json");
  const { crs } = json as { readonly crs?: { readonly properties?: { readonly name?: unknown } } };
  const system = String(crs?.properties?.name ?? "CRS84");
  if (!/CRS84$|4326$/.test(system)) throw refusal("rivers", "projection", {}, "value");
  const found: Found = { barriers: [], crossings: [] };
  read(json as Json, {}, found);
  if (found.barriers.length === 0) throw refusal("rivers", "no-lines", {}, "missing");
  return barrierTravel(found);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    throw refusal("rivers", "geo-json");
  }
}

function read(json: Json, properties: object, found: Found): void {
  const { type, features, geometry, geometries, coordinates } = json;
  switch (type) {
    case "FeatureCollection":
      for (const feature of listOf(features)) read(feature, {}, found);
      break;
    case "Feature":
      if (geometry !== null) read(objectOf(geometry), Object(json.properties) as object, found);
      break;
    case "GeometryCollection":
      for (const part of listOf(geometries)) read(part, properties, found);
      break;
    case "LineString":
      found.barriers.push(lineOf(coordinates));
      break;
    case "MultiLineString":
      for (const line of arrayOf(coordinates)) found.barriers.push(lineOf(line));
      break;
    case "Point":
      found.crossings.push(crossingAt(pointOf(coordinates), properties, found.crossings.length));
      break;
    case "MultiPoint":
      for (const point of arrayOf(coordinates)) {
        found.crossings.push(crossingAt(pointOf(point), {}, found.crossings.length));
      }
      break;
    case "Polygon":
    case "MultiPolygon":
      throw refusal("rivers", "area", {}, "value");
    default:
      throw refusal("rivers", "geo-json");
  }
}

function arrayOf(value: unknown): readonly unknown[] {
  if (!isArray(value)) throw refusal("rivers", "geo-json");
  return value;
}

function objectOf(value: unknown): Json {
  if (typeof value !== "object" || value === null || isArray(value)) throw refusal("rivers", "geo-json");
  return value as Json;
}

function listOf(value: unknown): readonly Json[] {
  return arrayOf(value).map(objectOf);
}

function lineOf(value: unknown): readonly (readonly number[])[] {
  return arrayOf(value).map(pointOf);
}

/** A point in degrees: what is farther out is a map's metres, or latitude before longitude. */
function pointOf(value: unknown): readonly number[] {
  const [lon, lat] = arrayOf(value);
  if (typeof lon !== "number" || typeof lat !== "number") throw refusal("rivers", "geo-json");
  if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) throw refusal("rivers", "projection", {}, "value");
  return [lon, lat];
}

function crossingAt([lon, lat]: readonly number[], properties: object, index: number): Crossing {
  const own = new Map(Object.entries(properties).map(([key, value]) => [plain(key), value]));
  const first = (...keys: readonly string[]): unknown =>
    keys.map((key) => own.get(key)).find((value) => value !== undefined && value !== null && value !== "");
  const closed = first("closed", "tutup", "ditutup");
  return {
    id: String(first("id", "name", "nama") ?? `crossing ${index + 1}`),
    lon: lon!,
    lat: lat!,
    extraMetres: Number(first("extrametres", "extrameters", "tambahanmeter") ?? 0),
    closed: closed === true || /^(yes|true|ya|1)$/i.test(String(closed)),
  };
}
