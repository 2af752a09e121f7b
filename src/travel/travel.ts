/** 2^31 − 1: there is no way. */
export const NO_WAY = 0x7fffffff;

/**
 * How far it is from places to facilities, in whole metres. A place is an index: what stands behind it (a row, a unit,
 * a zone) is the maker's affair. The engine asks in blocks of neighbours, so that whole blocks can be passed over.
 */
export interface Travel {
  readonly places: number;
  readonly facilities: number;
  /** Whole metres, or {@link NO_WAY}. */
  metres(place: number, facility: number): number;
  /** The same where it is below `limit` (a whole number or Infinity); otherwise that, or {@link NO_WAY} if quicker. */
  metresBelow(place: number, facility: number, limit: number): number;
  /** Writes to `least`, for the first `count` of some facilities, metres that the way from a place is not shorter than. */
  atLeast(place: number, facility: Int32Array, count: number, least: Float64Array): void;
  /**
   * For the `count` places `first`, `first + step`, …: writes, for every facility (or at least for those of `among`), a
   * lower and an upper bound of the metres from any of them. Bounds are finite; {@link NO_WAY} counts as a number here.
   */
  bounds(first: number, count: number, step: number, low: Float64Array, high: Float64Array, among?: Int32Array): void;
  /** For the `count` places from `first` on: no way from any of them is longer. Absent where `bounds` say as much. */
  longest?(first: number, count: number): number;
  /** Whether the way leads over a crossing, or there is none; absent where there are no barriers. */
  crosses?(place: number, facility: number): boolean;
}
