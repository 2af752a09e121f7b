/** What `run.ts` runs, section by section, printing each table as it is ready. */
import { type Contest, type ContestPlan, contests } from "./contest.ts";
import { contestTable } from "./contest-table.ts";
import { runFewMany } from "./few-many-section.ts";
import { firstCall } from "./first-call.ts";
import { facilitiesAlong, type Growth, growthOf, growthRows } from "./growth.ts";
import type { Rounds } from "./measure.ts";
import type { RecordsJob, RecordsResult } from "./problem-from.ts";
import type { Measurement, Results } from "./results.ts";
import type { FirstRun, RiversJob, RiversResult, Ways } from "./rivers.ts";
import type { ScenarioJob, ScenarioResult } from "./scenario-child.ts";
import { scenarioKinds } from "./scenarios.ts";
import { peers } from "./solvers.ts";
import { inProcess } from "./subprocess.ts";
import { type Cell, count, megabytes, table, time, times } from "./table.ts";
import type { VerbsJob, VerbsResult } from "./verbs.ts";

export interface Options {
  readonly full: boolean;
  readonly peers: boolean;
  readonly only: readonly string[];
  readonly scale: number;
}

export interface Sections {
  readonly results: Pick<
    Results,
    "measurements" | "verbs" | "firstCalls" | "contests" | "growth" | "fewMany" | "rivers"
  >;
  readonly run: () => Promise<void>;
}

type Writable = { [K in keyof Sections["results"]]: Sections["results"][K][number][] };

interface Bench {
  readonly options: Options;
  readonly results: Writable;
  /** Whether a section, or a scenario in it, is asked for. */
  readonly wanted: (section: string, scenario?: string) => boolean;
  readonly rows: (atFullScale: number) => number;
}

/** In multiples of R, for `redistribute` and for `verify`; in milliseconds for `problemFrom` and the first call. */
const goals: Readonly<Record<string, number>> = {
  defaults: 3,
  "defaults-short": 5,
  balanced: 2.5,
  short: 3,
  centroids: 5,
  verify: 2,
  rivers: 1.5,
  firstCall: 100,
  problemFrom: 200,
  "problemFrom, 5 issues each": 2000,
  "problemFrom, doubled ids": 2000,
};
/** Megabytes beyond the input at the city's size. */
const CITY_PEAK = 90;

/** Its goals: multiples of R, and megabytes. */
interface Province {
  readonly scenario: string;
  readonly rows: number;
  readonly facilities: number;
  readonly most: number;
  readonly megabytes?: number;
}

const provinces: readonly Province[] = [
  { scenario: "defaults-short", rows: 100_000, facilities: 800, most: 12 },
  { scenario: "short", rows: 100_000, facilities: 800, most: 12 },
  { scenario: "defaults-short", rows: 1_000_000, facilities: 500, most: 2.2 },
  { scenario: "short", rows: 1_000_000, facilities: 500, most: 2.2 },
];
const wholeProvince: Province = { scenario: "balanced", rows: 4_200_000, facilities: 500, most: 1.2, megabytes: 600 };

/** No scenario may take longer than so many times the balanced city of the same size; who takes half is named. */
const WORST_RATIO = 8;
/** A scenario that takes so long beyond ten times its patience is taken for one that never ends. */
const HANG_MS = 90_000;
const CITY_ROWS = 600_000;
const CITY_FACILITIES = 105;
/** The example's own city first. */
const RIVER_SEEDS = [1, 2, 3, 4, 5];

export function createSections(options: Options): Sections {
  const results: Writable = {
    measurements: [],
    verbs: [],
    firstCalls: [],
    contests: [],
    growth: [],
    fewMany: [],
    rivers: [],
  };
  const wanted = (section: string, scenario?: string): boolean => {
    if (options.only.length > 0) return options.only.some((name) => name === section || name === scenario);
    return !options.peers || section === "peers";
  };
  const rows = (atFullScale: number): number => Math.max(100, Math.round(atFullScale * options.scale));
  const bench: Bench = { options, results, wanted, rows };
  return {
    results,
    async run() {
      await runFigures(bench);
      await runVerbs(bench);
      await runFirstCall(bench);
      await runRecords(bench);
      await runRivers(bench);
      await runScenarios(bench);
      await runWide(bench);
      await runProvinces(bench);
      if (options.full) await runGrowth(bench);
      await runPeers(bench);
    },
  };
}

