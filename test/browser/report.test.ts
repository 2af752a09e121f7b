import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { pontianakCity } from "../../examples/pontianak/city.ts";
import { invite } from "../../src/asking/index.ts";
import { explain, redistribute, verify } from "../../src/index.ts";
import { letterGroups, reportHtml } from "../../src/report/index.ts";
import { frontier } from "../../src/study/index.ts";
import { CHROMIUM } from "./chromium.ts";
import { chromiumForTests } from "./chromium-for-tests.ts";

const out = fileURLToPath(new URL("../../examples/out/", import.meta.url));
const file = `${out}report-browser.html`;

describe.skipIf(CHROMIUM === undefined)("the report in Chromium (skipped where there is none)", () => {
  const browser = chromiumForTests(() => {
    const { problem } = pontianakCity(1, 0.05);
    const plan = redistribute(problem);
    const [verification, explanation] = [verify(problem, plan), explain(problem, plan)];
    expect(verification).toMatchObject({ ok: true });
    const curve = frontier(problem, null, { points: 6 });
    // Longitudes as areas, and letters by them, for tables as long as a city's.
    const names = ["Barat", "Tengah", "Timur"];
    const of = Int32Array.from(problem.participants.lon!, (lon) =>
      Math.min(2, Math.max(0, Math.floor((lon - 109.28) / 0.04))),
    );
    const letters = letterGroups(problem, invite(problem, null, { acceptance: 0.6 }), { names, of });
    mkdirSync(out, { recursive: true });
    writeFileSync(
      file,
      reportHtml({
        problem,
        plan,
        verification,
        explanation,
        frontier: curve.points,
        areas: { names, of },
        letters,
        title: "Kota Pontianak",
        date: "29 November 2026",
        data: "synthetic",
      }),
    );
  });

  async function opened(width: number, heard: string[], colorScheme: "light" | "dark" = "light"): Promise<Page> {
    const page = await browser().newPage({ viewport: { width, height: 900 }, colorScheme });
    page.on("console", (message) => heard.push(message.text()));
    page.on("pageerror", (error) => heard.push(error.message));
    page.on("request", (request) => {
      if (request.url() !== pathToFileURL(file).href) heard.push(request.url());
    });
    await page.goto(pathToFileURL(file).href);
    return page;
  }

  for (const width of [390, 1280])
    it(`asks for nothing, says nothing and does not scroll sideways at ${width} pixels`, async () => {
      const heard: string[] = [];
      const page = await opened(width, heard);
      expect(heard).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
      await page.screenshot({ path: `${out}report-${width}.png`, fullPage: true });
      await page.close();
    });

  it("shows one language at a time, also by keyboard", async () => {
    const page = await opened(1280, []);
    const shown = async (language: string): Promise<number> =>
      Number(
        await page.evaluate(
          `[...document.querySelectorAll("main .${language}")].filter((e) => getComputedStyle(e).display !== "none").length`,
        ),
      );
    expect([(await shown("id")) > 100, await shown("en")]).toEqual([true, 0]);
    await page.focus("#pick-id");
    await page.keyboard.press("ArrowRight");
    expect([await shown("id"), (await shown("en")) > 100]).toEqual([0, true]);
    await page.screenshot({ path: `${out}report-en.png`, fullPage: true });
    await page.close();
  });

  it("has no two labels over each other in any picture, in both languages", async () => {
    const page = await opened(1280, []);
    for (const language of ["id", "en"]) {
      await page.click(`label[for=pick-${language}]`);
      const overlaps = await page.evaluate(`[...document.querySelectorAll("figure svg:not(svg svg)")].flatMap((svg) => {
        const boxes = [...svg.querySelectorAll("text")].map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
        const found = [];
        for (const [i, a] of boxes.entries()) for (const b of boxes.slice(i + 1)) {
          const x = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
          const y = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
          // Boxes of lines are higher than their letters.
          if (x > 1 && y > 5) found.push(a.text + " / " + b.text);
        }
        return found;
      })`);
      expect(overlaps, language).toEqual([]);
    }
    await page.close();
  });

  it("prints four to eight pages", async () => {
    const page = await opened(1280, []);
    const pdf = await page.pdf({ path: `${out}report.pdf`, preferCSSPageSize: true });
    const pages = pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g)!.length;
    expect(pages).toBeGreaterThanOrEqual(4);
    expect(pages).toBeLessThanOrEqual(8);
    await page.close();
  });
});
