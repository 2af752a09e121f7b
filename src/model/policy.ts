import { came, IssueList } from "../errors.ts";
import type { CompletePolicy, ConsentCode, Policy } from "../types.ts";

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

type Rule = readonly [expected: string, allows: (value: unknown) => boolean];

/** The most overload points of a person over quota: fewer than of one who is missing at a floor. */
export const MOST_PERSON_POINTS = 100_000;
/** An arrival may cost more than any relief brings, so that nobody arrives who need not. */
const MOST_ARRIVAL_POINTS = 2 * MOST_PERSON_POINTS;

const isNumber = (value: unknown): value is number => typeof value === "number" && !Number.isNaN(value);
/** Lists, dates and maps are objects too, and some of them have no fields. */
const isRecord = (value: unknown): value is object => Object.prototype.toString.call(value) === "[object Object]";
const yesOrNo: Rule = ["true or false", (v) => typeof v === "boolean"];
const finiteKilometres: Rule = [
  "a number of kilometres from 0",
  (v) => isNumber(v) && v >= 0 && v < Number.POSITIVE_INFINITY,
];
const kilometres: Rule = ["a number of kilometres from 0, or Infinity", (v) => isNumber(v) && v >= 0];

const rules: { readonly [K in keyof CompletePolicy]: Rule } = {
  participantsPerDoctor: ["a number above 0", (v) => isNumber(v) && v > 0 && v < Number.POSITIVE_INFINITY],
  fill: ['"to-quota" or "levelled"', (v) => v === "to-quota" || v === "levelled"],
  reserve: ["a number from 0 to 0.5", (v) => isNumber(v) && v >= 0 && v <= 0.5],
  unknown: ['"stay" or "propose"', (v) => v === "stay" || v === "propose"],
  moveCostKm: finiteKilometres,
  askKm: finiteKilometres,
  maxExtraKm: ["a number of kilometres, or Infinity", (v) => isNumber(v) && v > Number.NEGATIVE_INFINITY],
  maxDistanceKm: kilometres,
  closerMoves: yesOrNo,
  overQuotaKm: finiteKilometres,
  overloadKm: [
    "a number of kilometres from 0.001 and below 4,294,967, or Infinity",
    (v) => isNumber(v) && (v === Number.POSITIVE_INFINITY || (wholeMetres(v) >= 1 && wholeMetres(v) < 2 ** 32)),
  ],
  arrivalPoints: [
    "a whole number from 0 to 200,000",
    (v) => Number.isInteger(v) && (v as number) >= 0 && (v as number) <= MOST_ARRIVAL_POINTS,
  ],
  sameRegion: yesOrNo,
  choiceKm: finiteKilometres,
  honourChoices: yesOrNo,
  choiceWorthKm: finiteKilometres,
  drawSeed: ["a whole number from 0 and below 2^32", (v) => Number.isInteger(v) && (v as number) >>> 0 === v],
  qualityKm: ["an object of kilometres by kind of quality", isRecord],
  households: [
    '"whole", "willing-together" or "separate"',
    (v) => v === "whole" || v === "willing-together" || v === "separate",
  ],
  farKm: kilometres,
};

/** Fills in the defaults. Throws `InputError` for unknown keys and values that are not allowed. */
export function completePolicy(policy: Policy | null | undefined): CompletePolicy {
  const issues = new IssueList();
  if (policy !== undefined && policy !== null && !isRecord(policy)) {
    issues.add("type", "policy", `expected an object, ${came(policy)}`);
    issues.check();
  }
  const complete: Record<string, unknown> = { ...defaultPolicy };
  const known = Object.keys(rules).join(", ");
  for (const [key, value] of Object.entries(policy ?? {})) {
    if (!Object.hasOwn(rules, key)) issues.add("unknown-key", `policy.${key}`, `expected one of ${known}`);
    else if (value !== undefined) complete[key] = chosen(key as keyof CompletePolicy, value, issues);
  }
  issues.check();
  const whole = complete as unknown as CompletePolicy;
  checkTogether(whole, issues);
  issues.check();
  return whole;
}

/** What values must not be together. */
function checkTogether(policy: CompletePolicy, issues: IssueList): void {
  const { overQuotaKm, overloadKm, arrivalPoints, honourChoices, choiceWorthKm } = policy;
  if (overloadKm === Number.POSITIVE_INFINITY) return;
  if (wholeMetres(overQuotaKm) > MOST_PERSON_POINTS * wholeMetres(overloadKm)) {
    const expected = "at most 100,000 × overloadKm, for no relief may outweigh a floor";
    issues.add("value", "policy.overQuotaKm", `expected ${expected}, ${came(overQuotaKm)}`);
  }
  if (honourChoices && choiceWorthKm > overQuotaKm) {
    const expected = "at most overQuotaKm, for a wish must not outweigh the norm";
    issues.add("value", "policy.choiceWorthKm", `expected ${expected}, ${came(choiceWorthKm)}`);
  }
  if (arrivalPoints > 0) {
    const expected = "0 where overloadKm is finite";
    issues.add("value", "policy.arrivalPoints", `expected ${expected}, ${came(arrivalPoints)}`);
  }
}

/** What the planner chose for a key; `null` stands for the default, where it cannot have been Infinity in JSON. */
function chosen(key: keyof CompletePolicy, value: unknown, issues: IssueList): unknown {
  const [expected, allows] = rules[key];
  const mayBeInfinite = allows(Number.POSITIVE_INFINITY);
  if (value === null && !(mayBeInfinite && defaultPolicy[key] !== Number.POSITIVE_INFINITY)) return defaultPolicy[key];
  const own = mayBeInfinite && value === "Infinity" ? Number.POSITIVE_INFINITY : isRecord(value) ? { ...value } : value;
  if (!allows(own)) {
    const advice = 'null, as JSON writes Infinity: write "Infinity", or leave the key out for the default';
    issues.add("value", `policy.${key}`, `expected ${expected}, ${value === null ? `got ${advice}` : came(value)}`);
  } else if (isRecord(own)) checkKilometres(own, `policy.${key}`, issues);
  return own;
}

function checkKilometres(kinds: object, path: string, issues: IssueList): void {
  const [expected, allows] = finiteKilometres;
  for (const [kind, value] of Object.entries(kinds)) {
    if (!allows(value)) issues.add("value", `${path}.${kind}`, `expected ${expected}, ${came(value)}`);
  }
}

/** Kilometres as whole metres; Infinity stays. */
export function wholeMetres(kilometres: number): number {
  return Math.round(kilometres * 1000);
}
