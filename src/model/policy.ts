import { cameOf, type Expected, type Fault, IssueList } from "../errors.ts";
import type { CompletePolicy, ConsentCode, Policy } from "../types.ts";
import type { Params } from "../words/words.ts";

/** The numbers in the column `consent`. */
export const consentCode: ConsentCode = Object.freeze({ refused: 0, granted: 1, unknown: 2, withdrawn: 3 });

/** Every default in one place. */
export const defaultPolicy: CompletePolicy = Object.freeze({
  participantsPerDoctor: 5000,
  fill: "to-quota",
  reserve: 0,
  unknown: "stay",
  moveCostKm: 10,
  askKm: 10,
  maxExtraKm: 3,
  maxDistanceKm: Number.POSITIVE_INFINITY,
  closerMoves: false,
  overQuotaKm: 100,
  overloadKm: 0.2,
  arrivalPoints: 0,
  sameRegion: false,
  choiceKm: 0.5,
  honourChoices: false,
  choiceWorthKm: 20,
  drawSeed: 1,
  qualityKm: Object.freeze({}),
  households: "whole",
  farKm: 100,
});

/** What is allowed: a key of the table of words, a test, and what fills the words. */
type Rule = readonly [expected: Expected, allows: (value: unknown) => boolean, params?: Params];

/** The most overload points of a person over quota: fewer than of one who is missing at a floor. */
export const MOST_PERSON_POINTS = 100_000;
/** An arrival may cost more than any relief brings, so that nobody arrives who need not. */
const MOST_ARRIVAL_POINTS = 2 * MOST_PERSON_POINTS;

const isNumber = (value: unknown): value is number => typeof value === "number" && !Number.isNaN(value);
/** Lists, dates and maps are objects too, and some of them have no fields. */
const isRecord = (value: unknown): value is object => Object.prototype.toString.call(value) === "[object Object]";
const yesOrNo: Rule = ["flag", (v) => typeof v === "boolean"];
const finiteKilometres: Rule = ["kilometres", (v) => isNumber(v) && v >= 0 && v < Number.POSITIVE_INFINITY];
const kilometres: Rule = ["kilometres-or-infinity", (v) => isNumber(v) && v >= 0];

const rules: { readonly [K in keyof CompletePolicy]: Rule } = {
  participantsPerDoctor: ["number-above", (v) => isNumber(v) && v > 0 && v < Number.POSITIVE_INFINITY, { least: 0 }],
  fill: ["one-of-two", (v) => v === "to-quota" || v === "levelled", { a: '"to-quota"', b: '"levelled"' }],
  reserve: ["number-between", (v) => isNumber(v) && v >= 0 && v <= 0.5, { least: 0, most: 0.5 }],
  unknown: ["one-of-two", (v) => v === "stay" || v === "propose", { a: '"stay"', b: '"propose"' }],
  moveCostKm: finiteKilometres,
  askKm: finiteKilometres,
  maxExtraKm: ["any-kilometres-or-infinity", (v) => isNumber(v) && v > Number.NEGATIVE_INFINITY],
  maxDistanceKm: kilometres,
  closerMoves: yesOrNo,
  overQuotaKm: finiteKilometres,
  overloadKm: [
    "overload-kilometres",
    (v) => isNumber(v) && (v === Number.POSITIVE_INFINITY || (wholeMetres(v) >= 1 && wholeMetres(v) < 2 ** 32)),
  ],
  arrivalPoints: [
    "whole-between",
    (v) => Number.isInteger(v) && (v as number) >= 0 && (v as number) <= MOST_ARRIVAL_POINTS,
    { least: 0, most: MOST_ARRIVAL_POINTS },
  ],
  sameRegion: yesOrNo,
  choiceKm: finiteKilometres,
  honourChoices: yesOrNo,
  choiceWorthKm: finiteKilometres,
  drawSeed: ["whole-below", (v) => Number.isInteger(v) && (v as number) >>> 0 === v, { limit: "2^32" }],
  qualityKm: ["kilometres-by-quality", isRecord],
  households: [
    "one-of-three",
    (v) => v === "whole" || v === "willing-together" || v === "separate",
    { a: '"whole"', b: '"willing-together"', c: '"separate"' },
  ],
  farKm: kilometres,
};

