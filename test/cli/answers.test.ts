/** `answers`, and the whole way round: check, plan, ask, answers, ask again, answers again. */
import { statSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { readRows, xlsxBytes } from "../../src/io/index.ts";
import { commandFolder } from "../support/command.ts";
import { PEOPLE, secrets, TABLES, writeTown } from "./town.ts";

const folder = commandFolder();
const { at, filesIn, ran, read, write } = folder;
writeTown(folder);
beforeEach(() => folder.remove("surat"));

const ask = (day: string): string => `ask ${TABLES} --out @surat --acceptance 0.6 --risk 0.2 --lang en --date ${day}`;
const answers = (file: string, day: string, more = ""): string =>
  `answers ${TABLES.replace(" --key", ` ${file} --key`)} --out @surat --date ${day} --lang en${more}`;

/** The list of a wave with answers typed in: by row, from 0. */
async function typed(
  name: string,
  answerOf: (row: number, cells: readonly string[]) => readonly string[],
): Promise<string[][]> {
  const [head, ...rows] = await readRows(read(name));
  return [
    head!,
    ...rows.map((cells, row) => [...cells.slice(0, 8), ...answerOf(row, cells), "", "", "", ""].slice(0, 12)),
  ];
}
const text = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.join(";")).join("\r\n");

const LIST = "surat/answers-2026-01-05.csv";

describe("answers", () => {
  it("should enter answers once, list what it refuses by line, and say what stands", async () => {
    await ran(ask("2026-01-05"));
    const rows = await typed(LIST, (row) => [row % 3 === 0 ? "menolak" : "setuju", "09-01-2026"]);
    rows[2]![8] = "mungkin";
    rows[4]![9] = "31-02-2026";
    rows.push(["0000000000000", "1", "", "", "0265B022", "", "", "", "setuju", "9/1/2026", "", ""], ["too", "few"]);
    write("typed.csv", text(rows));
    const { code, out, err } = await ran(answers("@typed.csv", "2026-01-10"));
    expect(code).toBe(0);
    expect(out).toMatch(/^entered \d+: \d+ yes, \d+ no/);
    expect(out).toMatch(/people over quota +20 +20 +\d+\n/);
    expect(err).toMatch(/lines are NOT in the book/);
    const refused = read("surat/refused-typed.csv");
    expect(refused).toMatch(/^3,paper-answer,/m);
    expect(refused).toMatch(/^5,paper-day,/m);
    expect(refused).toMatch(new RegExp(`^${rows.length - 1},unknown-participant,nobody has this id`, "m"));
    expect(refused).toMatch(new RegExp(`^${rows.length},paper-cells,`, "m"));

    const before = filesIn("surat");
    const again = await ran(answers("@typed.csv", "2026-01-10"));
    expect(again.out).toMatch(/^entered 0: .*\nin the book already: \d+/);
    expect({ ...filesIn("surat"), "standing.json": "" }).toEqual({ ...before, "standing.json": "" });
    for (const name of Object.keys(before)) expect(statSync(at(`surat/${name}`)).mode & 0o077).toBe(0);
  });

  it("should take a workbook, and numbers of cards in place of ids", async () => {
    await ran(ask("2026-01-05"));
    const [head, first, ...rows] = await typed(LIST, () => ["setuju", "2026-01-09"]);
    const letters = await readRows(read("surat/letters-2026-01-05.csv"));
    const single = letters.findIndex((row, i) => i > 0 && Number(row[0]) < 22);
    const card = PEOPLE.split("\n")[Number(letters[single]![0]) - 1]!.split(";")[0]!;
    const row = [first, ...rows][single - 1]!;
    write("typed.xlsx", "");
    const { writeFileSync } = await import("node:fs");
    writeFileSync(at("typed.xlsx"), await xlsxBytes([head!, [card, ...row!.slice(1)]]));
    const { out, err } = await ran(answers("@typed.xlsx", "2026-01-10"));
    expect(out).toMatch(/^entered 1: 1 yes/);
    expect(`${out}${err}${read("surat/book.jsonl")}`).not.toContain(card);
  });

  it("should tell who says yes too late that it is full, and ask them first in the next wave", async () => {
    await ran(`${ask("2026-01-05").replace("--risk 0.2", "--risk 0.99")}`);
    write("typed.csv", text(await typed(LIST, () => ["setuju", "2026-01-09"])));
    const { out } = await ran(answers("@typed.csv", "2026-01-10"));
    expect(out).toMatch(/Places gone, people:\n(?: {2}\S.*: full when they said yes +\d+\n)+/);
    const first = await readRows(read("surat/first.csv"));
    expect(first[1]!.at(-1)).toBe("full when they said yes");
    const standing = JSON.parse(read("surat/standing.json"));
    expect(standing.placesGone).toBe(first.length - 1);
    for (const { enrolled, coming, quota, free } of standing.places) {
      if (coming > 0) expect(enrolled + coming + free).toBeLessThanOrEqual(quota);
    }
    const next = await ran(ask("2026-02-05"));
    expect(next.out).toMatch(new RegExp(`asked first, for their place was gone +${first.length - 1}\n`));
  });

  it("should refuse a table without names of columns, days to come and a book that is not there", async () => {
    await ran(ask("2026-01-05"));
    const book = read("surat/book.jsonl");
    write("typed.csv", "a;b\n1;2\n");
    expect(await ran(answers("@typed.csv", "2026-01-10"))).toMatchObject({ code: 2 });
    write("typed.csv", text(await typed(LIST, () => ["setuju", "2062-01-09"])));
    expect((await ran(answers("@typed.csv", "2026-01-10"))).err).toMatch(/its day is still to come/);
    expect(read("surat/book.jsonl")).toBe(book);
    expect(await ran(answers("@typed.csv", "2026-01-10", " --book @none.jsonl"))).toMatchObject({
      ...{ code: 2, err: expect.stringMatching(/none\.jsonl: no book/) },
    });
    expect((await ran(answers("@none.csv", "2026-01-10"))).err).toMatch(/none\.csv: cannot be read/);
  });
});

