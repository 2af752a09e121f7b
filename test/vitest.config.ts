import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));

// One seed for all files, chosen here because this file runs once; FC_SEED=… replays it.
const seed = process.env.FC_SEED ?? String(Math.floor(Math.random() * 2 ** 31));
const timeout = Number(process.env.FC_TIMEOUT ?? 240_000);
if (process.env.FC_SEED === undefined) {
  process.env.FC_SEED = seed;
  process.stderr.write(`fast-check: FC_SEED=${seed}\n`);
}

export default defineConfig({
  root,
  resolve: {
    alias: {
      "fktp-redistribution/asking": `${root}src/asking/index.ts`,
      "fktp-redistribution/io": `${root}src/io/index.ts`,
      "fktp-redistribution/lp": `${root}src/lp/index.ts`,
      "fktp-redistribution/report": `${root}src/report/index.ts`,
      "fktp-redistribution/study": `${root}src/study/index.ts`,
      "fktp-redistribution": `${root}src/index.ts`,
    },
  },
  test: {
    include: ["test/**/*.test.ts"],
    // What needs a browser runs by `npm run test:browser`, what needs Redis by `npm run test:country`.
    exclude: ["test/browser/**", "test/country/**"],
    setupFiles: ["test/setup.ts"],
    // One process for all files: they share no state, and to load `src` and fast-check anew for each costs half a second.
    isolate: false,
    testTimeout: timeout,
    hookTimeout: timeout,
    env: { FC_SEED: seed, FC_TIMEOUT: String(timeout) },
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      exclude: ["src/types.ts", "src/types/**"],
      reporter: ["text-summary", "text"],
      thresholds: { statements: 95, branches: 95, functions: 95, lines: 95 },
    },
  },
});
