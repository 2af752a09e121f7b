/**
 * The package as npm and its users get it. It is built here, into a folder of its own, so that no old `dist/` is tested
 * by mistake, and installed beside a consumer who imports, requires and bundles it.
 */
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apps } from "../bench/size.ts";
import manifest from "../package.json" with { type: "json" };

const root = fileURLToPath(new URL("..", import.meta.url));
const run = promisify(execFile);

const NAMES = [
  "InputError",
  "applyPlan",
  "barrierTravel",
  "checkRecords",
  "comparePlans",
  "consentCode",
  "defaultPolicy",
  "drawNumber",
  "explain",
  "explainAsync",
  "facilityRows",
  "isInputError",
  "message",
  "permenkes3of2023",
  "planFromJson",
  "planToJson",
  "problemFrom",
  "problemWarnings",
  "redistribute",
  "redistributeAsync",
  "score",
  "summarize",
  "transferRows",
  "verify",
  "verifyAsync",
];

/** A folder with `node_modules/fktp-redistribution` in it, as after `npm install`. */
let consumer: string;

beforeAll(async () => {
  consumer = await mkdtemp(join(tmpdir(), "fktp-redistribution-"));
  const installed = join(consumer, "node_modules", manifest.name);
  await mkdir(installed, { recursive: true });
  await cp(join(root, "package.json"), join(installed, "package.json"));
  for (const name of Object.keys(manifest.dependencies)) {
    await symlink(join(root, "node_modules", name), join(consumer, "node_modules", name), "junction");
  }
  // The project's own tsup.config.ts, without the types: publint and attw look at those after the real build.
  const tsup = join(root, "node_modules/tsup/dist/cli-default.js");
  await run(process.execPath, [tsup, "--no-dts", "--silent", "--out-dir", join(installed, "dist")], { cwd: root });
}, 120_000);

afterAll(() => rm(consumer, { recursive: true, force: true }));

/** Solves a small problem and tells what it sees; the same text in both module systems. */
const TRIAL = `
const problem = library.problemFrom({
  facilities: [{ id: "a", lon: 109.3, lat: 0, doctors: 1 }, { id: "b", lon: 109.31, lat: 0, doctors: 1 }],
  participants: [{ id: "p", lon: 109.3, lat: 0, facilityId: "a", consent: true, count: 6000 }],
});
const plan = library.redistribute(problem);
const { proven } = library.verify(problem, plan);
let refused = "";
try {
  library.problemFrom({});
} catch (error) {
  refused = error instanceof library.InputError ? error.name : String(error);
}
console.log(JSON.stringify({ names: Object.keys(library).sort(), enrolled: [...plan.enrolled], proven, refused }));
`;

/** The same of the second entry; both must know one InputError. */
const LP_TRIAL = `
const inCohorts = lp.redistributeWithLp(problem, {}, { limits: [{ of: "people", max: 600 }] });
const moved = inCohorts.moves.reduce((sum, { people }) => sum + people, 0);
let same = false;
try {
  lp.aggregate({});
} catch (error) {
  same = error instanceof library.InputError;
}
console.log(JSON.stringify({ lpNames: Object.keys(lp).sort(), moved, same }));
`;

/** The same of the entry for files: CSV and a workbook in, a workbook out. */
const IO_TRIAL = `
(async () => {
  const facilities = await io.readTable("id,lon,lat,doctors\\nA,109.3,0,0\\nB,109.31,0,1\\n", "facilities");
  const people = "id,lon,lat,fktp,persetujuan\\np1,109.3,0,A,belum\\np2,109.3,0,A,setuju\\n";
  const made = io.problemFromTables({ facilities, participants: await io.readTable(people, "participants") });
  const bytes = await io.lettersXlsx(made.problem, library.redistribute(made.problem, { unknown: "propose" }));
  const same = await io.readTable(bytes, "facilities").catch((error) => error instanceof library.InputError);
  const ids = made.problem.participants.ids.join(" ");
  console.log(JSON.stringify({ ids, letters: bytes.length > 1000, same }));
})();
`;

async function trial(file: string, code: string, more = ""): Promise<unknown> {
  await writeFile(join(consumer, file), code + TRIAL + more);
  const { stdout } = await run(process.execPath, [file], { cwd: consumer });
  return Object.assign(
    {},
    ...stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line)),
  );
}

/** An app that imports some names, bundled and minified for browsers: its bytes, and whose code is in it. */
async function bundle(names: string): Promise<{ gzip: number; packages: string[] }> {
  const app = `import { ${names} } from "fktp-redistribution";\nglobalThis.app = { ${names} };\n`;
  const { outputFiles, metafile } = await build({
    stdin: { contents: app, resolveDir: consumer },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    preserveSymlinks: true,
    metafile: true,
    write: false,
    logLevel: "silent",
    outfile: "app.js",
  });
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  const packages = inputs
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .flatMap(([path]) => /node_modules\/([^/]+)/.exec(path)?.[1] ?? []);
  return { gzip: gzipSync(outputFiles[0]!.contents).length, packages: [...new Set(packages)].sort() };
}

