/** What becomes of plans: other answers beside them, two of them side by side, and the problem once one is carried out. */

import type { ReportOptions } from "./capitation.ts";
import type { Objective } from "./plan.ts";
import type { Problem } from "./problem.ts";
import type { Summary } from "./summary.ts";

/** The facility of each row, chosen by hand or by another program: what `score` takes. */
export interface Assignment {
  /**
   * The facility of each row afterwards, an index into `facilities`; today's for who stays. −1 for newly enrolled people,
   * and those of a closed facility, who are not placed. All people of a row are at one facility.
   */
  readonly facility: Int32Array;
}

/** One of two plans that are compared. */
export interface ComparedPlan {
  readonly objective: Objective;
  readonly summary: Summary;
}

/** People whom two plans send to different facilities, as columns: by participant, then `inA`, then `inB`. */
export interface SentElsewhere {
  /** Row of the participant. */
  readonly participant: Int32Array;
  /** Where the first plan has them: an index into `facilities`, −1 for nowhere (unplaced). */
  readonly inA: Int32Array;
  /** Where the second plan has them. */
  readonly inB: Int32Array;
  /** People of the row who are in the one there and in the other here. */
  readonly people: Int32Array;
}

/** How to compare two plans. */
export interface CompareOptions extends ReportOptions {
  /**
   * The problem that the second plan is of, where it is another: the same people, registered where they are, and the same
   * facilities in their order, with other doctors, rooms, agreements, answers or ways. Default: the problem of the first.
   */
  readonly problemOfB?: Problem | null | undefined;
}

/** Two plans side by side. */
export interface PlanComparison {
  readonly a: ComparedPlan;
  readonly b: ComparedPlan;
  /** People who are at different facilities in the two. */
  readonly people: number;
  /** Who they are. */
  readonly elsewhere: SentElsewhere;
}

/** How `applyPlan` marks what has been done. */
export interface ApplyOptions {
  /** Why whoever has moved is not moved again in this round: one of `Problem.holds`, or a new one. Text. */
  readonly hold: string;
}
