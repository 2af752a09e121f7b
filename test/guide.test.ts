/** The pages of the guide are tested as the README is: their code runs, prints what is written below it, and links lead on. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { format } from "node:util";
import { describe, expect, it } from "vitest";
import * as library from "../src/index.ts";
import * as io from "../src/io/index.ts";
import * as lp from "../src/lp/index.ts";
import * as report from "../src/report/index.ts";
import * as study from "../src/study/index.ts";
import { blocksOf, runCode } from "./support/pages.ts";

const examples = fileURLToPath(new URL("../examples", import.meta.url));
const pages = ["guide", "panduan"].flatMap((folder) =>
  readdirSync(join(examples, folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(folder, name)),
);

const entries: Readonly<Record<string, unknown>> = {
  "fktp-redistribution": library,
  "fktp-redistribution/io": io,
  "fktp-redistribution/lp": lp,
  "fktp-redistribution/report": report,
  "fktp-redistribution/study": study,
};

/** Runs all blocks of a page as one module and returns what each printed. */
async function printedBy(page: string): Promise<string[]> {
  const blocks = blocksOf(page);
  const printed = blocks.map(() => "");
  let at = 0;
  const log = (...words: unknown[]): void => {
    printed[at] += `${format(...words)}\n`;
  };
  const endOfBlock = (): void => {
    at++;
  };
  const code = blocks.map((block) => `${block.code}\nendOfBlock();`).join("\n");
  await runCode(code, entries, { console: { log }, endOfBlock });
  return printed;
}

describe.each(pages)("the page %s", (name) => {
  const page = readFileSync(join(examples, name), "utf8");

  it("has code that prints what is written below it", async () => {
    expect(await printedBy(page)).toEqual(blocksOf(page).map(({ printed }) => printed ?? ""));
  });

  it("has links that lead somewhere", () => {
    const links = [...page.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, to]) => to!);
    const broken = links.filter((to) => !/^https?:/.test(to) && !existsSync(join(examples, dirname(name), to)));

    expect(broken).toEqual([]);
  });
});
