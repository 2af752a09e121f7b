/**
 * The planner's page with the files of the example city, 683,706 rows, in Chromium: `npx tsx bench/page.ts [runs]`.
 *
 * From choosing the table of people to "ready to plan", from a click to the proven plan, and from there to the maps; a slider of the
 * policy dragged, from each move to its preview, and let go, to the proven plan; a facility's doctors by a key; two versions compared;
 * the longest frame and the longest task of the page meanwhile; the peak of the tab's process. The plan is taken from the page and
 * verified here.
 */
import { execFileSync } from "node:child_process";
import { createReadStream, existsSync, readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { planFromJson, redistribute, verify } from "../src/index.ts";
import { problemFromTables, readTable, riversFromGeoJson } from "../src/io/index.ts";
import { CHROMIUM, openChromium } from "../test/browser/chromium.ts";
import { buildPage, download, openPage, root } from "../test/browser/page.ts";
import { table } from "./table.ts";

const out = `${root}examples/out/`;
const FILES = { facilities: `${out}faskes.csv`, rivers: `${out}sungai.geojson`, participants: `${out}peserta.csv` };

interface Run {
  readonly read: number;
  readonly plan: number;
  /** The same in time of the processor, of all threads of the tab: what a machine that does nothing else would need at most. */
  readonly planCpu: number;
  readonly maps: number;
  /** From a move of a slider of the policy to its preview: the longest of several. */
  readonly preview: number;
  /** Of all threads of the tab, for each preview. */
  readonly previewCpu: number;
  /** From letting go to the proven plan. */
  readonly letGo: number;
  readonly whatIf: number;
  readonly compare: number;
  readonly longestFrame: number;
  readonly longestTask: number;
  readonly peakMb: number;
}

/** Watches the frames of the page. */
const WATCH = `
  window.longest = 0;
  let last = performance.now();
  const frame = (now) => { longest = Math.max(longest, now - last); last = now; requestAnimationFrame(frame); };
  requestAnimationFrame(frame);
`;

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of the processor. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** The longest task of the page's own thread, in milliseconds of the processor: a busy machine lengthens frames, not this. */
function longestTask(trace: Buffer): number {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const main = traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain");
  const isMain = ({ pid, tid }: TraceEvent): boolean => main.some((one) => one.pid === pid && one.tid === tid);
  return traceEvents.filter(isMain).reduce((longest, { tdur = 0 }) => Math.max(longest, tdur), 0) / 1000;
}

async function timed(step: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await step();
  return performance.now() - begin;
}

/** The process of the tab, by its files in /proc. */
async function tabOf(browser: Browser): Promise<{ peakMb(): number; cpu(): number }> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const file = (name: string): string[] =>
    processInfo.filter(({ type }) => type === "renderer").map(({ id }) => readFileSync(`/proc/${id}/${name}`, "utf8"));
  const ticks = (stat: string): number => {
    const fields = stat.slice(stat.lastIndexOf(")")).split(" ");
    return Number(fields[12]) + Number(fields[13]);
  };
  return {
    peakMb: () => Math.max(...file("status").map((status) => Number(/VmHWM:\s*(\d+) kB/.exec(status)![1]) / 1024)),
    // Ticks are hundredths of a second.
    cpu: () => 10 * file("stat").reduce((sum, stat) => sum + ticks(stat), 0),
  };
}

