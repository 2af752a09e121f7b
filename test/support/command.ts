/** Runs the command in a folder of its own. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { main } from "../../src/cli/command.ts";

/** What a run said, and its exit code. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

interface Way {
  readonly env?: Readonly<Record<string, string>>;
  readonly isTTY?: boolean;
  readonly signal?: AbortSignal;
}

/** A folder, removed at the end, and the command in it. */
export interface CommandFolder {
  readonly folder: string;
  /** The path of a file of it. */
  at(name: string): string;
  write(name: string, text: string): void;
  read(name: string): string;
  /** All files of a folder in it, by name. */
  filesIn(name: string): Record<string, string>;
  remove(name: string): void;
  /** Runs what is typed: `@name` is a file of the folder, `·` a blank within a word. */
  ran(typed: string, way?: Way): Promise<Ran>;
}

export function commandFolder(): CommandFolder {
  const folder = mkdtempSync(join(tmpdir(), "fktp-command-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const at = (name: string): string => join(folder, name);
  const read = (name: string): string => readFileSync(at(name), "utf8");
  return {
    folder,
    at,
    read,
    write: (name, text) => writeFileSync(at(name), text),
    filesIn: (name) => Object.fromEntries(readdirSync(at(name)).map((file) => [file, read(join(name, file))])),
    remove: (name) => rmSync(at(name), { recursive: true, force: true }),
    async ran(typed, { env = {}, isTTY = false, signal = new AbortController().signal } = {}) {
      const said = { out: "", err: "" };
      const writer = (to: "out" | "err") => ({ isTTY, write: (text: string) => (said[to] += text) });
      const args = typed.split(" ").map((part) => part.replace(/^@/, `${folder}/`).replaceAll("·", " "));
      const code = await main(args, { env, stdout: writer("out"), stderr: writer("err") }, signal);
      return { code, ...said };
    },
  };
}
