/** Columns that few files have: each is made when the first record has an entry. */

import { codeForNumber, type Fault, isArray, typeWord } from "../errors.ts";
import { MOST_FACILITIES, MOST_WORDS } from "../model/check/facilities.ts";
import { MOST_SERVICES } from "../model/check.ts";
import { type Column, PEOPLE_LIMIT } from "../model/columns.ts";
import { plain, segmentOf } from "../model/spelling.ts";
import type { RowFaults } from "./row-faults.ts";
import { WordList } from "./spelling.ts";

/** A column that is made when it is first read into. */
export interface OpenColumn {
  readonly column: Int32Array | undefined;
  read(row: number, value: unknown, faults: RowFaults): void;
}

/** The column for a row of the table, by how a record says it. */
export function openColumn({ name, field, says, none, range }: Column, rows: number): OpenColumn {
  if (says === "whole") return new WholeColumn(field, rows, none, (range as readonly number[])[1]! + 1);
  return new WordColumn({ field, rows, none, most: MOST_WORDS, isList: says === "words", ...wordRules[name] });
}

/** What is not as usual: other limits, spellings, and names that are compared as they are. */
const wordRules: Partial<Record<Column["name"], Partial<WordRules>>> = {
  segment: { spelled: segmentOf },
  needs: { most: MOST_SERVICES },
  household: { most: PEOPLE_LIMIT, keyOf: (name) => name },
};

/** Whole numbers from 0 and below a power of two. */
class WholeColumn implements OpenColumn {
  column: Int32Array | undefined;
  readonly #field: string;
  readonly #rows: number;
  readonly #none: number;
  readonly #limit: number;

  constructor(field: string, rows: number, none: number, limit: number) {
    this.#field = field;
    this.#rows = rows;
    this.#none = none;
    this.#limit = limit;
  }

  read(row: number, value: unknown, faults: RowFaults): void {
    if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value < this.#limit) {
      this.column ??= new Int32Array(this.#rows).fill(this.#none);
      this.column[row] = value;
    } else {
      const params = { limit: `2^${Math.log2(this.#limit)}` };
      faults.add(row, this.#field, {
        code: codeForNumber(value),
        expected: "whole-below",
        got: typeWord(value),
        params,
      });
    }
  }
}

/** Lists of codes of facilities: the column refers to all that were read. */
export class ListColumn implements OpenColumn {
  column: Int32Array | undefined;
  readonly #field: string;
  readonly #rows: number;
  readonly #lists: (readonly string[])[];

  constructor(field: string, rows: number, lists: (readonly string[])[]) {
    this.#field = field;
    this.#rows = rows;
    this.#lists = lists;
  }

  read(row: number, value: unknown, faults: RowFaults): void {
    this.column ??= new Int32Array(this.#rows).fill(-1);
    const list = listOf(value, MOST_FACILITIES);
    if (!isArray(list)) {
      const expected = list.expected === "array" ? "array-of-ids-of-facilities" : list.expected;
      faults.add(row, this.#field, { ...list, expected });
      return;
    }
    const own: string[] = [];
    for (const [i, id] of list.entries()) {
      const field = `${this.#field}[${i}]`;
      if (typeof id !== "string") faults.add(row, field, textFault(id ?? null, "facility-id-text"));
      else if (own.includes(id))
        faults.add(row, field, { code: "duplicate", expected: "facility-once", got: "#stands-before" });
      else own.push(id);
    }
    this.column[row] = this.#lists.push(own) - 1;
  }
}

/** What is wrong where a text was expected. */
export function textFault(value: unknown, expected: Fault["expected"]): Fault {
  return { code: value === undefined ? "missing" : "type", expected, got: typeWord(value) };
}

/** What a column of words needs to know. */
interface WordRules {
  /** The field of a record. */
  readonly field: string;
  readonly rows: number;
  /** What stands for none. */
  readonly none: number;
  /** Whether a row may have several: a bit for each. */
  readonly isList: boolean;
  /** Different words, at most. */
  readonly most: number;
  /** How a word is spelled. Default: as it is first met. */
  readonly spelled?: (word: string) => string;
  /** What makes two words the same. Default: all but case, blanks and marks. */
  readonly keyOf?: (word: string) => string;
}

/** A column that refers to a list of words, which grows: by index, or several by bits. */
export class WordColumn implements OpenColumn {
  column: Int32Array | undefined;
  readonly list: WordList = new WordList();
  readonly #known = new Map<unknown, number>();
  readonly #rules: WordRules;

  constructor(rules: WordRules) {
    this.#rules = rules;
  }

  read(row: number, value: unknown, faults: RowFaults): void {
    const { field, rows, none, isList } = this.#rules;
    this.column ??= new Int32Array(rows).fill(none);
    if (isList) this.#readAll(row, value, faults);
    else this.column[row] = this.#index(row, value, field, faults);
  }

  #readAll(row: number, list: unknown, faults: RowFaults): void {
    const { field } = this.#rules;
    const words = listOf(list, MOST_WORDS);
    if (!isArray(words)) {
      faults.add(row, field, words);
      return;
    }
    for (const [i, word] of words.entries()) {
      const index = this.#index(row, word, `${field}[${i}]`, faults);
      if (index >= 0) this.column![row]! |= 1 << index;
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
function listOf(list: unknown, most: number): readonly unknown[] | Fault {
  if (!isArray(list)) return { code: "type", expected: "array", got: typeWord(list) };
  try {
    const { length } = list;
    if (length > most) return { code: "range", expected: "most-entries", got: length, params: { most } };
    return Array.from({ length }, (_, i) => list[i]);
  } catch {
    return { code: "type", expected: "array", got: "#unreadable" };
  }
}