async function run(): Promise<Run> {
  const browser = await openChromium();
  try {
    const page = await openPage(browser, []);
    // A busy machine is told in the figures, and no reason to give up.
    page.setDefaultTimeout(180_000);
    for (const role of ["facilities", "rivers"] as const) {
      await page.setInputFiles(`#file-${role}`, FILES[role]);
      await page.locator(`#box-${role} .file`).waitFor();
    }
    await page.evaluate(WATCH);
    await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline", "__metadata"] });
    const read = await timed(async () => {
      await page.setInputFiles("#file-participants", FILES.participants);
      await page.locator("#facts").waitFor();
    });
    const tab = await tabOf(browser);
    const begun = tab.cpu();
    const plan = await timed(async () => {
      await page.click("#plan");
      await page.locator("#proof").waitFor();
    });
    const planCpu = tab.cpu() - begun;
    const maps = await timed(() => page.locator("#maps").waitFor());
    await check(page);
    const dragged = await drag(page, tab);
    await page.click("#keep");
    const whatIf = await timed(async () => {
      await page.focus("#what-doctors");
      await page.keyboard.press("ArrowRight");
      await page.locator("#undo").waitFor();
      await page.locator(".busy").waitFor({ state: "detached" });
    });
    await page.click("#keep");
    const compare = await timed(() => page.locator("#treated").waitFor());
    const longest = {
      longestFrame: Number(await page.evaluate("longest")),
      longestTask: longestTask(await browser.stopTracing()),
    };
    return { read, plan, planCpu, maps, ...dragged, whatIf, compare, ...longest, peakMb: tab.peakMb() };
  } finally {
    await browser.close();
  }
}

/** Drags "longest extra way" from 3 to some 10 km with the mouse, waiting for each preview, and lets go. */
async function drag(page: Page, { cpu }: { cpu(): number }): Promise<Pick<Run, "preview" | "previewCpu" | "letGo">> {
  const slider = page.locator("#slide-maxExtraKm");
  await slider.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await slider.boundingBox())!;
  const moveTo = (share: number): Promise<void> => page.mouse.move(x + share * width, y + height / 2);
  await moveTo(0.16);
  await page.mouse.down();
  const [waits, begun]: [number[], number] = [[], cpu()];
  for (let share = 0.25; share < 0.63; share += 0.05) {
    await page.evaluate(`document.querySelector("#preview")?.setAttribute("data-seen", "")`);
    waits.push(
      await timed(async () => {
        await moveTo(share);
        await page.locator("#preview:not([data-seen])").waitFor();
      }),
    );
  }
  const previewCpu = (cpu() - begun) / waits.length;
  const letGo = await timed(async () => {
    await page.mouse.up();
    await page.locator(".busy").waitFor();
    await page.locator(".busy").waitFor({ state: "detached" });
  });
  await page.locator("#maps").waitFor();
  return { preview: Math.max(...waits), previewCpu, letGo };
}

let checked = false;

/** The plan that the page hands out is that of this library for these files, and proven. */
async function check(page: Page): Promise<void> {
  if (checked) return;
  const plan = planFromJson(await download(page, "plan"));
  const facilities = await readTable(createReadStream(FILES.facilities), "facilities");
  const participants = await readTable(createReadStream(FILES.participants), "participants");
  const travel = riversFromGeoJson(readFileSync(FILES.rivers, "utf8"));
  const { problem } = problemFromTables({ facilities, participants, travel });
  const { ok, proven } = verify(problem, plan);
  const same = JSON.stringify(redistribute(problem).objective) === JSON.stringify(plan.objective);
  if (!ok || !proven || !same) throw new Error("the page's plan does not hold");
  checked = true;
}

if (CHROMIUM === undefined) throw new Error("no Chromium: apt-get install chromium, or set CHROMIUM");
if (!existsSync(FILES.participants)) execFileSync("npx", ["tsx", "examples/city-files.ts"], { cwd: root });
buildPage();
const runs: Run[] = [];
for (let i = 0; i < Number(process.argv[2] ?? 3); i++) runs.push(await run());

const COLUMNS: readonly (keyof Run)[] = [
  ...(["read", "plan", "planCpu", "maps", "preview", "previewCpu", "letGo", "whatIf", "compare"] as const),
  ...(["longestFrame", "longestTask", "peakMb"] as const),
];
const median = (of: keyof Run): string => {
  const values = runs.map((one) => one[of]).sort((a, b) => a - b);
  return values[Math.floor(values.length / 2)]!.toFixed(0);
};
console.log(
  table(
    [
      "read, ms",
      "to the proven plan, ms",
      "ms of processor",
      "then to the maps, ms",
      "preview, at most, ms",
      "ms of processor",
      "let go, ms",
      "what-if, ms",
      "compared, ms",
      "longest frame, ms",
      "longest task, ms of processor",
      "peak, MB",
    ],
    [COLUMNS.map(median)],
  ),
);
