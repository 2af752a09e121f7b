/** The tables of words: both languages say the same things, every key is used, and `message` finds all of them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { message, problemFrom } from "../../src/index.ts";
import { answerRefusalWords, answerWords, bookWords, paperWords } from "../../src/words/asking-words.ts";
import { commandWords } from "../../src/words/command-words.ts";
import * as english from "../../src/words/expected-words.ts";
import * as indonesian from "../../src/words/expected-words-id.ts";
import { fileWords } from "../../src/words/file-words.ts";
import { roundWords } from "../../src/words/round-words.ts";
import { stateWords } from "../../src/words/state-words.ts";
import { cellGotWords, cellWords, noteWords, refusalWords } from "../../src/words/table-words.ts";
import { violationWords as englishViolations } from "../../src/words/violation-words.ts";
import { violationWordsInIndonesian } from "../../src/words/violation-words-id.ts";
import { warningWords as englishWarnings } from "../../src/words/warning-words.ts";
import { warningWordsInIndonesian } from "../../src/words/warning-words-id.ts";
import { type Params, say, type WordTable } from "../../src/words/words.ts";
import { inputErrorOf } from "../support/input-error.ts";
import { treeOf } from "../support/sources.ts";

/** Both languages side by side. */
const paired = (en: object, id: object): WordTable =>
  Object.fromEntries(Object.entries(en).map(([key, text]) => [key, [text, (id as Record<string, string>)[key]!]]));
const expectedWords = paired(english.expectedWords, indonesian.expectedWordsInIndonesian);
const gotWords = paired(english.gotWords, indonesian.gotWordsInIndonesian);
const frameWords = paired(english.frameWords, indonesian.frameWordsInIndonesian);
const warningWords = paired(englishWarnings, warningWordsInIndonesian);
const violationWords = paired(englishViolations, violationWordsInIndonesian);

const tables: Readonly<Record<string, WordTable>> = {
  ...{ expectedWords, frameWords, gotWords, cellWords, cellGotWords, refusalWords, noteWords },
  ...{ fileWords, stateWords, commandWords, warningWords, violationWords, bookWords, paperWords, answerWords },
  ...{ answerRefusalWords, roundWords },
};
const keys = Object.entries(tables).flatMap(([table, words]) => Object.keys(words).map((key) => [table, key] as const));
const slotsOf = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, slot]) => slot!).toSorted();

const src = fileURLToPath(new URL("../../src", import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => file.endsWith(".ts"));
const source = files
  .filter((file) => !/^words\/.*-words(-id)?\.ts$/.test(file))
  .map((file) => readFileSync(join(src, file), "utf8"))
  .join("\n");

/** The words of a union of codes, as its type has them. */
const codesOf = (file: string, type: string): string[] => {
  const [, union] = new RegExp(`export type ${type} =([^;]*);`).exec(readFileSync(join(src, file), "utf8"))!;
  return [...union!.matchAll(/"([\w-]+)"/g)].map(([, code]) => code!);
};

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
      // Progress words are made of the stage; notes, statuses and places of their codes.
      /^(progress|note|status|places)-/.test(key);
    const made = ["bigint", "symbol", "boolean", "string"]; // by `typeWord`
    const unsaid = keys.filter(([, key]) => !said(key) && !made.includes(key));
    expect(unsaid.map(([table, key]) => `${table}: ${key}`)).toEqual([]);
  });

  it("should have no key in two tables of the same kind", () => {
    const expected = [...Object.keys(expectedWords), ...Object.keys(cellWords)];
    const got = [...Object.keys(gotWords), ...Object.keys(cellGotWords)];
    const sentences = [refusalWords, noteWords, warningWords, violationWords].flatMap((words) => Object.keys(words));
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

describe("every sentence of a code", () => {
  const said: WordTable = { ...warningWords, ...violationWords, ...refusalWords, ...noteWords };
  /** Of two languages the same things are filled in, whatever they are; and nothing is left open. */
  const expectSame = (texts: readonly [string, string], params: Params): void => {
    const kept = texts.map((text) => Object.values(params).filter((param) => text.includes(String(param))));
    expect(kept[0]).toEqual(kept[1]);
    for (const text of texts) expect(text).not.toMatch(/\{\w+\}/);
  };
  const values = fc.array(fc.integer({ min: 1_000_000, max: 9_999_999 }).map(String), { minLength: 9, maxLength: 9 });
  const filledWith = (slots: readonly string[], numbers: readonly string[]): Params =>
    Object.fromEntries([...new Set(slots)].map((slot, i) => [slot, numbers[i % 9]!]));

  it("should say all that is filled in, in both languages", () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(said)), values, (code, numbers) => {
        const params = filledWith(slotsOf(said[code]![0]), numbers);
        const one = { code, path: "here", params, message: "" };
        const texts = [message(one), message(one, "id")] as const;
        for (const text of texts) expect(text).toMatch(/^here: ./);
        for (const param of Object.values(params)) expect(texts[0]).toContain(param);
        expectSame(texts, params);
      }),
    );
  });

  it("should say what was expected and what came, in both languages", () => {
    const expected: WordTable = { ...expectedWords, ...cellWords };
    const got: WordTable = { ...gotWords, ...cellGotWords };
    const pairs = fc.tuple(fc.constantFrom(...Object.keys(expected)), fc.constantFrom(...Object.keys(got)));
    fc.assert(
      fc.property(pairs, values, ([wanted, came], numbers) => {
        const slots = [...slotsOf(expected[wanted]![0]), ...slotsOf(got[came]![0])];
        const params = filledWith(slots, numbers);
        const issue = {
          code: "value",
          path: "",
          params: { ...params, expected: wanted, got: `#${came}` },
          message: "",
        };
        const texts = [message(issue), message(issue, "id")] as const;
        expect(texts[0]).toMatch(/^expected .*, got .+/s);
        expect(texts[1]).toMatch(/^diharapkan .*, didapat .+/s);
        expectSame(texts, params);
      }),
    );
  });

  it("should be there for every code of warnings, refusals and notes", () => {
    const saysOf = (code: string): string[] => Object.keys(warningWords).filter((key) => key.endsWith(code));
    for (const code of codesOf("types/plan.ts", "WarningCode")) expect(saysOf(code)).not.toEqual([]);
    expect(Object.keys(bookWords)).toEqual(codesOf("asking/types.ts", "BookCode"));
  });

  it("should be there for every status and stage", () => {
    const states = ["optimal", "near-optimal", "stopped", "ready", "proposal"];
    const stages = codesOf("types/run.ts", "ProgressStage");
    expect(Object.keys(stateWords).toSorted()).toEqual([...states, ...stages].toSorted());
  });

  it("should have no place for an id of a participant, or anything else of a person", () => {
    const tablesOfCodes = { ...said, ...expectedWords, ...gotWords, ...cellWords, ...cellGotWords, ...bookWords };
    const slots = new Set(Object.values(tablesOfCodes).flatMap(([en]) => slotsOf(en)));
    const ofPeople =
      /^(id|ids|participant|participantId|person|name|card|nik|household|consent|hold|lon|lat|place|home)$/;
    expect([...slots].filter((slot) => ofPeople.test(slot))).toEqual([]);
    expect(slots.size).toBeGreaterThan(20);
  });
});

