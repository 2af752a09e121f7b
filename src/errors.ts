/** One thing that is wrong with the input. */
export interface InputIssue {
  /** What kind of mistake it is. */
  readonly code: InputIssueCode;
  /** Where: `facilities[3].doctors`, `participants.lon[17]`, `policy.fill`; empty for the whole input. */
  readonly path: string;
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

  constructor(issues: readonly InputIssue[], issueCount: number = issues.length) {
    const shown = issues.slice(0, MESSAGE_ISSUES).map((issue) => issue.message);
    if (issueCount > shown.length) shown.push(`… and ${issueCount - shown.length} more`);
    super(shown.join("\n"));
    this.code = issues[0]?.code ?? "value";
    this.issues = issues.slice(0, ISSUE_LIMIT);
    this.issueCount = issueCount;
  }
}

/** Collects issues: lists the first hundred, counts the rest, so that 600,000 bad rows cost no memory. */
export class IssueList {
  readonly issues: InputIssue[] = [];
  count = 0;

  /** Whether one more issue would still be listed: a caller may then spend time on its message. */
  get open(): boolean {
    return this.issues.length < ISSUE_LIMIT;
  }

  /** `what` continues the path: "expected a number from 0, got -2". */
  add(code: InputIssueCode, path: string, what: string): void {
    this.count++;
    if (!this.open) return;
    const where = clip(path);
    this.issues.push({ code, path: where, message: where === "" ? clip(what) : `${where}: ${clip(what)}` });
  }

  /** Adds an issue for each key that is not among those known. */
  checkKeys(value: object, path: string, known: readonly string[]): void {
    for (const key of Object.keys(value)) {
      if (!known.includes(key)) this.add("unknown-key", `${path}.${key}`, `expected one of ${known.join(", ")}`);
    }
  }

  /** Throws if anything was collected. */
  check(): void {
    if (this.count > 0) throw new InputError(this.issues, this.count);
  }
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

/** Names what came, for facilities, policy and options (never for participants): `got -2`, `got "many"`, `got nothing`. */
export function came(value: unknown): string {
  if (value === undefined) return "got nothing";
  if (typeof value === "string") return `got ${JSON.stringify(value.length > 40 ? `${value.slice(0, 39)}…` : value)}`;
  if (typeof value === "number" || typeof value === "boolean" || value === null) return `got ${String(value)}`;
  return `got ${typeOf(value)}`;
}

/** What kind of mistake a value is where a number was expected. */
export function codeForNumber(value: unknown): InputIssueCode {
  return value === undefined ? "missing" : typeof value === "number" ? "value" : "type";
}

/** The type of what came: all that a message may say of a participant. */
export function typeOf(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Number.isNaN(value)) return "NaN";
  if (ArrayBuffer.isView(value)) return withArticle(viewType(value));
  if (typeof value === "object") return isArray(value) ? "an array" : "an object";
  if (typeof value === "number" && !Number.isFinite(value)) return "an infinite number";
  return `a ${typeof value}`;
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

/** `"an Int32Array"`, `"a Float64Array"`. */
export function withArticle(type: string): string {
  return /^[AI]/.test(type) ? `an ${type}` : `a ${type}`;
}
