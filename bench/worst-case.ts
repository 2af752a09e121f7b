/**
 * Looks for problems on which the engine is slow: `npx tsx bench/worst-case.ts [--seconds 120] [--seed 1] [--rows 3000]
 * [--facilities 20] [--by time|augmentations]`. Half of the time goes to random settings of the knobs of
 * `scenarios/hostile.ts`, the other half to climbing from the worst of them, a few knobs at a time. What counts is the
 * ratio to the balanced city of the same rows and facilities; more than 8 × is a finding. Every answer is checked:
 * whatever hangs or is not proven is a finding too, and ends the script with 1. The worst ones are then tried at ten
 * times the rows, where a fixed cost that a small problem cannot spread no longer counts.
 */
import { type ChildProcess, fork } from "node:child_process";
import { parseArgs } from "node:util";
import { type Knobs, type Range, ranges } from "./scenarios/hostile.ts";
import { seeded } from "./scenarios.ts";
import { count, table, time, times } from "./table.ts";
import type { Found, Trial } from "./worst-case-child.ts";

const { values: options } = parseArgs({
  options: {
    seconds: { type: "string", default: "120" },
    seed: { type: "string", default: "1" },
    rows: { type: "string", default: "3000" },
    facilities: { type: "string", default: "20" },
    by: { type: "string", default: "time" },
  },
});
const seconds = Number(options.seconds);
const size = { rows: Number(options.rows), facilities: Number(options.facilities) };
const random = seeded(Number(options.seed));

const FINDING = 8;
const CLIMBERS = 10;
const HANG_MS = 60_000;

const scoreOf = (one: Found): number => (options.by === "augmentations" ? one.augmentationRatio : one.timeRatio);

let child: ChildProcess | null = null;

/** One trial in the child; one that hangs is ended with it, and the next trial gets a new one. */
function attempt(trial: Trial): Promise<Found> {
  const execArgv = ["--import", import.meta.resolve("tsx")];
  child ??= fork(new URL("worst-case-child.ts", import.meta.url), [], { execArgv });
  const mine = child;
  return new Promise((resolve) => {
    const end = (wrong: string): void => {
      child = null;
      mine.removeAllListeners();
      mine.kill("SIGKILL");
      const nothing = { ms: Number.POSITIVE_INFINITY, augmentations: 0, timeRatio: 0, augmentationRatio: 0 };
      resolve({ ...trial, ...nothing, wrong, refused: false });
    };
    const timer = setTimeout(() => end(`no answer in ${HANG_MS / 1000} s`), HANG_MS);
    mine.removeAllListeners();
    mine.once("exit", (code, signal) => {
      clearTimeout(timer);
      end(`ended by ${signal ?? code}`);
    });
    mine.once("message", (found) => {
      clearTimeout(timer);
      resolve(found as Found);
    });
    mine.send(trial);
  });
}

function draw([from, to, scale]: Range): number {
  if (scale === "log") return from * (to / from) ** random();
  const value = from + (to - from + (scale === "whole" ? 1 : 0)) * random();
  return scale === "whole" ? Math.min(to, Math.floor(value)) : value;
}

const names = Object.keys(ranges) as (keyof Knobs)[];

/** About half of the knobs that may be 0 are: what is absent matters as much as how much there is. */
function randomKnobs(): Knobs {
  const entries = names.map((name) => [name, ranges[name][0] === 0 && random() < 0.5 ? 0 : draw(ranges[name])]);
  return Object.fromEntries(entries) as unknown as Knobs;
}

/** One to three knobs turned: to anything, to nothing, or a little. */
function turned(knobs: Knobs): Knobs {
  const next: Record<keyof Knobs, number> = { ...knobs };
  for (let turns = 1 + Math.floor(3 * random()); turns > 0; turns--) {
    const name = names[Math.floor(random() * names.length)]!;
    const [from, to, scale] = ranges[name];
    const lot = random();
    const little = Math.min(to, Math.max(from, next[name] * (0.7 + 0.6 * random())));
    if (lot < 0.4) next[name] = draw(ranges[name]);
    else if (lot < 0.5) next[name] = from;
    else next[name] = scale === "whole" ? Math.round(little) : little;
  }
  return next;
}

async function search(): Promise<{ best: Found[]; tried: number; wrong: Found[] }> {
  const all: Found[] = [];
  const wrong: Found[] = [];
  let tried = 0;
  const note = async (knobs: Knobs): Promise<Found> => {
    tried++;
    const found = await attempt({ knobs, ...size });
    if (found.wrong !== "") wrong.push(found);
    return found;
  };
  const begin = performance.now();
  const spent = (): number => (performance.now() - begin) / 1000;
  while (spent() < seconds / 2) all.push(await note(randomKnobs()));
  const climbers = all.sort((a, b) => scoreOf(b) - scoreOf(a)).slice(0, CLIMBERS);
  for (let k = 0; spent() < seconds; k = (k + 1) % climbers.length) {
    const found = await note(turned(climbers[k]!.knobs));
    if (scoreOf(found) <= scoreOf(climbers[k]!)) continue;
    // A hiccup of the machine is no hill: only what is slow twice counts.
    const again = await note(found.knobs);
    if (scoreOf(again) > scoreOf(climbers[k]!)) climbers[k] = again;
  }
  return { best: climbers.sort((a, b) => scoreOf(b) - scoreOf(a)), tried, wrong };
}

const { best, tried, wrong } = await search();
const lines: string[][] = [];
for (const [k, { knobs, ms, timeRatio, augmentations, augmentationRatio }] of best.entries()) {
  const ten = await attempt({ knobs, rows: 10 * size.rows, facilities: size.facilities });
  if (ten.wrong !== "") wrong.push(ten);
  const finding = Math.max(timeRatio, ten.timeRatio) > FINDING ? "a finding" : "";
  const figures = [time(ms), times(timeRatio), count(augmentations), times(augmentationRatio)];
  lines.push([`#${k + 1}`, ...figures, times(ten.timeRatio), times(ten.augmentationRatio), finding]);
}
(child as ChildProcess | null)?.kill();

console.log(`${tried} tried at ${count(size.rows)} × ${size.facilities}; the worst by ${options.by}:\n`);
console.log(table(["", "time", "ratio", "augmentations", "ratio", "10 n: time", "augmentations", ""], lines));
for (const [k, { knobs }] of best.entries()) console.log(`#${k + 1} ${JSON.stringify(knobs)}`);
for (const { knobs, rows, facilities, wrong: what } of wrong) {
  console.log(`WRONG at ${rows} × ${facilities}: ${what}: ${JSON.stringify(knobs)}`);
}
if (wrong.length > 0) process.exitCode = 1;
