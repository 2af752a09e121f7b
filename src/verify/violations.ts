import type { Violation, ViolationCode } from "../types.ts";

const VIOLATION_LIMIT = 100;

/** Where a rule is broken. */
export interface Where {
  readonly participant?: number;
  readonly facility?: number;
}

/**
 * Collects violations: lists the first hundred, counts the rest. A message names rule, row and facility, and tells nothing
 * of a person: no answer, no reason of a hold, no way, and no number of people or metres, for it may be that of one row.
 */
export class ViolationList {
  readonly violations: Violation[] = [];
  count = 0;

  add(code: ViolationCode, message: string, where: Where = {}): void {
    this.count++;
    if (this.violations.length < VIOLATION_LIMIT) this.violations.push({ code, message, ...where });
  }
}
