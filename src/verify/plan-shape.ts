/**
 * The one description of a plan's shape: what `verify` calls malformed and what `planFromJson` refuses.
 *
 * A plan may come from anywhere, so it is read once, field by field, into a fresh object with columns of its own.
 * Nothing later looks at the original: a getter cannot throw in the middle of a check or answer differently the second
 * time, and nobody can change a column between two looks at it.
 */

import { cameOf, codeForNumber, InputError, type IssueList, typedFault, typeWord, viewType } from "../errors.ts";
import { completePolicy, defaultPolicy } from "../model/policy.ts";
import type {
  Bound,
  CompletePolicy,
  Objective,
  Plan,
  PlanStats,
  PlanWarning,
  Policy,
  Prices,
  Problem,
  Transfers,
  WarningCode,
} from "../types.ts";
import type { Params } from "../words/words.ts";

/**
 * The shape of a plan's text, by number. Whoever changes that shape (a field more or less, another meaning) raises it, so that
 * a plan of another version is called that, and not malformed in twenty places.
 */
export const PLAN_FORMAT = 1;

/** Where a plan comes from: with typed arrays, or with a format number, plain arrays and the text "Infinity". */
export type PlanSource = "memory" | "json";

/** The fields of something that should be a `T`, not looked at yet. */
type Fields<T> = { readonly [K in keyof T]-?: unknown };

interface Reader {
  readonly source: PlanSource;
  readonly issues: IssueList;
}

interface Columns {
  readonly Int32Array: Int32Array;
  readonly Uint8Array: Uint8Array;
  readonly Float64Array: Float64Array;
}

type Range = readonly [least: number, most: number];

const MOST_INT32 = 2 ** 31 - 1;
const anyInt32: Range = [-(2 ** 31), MOST_INT32];
const fromZero: Range = [0, MOST_INT32];
const anyFinite: Range = [-Number.MAX_VALUE, Number.MAX_VALUE];

/**
 * A copy of the plan, with every field checked by itself; `undefined` when issues were added. Never throws. Pauses after each
 * column.
 */
export function* readPlan(value: unknown, source: PlanSource, issues: IssueList): Generator<number, Plan | undefined> {
  const before = issues.count;
  try {
    const plan = yield* planOf({ source, issues }, value);
    return issues.count === before ? plan : undefined;
  } catch {
    issues.add("plan", { code: "type", expected: "plan", got: "#unreadable-thing" });
    return undefined;
  }
}

/** Whether every column has the length, and every index the range, that this problem asks for. */
export function checkSizes(plan: Plan, problem: Problem, issues: IssueList): void {
  const rows = problem.participants.facility.length;
  const facilities = problem.facilities.length;
  const { transfers, enrolled, unplaced } = plan;
  if (enrolled.length !== facilities) {
    const params = { facilities };
    issues.add("plan.enrolled", { code: "length", expected: "facilities", got: enrolled.length, params });
  }
  const check = (name: string, column: Int32Array, range: Range): void =>
    checkEntries(column, { type: "Int32Array", range }, `plan.${name}`, issues);
  check("transfers.participant", transfers.participant, [0, rows - 1]);
  check("transfers.from", transfers.from, [-1, facilities - 1]);
  check("transfers.to", transfers.to, [0, facilities - 1]);
  check("unplaced", unplaced, [0, rows - 1]);
}

