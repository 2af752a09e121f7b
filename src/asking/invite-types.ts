/** What `invite` takes and gives: whom to ask, where, and what is to be expected of it. */

import type { Objective, Plan, Policy, Problem } from "../types.ts";

/** How likely a yes is, by classes of people: of one segment, one kind of area. Never by anything of their health. */
export interface AcceptanceByClass {
  /** The class of each row of the problem: an index into the two lists. */
  readonly classOf: Int32Array;
  /** The chance of a yes, from 0 to 1. */
  readonly mean: Float64Array;
  /** How far the mean may be off, as a standard deviation: from 0 and below √(mean · (1 − mean)). */
  readonly spread: Float64Array;
}

/** How to ask. */
export interface InviteOptions {
  /**
   * The chance that somebody who is asked says yes: one number for all, one a row, or by class. It is a guess, and people make
   * it. It counts rounded to hundredths, or to thousandths where somebody's is below 1 %.
   */
  readonly acceptance: number | Float64Array | AcceptanceByClass;
  /**
   * How far these chances may be off, as a standard deviation; by class it stands there. All are taken to be off in the
   * same direction. From 0 to 0.5; at most half of what a chance of this mean can be off.
   * @default 0.05
   */
  readonly spread?: number | undefined;
  /**
   * `"kept"`: a place is kept for every letter, and nobody is ever told that it is full. Or the chance, above 0 and below 1,
   * that any facility gets more people than it has room.
   * @default 0.05
   */
  readonly risk?: "kept" | number | undefined;
  /**
   * What a letter costs, in kilometres. Above 0 people who are likely to say yes are asked before others: that skips
   * people, and is a decision. From 0 and below 10,000.
   * @default 0
   */
  readonly letterKm?: number | undefined;
  /** The most people who get a letter in this wave. Default: no limit. */
  readonly letters?: number | undefined;
  /** The number of the wave, from 1. @default 1 */
  readonly wave?: number | undefined;
  /** Rows to be asked before others like them (first-served.ts), for their place was gone: `standing.cancelled`. */
  readonly first?: readonly number[] | undefined;
}

/** The letters of a wave, as columns, by participant. */
export interface Letters {
  /** Row of the participant. */
  readonly participant: Int32Array;
  /** Index of the facility where they are registered. */
  readonly from: Int32Array;
  /** Index of the facility that they are offered. */
  readonly to: Int32Array;
  /** People of the row. */
  readonly people: Int32Array;
  /** The chance of a yes, as rounded. */
  readonly chance: Float64Array;
}

/** Newly enrolled people with their places, as columns, by participant. */
export interface Placements {
  /** Row of the participant. */
  readonly participant: Int32Array;
  /** Index of the facility. */
  readonly to: Int32Array;
  /** People of the row who are placed there. */
  readonly people: Int32Array;
}

/** What a wave is expected to do at one facility. */
export interface InvitationFacility {
  /** Places for those who are asked; 0 at facilities to which nobody is asked to come. */
  readonly room: number;
  /** People asked to come. */
  readonly letters: number;
  /** People expected to come. */
  readonly mean: number;
  /** The chance that more come than there is room: exact given the chances, and how far they may be off. */
  readonly chanceOverfull: number;
}

/** Whom to ask, where, and what is to be expected. */
export interface Invitation {
  readonly letters: Letters;
  /** Where the newly enrolled are counted, who are placed before anybody is asked. They get no letter. */
  readonly placed: Placements;
  readonly wave: number;
  /** Whether each letter keeps a place (`risk: "kept"`). */
  readonly kept: boolean;
  /**
   * Expected after the answers, over coins and guesses: overload points, people over quota, metres (with what letters cost),
   * and people who say yes.
   */
  readonly expected: Objective & { readonly agreed: number };
  /** No wave can be expected to do better; see `splitProblem`. */
  readonly bound: Objective;
  /** expected − bound. Of what is minimised first it is never negative. */
  readonly gap: Objective;
  /** In the order of `problem.facilities`. */
  readonly facilities: readonly InvitationFacility[];
  /** 1 for rows that might have got a letter: registered at a facility without room, not held, and may move or be asked. */
  readonly mayBeAsked: Uint8Array;
  /** The proof of the bound: a plan of `splitProblem(problem, policy, options)`, for `verify`. */
  readonly split: Plan;
  /** Of the problem: an invitation is refused for other rows. */
  readonly fingerprint: string;
}

/** A problem with the policy to solve it under. */
export interface PolicyProblem {
  readonly problem: Problem;
  readonly policy: Policy;
}
