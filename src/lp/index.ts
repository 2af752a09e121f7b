export { aggregate } from "../cohorts/aggregate.ts";
export { redistributeWithLp } from "../cohorts/redistribute-with-lp.ts";
export type * from "../cohorts/types.ts";
export { placeDoctors, placeDoctorsAsync } from "../doctors/place.ts";
export { shareDoctors, shareDoctorsAsync } from "../doctors/share.ts";
export type * from "../doctors/types.ts";
