/** The built planner page in Chromium, and what tests do with it. */

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const pageFile = `${root}examples/out/planner/index.html`;

export function buildPage(): void {
  execFileSync("npm", ["run", "planner", "--silent"], { cwd: root, stdio: "pipe" });
}

/** Opens the page from its file. Whatever it says to the console or asks of a network is heard. */
export async function openPage(browser: Browser, heard: string[], options: BrowserContextOptions = {}): Promise<Page> {
  const defaults = { viewport: { width: 1280, height: 900 }, locale: "id-ID", acceptDownloads: true };
  const page = await (await browser.newContext({ ...defaults, ...options })).newPage();
  page.on("console", (message) => heard.push(message.text()));
  page.on("pageerror", (error) => heard.push(error.message));
  page.on("request", (request) => {
    if (!/^(file|blob|data):/.test(request.url())) heard.push(request.url());
  });
  await page.goto(pathToFileURL(pageFile).href);
  return page;
}

/** Waits until a plan is shown and nothing is being worked on. */
export async function rest(page: Page): Promise<void> {
  await page.locator("#figures").waitFor();
  await page.locator(".busy").waitFor({ state: "detached" });
  await page.locator("#maps").waitFor();
}

/** The text of a file that the page hands out. */
export async function download(page: Page, what: string): Promise<string> {
  const waiting = page.waitForEvent("download");
  await page.click(`#get-${what}`);
  return readFileSync((await (await waiting).path())!, "utf8");
}
