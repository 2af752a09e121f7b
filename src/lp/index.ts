export * from "../cohorts/index.ts";
export * from "../doctors/index.ts";
