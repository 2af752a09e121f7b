import { defineConfig } from "tsup";

export default defineConfig([
  {
    entry: {
      index: "src/index.ts",
      asking: "src/asking/index.ts",
      io: "src/io/index.ts",
      lp: "src/lp/index.ts",
      // Chunks of their own behind /lp, so that an app that only places doctors carries no linear solver.
      cohorts: "src/cohorts/index.ts",
      doctors: "src/doctors/index.ts",
      report: "src/report/index.ts",
      study: "src/study/index.ts",
    },
    format: ["esm", "cjs"],
    dts: true,
    sourcemap: true,
    clean: true,
    splitting: true,
    target: "es2022",
    platform: "neutral",
  },
  {
    // The command asks the entries above like any other program: nothing of them is in it.
    entry: { cli: "src/cli/main.ts" },
    format: ["esm"],
    external: [/^fktp-redistribution/],
    sourcemap: true,
    target: "es2022",
    platform: "node",
  },
]);
