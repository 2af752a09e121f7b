/** Movers by key, the smallest first; of equal keys the mover that stands first in the table. */
export class Heap {
  readonly #key: number[] = [];
  readonly #mover: number[] = [];
  readonly #option: number[] = [];

  get size(): number {
    return this.#key.length;
  }

  push(key: number, mover: number, option: number): void {
    let at = this.#key.length;
    this.#key.push(key);
    this.#mover.push(mover);
    this.#option.push(option);
    for (let parent = (at - 1) >> 1; at > 0 && this.#before(at, parent); at = parent, parent = (at - 1) >> 1) {
      this.#swap(at, parent);
    }
  }

  /** The mover with the smallest key, and its option. There must be one. */
  pop(): [mover: number, option: number] {
    const last = this.#key.length - 1;
    this.#swap(0, last);
    this.#key.pop();
    const top: [number, number] = [this.#mover.pop()!, this.#option.pop()!];
    for (let at = 0; ; ) {
      let child = 2 * at + 1;
      if (child >= last) return top;
      if (child + 1 < last && this.#before(child + 1, child)) child++;
      if (!this.#before(child, at)) return top;
      this.#swap(at, child);
      at = child;
    }
  }

  #before(a: number, b: number): boolean {
    const difference = this.#key[a]! - this.#key[b]!;
    return difference < 0 || (difference === 0 && this.#mover[a]! < this.#mover[b]!);
  }

  #swap(a: number, b: number): void {
    for (const column of [this.#key, this.#mover, this.#option]) [column[a], column[b]] = [column[b]!, column[a]!];
  }
}
