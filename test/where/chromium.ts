import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { pathToFileURL } from "node:url";

/** The part of playwright-core that is used here: it is installed beside, for this run alone. */
interface Playwright {
  readonly chromium: {
    launch(options: { executablePath: string; args: string[] }): Promise<{
      newPage(): Promise<{
        goto(url: string): Promise<unknown>;
        waitForFunction(code: string, argument: undefined, options: { timeout: number }): Promise<unknown>;
        evaluate(code: string): Promise<unknown>;
      }>;
      close(): Promise<void>;
    }>;
  };
}

const TYPES: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript" };

/** Opens a site and gives back what its page and its Worker found. */
export async function inChromium(
  driver: string,
  executablePath: string,
  site: string,
  people: string,
): Promise<{ page: string; worker: string }> {
  const entry = pathToFileURL(join(driver, "node_modules/playwright-core/index.mjs")).href;
  const { chromium } = (await import(entry)) as Playwright;
  const server = createServer(async ({ url = "/" }, response) => {
    const { pathname } = new URL(url, "http://localhost");
    const file = join(site, normalize(pathname === "/" ? "/index.html" : pathname));
    try {
      const content = await readFile(file);
      response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"];
  const browser = await chromium.launch({ executablePath, args: [...quiet, "--disable-sync", "--no-first-run"] });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/?people=${people}`);
    await page.waitForFunction("window.result !== undefined", undefined, { timeout: 120_000 });
    return (await page.evaluate("window.result")) as { page: string; worker: string };
  } finally {
    await browser.close();
    server.close();
  }
}