/** Fills in the defaults. Throws `InputError` for unknown keys and values that are not allowed. */
export function completePolicy(policy: Policy | null | undefined): CompletePolicy {
  const issues = new IssueList();
  if (policy !== undefined && policy !== null && !isRecord(policy)) {
    issues.add("policy", { code: "type", expected: "object", got: cameOf(policy) });
    issues.check();
  }
  const complete: Record<string, unknown> = { ...defaultPolicy };
  const known = Object.keys(rules);
  for (const [key, value] of Object.entries(policy ?? {})) {
    if (!known.includes(key)) issues.checkKeys({ [key]: value }, "policy", known);
    else if (value !== undefined) complete[key] = chosen(key as keyof CompletePolicy, value, issues);
  }
  issues.check();
  const whole = complete as unknown as CompletePolicy;
  checkTogether(whole, policy ?? {}, issues);
  issues.check();
  return whole;
}

/** What values must not be together. A default that the caller has not given is told as one. */
function checkTogether(policy: CompletePolicy, given: Policy, issues: IssueList): void {
  const { overQuotaKm, overloadKm, arrivalPoints, honourChoices, choiceWorthKm } = policy;
  const add = (key: "overQuotaKm" | "choiceWorthKm" | "arrivalPoints", expected: Expected, params?: Params): void => {
    const came = policy[key];
    const isGiven = given[key] !== undefined && given[key] !== null;
    issues.add(`policy.${key}`, {
      code: "value",
      expected,
      got: isGiven ? came : "#default",
      params: { ...params, ...(!isGiven && { came }) },
    });
  };
  if (overloadKm === Number.POSITIVE_INFINITY) return;
  if (wholeMetres(overQuotaKm) > MOST_PERSON_POINTS * wholeMetres(overloadKm)) {
    const most = (MOST_PERSON_POINTS * wholeMetres(overloadKm)) / 1000;
    add("overQuotaKm", "below-floors", { most, overloadKm });
  }
  if (honourChoices && choiceWorthKm > overQuotaKm) add("choiceWorthKm", "below-norm", { most: overQuotaKm });
  if (arrivalPoints > 0) add("arrivalPoints", "no-arrival-points");
}

/** What the planner chose for a key; `null` stands for the default, where it cannot have been Infinity in JSON. */
function chosen(key: keyof CompletePolicy, value: unknown, issues: IssueList): unknown {
  const [expected, allows, params] = rules[key];
  const mayBeInfinite = allows(Number.POSITIVE_INFINITY);
  if (value === null && !(mayBeInfinite && defaultPolicy[key] !== Number.POSITIVE_INFINITY)) return defaultPolicy[key];
  const own = mayBeInfinite && value === "Infinity" ? Number.POSITIVE_INFINITY : isRecord(value) ? { ...value } : value;
  if (!allows(own)) issues.add(`policy.${key}`, wrongValue(expected, value, params));
  else if (isRecord(own)) checkKilometres(own, `policy.${key}`, issues);
  return own;
}

function wrongValue(expected: Expected, value: unknown, params?: Params): Fault {
  return { code: "value", expected, got: value === null ? "#json-infinity" : cameOf(value), params };
}

function checkKilometres(kinds: object, path: string, issues: IssueList): void {
  const [expected, allows] = finiteKilometres;
  for (const [name, value] of Object.entries(kinds)) {
    if (!allows(value)) issues.add(`${path}.${name}`, { code: "value", expected, got: cameOf(value) });
  }
}

/** Kilometres as whole metres; Infinity stays. */
export function wholeMetres(kilometres: number): number {
  return Math.round(kilometres * 1000);
}
