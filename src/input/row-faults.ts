import type { Fault, IssueList } from "../errors.ts";
import { rowState } from "./loose.ts";

/**
 * Faults of rows: marks the rows, and reports to a list of issues. Paths are only made where they are listed: with 600,000 wrong
 * records they would take a second.
 */
export class RowFaults {
  readonly state: Uint8Array;
  readonly #issues: IssueList;

  constructor(rows: number, issues: IssueList) {
    this.state = new Uint8Array(rows);
    this.#issues = issues;
  }

  /** A fault of a row; `field` is empty for the whole row. */
  add(row: number, field: string, fault: Fault, state: number = rowState.faulty): void {
    this.state[row]! |= state;
    if (this.#issues.open) this.#issues.add(`participants[${row}]${field === "" ? "" : `.${field}`}`, fault);
    else this.#issues.skip(fault.code);
  }
}
