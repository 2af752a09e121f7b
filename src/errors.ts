import { type expectedWords, frameWords } from "./words/expected-words.ts";
import { english, issueText } from "./words/issue-text.ts";
import { fill, type Params } from "./words/words.ts";

/** What a fault expected: a key of the table of words. */
export type Expected = keyof typeof expectedWords;

/** A fault, wherever it is. */
export interface Fault {
  readonly code: InputIssueCode;
  readonly expected: Expected;
  /** What came: `#` and a key of the table of words, or a value of a facility, a policy or an option. Default: not told. */
  readonly got?: string | number | undefined;
  /** What is filled into the words. */
  readonly params?: Params | undefined;
}

/** One thing that is wrong with the input. */
export interface InputIssue {
  /** What kind of mistake it is. */
  readonly code: InputIssueCode;
  /** Where: `facilities[3].doctors`, `participants.lon[17]`, `policy.fill`; empty for the whole input. */
  readonly path: string;
  /** The row of the participant, or the index of the facility or other entry, where the path has one. */
  readonly row?: number;
  /** The field or column, where the path has one: `doctors`, `lon`. */
  readonly field?: string;
  /** What was expected, what came, and what their words are filled with: `message(issue, "id")` says it in Indonesian. */
  readonly params: Params;
  /**
   * Path, what was expected and what came: `facilities[3].doctors: expected a number from 0, got -2`. Of a participant
   * only the type of what came, never the value.
   */
  readonly message: string;
}

/**
 * The kinds of mistakes:
 * - `type`: something of another type than expected
 * - `value`: the right type, but not an allowed value (a latitude of 95, −2 doctors)
 * - `missing`: a required field or column is absent
 * - `length`: columns of unequal length
 * - `duplicate`: an id that stands twice
 * - `unknown-id`: a facility or zone that does not exist
 * - `contradiction`: fields of a row that cannot both be true: an answer that keeps people where they are, and no facility
 * - `unknown-key`: a policy or option that does not exist
 * - `range`: numbers too large for exact arithmetic (see the limits in the README)
 * - `fingerprint`: a plan that was made from other rows or another order of rows
 * - `quote`, `ragged`, `destroyed`: of tables: a quotation mark that is not closed, a row with too few or too many cells, a
 *   code that Excel has turned into a number and rounded
 */
export type InputIssueCode =
  | "type"
  | "value"
  | "missing"
  | "length"
  | "duplicate"
  | "unknown-id"
  | "contradiction"
  | "unknown-key"
  | "range"
  | "fingerprint"
  | "quote"
  | "ragged"
  | "destroyed";

/** At most so many issues are listed; `issueCount` counts them all. */
export const ISSUE_LIMIT = 100;

const MESSAGE_ISSUES = 10;

/**
 * Thrown for wrong input, and for nothing else. Everything that is wrong is collected first, so that a file can be
 * mended in one round.
 */
export class InputError extends Error {
  override readonly name: string = "InputError";
  /** The kind of the first issue. */
  readonly code: InputIssueCode;
  /** The first 100 issues, in input order. */
  readonly issues: readonly InputIssue[];
  /** How many there are in all. */
  readonly issueCount: number;
  /** How many there are of each kind. */
  readonly counts: Readonly<IssueCounts>;

  constructor(
    issues: readonly InputIssue[],
    issueCount: number = issues.length,
    counts: IssueCounts = countsOf(issues),
  ) {
    const shown = issues.slice(0, MESSAGE_ISSUES).map((issue) => issue.message);
    const count = issueCount - shown.length;
    if (count > 0) shown.push(fill(frameWords.more, { count }, {}, "en"));
    super(shown.join("\n"));
    this.code = issues[0]?.code ?? "value";
    this.issues = issues.slice(0, ISSUE_LIMIT);
    this.issueCount = issueCount;
    this.counts = counts;
  }
}

/**
 * Whether something that was caught is an {@link InputError}, also one from another copy of this library (an app may
 * have two), where `instanceof` says no.
 *
 * @example
 * try { redistribute(problem); } catch (error) { if (isInputError(error)) console.log(error.issues); else throw error; }
 */
export function isInputError(caught: unknown): caught is InputError {
  return (
    caught instanceof InputError || (caught instanceof Error && caught.name === "InputError" && "issues" in caught)
  );
}

