import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";

const src = (file: string): string => fileURLToPath(new URL(`../../src/${file}`, import.meta.url));

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
  worker: { format: "iife" },
  build: { target: "es2022", outDir: "../out/planner", emptyOutDir: true, chunkSizeWarningLimit: 1000 },
});
