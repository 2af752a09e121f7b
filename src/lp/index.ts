export { aggregate } from "./aggregate.ts";
export type * from "./doctor-types.ts";
export { placeDoctors, placeDoctorsAsync } from "./place-doctors.ts";
export { redistributeWithLp } from "./redistribute-with-lp.ts";
export { shareDoctors, shareDoctorsAsync } from "./share-doctors.ts";
export type * from "./types.ts";
