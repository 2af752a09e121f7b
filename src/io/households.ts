/**
 * Numbers of family cards become ordinals of households: that two people share one is all that is kept. A card number has 16
 * digits, and a city has hundreds of thousands of them, so those are kept as two numbers of eight digits in a table of
 * numbers; as texts they would hold on to the file that they were cut from.
 */

import { WordList } from "../input/spelling.ts";
import { type Cell, codeOf, faultOf, isBlank } from "./cells.ts";
import { type Column, roomFor } from "./columns.ts";

const HALF = 8;

/** The household of each row, from 0; −1 for none. */
export function householdColumn(at: number): Column<Int32Array> {
  let column = new Int32Array(0);
  let last: Cell = "";
  let household = -1;
  const numbers = new NumberPairs();
  const others = new WordList();
  return {
    read({ rows, from }, sink) {
      column = roomFor(column, from + rows.length);
      for (let i = 0; i < rows.length; i++) {
        const cell = rows[i]![at]!;
        if (cell !== last) {
          last = cell;
          household = isBlank(cell) ? -1 : ordinalOf(cell);
        }
        column[from + i] = household;
        if (household === FAULTY) {
          column[from + i] = -1;
          sink(from + i, faultOf("code", "rounded"));
        }
      }
    },
    entries: (rows) => column.slice(0, rows),
  };

  // Even ordinals are of family cards, odd ones of other words.
  function ordinalOf(cell: Cell): number {
    const code = codeOf(cell);
    if (typeof code !== "string") return FAULTY;
    const [high, low] = [digitsAt(code, 0), digitsAt(code, HALF)];
    const isCard = code.length === 2 * HALF && high >= 0 && low >= 0;
    return isCard ? 2 * numbers.ordinal(high, low) : 2 * others.index(code) + 1;
  }
}

const FAULTY = -2;

/** Eight digits as a number, −1 if there are others among them. */
function digitsAt(text: string, from: number): number {
  let value = 0;
  for (let i = from; i < from + HALF; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** Pairs of whole numbers, numbered in order of appearance: a table of places that doubles when it is half full. */
class NumberPairs {
  #ordinals = new Int32Array(1024).fill(-1);
  #pairs = new Int32Array(1024);
  #count = 0;

  ordinal(high: number, low: number): number {
    const place = this.#placeOf(high, low);
    if (this.#ordinals[place]! >= 0) return this.#ordinals[place]!;
    this.#ordinals[place] = this.#count;
    this.#pairs = roomFor(this.#pairs, 2 * this.#count + 2);
    this.#pairs[2 * this.#count] = high;
    this.#pairs[2 * this.#count + 1] = low;
    if (2 * ++this.#count > this.#ordinals.length) this.#grow();
    return this.#count - 1;
  }

  /** Where the pair is, or would be. */
  #placeOf(high: number, low: number): number {
    const mask = this.#ordinals.length - 1;
    let place = Math.imul(high ^ Math.imul(low, 0x5bd1e995), 0x1b873593);
    place = (place ^ (place >>> 15)) & mask;
    for (;;) {
      const ordinal = this.#ordinals[place]!;
      if (ordinal < 0 || (this.#pairs[2 * ordinal] === high && this.#pairs[2 * ordinal + 1] === low)) return place;
      place = (place + 1) & mask;
    }
  }

  #grow(): void {
    this.#ordinals = new Int32Array(2 * this.#ordinals.length).fill(-1);
    for (let ordinal = 0; ordinal < this.#count; ordinal++) {
      this.#ordinals[this.#placeOf(this.#pairs[2 * ordinal]!, this.#pairs[2 * ordinal + 1]!)] = ordinal;
    }
  }
}
