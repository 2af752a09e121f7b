/** What `redistribute` gives: who moves where, what it costs, and the prices that prove it. */

import type { Params } from "../words/words.ts";
import type { CompletePolicy } from "./policy.ts";

/**
 * What a plan costs, exactly. With finite weights only the sum is unique: plans of the same `weighted` may differ in its
 * parts.
 */
export interface Objective {
  /** Overload points, summed over everybody enrolled anywhere. */
  readonly overload: number;
  /** People enrolled beyond the quota of their facility. */
  readonly overQuota: number;
  /** Metres, summed over everybody transferred or placed. */
  readonly metres: number;
  /**
   * `metres + overQuota × round(1000 × overQuotaKm) + overload × round(1000 × overloadKm)`; only where `overloadKm` is
   * finite.
   */
  readonly weighted?: number;
}

/** What no plan can go below: the optimum in which people who move together may be parted. */
export interface Bound extends Objective {
  /**
   * People at each facility in that optimum; only where households are bound. Let d be the people of the largest group
   * that moves together, less 1. Then a plan has at each facility at least this number − d; and at most this number +
   * d, and no more than a ceiling that the bound keeps. The second may fail where nobody was transferred to: there
   * people stay for want of room elsewhere, or are newly enrolled.
   */
  readonly enrolled?: Int32Array;
}

/** The moves as columns, sorted by participant, then by `to`; one entry for each pair of these. */
export interface Transfers {
  /** Row of the participant. */
  readonly participant: Int32Array;
  /** Index of the facility left, −1 for a first placement. */
  readonly from: Int32Array;
  /** Index of the facility joined. */
  readonly to: Int32Array;
  /** People of the row who go there. */
  readonly people: Int32Array;
  /** What each of them costs, in metres, so that Σ people × metres = `objective.metres`. Not the way: see the policy. */
  readonly metres: Int32Array;
  /** 1 where consent must still be asked. */
  readonly ask: Uint8Array;
}

/**
 * The optimum's price for every facility: `overload × 2^32 + metres` (with a finite `overloadKm` all of it in metres).
 * The smallest of all valid prices; they do not depend on the order of rows.
 */
export interface Prices {
  /** Whole overload points per facility. Negative where a floor keeps people who would rather go. */
  readonly overload: Float64Array;
  /** Whole metres per facility. May be negative. */
  readonly metres: Float64Array;
}

/** What the engine did. */
export interface PlanStats {
  /** Groups of people alike in every cost and option. */
  readonly units: number;
  /** Levels from coarse to fine. */
  readonly levels: number;
  /** Pairs of unit and facility listed at the finest level. */
  readonly pairs: number;
  /** Pushes of people along a path of facilities, all levels together. */
  readonly augmentations: number;
  /** Passes of pricing, which look for a better facility that was not listed, at the finest level. */
  readonly scans: number;
}

/** Something that is allowed, and perhaps not meant, or not settled yet. It does not make a plan wrong. */
export interface PlanWarning {
  /** What kind of warning it is. */
  readonly code: WarningCode;
  /** What it is about: `facilities`, `participants.segment`, `travel.crossings`. */
  readonly path: string;
  /** Counts, and what else the words are filled with: `message(warning, "id")` says it in Indonesian. */
  readonly params: Params;
  /**
   * What it is about and what it means for the plan, in English. Of people it gives numbers and the first row, never a
   * value.
   */
  readonly message: string;
  /** Indices of the facilities concerned, ascending, where there are some. */
  readonly facilities?: readonly number[];
  /** Ids of the crossings concerned, where there are some. */
  readonly crossings?: readonly string[];
}

