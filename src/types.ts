/**
 * Every public type: the manual. People are whole numbers, distances and costs whole metres, angles degrees (WGS84). All of
 * it is plain data: no classes, structured-clonable, never written to by the library.
 *
 * In the order in which one meets them: `problem` (facilities, participants as columns, ways), `records` (the same as
 * untrusted JSON), `policy`, `run` (progress, limits, abort), `plan`, `verification`, and the reports: `summary` (with rows),
 * `capitation`, `explanation`, `carrying-out`.
 */

export type * from "./types/capitation.ts";
export type * from "./types/carrying-out.ts";
export type * from "./types/explanation.ts";
export type * from "./types/plan.ts";
export type * from "./types/policy.ts";
export type * from "./types/problem.ts";
export type * from "./types/records.ts";
export type * from "./types/run.ts";
export type * from "./types/summary.ts";
export type * from "./types/verification.ts";
