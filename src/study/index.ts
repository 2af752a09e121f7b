export { type AreaOf, type AreaOptions, type AreaRow, areaRows } from "./area-rows.ts";
export type { Change, ConsentChange, FacilityChange } from "./change.ts";
export { type DoctorValue, type DoctorValueOptions, doctorValues, doctorValuesAsync } from "./doctor-values.ts";
export {
  type Frontier,
  type FrontierBudget,
  type FrontierKmBudget,
  type FrontierOptions,
  type FrontierPoint,
  frontier,
  frontierAsync,
} from "./frontier.ts";
export { type IfLess, type IntakeOptions, type IntakeRow, intakeTable, intakeTableAsync } from "./intake-table.ts";
export type { Preview } from "./preview.ts";
export { type RatioOptions, type RatioToHave, ratioToHave, ratioToHaveAsync } from "./ratio-to-have.ts";
export { type Swaps, swaps } from "./swaps.ts";
export { sweepWeights, sweepWeightsAsync, type WeightOptions, type WeightRow } from "./sweep-weights.ts";
export type { StudyProgress, StudyRun } from "./turns.ts";
export { type PlanRun, type WhatIf, whatIf, whatIfAsync } from "./what-if.ts";
export { type Reasons, type WhyFacility, type WhyNot, type WhyStays, type Worth, why } from "./why.ts";
export { type WishPrice, wishPrices } from "./wish-prices.ts";