/**
 * The kinds of warnings, each at most once of facilities and once of people or ways:
 * - `accepts-unknown`: a `"klinik-tni-polri"` without `accepts`: nobody is sent there
 * - `accepts-nobody`: an empty list `accepts`, but of a `"klinik-tni-polri"`: nobody is sent there
 * - `kind-unknown`: in columns: a kind that is a known one but for its spelling (`"Klinik TNI/Polri"`) counts as none
 * - `ids-alike`: ids of facilities that differ only in blanks, the size of letters or leading zeros
 * - `doctors-many`: doctors for more than 500,000 people at one facility
 * - `capacity-small`: a capacity or target below 2 % of what the doctors are for: `22.000` read as 22
 * - `region-unknown`: under `sameRegion` a facility has no region: nobody is sent there; or people have none: they are
 *   sent nowhere
 * - `quality-unknown`: `qualityKm` weighs a kind of quality that a facility does not tell: it counts as 0 there
 * - `place-zero`: facilities or homes at longitude 0, as an empty cell gives
 * - `place-doubled`: facilities or homes whose latitude is equal to the longitude
 * - `place-far`: homes farther than `farKm` from every facility; facilities farther from all others, or from all who are
 *   registered there
 * - `word-unknown`: people have a segment, a need or (under `sameRegion`) a region that no facility has, and are sent
 *   nowhere; or one that is spelled otherwise at facilities
 * - `nobody-asked`: people are registered, and of none the answer is known: nobody is transferred
 * - `household-large`: more than 20 people in one household that may not be parted
 * - `matrix-unit`: no way of the matrix is as long as 1,000 m: kilometres or minutes
 * - `zone-without-ways`: people live in zones from which the matrix has no way to any facility
 * - `barriers-idle`: no barrier comes between people and facilities: they are drawn elsewhere, or in another projection
 * - `crossing-idle`: from some open crossings everything that can be reached lies on one bank, so nobody crosses there: a
 *   bridge on one line of a river that is drawn as an area, or one that nobody lives near
 * - `intake-not-agreed`: facilities without `maxIntake` are given people, transferred or placed: ask them first
 * - `relief-too-dear`: `moveCostKm`, in a proposal with `askKm`, reaches `overQuotaKm`: hardly anybody is relieved
 */
export type WarningCode =
  | "accepts-unknown"
  | "accepts-nobody"
  | "kind-unknown"
  | "ids-alike"
  | "doctors-many"
  | "capacity-small"
  | "region-unknown"
  | "quality-unknown"
  | "place-zero"
  | "place-doubled"
  | "place-far"
  | "word-unknown"
  | "nobody-asked"
  | "household-large"
  | "matrix-unit"
  | "zone-without-ways"
  | "barriers-idle"
  | "crossing-idle"
  | "intake-not-agreed"
  | "relief-too-dear";

/** Who moves where, and the proof that nothing better exists. */
export interface Plan {
  /**
   * `"optimal"`: proven. `"near-optimal"`: households may not be parted; see `gap`. `"stopped"`: ended by a limit or by
   * `onProgress`; a valid plan, no worse than "all stay, newcomers at the nearest with room", without prices.
   */
  readonly status: "optimal" | "near-optimal" | "stopped";
  /** `"proposal"` as soon as people may move who have not been asked (`unknown: "propose"`), else `"ready"`. */
  readonly stage: "ready" | "proposal";
  /** What the plan costs. */
  readonly objective: Objective;
  /** What no plan can go below; `null` when stopped. */
  readonly bound: Bound | null;
  /**
   * Objective − bound: zeros when optimal; `null` when stopped. Of finite weights only `weighted` is never negative, else
   * only the pair of `overload` and `metres`: with more overload than the bound, metres may be less.
   */
  readonly gap: Objective | null;
  /** Who is transferred or placed, and where. */
  readonly transfers: Transfers;
  /** People enrolled at each facility after the plan (without the unplaced). */
  readonly enrolled: Int32Array;
  /** Quota of each facility; 0 of a closed one. */
  readonly quota: Int32Array;
  /** The proof; `null` when stopped. */
  readonly price: Prices | null;
  /**
   * Rows of newly enrolled people, and of people of closed facilities, with no facility within the limits, or no place
   * known, ascending. Whole rows.
   */
  readonly unplaced: Int32Array;
  /** The policy with every default filled in. */
  readonly policy: CompletePolicy;
  /** What a planner should know before trusting the plan; empty if there is nothing. */
  readonly warnings: readonly PlanWarning[];
  /** Of the problem: a plan is refused for other rows or another order of rows. */
  readonly fingerprint: string;
  /** How much work it was. */
  readonly stats: PlanStats;
}
