/** The docstrings of what the entries export: each function has one `@example`, and all examples compile. */
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { complaintsAbout, entries, fileOf, programOf } from "./support/pages.ts";

/** What an example may use without saying where it comes from. */
const KNOWN = `
import type { InputError, Plan, Policy, Problem, ProblemRecords } from "fktp-redistribution";
import type { BookEntry, LetterRow, Standing } from "fktp-redistribution/asking";
import type { TableSource } from "fktp-redistribution/io";
import type { ReportInput } from "fktp-redistribution/report";

declare const problem: Problem;
declare const policy: Policy;
declare const plan: Plan;
/** Untrusted JSON, and what was thrown for it. */
declare const records: ProblemRecords;
declare const error: InputError;
/** The rows of the book, where it stands on a day, letters of a wave, cells of a table with answers. */
declare const book: BookEntry[];
declare const state: Standing;
declare const letters: LetterRow[];
declare const cells: string[][];
/** Files of people, of facilities, of rivers and of FHIR. */
declare const file: TableSource;
declare const facilitiesFile: TableSource;
declare const riversText: string;
declare const bundle: object;
/** How ids are hidden: a keyed hash. */
declare const idOf: (id: string) => string;
/** An abort. */
declare const signal: AbortSignal;
declare const input: ReportInput;
`;

interface Documented {
  readonly name: string;
  readonly entry: string;
  readonly examples: readonly string[];
  readonly text: string;
}

/** Functions that the entries export, each once. */
function documented(): Documented[] {
  const names = Object.keys(entries);
  const program = programOf(names.map(fileOf));
  const checker = program.getTypeChecker();
  const found = new Map<ts.Symbol, Documented>();
  for (const entry of names) {
    const module = checker.getSymbolAtLocation(program.getSourceFile(fileOf(entry))!)!;
    for (const exported of checker.getExportsOfModule(module)) {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      if (!(symbol.flags & ts.SymbolFlags.Function) || found.has(symbol)) continue;
      const tags = symbol.getJsDocTags(checker).filter(({ name }) => name === "example");
      found.set(symbol, {
        name: exported.name,
        entry,
        examples: tags.map(({ text }) => ts.displayPartsToString(text)),
        text: ts.displayPartsToString(symbol.getDocumentationComment(checker)),
      });
    }
  }
  return [...found.values()];
}

const functions = documented();

/** The example as a page of its own, in a function that may wait. */
function pageOf({ name, examples }: Documented): string {
  const imports = Object.keys(entries).map((entry) => {
    const own = functions.filter((one) => one.entry === entry).map((one) => one.name);
    return `import { ${own.join(", ")} } from "${entry}";`;
  });
  return ["```ts", ...imports, KNOWN, `export async function example_${name}() {`, ...examples, "}", "```", ""].join(
    "\n",
  );
}

describe("the functions of all entries", () => {
  it("say what they do, and have one example each", () => {
    expect(functions.length).toBeGreaterThan(80);
    expect(
      functions.filter(({ text, examples }) => text === "" || examples.length !== 1).map(({ name }) => name),
    ).toEqual([]);
  });

  it("have examples that compile", () => {
    const pages = Object.fromEntries(functions.map((one) => [`example of ${one.name}`, pageOf(one)]));

    expect(complaintsAbout(pages)).toEqual([]);
  });
});
