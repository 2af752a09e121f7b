import type { Facility, Problem } from "../types.ts";
import { NEWLY_ENROLLED } from "./moves.ts";

/**
 * Where each row counts as registered. Whoever is registered at a closed facility is placed like the newly enrolled: no
 * consent, no hold and no refusal can keep them there. Where no facility is closed it is the problem's own column.
 */
export function registeredAt({ facilities, participants: { facility } }: Problem): Int32Array {
  return facilities.some(isClosed)
    ? facility.map((j) => (j >= 0 && isClosed(facilities[j]!) ? NEWLY_ENROLLED : j))
    : facility;
}

/** Whether a facility takes nobody and keeps nobody. */
export function isClosed({ closed }: Facility): boolean {
  return closed === true;
}
