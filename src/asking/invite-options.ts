import { cameOf, type Expected, type IssueList } from "../errors.ts";
import type { Params } from "../words/words.ts";
import type { InviteOptions } from "./invite-types.ts";

const KEYS: readonly (keyof InviteOptions)[] = ["acceptance", "spread", "risk", "letterKm", "letters", "wave", "first"];

/** Checks how to ask, but for the chances (acceptance.ts). */
export function checkOptions(options: InviteOptions, rows: number, issues: IssueList): void {
  if (typeof options !== "object" || options === null) {
    issues.add("options", { code: "type", expected: "object", got: cameOf(options) });
    issues.check();
  }
  issues.checkKeys(options, "options", KEYS);
  const { risk, letterKm, letters, wave, first } = options;
  const check = (isRight: boolean, key: keyof InviteOptions, expected: Expected, params?: Params): void => {
    if (!isRight) issues.add(`options.${key}`, { code: "value", expected, got: cameOf(options[key]), params });
  };
  const isWhole = (n: number | undefined, least: number): boolean =>
    n === undefined || (Number.isInteger(n) && n >= least && n < 2 ** 31);
  check(risk === undefined || risk === "kept" || (risk > 0 && risk < 1), "risk", "kept-or-chance");
  checkKilometres(issues, "letterKm", letterKm);
  check(isWhole(letters, 0), "letters", "whole-from", { least: 0 });
  check(isWhole(wave, 1), "wave", "whole-from", { least: 1 });
  check(first === undefined || first.every((row) => isWhole(row, 0) && row < rows), "first", "rows-of-problem");
}

/** Checks what something costs in kilometres. */
export function checkKilometres(issues: IssueList, key: string, km: number | undefined): void {
  if (km === undefined || (km >= 0 && km <= 1000)) return;
  const params = { least: 0, most: 1000 };
  issues.add(`options.${key}`, { code: "value", expected: "kilometres-between", got: cameOf(km), params });
}
