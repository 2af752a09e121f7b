import type { CompletePolicy } from "../types.ts";
import { NEWLY_ENROLLED } from "./moves.ts";
import { consentCode } from "./policy.ts";
import { hasHome, type Registered } from "./registration.ts";

/**
 * Whether a row may be given another facility. People without a facility (newly enrolled, or of a closed one) may, if their home
 * is known. Registered people may, if no hold keeps them and consent is granted, or unknown where the policy proposes.
 */
export function mayMove({ problem, registered }: Registered, policy: CompletePolicy): (row: number) => boolean {
  const { consent, hold } = problem.participants;
  const proposing = policy.unknown === "propose";
  const isHomeKnown = hasHome(problem);
  return (row) => {
    if (registered[row] === NEWLY_ENROLLED) return isHomeKnown(row);
    if (hold !== undefined && hold[row]! >= 0) return false;
    return consent[row] === consentCode.granted || (proposing && consent[row] === consentCode.unknown);
  };
}

/** Whether a row would move if everybody agreed: registered, and not held. */
export function couldMove({ problem, registered }: Registered): (row: number) => boolean {
  const { hold } = problem.participants;
  return (row) => registered[row] !== NEWLY_ENROLLED && !(hold !== undefined && hold[row]! >= 0);
}
