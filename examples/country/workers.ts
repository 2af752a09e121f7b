// Workers as processes of their own: a crash, or the system taking back memory, ends one of them and not the run.

import { type ChildProcess, fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Workers that die so often in a row, and nothing gets done between, die of something else than their jobs. */
const MOST_DEATHS_IN_A_ROW = 10;

export interface Workers {
  readonly pids: () => number[];
  /** Something was done: deaths are counted anew. */
  progressed(): void;
  stop(): void;
}

/** Starts workers, and another one for each that dies, unless they only die: then `onEnd` is called. */
export function startWorkers(number: number, args: readonly string[], onEnd: (reason: Error) => void): Workers {
  const alive = new Set<ChildProcess>();
  let deaths = 0;
  let isStopping = false;
  const start = (): void => {
    const child = fork(fileURLToPath(new URL("worker.ts", import.meta.url)), args);
    alive.add(child);
    child.once("exit", () => {
      alive.delete(child);
      if (isStopping) return;
      if (++deaths < MOST_DEATHS_IN_A_ROW) start();
      else onEnd(new Error(`${deaths} workers died in a row, and nothing got done`));
    });
  };
  for (let k = 0; k < number; k++) start();
  return {
    pids: () => [...alive].flatMap(({ pid }) => pid ?? []),
    progressed() {
      deaths = 0;
    },
    stop() {
      isStopping = true;
      // Nothing is lost: a plan is stored whole or not at all.
      for (const child of alive) child.kill("SIGKILL");
    },
  };
}

/** What processes hold in memory together, where the system has `/proc`; else 0. */
export function residentMegabytes(pids: readonly number[]): number {
  const kilobytes = (pid: number): number => {
    try {
      return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
    } catch {
      return 0;
    }
  };
  return Math.round(pids.reduce((sum, pid) => sum + kilobytes(pid), 0) / 1024);
}