/** Casts at the end: a field that could not be read has left an issue, and the plan is then thrown away. */
function* planOf(reader: Reader, value: unknown): Generator<number, Plan | undefined> {
  const fields = fieldsOf<Plan>(reader, value, "plan");
  if (fields === undefined || (reader.source === "json" && !hasOurFormat(reader, fields))) return undefined;
  const enrolled = yield* column(reader, fields.enrolled, "plan.enrolled", numbers);
  const facilities = enrolled?.length;
  const plan = {
    status: oneOf(reader, fields.status, ["optimal", "near-optimal", "stopped"], "plan.status"),
    stage: oneOf(reader, fields.stage, ["ready", "proposal"], "plan.stage"),
    objective: objectiveOf(reader, fields.objective, "plan.objective"),
    bound: fields.bound === null ? null : yield* boundOf(reader, fields.bound, facilities),
    // Of a weighted sum one part may be less than that of the bound.
    gap: fields.gap === null ? null : objectiveOf(reader, fields.gap, "plan.gap", Number.NEGATIVE_INFINITY),
    transfers: yield* transfersOf(reader, fields.transfers),
    enrolled,
    quota: yield* column(reader, fields.quota, "plan.quota", { ...numbers, length: facilities }),
    price: fields.price === null ? null : yield* pricesOf(reader, fields.price, facilities),
    unplaced: yield* column(reader, fields.unplaced, "plan.unplaced", numbers),
    policy: policyOf(reader, fields.policy),
    warnings: warningsOf(reader, fields.warnings),
    fingerprint: textOf(reader, fields.fingerprint, "plan.fingerprint"),
    stats: statsOf(reader, fields.stats),
  };
  return plan as Plan;
}

/** A text of another version may look like anything: it is only said to be one. */
function hasOurFormat({ issues }: Reader, fields: object): boolean {
  const { format } = fields as { readonly format?: unknown };
  if (format === PLAN_FORMAT) return true;
  issues.add("plan.format", {
    code: codeForNumber(format),
    expected: "plan-format",
    got: "#other-format",
    params: { format: PLAN_FORMAT, came: Number.isFinite(format) ? cameOf(format) : typeWord(format) },
  });
  return false;
}

function* transfersOf(reader: Reader, value: unknown): Generator<number, Transfers | undefined> {
  const fields = fieldsOf<Transfers>(reader, value, "plan.transfers");
  if (fields === undefined) return undefined;
  const participant = yield* column(reader, fields.participant, "plan.transfers.participant", numbers);
  const length = participant?.length;
  const int32 = (name: keyof Transfers, range: Range): Generator<number, Int32Array | undefined> =>
    column(reader, fields[name], `plan.transfers.${name}`, { type: "Int32Array", range, length });
  const transfers = {
    participant,
    from: yield* int32("from", [-1, MOST_INT32]),
    to: yield* int32("to", fromZero),
    people: yield* int32("people", [1, MOST_INT32]),
    metres: yield* int32("metres", anyInt32),
    ask: yield* column(reader, fields.ask, "plan.transfers.ask", { type: "Uint8Array", range: [0, 1], length }),
  };
  return transfers as Transfers;
}

function* pricesOf(
  reader: Reader,
  value: unknown,
  facilities: number | undefined,
): Generator<number, Prices | undefined> {
  const fields = fieldsOf<Prices>(reader, value, "plan.price");
  if (fields === undefined) return undefined;
  const float64 = (name: keyof Prices): Generator<number, Float64Array | undefined> =>
    column(reader, fields[name], `plan.price.${name}`, { type: "Float64Array", range: anyFinite, length: facilities });
  const prices = { overload: yield* float64("overload"), metres: yield* float64("metres") };
  return prices as Prices;
}

function objectiveOf(reader: Reader, value: unknown, path: string, least = 0): Objective | undefined {
  const fields = fieldsOf<Objective>(reader, value, path);
  if (fields === undefined) return undefined;
  const overload = whole(reader, fields.overload, `${path}.overload`, least);
  const overQuota = whole(reader, fields.overQuota, `${path}.overQuota`, least);
  const metres = whole(reader, fields.metres, `${path}.metres`);
  const sum: unknown = fields.weighted;
  return sum === undefined
    ? { overload, overQuota, metres }
    : { overload, overQuota, metres, weighted: whole(reader, sum, `${path}.weighted`) };
}

function* boundOf(
  reader: Reader,
  value: unknown,
  facilities: number | undefined,
): Generator<number, Bound | undefined> {
  const totals = objectiveOf(reader, value, "plan.bound");
  if (totals === undefined) return undefined;
  const { enrolled } = value as Fields<Bound>;
  if (enrolled === undefined) return totals;
  const read = yield* column(reader, enrolled, "plan.bound.enrolled", { ...numbers, length: facilities });
  return read && { ...totals, enrolled: read };
}

