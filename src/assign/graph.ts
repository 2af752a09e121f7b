/**
 * What shortest paths are looked for on: vertices and arcs along which people may go.
 *
 * The first m vertices are the facilities, at whose prices people sit. There are two such graphs. Where units are many and
 * sit at one facility or two, the facilities are all vertices there are (facility-graph.ts). Where units are few, each
 * may have people at hundreds of facilities, and arcs between all of these would be m² for each unit: there units are
 * vertices too, and have one arc to and from each facility (unit-graph.ts). The search does not know which it is on.
 */

/** Length of an arc along which nobody may go. No length is as large: costs stay below 2^30. */
export const EMPTY = 0x7fffffff;

export interface Graph {
  readonly vertices: number;
  /** Where arcs begin and end. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Costs there less costs here, for whoever would pay least for going along; or {@link EMPTY}. */
  readonly length: Int32Array;
  /** Arcs that leave each vertex, empty ones among them; and those that enter it. */
  readonly leaving: readonly number[][];
  readonly entering: readonly number[][];
  /** How many people may go along an arc at its length; it must not be empty. */
  people(arc: number): number;
  /** Moves so many of them, keeping lengths right. */
  move(arc: number, people: number): void;
}
