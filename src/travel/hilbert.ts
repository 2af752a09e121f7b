/**
 * A Hilbert curve over a box of degrees: points near on the curve are near on the map, so that a run of neighbours in
 * curve order fills a small patch. Only the speed of the engine depends on it, never a result.
 *
 * Reference. Lam and Shapiro's table-free form as in Warren, Hacker's Delight (2nd ed.), section 16-2.
 */

/** Bits for each axis: a city of 20 km in steps of 5 m. */
const AXIS_BITS = 11;
const CELLS = 2 ** AXIS_BITS;

/** The box that keys refer to. */
export interface KeyBox {
  readonly west: number;
  readonly south: number;
  /** Cells per degree. */
  readonly scaleX: number;
  readonly scaleY: number;
}

/** The smallest box round the chosen rows. */
export function keyBox(lon: Float64Array, lat: Float64Array, rows: Int32Array): KeyBox {
  let [west, east, south, north] = [180, -180, 90, -90];
  for (const row of rows) {
    const x = lon[row]!;
    const y = lat[row]!;
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  const side = Math.max(east - west, north - south, 1e-9);
  return { west, south, scaleX: (CELLS - 1) / side, scaleY: (CELLS - 1) / side };
}

/** Position on the curve, below 2^22. */
export function hilbertKey(box: KeyBox, lon: number, lat: number): number {
  let x = Math.floor((lon - box.west) * box.scaleX);
  let y = Math.floor((lat - box.south) * box.scaleY);
  let key = 0;
  for (let side = CELLS >> 1; side > 0; side >>= 1) {
    const right = (x & side) > 0 ? 1 : 0;
    const up = (y & side) > 0 ? 1 : 0;
    key += side * side * ((3 * right) ^ up);
    if (up === 0) {
      if (right === 1) {
        x = CELLS - 1 - x;
        y = CELLS - 1 - y;
      }
      [x, y] = [y, x];
    }
  }
  return key;
}
