/**
 * Bytes that an app pays: `npm run size`. Bundles small apps with esbuild, minified, and compresses them with gzip. The
 * source is measured, and `dist/` too when it is not older. Ends with 1 past a ceiling; a commit that raises one says so.
 * With `--parts` it also lists the files that the smallest app is made of.
 */
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { table } from "./table.ts";

export interface App {
  readonly name: string;
  /** What the app imports; the entry is `library`. */
  readonly code: string;
  /** Which entry `library` is. Default: the main one. */
  readonly entry?: "lp" | "io";
  readonly mostGzipped: number;
  /** Packages that must not be in it. */
  readonly without: readonly string[];
}

export interface Size {
  readonly minified: number;
  readonly gzipped: number;
  /** Forbidden packages that are in it all the same. */
  readonly strangers: readonly string[];
  /** What it is made of: file and minified bytes, largest first. */
  readonly parts: readonly (readonly [file: string, bytes: number])[];
}

const KB = 1000;
const lp = "javascript-lp-solver";
const readers = ["papaparse", "read-excel-file", "write-excel-file", "fflate"];

export const apps: readonly App[] = [
  {
    name: "redistribute with columns",
    code: 'import { redistribute } from "library"; console.log(redistribute(globalThis.problem));',
    mostGzipped: 52 * KB,
    without: ["zod", "d3-geo", lp, ...readers],
  },
  {
    name: "redistribute and verify",
    code: 'import { redistribute, verify } from "library"; console.log(redistribute(globalThis.p), verify);',
    mostGzipped: 65 * KB,
    without: ["zod", "d3-geo", lp, ...readers],
  },
  {
    name: "everything",
    code: 'export * from "library";',
    mostGzipped: 116.5 * KB,
    without: ["d3-geo", lp, ...readers],
  },
  {
    // Most of it is javascript-lp-solver.
    name: "redistributeWithLp",
    entry: "lp",
    code: 'import { redistributeWithLp } from "library"; console.log(redistributeWithLp);',
    mostGzipped: 84 * KB,
    without: ["zod", "d3-geo", ...readers],
  },
  {
    name: "placeDoctors",
    entry: "lp",
    code: 'import { placeDoctors } from "library"; console.log(placeDoctors);',
    mostGzipped: 64.5 * KB,
    without: ["zod", "d3-geo", lp, ...readers],
  },
  {
    // Two thirds of it are read-excel-file and papaparse.
    name: "readTable",
    entry: "io",
    code: 'import { readTable } from "library"; console.log(readTable);',
    mostGzipped: 41 * KB,
    without: ["zod", "d3-geo", lp, "write-excel-file"],
  },
];

const root = fileURLToPath(new URL("../", import.meta.url));

/** Bundles an app on an entry of the library, given by its path from the top of the repository. */
export async function sizeOf(app: App, entry: string): Promise<Size> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: app.code, resolveDir: root },
    alias: { library: join(root, entryOf(app, entry)) },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    metafile: true,
    write: false,
  });
  const bytes = outputFiles[0]!.contents;
  const parts = Object.entries(Object.values(metafile.outputs)[0]!.inputs)
    .map(([file, { bytesInOutput }]) => [file, bytesInOutput] as const)
    .filter(([, part]) => part > 0)
    .sort((a, b) => b[1] - a[1]);
  const strangers = app.without.filter((name) => parts.some(([file]) => file.includes(`node_modules/${name}/`)));
  return { minified: bytes.length, gzipped: gzipSync(bytes, { level: 9 }).length, strangers, parts };
}

/** The entry of an app, given the main one. */
function entryOf({ entry }: App, main: string): string {
  if (entry === undefined) return main;
  return main.startsWith("src") ? `src/${entry}/index.ts` : `dist/${entry}.js`;
}

/** The source, and the build unless it is older than the source. */
export function entries(): string[] {
  const changed = (folder: string): number[] =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map(
      (file) => statSync(join(root, folder, file)).mtimeMs,
    );
  const dist = "dist/index.js";
  const fresh = existsSync(join(root, dist)) && statSync(join(root, dist)).mtimeMs >= Math.max(...changed("src"));
  return fresh ? ["src/index.ts", dist] : ["src/index.ts"];
}

async function main(): Promise<void> {
  const lines: string[][] = [];
  let past = false;
  for (const entry of entries()) {
    for (const app of apps) {
      const { minified, gzipped, strangers } = await sizeOf(app, entry);
      const bad = gzipped > app.mostGzipped || strangers.length > 0;
      past ||= bad;
      const kb = (bytes: number): string => `${(bytes / KB).toFixed(1)} kB`;
      const verdict = strangers.length > 0 ? `has ${strangers.join(", ")}` : bad ? "past the ceiling" : "ok";
      lines.push([entry, app.name, kb(minified), kb(gzipped), kb(app.mostGzipped), verdict]);
    }
  }
  console.log(table(["entry", "app", "minified", "gzipped", "ceiling", ""], lines));
  if (process.argv.includes("--parts")) {
    const { parts } = await sizeOf(apps[0]!, "src/index.ts");
    console.log(`\n${table(["file", "minified bytes"], parts)}`);
  }
  if (past) process.exitCode = 1;
}

// Tests import `sizeOf`; only the script prints.
if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
