/**
 * What was set aside: a row for each fault, with line, column, what was expected and the type of what came. No cell of a
 * participant stands in it, so it may be sent to whoever keeps the file. Kept as numbers, for a file may be all faults.
 */

import { type InputIssue, type InputIssueCode, ISSUE_LIMIT, type IssueCounts } from "../errors.ts";
import { faultTexts } from "../words/fault-texts.ts";
import { issueText } from "../words/issue-text.ts";
import { fill, filled, type Lang, type Params } from "../words/words.ts";
import type { CellFault } from "./cells.ts";
import { roomFor } from "./columns.ts";

/** One fault of a table. */
export interface Reject {
  /** The line of the file, from 1; of a workbook or of rows, the number of the row. */
  readonly line: number;
  /** The column, as the table names it; empty where the whole row is meant. */
  readonly column: string;
  readonly code: InputIssueCode;
  /** What was expected. */
  readonly expected: string;
  /** What was there instead: its type, never the value. */
  readonly got: string;
}

/** Faults of a table: plain data. Rows of them come from {@link rejectRows}. */
export interface Rejects {
  /** How many faults. */
  readonly count: number;
  /** Faults by kind. */
  readonly counts: Readonly<IssueCounts>;
  /** Names of columns. */
  readonly columns: readonly string[];
  /** The kinds of faults that `fault` refers to. */
  readonly faults: readonly CellFault[];
  /** Of each fault: its line, its column (−1: the whole row), its kind, and a number for its words (another line). */
  readonly line: Int32Array;
  readonly column: Int32Array;
  readonly fault: Int32Array;
  readonly number: Int32Array;
}

/** Collects faults. */
export class RejectList {
  readonly #columns: readonly string[];
  readonly #faults: CellFault[] = [];
  readonly #kinds = new Map<string, number>();
  /** Line, column, kind and number of one after the other. */
  #entries = new Int32Array(0);
  #count = 0;

  /** Of a table with these columns; or more faults of a table that has some already. */
  constructor(before: Rejects | readonly string[]) {
    this.#columns = "columns" in before ? before.columns : before;
    if (!("columns" in before)) return;
    const { faults, line, column, fault, number } = before;
    for (let i = 0; i < before.count; i++) this.add(line[i]!, column[i]!, faults[fault[i]!]!, number[i]!);
  }

  /** A fault of a line; `column` is −1 for the whole row, and `number` what the words of the fault are filled with. */
  add(line: number, column: number, fault: CellFault, number = 0): void {
    const at = 4 * this.#count++;
    this.#entries = roomFor(this.#entries, at + 4);
    this.#entries.set([line, column, this.#kindOf(fault), number], at);
  }

  #kindOf(fault: CellFault): number {
    const key = `${fault.expected} ${fault.got}`;
    const known = this.#kinds.get(key);
    if (known !== undefined) return known;
    this.#kinds.set(key, this.#faults.length);
    return this.#faults.push(fault) - 1;
  }

  /** All of them, by line. */
  done(): Rejects {
    const entries = this.#entries;
    // Line and place in one number, so that it is a sort of numbers: below 2^53.
    const order = Float64Array.from({ length: this.#count }, (_, i) => entries[4 * i]! * 2 ** 25 + i).sort();
    const column = (k: number): Int32Array =>
      Int32Array.from({ length: this.#count }, (_, i) => entries[4 * (order[i]! % 2 ** 25) + k]!);
    const fault = column(2);
    const counts: IssueCounts = {};
    for (const kind of fault) {
      const { code } = this.#faults[kind]!;
      counts[code] = (counts[code] ?? 0) + 1;
    }
    return {
      ...{ count: this.#count, counts, columns: this.#columns, faults: this.#faults },
      ...{ line: column(0), column: column(1), fault, number: column(3) },
    };
  }
}

/**
 * The faults as rows, by line, made while iterating.
 *
 * @example
 * const { rejects } = await readTable(file, "participants");
 * for (const { line, column, expected } of rejectRows(rejects, "id")) console.log(line, column, expected);
 */
export function* rejectRows(rejects: Rejects, lang: Lang = "en"): Generator<Reject, void> {
  const texts = faultTexts(lang);
  for (const { line, column, fault, params } of faultsOf(rejects)) {
    const expected = fill(texts.expected[fault.expected]!, params, texts.expected, lang);
    const got = filled(fault.got ?? "", params, texts.got, lang);
    yield { line, column, code: fault.code, expected, got };
  }
}

/** The first faults as issues. */
export function issuesOf(table: string, rejects: Rejects): InputIssue[] {
  const issues: InputIssue[] = [];
  const texts = faultTexts("en");
  for (const { line, column, fault, params: own } of faultsOf(rejects)) {
    if (issues.length === ISSUE_LIMIT) break;
    const path = `${table}, line ${line}${column === "" ? "" : `, ${column}`}`;
    const params: Params = { expected: fault.expected, ...(fault.got !== undefined && { got: fault.got }), ...own };
    issues.push({
      code: fault.code,
      path,
      row: line,
      field: column,
      params,
      message: issueText(path, params, texts),
    });
  }
  return issues;
}

interface Found {
  readonly line: number;
  readonly column: string;
  readonly fault: CellFault;
  readonly params: Params;
}

function* faultsOf({ columns, faults, line, column, fault, number, count }: Rejects): Generator<Found, void> {
  for (let i = 0; i < count; i++) {
    const params = { number: number[i]! };
    yield { line: line[i]!, column: columns[column[i]!] ?? "", fault: faults[fault[i]!]!, params };
  }
}
