import type { InputIssueCode, IssueList } from "../errors.ts";

/** Paths and messages are only made where they are listed: with 600,000 wrong records they would take a second. */
export function report(
  issues: IssueList,
  code: InputIssueCode,
  row: number,
  key: string,
  expected: string,
  got: string,
): void {
  if (issues.open) issues.add(code, `participants[${row}]${key}`, `expected ${expected}, got ${got}`);
  else issues.count++;
}
