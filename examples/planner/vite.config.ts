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
    /read-excel-file\/modules\/(?!zip).*(parseSheetData|Error)\.js$/.test(id)
      ? "export default class extends Error {}"
      : undefined,
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
  plugins: [viteSingleFile({ removeViteModuleLoader: true })],
  worker: { format: "iife", plugins: () => [rowsOfWorkbooks] },
  build: { target: "es2022", outDir: "../out/planner", emptyOutDir: true, chunkSizeWarningLimit: 1000 },
});
