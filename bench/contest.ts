/** Ours and the peers on the same instances, from small to large, each peer as far as it goes. */

import type { PeerJob, PeerResult } from "./peers/child.ts";
import { type InstanceKind, instanceOf, scenarioOf } from "./peers/instance.ts";
import type { Peer } from "./peers/peer.ts";
import type { ScenarioJob, ScenarioResult } from "./scenario-child.ts";
import { peers } from "./solvers.ts";
import { inProcess } from "./subprocess.ts";

export type Entry = { readonly peer: string; readonly version: string } & (
  | (PeerResult & {
      readonly ok: true;
      /** Optimal by its own word and by ours. */
      readonly right: boolean;
      /** Building the input and solving, medians, in milliseconds. */
      readonly total: number;
      /** The same against ours. */
      readonly ratio: number;
      readonly why?: undefined;
    })
  | { readonly ok: false; readonly why: string }
);

/** Nothing to say: missing altogether, or out at a smaller size already. */
export const NOT_TRIED = "";

export interface Contest {
  readonly kind: InstanceKind;
  readonly rows: number;
  readonly facilities: number;
  /** Who may move: what the peers are given. */
  readonly people: number;
  /** `redistribute`, distances and all. */
  readonly ours: Pick<ScenarioResult, "samplesMs" | "median" | "min" | "objective" | "peakBytes">;
  readonly entries: readonly Entry[];
}

export interface ContestPlan {
  readonly kind: InstanceKind;
  readonly rows: readonly number[];
  readonly facilities: number;
  /** Nobody is asked for a size that will probably take longer. */
  readonly patienceMs: number;
  /** Whether peers may use their own, longer patience. */
  readonly patient: boolean;
}

const MOST_BYTES = 18e9;
/** Time for a process to start and to make the instance. */
const OVERHEAD_MS = 60_000;
/** From small sizes, where starting up weighs most, solvers seem to grow no faster; it only decides what is tried. */
const GROWTH = 1.3;

/** Yields the contests size by size, so that they can be printed as they end. */
export async function* contests(plan: ContestPlan): AsyncGenerator<Contest> {
  /** Rows and milliseconds of each peer's last size; `null` when it is out. */
  const last = new Map<Peer, { rows: number; ms: number } | null>();
  for (const rows of plan.rows) {
    const { ours, agrees, people } = await ourside(plan, rows);
    const entries: Entry[] = [];
    for (const peer of peers) {
      const before = last.get(peer);
      const named = { peer: peer.name, version: peer.version() };
      const why = reasonNotTo(plan, peer, rows, before);
      if (why !== null) {
        last.set(peer, null);
        entries.push({ ...named, ok: false, why });
        continue;
      }
      const job: PeerJob = { peer: peer.name, kind: plan.kind, rows, facilities: plan.facilities };
      const limits = { milliseconds: patienceOf(plan, peer) + OVERHEAD_MS, bytes: MOST_BYTES };
      const outcome = await inProcess<PeerResult>(new URL("peers/child.ts", import.meta.url), job, limits);
      if (outcome.ok) {
        const { value } = outcome;
        const total = value.build.median + value.solve.median;
        last.set(peer, { rows, ms: total });
        const right = value.optimal && agrees(value.cost);
        entries.push({ ...named, ...value, ok: true, right, total, ratio: total / ours.median });
      } else {
        last.set(peer, null);
        entries.push({ ...named, ok: false, why: outcome.message });
      }
    }
    yield { kind: plan.kind, rows, facilities: plan.facilities, people, ours, entries };
  }
}

const patienceOf = (plan: ContestPlan, peer: Peer): number =>
  plan.patient ? Math.max(plan.patienceMs, peer.patienceMs ?? 0) : plan.patienceMs;

function reasonNotTo(
  plan: ContestPlan,
  peer: Peer,
  rows: number,
  last: { rows: number; ms: number } | null | undefined,
): string | null {
  if (peer.missing() !== null || last === null || rows > peer.largest) return NOT_TRIED;
  if (plan.kind === "weighted" && !peer.takesSteps) return NOT_TRIED;
  const guess = last === undefined ? 0 : last.ms * (rows / last.rows) ** GROWTH;
  return guess > patienceOf(plan, peer) ? `some ${(guess / 1000).toFixed(0)} s: not tried` : null;
}

/** Our own time in a process of its own, and the judge of the peers' answers. */
async function ourside({ kind, facilities }: ContestPlan, rows: number) {
  const name = scenarioOf[kind];
  const job: ScenarioJob = {
    scenario: name,
    rows,
    facilities,
    warmups: 3,
    warmUpMs: 3000,
    rounds: 11,
    patienceMs: 15_000,
  };
  const script = new URL("scenario-child.ts", import.meta.url);
  const outcome = await inProcess<ScenarioResult>(script, job, { milliseconds: 600_000 });
  if (!outcome.ok) throw new Error(`${name} ${rows} × ${facilities}: ${outcome.message}`);
  const { samplesMs, median, min, objective, peakBytes } = outcome.value;
  const instance = instanceOf(kind, rows, facilities);
  return {
    ours: { samplesMs, median, min, objective, peakBytes },
    agrees: (cost: number) => instance.agrees({ objective }, cost),
    people: instance.people,
  };
}
