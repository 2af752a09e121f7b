export { aggregate } from "./aggregate.ts";
export { redistributeWithLp } from "./redistribute-with-lp.ts";
export type * from "./types.ts";