describe("the whole way", () => {
  it("should go from the tables to the second wave's answers, and nothing of a person be in any output", async () => {
    const said: string[] = [];
    const step = async (what: string, code = 0): Promise<string> => {
      const { out, err, ...ended } = await ran(what);
      expect({ what, code: ended.code }).toEqual({ what, code });
      said.push(out, err);
      return out;
    };
    await step(`check ${TABLES} --lang en`);
    await step(`plan ${TABLES} --propose --out @surat/plan --date 2026-01-05`);
    await step(`verify ${TABLES} --plan @surat/plan/plan.json`);
    await step(`frontier ${TABLES} --propose --out @surat/frontier --date 2026-01-05`);
    await step(ask("2026-01-05"));
    write(
      "one.csv",
      text(
        await typed(LIST, (row) => [
          ["setuju", "menolak", "", "setuju", "apa"][Math.floor(row / 2) % 5]!,
          "12/01/2026",
        ]),
      ),
    );
    await step(answers("@one.csv", "2026-01-20"));
    const february = await step(ask("2026-02-05"));
    expect(february).toMatch(/^Wave 2/);
    expect(february).toMatch(/as the answers have corrected it/);
    write(
      "two.csv",
      text(await typed("surat/answers-2026-02-05.csv", (row) => [row % 4 === 0 ? "" : "ya", "07-02-2026"])),
    );
    const out = await step(answers("@two.csv", "2026-02-20"));
    const [, start, now] = /people over quota +(\d+) +(\d+) +(\d+)/.exec(out)!.map(Number);
    expect(now).toBeLessThan(start!);
    // A yes that comes in late, after others: entered now, and the day on which it was said is kept.
    const late = await typed(LIST, (row, cells) =>
      read("surat/book.jsonl").includes(`"declined","at":"2026-01-12","participantId":"${cells[0]}"`) || row % 2
        ? [""]
        : ["ditarik", "25-01-2026"],
    );
    write("late.csv", text(late));
    expect(await step(answers("@late.csv", "2026-02-21"))).toMatch(
      /entered after the day on which it was said|entered 0/,
    );

    const transfers = await readRows(read("surat/transfers.csv"));
    const standing = JSON.parse(read("surat/standing.json"));
    expect(transfers.length - 1).toBe(standing.people.agreed + standing.people.moved);
    expect(standing.bookRefused).toBe(0);
    const all = [...said, ...["surat/plan", "surat/frontier"].flatMap((name) => Object.values(filesIn(name)))];
    for (const name of Object.keys(filesInOnly("surat"))) all.push(read(`surat/${name}`));
    for (const secret of secrets) expect(all.join("\n")).not.toContain(secret);
    // Ids and homes are in the files that letters are sent by, and in no other; on the terminal neither.
    const [id] = read("surat/book.jsonl").match(/[0-9a-f]{32}/)!;
    const withIds = Object.entries(filesInOnly("surat"))
      .filter(([, content]) => content.includes(id!))
      .map(([name]) => name);
    expect(withIds.every((name) => /^(answers|letters|list|book|transfers|first)/.test(name))).toBe(true);
    expect(said.join("")).not.toMatch(/[0-9a-f]{32}/);
  }, 60_000);
});

/** Files of the folder, without the folders in it. */
function filesInOnly(name: string): Record<string, string> {
  folder.remove(`${name}/plan`);
  folder.remove(`${name}/frontier`);
  return filesIn(name);
}