function statsOf(reader: Reader, value: unknown): PlanStats | undefined {
  const fields = fieldsOf<PlanStats>(reader, value, "plan.stats");
  if (fields === undefined) return undefined;
  const figure = (name: keyof PlanStats): number => whole(reader, fields[name], `plan.stats.${name}`, 0);
  return {
    units: figure("units"),
    levels: figure("levels"),
    pairs: figure("pairs"),
    augmentations: figure("augmentations"),
    scans: figure("scans"),
  };
}

/** A plan says its whole policy: a field that JSON has lost (`null` for Infinity) must not turn into a default. */
function policyOf(reader: Reader, value: unknown): CompletePolicy | undefined {
  const fields = fieldsOf<CompletePolicy>(reader, value, "plan.policy");
  if (fields === undefined) return undefined;
  const given: Record<string, unknown> = { ...fields };
  for (const key of Object.keys(defaultPolicy)) {
    const field = given[key];
    if (field !== undefined && field !== null) continue;
    delete given[key];
    reader.issues.add(`plan.policy.${key}`, { code: "missing", expected: "complete-policy", got: cameOf(field) });
  }
  try {
    return completePolicy(given as Policy);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    for (const issue of error.issues) reader.issues.take(`plan.${issue.path}`, issue);
    return undefined;
  }
}

function warningsOf(reader: Reader, value: unknown): readonly (PlanWarning | undefined)[] | undefined {
  return listOf(value, "plan.warnings", reader.issues)?.map((warning, i) => warningOf(reader, warning, i));
}

/** A copy of a plain array. Holes, which no JSON has, end it: a few entries at large indices cost no more than they are. */
function listOf(value: unknown, path: string, issues: IssueList): unknown[] | undefined {
  if (!Array.isArray(value)) {
    issues.add(path, { code: typeCode(value), expected: "array", got: typeWord(value) });
    return undefined;
  }
  const copy: unknown[] = [];
  for (let i = 0; i < value.length; i++) {
    if (value[i] === undefined && !(i in value)) {
      issues.add(`${path}[${i}]`, { code: "missing", expected: "entry", got: "#hole" });
      return undefined;
    }
    copy.push(value[i]);
  }
  return copy;
}

function warningOf(reader: Reader, value: unknown, i: number): PlanWarning | undefined {
  const path = `plan.warnings[${i}]`;
  const fields = fieldsOf<PlanWarning>(reader, value, path);
  if (fields === undefined) return undefined;
  const code = textOf(reader, fields.code, `${path}.code`) as WarningCode;
  const message = textOf(reader, fields.message, `${path}.message`)!;
  const { facilities, crossings } = fields;
  return {
    code,
    path: textOf(reader, fields.path, `${path}.path`)!,
    params: paramsOf(reader, fields.params, `${path}.params`),
    message,
    ...(facilities !== undefined && { facilities: wholesOf(reader, facilities, `${path}.facilities`) }),
    ...(crossings !== undefined && { crossings: textsOf(reader, crossings, `${path}.crossings`) }),
  };
}

function textsOf(reader: Reader, value: unknown, path: string): string[] {
  return (listOf(value, path, reader.issues) ?? []).map((text, i) => textOf(reader, text, `${path}[${i}]`)!);
}

function wholesOf(reader: Reader, value: unknown, path: string): number[] {
  return (listOf(value, path, reader.issues) ?? []).map((one, i) => whole(reader, one, `${path}[${i}]`, 0));
}

function paramsOf(reader: Reader, value: unknown, path: string): Params {
  const entries = Object.entries(fieldsOf<Params>(reader, value, path) ?? {});
  return Object.fromEntries(
    entries.map(([name, param]) => {
      const isNumber = typeof param === "number";
      return [name, isNumber ? param : textOf(reader, param, `${path}.${name}`)!];
    }),
  );
}

/** What came, by its type only: in a plan gone wrong a value may be told of a person. */
function typeCame(value: unknown, wanted: "number" | "string"): string {
  return typeof value === wanted && !Number.isNaN(value) ? "#another" : typeWord(value);
}

