/**
 * The tests as JavaScript for mocha, each beside its source, all of them on one copy of `src`; run by Stryker where the
 * sources have their mutants in them. Left out are the tests of rooms whose mutants are not made, and slow ones.
 * `ONLY=work|optimal` takes those alone whose path has this in it: a mutant that never ends is waited for in proportion
 * to the time of its tests. What survives them is tried with all others in a second run, which remembers the first.
 */
import { readdirSync } from "node:fs";
import { build } from "esbuild";

const rooms = ["assign", "laws", "model", "plan", "regressions", "report", "travel"];
const others =
  /abort|capitation|damage|doctors|drawn|explain|hostile|json|lp|rows|summarize|cells|options|limits|equal-wishes/;

const only = new RegExp(process.env.ONLY ?? "");

const entryPoints = rooms.flatMap((room) =>
  readdirSync(`test/${room}`)
    .filter((file) => file.endsWith(".test.ts") && !others.test(file))
    .map((file) => `test/${room}/${file}`)
    .filter((path) => only.test(path)),
);

await build({
  entryPoints,
  outdir: "test",
  outbase: "test",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  packages: "external",
  alias: { vitest: "./test/mutation/vitest-for-mocha.ts" },
});
