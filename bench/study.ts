/**
 * The questions of a meeting on the example city of 683,706 synthetic people × 59: `npx tsx bench/study.ts [section …]`, with
 * `whatif`, `policies`, `leak`, `doctors`, `frontier`, `wishes`; all unless told. Seconds of processor, everything in turns; each answer is
 * compared with a fresh run or verified. Ends with 1 where one is wrong or over its figure.
 */

import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { pontianakProblem } from "../examples/pontianak/city.ts";
import type * as Library from "../src/index.ts";
import type * as Study from "../src/study/index.ts";
import { collectGarbage, timingOf } from "./measure.ts";
import { scenario, seeded } from "./scenarios.ts";

const { redistribute, summarize, verify, whatIf, doctorValues, frontier, wishPrices, why } = await bundled();

const wanted = process.argv.slice(2);
const sections = { whatif: whatIfs, policies, leak: leaks, doctors: values, frontier: curve, wishes };
for (const [name, run] of Object.entries(sections)) if (wanted.length === 0 || wanted.includes(name)) run();

/** As a user's bundler would: through tsx alone the source is up to twice as slow. */
async function bundled(): Promise<typeof Library & typeof Study> {
  const outfile = join(tmpdir(), `fktp-redistribution-study-${process.pid}.mjs`);
  const contents = 'export * from "./src/index.ts"; export * from "./src/study/index.ts";';
  const resolveDir = fileURLToPath(new URL("..", import.meta.url));
  await build({ stdin: { contents, resolveDir }, bundle: true, format: "esm", platform: "node", outfile });
  return (await import(pathToFileURL(outfile).href)) as typeof Library & typeof Study;
}

/** What a call gives, and its seconds of processor; the garbage of others is collected before. */
function timed<T>(run: () => T): [result: T, seconds: number] {
  collectGarbage({ type: "minor" });
  const before = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(before);
  return [result, (user + system) / 1e6];
}

function say(text: string, ok: boolean): void {
  if (!ok) process.exitCode = 1;
  console.log(`${ok ? "" : "WRONG OR SLOW: "}${text}`);
}

/** A doctor fewer, a doctor more, an intake halved or none, at one facility after another. */
function changesOf({ facilities }: Library.Problem, most: number): Study.Change[] {
  return Array.from({ length: most }, (_, i) => {
    const { id, doctors } = facilities[(7 * i) % facilities.length]!;
    const change = [
      { doctors: Math.max(0, doctors - 1) },
      { doctors: doctors + 1 },
      { maxIntake: 0 },
      { maxIntake: 2000 },
    ][i % 4];
    return { facilities: [{ id, ...change }] };
  });
}

function whatIfs(): void {
  const problem = pontianakProblem();
  const study = whatIf(problem);
  const seconds: { fresh: number[]; exact: number[]; preview: number[] } = { fresh: [], exact: [], preview: [] };
  let [same, below, near] = [true, true, 0];
  for (const [i, change] of changesOf(problem, 9).entries()) {
    const changed = study.problem(change);
    const [fresh, a] = timed(() => redistribute(changed));
    const [exact, b] = timed(() => study.plan(change));
    const [preview, c] = timed(() => study.preview(change));
    const optimum = fresh.objective.weighted!;
    same &&= JSON.stringify([fresh.objective, fresh.price]) === JSON.stringify([exact.objective, exact.price]);
    same &&= fresh.transfers.to.every((to, k) => to === exact.transfers.to[k]);
    below &&= preview.bound.weighted! <= optimum;
    near = Math.max(near, 1 - preview.bound.weighted! / optimum);
    if (i < 2) continue; // warm-up
    seconds.fresh.push(a);
    seconds.exact.push(b);
    seconds.preview.push(c);
  }
  const [fresh, exact, preview] = [seconds.fresh, seconds.exact, seconds.preview].map((own) => timingOf(own).median);
  say(
    `what-if: fresh ${fresh!.toFixed(2)} s, exact ${(exact! / fresh!).toFixed(2)} ×, the same bytes: ${same}`,
    same && exact! <= 0.6 * fresh!,
  );
  say(
    `  preview ${(preview! / fresh!).toFixed(2)} ×; bound below: ${below}, by at most ${(100 * near).toFixed(3)} %`,
    below && preview! <= 0.25 * fresh!,
  );
}

