export { aggregate } from "./aggregate.ts";
export { placeDoctors } from "./place-doctors.ts";
export { redistributeWithLp } from "./redistribute-with-lp.ts";
export { shareDoctors } from "./share-doctors.ts";
export type * from "./types.ts";
