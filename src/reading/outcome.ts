import type { Plan, Transfers } from "../types.ts";

/** Who ends where, however it was found: all that figures are made of. A plan is one; so is an assignment made by hand. */
export interface Outcome extends Pick<Plan, "enrolled" | "quota" | "unplaced" | "policy"> {
  readonly transfers: Omit<Transfers, "metres">;
}
