import { bookWords } from "../words/asking-words.ts";
import { type Lang, say } from "../words/words.ts";
import type { BookCode, RefusedEntry } from "./types.ts";

/** A refused row of the book with its message. */
export function refusal(entry: number, code: BookCode): RefusedEntry {
  return { entry, code, message: bookMessage({ entry, code }) };
}

/**
 * The message of a refused row, in English or Indonesian.
 *
 * @example
 * for (const refused of state.refused) console.log(bookMessage(refused, "id"));
 */
export function bookMessage({ entry, code }: Pick<RefusedEntry, "entry" | "code">, lang: Lang = "en"): string {
  return `book[${entry}]: ${say(bookWords, code, {}, lang)}`;
}
