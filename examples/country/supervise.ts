// A run from an empty queue to what became of every kabupaten: a server, workers, jobs in order, and the end of all of them.

import { Jobs, type Outcome } from "./queue.ts";
import { startRedis } from "./redis.ts";
import { note } from "./store.ts";
import { residentMegabytes, startWorkers, type Workers } from "./workers.ts";

/** A job's file, and how many people it stands for. */
export interface Sized {
  readonly file: string;
  readonly people: number;
}

export interface RunOptions {
  readonly out: string;
  readonly workers: number;
  /** The lock of a job is taken away once its worker has not renewed it for so long. */
  readonly lockSeconds: number;
  /** Kabupaten of more people have all memory to themselves: first, and one at a time. */
  readonly aloneAbove: number;
  readonly onProgress: (done: number, failed: number) => void;
}

export interface RunResult {
  readonly outcomes: readonly Outcome[];
  /** The most that server, workers and this process held together; 0 where the system does not tell. */
  readonly megabytes: number;
}

const LOOK_MS = 200;
const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** Has a job done for each file, the largest first. Rejects where server or workers cannot be kept alive. */
export async function runJobs(files: readonly Sized[], options: RunOptions): Promise<RunResult> {
  const { out, workers: number, lockSeconds } = options;
  let fail: (reason: Error) => void = () => {};
  const failure = new Promise<never>((_, reject) => {
    fail = reject;
  });
  let redisPid = 0;
  const redis = await startRedis((pid) => {
    redisPid = pid;
    void note(out, { event: "server", server: pid });
  }, fail);
  const queue = new Jobs(redis.socket);
  const workers = startWorkers(number, [out, redis.socket, String(lockSeconds)], fail);
  const onSignal = (): void => fail(new Error("stopped: `resume` goes on"));
  for (const signal of SIGNALS) process.once(signal, onSignal);
  let megabytes = 0;
  const look = (done: number, failed: number): void => {
    megabytes = Math.max(megabytes, residentMegabytes([process.pid, redisPid, ...workers.pids()]));
    options.onProgress(done, failed);
  };
  try {
    const outcomes = await Promise.race([inOrder(files, options, { queue, workers, look }), failure]);
    return { outcomes, megabytes };
  } finally {
    for (const signal of SIGNALS) process.off(signal, onSignal);
    workers.stop();
    await queue.disconnect();
    await redis.stop();
  }
}

interface Watch {
  readonly queue: Jobs;
  readonly workers: Workers;
  readonly look: (done: number, failed: number) => void;
}

/** The large ones alone, then the others side by side. */
async function inOrder(files: readonly Sized[], { workers, aloneAbove }: RunOptions, watch: Watch): Promise<Outcome[]> {
  const bySize = [...files].sort((a, b) => b.people - a.people);
  const large = bySize.filter(({ people }) => people > aloneAbove);
  let total = 0;
  for (const [some, atATime] of [
    [large, 1],
    [bySize.slice(large.length), workers],
  ] as const) {
    await watch.queue.atATime(atATime);
    await watch.queue.add(some.map(({ file }) => file));
    total += some.length;
    await allDone(total, watch);
  }
  return watch.queue.outcomes();
}

async function allDone(total: number, { queue, workers, look }: Watch): Promise<void> {
  for (let before = -1; ; ) {
    const { done, failed } = await queue.counts();
    if (done + failed !== before) workers.progressed();
    before = done + failed;
    look(done, failed);
    if (before >= total) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