function title(text: string): void {
  console.log(`\n## ${text}\n`);
}

const goal = (value: number, most: number | undefined): string =>
  most === undefined ? "" : `${value <= most ? "≤" : "over"} ${most}`;

/** Where the run is, for whoever waits; not on the output that becomes a README. */
function progress(text: string): void {
  process.stderr.write(`… ${text}\n`);
}

/** Says what failed and lets the run go on; it ends with 1. */
function failed(what: string, message: string): null {
  console.log(`FAILED: ${what}: ${message}\n`);
  process.exitCode = 1;
  return null;
}

/** One scenario in its process; kept among the results. `null` when it failed or hung. */
async function measured(bench: Bench, section: string, job: ScenarioJob): Promise<ScenarioResult | null> {
  const script = new URL("scenario-child.ts", import.meta.url);
  progress(`${job.scenario} ${count(job.rows)} × ${job.facilities}`);
  const milliseconds = HANG_MS + 10 * (job.patienceMs ?? 0);
  const outcome = await inProcess<ScenarioResult>(script, job, { milliseconds });
  if (!outcome.ok) return failed(`${job.scenario} ${job.rows} × ${job.facilities}`, outcome.message);
  bench.results.measurements.push({ section, ...outcome.value });
  return outcome.value;
}

const scenarioHead = [
  "scenario",
  "rows × facilities",
  "people",
  "R",
  "redistribute",
  "min",
  "× R",
  "verify",
  "× R",
  "peak",
  "units",
  "augmentations",
];

const scenarioRow = (one: ScenarioResult): Cell[] => [
  one.scenario,
  `${count(one.rows)} × ${one.facilities}`,
  count(one.people),
  time(one.r.median),
  time(one.median),
  time(one.min),
  one.ratioToR.toFixed(2),
  time(one.verify.median),
  one.verify.ratioToR.toFixed(2),
  megabytes(one.peakBytes),
  count(one.stats.units),
  count(one.stats.augmentations),
];

/** The figures to reach: the city at full size. */
async function runFigures(bench: Bench): Promise<void> {
  const { wanted, rows } = bench;
  const names = ["defaults", "defaults-short", "balanced", "short", "centroids"].filter((name) =>
    wanted("figures", name),
  );
  if (names.length === 0) return;
  title("Figures to reach");
  const lines: Cell[][] = [];
  for (const scenario of names) {
    const rounds: Rounds = { warmups: 1, rounds: 7, patienceMs: 25_000 };
    const job = { scenario, rows: rows(CITY_ROWS), facilities: CITY_FACILITIES, ...rounds };
    const one = await measured(bench, "figures", job);
    if (one === null) continue;
    lines.push([
      ...scenarioRow(one),
      goal(one.ratioToR, goals[scenario]),
      goal(one.verify.ratioToR, goals.verify),
      goal(one.peakBytes / 1e6, CITY_PEAK),
    ]);
  }
  console.log(table([...scenarioHead, "goal", "verify's", "peak's"], lines));
}

/** Every verb that reads a plan, beside the plan. */
async function runVerbs(bench: Bench): Promise<void> {
  const script = new URL("verbs.ts", import.meta.url);
  const scenarios = ["defaults", "defaults-short"];
  if (!bench.wanted("verbs")) return;
  title("What reads a plan, as people have it");
  const lines: Cell[][] = [];
  for (const scenario of scenarios) {
    progress(`verbs, ${scenario}`);
    const rounds: Rounds = { warmups: 1, rounds: 7, patienceMs: 40_000 };
    const job: VerbsJob = { scenario, rows: bench.rows(CITY_ROWS), facilities: CITY_FACILITIES, ...rounds };
    const outcome = await inProcess<VerbsResult>(script, job, { milliseconds: 2 * HANG_MS });
    if (!outcome.ok) {
      failed(`verbs, ${scenario}`, outcome.message);
      continue;
    }
    bench.results.verbs.push(outcome.value);
    const { R, redistribute } = outcome.value.timings;
    for (const [name, { median, min }] of Object.entries(outcome.value.timings)) {
      const [ofR, ofPlan] = [median / R!.median, median / redistribute!.median];
      lines.push([scenario, name, time(median), time(min), ofR.toFixed(2), ofPlan.toFixed(2)]);
    }
  }
  console.log(table(["scenario", "verb", "median", "min", "× R", "× plan"], lines));
}

