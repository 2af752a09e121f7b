import type { Transportation } from "./instance.ts";

/** What a peer says of an instance. */
export interface PeerAnswer {
  readonly optimal: boolean;
  /** Metres in all; may be off by rounding where the peer computes with tolerances. */
  readonly cost: number;
}

/** A peer that keeps its own clock, because it runs elsewhere. */
export interface OwnClock {
  readonly buildMs: number;
  readonly solveMs: number;
  readonly peakBytes: number;
}

/** One solver behind one door. `prepare` makes its input and `solve` runs it: both are timed, separately. */
export interface Peer<Input = unknown, Output = unknown> {
  readonly name: string;
  /** The package and its version, or what stands for it. */
  readonly version: () => string;
  /** Rows (at 105 facilities) beyond which it is not tried: it is known to fail or to need many minutes. */
  readonly largest: number;
  /** Whether steps of rising cost can be given to it at any useful size. */
  readonly takesSteps: boolean;
  /** Patience with the largest sizes in `--full`; without it the same for all. */
  readonly patienceMs?: number;
  /** Why it cannot run here, or `null`. */
  readonly missing: () => string | null;
  /** Loading of code and compiling: not timed. */
  readonly load: () => Promise<void>;
  readonly prepare: (instance: Transportation) => Input;
  readonly solve: (input: Input) => Output | Promise<Output>;
  readonly answer: (output: Output) => PeerAnswer;
  readonly clock?: (output: Output) => OwnClock;
}
