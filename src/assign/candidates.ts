/**
 * Candidates: the options that each unit has listed, and how many of its people are at each.
 *
 * Nobody needs all m options, so units begin with few candidates, and candidates are only added (if they could be dropped, the
 * engine might cycle). A candidate is one listed option; those of a unit are linked, newest last, and numbered in order of
 * creation, so that a candidate never changes its number.
 */

/** No candidate, no unit. */
export const NONE = -1;

export interface Candidates {
  readonly units: number;
  /** Candidates in use. */
  size: number;
  /** First candidate of each unit. */
  readonly head: Int32Array;
  next: Int32Array;
  unit: Int32Array;
  facility: Uint16Array;
  cost: Int32Array;
  /** People of the unit at this option. */
  flow: Int32Array;
}

export function createCandidates(units: number, expected: number): Candidates {
  return {
    units,
    size: 0,
    head: new Int32Array(units).fill(NONE),
    next: new Int32Array(expected),
    unit: new Int32Array(expected),
    facility: new Uint16Array(expected),
    cost: new Int32Array(expected),
    flow: new Int32Array(expected),
  };
}

/** Appends a candidate after `last` (the unit's last candidate, {@link NONE} when it has none); returns its number. */
export function addCandidate(
  candidates: Candidates,
  unit: number,
  last: number,
  facility: number,
  cost: number,
): number {
  if (candidates.size === candidates.next.length) grow(candidates);
  const candidate = candidates.size++;
  candidates.next[candidate] = NONE;
  candidates.unit[candidate] = unit;
  candidates.facility[candidate] = facility;
  candidates.cost[candidate] = cost;
  candidates.flow[candidate] = 0;
  if (last === NONE) candidates.head[unit] = candidate;
  else candidates.next[last] = candidate;
  return candidate;
}

/** The candidate of a unit for a facility, or {@link NONE}. */
export function candidateAt(candidates: Candidates, unit: number, facility: number): number {
  const { next } = candidates;
  const at = candidates.facility;
  let candidate = candidates.head[unit]!;
  while (candidate !== NONE && at[candidate] !== facility) candidate = next[candidate]!;
  return candidate;
}

/** The last candidate of a unit. */
export function lastCandidate(candidates: Candidates, unit: number): number {
  let candidate = candidates.head[unit]!;
  if (candidate === NONE) return NONE;
  while (candidates.next[candidate] !== NONE) candidate = candidates.next[candidate]!;
  return candidate;
}

function grow(candidates: Candidates): void {
  const length = Math.max(64, Math.ceil(candidates.size * 1.5));
  for (const name of ["next", "unit", "cost", "flow"] as const) {
    const column = new Int32Array(length);
    column.set(candidates[name]);
    candidates[name] = column;
  }
  const facility = new Uint16Array(length);
  facility.set(candidates.facility);
  candidates.facility = facility;
}