function typeCode(value: unknown): "missing" | "type" {
  return value === undefined ? "missing" : "type";
}

function fieldsOf<T>(reader: Reader, value: unknown, path: string): Fields<T> | undefined {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Fields<T>;
  reader.issues.add(path, { code: typeCode(value), expected: "object", got: typeWord(value) });
  return undefined;
}

function oneOf(reader: Reader, value: unknown, allowed: readonly string[], path: string): string | undefined {
  if (allowed.includes(value as string)) return value as string;
  const code = typeof value === "string" ? "value" : typeCode(value);
  const [a, b, c] = allowed.map((word) => JSON.stringify(word)) as [string, string, string?];
  const params = { a, b, ...(c !== undefined && { c }) };
  const expected = c === undefined ? "one-of-two" : "one-of-three";
  reader.issues.add(path, { code, expected, got: typeCame(value, "string"), params });
  return undefined;
}

function textOf(reader: Reader, value: unknown, path: string): string | undefined {
  if (typeof value === "string") return value;
  reader.issues.add(path, { code: typeCode(value), expected: "text", got: typeCame(value, "string") });
  return undefined;
}

function whole(reader: Reader, value: unknown, path: string, least: number = Number.NEGATIVE_INFINITY): number {
  if (Number.isInteger(value) && (value as number) >= least) return value as number;
  const expected = least === Number.NEGATIVE_INFINITY ? "whole" : "whole-from";
  const got = typeCame(value, "number");
  reader.issues.add(path, { code: codeForNumber(value), expected, got, params: { least } });
  return Number.NaN;
}

/** What a column of numbers must be; `length` is that of the column it goes with. */
interface Shape<Type extends keyof Columns> {
  readonly type: Type;
  readonly range: Range;
  readonly length?: number | undefined;
}

/** Counts of people, and indexes. */
const numbers: Shape<"Int32Array"> = { type: "Int32Array", range: fromZero };

/** Reads a column of numbers. */
function* column<Type extends keyof Columns>(
  { source, issues }: Reader,
  value: unknown,
  path: string,
  shape: Shape<Type>,
): Generator<number, Columns[Type] | undefined> {
  const { type, length } = shape;
  const entries = source === "json" ? listOf(value, path, issues) : typedCopy(value, type, path, issues);
  if (entries === undefined) return undefined;
  if (length !== undefined && entries.length !== length) {
    issues.add(path, { code: "length", expected: "entries", got: entries.length, params: { entries: length } });
    return undefined;
  }
  const before = issues.count;
  yield entries.length;
  checkEntries(entries, shape, path, issues);
  if (issues.count > before) return undefined;
  return (source === "json" ? constructors[type](entries as number[]) : entries) as Columns[Type];
}

const constructors: { readonly [Type in keyof Columns]: (entries: ArrayLike<number>) => Columns[Type] } = {
  Int32Array: (entries) => new Int32Array(entries),
  Uint8Array: (entries) => new Uint8Array(entries),
  Float64Array: (entries) => new Float64Array(entries),
};

/** A copy of a typed array, if it is one of this type. */
function typedCopy(
  value: unknown,
  type: keyof Columns,
  path: string,
  issues: IssueList,
): Columns[keyof Columns] | undefined {
  if (viewType(value) === type) return constructors[type](value as ArrayLike<number>);
  issues.add(path, typedFault(type, value));
  return undefined;
}

/** NaN is in no range. */
function checkEntries(
  entries: ArrayLike<unknown>,
  { type, range: [least, most] }: Shape<keyof Columns>,
  path: string,
  issues: IssueList,
): void {
  const wholes = type !== "Float64Array";
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i];
    if (typeof entry === "number" && entry >= least && entry <= most && !(wholes && entry % 1 !== 0)) continue;
    if (!issues.open) {
      issues.count++;
      continue;
    }
    issues.add(`${path}[${i}]`, {
      code: typeof entry === "number" ? "value" : "type",
      expected: most < least ? "none" : wholes ? "whole-between" : "finite",
      got: typeCame(entry, "number"),
      params: wholes ? { least, most } : undefined,
    });
  }
}
