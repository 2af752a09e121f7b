/**
 * A Hilbert curve over a box of degrees: points near on the curve are near on the map, so that a run of neighbours in
 * curve order fills a small patch. Only the speed of the engine depends on it, never a result.
 *
 * The box covers most people, not all: one mistyped coordinate on another continent must not put a whole city into one
 * cell. Whoever lives outside counts as living on its border.
 *
 * Reference. The table-free form of Warren, Hacker's Delight (2nd ed.), section 16-2.
 */

/** Bits for each axis: a city of 20 km in steps of 40 m. */
const AXIS_BITS = 9;
const CELLS = 2 ** AXIS_BITS;

/** Keys are whole numbers below this. */
export const CURVE_KEYS: number = CELLS * CELLS;

/** Rows looked at to find the box. */
const SAMPLE = 2048;
/** The share of the sample that may lie outside on each side before the box is widened by half. */
const OUTSIDE = 0.02;

/** The box that keys refer to. */
export interface KeyBox {
  readonly west: number;
  readonly south: number;
  /** Cells per degree. */
  readonly scale: number;
}

/** A square box round most of the points. */
export function keyBox(lon: Float64Array, lat: Float64Array): KeyBox {
  const [west, east] = middleOf(lon);
  const [south, north] = middleOf(lat);
  const side = Math.max(east - west, north - south, 1e-9);
  return { west: west - side / 4, south: south - side / 4, scale: CELLS / (1.5 * side) };
}

/** Between which values most of a column lies. */
function middleOf(column: Float64Array): [number, number] {
  const step = Math.max(1, Math.floor(column.length / SAMPLE));
  const sample = Float64Array.from({ length: Math.ceil(column.length / step) }, (_, i) => column[i * step]!)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const cut = Math.floor(OUTSIDE * sample.length);
  return [sample[cut] ?? 0, sample[sample.length - 1 - cut] ?? 0];
}

/** Position on the curve. */
export function curveKey(box: KeyBox, lon: number, lat: number): number {
  let x = Math.max(0, Math.min(CELLS - 1, Math.floor((lon - box.west) * box.scale)));
  let y = Math.max(0, Math.min(CELLS - 1, Math.floor((lat - box.south) * box.scale)));
  let key = 0;
  for (let bit = AXIS_BITS - 1; bit >= 0; bit--) {
    const right = (x >> bit) & 1;
    const up = (y >> bit) & 1;
    key = (key << 2) | ((3 * right) ^ up);
    if (up === 0) {
      // Turn the quadrant: mirror where it is the lower right one, then swap the axes.
      const mirror = -right & (CELLS - 1);
      const turned = x ^ mirror;
      x = y ^ mirror;
      y = turned;
    }
  }
  return key;
}
