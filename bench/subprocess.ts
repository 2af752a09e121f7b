/**
 * Work in a process of its own: a clean heap and unspoilt type feedback for each scenario, and a peer that hangs or eats
 * the memory is ended without ending the run.
 */
import { fork } from "node:child_process";
import { readFileSync } from "node:fs";

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: "time" | "memory" | "error"; readonly message: string };

export interface Limits {
  readonly milliseconds: number;
  readonly bytes?: number;
}

const PAGE_BYTES = 4096;
const LOOK_EVERY_MS = 100;

/** Runs a job: the script gets it as its only argument (JSON) and answers with one message. */
export function inProcess<T>(script: URL, job: unknown, limits: Limits): Promise<Outcome<T>> {
  const child = fork(script, [JSON.stringify(job)], {
    execArgv: ["--max-old-space-size=12288", "--import", import.meta.resolve("tsx")],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    // A group of its own, to be ended with all that it has started.
    detached: true,
  });
  const kill = (): void => {
    try {
      process.kill(-child.pid!, "SIGKILL");
    } catch {
      // It has ended by itself.
    }
  };
  const interrupted = (): never => {
    kill();
    process.exit(130);
  };
  process.once("SIGINT", interrupted);
  let answer: Outcome<T> | null = null;
  let errors = "";
  child.stderr!.on("data", (text) => {
    errors = (errors + text).slice(-4000);
  });
  child.stdout!.resume();
  const end = (outcome: Outcome<T>): void => {
    answer ??= outcome;
    kill();
  };
  const seconds = limits.milliseconds / 1000;
  const timer = setTimeout(() => end({ ok: false, why: "time", message: `> ${seconds} s` }), limits.milliseconds);
  const watch = setInterval(() => {
    const bytes = residentBytes(child.pid!);
    if (bytes > (limits.bytes ?? Number.POSITIVE_INFINITY)) {
      end({ ok: false, why: "memory", message: `> ${(limits.bytes! / 1e9).toFixed(0)} GB` });
    }
  }, LOOK_EVERY_MS);
  return new Promise((resolve) => {
    child.on("message", (value) => end({ ok: true, value: value as T }));
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      clearInterval(watch);
      process.off("SIGINT", interrupted);
      resolve(answer ?? { ok: false, why: "error", message: reasonOf(errors) || `ended by ${signal ?? code}` });
    });
  });
}

/** The line of a stack trace that says what happened. */
function reasonOf(errors: string): string {
  const lines = errors.split("\n").filter((line) => /error|fatal|abort/i.test(line));
  return (lines[0] ?? "").trim().slice(0, 200);
}

/** Resident memory of a process and what it started; 0 where the system does not tell. */
function residentBytes(pid: number): number {
  try {
    const own = Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]) * PAGE_BYTES;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean);
    return children.reduce((sum, child) => sum + residentBytes(Number(child)), own);
  } catch {
    return 0;
  }
}

/** The child's side: the job it was given. */
export function jobOf<T>(): T {
  return JSON.parse(process.argv[2]!) as T;
}

/** The child's side: answers, and ends once the message is out. */
export function answer(value: unknown): void {
  process.send!(value, () => process.exit(0));
}
