/**
 * Great circles on a sphere, by chords of unit vectors.
 *
 * Problem. Whole metres between many places and few facilities, millions of times: geometry libraries that walk
 * GeoJSON objects are a hundred times too slow for that.
 *
 * Method. A point becomes a unit vector once. The chord c between two points needs no trigonometry, and the arc is
 * 2R·asin(c/2): up to some 600 km by its series, so that the same digits come out everywhere. Since arc ≥ chord, "is it
 * nearer than x?" is mostly answered by the squared chord alone. Beyond a quarter of the way round, where asin loses its
 * digits, the chord to the opposite point is used instead.
 *
 * Invariant. `metres` is the arc rounded to whole metres; everything else here only bounds it.
 *
 * Limits. A sphere, so up to 0.5 % from the ellipsoid; and straight lines, whatever lies between (see barriers.ts).
 *
 * Reference. The mean radius is R1 of the IUGG, as d3-geo's documentation recommends for the Earth.
 */

import { NO_WAY, type Travel } from "./travel.ts";

/** Mean radius of the Earth in metres. */
export const EARTH_RADIUS_METRES = 6_371_008.8;

/** Metres in a degree of a great circle. */
export const METRES_PER_DEGREE: number = (Math.PI / 180) * EARTH_RADIUS_METRES;

/** The farthest that two points can be apart, in whole metres. */
export const HALF_ROUND_METRES: number = Math.round(Math.PI * EARTH_RADIUS_METRES);

/** Rounding to whole metres, and the last digits of asin, can shift a bound by less than this. */
const BOUND_SLACK_METRES = 2;

/** Up to some 600 km: there arc = chord·(1 + c²/24 + 3c⁴/640 + …) lies below chord·(1 + c²/20). */
const SHORT_CHORD_SQUARED = 0.01;

const DEGREE: number = Math.PI / 180;

/** Unit vectors of points, as three columns. */
export interface Vectors {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
}

/** Room for the unit vectors of so many points. */
export function allocateVectors(length: number): Vectors {
  return { x: new Float64Array(length), y: new Float64Array(length), z: new Float64Array(length) };
}

/** Writes the unit vector of a point in degrees. */
export function setVector(vectors: Vectors, index: number, lon: number, lat: number): void {
  const cosLat = sine(lat, 1);
  vectors.x[index] = sine(lon, 1) * cosLat;
  vectors.y[index] = sine(lon, 0) * cosLat;
  vectors.z[index] = sine(lat, 0);
}

/**
 * The sine of an angle in degrees and so many quarters of a turn. Whole quarters are taken off exactly, in degrees; the
 * rest is at most an eighth of a turn, where a few terms of the series give all digits. It takes a fifth of the time of
 * `Math.sin` and `Math.cos`, and is the same on every engine.
 */
function sine(degrees: number, quarters: number): number {
  const whole = Math.round(degrees / 90);
  const x = (degrees - 90 * whole) * DEGREE;
  const s = x * x;
  const turn = whole + quarters;
  const value = (turn & 1) === 0 ? x * sineSeries(s) : cosineSeries(s);
  return (turn & 2) === 0 ? value : -value;
}

/** sin(x)/x for s = x²: ±1/(2k + 1)!. */
function sineSeries(s: number): number {
  const end = 1 / 362_880 + s * (-1 / 39_916_800 + s * (1 / 6_227_020_800 - s / 1_307_674_368_000));
  return 1 + s * (-1 / 6 + s * (1 / 120 + s * (-1 / 5040 + s * end)));
}

/** cos(x) for s = x²: ±1/(2k)!. */
function cosineSeries(s: number): number {
  const end =
    1 / 40_320 + s * (-1 / 3_628_800 + s * (1 / 479_001_600 + s * (-1 / 87_178_291_200 + s / 20_922_789_888_000)));
  return 1 + s * (-1 / 2 + s * (1 / 24 + s * (-1 / 720 + s * end)));
}

