/** A what-if in words: other doctors, rooms and agreements at facilities, other answers of people, another policy. */

import { cameOf, IssueList } from "../errors.ts";
import { runThrough } from "../generators.ts";
import { checkProblem } from "../model/check.ts";
import { columnsAt } from "../model/columns.ts";
import { completePolicy, consentCode } from "../model/policy.ts";
import type { CompletePolicy, Facility, Policy, Problem } from "../types.ts";

/** What would be different at one facility; what is left out stays, and `null` takes a number away. */
export interface FacilityChange {
  /** `Facility.id`. */
  readonly id: string;
  /** Full-time equivalents. */
  readonly doctors?: number | undefined;
  readonly capacity?: number | null | undefined;
  readonly target?: number | null | undefined;
  readonly maxIntake?: number | null | undefined;
  readonly minimum?: number | null | undefined;
  readonly maxOutflow?: number | null | undefined;
  readonly closed?: boolean | undefined;
}

/** What people of one row would answer. */
export interface ConsentChange {
  readonly row: number;
  readonly consent: keyof typeof consentCode;
}

/** What would be different from the problem that was prepared; not from the last change. */
export interface Change {
  readonly facilities?: readonly FacilityChange[] | undefined;
  readonly consents?: readonly ConsentChange[] | undefined;
  /** Keys of the policy; what is left out stays. Limits and weights are quick, who may move is prepared anew. */
  readonly policy?: Policy | undefined;
}

const NUMBERS = ["capacity", "target", "maxIntake", "minimum", "maxOutflow"] as const;
const KEYS = ["id", "doctors", "closed", ...NUMBERS];

/**
 * The problem with the change. Whether ways and answers are as they were is told apart, for then all that was prepared
 * still holds.
 *
 * @throws InputError for unknown ids, rows and keys, each facility and row twice, and numbers that no facility may have.
 */
export function changedProblem(problem: Problem, change: Change): { problem: Problem; onlyNumbers: boolean } {
  const issues = new IssueList();
  if (typeof change !== "object" || change === null) {
    issues.add("change", { code: "type", expected: "object", got: cameOf(change) });
    issues.check();
  }
  issues.checkKeys(change, "change", ["facilities", "consents", "policy"]);
  const facilities = changedFacilities(problem, change.facilities ?? [], issues);
  const consent = changedConsents(problem, change.consents ?? [], issues);
  issues.check();
  const changed: Problem =
    consent === null
      ? { ...problem, facilities }
      : { ...problem, facilities, participants: { ...problem.participants, consent } };
  // Few facilities and no rows: what the check of a whole problem would say of them.
  runThrough(checkProblem({ ...changed, participants: nobody(problem) }));
  const closing = facilities.some(({ closed = false }, j) => closed !== (problem.facilities[j]!.closed ?? false));
  return { problem: changed, onlyNumbers: consent === null && !closing };
}

/** The policy with the change. Throws `InputError` as for any policy. */
export function changedPolicy(policy: CompletePolicy, { policy: own }: Change): CompletePolicy {
  if (own === undefined) return policy;
  if (typeof own !== "object") return completePolicy(own);
  const given = Object.entries(own ?? {}).filter(([, value]) => value !== undefined);
  return completePolicy({ ...policy, ...Object.fromEntries(given) });
}

function changedFacilities(problem: Problem, changes: readonly FacilityChange[], issues: IssueList): Facility[] {
  const facilities = [...problem.facilities];
  const index = new Map(facilities.map(({ id }, j) => [id, j]));
  const seen = new Set<string>();
  changes.forEach((change, i) => {
    const path = `change.facilities[${i}]`;
    issues.checkKeys(change, path, KEYS);
    const j = index.get(change.id);
    if (j === undefined)
      issues.add(`${path}.id`, { code: "unknown-id", expected: "facility-id", got: cameOf(change.id) });
    else if (seen.has(change.id)) issues.add(`${path}.id`, { code: "duplicate", expected: "facility-once" });
    else facilities[j] = changedFacility(facilities[j]!, change);
    seen.add(change.id);
  });
  return facilities;
}

function changedFacility(facility: Facility, change: FacilityChange): Facility {
  const changed: { -readonly [K in keyof Facility]: Facility[K] } = { ...facility };
  if (change.doctors !== undefined) changed.doctors = change.doctors;
  if (change.closed !== undefined) changed.closed = change.closed;
  for (const key of NUMBERS) {
    if (change[key] === null) delete changed[key];
    else if (change[key] !== undefined) changed[key] = change[key];
  }
  return changed;
}

function changedConsents(problem: Problem, changes: readonly ConsentChange[], issues: IssueList): Uint8Array | null {
  if (changes.length === 0) return null;
  const consent = problem.participants.consent.slice();
  const seen = new Set<number>();
  changes.forEach(({ row, consent: answer }, i) => {
    const path = `change.consents[${i}]`;
    const isRow = Number.isInteger(row) && row >= 0 && row < consent.length;
    if (!isRow)
      issues.add(`${path}.row`, { code: "value", expected: "row-between", params: { most: consent.length - 1 } });
    else if (seen.has(row)) issues.add(`${path}.row`, { code: "duplicate", expected: "row-once" });
    if (!Object.hasOwn(consentCode, answer))
      issues.add(`${path}.consent`, {
        code: "value",
        expected: "known-key",
        params: { known: Object.keys(consentCode).join(", ") },
      });
    seen.add(row);
    if (isRow && Object.hasOwn(consentCode, answer)) consent[row] = consentCode[answer];
  });
  return consent;
}

/** The problem's columns without rows. */
function nobody({ participants }: Problem): Problem["participants"] {
  return { ...columnsAt(participants, new Int32Array(0)), ...(participants.ids && { ids: [] }) };
}
