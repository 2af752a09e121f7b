/** `frontier`: a table to look at, files to keep, and the plan within a budget. */
import { beforeEach, describe, expect, it } from "vitest";
import { planFromJson } from "../../src/index.ts";
import { commandFolder } from "../support/command.ts";
import { PEOPLE, TABLES as TOWN, writeTown } from "./town.ts";

const folder = commandFolder();
const { filesIn, ran, read } = folder;
writeTown(folder);
// Ten of twenty single people are over quota at one puskesmas, four of ten couples at another.
const TABLES = TOWN.replace("faskes", "dua").replace("peserta", "terbagi");
const POLICY = "--policy @kebijakan.json";
folder.write("kebijakan.json", JSON.stringify({ participantsPerDoctor: 20 }));
folder.write(
  "dua.csv",
  `kode;nama;bujur;lintang;dokter
01010302;Kampung Bali;109,33;-0,03;0,5
01010303;Kampung Bangka;109,33;-0,03;0,8
0265B022;Klinik A;109,34;-0,03;2
`,
);
folder.write(
  "terbagi.csv",
  PEOPLE.split("\n")
    .map((row, i) => (i > 20 ? row.replace("01010302", "01010303") : row))
    .join("\n"),
);
beforeEach(() => folder.remove("out"));

describe("frontier", () => {
  it("should print how much is left for how many, and write nothing without a folder", async () => {
    const { code, out, err } = await ran(`frontier ${TABLES} --propose ${POLICY} --points 4 --lang en`);
    expect(code).toBe(0);
    const [head, first, ...rest] = out.split("\n");
    expect(head).toMatch(/^relocated +moves +over quota +points left +% +km farther$/);
    expect(first).toMatch(/^ +0 +0 +14 +614 +100 +0$/);
    expect(rest.join("\n")).toMatch(/(^|\n) +14 +14 +0 +0 +0 +\d+\n/);
    expect(err).toMatch(/the plan: [a-z-]+, a proposal.*every rule kept/);
    expect(err).not.toMatch(/written/);
  });

  it("should keep within a budget of people, and write the plan within it, which verify proves", async () => {
    const { code, out } = await ran(
      `frontier ${TABLES} --propose ${POLICY} --budget 11 --out @out --lang id --date 2026-01-05`,
    );
    expect(code).toBe(0);
    expect(out).toMatch(/dengan paling banyak 11 peserta berpindah, tersisa sedikitnya \d+ poin/);
    const files = filesIn("out");
    expect(Object.keys(files)).toEqual([
      ...["frontier-facilities.csv", "frontier-letters.csv", "frontier-plan.json", "frontier-transfers.csv"],
      ...["frontier.csv", "frontier.html", "frontier.json"],
    ]);
    const { points, budgets } = JSON.parse(files["frontier.json"]!);
    expect(points.every(({ ok }: { ok: boolean }) => ok)).toBe(true);
    expect(points[0]).toMatchObject({ net: 0, proven: true });
    expect(budgets[0]).toMatchObject({ budget: 11, point: { net: 11 } });
    const plan = planFromJson(files["frontier-plan.json"]!);
    expect(plan.transfers.people.reduce((sum, people) => sum + people, 0)).toBe(budgets[0].point.moves);
    expect(await ran(`verify ${TABLES} --plan @out/frontier-plan.json`)).toMatchObject({ code: 0 });
    expect(files["frontier.html"]).toContain('class="curve"');
    const lines = files["frontier.csv"]!.split("\r\n");
    expect(lines[0]).toBe("\ufeffberpindah;perpindahan;di atas kuota;poin tersisa;%;km lebih jauh");
    expect(lines.length).toBe(points.length + 2);
  });

  it("should keep within a budget of kilometres", async () => {
    const { out } = await ran(`frontier ${TABLES} --propose ${POLICY} --km 1 --json`);
    const { kmBudgets, points } = JSON.parse(out);
    expect(kmBudgets[0].point.kmFarther).toBeLessThanOrEqual(1);
    const better = points.filter((point: { overload: number }) => point.overload < kmBudgets[0].point.overload);
    for (const point of better) expect(point.kmFarther).toBeGreaterThan(1);
    const none = await ran(`frontier ${TABLES} --propose ${POLICY} --budget 0 --lang en`);
    expect(none.out).toMatch(/at most 0 people relocated, no plan leaves fewer than 614 points/);
  });

  it("should write the same bytes again, take away what no longer holds, and leave all as it was if broken off", async () => {
    const typed = `frontier ${TABLES} --propose ${POLICY} --out @out --date 2026-01-05`;
    await ran(`${typed} --budget 11`);
    const before = filesIn("out");
    const stop = new AbortController();
    stop.abort();
    expect((await ran(`${typed} --budget 11`, { signal: stop.signal })).code).toBe(130);
    expect(filesIn("out")).toEqual(before);
    await ran(`${typed} --budget 11`);
    expect(filesIn("out")).toEqual(before);
    await ran(typed);
    expect(Object.keys(filesIn("out"))).toEqual(["frontier.csv", "frontier.html", "frontier.json"]);
    expect(read("out/frontier.json")).not.toContain("participant");
  });

  it("should tell on a terminal how far it is", async () => {
    const { err } = await ran(`frontier ${TABLES} ${POLICY} --propose --lang en`, { isTTY: true });
    expect(err).toMatch(/planning with more and more people … 50 %/);
  });
});
