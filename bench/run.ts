/**
 * The benchmark: `npm run bench [-- options]`. See README.md for how to read what it prints.
 *
 *   --full           large sizes too: every scenario at 600,000, a province of 4,200,000 × 500, the growth curves
 *   --peers          only the contest with other solvers, each as far as it goes in 60 s
 *   --only name      only these sections or scenarios (may be repeated)
 *   --scale x        all rows times x, to try the benchmark itself
 *   --built          the build in dist/ instead of the source
 */
import { parseArgs } from "node:util";
import type { Sections } from "./sections.ts";

const { values: options } = parseArgs({
  options: {
    full: { type: "boolean", default: false },
    peers: { type: "boolean", default: false },
    only: { type: "string", multiple: true, default: [] },
    scale: { type: "string", default: "1" },
    built: { type: "boolean", default: false },
  },
});
// Children inherit it; read by library.ts, so it must be set before anything of the library is imported.
if (options.built) process.env.FKTP_BENCH_BUILT = "1";

const { environment, write } = await import("./results.ts");
const { createSections } = await import("./sections.ts");
const { time } = await import("./table.ts");

const about = environment();
console.log(
  `${about.cpu}, ${about.cores} cores, ${(about.memoryBytes / 2 ** 30).toFixed(0)} GiB, Node ${about.node}, ` +
    `commit ${about.commit}, ${about.library}, ${about.date}`,
);
if (about.load > 0.5) console.log(`The machine is busy (load ${about.load.toFixed(2)}): these figures are noise.`);

const begin = performance.now();
const sections: Sections = createSections({ ...options, scale: Number(options.scale) });
await sections.run();
const file = write({ ...about, ...sections.results });
console.log(`\n${time(performance.now() - begin)} in all; ${file}`);
