/**
 * A set of texts, for finding the id that stands twice among hundreds of thousands. JavaScript's own `Set` takes 0.4 s
 * for 600,000 ids, which would be a large part of a whole run; this takes half of it.
 *
 * Open addressing with linear probing, at most half full. Its hash is not secret: whoever makes ids on purpose so that
 * they collide meets the limit of probes, and from then on a `Set`.
 */

/** By chance no run of taken slots gets nearly as long in a table that is half empty. */
const MOST_PROBES = 512;

export class IdSet {
  readonly #texts: string[] = [];
  /** Two numbers a slot, so that they lie together: position in `texts` plus 1, or 0 if it is free; and the hash. */
  #table: Int32Array;
  #instead: Set<string> | undefined;

  /** `expected`: how many there may be; it grows if there are more. */
  constructor(expected: number) {
    let slots = 16;
    while (slots < 2 * expected) slots *= 2;
    this.#table = new Int32Array(2 * slots);
  }

  /** Adds it; false if it was in the set already. */
  add(text: string): boolean {
    if (this.#instead !== undefined) {
      const before = this.#instead.size;
      return this.#instead.add(text).size > before;
    }
    const texts = this.#texts;
    if (4 * texts.length >= this.#table.length) this.#grow();
    const table = this.#table;
    const mask = table.length - 1;
    const hash = hashOf(text);
    let at = (2 * hash) & mask;
    for (let probes = 0; table[at] !== 0; probes++) {
      if (table[at + 1] === hash && texts[table[at]! - 1] === text) return false;
      if (probes === MOST_PROBES) {
        this.#instead = new Set(texts);
        return this.add(text);
      }
      at = (at + 2) & mask;
    }
    table[at] = texts.push(text);
    table[at + 1] = hash;
    return true;
  }

  #grow(): void {
    const old = this.#table;
    const table = new Int32Array(2 * old.length);
    const mask = table.length - 1;
    for (let from = 0; from < old.length; from += 2) {
      if (old[from] === 0) continue;
      let at = (2 * old[from + 1]!) & mask;
      while (table[at] !== 0) at = (at + 2) & mask;
      table[at] = old[from]!;
      table[at + 1] = old[from + 1]!;
    }
    this.#table = table;
  }
}

function hashOf(text: string): number {
  let h = text.length;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x5bd1e995);
  // The low bits choose the slot, so the high ones must reach them.
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  return h ^ (h >>> 13);
}
