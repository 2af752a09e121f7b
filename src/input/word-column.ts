import { type IssueList, typeOf } from "../errors.ts";
import { MOST_WORDS } from "../model/check.ts";
import { report } from "./row-issue.ts";

/** A column of words: indices into a list that grows, −1 for none. It is made when the first record has one. */
export interface WordColumn {
  column: Int32Array | undefined;
  /** The words in order of appearance, with their indices. */
  readonly words: Map<string, number>;
}

/** Writes the word of one of `rows` rows. */
export function readWord(
  into: WordColumn,
  row: number,
  rows: number,
  word: unknown,
  key: string,
  issues: IssueList,
): void {
  into.column ??= new Int32Array(rows).fill(-1);
  into.column[row] = wordIndex(into.words, row, word, `.${key}`, MOST_WORDS, issues);
}

/** The index of a word, known or new. */
export function wordIndex(
  words: Map<string, number>,
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
