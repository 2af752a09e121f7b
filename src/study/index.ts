export { type AreaOf, type AreaOptions, type AreaRow, areaRows } from "./area-rows.ts";
export type { Change, ConsentChange, FacilityChange } from "./change.ts";
export { type IfLess, type IntakeOptions, type IntakeRow, intakeTable } from "./intake-table.ts";
export type { Preview } from "./preview.ts";
export { type Swaps, swaps } from "./swaps.ts";
export { type WhatIf, whatIf } from "./what-if.ts";
export { type Reasons, type WhyFacility, type WhyNot, type WhyStays, type Worth, why } from "./why.ts";
export { type WishPrice, wishPrices } from "./wish-prices.ts";
