/**
 * What was set aside: a row for each fault, with line, column, what was expected and the type of what came. No cell of a
 * participant stands in it, so it may be sent to whoever keeps the file. Kept as numbers, for a file may be all faults.
 */

import { type InputIssue, type InputIssueCode, ISSUE_LIMIT } from "../errors.ts";
import { expectedWords, gotWords } from "../words/table-words.ts";
import { type Lang, say } from "../words/words.ts";
import type { Fault } from "./cells.ts";
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
  readonly counts: Readonly<Partial<Record<InputIssueCode, number>>>;
  /** Names of columns. */
  readonly columns: readonly string[];
  /** The kinds of faults that `fault` refers to. */
  readonly faults: readonly Fault[];
  /** Of each fault: its line, its column (−1: the whole row), its kind, and a number for its words (another line). */
  readonly line: Int32Array;
  readonly column: Int32Array;
  readonly fault: Int32Array;
  readonly number: Int32Array;
}

/** Collects faults. */
export class RejectList {
  readonly #columns: readonly string[];
  readonly #faults: Fault[] = [];
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
  add(line: number, column: number, fault: Fault, number = 0): void {
    const at = 4 * this.#count++;
    this.#entries = roomFor(this.#entries, at + 4);
    this.#entries.set([line, column, this.#kindOf(fault), number], at);
  }

  #kindOf(fault: Fault): number {
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
    const counts: Partial<Record<InputIssueCode, number>> = {};
    for (const kind of fault) {
      const code = codeOf(this.#faults[kind]!);
      counts[code] = (counts[code] ?? 0) + 1;
    }
    return {
      ...{ count: this.#count, counts, columns: this.#columns, faults: this.#faults },
      ...{ line: column(0), column: column(1), fault, number: column(3) },
    };
  }
}

const codes: Partial<Record<Fault["expected"] | Fault["got"], InputIssueCode>> = {
  quote: "quote",
  cells: "ragged",
  "unique-id": "duplicate",
  "each-once": "duplicate",
  facility: "unknown-id",
  zone: "unknown-id",
  registered: "contradiction",
  rounded: "destroyed",
  error: "destroyed",
  nothing: "missing",
  text: "type",
  number: "type",
  flag: "type",
  "too-many": "range",
};

function codeOf({ expected, got }: Fault): InputIssueCode {
  return codes[got] ?? codes[expected] ?? "value";
}

/** The faults as rows, by line, made while iterating. */
export function* rejectRows(rejects: Rejects, lang: Lang = "en"): Generator<Reject, void> {
  const { columns, faults, line, column, fault, number } = rejects;
  for (let i = 0; i < rejects.count; i++) {
    const { expected, got } = faults[fault[i]!]!;
    const params = { number: number[i]! };
    yield {
      line: line[i]!,
      column: columns[column[i]!] ?? "",
      code: codeOf({ expected, got }),
      expected: say(expectedWords, expected, params, lang),
      got: say(gotWords, got, params, lang),
    };
  }
}

/** The first faults as issues. */
export function issuesOf(table: string, rejects: Rejects): InputIssue[] {
  const issues: InputIssue[] = [];
  for (const { line, column, code, expected, got } of rejectRows(rejects)) {
    if (issues.length === ISSUE_LIMIT) break;
    const path = `${table}, line ${line}${column === "" ? "" : `, ${column}`}`;
    issues.push({ code, path, message: `${path}: expected ${expected}, got ${got}` });
  }
  return issues;
}
