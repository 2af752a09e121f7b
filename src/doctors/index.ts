export { placeDoctors, placeDoctorsAsync } from "./place.ts";
export { shareDoctors, shareDoctorsAsync } from "./share.ts";
export type * from "./types.ts";
