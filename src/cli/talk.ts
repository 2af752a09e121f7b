/** Talk: what is asked for goes to standard output, all else to standard error; sentences come from the table of words. */

import { commandWords } from "../words/command-words.ts";
import { fileWords } from "../words/file-words.ts";
import { roundWords } from "../words/round-words.ts";
import { type Lang, type Params, say } from "../words/words.ts";

const ownWords = { ...commandWords, ...roundWords };

/** What the command can say. */
export type Word = keyof typeof ownWords;

/** Where the command writes to. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

/** Says things in one language. */
export class Talk {
  readonly lang: Lang;
  readonly #out: Output;
  readonly #err: Output;
  #line = "";

  constructor(lang: Lang, out: Output, err: Output) {
    this.lang = lang;
    this.#out = out;
    this.#err = err;
  }

  words(word: Word, params: Params = {}): string {
    const written = Object.entries(params).map(([name, value]) => [name, this.number(value)]);
    return say(ownWords, word, Object.fromEntries(written), this.lang);
  }

  /** The name of a column, or yes and no, as in all files. */
  column(word: keyof typeof fileWords): string {
    return say(fileWords, word, {}, this.lang);
  }

  /** A number as it is written in the language; a text as it is. */
  number(value: string | number): string {
    if (typeof value === "string") return value;
    return new Intl.NumberFormat(this.lang === "id" ? "id-ID" : "en", { maximumFractionDigits: 1 }).format(value);
  }

  /** What was asked for. */
  print(text: string): void {
    this.clear();
    this.#out.write(`${text}\n`);
  }

  /** What is to know beside it. */
  note(text: string): void {
    this.clear();
    this.#err.write(`${text}\n`);
  }

  /** One line that says how far it is, on a terminal only. */
  progress(what: string, percent?: number): void {
    if (this.#err.isTTY !== true) return;
    const line = `${what} …${percent === undefined ? "" : ` ${percent} %`}`;
    if (line === this.#line) return;
    this.#line = line;
    this.#err.write(`\r\u001b[K${line}`);
  }

  /** Takes the line of progress away. */
  clear(): void {
    if (this.#line === "") return;
    this.#line = "";
    this.#err.write("\r\u001b[K");
  }
}
