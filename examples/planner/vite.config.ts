import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";

const src = (file: string): string => fileURLToPath(new URL(`../../src/${file}`, import.meta.url));

/**
 * Of read-excel-file the page needs rows of cells alone. What makes records of them by a schema is never called; and its
 * classes of errors bring 3 kB of support for old browsers each, while `/io` says only that the workbook is broken.
 */
const rowsOfWorkbooks: Plugin = {
  name: "rows-of-workbooks",
  load: (id) =>
    /read-excel-file\/modules\/.*(parseSheetData|Error)\.js$/.test(id)
      ? "export default class extends Error {} export const createUnzipError = (error) => error;"
      : undefined,
};

/**
 * Of papaparse `/io` uses the loop that cuts text into cells. Where the rest is not handed out, nothing calls it, and it is
 * left out: readers of files and networks, Workers, and what writes CSV.
 */
const cellsOfCsv: Plugin = {
  name: "cells-of-csv",
  load(id) {
    if (!/papaparse(\.min)?\.js$/.test(id)) return undefined;
    const whole = readFileSync(id.replace(".min.js", ".js"), "utf8");
    const handedOut =
      /^\t+(Papa\.(?!Parser |BYTE_ORDER_MARK|BAD_DELIMITERS)\w+|global\.onmessage|\w+\.prototype(\.\w+)?) = .*$/gm;
    const cut = whole.replace(handedOut, "");
    if (!cut.includes("Papa.Parser = Parser;") || cut.length === whole.length) throw new Error("papaparse has changed");
    return cut;
  },
};

/** What an issue expected, but for what only rooms say that the page has not: letters, doctors, cohorts, the command. */
const wordsOfThePage: Plugin = {
  name: "words-of-the-page",
  load(id) {
    if (!/\/words\/expected-words(-id)?\.ts$/.test(id)) return undefined;
    const absent = /^(asking|cohorts|doctors|cli|words)\//;
    const files = readdirSync(src(""), { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
    const said = files.filter((file) => !absent.test(file)).map((file) => readFileSync(src(file), "utf8"));
    const isSaid = (key: string): boolean => said.some((text) => new RegExp(`["'\`#]${key}["'\`]`).test(text));
    const sentence = /^ {2}"?([\w-]+)"?:\s+"(?:[^"\\]|\\.)*",\n/gm;
    return readFileSync(id, "utf8").replace(sentence, (line, key: string) => (isSaid(key) ? line : ""));
  },
};

/** Marks for tools that leave out what nobody calls: nobody does so after this. */
const withoutMarks: Plugin = {
  name: "without-marks",
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type === "chunk") file.code = file.code.replaceAll(/\/\* @__PURE__ \*\/ ?/g, " ");
    }
  },
};

/** One HTML file that opens by double-click: a browser refuses module files at `file://`, so everything is inline. */
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  resolve: {
    alias: [
      { find: "fktp-redistribution/io", replacement: src("io/index.ts") },
      { find: "fktp-redistribution/report", replacement: src("report/index.ts") },
      { find: "fktp-redistribution/study", replacement: src("study/index.ts") },
      { find: "fktp-redistribution", replacement: src("index.ts") },
    ],
  },
  plugins: [withoutMarks, viteSingleFile({ removeViteModuleLoader: true }), wordsOfThePage],
  worker: { format: "iife", plugins: () => [rowsOfWorkbooks, cellsOfCsv, wordsOfThePage, withoutMarks] },
  build: { target: "es2022", outDir: "../out/planner", emptyOutDir: true, chunkSizeWarningLimit: 1000 },
});
