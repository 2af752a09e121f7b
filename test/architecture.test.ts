/** Holds the floors and walls of the house: who may import whom, and how large things may grow. */
import { readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { treeOf } from "./support/sources.ts";

const src = fileURLToPath(new URL("../src/", import.meta.url));

/** Imports run downward: from a larger number to a smaller one, or within a room. Rooms of one floor are siblings. */
const floors: Readonly<Record<string, number>> = {
  cli: 8,
  io: 7,
  report: 7,
  asking: 7,
  lp: 7,
  index: 6,
  study: 6,
  cohorts: 6,
  doctors: 6,
  reading: 5,
  verify: 4,
  plan: 4,
  input: 4,
  model: 3,
  travel: 2,
  assign: 2,
  slices: 2,
  types: 1,
  generators: 1,
  errors: 1,
  words: 0,
};

/** The only room that may import a package; all other packages are forbidden everywhere. */
const packages: Readonly<Record<string, string>> = {
  zod: "input",
  "javascript-lp-solver": "cohorts",
  papaparse: "io",
  "read-excel-file": "io",
  "write-excel-file": "io",
};

/** Sideways imports that are meant, as "from → to", with the reason. */
const sideways: Readonly<Record<string, string>> = {};

/** Functions that may be longer than their room allows, as "file: name", with the reason. */
const longFunctions: Readonly<Record<string, string>> = {
  "verify/row-rules.ts: rulesAlone": "a record of small functions that share the row they look at",
};

/** Functions that may take more parameters than their room allows, as "file: name", with the reason. */
const manyParameters: Readonly<Record<string, string>> = {
  "model/eligibility.ts: bounds": "as Travel asks for it",
  "model/options.ts: insert": "called for each pair",
  "model/options/choices.ts: best": "as the engine asks for it",
  "model/moves.ts: costOfMove": "called for each pair",
};

/** What asks its host for something: the command for the day; and when to pause, and for a turn of the event loop. */
const hostsAsked: readonly string[] = ["cli/command.ts: Date", "slices.ts: Date", "slices.ts: globalThis"];

/** All that `verify/verify.ts` may use of the solver's rooms, beside distances and words: said in the README. */
const sharedWithVerifier: readonly string[] = [
  "model/check.ts: checkProblem",
  "model/draw.ts: drawNumber",
  "model/fingerprint.ts: fingerprintOf",
  "model/overload.ts: capacitiesOf",
  "model/overload.ts: marginalPoints",
  "model/overload.ts: totalPoints",
  "model/policy.ts: completePolicy",
  "model/policy.ts: consentCode",
  "model/policy.ts: defaultPolicy",
  "model/policy.ts: wholeMetres",
  "model/warnings.ts: warningsOf",
  "slices.ts: readOptions",
];

const LINES_A_FILE = 400;
const FILES_A_ROOM = 20;
const LINES_A_FUNCTION = 40;
const LINES_A_KERNEL = 100;
const PARAMETERS = 4;
const PARAMETERS_OF_A_KERNEL = 6;

interface Source {
  /** Below src, for example `model/policy.ts`. */
  readonly file: string;
  /** The folder below src, or the file's own name without `.ts`. */
  readonly room: string;
  readonly tree: ts.SourceFile;
}

const sources = readdirSync(src, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => file.endsWith(".ts"))
  .map((file): Source => {
    const room = file.replace(/\.ts$/, "").split("/")[0]!;
    return { file, room, tree: treeOf(file) };
  });

/** What a file imports, exports from or mentions by `import("…")`. */
function importsOf({ tree }: Source): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const from =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
            ? node.argument.literal
            : undefined;
    if (from && ts.isStringLiteral(from)) found.push(from.text);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** The file below src that a relative import leads to, and its room. */
function fileOf(source: Source, specifier: string): string {
  return relative(src, join(src, dirname(source.file), specifier)).replaceAll("\\", "/");
}

function roomOf(source: Source, specifier: string): string {
  return fileOf(source, specifier).replace(/\.ts$/, "").split("/")[0]!;
}

/** Code, not types, that a file imports by name: `name` of `file` below src. */
function namesImported(source: Source): { name: string; file: string }[] {
  return source.tree.statements.filter(ts.isImportDeclaration).flatMap(({ importClause, moduleSpecifier }) => {
    const named = importClause?.namedBindings;
    if (importClause?.isTypeOnly || named === undefined || !ts.isNamedImports(named)) return [];
    const file = fileOf(source, (moduleSpecifier as ts.StringLiteral).text);
    return named.elements
      .filter(({ isTypeOnly }) => !isTypeOnly)
      .map(({ name, propertyName }) => ({ name: (propertyName ?? name).text, file }));
  });
}

function eachImport(check: (source: Source, specifier: string) => string | null): string[] {
  return sources.flatMap((source) => importsOf(source).flatMap((specifier) => check(source, specifier) ?? []));
}

/** A function with a body. */
interface FunctionSize {
  /** Its file and its name, or its line where it has none. */
  readonly name: string;
  readonly lines: number;
  readonly parameters: number;
}

function functionsOf({ file, tree }: Source): FunctionSize[] {
  const found: FunctionSize[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && "body" in node && node.body) {
      const line = (at: number) => tree.getLineAndCharacterOfPosition(at).line;
      const named =
        node.name ??
        (ts.isVariableDeclaration(node.parent) || ts.isPropertyAssignment(node.parent) ? node.parent.name : null);
      const start = line(node.getStart(tree));
      found.push({
        name: `${file}: ${named?.getText(tree) ?? `line ${start + 1}`}`,
        lines: line(node.end) - start + 1,
        parameters: node.parameters.length,
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

const isKernel = ({ file, room }: Source): boolean =>
  room === "assign" || room === "travel" || file.startsWith("verify/certificate") || file === "model/options.ts";

describe("the house", () => {
  it("should have no rooms but those on the plan", () => {
    const rooms = [...new Set(sources.map(({ room }) => room))];

    expect(rooms.filter((room) => floors[room] === undefined)).toEqual([]);
  });

  it("should import downward only, and not from a sibling", () => {
    const upward = eachImport((source, specifier) => {
      if (!specifier.startsWith(".") || specifier === "../../package.json") return null;
      const to = roomOf(source, specifier);
      const allowed = to === source.room || floors[to]! < floors[source.room]!;
      return allowed || sideways[`${source.room} → ${to}`] ? null : `${source.file} imports ${specifier}`;
    });

    expect(upward).toEqual([]);
  });

  it("should have no circles of imports, not even of types", () => {
    const imports = new Map(
      sources.map((source) => {
        const relatives = importsOf(source).filter((specifier) => specifier.startsWith("."));
        return [source.file, relatives.map((specifier) => fileOf(source, specifier))];
      }),
    );
    // Files that import nothing that is left are taken out, again and again; what stays leads to a circle.
    for (let size = Number.POSITIVE_INFINITY; imports.size < size; ) {
      size = imports.size;
      for (const [file, to] of imports) if (!to.some((other) => imports.has(other))) imports.delete(file);
    }

    expect([...imports.keys()]).toEqual([]);
  });

  it("should keep assign/ to itself: nothing but its own room and errors.ts", () => {
    const outward = eachImport((source, specifier) => {
      if (source.room !== "assign") return null;
      const to = specifier.startsWith(".") ? roomOf(source, specifier) : specifier;
      return to === "assign" || to === "errors" ? null : `${source.file} imports ${specifier}`;
    });

    expect(outward).toEqual([]);
  });

  it("should import each package in one room only, and Node only in the command", () => {
    const strange = eachImport((source, specifier) => {
      if (specifier.startsWith(".")) return null;
      const ofCommand = specifier.startsWith("node:") || /^fktp-redistribution(\/|$)/.test(specifier);
      if (source.room === "cli") return ofCommand ? null : `${source.file} imports ${specifier}`;
      return packages[specifier.split("/")[0]!] === source.room ? null : `${source.file} imports ${specifier}`;
    });

    expect(strange).toEqual([]);
  });

  it("should let the command use the library by its entries only, as any program: but for its words", () => {
    const inward = eachImport((source, specifier) => {
      if (source.room !== "cli" || !specifier.startsWith("..")) return null;
      const allowed = roomOf(source, specifier) === "words" || specifier === "../../package.json";
      return allowed ? null : `${source.file} imports ${specifier}`;
    });

    expect(inward).toEqual([]);
  });

  it("should run the engine in one place", () => {
    const runs = ({ name, file }: { name: string; file: string }) =>
      file.startsWith("assign/") && (name === "solve" || name === "dualBound");
    const running = sources.filter((source) => source.room !== "assign" && namesImported(source).some(runs));

    expect(running.map(({ file }) => file)).toEqual(["plan/solve-model.ts"]);
  });

  it("should let the verifier share with the engine what is listed here, and no other code", () => {
    const byFile = new Map(sources.map((source) => [source.file, source]));
    const files = new Set(["verify/verify.ts"]);
    const shared = new Set<string>();
    for (const file of files) {
      for (const { name, file: from } of namesImported(byFile.get(file)!)) {
        if (from.startsWith("verify/")) files.add(from);
        else if (!/^(errors\.ts|generators\.ts|travel\/.*|words\/.*)$/.test(from)) shared.add(`${from}: ${name}`);
      }
    }

    expect([...shared].toSorted()).toEqual(sharedWithVerifier);
  });

  it("should know no clock and no chance, which the compiler would allow", () => {
    const strange = sources.flatMap(({ file, tree }) => {
      const found = new Set<string>();
      const visit = (node: ts.Node): void => {
        const text = ts.isIdentifier(node) || ts.isPropertyAccessExpression(node) ? node.getText(tree) : "";
        if (["Date", "Math.random", "globalThis", "Function", "eval"].includes(text)) found.add(`${file}: ${text}`);
        ts.forEachChild(node, visit);
      };
      visit(tree);
      return [...found];
    });

    expect(strange.toSorted()).toEqual(hostsAsked);
  });

  it("should call nothing utils, helpers or common", () => {
    const vague = sources
      .map(({ file }) => file)
      .filter((file) => /(^|[/-])(utils?|helpers?|common|misc)\b/i.test(file));

    expect(vague).toEqual([]);
  });

  it(`should keep files to ${LINES_A_FILE} lines`, () => {
    const long = sources
      .map(({ file, tree }) => ({ file, lines: tree.getLineAndCharacterOfPosition(tree.end).line }))
      .filter(({ lines }) => lines > LINES_A_FILE);

    expect(long).toEqual([]);
  });

  it(`should keep model/ and verify/ to ${FILES_A_ROOM} files each, beside those in the folders of a family`, () => {
    const large = ["model", "verify"].filter(
      (room) => sources.filter(({ file }) => dirname(file) === room).length > FILES_A_ROOM,
    );

    expect(large).toEqual([]);
  });

  it(`should keep functions to ${LINES_A_FUNCTION} lines, kernels to ${LINES_A_KERNEL}`, () => {
    const long = sources.flatMap((source) => {
      const most = isKernel(source) ? LINES_A_KERNEL : LINES_A_FUNCTION;
      return functionsOf(source).filter(({ name, lines }) => lines > most && !longFunctions[name]);
    });

    expect(long).toEqual([]);
  });

  const beyondParameters = (source: Source): FunctionSize[] => {
    const most = isKernel(source) ? PARAMETERS_OF_A_KERNEL : PARAMETERS;
    return functionsOf(source).filter(({ parameters }) => parameters > most);
  };

  it(`should keep functions to ${PARAMETERS} parameters, kernels to ${PARAMETERS_OF_A_KERNEL}`, () => {
    expect(sources.flatMap(beyondParameters).filter(({ name }) => !manyParameters[name])).toEqual([]);
  });

  it("should have no exception that is no longer needed", () => {
    const lines = new Map(sources.flatMap(functionsOf).map((one) => [one.name, one.lines]));
    const long = Object.keys(longFunctions).filter((name) => (lines.get(name) ?? 0) <= LINES_A_FUNCTION);
    const beyond = sources.flatMap((source) => beyondParameters(source).map(({ name }) => ({ name, ...source })));
    const many = Object.keys(manyParameters).filter((exception) => !beyond.some(({ name }) => name === exception));

    expect([...long, ...many]).toEqual([]);
  });
});
