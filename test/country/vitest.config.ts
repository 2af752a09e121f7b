import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What needs a Redis server: `npm run test:country`. Without `redis-server` it fails, and says so. */
export default defineConfig({
  root,
  resolve: { alias: { "fktp-redistribution": `${root}src/index.ts` } },
  test: { include: ["test/country/**/*.test.ts"], testTimeout: 400_000, hookTimeout: 60_000, fileParallelism: false },
});
