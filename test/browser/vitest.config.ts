import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What needs a browser: `npm run test:browser`. Without Chromium its tests are skipped, and say so. */
export default defineConfig({
  root,
  resolve: {
    alias: {
      "fktp-redistribution/io": `${root}src/io/index.ts`,
      "fktp-redistribution/lp": `${root}src/lp/index.ts`,
      "fktp-redistribution/report": `${root}src/report/index.ts`,
      "fktp-redistribution/study": `${root}src/study/index.ts`,
      "fktp-redistribution": `${root}src/index.ts`,
    },
  },
  test: { include: ["test/browser/**/*.test.ts"], testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false },
});
