/** A run of `examples/country` as a user starts it, watched through its log. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface LogLine {
  readonly pid: number;
  readonly event: "server" | "start" | "done" | "failed";
  readonly file?: string;
  readonly server?: number;
  readonly sha256?: string;
}

/** A folder for one country, and one for whatever the run keeps only while it runs. */
export interface Place {
  readonly out: string;
  readonly temporary: string;
}

/** Deleted at the end of the test, unless it failed: then somebody wants to see the log. */
export function newPlace(): Place {
  const place = mkdtempSync(join(tmpdir(), "country-test-"));
  onTestFinished(({ task }) => {
    if (task.result?.state === "pass") rmSync(place, { recursive: true, force: true });
  });
  const temporary = join(place, "tmp");
  mkdirSync(temporary);
  return { out: join(place, "out"), temporary };
}

export interface Run {
  readonly child: ChildProcess;
  /** Once it has ended: its exit code, and all that it said. */
  readonly ended: Promise<{ readonly code: number | null; readonly said: string }>;
}

export function startRun({ out, temporary }: Place, ...typed: string[]): Run {
  const args = ["--import", "tsx", "examples/country/run.ts", ...typed, "--out", out];
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, TMPDIR: temporary } });
  let said = "";
  for (const stream of [child.stdout!, child.stderr!]) stream.on("data", (data) => (said += String(data)));
  const ended = once(child, "close").then(([code]) => ({ code: code as number | null, said }));
  return { child, ended };
}

export function logOf({ out }: Place): LogLine[] {
  try {
    const lines = readFileSync(join(out, "log.jsonl"), "utf8").split("\n").slice(0, -1);
    return lines.map((line) => JSON.parse(line) as LogLine);
  } catch {
    return [];
  }
}

/** Looks every few milliseconds, until there is something. */
export async function until<T>(look: () => T | undefined | false): Promise<T> {
  for (const start = Date.now(); Date.now() - start < 200_000; ) {
    const found = look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error("waited in vain");
}

/** The job that a living worker is at, by its log. */
export function atWork(log: readonly LogLine[], isMeant: (file: string) => boolean): LogLine | undefined {
  const isOpen = ({ pid, event, file }: LogLine, k: number): boolean =>
    event === "start" && isMeant(file!) && isAlive(pid) && !log.slice(k + 1).some((later) => later.pid === pid);
  return log.find(isOpen);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

export const plansIn = ({ out }: Place): string[] => readdirSync(join(out, "plans")).sort();
