/**
 * A set of texts, for finding the id that stands twice among hundreds of thousands. JavaScript's own `Set` takes 0.4 s
 * for 600,000 ids, which would be a large part of a whole run; this takes a quarter of it.
 *
 * Open addressing with linear probing, at most half full. Its hash is not secret: whoever makes ids on purpose so that
 * they collide meets the limit of probes, and from then on a `Set`.
 */

/** By chance no run of taken slots gets nearly as long in a table that is half empty. */
const MOST_PROBES = 512;

export class IdSet {
  readonly #texts: string[] = [];
  /** Position in `texts` plus 1, or 0 where the slot is free; beside it the text's hash. */
  #slots = new Int32Array(1024);
  #hashes = new Int32Array(1024);
  #instead: Set<string> | undefined;

  /** Adds it; false if it was in the set already. */
  add(text: string): boolean {
    if (this.#instead !== undefined) {
      const before = this.#instead.size;
      return this.#instead.add(text).size > before;
    }
    if (2 * this.#texts.length >= this.#slots.length) this.#grow();
    const slots = this.#slots;
    const hashes = this.#hashes;
    const hash = hashOf(text);
    const mask = slots.length - 1;
    let at = hash & mask;
    for (let probes = 0; slots[at] !== 0; probes++) {
      if (hashes[at] === hash && this.#texts[slots[at]! - 1] === text) return false;
      if (probes === MOST_PROBES) {
        this.#instead = new Set(this.#texts);
        return this.add(text);
      }
      at = (at + 1) & mask;
    }
    slots[at] = this.#texts.push(text);
    hashes[at] = hash;
    return true;
  }

  #grow(): void {
    const [slots, hashes] = [this.#slots, this.#hashes];
    this.#slots = new Int32Array(4 * slots.length);
    this.#hashes = new Int32Array(4 * slots.length);
    const mask = this.#slots.length - 1;
    for (let from = 0; from < slots.length; from++) {
      if (slots[from] === 0) continue;
      let at = hashes[from]! & mask;
      while (this.#slots[at] !== 0) at = (at + 1) & mask;
      this.#slots[at] = slots[from]!;
      this.#hashes[at] = hashes[from]!;
    }
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
