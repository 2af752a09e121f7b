/** What a report is made from. */

import type { CapitationTable, Explanation, Plan, Problem, Verification } from "../types.ts";
import type { Language } from "./voice.ts";

/** A line of points [longitude, latitude] in degrees. */
export type Line = readonly (readonly number[])[];

/** Areas that people live in: kelurahan, kecamatan, or any other. */
export interface ReportAreas {
  /** Their names. */
  readonly names: readonly string[];
  /** The area of each row: an index into `names`, −1 for unknown. */
  readonly of: Int32Array;
  /** Outlines for the map, each a closed line. Default: none are drawn. */
  readonly borders?: readonly Line[] | undefined;
}

/**
 * The overload that remains for a number of people who move: a point of `frontier` from `/study`, or any of this form.
 */
export interface FrontierPoint {
  /** People relocated, net of those who take another's place. */
  readonly net: number;
  /** Overload points that remain. */
  readonly overload: number;
  /** People over quota who remain. Default: it is not shown. */
  readonly overQuota?: number | undefined;
}

/** Letters to people of one group: a segment, an area. */
export interface LetterGroup {
  /** `null` for people of no group. */
  readonly name: string | null;
  /** People of the group who might be asked. */
  readonly people: number;
  /** Of these, people to whom a letter goes. */
  readonly asked: number;
}

/** What `reportHtml` shows. Only `problem`, `plan`, `title`, `date` and `data` are needed. */
export interface ReportInput {
  readonly problem: Problem;
  readonly plan: Plan;
  /** What the plan is for: "Kota Pontianak". */
  readonly title: string;
  /** The day, as it shall be printed: the library has no clock. */
  readonly date: string;
  /** Whether the people are made up. A report of made-up people says so at the top, and at every page's end. */
  readonly data: "synthetic" | "real";
  /** What `verify` found. Default: the report says that nobody has checked the plan. */
  readonly verification?: Verification | undefined;
  /** What `explain` found. Default: the report says that it was not asked. */
  readonly explanation?: Explanation | undefined;
  /** Lines of rivers for the map. Default: the barriers of `problem.travel`. */
  readonly rivers?: readonly Line[] | undefined;
  readonly areas?: ReportAreas | undefined;
  /** From few people moved to many: `frontier(problem, policy).points`. Default: no such section. */
  readonly frontier?: readonly FrontierPoint[] | undefined;
  /** By segment, area or other group, as {@link letterGroups} counts them. Default: no such section. */
  readonly letters?: readonly LetterGroup[] | undefined;
  /** Rates of capitation. Default: those of 2023. */
  readonly capitation?: CapitationTable | undefined;
  /**
   * The language the page opens in; the other is one click away.
   * @default "id"
   */
  readonly lang?: Language | undefined;
  /**
   * Whether the report is made public: numbers of 1 to 4 people are then not shown.
   * @default false
   */
  readonly publish?: boolean | undefined;
}