/** Where code may hold several words in a row: what is read, not said; the names of things; internal errors. */
const wordsRead: Readonly<Record<string, string>> = {
  "asking/paper.ts": "words that answers are written with, and the style of the page",
  "asking/letters-as-registered.ts": "the reason of a hold, which the caller sees as data",
  "asking/later.ts": "the same",
  "asking/remaining.ts": "the same",
  "asking/settle.ts": "the same",
  "input/problem-columns.ts": "the same",
  "io/cells.ts": "words of consent in tables",
  "io/fields.ts": "names of columns in tables",
  "io/fhir.ts": "names of identifiers",
  "model/spelling.ts": "other spellings of kinds and segments",
  "cohorts/limits.ts": "names of limits, which are data of a conflict",
  "assign/audit.ts": "internal errors: faults of this library, in English for whoever mends it",
  "assign/solve.ts": "the same",
  "cohorts/cuts.ts": "the same",
  "cohorts/redistribute-with-lp.ts": "the same",
  "cohorts/simplex.ts": "the same",
  "plan/solve-model.ts": "the same",
  "errors.ts": "the same",
};

describe("the code", () => {
  /** Texts of several words in a file, but in types. */
  const sentencesOf = (file: string): string[] => {
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isTypeNode(node) || ts.isImportDeclaration(node)) return;
      const text = ts.isStringLiteralLike(node)
        ? node.text
        : ts.isTemplateExpression(node)
          ? [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join("…")
          : "";
      if (/[A-Za-z]{2,} [A-Za-z]{2,}/.test(text.replaceAll("[object Object]", ""))) found.push(text);
      ts.forEachChild(node, visit);
    };
    visit(treeOf(file));
    return found;
  };

  it("should build no sentence but from the tables of words; reports have theirs beside the figures, in both languages", () => {
    const speaking = files
      .filter((file) => !/^(words|report)\//.test(file))
      .map((file) => [file, sentencesOf(file)] as const);
    const own = speaking.filter(([file, texts]) => texts.length > 0 && wordsRead[file] === undefined);

    expect(own).toEqual([]);
    const read = speaking.filter(([, texts]) => texts.length > 0).map(([file]) => file);
    expect(Object.keys(wordsRead).filter((file) => !read.includes(file))).toEqual([]);
  });
});

describe("message", () => {
  it("should say issues and errors in both languages", () => {
    const facilities = Array.from({ length: 12 }, (_, i) => ({ id: `f${i}`, lon: 109, lat: 95, doctors: -2 }));
    const error = inputErrorOf(() => problemFrom({ facilities, participants: {} }))!;
    expect(message(error)).toBe(error.message);
    expect(message(error, "id").split("\n").slice(0, 2)).toEqual([
      "participants: diharapkan larik, didapat objek",
      "facilities[0].lat: diharapkan lintang dari -90 sampai 90, didapat 95",
    ]);
    expect(message(error, "id")).toMatch(/\n… dan 15 lagi$/);
    for (const issue of error.issues) expect(message(issue)).toBe(issue.message);
  });

  it("should say statuses and stages", () => {
    expect(message("proposal")).toBe("a proposal: people must still be asked");
    expect(message("solve", "id")).toBe("menghitung");
  });
});
