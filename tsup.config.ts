import { defineConfig } from "tsup";

export default defineConfig({
  entry: {
    index: "src/index.ts",
    asking: "src/asking/index.ts",
    io: "src/io/index.ts",
    lp: "src/lp/index.ts",
    report: "src/printed/index.ts",
    study: "src/study/index.ts",
  },
  format: ["esm", "cjs"],
  dts: true,
  sourcemap: true,
  clean: true,
  splitting: true,
  target: "es2022",
  platform: "neutral",
});
