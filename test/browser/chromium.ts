import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Debian's Chromium, or the one that CHROMIUM names; undefined where there is none. */
export const CHROMIUM: string | undefined = [process.env.CHROMIUM, "/usr/bin/chromium"].find(
  (path) => path !== undefined && existsSync(path),
);

export async function openChromium(): Promise<Browser> {
  const quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"];
  return await chromium.launch({ executablePath: CHROMIUM!, args: [...quiet, "--disable-sync", "--no-first-run"] });
}
