/** The public types of `placeDoctors` and `shareDoctors`. All of it is plain data. */

import type { AbortSignalLike, Facility, Objective, Plan, Problem, Summary } from "../types.ts";

/** What is known after each run of the engine. */
export interface DoctorProgress {
  /** Runs of the engine so far. */
  readonly runs: number;
  /** The objective of the best allocation so far. */
  readonly best: Objective;
}

/** How to search, in `placeDoctors` and `shareDoctors` alike. */
export interface DoctorSearchOptions {
  /**
   * How many allocations the ranking lists: a whole number from 1 to 100.
   * @default 5
   */
  readonly ranking?: number | undefined;
  /** Ends the search when reached: the result is the best so far, with status `"stopped"`. */
  readonly limit?:
    | {
        /**
         * The most runs of the engine, each a whole plan: 1 or more. The first is the plan as things are; from the second
         * on the best so far has all doctors placed.
         * @default Infinity
         */
        readonly nodes?: number | undefined;
      }
    | undefined;
  /** Called after each run of the engine. Returning `false` ends the search with the best so far. */
  readonly onProgress?: ((progress: DoctorProgress) => unknown) | undefined;
  /** Looked at between slices of work, some milliseconds apart: what is thrown is its `reason`. */
  readonly signal?: AbortSignalLike | undefined;
}

/** A facility that is proposed: nobody is registered there, and it exists only if it is given a doctor. */
export interface NewFacility extends Omit<Facility, "doctors"> {
  /** Doctors come from those to be placed: 0 or left out. @default 0 */
  readonly doctors?: 0 | undefined;
  /** With a travel matrix: whole metres to it from each zone, in the order of the zones; 2^31 − 1 means no way. */
  readonly metres?: Int32Array | readonly number[] | undefined;
}

/** What is asked of `placeDoctors`. */
export interface PlaceDoctorsOptions extends DoctorSearchOptions {
  /** How many full-time doctors there are to place: a whole number from 1 to 1000. */
  readonly doctors: number;
  /**
   * Ids of the facilities that may be given doctors. One with a `target` is given none, for its quota is not its doctors'.
   * Those of `newFacilities` may be named, and need not be. Default: all.
   */
  readonly candidates?: readonly string[] | undefined;
  /** The most doctors that one facility may be given: a whole number from 1. Default: all of them. */
  readonly maxPerFacility?: number | undefined;
  /** Facilities that may be opened, at most 6. They are candidates too. Default: none. */
  readonly newFacilities?: readonly NewFacility[] | undefined;
}

/** What is asked of `shareDoctors`. */
export interface ShareDoctorsOptions extends DoctorSearchOptions {
  /** Half-days a week that may be lent in all: a whole number from 1 to 1000. Ten are one full-time doctor. */
  readonly halfDays: number;
  /** The most half-days that one facility may lend, or be lent: a whole number from 1. Default: all of them. */
  readonly maxPerFacility?: number | undefined;
  /**
   * Ids of facilities that lend nothing (they may be lent doctors). One with a `target` neither lends nor is lent any.
   * Default: none.
   */
  readonly fixed?: readonly string[] | undefined;
}

/** One allocation of doctors and what the engine's plan with it is like. */
export interface DoctorPlan {
  /** The plan's objective. */
  readonly objective: Objective;
  /** The plan in figures: people over quota, points, transfers and kilometres, before and after. */
  readonly summary: Summary;
  /** Kilometres that those transferred go farther than today, in all (negative: nearer). */
  readonly extraKm: number;
}

/** Doctors given to one facility. */
export interface PlacedDoctors {
  readonly facilityId: string;
  /** Full-time doctors: 1 or more. */
  readonly doctors: number;
}

/** One way of placing the doctors. */
export interface DoctorPlacement extends DoctorPlan {
  /**
   * Facilities with the doctors they are given, in the order of facilities, new ones last. A facility that is given
   * none is left out.
   */
  readonly doctors: readonly PlacedDoctors[];
  /**
   * Doctors placed. Fewer than asked for where one more would change nothing; where the search was stopped before that is
   * known, all of them.
   */
  readonly placed: number;
}

/** Half-days lent by one facility to another. */
export interface Loan {
  readonly fromId: string;
  readonly toId: string;
  /** Half-days a week: 1 or more. */
  readonly halfDays: number;
}

/** One way of lending doctors. */
export interface DoctorLoans extends DoctorPlan {
  /**
   * Which facility lends to which, and how many half-days; each half-day goes to the nearest who is lent any, as far as
   * coordinates are known.
   */
  readonly loans: readonly Loan[];
  /** Half-days lent in all. */
  readonly halfDays: number;
  /**
   * People who need not be transferred, against the plan without lending, for the same overload or less. Negative where
   * the lent doctors make room that more people use.
   */
  readonly transfersSaved: number;
}

/** What a search for the best allocation found. */
export interface DoctorResult<T extends DoctorPlan> {
  /**
   * `"optimal"`: proven that no allocation has a better objective. `"near-optimal"`: the search ended without the proof;
   * no worse than adding one at a time (not so for half-days in large cities, after some hundred plans). `"stopped"`:
   * `limit` or `onProgress` ended it.
   */
  readonly status: "optimal" | "near-optimal" | "stopped";
  /** Whether it is proven that nothing is better than the first of the ranking. */
  readonly proven: boolean;
  /** The plan as things are. */
  readonly before: DoctorPlan;
  /**
   * The best allocations looked at, the best first; all of them planned by the engine, on the people. The first is the
   * answer; that nothing lies between the others is not claimed.
   */
  readonly ranking: readonly T[];
  /** The problem with the first's doctors, and with its new facilities at the end. */
  readonly problem: Problem;
  /** Its plan, with the proof: `verify(result.problem, result.plan)`. */
  readonly plan: Plan;
  /** Runs of the engine. */
  readonly runs: number;
}

/** What `placeDoctors` gives. */
export type PlaceDoctorsResult = DoctorResult<DoctorPlacement>;

/** What `shareDoctors` gives. */
export type ShareDoctorsResult = DoctorResult<DoctorLoans>;