/** Policies as a planner drags them, previewed and exact; the second list where people are proposed to be asked. */
function policies(): void {
  const problem = pontianakProblem();
  const dragged: Library.Policy[] = [
    ...[1, 2, 5, 10].map((maxExtraKm) => ({ maxExtraKm })),
    ...[2, 30, 60].map((moveCostKm) => ({ moveCostKm })),
    ...[0.05, 0.15].map((reserve) => ({ reserve })),
    ...[12, 20].map((overQuotaKm) => ({ overQuotaKm })),
    ...[{ overloadKm: 1 }, { maxDistanceKm: 4 }, { participantsPerDoctor: 4000 }, { participantsPerDoctor: 6000 }],
  ];
  const letters: Library.Policy[] = [{ askKm: 1 }, { askKm: 30 }];
  const seconds: { preview: number[]; exact: number[] } = { preview: [], exact: [] };
  let [proven, over, moved, way] = [true, 0, 0, 0];
  for (const [base, changes] of [[{}, dragged] as const, [{ unknown: "propose" as const }, letters] as const]) {
    const study = whatIf(problem, base);
    study.plan({}); // as the page has done before anybody drags
    for (const policy of changes) {
      const [preview, a] = timed(() => study.preview({ policy }));
      const [plan, b] = timed(() => study.plan({ policy }));
      proven &&= verify(problem, plan, { policy: { ...base, ...policy } }).proven;
      const { overQuota, transferred, extraKm } = summarize(problem, plan);
      over = Math.max(over, Math.abs(preview.overQuota - overQuota.after) / Math.max(1, overQuota.after));
      moved = Math.max(moved, Math.abs(preview.transferred - transferred) / transferred);
      way = Math.max(way, Math.abs(preview.meanExtraKm! - extraKm!.mean));
      seconds.preview.push(a);
      seconds.exact.push(b);
    }
  }
  const range = (of: number[]): string => `${Math.min(...of).toFixed(2)} to ${Math.max(...of).toFixed(2)} s`;
  say(
    `policies: ${seconds.preview.length} previews ${range(seconds.preview)}, exact ${range(seconds.exact)}, proven: ${proven}`,
    proven && Math.max(...seconds.preview) < 1,
  );
  say(
    `  previews off by at most ${(100 * over).toFixed(1)} % of people over quota, ${(100 * moved).toFixed(2)} % of people moved, ${(1000 * way).toFixed(0)} m of the mean extra way`,
    over < 0.05 && moved < 0.01 && way < 0.1,
  );
}

/** A hundred changes one after the other on one kept model; memory before and after. */
function leaks(): void {
  const problem = pontianakProblem(1, 0.2);
  const study = whatIf(problem);
  const bytes = (): number => {
    collectGarbage();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const changes = changesOf(problem, 110);
  for (const change of changes.slice(0, 10)) study.plan(change);
  const before = bytes();
  for (const change of changes.slice(10)) {
    study.plan(change);
    study.preview(change);
  }
  const grown = (bytes() - before) / 2 ** 20;
  say(`100 changes in a row: ${grown.toFixed(2)} MB more than before, of ${(before / 2 ** 20).toFixed(0)}`, grown < 1);
}

function values(): void {
  const { problem, policy } = scenario("short", 600_000, 105);
  redistribute(problem, policy);
  const [plan, once] = timed(() => redistribute(problem, policy));
  const [rows, all] = timed(() => doctorValues(problem, plan));
  const [best] = rows;
  const fewer = `${best!.overQuota} people fewer over quota at the best of them`;
  const who = `${rows.length} facilities, ${problem.participants.facility.length} rows`;
  say(
    `a doctor more at each of ${who}, the best five exactly: ${(all / once).toFixed(1)} solves; ${fewer}`,
    all <= 10 * once,
  );
}

function curve(): void {
  const problem = pontianakProblem();
  redistribute(problem);
  const [{ points }, seconds] = timed(() => frontier(problem, null, { points: 20 }));
  const proven = points.every(({ plan }) => verify(problem, plan).proven);
  say(`frontier of ${points.length} points: ${seconds.toFixed(1)} s, all proven: ${proven}`, proven && seconds < 10);
  const [{ budgets }, budget] = timed(() => frontier(problem, null, { budgets: [20_000] }));
  say(`  a budget of 20,000: ${budget.toFixed(1)} s, ${budgets[0]!.overload} points at least`, true);
}

/** Wishes in small cities against plans of the city in which the wish is granted. */
function wishes(): void {
  const random = seeded(7);
  let [asked, equal, seconds] = [0, 0, 0];
  for (let seed = 1; asked < 1000; seed++) {
    const problem = pontianakProblem(seed, 0.002);
    const policy = { maxExtraKm: 8, households: "separate" } as const;
    const plan = redistribute(problem, policy);
    const [priceOf, once] = timed(() => wishPrices(problem, plan));
    seconds += once;
    for (let i = 0; i < 60; i++) {
      const row = Math.floor(random() * problem.participants.facility.length);
      const facility = Math.floor(random() * problem.facilities.length);
      const [price, each] = timed(() => priceOf(row, facility));
      seconds += each;
      if (price === null) continue;
      asked++;
      if (price.metres === granted(problem, plan, row, facility) - plan.objective.weighted!) equal++;
    }
  }
  say(`${asked} wishes: ${equal} equal to a plan with the wish granted`, equal === asked);
  console.log(`  ${((1000 * seconds) / asked).toFixed(2)} ms each, small cities' passes included`);
}

/** The weighted optimum with this person there: registered there, to stay, at what the move costs. */
function granted(problem: Library.Problem, plan: Library.Plan, row: number, j: number): number {
  const { participants } = problem;
  const cost = why(problem, plan, row).facilities[j]!.cost!;
  const [facility, consent] = [participants.facility.slice(), participants.consent.slice()];
  const today = new Float64Array(problem.facilities.length);
  for (const at of facility) if (at >= 0) today[at]!++;
  [facility[row], consent[row]] = [j, 0];
  const other: Library.Problem = {
    ...problem,
    // Ceilings count from the numbers as they are.
    facilities: problem.facilities.map((own, k) => ({ ...own, enrolledAtStart: own.enrolledAtStart ?? today[k]! })),
    participants: { ...participants, facility, consent },
  };
  return redistribute(other, { ...plan.policy }).objective.weighted! + cost;
}
