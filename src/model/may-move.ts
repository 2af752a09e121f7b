import type { CompletePolicy, Problem } from "../types.ts";
import { NEWLY_ENROLLED } from "./moves.ts";
import { consentCode } from "./policy.ts";
import { registeredAt } from "./registration.ts";

type Rows = (row: number) => boolean;

/**
 * Whether a row may be given another facility: to be placed (newly enrolled, or of a closed one) and somewhere, or not held
 * and of granted consent, or of unknown where the policy proposes.
 */
export function mayMove(problem: Problem, policy: CompletePolicy): Rows {
  const { consent, hold } = problem.participants;
  const registered = registeredAt(problem);
  const proposing = policy.unknown === "propose";
  const placed = hasPlace(problem);
  return (row) => {
    if (registered[row] === NEWLY_ENROLLED) return placed(row);
    if (hold !== undefined && hold[row]! >= 0) return false;
    return consent[row] === consentCode.granted || (proposing && consent[row] === consentCode.unknown);
  };
}

/** Whether a row would move if everybody agreed: registered, and not held. */
export function couldMove(problem: Problem): Rows {
  const { hold } = problem.participants;
  const registered = registeredAt(problem);
  return (row) => registered[row] !== NEWLY_ENROLLED && !(hold !== undefined && hold[row]! >= 0);
}

/** Whether it is known where a row is; only what is held may be nowhere. */
function hasPlace({ participants: { lon, lat, zone, hold }, travel }: Problem): Rows {
  if (hold === undefined) return () => true;
  // NaN is not at least anything.
  return travel?.metres === undefined ? (row) => lon![row]! >= -180 && lat![row]! >= -90 : (row) => zone![row]! >= 0;
}

/** Rows of people who must be placed, and of whom it is known where they live; ascending. */
export function mustBePlaced(problem: Problem): Int32Array {
  const { count } = problem.participants;
  const placed = hasPlace(problem);
  const isNew = registeredAt(problem).map((today, row) =>
    today === NEWLY_ENROLLED && count?.[row] !== 0 && placed(row) ? row : -1,
  );
  return isNew.filter((row) => row >= 0);
}

/** Rows of people to be placed who cannot be, since it is not known where they live; ascending. */
export function nowhere(problem: Problem): number[] {
  const { count, hold } = problem.participants;
  const rows: number[] = [];
  const placed = hasPlace(problem);
  const registered = registeredAt(problem);
  for (let row = 0; hold !== undefined && row < registered.length; row++) {
    if (registered[row] === NEWLY_ENROLLED && count?.[row] !== 0 && !placed(row)) rows.push(row);
  }
  return rows;
}