describe("the built package", () => {
  const expected = { names: NAMES, enrolled: [5000, 1000], proven: true, refused: "InputError" };

  it("should work by import", async () => {
    expect(await trial("app.mjs", 'import * as library from "fktp-redistribution";')).toEqual(expected);
  });

  it("should work by require, with the same names", async () => {
    expect(await trial("app.cjs", 'const library = require("fktp-redistribution");')).toEqual(expected);
  });

  it("should have a second entry by import and require, with one InputError for both", async () => {
    const lpNames = [
      "aggregate",
      "placeDoctors",
      "placeDoctorsAsync",
      "redistributeWithLp",
      "shareDoctors",
      "shareDoctorsAsync",
    ];
    const both = { ...expected, lpNames, moved: 600, same: true };
    const byImport = 'import * as library from "fktp-redistribution"; import * as lp from "fktp-redistribution/lp";';
    const byRequire = 'const library = require("fktp-redistribution"); const lp = require("fktp-redistribution/lp");';

    expect(await trial("lp.mjs", byImport, LP_TRIAL)).toEqual(both);
    expect(await trial("lp.cjs", byRequire, LP_TRIAL)).toEqual(both);
  });

  it("should read and write tables by import and require, with the same InputError", async () => {
    const both = { ...expected, ids: "p1 p2", letters: true, same: true };
    const byImport = 'import * as library from "fktp-redistribution"; import * as io from "fktp-redistribution/io";';
    const byRequire = 'const library = require("fktp-redistribution"); const io = require("fktp-redistribution/io");';

    expect(await trial("io.mjs", byImport, IO_TRIAL)).toEqual(both);
    expect(await trial("io.cjs", byRequire, IO_TRIAL)).toEqual(both);
  });

  it("should bring a command that plans from tables", async () => {
    const command = join("node_modules", manifest.name, manifest.bin["fktp-redistribution"]);
    await writeFile(join(consumer, "faskes.csv"), "kode,bujur,lintang,dokter\nA,109.3,0,0\nB,109.31,0,1\n");
    await writeFile(join(consumer, "peserta.csv"), "id,bujur,lintang,fktp,persetujuan\np1,109.305,0,A,setuju\n");
    const typed = ["plan", "faskes.csv", "peserta.csv", "--out", "rencana", "--json", "--lang", "id"];
    const { stdout, stderr } = await run(process.execPath, [command, ...typed], { cwd: consumer });

    expect(JSON.parse(stdout)).toMatchObject({ status: "optimal", verification: { proven: true } });
    expect(stderr).toContain("SUNGAI TIDAK DIBERIKAN");
    await expect(run(process.execPath, [command, "plan"], { cwd: consumer })).rejects.toMatchObject({ code: 1 });
  });

  it("should export nothing but its entries", async () => {
    await writeFile(join(consumer, "side.mjs"), 'await import("fktp-redistribution/dist/index.js");');

    await expect(run(process.execPath, ["side.mjs"], { cwd: consumer })).rejects.toThrow(
      "ERR_PACKAGE_PATH_NOT_EXPORTED",
    );
  });

  it("should bring no zod to whoever only plans, and stay small", async () => {
    const { gzip, packages } = await bundle("redistribute");

    expect(packages).toEqual(["fktp-redistribution"]);
    expect(gzip).toBeLessThanOrEqual(apps[0]!.mostGzipped);
  });

  it("should bring zod only with problemFrom", async () => {
    const everythingElse = NAMES.filter((name) => !/^(problemFrom|checkRecords)$/.test(name)).join(", ");

    expect((await bundle(everythingElse)).packages).toEqual(["fktp-redistribution"]);
    expect((await bundle("problemFrom")).packages).toEqual(["fktp-redistribution", "zod"]);
  });
});

describe("package.json", () => {
  it("should put types first in every condition", () => {
    const { import: forImport, require: forRequire } = manifest.exports["."];

    expect(Object.keys(forImport)).toEqual(["types", "default"]);
    expect(Object.keys(forRequire)).toEqual(["types", "default"]);
    expect(forImport).toEqual({ types: "./dist/index.d.ts", default: "./dist/index.js" });
    expect(forRequire).toEqual({ types: "./dist/index.d.cts", default: "./dist/index.cjs" });
    expect(manifest).toMatchObject({ main: forRequire.default, types: forRequire.types });
  });

  it("should say what npm wants to know", () => {
    expect(manifest).toMatchObject({
      name: "fktp-redistribution",
      license: "MIT",
      type: "module",
      sideEffects: false,
      engines: { node: ">=20.19" },
    });
    expect(Object.keys(manifest.dependencies)).toEqual([
      "javascript-lp-solver",
      "papaparse",
      "read-excel-file",
      "write-excel-file",
      "zod",
    ]);
  });

  it("should pack dist and the papers, and nothing else", async () => {
    const { stdout } = await run("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], { cwd: root });
    const [{ files }] = JSON.parse(stdout) as [{ files: { path: string }[] }];
    const paths = files.map(({ path }) => path);

    expect(paths).toEqual(expect.arrayContaining(["LICENSE", "README.md", "package.json"]));
    expect(paths.filter((path) => !/^(dist\/.*|LICENSE|README\.md|CHANGELOG\.md|package\.json)$/.test(path))).toEqual(
      [],
    );
  });

  it("should have a changelog for its version", async () => {
    expect(await readFile(join(root, "CHANGELOG.md"), "utf8")).toContain(`\n## [${manifest.version}]`);
  });
});
