import { type Fault, type InputIssue, issueOf } from "../errors.ts";
import type { Violation, ViolationCode } from "../types.ts";
import { violationWords } from "../words/violation-words.ts";
import { fill, type Params } from "../words/words.ts";

const VIOLATION_LIMIT = 100;

/** What a violation's words are filled with, and where the rule is broken. */
export type Where = Params & { readonly row?: number; readonly facility?: number };

/**
 * Collects violations: lists the first hundred, counts the rest. One names rule, row and facility, and tells nothing
 * of a person: no answer, no reason of a hold, no way, and no number of people or metres, for it may be that of one row.
 */
export class ViolationList {
  readonly violations: Violation[] = [];
  count = 0;

  /** Adds what a key of the table of words says of a path. */
  add(code: ViolationCode, path: string, says: keyof typeof violationWords, where: Where = {}): void {
    if (!this.#isListed()) return;
    const { row, facility } = where;
    const place = { ...(row !== undefined && { row }), ...(facility !== undefined && { facility }) };
    const message = `${path}: ${fill(violationWords[says], where, {}, "en")}`;
    this.violations.push({ code, path, ...place, params: { says, ...where }, message });
  }

  /** Adds a fault as issues have it. */
  addFault(code: ViolationCode, path: string, fault: Fault): void {
    this.addIssue(code, issueOf(path, fault));
  }

  /** Adds an issue. */
  addIssue(code: ViolationCode, { path, params, message }: InputIssue): void {
    if (this.#isListed()) this.violations.push({ code, path, params, message });
  }

  #isListed(): boolean {
    this.count++;
    return this.violations.length < VIOLATION_LIMIT;
  }
}
