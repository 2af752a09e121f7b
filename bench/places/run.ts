/**
 * Four places, the plan, and what good planners do by hand: `npm run bench:places [-- options]`. See ../README.md.
 *
 *   --place name     only this place (may be repeated)
 *   --seed n         only this seed (may be repeated); default 1, 2, 3
 *   --scale x        all people and doctors times x, for a try
 *   --again kind     do this again though it is on file: rules, lp-kelurahan, lp-cells, plan, judge, sweep
 *   --only kind      do only this (may be repeated)
 *   --cells n        begin with cells of so many neighbourhoods, where finer ones are known to fail
 *   --table          only print what is on file
 *
 * Every step is kept on file in bench/results/places, so a run may be broken off and taken up again.
 */
import { parseArgs } from "node:util";
import { PLACES } from "../../examples/places/index.ts";
import { environment } from "../results.ts";
import { inProcess } from "../subprocess.ts";
import { keep, kept, type Which } from "./answers.ts";
import type { Cells, Judged, PlaceJob, Task } from "./child.ts";
import { printPlace, printPlaces } from "./print.ts";

const LP_SECONDS = 600;
const LP_BYTES = 4e9;
/** No step takes longer, however busy the machine. */
const AROUND_MS = 3_600_000;
/** From each household upward: the first that HiGHS solves is the finest. */
const LADDER: readonly Cells[] = ["households", 0.25, 1, 4, 16];

const { values: options } = parseArgs({
  options: {
    place: { type: "string", multiple: true, default: Object.keys(PLACES) },
    seed: { type: "string", multiple: true, default: ["1", "2", "3"] },
    scale: { type: "string", default: "1" },
    again: { type: "string", multiple: true, default: [] },
    only: { type: "string", multiple: true, default: [] },
    cells: { type: "string" },
    table: { type: "boolean", default: false },
  },
});

type Kind = "rules" | "lp-kelurahan" | "lp-cells" | "plan" | "judge" | "sweep";

const script = new URL("child.ts", import.meta.url);

async function run<T>(which: Which, task: Task, bytes?: number): Promise<T> {
  const limits = { milliseconds: AROUND_MS, ...(bytes && { bytes }) };
  const outcome = await inProcess<T>(script, { ...which, task } satisfies PlaceJob, limits);
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.value;
}

/** Does a step unless it is on file; one that fails says so and lets the rest go on. */
async function step<T>(which: Which, kind: Kind, work: () => Promise<T>): Promise<T | undefined> {
  const done = kept<T>(which, kind);
  if (options.table || (options.only.length > 0 && !options.only.includes(kind))) return done;
  if (done !== undefined && !options.again.includes(kind)) return done;
  process.stderr.write(`… ${which.place}, seed ${which.seed}: ${kind}\n`);
  try {
    const value = await work();
    keep(which, kind, value);
    return value;
  } catch (error) {
    process.stderr.write(`FAILED: ${which.place}, seed ${which.seed}, ${kind}: ${(error as Error).message}\n`);
    process.exitCode = 1;
    return undefined;
  }
}

/** The finest cells first. */
async function finestCells(which: Which): Promise<string> {
  const failed: string[] = [];
  const known = LADDER.findIndex((cells) => String(cells) === options.cells);
  for (const cells of LADDER.slice(Math.max(0, known))) {
    try {
      const how = await run<string>(which, { kind: "lp", cells, seconds: LP_SECONDS }, LP_BYTES);
      return [how, ...failed].join("; ");
    } catch (error) {
      failed.push(`cells of ${cells} failed: ${(error as Error).message}`);
      process.stderr.write(`  ${failed.at(-1)}\n`);
    }
  }
  throw new Error(failed.join("; "));
}

async function place(which: Which): Promise<void> {
  await step(which, "rules", () => run<string>(which, { kind: "rules" }));
  const byArea: Task = { kind: "lp", cells: "areas", seconds: LP_SECONDS };
  await step(which, "lp-kelurahan", () => run<string>(which, byArea, LP_BYTES));
  await step(which, "lp-cells", () => finestCells(which));
  const about = environment();
  const stamp = { commit: about.commit, date: about.date };
  const plan = await step(which, "plan", async () => ({
    ...stamp,
    plans: await run<Judged[]>(which, { kind: "plan" }),
  }));
  const judged = await step(which, "judge", () => run<Judged[]>(which, { kind: "judge" }));
  if (judged === undefined) return;
  const byHand = judged.filter(({ by }) => !by.startsWith("LP"));
  const sweep = await step(which, "sweep", () => run<Judged[]>(which, { kind: "sweep", answers: byHand }));
  printPlace(which, { plan: plan?.plans[0], judged, sweep, cells: kept<string>(which, "lp-cells") });
}

for (const name of options.place) {
  for (const seed of options.seed) await place({ place: name, seed: Number(seed), scale: Number(options.scale) });
}
printPlaces();
