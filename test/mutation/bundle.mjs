/**
 * The tests as JavaScript for mocha, each beside its source, all of them on one copy of `src`; run by Stryker where the
 * sources have their mutants in them. Left out are the tests of rooms whose mutants are not made, and slow ones, which
 * `ALL=1` takes too: for what the others leave. `ONLY=solve-work|optimal` takes those alone whose path has this in it.
 *
 * Many mutants never end. A clock would wait for each and start a new process, which takes most of the time there is; so
 * the question that stands at every place of a mutant, whether it is the active one, is counted too, and a test that
 * asks it too often has failed.
 */
import { readdirSync, readFileSync } from "node:fs";
import { build } from "esbuild";

const rooms = ["assign", "laws", "model", "plan", "reading", "regressions", "travel", "verify"];
const others = /doctors|cohorts|json|cells|plan\/options/;
const slow = /abort|capitation|damage|explain|hostile|rows|summarize|equal-wishes/;

const only = new RegExp(process.env.ONLY ?? "");

const entryPoints = rooms.flatMap((room) =>
  readdirSync(`test/${room}`, { recursive: true })
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => `test/${room}/${file}`)
    .filter((path) => only.test(path) && !others.test(path) && (process.env.ALL || !slow.test(path))),
);

const question = "function isActive(id) {";
const counted = {
  name: "counted",
  setup({ onLoad }) {
    onLoad({ filter: /\/src\/.*\.ts$/ }, ({ path }) => {
      const contents = readFileSync(path, "utf8").replace(question, `${question} globalThis.askedAgain?.();`);
      return { contents, loader: "ts" };
    });
  },
};

await build({
  plugins: [counted],
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
