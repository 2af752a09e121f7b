/**
 * The library under measurement: the source, bundled by esbuild as a user's bundler would. Through tsx alone it is up to
 * twice as slow, because tsx names every function when it is made. Child processes use the same bundle.
 */

import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import type * as Library from "../src/index.ts";

process.env.FKTP_BENCH_LIBRARY ??= await bundled();
const library = (await import(process.env.FKTP_BENCH_LIBRARY)) as typeof Library;

async function bundled(): Promise<string> {
  const outfile = join(tmpdir(), `fktp-redistribution-${process.pid}.mjs`);
  const entry = fileURLToPath(new URL("../src/index.ts", import.meta.url));
  await build({ entryPoints: [entry], bundle: true, format: "esm", platform: "node", target: "es2022", outfile });
  return pathToFileURL(outfile).href;
}

export const {
  explain,
  facilityRows,
  InputError,
  planToJson,
  problemFrom,
  redistribute,
  summarize,
  transferRows,
  verify,
} = library;
