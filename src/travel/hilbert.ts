/**
 * A Hilbert curve over a box of degrees: points near on the curve are near on the map, so that a run of neighbours in
 * curve order fills a small patch. Only the speed of the engine depends on it, never a result.
 *
 * The box covers most people, not all: one mistyped coordinate on another continent must not put a whole city into one
 * cell. Whoever lives outside counts as living on its border.
 *
 * Reference. The table-free form of Warren, Hacker's Delight (2nd ed.), section 16-2.
 */

/**
 * Bits for each axis, a multiple of 3: a city of 20 km in steps of 5 m. In steps of 40 m three people of a large city shared a
 * key, and to sort those took a tenth of a plan; the facility's bits beside it, a key still takes three rounds of sorting.
 */
const AXIS_BITS = 12;
const CELLS = 2 ** AXIS_BITS;

/** Keys are whole numbers below this. */
export const CURVE_KEYS: number = CELLS * CELLS;

/** A degree is cut into so many to find the box: a kilometre each. */
const BUCKETS = 100;
/** The share of the points that may lie outside on each side before the box is widened by half. */
const OUTSIDE = 0.02;

/** The box that keys refer to. */
export interface KeyBox {
  readonly west: number;
  readonly south: number;
  /** Cells per degree, or other unit. */
  readonly scale: number;
  readonly turns: Uint8Array;
}

/** A square box round most of the points. */
export function keyBox(lon: Float64Array, lat: Float64Array): KeyBox {
  const [west, east] = middleOf(lon);
  const [south, north] = middleOf(lat);
  const side = Math.max(east - west, north - south, 1e-9);
  return squareBox(west - side / 4, south - side / 4, 1.5 * side);
}

/** A square box, in any unit. */
export function squareBox(west: number, south: number, side: number): KeyBox {
  return { west, south, scale: CELLS / side, turns: turnTable() };
}

/** Between which values most of a column lies, to a bucket; in whatever order the points come. NaN is none. */
function middleOf(column: Float64Array): [number, number] {
  const counts = new Int32Array(360 * BUCKETS + 1);
  let [points, first, last] = [0, counts.length - 1, 0];
  for (let i = 0; i < column.length; i++) {
    const value = column[i]!;
    if (!(value >= -180)) continue;
    const bucket = Math.floor((value + 180) * BUCKETS);
    counts[bucket]!++;
    points++;
    if (bucket < first) first = bucket;
    if (bucket > last) last = bucket;
  }
  if (points === 0) [first, last] = [last, first];
  const cut = OUTSIDE * points;
  return [bucketAt(counts, cut, first, 1) / BUCKETS - 180, (bucketAt(counts, cut, last, -1) + 1) / BUCKETS - 180];
}

/** The bucket in which more than so many are counted, from one on, up or down. */
function bucketAt(counts: Int32Array, cut: number, first: number, step: 1 | -1): number {
  let at = first;
  for (let seen = counts[at]!; seen <= cut && counts[at + step] !== undefined; seen += counts[at]!) at += step;
  return at;
}

/** Position on the curve: three bits of each axis at a time, the highest first. */
export function curveKey({ west, south, scale, turns }: KeyBox, lon: number, lat: number): number {
  const x = Math.max(0, Math.min(CELLS - 1, Math.floor((lon - west) * scale)));
  const y = Math.max(0, Math.min(CELLS - 1, Math.floor((lat - south) * scale)));
  let key = 0;
  let turn = 0;
  for (let shift = AXIS_BITS - 3; shift >= 0; shift -= 3) {
    const at = 2 * ((turn << 6) | (((x >> shift) & 7) << 3) | ((y >> shift) & 7));
    key = (key << 6) | turns[at]!;
    turn = turns[at + 1]!;
  }
  return key;
}

/**
 * For each of the four ways in which a square may be turned (bit 0: axes swapped, bit 1: both mirrored) and each of its
 * 8 × 8 parts: the part's place on the curve, and how the part is turned.
 */
function turnTable(): Uint8Array {
  const table = new Uint8Array(2 * 4 * 64);
  for (let i = 0; i < 4 * 64; i++) {
    let turn = i >> 6;
    let key = 0;
    for (let bit = 2; bit >= 0; bit--) {
      const x = (i >> (3 + bit)) & 1;
      const y = (i >> bit) & 1;
      const mirror = turn >> 1;
      const right = ((turn & 1) === 0 ? x : y) ^ mirror;
      const up = ((turn & 1) === 0 ? y : x) ^ mirror;
      key = (key << 2) | ((3 * right) ^ up);
      if (up === 0) turn ^= 1 | (right << 1);
    }
    table[2 * i] = key;
    table[2 * i + 1] = turn;
  }
  return table;
}
