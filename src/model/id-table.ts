/**
 * Which texts stood before, and in which row.
 *
 * Problem. Ids of 600,000 rows must be unique. A `Set` of them takes longer than finding all their options.
 *
 * Method. Open addressing in one column: for each place the row (plus 1, for 0 is nobody) and the hash of its text, side by
 * side. Texts are compared only where hashes are equal.
 *
 * Limits. Whoever knows the hash can make texts of one hash, and each would be looked for among all the others. After
 * more steps than chance ever needs, a `Map` goes on.
 *
 * Complexity. O(letters); some 12 to 24 bytes a row.
 *
 * Reference. FNV-1a (Fowler, Noll, Vo) over the code units, with a last mixing of high bits into low ones.
 */

/** Steps for each row, on average, beyond which texts are no chance. */
const MOST_STEPS = 16;

export interface IdTable {
  /** The row in which the text stood before, or −1; it is remembered for this row then. */
  before(row: number, id: string): number;
}

/** A table for so many rows; `idOf` gives the text of a row that has been asked about. */
export function createIdTable(rows: number, idOf: (row: number) => string): IdTable {
  let places = 64;
  while (places < 1.5 * rows) places *= 2;
  const mask = places - 1;
  const entries = new Int32Array(2 * places);
  let steps = MOST_STEPS * places;
  let map: Map<string, number> | undefined;

  return {
    before(row, id) {
      if (map !== undefined) return beforeIn(map, row, id);
      const hash = hashOf(id);
      let at = hash & mask;
      for (; entries[2 * at] !== 0; at = (at + 1) & mask) {
        const other = entries[2 * at]! - 1;
        if (entries[2 * at + 1] === hash && idOf(other) === id) return other;
        if (--steps > 0) continue;
        map = new Map();
        for (let k = 0; k < places; k++) {
          const known = entries[2 * k]! - 1;
          if (known >= 0) map.set(idOf(known), known);
        }
        return beforeIn(map, row, id);
      }
      entries[2 * at] = row + 1;
      entries[2 * at + 1] = hash;
      return -1;
    },
  };
}

function beforeIn(map: Map<string, number>, row: number, id: string): number {
  const other = map.get(id);
  if (other === undefined) map.set(id, row);
  return other ?? -1;
}

function hashOf(id: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) h = Math.imul(h ^ id.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  return h ^ (h >>> 13);
}
