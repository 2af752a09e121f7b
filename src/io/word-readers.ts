/** Readers of words, and of lists of them, from cells. */

import type { WordList } from "../input/spelling.ts";
import { plain } from "../model/spelling.ts";
import { type Cell, type CellFault, codeOf, faultOf, type Reader, textOf } from "./cells.ts";

/** A reader of codes, each as it is. */
export function readCodes(list: WordList): Reader {
  return (cell) => {
    const code = codeOf(cell);
    return typeof code === "string" ? list.index(code) : code;
  };
}

/** A reader of words that are the same without case, blanks and marks. At most `most` in all. */
export function readWords(list: WordList, most: number, spelled: (word: string) => string = (word) => word): Reader {
  return (cell) => {
    if (typeof cell === "boolean") return faultOf("text", "flag");
    const word = spelled(textOf(cell));
    const index = list.index(word, plain(word));
    return index < most ? index : faultOf("words", "another");
  };
}

/** Parts of a cell that lists several: divided by `|`, `;` or `,`. */
export function partsOf(cell: Cell): string[] {
  return textOf(cell)
    .split(/[|;,]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** A reader of several words, a bit for each. */
export function readBits(list: WordList, most: number): Reader {
  const one = readWords(list, most);
  return (cell) => {
    let bits = 0;
    for (const part of partsOf(cell)) {
      const index = one(part);
      if (typeof index !== "number") return faultOf("services", "another");
      bits |= 1 << index;
    }
    return bits;
  };
}

/** A reader of lists of codes: `lists` gets each different list once. */
export function readCodeLists(lists: (readonly string[])[]): Reader {
  return (cell) => {
    const codes: string[] = [];
    for (const part of partsOf(cell)) {
      const code: string | CellFault = codeOf(part);
      if (typeof code !== "string") return code;
      if (codes.includes(code)) return faultOf("facility-once", "twice");
      codes.push(code);
    }
    return lists.push(codes) - 1;
  };
}
