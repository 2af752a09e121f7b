/** Public types of the entry `fktp-redistribution/lp`. All of it is plain data. */

import type { AbortSignalLike, CapitationTable, Facility, Objective } from "../types.ts";

/** How people become cohorts. */
export interface AggregateOptions {
  /**
   * What an area is. `"place"`: people at the very same place (or zone), so that nothing is lost. `"region"`: the
   * participants' `region`. `"grid"`: square cells of `gridKm`. Default: `"place"` with a matrix, else `"grid"`.
   */
  readonly areas?: "place" | "region" | "grid" | undefined;
  /** Side of a cell in kilometres; more than 0. @default 1 */
  readonly gridKm?: number | undefined;
  /** The most cohorts who may move: cells are doubled until there are no more. Only for a grid. Default: no limit. */
  readonly maxCohorts?: number | undefined;
}

/** People of one area, at one facility, of one segment, who may all move or may all not. */
export interface Cohort {
  /** The area: a name made of its kind and place, the same for the same place; a region's own name. */
  readonly area: string;
  /** Index of today's facility, −1 for the newly enrolled and for people of a closed facility, who are placed like them. */
  readonly facility: number;
  /** Segment, or `null` where it is not known. */
  readonly segment: string | null;
  readonly people: number;
}

/** A problem in cohorts. */
export interface Aggregate {
  /** Those who may move, then from `movable` on those who may not. */
  readonly cohorts: readonly Cohort[];
  /** How many cohorts may move. */
  readonly movable: number;
  /**
   * What a move costs each person on average, in whole metres: `cost[cohort * facilities + j]` for those who may move;
   * 0 for today's facility, 2^31 − 1 where it is no option for all of them.
   */
  readonly cost: Int32Array;
  /** The facilities of the problem. */
  readonly facilities: readonly Facility[];
  /** People in all. */
  readonly people: number;
  /** Of these, people to be placed for whom there is no option at all; they are in no cohort. */
  readonly unplaced: number;
  /** What is lost by putting people together. */
  readonly loss: {
    /** The most metres between the total of any plan in cohorts and what it costs person by person. */
    readonly metres: number;
    /** Options that some of a cohort have, but not all: they are given up. */
    readonly options: number;
  };
}

/**
 * A side condition. `"people"` counts transfers (not first placements), of a segment, out of and into facilities, given by
 * id. `"rupiah"` is the change of capitation a month by the rates of today's bands: for the insurer in all, or for one
 * facility. At least one of `max` and `min`.
 */
export type SideLimit = {
  readonly max?: number | undefined;
  readonly min?: number | undefined;
} & (
  | {
      readonly of: "people";
      readonly segment?: string | undefined;
      readonly from?: readonly string[] | undefined;
      readonly to?: readonly string[] | undefined;
    }
  | { readonly of: "rupiah"; readonly facility?: string | undefined }
);

/** How a search is run. */
export interface SearchOptions {
  /** Called between stages and nodes; returning `false` stops with the best so far. */
  readonly onProgress?: ((progress: { stage: "solve" | "search"; done: number; total: number }) => unknown) | undefined;
  /** Polled between stages and nodes; an abort throws `signal.reason`. */
  readonly signal?: AbortSignalLike | undefined;
  /** The most nodes of a search. Default: 20, or fewer where they are dear. */
  readonly limit?: { readonly nodes?: number | undefined } | undefined;
}

/** What is asked of `redistributeWithLp`. */
export interface LpOptions extends SearchOptions {
  /** Side conditions that the plan must keep. Default: none. */
  readonly limits?: readonly SideLimit[] | undefined;
  /** How people become cohorts. Default: a grid of at most 400 cohorts. */
  readonly aggregate?: AggregateOptions | undefined;
  /** Rates for limits in rupiah. Default: `permenkes3of2023`. */
  readonly capitation?: CapitationTable | undefined;
}

/** People of a cohort who move together. */
export interface CohortMove {
  readonly area: string;
  readonly segment: string | null;
  /** `null` for a first placement. */
  readonly fromId: string | null;
  readonly toId: string;
  readonly people: number;
  /** What each of them costs on average, in metres. */
  readonly metres: number;
}

/** What became of a side condition. */
export interface LimitState {
  readonly limit: SideLimit;
  /** In words, for messages. */
  readonly text: string;
  /** People or rupiah in the plan. */
  readonly value: number;
  /** The plan would be better without it. */
  readonly binding: boolean;
}

/** A plan in cohorts. */
export interface LpPlan {
  /**
   * `"optimal"`: in cohorts nothing is better for whole people, not by a metre (or by a billionth of the sum, where that is
   * more). `"near-optimal"`: something may be better, by `loss` at most. `"infeasible"`: the limits of `conflict` exclude each
   * other. `"stopped"`: by a node limit or `onProgress`; valid if there are moves.
   */
  readonly status: "optimal" | "near-optimal" | "infeasible" | "stopped";
  /** What the plan costs; `null` where there is none. */
  readonly objective: Objective | null;
  /**
   * What no plan in cohorts within the limits can go below, points and metres as one sum: `points + metres / scale`, and
   * with a finite `overloadKm` for each person over quota the points that `overQuotaKm` is worth. Whole people cost whole
   * metres, so it is a whole number of them.
   */
  readonly bound: number | null;
  /** The same sum of the plan less the bound; 0 when optimal. */
  readonly loss: number | null;
  /** How many metres weigh as much as a point in these sums. */
  readonly scale: number;
  /** The moves; people who are not listed stay. */
  readonly moves: readonly CohortMove[];
  /** People at each facility after. */
  readonly enrolled: Int32Array;
  /** What became of each side condition, in the order given. */
  readonly limits: readonly LimitState[];
  /** Where infeasible: limits that exclude each other, in words; with any one of them left out the others do not. */
  readonly conflict: readonly string[];
  /**
   * In what sense they do, and do not with any one left out: `"fractions"`, not even parts of people satisfy them;
   * `"whole-people"`, parts of people would. `null` where there is no conflict.
   */
  readonly conflictIn: "fractions" | "whole-people" | null;
  /** Of `conflict` those that may be needless, for the search ended before that was known; mostly none. */
  readonly conflictUndecided: readonly string[];
  /** The cohorts that it is about. */
  readonly aggregate: Aggregate;
  /** Variables of the program, rounds of the solver and nodes of the search for whole people. */
  readonly stats: { readonly variables: number; readonly rounds: number; readonly nodes: number };
}
