/**
 * The benchmark: `npm run bench [-- options]`. See README.md for how to read what it prints.
 *
 *   --full           large sizes too: every scenario at 600,000, a province of 4,200,000 × 500, the growth curves
 *   --peers          only the contest with other solvers, each as far as it goes in 60 s
 *   --only name      only these sections or scenarios (may be repeated)
 *   --scale x        all rows times x, to try the benchmark itself
 */
import { parseArgs } from "node:util";
import { environment, write } from "./results.ts";
import { createSections, type Sections } from "./sections.ts";
import { time } from "./table.ts";

const { values: options } = parseArgs({
  options: {
    full: { type: "boolean", default: false },
    peers: { type: "boolean", default: false },
    only: { type: "string", multiple: true, default: [] },
    scale: { type: "string", default: "1" },
  },
});
const about = environment();
console.log(
  `${about.cpu}, ${about.cores} cores, ${(about.memoryBytes / 2 ** 30).toFixed(0)} GiB, Node ${about.node}, ` +
    `commit ${about.commit}, ${about.date}`,
);
if (about.load > 0.5) console.log(`The machine is busy (load ${about.load.toFixed(2)}): these figures are noise.`);

const begin = performance.now();
const sections: Sections = createSections({ ...options, scale: Number(options.scale) });
await sections.run();
const file = write({ ...about, ...sections.results });
console.log(`\n${time(performance.now() - begin)} in all; ${file}`);
