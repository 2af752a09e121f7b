/** One peer on one instance in a process of its own, where it may hang or run out of memory. */
import { resourceUsage } from "node:process";
import { collectGarbage, type Timing, timingOf } from "../measure.ts";
import { peerOf } from "../solvers.ts";
import { answer, jobOf } from "../subprocess.ts";
import { type Instance, type InstanceKind, instanceOf } from "./instance.ts";
import type { Peer } from "./peer.ts";

export interface PeerJob {
  readonly peer: string;
  readonly kind: InstanceKind;
  readonly rows: number;
  readonly facilities: number;
}

export interface PeerResult {
  readonly optimal: boolean;
  /** Rounded to whole metres. */
  readonly cost: number;
  readonly build: Timing;
  readonly solve: Timing;
  readonly peakBytes: number;
}

/** Small ones run some times, for the compiler to warm up; nobody waits for a second run of minutes. */
const MOST_RUNS = 4;
const PATIENCE_MS = 1_500;

async function runOnce(peer: Peer, instance: Instance) {
  collectGarbage({ type: "minor" });
  const start = performance.now();
  const input = peer.prepare(instance);
  const built = performance.now();
  const output = await peer.solve(input);
  const end = performance.now();
  const clock = peer.clock?.(output);
  return {
    answer: peer.answer(output),
    buildMs: clock?.buildMs ?? built - start,
    solveMs: clock?.solveMs ?? end - built,
    peakBytes: clock?.peakBytes ?? resourceUsage().maxRSS * 1024,
  };
}

async function measure(job: PeerJob): Promise<PeerResult> {
  const peer = peerOf(job.peer);
  await peer.load();
  const instance = instanceOf(job.kind, job.rows, job.facilities);
  const runs: Awaited<ReturnType<typeof runOnce>>[] = [];
  for (const begin = performance.now(); runs.length < MOST_RUNS; ) {
    runs.push(await runOnce(peer, instance));
    if (performance.now() - begin > PATIENCE_MS) break;
  }
  const { optimal, cost } = runs[0]!.answer;
  return {
    optimal: optimal && runs.every((run) => Math.round(run.answer.cost) === Math.round(cost)),
    cost: Math.round(cost),
    build: timingOf(runs.map((run) => run.buildMs)),
    solve: timingOf(runs.map((run) => run.solveMs)),
    peakBytes: Math.max(...runs.map((run) => run.peakBytes)),
  };
}

answer(await measure(jobOf<PeerJob>()));