/** What a new process waits for. */
async function runFirstCall({ results, wanted }: Bench): Promise<void> {
  if (!wanted("first-call")) return;
  title("The first call of a process");
  const one = firstCall(1_000, CITY_FACILITIES, 9);
  results.firstCalls.push(one);
  const { rows, facilities, load, first, tenth } = one;
  const head = ["rows × facilities", "loading", "first plan", "goal", "tenth"];
  const cells = [
    time(load.median),
    time(first.median),
    `${goal(first.median, goals.firstCall)} ms`,
    time(tenth.median),
  ];
  console.log(table(head, [[`${count(rows)} × ${facilities}`, ...cells]]));
}

async function runRecords({ results, wanted, rows }: Bench): Promise<void> {
  if (!wanted("figures", "problemFrom")) return;
  const job: RecordsJob = { rows: rows(CITY_ROWS), warmups: 1, rounds: 5, collect: "all" };
  const script = new URL("problem-from.ts", import.meta.url);
  const outcome = await inProcess<RecordsResult[]>(script, job, { milliseconds: 300_000 });
  if (!outcome.ok) {
    failed("problemFrom", outcome.message);
    return;
  }
  results.measurements.push(...outcome.value.map((one): Measurement => ({ section: "figures", ...one })));
  const lines = outcome.value.map((one) => {
    const most = goals[one.scenario];
    return [one.scenario, count(one.rows), time(one.median), time(one.min), `${goal(one.median, most)} ms`];
  });
  console.log(`\n${table(["records", "rows", "median", "min", "goal"], lines)}`);
}

/** What rivers cost against straight lines, in several example cities. */
async function runRivers({ options, results, wanted }: Bench): Promise<void> {
  if (!wanted("rivers")) return;
  title("Rivers: the example city, against straight lines");
  const script = new URL("rivers.ts", import.meta.url);
  const lines: Cell[][] = [];
  for (const seed of RIVER_SEEDS) {
    progress(`rivers, seed ${seed}`);
    const job: RiversJob = { seed, scale: options.scale, warmups: 3, rounds: 9, patienceMs: 20_000 };
    const outcome = await inProcess<RiversResult>(script, job, { milliseconds: HANG_MS });
    const first = async (ways: Ways) => inProcess<FirstRun>(script, { ...job, first: ways }, { milliseconds: HANG_MS });
    const [straight, rivers] = [await first("straight"), await first("rivers")];
    if (!outcome.ok || !straight.ok || !rivers.ok) {
      failed(`rivers, seed ${seed}`, [outcome, straight, rivers].map((one) => (one.ok ? "" : one.message)).join(" "));
      continue;
    }
    results.rivers.push({ seed, ...outcome.value, firstStraight: straight.value, firstRivers: rivers.value });
    lines.push(riversRow(results.rivers.at(-1)!));
  }
  console.log(table(riversHead, lines));
  const ratios = results.rivers.map(({ rivers, straight }) => rivers.median / straight.median).sort((a, b) => a - b);
  const middle = ratios[ratios.length >> 1];
  if (middle !== undefined)
    console.log(`\nThe median of the seeds: ${middle.toFixed(2)} ${goal(middle, goals.rivers)}`);
}

const riversHead = ["seed", "rows × facilities", "straight", "rivers", "ratio", "goal", "first runs", "verify"];

function riversRow(one: Results["rivers"][number]): Cell[] {
  const ratio = one.rivers.median / one.straight.median;
  return [
    `${one.seed}`,
    `${count(one.rows)} × ${one.facilities}`,
    time(one.straight.median),
    time(one.rivers.median),
    ratio.toFixed(2),
    goal(ratio, goals.rivers),
    (one.firstRivers / one.firstStraight).toFixed(2),
    (one.verifyRivers.median / one.verifyStraight.median).toFixed(2),
  ];
}

