import { type Fault, isArray, typeWord } from "../errors.ts";
import { MOST_SERVICES, MOST_WORDS } from "../model/check.ts";
import { plain } from "../model/spelling.ts";
import type { RowFaults } from "./row-faults.ts";
import { WordList } from "./spelling.ts";

/** What a column of words needs to know. */
interface WordRules {
  /** The field of a record. */
  readonly field: string;
  readonly rows: number;
  /** Different words, at most. */
  readonly most: number;
  /** How a word is spelled. Default: as it is first met. */
  readonly spelled?: (word: string) => string;
  /** What makes two words the same. Default: all but case, blanks and marks. */
  readonly keyOf?: (word: string) => string;
}

/** A column that refers to a list of words, which grows. It is made when the first record has one. */
export class WordColumn {
  column: Int32Array | undefined;
  readonly list: WordList = new WordList();
  readonly #known = new Map<unknown, number>();
  readonly #rules: WordRules;

  constructor(rules: WordRules) {
    this.#rules = rules;
  }

  /** Writes the index of one word of a row; −1 stands for none. */
  read(row: number, word: unknown, faults: RowFaults): void {
    this.column ??= new Int32Array(this.#rules.rows).fill(-1);
    this.column[row] = this.#index(row, word, this.#rules.field, faults);
  }

  /** Writes several words of a row, a bit for each. */
  readAll(row: number, list: unknown, faults: RowFaults): void {
    const { field, rows } = this.#rules;
    this.column ??= new Int32Array(rows);
    const words = listOf(list, MOST_WORDS);
    if (!isArray(words)) {
      faults.add(row, field, words);
      return;
    }
    for (const [i, word] of words.entries()) {
      const index = this.#index(row, word, `${field}[${i}]`, faults);
      if (index >= 0) this.column[row]! |= 1 << index;
    }
  }

  /** The index of a word, known or new; −1 where it is none. */
  #index(row: number, word: unknown, field: string, faults: RowFaults): number {
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    const { most, spelled = (own: string) => own, keyOf = plain } = this.#rules;
    const fault = faultOf(word);
    if (fault !== undefined) {
      faults.add(row, field, fault);
      return -1;
    }
    const own = spelled(word as string);
    const index = this.list.index(own, keyOf(own));
    if (index < most) {
      this.#known.set(word, index);
      return index;
    }
    faults.add(row, field, { code: "range", expected: "most-words", got: "#another", params: { most } });
    return -1;
  }
}

function faultOf(word: unknown): Fault | undefined {
  if (typeof word !== "string") return { code: "type", expected: "text", got: typeWord(word) };
  return word.trim() === "" ? { code: "value", expected: "text", got: "#empty" } : undefined;
}

/** A copy of a list; or what is wrong with it: it may say that it is endless, or throw. */
export function listOf(list: unknown, most: number): readonly unknown[] | Fault {
  if (!isArray(list)) return { code: "type", expected: "array", got: typeWord(list) };
  try {
    const { length } = list;
    if (length > most) return { code: "range", expected: "most-entries", got: length, params: { most } };
    return Array.from({ length }, (_, i) => list[i]);
  } catch {
    return { code: "type", expected: "array", got: "#unreadable" };
  }
}

export const servicesOf = (rows: number): WordColumn => new WordColumn({ field: "needs", rows, most: MOST_SERVICES });
