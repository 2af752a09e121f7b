/** What `verify` finds. */

import type { Params } from "../words/words.ts";
import type { Policy } from "./policy.ts";
import type { WatchOptions } from "./run.ts";

/** One rule that a plan breaks. */
export interface Violation {
  /** What kind of rule it is. */
  readonly code: ViolationCode;
  /** Where in the plan or the problem: `plan.transfers[3]`, `participants[17]`. */
  readonly path: string;
  /** Row of the participant concerned, where there is one. */
  readonly row?: number;
  /** Index of the facility concerned, where there is one. */
  readonly facility?: number;
  /** What the words are filled with: `message(violation, "id")` says it in Indonesian. */
  readonly params: Params;
  /** What is wrong, with the row or facility number, in English; nothing else of a person. */
  readonly message: string;
}

/**
 * The kinds of violations:
 * - `malformed`: not a plan: a column is missing, of another type or length, a number is out of range
 * - `fingerprint`: made from other rows, or from rows in another order
 * - `consent`: somebody is moved who may not be
 * - `household`: people who belong together are parted, or moved although a relative stays
 * - `hold`: somebody is moved who is held
 * - `option`: somebody goes where the limits, segment, needs, region or their own choices do not let them
 * - `conservation`: people lost, doubled, or not where the plan says
 * - `cost`: a transfer's metres are wrong
 * - `objective`: a total is wrong
 * - `price`: a price is below the marginal cost of the last person, above that of the next, or not the smallest
 * - `choice`: somebody who may move would be better off elsewhere: the plan is not optimal
 * - `draw`: of people equal in cost somebody goes who drew a higher number than somebody who stays
 * - `policy`: made under another policy than the one asked for (`VerifyOptions.policy`)
 * - `status`: status, stage, bound, gap or warnings contradict the rest; or a plan is not as near to its bound, or a stopped one
 *   not as good, as is promised
 */
export type ViolationCode =
  | "malformed"
  | "fingerprint"
  | "consent"
  | "household"
  | "hold"
  | "option"
  | "conservation"
  | "cost"
  | "objective"
  | "price"
  | "choice"
  | "draw"
  | "policy"
  | "status";

/** What else `verify` is to hold a plan to. */
export interface VerifyOptions {
  /**
   * The policy that was asked for, as given to `redistribute`; `null` for all defaults. A plan made under another one is
   * refused, key by key. Left out: a plan is only checked under its own policy, whatever that is.
   */
  readonly policy?: Policy | null | undefined;
}

/** What else `verifyAsync` is to hold a plan to, and how to watch it. */
export interface VerifyAsyncOptions extends VerifyOptions, WatchOptions {}

/** What `verify` found, without any code of the solver. */
export interface Verification {
  /** No violation at all. A stopped plan can be ok without being proven. */
  readonly ok: boolean;
  /** The prices prove that no better plan exists. */
  readonly proven: boolean;
  /** At most 100. */
  readonly violations: readonly Violation[];
  /** How many there are in all. */
  readonly count: number;
}
