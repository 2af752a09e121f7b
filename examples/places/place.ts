// What a place is made of: public facts, and what is assumed where no fact is public. `generate.ts` makes people of it.

import { readFileSync } from "node:fs";
import { csvParse } from "d3-dsv";
import type { Facility, Problem } from "fktp-redistribution";

/** [longitude, latitude] in degrees, as in GeoJSON. */
export type Point = readonly [lon: number, lat: number];

export type Kind = "puskesmas" | "klinik-pratama" | "dokter-praktik-perorangan";

/** Where people live: a kelurahan, a desa, or a synthetic settlement. */
export interface Area {
  readonly name: string;
  /** The kabupaten or kota. */
  readonly region: string;
  readonly centre: Point;
  /** People live within so many kilometres of the centre. */
  readonly radiusKm: number;
  /** How many live here, against the other areas of the region. */
  readonly weight: number;
}

/** A facility. Its doctors are SYNTHETIC everywhere: no public list says how many work where. */
export interface PlaceFacility extends Facility {
  readonly name: string;
  readonly kind: Kind;
  readonly region: string;
  readonly lon: number;
  readonly lat: number;
}

/** A kabupaten or kota: all that is public of it, or assumed. */
export interface Region {
  readonly name: string;
  /** People with a facility today, and people newly enrolled who have none yet. */
  readonly participants: number;
  readonly newlyEnrolled: number;
  readonly areas: readonly Area[];
  readonly facilities: readonly PlaceFacility[];
}

/** One place to plan for. */
export interface Place {
  readonly name: string;
  readonly regions: readonly Region[];
  /** Rivers. */
  readonly travel?: Problem["travel"];
  /** Whether somebody of this area may live at this point: on the area's bank, and not in the water. Default: anywhere. */
  readonly isHome?: (area: Area, point: Point) => boolean;
  /** On which bank of the rivers a point lies. Default: all are one. */
  readonly bankOf?: (point: Point) => string;
  /** Homes lie within so many kilometres of the middle of their neighbourhood. */
  readonly neighbourhoodKm: number;
}

type Row = Readonly<Record<string, string>>;

/** A table of `facts/`. */
export function factsOf(name: string): readonly Row[] {
  return csvParse(readFileSync(new URL(`facts/${name}.csv`, import.meta.url), "utf8"));
}

/** Nobody lives evenly all over a large desa: its people are taken to be within so many kilometres of its centroid. */
const WIDEST_KM = 3;
/** People of an area grow with its size, but slowly: towns are small and full. No table of people by desa is public. */
const WEIGHT_OF_SIZE = 0.3;

/** An area of a table with centroids and km². */
export function areaOf(row: Row, region: string): Area {
  const km2 = Number(row.km2);
  return {
    name: `${row.name}, ${row.kecamatan}`,
    region,
    centre: [Number(row.lon), Number(row.lat)],
    radiusKm: Math.min(WIDEST_KM, Math.sqrt(km2 / Math.PI)),
    weight: km2 ** WEIGHT_OF_SIZE,
  };
}

/** A facility of a table of the BPJS list of 2019. */
export function facilityOf(row: Row, region: string, doctors: number): PlaceFacility {
  const { id, name, kind, lon, lat } = row as { id: string; name: string; kind: Kind; lon: string; lat: string };
  return { id, name, kind, region, lon: Number(lon), lat: Number(lat), doctors };
}

/** Degrees of latitude in a kilometre. */
export const DEGREES_A_KM: number = 1 / 111.195;

/** A point at random in a disc, evenly. */
export function within([lon, lat]: Point, radiusKm: number, random: () => number): Point {
  const angle = 2 * Math.PI * random();
  const reach = radiusKm * DEGREES_A_KM * Math.sqrt(random());
  return [lon + (reach * Math.cos(angle)) / Math.cos((lat * Math.PI) / 180), lat + reach * Math.sin(angle)];
}

/** A point as it may stand in a table: a tenth of a metre is more than anybody knows. */
export function rounded([lon, lat]: Point): Point {
  return [Math.round(lon * 1e4) / 1e4, Math.round(lat * 1e4) / 1e4];
}

/** SYNTHETIC facilities of a kind, each at a random spot of an area: those that a list counts and does not place. */
export function somewhere(
  kind: Kind,
  number: number,
  areas: readonly Area[],
  random: () => number,
  doctors: () => number,
): PlaceFacility[] {
  return Array.from({ length: number }, (_, k) => {
    const area = areas[Math.floor(random() * areas.length)]!;
    const [lon, lat] = rounded(within(area.centre, area.radiusKm / 2, random));
    const id = `${area.region}-${kind}-${k + 1}`;
    return { id, name: `${kind} ${k + 1} (synthetic place)`, kind, region: area.region, lon, lat, doctors: doctors() };
  });
}
