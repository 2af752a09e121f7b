import type { CompletePolicy } from "../types.ts";
import { NEWLY_ENROLLED } from "./moves.ts";
import { consentCode } from "./policy.ts";

/** Whether a row may be moved: newly enrolled, granted, or unknown where the policy proposes. */
export function mayMove(today: number, consent: number, policy: CompletePolicy): boolean {
  return (
    today === NEWLY_ENROLLED ||
    consent === consentCode.granted ||
    (consent === consentCode.unknown && policy.unknown === "propose")
  );
}
