/** `ask`: letters and their rows in the book; nobody twice, whatever happens in between. */
import { spawn } from "node:child_process";
import { chmodSync, readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, it } from "vitest";
import { commandFolder } from "../support/command.ts";
import { PEOPLE, TABLES, writeTown } from "./town.ts";

const folder = commandFolder();
const { at, filesIn, ran, read, write } = folder;
writeTown(folder);
beforeEach(() => folder.remove("surat"));

const ASK = `ask ${TABLES} --out @surat --acceptance 0.6 --date 2026-01-05`;
const DAY = "2026-01-05";

describe("ask", () => {
  it("should write letters, a list, places, a report and the book, for their owner alone, and be proven", async () => {
    const { code, out, err } = await ran(`${ASK} --lang en`);
    expect(code).toBe(0);
    expect(out).toMatch(/^Wave 1: letters of 2026-01-05, to be answered until 2026-01-31\n/);
    expect(out).toMatch(/over quota today +20\n/);
    expect(out).toMatch(/your guess: 60 % ± 5 %/);
    expect(err).toMatch(/a new book: .*book\.jsonl/);
    expect(err).toMatch(/every rule kept/);
    const files = filesIn("surat");
    expect(Object.keys(files)).toEqual([
      ...[`answers-${DAY}.csv`, `ask-${DAY}.json`, "book.jsonl", `letters-${DAY}.csv`, `letters-${DAY}.xlsx`],
      ...[`list-${DAY}.html`, `places-${DAY}.csv`, `report-${DAY}.html`],
    ]);
    for (const name of Object.keys(files)) expect(statSync(at(`surat/${name}`)).mode & 0o077).toBe(0);
    expect(statSync(at("surat")).mode & 0o077).toBe(0);
    const figures = JSON.parse(files[`ask-${DAY}.json`]!);
    const rows = files["book.jsonl"]!.trimEnd().split("\n");
    expect(figures).toMatchObject({ letters: { rows: rows.length, added: rows.length }, proof: { ok: true } });
    expect(figures.ifAllSayYes).toMatchObject({ ok: true });
    expect(files[`letters-${DAY}.csv`]!.split("\r\n").length).toBe(rows.length + 2);
    expect(files[`answers-${DAY}.csv`]!.split("\r\n").length).toBe(rows.length + 2);
    expect(files[`report-${DAY}.html`]).toContain("Surat menurut kelompok");
  });

  it("should write the same bytes again on the same day, ask nobody twice, and leave typed answers alone", async () => {
    await ran(ASK);
    const before = filesIn("surat");
    write(`surat/answers-${DAY}.csv`, "typed in");
    const { err } = await ran(`${ASK} --lang en`);
    expect(err).toMatch(/in the book .* already: nobody is asked twice/);
    expect(err).toMatch(/answers-2026-01-05\.csv is there already, perhaps with answers/);
    const added = JSON.parse(read(`surat/ask-${DAY}.json`)).letters.added;
    expect(added).toBe(0);
    expect({ ...filesIn("surat"), [`ask-${DAY}.json`]: "" }).toEqual({
      ...before,
      [`ask-${DAY}.json`]: "",
      [`answers-${DAY}.csv`]: "typed in",
    });
    const other = await ran(`${ASK.replace("0.6", "0.5")} --lang en`);
    expect(other).toMatchObject({ code: 2, err: expect.stringMatching(/book: expected the letters of this day/) });
    const earlier = await ran(`${ASK.replace(DAY, "2026-01-04")} --lang id`);
    expect(earlier).toMatchObject({ code: 2, err: expect.stringMatching(/book: diharapkan tanpa baris bertanggal/) });
  });

  it("should not ask who has a letter in a later wave, and number the waves", async () => {
    await ran(`${ASK} --letters 6`);
    const first = read("surat/book.jsonl");
    const asked = new Set(first.match(/"participantId":"\w+"/g));
    const { out } = await ran(`${ASK.replace(DAY, "2026-01-12")} --lang en --until 2026-01-20`);
    expect(out).toMatch(/^Wave 2: .* until 2026-01-20/);
    const second = read("surat/book.jsonl")
      .slice(first.length)
      .match(/"participantId":"\w+"/g)!;
    expect(read("surat/book.jsonl").startsWith(first)).toBe(true);
    expect(second.filter((id) => asked.has(id))).toEqual([]);
  });

  it("should take chances from a column, and say whose are missing", async () => {
    write("tanpa.csv", PEOPLE.replace(/;0,9\n/, ";\n"));
    const typed = `ask @faskes.csv @tanpa.csv --key-file @kunci --out @surat --acceptance Peluang±0.1 --risk kept --date ${DAY}`;
    const { code, err, out } = await ran(`${typed} --json --lang en`);
    expect(code).toBe(0);
    expect(err).toMatch(/1 rows have nothing in column Peluang: these people are not asked/);
    expect(JSON.parse(out)).toMatchObject({ letters: { kept: true }, acceptance: { mean: [0, 0.5, 0.9] } });
    expect(read("surat/book.jsonl")).toContain('"keptId"');
    expect((await ran(typed.replace("Peluang", "Harapan"))).code).toBe(2);
  });

  it("should need ids that last, and say whether the day was given", async () => {
    const { code, err } = await ran(ASK.replace(" --key-file @kunci", " --lang en"));
    expect([code, err]).toEqual([2, expect.stringMatching(/without lasting ids/)]);
    expect((await ran(`${ASK.replace(` --date ${DAY}`, "")} --lang en`)).err).toMatch(
      /no --date is given: today, \d{4}/,
    );
  });

  it("should say that a book does not fit, that it is torn or that it is none", async () => {
    await ran(ASK);
    const book = read("surat/book.jsonl");
    const tables = ASK.replace(DAY, "2026-02-05").replace(TABLES, "@lain.csv @peserta.csv --key-file @kunci");
    write("lain.csv", read("faskes.csv").replaceAll("0265B02", "0265B03"));
    expect((await ran(`${tables} --lang en`)).err).toMatch(/\d+ ROWS OF THE BOOK DO NOT FIT THESE TABLES/);
    write("surat/book.jsonl", `${book}{"kind":"ask`);
    const torn = await ran(`${ASK} --lang en`);
    expect(torn.err).toMatch(/the last line was not ended/);
    write("surat/book.jsonl", `${book}{"kind":"ask\n`);
    expect(await ran(`${ASK} --lang en`)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/book\[\d+\]: expected/),
    });
    // A list, and a last line without its end, are books too: nobody is asked again.
    write(
      "surat/book.jsonl",
      JSON.stringify(
        book
          .trimEnd()
          .split("\n")
          .map((line) => JSON.parse(line)),
      ),
    );
    expect((await ran(`${ASK} --lang en`)).err).toMatch(/nobody is asked twice/);
    write("surat/book.jsonl", book.trimEnd());
    expect((await ran(`${ASK} --lang en`)).err).toMatch(/nobody is asked twice/);
  });

  it("should leave no file when it is broken off or cannot write", async () => {
    const stop = new AbortController();
    stop.abort();
    expect((await ran(ASK, { signal: stop.signal })).code).toBe(130);
    expect(() => readdirSync(at("surat"))).toThrow();
    write("datei", "");
    expect((await ran(`${ASK} --book @datei/book.jsonl`)).code).toBe(2);
    await ran(ASK);
    const before = filesIn("surat");
    chmodSync(at("surat"), 0o500);
    if (process.getuid?.() !== 0) expect((await ran(ASK.replace(DAY, "2026-02-05"))).code).toBe(2);
    chmodSync(at("surat"), 0o700);
    expect(filesIn("surat")).toEqual(before);
  });

  it("should have all or nothing of the book when it is killed, and end alike when it is run again", async () => {
    await ran(ASK);
    const whole = filesIn("surat");
    const root = fileURLToPath(new URL("../..", import.meta.url));
    const args = ASK.split(" ").map((part) => part.replace(/^@/, `${folder.folder}/`));
    for (const file of [".book.jsonl.", `.letters-${DAY}.xlsx.`, "book.jsonl"]) {
      folder.remove("surat");
      const child = spawn(process.execPath, ["--import", "tsx", "src/cli/main.ts", ...args], {
        cwd: root,
        stdio: "ignore",
      });
      const ended = new Promise<void>((resolve) => void child.on("exit", () => resolve()));
      const isThere = (): boolean => {
        try {
          return readdirSync(at("surat")).some((name) => name.startsWith(file));
        } catch {
          return false;
        }
      };
      const watch = setInterval(() => void (isThere() && child.kill("SIGKILL")), 1);
      await ended;
      clearInterval(watch);
      const book = readdirSync(at("surat")).includes("book.jsonl") ? read("surat/book.jsonl") : "";
      expect(["", whole["book.jsonl"]]).toContain(book);
      await ran(ASK);
      const { [`ask-${DAY}.json`]: _, ...same } = whole;
      expect(filesIn("surat")).toMatchObject(same);
    }
  }, 120_000);
});
