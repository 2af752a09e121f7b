import { type IssueList, isArray, typeOf } from "../errors.ts";
import { MOST_SERVICES, MOST_WORDS } from "../model/check.ts";
import { report } from "./row-issue.ts";

/** A column that refers to a list of words, which grows. It is made when the first record has one. */
export interface WordColumn {
  column: Int32Array | undefined;
  /** The words in order of appearance, with their indices. */
  readonly words: Map<string, number>;
}

export function wordColumn(): WordColumn {
  return { column: undefined, words: new Map() };
}

/** Writes the index of one word for one of `rows` rows; −1 stands for none. */
export function readWord(
  into: WordColumn,
  row: number,
  rows: number,
  word: unknown,
  key: string,
  issues: IssueList,
  most: number = MOST_WORDS,
): void {
  into.column ??= new Int32Array(rows).fill(-1);
  into.column[row] = wordIndex(into, row, word, `.${key}`, most, issues);
}

/** Writes several words for one of `rows` rows, a bit for each. */
export function readWords(
  into: WordColumn,
  row: number,
  rows: number,
  list: unknown,
  key: string,
  issues: IssueList,
): void {
  into.column ??= new Int32Array(rows);
  if (!isArray(list)) {
    report(issues, "type", row, `.${key}`, "an array of texts", typeOf(list));
    return;
  }
  try {
    // A list may say that it is endless.
    const { length } = list;
    if (length > MOST_WORDS) report(issues, "range", row, `.${key}`, `at most ${MOST_WORDS} texts`, `${length}`);
    for (let i = 0; i < Math.min(length, MOST_WORDS); i++) {
      into.column[row]! |= 1 << wordIndex(into, row, list[i], `.${key}[${i}]`, MOST_SERVICES, issues);
    }
  } catch {
    report(issues, "type", row, `.${key}`, "an array of texts", "one that cannot be read");
  }
}

/** The index of a word, known or new; of no use where there is an issue. */
function wordIndex(
  { words }: WordColumn,
  row: number,
  word: unknown,
  key: string,
  most: number,
  issues: IssueList,
): number {
  const index = words.get(word as string);
  if (index !== undefined) return index;
  if (typeof word !== "string") report(issues, "type", row, key, "text", typeOf(word));
  else if (word === "") report(issues, "value", row, key, "text", "an empty one");
  else if (words.size === most) report(issues, "range", row, key, `at most ${most} different texts in all`, "another");
  else return words.set(word, words.size).size - 1;
  return -1;
}
