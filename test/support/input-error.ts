import { expect } from "vitest";
import { InputError } from "../../src/index.ts";

/** What is wrong with what it was given: code and message of every issue, none where nothing is. */
export function issuesOf(run: () => unknown): string[] {
  return inputErrorOf(run)?.issues.map(({ code, message }) => `${code} ${message}`) ?? [];
}

/** What is wrong with what it was given, and where: code and path of every issue. */
export function issuePathsOf(run: () => unknown): string[] {
  return inputErrorOf(run)?.issues.map(({ code, path }) => `${code} ${path}`) ?? [];
}

/** Runs it and gives back what it threw; anything but an `InputError` fails. */
export function inputErrorOf(run: () => unknown): InputError | null {
  try {
    run();
    return null;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.issueCount).toBeGreaterThanOrEqual(Math.max(1, error.issues.length));
    expect(error.issues.length).toBeLessThanOrEqual(100);
    expect(error.code).toBe(error.issues[0]!.code);
    return error;
  }
}
