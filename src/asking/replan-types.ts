/** What `replan` takes and gives: letters that must change, and a wave on top of what stays. */

import type { Plan } from "../types.ts";
import type { Invitation, InviteOptions, PolicyProblem } from "./invite-types.ts";
import type { RemainingOptions } from "./remaining.ts";
import type { Standing } from "./types.ts";

/** How to plan again: as for a wave, and what a changed letter costs. */
export interface ReplanOptions extends InviteOptions, RemainingOptions {
  /**
   * What it costs, in kilometres, to lead an open letter elsewhere. From 0 to 1,000. Without effect where
   * `Policy.overloadKm` is Infinity: there letters are changed only where that saves overload points.
   * @default 10
   */
  readonly changeKm?: number | undefined;
}

/** Places that were promised and are no more, as columns, in an order in which the book has room for each. */
export interface LetterChanges {
  /** Row of the participant. */
  readonly participant: Int32Array;
  /** Index of the facility that was kept or agreed. */
  readonly from: Int32Array;
  /** Index of the facility that is kept instead; −1 where there is none, and they stay. */
  readonly to: Int32Array;
  /** People of the row. */
  readonly people: Int32Array;
  /** 1 where they had said yes already: they must be told first. */
  readonly agreed: Uint8Array;
}

/** What changes, and what is asked on top of it. The plan is one of the problem under the policy, for `verify`. */
export interface Replan extends PolicyProblem {
  readonly changes: LetterChanges;
  /** People whose place no plan can keep: facilities closed, or take fewer than were promised. */
  readonly forced: number;
  /**
   * Whether it is proven that no plan of as few points leads fewer people's letters elsewhere. Only with `overloadKm: Infinity`,
   * and where nobody's household or row would have had to be parted. The count is true in any case.
   */
  readonly isFewest: boolean;
  /** The letters kept, and everybody else whom it helps to ask: a plan that assumes that all of them say yes. */
  readonly plan: Plan;
  /** The state once the changes are in the book (`changedEntries`). */
  readonly standing: Standing;
  /** The next wave, on what remains then. Whose place is gone comes first. */
  readonly invitation: Invitation;
}
