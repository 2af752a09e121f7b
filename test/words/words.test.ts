/** The tables of words: both languages say the same things, every key is used, and `message` finds all of them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { message, problemFrom } from "../../src/index.ts";
import { answerWords, bookWords, paperWords } from "../../src/words/asking-words.ts";
import { commandWords } from "../../src/words/command-words.ts";
import * as english from "../../src/words/expected-words.ts";
import * as indonesian from "../../src/words/expected-words-id.ts";
import { fileWords } from "../../src/words/file-words.ts";
import { stateWords } from "../../src/words/state-words.ts";
import { cellGotWords, cellWords, noteWords, refusalWords } from "../../src/words/table-words.ts";
import { warningWords as englishWarnings } from "../../src/words/warning-words.ts";
import { warningWordsInIndonesian } from "../../src/words/warning-words-id.ts";
import { say, type WordTable } from "../../src/words/words.ts";
import { inputErrorOf } from "../support/input-error.ts";

/** Both languages side by side. */
const paired = (en: object, id: object): WordTable =>
  Object.fromEntries(Object.entries(en).map(([key, text]) => [key, [text, (id as Record<string, string>)[key]!]]));
const expectedWords = paired(english.expectedWords, indonesian.expectedWordsInIndonesian);
const gotWords = paired(english.gotWords, indonesian.gotWordsInIndonesian);
const frameWords = paired(english.frameWords, indonesian.frameWordsInIndonesian);
const warningWords = paired(englishWarnings, warningWordsInIndonesian);

const tables: Readonly<Record<string, WordTable>> = {
  ...{ expectedWords, frameWords, gotWords, cellWords, cellGotWords, refusalWords, noteWords },
  ...{ fileWords, stateWords, commandWords, warningWords, bookWords, paperWords, answerWords },
};
const keys = Object.entries(tables).flatMap(([table, words]) => Object.keys(words).map((key) => [table, key] as const));
const slotsOf = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, slot]) => slot!).toSorted();

const src = fileURLToPath(new URL("../../src", import.meta.url));
const source = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !/^words[/\\].*-words(-id)?\.ts$/.test(file))
  .map((file) => readFileSync(join(src, file), "utf8"))
  .join("\n");

describe("the tables of words", () => {
  it.each(keys)("%s, %s: both languages have the same slots, and no doubled blanks", (table, key) => {
    const [en, id] = tables[table]![key]!;
    expect(slotsOf(id)).toEqual(slotsOf(en));
    expect(`${en}${id}`).not.toBe("");
    if (key === "usage") return;
    for (const text of [en, id]) expect(text).not.toMatch(/\S {2}|[ ,.]$/);
  });

  it("should have no key that nothing says", () => {
    const said = (key: string): boolean =>
      new RegExp(`["'\`#]${key}["'\`]|\\b${key}:|\\b${key}\\b["\`]?\\s*[,)\\]}]`).test(source) ||
      // Progress words are made of the stage, figures and notes of their codes.
      /^(progress|note)-/.test(key);
    const made = ["bigint", "symbol", "boolean", "string"]; // by `typeWord`
    const unsaid = keys.filter(([, key]) => !said(key) && !made.includes(key));
    expect(unsaid.map(([table, key]) => `${table}: ${key}`)).toEqual([]);
  });

  it("should have no key in two tables of the same kind", () => {
    const expected = [...Object.keys(expectedWords), ...Object.keys(cellWords)];
    const got = [...Object.keys(gotWords), ...Object.keys(cellGotWords)];
    const sentences = [...Object.keys(refusalWords), ...Object.keys(noteWords), ...Object.keys(warningWords)];
    for (const list of [expected, got, sentences]) expect(new Set(list).size).toBe(list.length);
  });
});

describe("say", () => {
  const words = { a: ["{x} and {y}", "{x} dan {y}"], b: ["one", "satu"] } as const;

  it("should fill in values, other keys and types, in both languages", () => {
    expect(say(words, "a", { x: 5, y: "#b" }, "en")).toBe("5 and one");
    expect(say(words, "a", { x: "@Int32Array", y: "#b" }, "id")).toBe("Int32Array dan satu");
    expect(say(words, "a", { x: "@Int32Array", y: "@Float64Array" }, "en")).toBe("an Int32Array and a Float64Array");
    expect(say(words, "a", { x: "{y}", y: "$&" }, "en")).toBe("{y} and $&");
  });
});

describe("message", () => {
  it("should say issues and errors in both languages", () => {
    const facilities = Array.from({ length: 12 }, (_, i) => ({ id: `f${i}`, lon: 109, lat: 95, doctors: -2 }));
    const error = inputErrorOf(() => problemFrom({ facilities, participants: {} }))!;
    expect(message(error)).toBe(error.message);
    expect(message(error, "id").split("\n").slice(0, 2)).toEqual([
      "participants: diharapkan larik, didapat objek",
      "facilities[0].doctors: diharapkan bilangan mulai 0, didapat -2",
    ]);
    expect(message(error, "id")).toMatch(/\n… dan 15 lagi$/);
    for (const issue of error.issues) expect(message(issue)).toBe(issue.message);
  });

  it("should say statuses and stages", () => {
    expect(message("proposal")).toBe("a proposal: people must still be asked");
    expect(message("solve", "id")).toBe("menghitung");
  });
});