/** Great-circle travel between points given as unit vectors. */
export function greatCircleTravel(from: Vectors, to: Vectors): Travel {
  const { x, y, z } = from;
  const { x: fx, y: fy, z: fz } = to;
  const facilities = fx.length;
  const radiusSquared = EARTH_RADIUS_METRES * EARTH_RADIUS_METRES;

  function metres(place: number, facility: number): number {
    return Math.round(arc(x[place]!, y[place]!, z[place]!, fx[facility]!, fy[facility]!, fz[facility]!));
  }

  function metresBelow(place: number, facility: number, limit: number): number {
    if (limit <= 0) return NO_WAY;
    const dx = x[place]! - fx[facility]!;
    const dy = y[place]! - fy[facility]!;
    const dz = z[place]! - fz[facility]!;
    const squared = dx * dx + dy * dy + dz * dz;
    if (squared * radiusSquared >= limit * limit) return NO_WAY;
    return squared < 2 ? Math.round(arcOfChord(squared)) : metres(place, facility);
  }

  function atLeast(place: number, facility: Int32Array, count: number, least: Float64Array): void {
    const px = x[place]!;
    const py = y[place]!;
    const pz = z[place]!;
    for (let i = 0; i < count; i++) {
      const j = facility[i]!;
      const dx = px - fx[j]!;
      const dy = py - fy[j]!;
      const dz = pz - fz[j]!;
      least[i] = EARTH_RADIUS_METRES * Math.sqrt(dx * dx + dy * dy + dz * dz) - 1;
    }
  }

  const all = Int32Array.from(fx, (_, j) => j);

  function bounds(
    first: number,
    count: number,
    step: number,
    low: Float64Array,
    high: Float64Array,
    among: Int32Array = all,
  ): void {
    let cx = 0;
    let cy = 0;
    let cz = 0;
    for (let i = 0, place = first; i < count; i++, place += step) {
      cx += x[place]!;
      cy += y[place]!;
      cz += z[place]!;
    }
    const norm = Math.sqrt(cx * cx + cy * cy + cz * cz);
    if (norm < 1e-3 * count) {
      // The places stand all round the globe: no centre, no bound.
      low.fill(0);
      high.fill(HALF_ROUND_METRES);
      return;
    }
    cx /= norm;
    cy /= norm;
    cz /= norm;
    let squaredRadius = 0;
    for (let i = 0, place = first; i < count; i++, place += step) {
      const dx = x[place]! - cx;
      const dy = y[place]! - cy;
      const dz = z[place]! - cz;
      const squared = dx * dx + dy * dy + dz * dz;
      if (squared > squaredRadius) squaredRadius = squared;
    }
    const radius = arcOfChord(squaredRadius) + BOUND_SLACK_METRES;
    for (let i = 0; i < among.length; i++) {
      const j = among[i]!;
      const dx = cx - fx[j]!;
      const dy = cy - fy[j]!;
      const dz = cz - fz[j]!;
      const squared = dx * dx + dy * dy + dz * dz;
      if (squared < SHORT_CHORD_SQUARED) {
        // The chord bounds the arc from below, and a little more than the chord from above: no asin is needed.
        const chord = EARTH_RADIUS_METRES * Math.sqrt(squared);
        low[j] = chord - radius;
        high[j] = chord * (1 + squared / 20) + radius;
      } else {
        const centre = arc(cx, cy, cz, fx[j]!, fy[j]!, fz[j]!);
        low[j] = centre - radius;
        high[j] = centre + radius;
      }
    }
  }

  return { places: x.length, facilities, metres, metresBelow, atLeast, bounds };
}

/** Metres of the great circle between two of such points, not rounded. */
export function arcBetween(from: Vectors, place: number, to: Vectors, other: number): number {
  return arc(from.x[place]!, from.y[place]!, from.z[place]!, to.x[other]!, to.y[other]!, to.z[other]!);
}

/** Metres along the sphere between two unit vectors. */
function arc(ax: number, ay: number, az: number, bx: number, by: number, bz: number): number {
  const dx = ax - bx;
  const dy = ay - by;
  const dz = az - bz;
  const squared = dx * dx + dy * dy + dz * dz;
  if (squared < 2) return arcOfChord(squared);
  const sx = ax + bx;
  const sy = ay + by;
  const sz = az + bz;
  return Math.PI * EARTH_RADIUS_METRES - arcOfChord(sx * sx + sy * sy + sz * sz);
}

/** Metres along the sphere under a chord of the unit sphere, given squared. */
function arcOfChord(squared: number): number {
  if (squared < SHORT_CHORD_SQUARED) {
    const c = squared;
    const series = 1 + c * (1 / 24 + c * (3 / 640 + c * (5 / 7168 + c * (35 / 294_912 + (c * 63) / 2_883_584))));
    return EARTH_RADIUS_METRES * Math.sqrt(c) * series;
  }
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(squared) / 2));
}