function countsOf(issues: readonly InputIssue[]): IssueCounts {
  const counts: IssueCounts = {};
  for (const { code } of issues) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

/** Counts by kind. */
export type IssueCounts = Partial<Record<InputIssueCode, number>>;

/** Collects issues: lists the first hundred, counts the rest, so that 600,000 bad rows cost no memory. */
export class IssueList {
  readonly issues: InputIssue[] = [];
  readonly counts: IssueCounts = {};
  count = 0;
  readonly #limit: number;

  constructor(limit: number = ISSUE_LIMIT) {
    this.#limit = limit;
  }

  /** Whether one more issue would still be listed: a caller may then spend time on its path. */
  get open(): boolean {
    return this.issues.length < this.#limit;
  }

  /** A fault at a path. */
  add(path: string, fault: Fault): void {
    this.skip(fault.code);
    if (this.open) this.issues.push(issueOf(path, fault));
  }

  /** Counts a fault that is not listed. */
  skip(code: InputIssueCode, times = 1): void {
    this.count += times;
    this.counts[code] = (this.counts[code] ?? 0) + times;
  }

  /** An issue of another list, at another path. */
  take(path: string, { code, params }: InputIssue): void {
    this.skip(code);
    if (this.open) this.issues.push(issueAt(clip(path), code, params));
  }

  /** Adds an issue for each key that is not among those known. */
  checkKeys(value: object, path: string, known: readonly string[]): void {
    for (const key of Object.keys(value)) {
      if (known.includes(key)) continue;
      this.add(`${path}.${key}`, { code: "unknown-key", expected: "known-key", params: { known: known.join(", ") } });
    }
  }

  /** Throws if anything was collected. */
  check(): void {
    if (this.count > 0) throw new InputError(this.issues, this.count, this.counts);
  }
}

/** The fault of an id that stands before, at the path of its first entry. */
export function repeatedId(first: string): Fault {
  return { code: "duplicate", expected: "unique-id", got: "#id-of", params: { first } };
}

/** The fault of what is no typed array of the type that was expected. */
export function typedFault(type: string, value: unknown): Fault {
  const code = value === undefined ? "missing" : "type";
  return { code, expected: "typed", got: typeWord(value), params: { type: `@${type}` } };
}

/** The error for one fault. */
export function wrongInput(path: string, fault: Fault): InputError {
  return new InputError([issueOf(path, fault)]);
}

/** A fault at a path as an issue. */
export function issueOf(path: string, { code, expected, got, params }: Fault): InputIssue {
  const given = Object.entries({ expected, ...(got !== undefined && { got }), ...params });
  const clipped = given.map(([name, value]) => [name, typeof value === "string" ? clip(value) : value]);
  return issueAt(clip(path), code, Object.fromEntries(clipped) as Params);
}

function issueAt(path: string, code: InputIssueCode, params: Params): InputIssue {
  return { code, path, ...placeIn(path), params, message: issueText(path, params, english) };
}

/** The row or index, and the field, that a path names. */
function placeIn(path: string): { readonly row?: number; readonly field?: string } {
  const [, list, column, row, field] = /^(\w+)(?:\.(\w+))?\[(\d+)\](?:\.([\w.]+))?/.exec(path) ?? [];
  if (list === undefined || !["participants", "facilities", "crossings"].includes(list)) return {};
  const name = field ?? column;
  return { row: Number(row), ...(name !== undefined && { field: name }) };
}

/** A fault of this library, of which it has become aware before it was a plan. `what` says nothing of a participant. */
export function internalError(what: string): Error {
  return new Error(
    `internal error: ${what}. This is a fault of fktp-redistribution, no plan was made: please report this line, ` +
      "with the numbers of rows and facilities and the policy",
  );
}

/** No id or key that came from outside may blow a message up. */
function clip(text: string): string {
  return text.length <= 300 ? text : `${text.slice(0, 297)}…`;
}

/** What came, for facilities, policy and options (never for participants): `-2`, `"many"`, or its type. */
export function cameOf(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.length > 40 ? `${value.slice(0, 39)}…` : value);
  return typeof value === "number" || typeof value === "boolean" || value === null ? String(value) : typeWord(value);
}

/** What kind of mistake a value is where a number was expected. */
export function codeForNumber(value: unknown): InputIssueCode {
  return value === undefined ? "missing" : typeof value === "number" ? "value" : "type";
}

/** The type of what came: all that a message may say of a participant. A key of the table of words, or a name. */
export function typeWord(value: unknown): string {
  if (value === undefined) return "#nothing";
  if (value === null) return "null";
  if (Number.isNaN(value)) return "NaN";
  if (ArrayBuffer.isView(value)) return `@${viewType(value)}`;
  if (typeof value === "object") return isArray(value) ? "#array" : "#object";
  if (typeof value === "number" && !Number.isFinite(value)) return "#infinite";
  return `#${typeof value}`;
}

/** `Array.isArray`, which throws for a proxy that has been revoked. */
export function isArray(value: unknown): value is readonly unknown[] {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}

/** `"Int32Array"` for one from anywhere (a worker, another window), whatever it says of itself; `""` for what is none. */
export function viewType(value: unknown): string {
  if (!ArrayBuffer.isView(value)) return "";
  return (typedArrayName.call(value) as string | undefined) ?? "DataView";
}

// The getter that all typed arrays share looks at what they are, not at a property that anybody may set.
const typedArrayName = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Int32Array.prototype), Symbol.toStringTag)!
  .get!;

/** Options of a verb: an object of which nothing but its keys has been checked. */
export interface Keys {
  readonly [key: string]: unknown;
  readonly onProgress?: unknown;
  readonly limit?: unknown;
  readonly newFacilities?: unknown;
}

/** Adds an issue for each unknown key; throws at once for what is no object. */
export function checkKeys(value: unknown, path: string, known: readonly string[], issues: IssueList): Keys {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    issues.add(path, { code: value === undefined ? "missing" : "type", expected: "object", got: cameOf(value) });
    issues.check();
  }
  issues.checkKeys(value as object, path, known);
  return value as Keys;
}
