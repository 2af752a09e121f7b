import type { Plan, Transfers } from "../types.ts";

/**
 * Where people end, however that was found: figures are made of this alone. A plan is an outcome; so is an assignment
 * made by hand.
 */
export interface Outcome extends Pick<Plan, "enrolled" | "quota" | "unplaced" | "policy"> {
  readonly transfers: Omit<Transfers, "metres">;
}
