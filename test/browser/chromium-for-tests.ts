import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { openChromium } from "./chromium.ts";

/** A browser for the tests of this `describe`: opened before them, after what is to be prepared, and closed after them. */
export function chromiumForTests(prepare: () => void): () => Browser {
  let browser: Browser;
  beforeAll(async () => {
    prepare();
    browser = await openChromium();
  });
  afterAll(async () => {
    await browser.close();
  });
  return () => browser;
}
