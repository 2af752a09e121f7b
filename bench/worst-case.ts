/**
 * Looks for problems on which the engine is slow: `npx tsx bench/worst-case.ts [--seconds 120] [--seed 1] [--rows 3000]
 * [--facilities 20] [--by time|augmentations]`. Half of the time goes to random settings of the knobs of
 * `scenarios/hostile.ts`, the other half to climbing from the worst of them, a few knobs at a time. What counts is the
 * ratio to the balanced city of the same rows and facilities; more than 10 × is a finding. Every answer is checked:
 * whatever is not proven is a finding too. The worst ones are then tried at ten times the rows, where a fixed cost that
 * a small problem cannot spread no longer counts.
 */
import { parseArgs } from "node:util";
import { InputError, type Plan, type Policy, type Problem } from "../src/index.ts";
import { redistribute, verify } from "./library.ts";
import { hostile, type Knobs, type Range, ranges } from "./scenarios/hostile.ts";
import { scenario, seeded } from "./scenarios.ts";
import { count, table, time, times } from "./table.ts";

const { values: options } = parseArgs({
  options: {
    seconds: { type: "string", default: "120" },
    seed: { type: "string", default: "1" },
    rows: { type: "string", default: "3000" },
    facilities: { type: "string", default: "20" },
    by: { type: "string", default: "time" },
  },
});
const [rows, facilities, seconds] = [options.rows, options.facilities, options.seconds].map(Number) as [
  number,
  number,
  number,
];
const random = seeded(Number(options.seed));

const FINDING = 10;
const CLIMBERS = 6;
const SHOWN = 10;
/** A run that takes longer is stopped, and is a finding whatever the ratio. */
const HANG_MS = 30_000;

interface Found {
  readonly knobs: Knobs;
  readonly ms: number;
  readonly augmentations: number;
  readonly timeRatio: number;
  readonly augmentationRatio: number;
  /** What is wrong with the answer, or "". */
  readonly wrong: string;
}

const scoreOf = (one: Found): number => (options.by === "augmentations" ? one.augmentationRatio : one.timeRatio);

interface Run {
  readonly plan: Plan;
  readonly ms: number;
}

/** The least of some runs; the first, which warms up, is stopped when it hangs. */
function runOf(problem: Problem, policy: Policy, runs: number): Run {
  const begin = performance.now();
  let plan = redistribute(problem, policy, { onProgress: () => performance.now() - begin < HANG_MS });
  let ms = performance.now() - begin;
  for (let k = 1; k < runs && ms < 1000; k++) {
    const start = performance.now();
    plan = redistribute(problem, policy);
    ms = Math.min(ms, performance.now() - start);
  }
  return { plan, ms };
}

/** The balanced city of a size, measured anew now and then: the machine changes its pace. */
function createYardstick(size: number): () => Run {
  const { problem, policy } = scenario("balanced", size, facilities);
  runOf(problem, policy, 10);
  let last = runOf(problem, policy, 5);
  let used = 0;
  return () => {
    if (++used % 10 === 0) last = runOf(problem, policy, 5);
    return last;
  };
}

function tryOut(knobs: Knobs, size: number, yardstick: () => Run): Found | null {
  const { problem, policy } = hostile(knobs, size, facilities);
  const city = yardstick();
  const nothing = { knobs, ms: 0, augmentations: 0, timeRatio: 0, augmentationRatio: 0 };
  try {
    const { plan, ms } = runOf(problem, policy, 3);
    const { augmentations } = plan.stats;
    const { ok, proven, violations } = verify(problem, plan);
    const wrong = plan.status !== "optimal" ? plan.status : ok && proven ? "" : JSON.stringify(violations[0]);
    const augmentationRatio = augmentations / Math.max(1, city.plan.stats.augmentations);
    return { knobs, ms, augmentations, timeRatio: ms / city.ms, augmentationRatio, wrong };
  } catch (error) {
    // Silly settings may pass the range that the arithmetic allows; that is an answer.
    if (error instanceof InputError) return null;
    return { ...nothing, wrong: String(error) };
  }
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

function search(yardstick: () => Run): { best: Found[]; tried: number; wrong: Found[] } {
  const all: Found[] = [];
  const wrong: Found[] = [];
  let tried = 0;
  const attempt = (knobs: Knobs): Found | null => {
    tried++;
    const found = tryOut(knobs, rows, yardstick);
    if (found === null) return null;
    if (found.wrong !== "") wrong.push(found);
    all.push(found);
    return found;
  };
  const begin = performance.now();
  const spent = (): number => (performance.now() - begin) / 1000;
  while (spent() < seconds / 2) attempt(randomKnobs());
  const climbers = all.sort((a, b) => scoreOf(b) - scoreOf(a)).slice(0, CLIMBERS);
  for (let k = 0; climbers.length > 0 && spent() < seconds; k = (k + 1) % climbers.length) {
    const found = attempt(turned(climbers[k]!.knobs));
    if (found === null || scoreOf(found) <= scoreOf(climbers[k]!)) continue;
    // A hiccup of the machine is no hill: only what is slow twice counts.
    const again = attempt(found.knobs)!;
    if (scoreOf(again) > scoreOf(climbers[k]!)) climbers[k] = again;
  }
  return { best: climbers.sort((a, b) => scoreOf(b) - scoreOf(a)).slice(0, SHOWN), tried, wrong };
}

function rounded(knobs: Knobs): string {
  return JSON.stringify(knobs, (_, value) => (typeof value === "number" ? Number(value.toPrecision(6)) : value));
}

const yardstick = createYardstick(rows);
const city = yardstick();
console.log(
  `balanced city, ${count(rows)} × ${facilities}: ${time(city.ms)}, ${count(city.plan.stats.augmentations)} augmentations`,
);
const { best, tried, wrong } = search(yardstick);
const larger = createYardstick(10 * rows);
const lines = best.map((found, k) => {
  const ten = tryOut(found.knobs, 10 * rows, larger);
  const { ms, timeRatio, augmentations, augmentationRatio } = found;
  const at10 = ten === null ? "" : times(ten.timeRatio);
  const augmented = ten === null ? "" : times(ten.augmentationRatio);
  const finding = timeRatio > FINDING || (ten?.timeRatio ?? 0) > FINDING ? "a finding" : "";
  return [
    `#${k + 1}`,
    time(ms),
    times(timeRatio),
    count(augmentations),
    times(augmentationRatio),
    at10,
    augmented,
    finding,
  ];
});
console.log(`${tried} tried; the worst by ${options.by}, and the same at ten times the rows:\n`);
console.log(table(["", "ms", "ratio", "augmentations", "ratio", "10 n: time", "augmentations", ""], lines));
best.forEach(({ knobs }, k) => {
  console.log(`#${k + 1} ${rounded(knobs)}`);
});
for (const { knobs, wrong: what } of wrong) console.log(`WRONG: ${what}: ${JSON.stringify(knobs)}`);
if (wrong.length > 0) process.exitCode = 1;
