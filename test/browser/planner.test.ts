import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { madeUpTown } from "../../examples/planner/src/town.ts";
import { planFromJson, verify } from "../../src/index.ts";
import { CHROMIUM } from "./chromium.ts";
import { chromiumForTests } from "./chromium-for-tests.ts";
import { buildPage, download, openPage, pageFile, rest, root } from "./page.ts";

describe.skipIf(CHROMIUM === undefined)("the planner's page in Chromium (skipped where there is none)", () => {
  const browser = chromiumForTests(buildPage);

  const overQuota = (page: Page): Promise<string | null> => page.textContent("#figures tbody tr:first-child td");

  it("is at most 400 kB, and asks for nothing", async () => {
    expect(readFileSync(pageFile).length).toBeLessThanOrEqual(400_000);
    const heard: string[] = [];
    const page = await openPage(browser(), heard);
    expect(heard).toEqual([]);
    await page.close();
  });

  it("goes all the way: a town, a plan, what if, back, why, and files that hold", async () => {
    const heard: string[] = [];
    const page = await openPage(browser(), heard);
    await page.click("#demo");
    await page.waitForSelector("#policy");
    await page.click("#plan");
    await rest(page);
    expect(await page.textContent("#proof")).toContain("Terbukti");
    const asItIs = await overQuota(page);

    await page.click("#keep");
    await page.focus("#what-doctors");
    await page.keyboard.press("End");
    await page.locator("#undo").waitFor();
    await rest(page);
    expect(await overQuota(page)).not.toBe(asItIs);
    await page.click("#undo");
    await page.locator("#undo").waitFor({ state: "detached" });
    await rest(page);
    expect(await overQuota(page)).toBe(asItIs);

    await page.fill("#why-id", "k00001");
    await page.click("#why-ask");
    await page.waitForSelector("#why table");
    await page.click("#sort-name");
    expect(await page.getAttribute("th:has(#sort-name)", "aria-sort")).toBe("descending");

    const problem = madeUpTown();
    const plan = planFromJson(await download(page, "plan"));
    expect(verify(problem, plan)).toMatchObject({ ok: true, proven: true });
    expect((await download(page, "transfers")).trim().split("\r\n").length).toBe(plan.transfers.to.length + 1);
    expect((await download(page, "facilities")).trim().split("\r\n").length).toBe(problem.facilities.length + 1);
    expect(await download(page, "report")).toContain("Ringkasan Rencana Redistribusi");
    expect(heard).toEqual([]);
    await page.screenshot({ path: `${root}examples/out/planner-1280.png`, fullPage: true });
    await page.close();
  });

  it("works at 390 pixels, in English, and warns before what was not saved is lost", async () => {
    const heard: string[] = [];
    const page = await openPage(browser(), heard, { viewport: { width: 390, height: 900 }, locale: "en-GB" });
    expect(await page.textContent("h1")).toBe("Planner of the redistribution of JKN participants");
    await page.click("#demo");
    await page.click("#plan");
    await rest(page);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
    await page.screenshot({ path: `${root}examples/out/planner-390.png`, fullPage: true });
    let warned = false;
    page.on("dialog", (dialog) => {
      warned = dialog.type() === "beforeunload";
      void dialog.accept();
    });
    await page.close({ runBeforeUnload: true });
    await expect.poll(() => warned).toBe(true);
    expect(heard).toEqual([]);
  });
});