/** Every scenario; none may be much slower than the balanced city. */
async function runScenarios(bench: Bench): Promise<void> {
  const { options, wanted, rows } = bench;
  const kinds = scenarioKinds.filter(({ name }) => wanted("scenarios", name));
  if (kinds.length === 0) return;
  const size = rows(options.full ? CITY_ROWS : CITY_ROWS / 10);
  title(`Scenarios, ${count(size)} × ${CITY_FACILITIES}`);
  const all: ScenarioResult[] = [];
  for (const { name: scenario } of kinds) {
    const rounds: Rounds = { warmups: 2, rounds: 9, patienceMs: options.full ? 25_000 : 3_000 };
    const job = { scenario, rows: size, facilities: CITY_FACILITIES, ...rounds };
    const one = await measured(bench, "scenarios", job);
    if (one !== null) all.push(one);
  }
  const balanced = all.find(({ scenario }) => scenario === "balanced");
  const lines = all.map((one) => {
    if (balanced === undefined) return [...scenarioRow(one), ""];
    const ratio = one.min / balanced.min;
    return [
      ...scenarioRow(one),
      `${times(ratio)}${ratio > WORST_RATIO ? " (!)" : ratio > WORST_RATIO / 2 ? " (named)" : ""}`,
    ];
  });
  console.log(table([...scenarioHead, "× balanced"], lines));
}

/** Few rows × many facilities. */
async function runWide({ options, results, wanted }: Bench): Promise<void> {
  if (!wanted("few-many")) return;
  title("Few rows × many facilities");
  const { measured: all, failures } = await runFewMany(options.full);
  results.fewMany.push(...all);
  for (const failure of failures) failed("few-many", failure);
}

/** Provinces as one problem; the largest only when asked for in full. */
async function runProvinces(bench: Bench): Promise<void> {
  if (!bench.wanted("province")) return;
  title("Provinces as one problem");
  const lines: Cell[][] = [];
  for (const size of bench.options.full ? [...provinces, wholeProvince] : provinces) {
    const rounds: Rounds = { warmups: 0, rounds: 3, patienceMs: 600_000 };
    const job = { scenario: size.scenario, rows: bench.rows(size.rows), facilities: size.facilities, ...rounds };
    const one = await measured(bench, "province", job);
    if (one === null) continue;
    lines.push([...scenarioRow(one), goal(one.ratioToR, size.most), goal(one.peakBytes / 1e6, size.megabytes)]);
  }
  console.log(table([...scenarioHead, "goal", "peak's"], lines));
}

async function runGrowth(bench: Bench): Promise<void> {
  if (!bench.wanted("growth")) return;
  for (const along of Object.keys(facilitiesAlong) as Growth["along"][]) {
    title(`Growth, ${along}`);
    const all: ScenarioResult[] = [];
    for (const size of growthRows) {
      const rounds: Rounds = { warmups: 1, rounds: 5, patienceMs: 60_000 };
      const facilities = facilitiesAlong[along](size);
      const job = { scenario: "balanced", rows: bench.rows(size), facilities, ...rounds };
      const one = await measured(bench, `growth, ${along}`, job);
      if (one !== null) all.push(one);
    }
    if (all.length < 2) continue;
    const growth = growthOf(along, all);
    bench.results.growth.push(growth);
    console.log(table(scenarioHead, all.map(scenarioRow)));
    console.log(`\nrows^${growth.exponent.toFixed(2)}`);
  }
}

async function runPeers({ options, results, wanted, rows }: Bench): Promise<void> {
  if (!wanted("peers")) return;
  const long = options.full || options.peers;
  const ladder = long
    ? [500, 1_000, 2_000, 3_000, 4_000, 5_000, 10_000, 14_000, 20_000, 36_000, 50_000, 100_000, 200_000, 600_000]
    : [1_000, 5_000, 20_000, 100_000];
  const common = { facilities: CITY_FACILITIES, patienceMs: long ? 60_000 : 12_000, patient: options.full };
  const sized = (sizes: readonly number[]): number[] => [...new Set(sizes.map(rows))];
  const plans: ContestPlan[] = [
    { kind: "quota", rows: sized(ladder), ...common },
    { kind: "weighted", rows: sized(long ? [1_000, 5_000, 20_000, 100_000] : [5_000]), ...common },
  ];
  for (const peer of peers) {
    const gone = peer.missing();
    if (gone !== null) console.log(`\n${peer.name} is left out: ${gone}`);
  }
  for (const plan of plans) {
    title(`Peers, instance "${plan.kind}": building the input + solving, and how many times ours`);
    const all: Contest[] = [];
    for await (const one of contests(plan)) {
      all.push(one);
      results.contests.push(one);
      progress(`peers ${count(one.rows)} × ${one.facilities}`);
    }
    console.log(contestTable(all));
  }
}
