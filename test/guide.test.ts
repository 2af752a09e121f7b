/** The pages of the guide are tested as the README is: their code compiles, runs, prints what is written below it; links lead on. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { brokenLinks, complaintsAbout, printedBy, storyOf } from "./support/pages.ts";

const examples = fileURLToPath(new URL("../examples", import.meta.url));
const names = ["guide", "panduan"].flatMap((folder) =>
  readdirSync(join(examples, folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(folder, name)),
);
const pages = Object.fromEntries(names.map((name) => [name, readFileSync(join(examples, name), "utf8")]));

describe.each(names)("the page %s", (name) => {
  it("has code that prints what is written below it", async () => {
    expect(await printedBy(pages[name]!)).toEqual(storyOf(pages[name]!).map(({ printed }) => printed ?? ""));
  });

  it("has links that lead somewhere", () => {
    const read = (path: string): string | undefined => {
      const file = join(examples, dirname(name), path);
      if (!existsSync(file)) return undefined;
      return statSync(file).isFile() ? readFileSync(file, "utf8") : "";
    };

    expect(brokenLinks(pages[name]!, read)).toEqual([]);
  });
});

describe("the pages of the guide", () => {
  it("have code that compiles", () => {
    expect(complaintsAbout(pages)).toEqual([]);
  });

  it("are all on its front page", () => {
    for (const folder of ["guide", "panduan"]) {
      const front = pages[join(folder, "README.md")]!;
      const missing = names.filter(
        (name) =>
          name.startsWith(folder) &&
          !name.endsWith("README.md") &&
          !front.includes(`(${name.slice(folder.length + 1)})`),
      );

      expect(missing).toEqual([]);
    }
  });
});
