// The queue of the country: BullMQ on a Redis server. A job is the name of a kabupaten's file, its result totals, its error a
// code: no person ever enters the queue.
//
// `guide/country.md` tells what would change here for PostgreSQL, or for workers on several machines.

import { type ConnectionOptions, type Job, Queue, UnrecoverableError, Worker } from "bullmq";
import { type Code, codeOf, Fault, REASONS } from "./fault.ts";
import type { Figures } from "./job.ts";

const NAME = "kabupaten";
/** A job that fails for no fault of its kabupaten is tried again; so is one whose worker dies. */
const TRIES = 3;

interface Task {
  readonly file: string;
}

/** What became of a kabupaten. */
export type Outcome = { readonly file: string } & ({ readonly figures: Figures } | { readonly code: Code });

/** While the server is away, whoever asks waits for it. */
function connectionOf(socket: string): ConnectionOptions {
  return { path: socket, maxRetriesPerRequest: null, retryStrategy: () => 250 };
}

/** Takes jobs, one at a time. A lock that is not renewed for so many seconds is that of a dead worker. */
export function takeJobs(socket: string, lockSeconds: number, work: (file: string) => Promise<Figures>): Worker {
  const worker = new Worker<Task, Figures>(
    NAME,
    async ({ data: { file } }) => {
      try {
        return await work(file);
      } catch (error) {
        throw error instanceof Fault || codeOf(error) !== "internal"
          ? new UnrecoverableError(codeOf(error))
          : new Error("internal");
      }
    },
    {
      connection: connectionOf(socket),
      concurrency: 1,
      lockDuration: lockSeconds * 1000,
      stalledInterval: lockSeconds * 500,
      maxStalledCount: TRIES - 1,
    },
  );
  // A server that is away is no reason to end.
  worker.on("error", () => {});
  return worker;
}

/** The whole of the queue, as whoever fills and empties it sees it. */
export class Jobs {
  readonly #queue: Queue<Task, Figures>;

  constructor(socket: string) {
    this.#queue = new Queue(NAME, { connection: connectionOf(socket) });
    this.#queue.on("error", () => {});
  }

  /** Adds jobs, to be taken in this order. */
  async add(files: readonly string[]): Promise<void> {
    const opts = { attempts: TRIES, backoff: { type: "fixed", delay: 1000 }, stackTraceLimit: 0 };
    await this.#queue.addBulk(
      files.map((file) => ({ name: "kabupaten", data: { file }, opts: { ...opts, jobId: file } })),
    );
  }

  /** How many at a time, over all workers. */
  async atATime(most: number): Promise<void> {
    await this.#queue.setGlobalConcurrency(most);
  }

  async counts(): Promise<{ readonly done: number; readonly failed: number }> {
    const { completed = 0, failed = 0 } = await this.#queue.getJobCounts("completed", "failed");
    return { done: completed, failed };
  }

  async outcomes(): Promise<Outcome[]> {
    const [done, failed] = await Promise.all([this.#queue.getJobs(["completed"]), this.#queue.getJobs(["failed"])]);
    return [
      ...done.map(({ data: { file }, returnvalue }) => ({ file, figures: returnvalue })),
      ...failed.map((job) => ({ file: job.data.file, code: codeOfFailed(job) })),
    ];
  }

  disconnect(): Promise<void> {
    return this.#queue.disconnect();
  }
}

function codeOfFailed({ failedReason }: Job<Task>): Code {
  if (failedReason in REASONS) return failedReason as Code;
  return /stalled/.test(failedReason) ? "worker-lost" : "internal";
}
