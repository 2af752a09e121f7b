/**
 * How likely a yes is: what planners give, made into a chance for each row.
 *
 * A chance counts as rounded to hundredths, or to thousandths where somebody's is below 1 %: the rows of the split problem are
 * split into so many parts (split-problem.ts). Where all are certain nobody needs to be split.
 */

import { cameOf, type IssueList, typedFault, viewType } from "../errors.ts";
import { mostSpread } from "./beta.ts";
import type { AcceptanceByClass, InviteOptions } from "./invite-types.ts";

/** The chance of each row. */
export interface Acceptance {
  /** Of so many parts: 100, or 1,000; 1 where every chance is 0 or 1. */
  readonly parts: number;
  /** Parts that say yes. */
  readonly yes: Int32Array;
  /** How far the chance may be off. */
  readonly spread: Float64Array;
}

export const DEFAULT_SPREAD = 0.05;

/** Reads what came: one number, a column, or classes. */
export function acceptanceOf({ acceptance, spread }: InviteOptions, rows: number, issues: IssueList): Acceptance {
  const off = spread ?? DEFAULT_SPREAD;
  if (!(off >= 0 && off <= 0.5))
    issues.add("options.spread", {
      code: "value",
      expected: "number-between",
      got: cameOf(spread),
      params: { least: 0, most: 0.5 },
    });
  const column = new Float64Array(rows);
  if (typeof acceptance === "number") {
    checkChance(acceptance, "options.acceptance", issues);
    return rounded(column.fill(acceptance), () => off);
  }
  if (viewType(acceptance) === "Float64Array") {
    checkLength(acceptance as Float64Array, "options.acceptance", rows, issues);
    (acceptance as Float64Array).forEach((chance, row) => {
      checkChance(chance, `options.acceptance[${row}]`, issues);
    });
    return rounded(acceptance as Float64Array, () => off);
  }
  if (!isClasses(acceptance, rows, issues)) return rounded(column, () => 0);
  const { classOf, mean, spread: own } = acceptance;
  return rounded(
    column.map((_, row) => mean[classOf[row]!]!),
    (row) => own[classOf[row]!]!,
  );
}

/** Checks classes. Also for `learn`. */
export function isClasses(
  classes: unknown,
  rows: number,
  issues: IssueList,
  path = "options.acceptance",
): classes is AcceptanceByClass {
  const { classOf, mean, spread } = (classes ?? {}) as Partial<AcceptanceByClass>;
  const before = issues.count;
  if (viewType(classOf) !== "Int32Array") issues.add(`${path}.classOf`, typedFault("Int32Array", classOf));
  if (viewType(mean) !== "Float64Array") issues.add(`${path}.mean`, typedFault("Float64Array", mean));
  if (viewType(spread) !== "Float64Array") issues.add(`${path}.spread`, typedFault("Float64Array", spread));
  if (issues.count > before) return false;
  checkLength(classOf!, `${path}.classOf`, rows, issues);
  checkLength(spread!, `${path}.spread`, mean!.length, issues);
  mean!.forEach((chance, k) => {
    checkChance(chance, `${path}.mean[${k}]`, issues);
    const isSpread = spread![k]! >= 0 && (spread![k]! === 0 || spread![k]! < mostSpread(chance));
    if (!isSpread)
      issues.add(`${path}.spread[${k}]`, { code: "value", expected: "spread-below", got: cameOf(spread![k]) });
  });
  for (let row = 0; row < classOf!.length; row++) {
    if (!(classOf![row]! >= 0 && classOf![row]! < mean!.length)) {
      const params = { most: mean!.length - 1 };
      issues.add(`${path}.classOf[${row}]`, {
        code: "value",
        expected: "class-between",
        got: "#another-number",
        params,
      });
    }
  }
  return issues.count === before;
}

function checkLength({ length }: ArrayLike<number>, path: string, expected: number, issues: IssueList): void {
  if (length !== expected)
    issues.add(path, { code: "length", expected: "entries", got: length, params: { entries: expected } });
}

function checkChance(chance: number, path: string, issues: IssueList): void {
  if (!(chance >= 0 && chance <= 1)) issues.add(path, { code: "value", expected: "chance", got: "#another-number" });
}

function rounded(mean: Float64Array, spreadOf: (row: number) => number): Acceptance {
  const isCertain = mean.every((chance) => chance === 0 || chance === 1);
  const parts = isCertain ? 1 : mean.some((chance) => chance > 0 && chance < 0.01) ? 1000 : 100;
  const yes = Int32Array.from(mean, (chance) => Math.round(parts * chance));
  const spread = mean.map((_, row) => Math.min(spreadOf(row), mostSpread(yes[row]! / parts) / 2));
  return { parts, yes, spread };
}
