/** The months of the example: wherever they are stopped, the book ends as if they had not been. */
import { execFile, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { bookIn, readBook } from "../examples/months/book-file.ts";
import { cityBefore } from "../examples/months/city.ts";
import { answers, ask, MONTHS } from "../examples/months/months.ts";
import { standing, statusCode } from "../src/asking/index.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const SCALE = 0.003;
const problem = cityBefore(SCALE);
const folders: string[] = [];

function newFolder(): string {
  folders.push(mkdtempSync(join(tmpdir(), "months-")));
  return join(folders.at(-1)!, "book");
}

function sixMonths(file: string): string {
  for (const month of MONTHS) {
    ask(problem, file, month);
    answers(problem, file, month);
  }
  return readFileSync(file, "utf8");
}

const whole = sixMonths(bookIn(newFolder()));

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe("six months", () => {
  it("should ask nobody twice at once, refuse no row, and leave fewer over quota", () => {
    const file = bookIn(newFolder());
    writeFileSync(file, whole);
    const book = readBook(file);
    const { refused, status } = standing(problem, null, book, "2026-07-01");
    const letters = book.flatMap((entry) => (entry.kind === "asked" ? [`${entry.participantId} ${entry.wave}`] : []));

    expect(refused).toEqual([]);
    expect(new Set(letters).size).toBe(letters.length);
    expect(status.filter((code) => code === statusCode.moved).length).toBeGreaterThan(100);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(statSync(join(file, "..")).mode & 0o077).toBe(0);
  });

  it.each([0, 0.2, 0.55, 0.9])("should end alike when the file ends after %f of it", (share) => {
    const file = bookIn(newFolder());
    writeFileSync(file, whole.slice(0, Math.floor(share * whole.length)));

    expect(sixMonths(file) === whole).toBe(true);
  });

  it("should end alike when the command is killed while it writes", async () => {
    const folder = newFolder();
    const args = ["--import", "tsx", "examples/months/index.ts", "--scale", String(SCALE), "--folder", folder];
    const child = spawn(process.execPath, args, { cwd: root, stdio: "ignore" });
    const size = (): number => statSync(join(folder, "book.jsonl"), { throwIfNoEntry: false })?.size ?? 0;
    const ended = new Promise<void>((resolve) => void child.on("exit", () => resolve()));
    const watch = setInterval(() => void (size() > 0 && child.kill("SIGKILL")), 1);
    await ended;
    clearInterval(watch);
    const killedAt = size();
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });

    expect(killedAt).toBeGreaterThan(0);
    expect(readFileSync(join(folder, "book.jsonl"), "utf8") === whole).toBe(true);
    expect(stdout).toMatch(/2051 synthetic people/);
  }, 180_000);

  it("should not go on with the book of another city", () => {
    const file = bookIn(newFolder());
    writeFileSync(file, whole.slice(0, whole.length / 10).replace('"participantId":"p', '"participantId":"q'));

    expect(() => sixMonths(file)).toThrow(/other letters/);
  });
});
