/**
 * The pictures of the README and of the guide to the planner's page: `npx tsx test/browser/pictures.ts`, into
 * examples/pictures. Wants Debian's pngquant and poppler-utils. A twentieth of the example city, written as files with some faulty rows, is led through the page.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { pontianakCity } from "../../examples/pontianak/city.ts";
import { explain, redistribute, verify } from "../../src/index.ts";
import { reportHtml } from "../../src/report/index.ts";
import { openChromium } from "./chromium.ts";
import { buildPage, openPage, rest, root } from "./page.ts";

const to = `${root}examples/pictures/`;
const MOST_BYTES = 100_000;
const city = pontianakCity(1, 0.05);

function facilitiesCsv(): string {
  const rows = city.facilities.map(({ id, name, kind, lon, lat }, j) => {
    return [id, `"${name}"`, kind, lon, lat, city.problem.facilities[j]!.doctors].join(",");
  });
  return ["kode faskes,nama,jenis,bujur,lintang,dokter", ...rows].join("\n");
}

function participantsCsv(): string {
  const { lon, lat, facility, consent } = city.problem.participants;
  const answers = ["menolak", "setuju", "belum", "ditarik"];
  const rows = Array.from(facility, (j, row) => {
    const place = row % 9000 === 77 ? "selatan,kota" : `${lon![row]!.toFixed(6)},${lat![row]!.toFixed(6)}`;
    const code = row % 7000 === 55 ? "1501UO26" : (city.facilities[j]?.id ?? "");
    return `s${row},${place},${code},${answers[consent[row]!]}`;
  });
  return ["id,bujur,lintang,kode faskes,jawaban,catatan", ...rows.map((row) => `${row},`)].join("\n");
}

function riversGeoJson(): string {
  const { barriers, crossings } = city.problem.travel as Extract<typeof city.problem.travel, { crossings: unknown }>;
  const feature = (type: string, coordinates: unknown, properties: object = {}) => {
    return { type: "Feature", properties, geometry: { type, coordinates } };
  };
  const features = [
    ...barriers.map((line) => feature("LineString", line)),
    ...crossings.map(({ lon, lat, ...others }) => feature("Point", [lon, lat], others)),
  ];
  return JSON.stringify({ type: "FeatureCollection", features });
}

async function snap(page: Page, name: string, selector?: string): Promise<void> {
  const path = `${to}${name}.png`;
  if (selector === undefined) await page.screenshot({ path });
  else await page.locator(selector).first().screenshot({ path });
  execFileSync("pngquant", ["--force", "--ext", ".png", "--speed", "1", "96", path]);
  const { size } = statSync(path);
  console.log(name, size);
  if (size > MOST_BYTES) throw new Error(`${name}.png has ${size} bytes`);
}

mkdirSync(to, { recursive: true });
buildPage();
const browser = await openChromium();
const page = await openPage(browser, [], { viewport: { width: 900, height: 700 } });
page.setDefaultTimeout(180_000);
const bring = async (role: string, name: string, content: string): Promise<void> => {
  await page.setInputFiles(`#file-${role}`, { name, mimeType: "text/plain", buffer: Buffer.from(content) });
  await page.locator(`#box-${role} .file`).waitFor();
};
await bring("facilities", "faskes.csv", facilitiesCsv());
await bring("participants", "peserta.csv", participantsCsv());
await page.locator("#facts").waitFor();
await page.click("#match-participants summary");
await page.locator("#match-participants[open]").waitFor();
await snap(page, "1-data", "#data");
await bring("rivers", "sungai.geojson", riversGeoJson());
await page.locator("#no-rivers").waitFor({ state: "detached" });
await page.click("#weights summary");
await snap(page, "2-kebijakan", "#policy");
await page.click("#plan");
await rest(page);
await page.click("#remains-ask");
await page.locator("#remains table").waitFor();
await snap(page, "3-rencana", "#figures");
await snap(page, "4-sisa", "#remains");
await snap(page, "5-peta", "#maps");
await page.click("#keep");
// While a slider of the policy is dragged; and again when it is let go.
const slider = page.locator("#slide-maxExtraKm");
await page.locator("#policy").scrollIntoViewIfNeeded();
await page.evaluate(`document.querySelector("#policy").scrollIntoView()`);
const { x, y, width, height } = (await slider.boundingBox())!;
await page.mouse.move(x + 0.16 * width, y + height / 2);
await page.mouse.down();
await page.mouse.move(x + 0.09 * width, y + height / 2);
await page.locator("#preview").waitFor();
await snap(page, "2-pratinjau");
await page.mouse.move(x + 0.16 * width, y + height / 2);
await page.mouse.up();
await page.fill("#policy-maxExtraKm", "3");
await page.keyboard.press("Enter");
await page.locator("#preview").waitFor({ state: "detached" });
await rest(page);
await page.focus("#what-doctors");
for (let half = 0; half < 4; half++) await page.keyboard.press("ArrowRight");
await page.locator("#undo").waitFor();
await page.locator("#preview").waitFor({ state: "detached" });
await rest(page);
await snap(page, "6-bagaimana-bila", "#what-if");
await page.click("#keep");
await page.locator("#treated").waitFor();
await snap(page, "7-versi", "#versions");
await page.fill("#why-id", "s3");
await page.click("#why-ask");
await page.locator("#why-stays").waitFor();
await snap(page, "8-mengapa", "#why");
await snap(page, "9-unduh", "#downloads");

const { problem } = pontianakCity();
const plan = redistribute(problem);
const checked = { verification: verify(problem, plan), explanation: explain(problem, plan) };
const words = { title: "Kota Pontianak", date: "29 November 2026", data: "synthetic", lang: "en" } as const;
const out = `${root}examples/out/`;
writeFileSync(`${out}picture.html`, reportHtml({ problem, plan, ...checked, ...words }));
await page.goto(pathToFileURL(`${out}picture.html`).href);
await page.pdf({ path: `${out}picture.pdf`, preferCSSPageSize: true });
execFileSync("pdftoppm", ["-r", "60", "-png", "-l", "3", `${out}picture.pdf`, `${out}picture`]);
const pages = [1, 2, 3].map((n) => readFileSync(`${out}picture-${n}.png`).toString("base64"));
const images = pages.map((png) => `<img style="border:1px solid #bbb" src="data:image/png;base64,${png}">`);
await page.setContent(`<div id="pages" style="display:inline-flex;gap:8px">${images.join("")}</div>`);
await page.setViewportSize({ width: 1600, height: 800 });
await snap(page, "report", "#pages");
await browser.close();
