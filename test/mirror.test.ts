/** Tests are found beside what they test: `test/<room>/<file>.test.ts` for `src/<room>/<file>.ts`. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { treeOf } from "./support/sources.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((file) => file.replaceAll("\\", "/"));

/** Files with code that have no test of their own: through which test they are tested, and why. */
const testedThrough: readonly (readonly [through: string, files: string, why: string])[] = [
  ["plan/options", "slices", "what a host has to wait by is set up there"],
  ["asking/standing", "asking/*", "parts of the book's state and of its verbs, which many books at random try"],
  ["asking/invite", "asking/askable asking/expected asking/letter-list", "whom to ask, against every choice"],
  [
    "laws/optimal",
    "assign/*",
    "parts of the search: what each does well shows in proven plans, how soon in solve-work",
  ],
  ["study/what-if", "assign/dual-bound", "the bound of a preview"],
  ["cli/command", "cli/*", "a command is what it prints, writes and ends with"],
  ["laws/cohorts", "cohorts/*", "parts of one search, against brute force and the engine"],
  ["laws/doctors", "doctors/engine doctors/search doctors/verbs", "the search, against every distribution there is"],
  ["doctors/place", "doctors/check", "what is wrong is told by the verb"],
  ["io/problem-from-tables", "input/frame", "what tables need of records before they are read"],
  ["input/problem-from", "input/*", "parts of one reader of records"],
  ["io/problem-from-tables", "io/*", "parts of one reader of tables, on files with traps"],
  ["model/check", "model/check/*", "what is wrong is told by checkProblem"],
  ["model/warnings", "model/warnings/*", "each is a group of warnings"],
  ["laws/draw", "plan/draw-transfers plan/transfers", "who goes is a property of whole plans"],
  ["laws/explain", "plan/consents-missing", "what consents are worth, against plans that have them"],
  ["plan/redistribute", "plan/redistribute-async plan/steps", "the whole way"],
  ["model/warnings", "plan/problem-warnings", "it is that list, before there is a plan"],
  ["reading/summarize", "reading/*", "parts of the figures"],
  ["report/report-html", "report/*", "parts of one file, which is looked at whole"],
  ["study/what-if", "study/change study/preview", "what a change asks, and its estimate"],
  ["study/ratio-to-have", "study/region-of", "regions one by one"],
  ["travel/barriers", "travel/*", "parts of one way round barriers"],
  ["verify/verify", "verify/*", "each violation is looked for in plans tampered with"],
  ["words/words", "words/*", "all lists of words at once, in both languages"],
];

/** Whether a file has code to be tested: more than types, imports and names passed on. */
function hasCode(file: string): boolean {
  return treeOf(file).statements.some(
    (statement) =>
      !ts.isImportDeclaration(statement) &&
      !ts.isExportDeclaration(statement) &&
      !ts.isInterfaceDeclaration(statement) &&
      !ts.isTypeAliasDeclaration(statement) &&
      !ts.isModuleDeclaration(statement),
  );
}

const importsOf = new Map<string, readonly string[]>();

/** The files of the repository that a file imports, read once. */
function importedBy(file: string): readonly string[] {
  const known = importsOf.get(file);
  if (known !== undefined) return known;
  const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), "utf8"));
  const found = importedFiles.flatMap(({ fileName }) => {
    const own = fileName.startsWith("fktp-redistribution/") ? `src/${fileName.split("/")[1]}/index.ts` : undefined;
    const path =
      own ?? (fileName === "fktp-redistribution" ? "src/index.ts" : normalize(join(dirname(file), fileName)));
    const isOurs = own || fileName.startsWith(".") || path === "src/index.ts";
    return isOurs && path.endsWith(".ts") && existsSync(join(root, path)) ? [path] : [];
  });
  importsOf.set(file, found);
  return found;
}

/** All files of the repository that a test imports, at once or through others. */
function reachedFrom(test: string): Set<string> {
  const reached = new Set([test]);
  for (const file of reached) for (const path of importedBy(file)) reached.add(path);
  return reached;
}

/** `cli/main.ts` is the process itself, which `npm run where` starts. */
const sources = filesIn("src").filter((file) => /(?<!\.d)\.ts$/.test(file) && file !== "cli/main.ts");
const tests = filesIn("test").filter((file) => file.endsWith(".test.ts"));
const ofTests = new Set(tests.map((file) => file.replace(/\.test\.ts$/, ".ts")));
const rooms = new Set(sources.filter((file) => file.includes("/")).map((file) => file.split("/")[0]!));
const withoutOwn = sources.filter((file) => hasCode(file) && !ofTests.has(file));
/** What stands in the table by name comes before what stands there as the rest of a room: `room/*`. */
const named = testedThrough.flatMap(([through, files]) =>
  files.split(" ").flatMap((file) => (file.endsWith("/*") ? [] : [{ through, file: `${file}.ts` }])),
);
const rest = testedThrough.flatMap(([through, files]) =>
  withoutOwn
    .filter((file) => files.endsWith("/*") && file.startsWith(files.slice(0, -1)))
    .filter((file) => !named.some((entry) => entry.file === file))
    .map((file) => ({ through, file })),
);
const listed = [...named, ...rest];

describe("tests mirror src", () => {
  it("a test in a room is named after a file of that room, perhaps with what it asks of it", () => {
    const strays = tests.filter((test) => {
      const [room] = test.split("/");
      if (!test.includes("/") || !rooms.has(room!)) return false;
      const name = test.replace(/\.test\.ts$/, "");
      return !sources.some((file) => name === file.slice(0, -3) || name.startsWith(`${file.slice(0, -3)}-`));
    });

    expect(strays).toEqual([]);
  });

  it("a file with code has a test of its own, or stands in the table", () => {
    expect(withoutOwn.filter((file) => !listed.some((entry) => entry.file === file))).toEqual([]);
  });

  it("the table lists only files without a test of their own, each once", () => {
    const needless = listed.filter(
      ({ file }, i) =>
        ofTests.has(file) || !sources.includes(file) || listed.findIndex((other) => other.file === file) < i,
    );

    expect(needless).toEqual([]);
  });

  it("each test in the table reaches the files that it is said to test", () => {
    const reached = new Map(testedThrough.map(([through]) => [through, reachedFrom(`test/${through}.test.ts`)]));
    const missed = listed.filter(({ through, file }) => !reached.get(through)!.has(`src/${file}`));

    expect(missed).toEqual([]);
  });
});
