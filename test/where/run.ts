/**
 * Where it runs: `npm run where [-- --people 100000]`. The packed tarball is installed into empty projects and used by
 * `import`, `require` and the command on old and new Nodes, type-checked by old and new TypeScripts, bundled by esbuild and Vite, and
 * run in Chromium on the page and in a Worker. Everywhere the plan must be proven and have the same bytes. Needs the npm
 * registry, and Chromium for its part (Debian: `apt-get install chromium`; elsewhere `CHROMIUM=/path`).
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { inChromium } from "./chromium.ts";

const NODES = ["20.19.0", "22", "24"];
const TYPESCRIPTS = ["5.5", "5.9", "6"];
const MODULES = ["node16", "bundler"] as const;
/** Characters of a failure that are told. */
const MOST_TOLD = 2000;

const { values } = parseArgs({ options: { people: { type: "string", default: "100000" } } });
const people = values.people;
const root = fileURLToPath(new URL("../../", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "fktp-where-"));

function sh(cwd: string, command: string, ...words: string[]): string {
  return execFileSync(command, words, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
}

/** An empty project with the tarball and whatever else. */
function project(name: string, ...packages: string[]): string {
  const folder = join(work, name);
  mkdirSync(folder);
  cpSync(new URL("app", import.meta.url), folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "app", private: true, type: "module" }));
  sh(folder, "npm", "install", "--no-audit", "--no-fund", "--loglevel=error", tarball, ...packages);
  return folder;
}

function pack(): string {
  sh(root, "npm", "run", "build", "--silent");
  sh(root, "npm", "pack", "--silent", "--pack-destination", work);
  const name = readdirSync(work).find((file) => file.endsWith(".tgz"));
  if (name === undefined) throw new Error("npm pack left no tarball");
  return join(work, name);
}

const outcomes = new Map<string, string>();
/** The files of the command, by where it ran. */
const written = new Map<string, string>();
let failures = 0;

/** What the command writes for two small tables, from a plan to entered answers: a digest of all files. */
function byCommand(folder: string, node: string): string {
  writeFileSync(join(folder, "faskes.csv"), "kode;bujur;lintang;dokter\nA;109,3;0,01;0\nB;109,31;0,01;1\n");
  const people = ["setuju", "belum", "belum"].map((answer, i) => `p${i};109,305;0,01;A;${answer}`);
  writeFileSync(join(folder, "peserta.csv"), `id;bujur;lintang;fktp;persetujuan\n${people.join("\n")}\n`);
  const run = (command: string, out: string, ...more: string[]): void => {
    const typed = ["faskes.csv", "peserta.csv", ...more, "--out", out, "--date", "2026-11-29", "--lang", "id"];
    sh(folder, node, "node_modules/fktp-redistribution/dist/cli.js", command, ...typed);
  };
  run("plan", "rencana", "--propose");
  run("frontier", "kurva", "--propose", "--budget", "2");
  run("ask", "surat", "--acceptance", "0,6");
  const answers = "answers-2026-11-29.csv";
  const typed = readFileSync(join(folder, "surat", answers), "utf8").replaceAll(";;;;", ";setuju;29-11-2026;;");
  writeFileSync(join(folder, answers), typed);
  run("answers", "surat", answers);
  const digest = createHash("sha256");
  for (const out of ["rencana", "kurva", "surat"]) {
    for (const file of readdirSync(join(folder, out)).sort()) {
      digest.update(file).update(readFileSync(join(folder, out, file)));
    }
  }
  const entered = readFileSync(join(folder, "surat/book.jsonl"), "utf8").match(/"kind":"agreed"/g)?.length ?? 0;
  return `${entered} answers entered, ${digest.digest("hex")}`;
}

function report(where: string, work: () => string, into: Map<string, string> = outcomes): void {
  try {
    const outcome = work();
    into.set(where, outcome);
    console.log(`${where}: ${outcome}`);
  } catch (error) {
    failures++;
    const { stdout = "", stderr = "", message } = error as { stdout?: string; stderr?: string; message: string };
    console.log(`${where}: FAILED ${message.slice(0, MOST_TOLD)}\n${stdout}${stderr.slice(0, MOST_TOLD)}`);
  }
}

const tarball = pack();

for (const version of NODES) {
  const folder = project(`node-${version}`, `node@${version}`);
  const node = join(folder, "node_modules/node/bin/node");
  const label = `Node ${sh(folder, node, "--version")}`;
  report(`${label}, import`, () => sh(folder, node, "by-import.mjs", people));
  report(`${label}, require`, () => sh(folder, node, "by-require.cjs", people));
  report(`${label}, command`, () => byCommand(folder, node), written);
}

for (const version of TYPESCRIPTS) {
  const folder = project(`typescript-${version}`, `typescript@${version}`);
  for (const module of MODULES) {
    const options = ["--noEmit", "--strict", "--target", "es2022", "--lib", "es2022,dom"];
    const how = module === "node16" ? ["--module", "node16"] : ["--module", "esnext", "--moduleResolution", "bundler"];
    const tsc = join(folder, "node_modules/typescript/bin/tsc");
    try {
      sh(folder, process.execPath, tsc, ...options, ...how, "types.ts");
      console.log(`TypeScript ${version}, ${module}: types hold`);
    } catch (error) {
      failures++;
      console.log(`TypeScript ${version}, ${module}: FAILED\n${(error as { stdout?: string }).stdout}`);
    }
  }
}

const bundlers = {
  esbuild: (folder: string): string => {
    const entries = ["page.js", "worker.js"];
    sh(folder, "npx", "esbuild", ...entries, "--bundle", "--minify", "--format=esm", "--outdir=dist");
    cpSync(join(folder, "index.html"), join(folder, "dist/index.html"));
    return join(folder, "dist");
  },
  vite: (folder: string): string => {
    sh(folder, "npx", "vite", "build", "--base", "./", "--logLevel", "error");
    return join(folder, "dist");
  },
};
const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";
for (const [name, packages] of [["esbuild", "esbuild@0.27"] as const, ["vite", "vite@7"] as const]) {
  const site = bundlers[name](project(name, packages));
  console.log(`${name}: bundled`);
  if (!existsSync(chromium)) {
    console.log(`Chromium is left out: nothing at ${chromium}`);
    continue;
  }
  const driver = project(`driver-${name}`, "playwright-core");
  const { page, worker } = await inChromium(driver, chromium, site, people);
  report(`Chromium, ${name}, page`, () => page);
  report(`Chromium, ${name}, worker`, () => worker);
}

rmSync(work, { recursive: true, force: true });
const different = new Set(outcomes.values());
if (different.size !== 1 || [...different].some((outcome) => !outcome.startsWith("optimal proven"))) failures++;
if (new Set(written.values()).size !== 1) failures++;
console.log(failures === 0 ? "the same bytes everywhere" : `${failures} FAILED`);
process.exitCode = failures === 0 ? 0 : 1;
