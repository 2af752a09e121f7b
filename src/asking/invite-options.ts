import { came, type IssueList } from "../errors.ts";
import type { InviteOptions } from "./invite-types.ts";

const KEYS: readonly (keyof InviteOptions)[] = ["acceptance", "spread", "risk", "letterKm", "letters", "wave", "first"];

/** Checks how to ask, but for the chances (acceptance.ts). */
export function checkOptions(options: InviteOptions, rows: number, issues: IssueList): void {
  if (typeof options !== "object" || options === null) {
    issues.add("type", "options", `expected an object, ${came(options)}`);
    issues.check();
  }
  issues.checkKeys(options, "options", KEYS);
  const { risk, letterKm, letters, wave, first } = options;
  const check = (isRight: boolean, key: keyof InviteOptions, expected: string): void => {
    if (!isRight) issues.add("value", `options.${key}`, `expected ${expected}, ${came(options[key])}`);
  };
  const isWhole = (n: number | undefined, least: number): boolean =>
    n === undefined || (Number.isInteger(n) && n >= least && n < 2 ** 31);
  check(
    risk === undefined || risk === "kept" || (risk > 0 && risk < 1),
    "risk",
    '"kept" or a chance above 0 and below 1',
  );
  check(
    letterKm === undefined || (letterKm >= 0 && letterKm <= 1000),
    "letterKm",
    "a number of kilometres from 0 to 1000",
  );
  check(isWhole(letters, 0), "letters", "a whole number from 0");
  check(isWhole(wave, 1), "wave", "a whole number from 1");
  check(first === undefined || first.every((row) => isWhole(row, 0) && row < rows), "first", "rows of the problem");
}
