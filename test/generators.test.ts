import { describe, expect, it } from "vitest";
import { runThrough, staged } from "../src/generators.ts";

function* counting(steps: readonly number[]): Generator<number, string> {
  yield* steps;
  return "done";
}

describe("runThrough", () => {
  it("runs work to its end and gives its result", () => {
    expect(runThrough(counting([1, 2]))).toBe("done");
  });
});

describe("staged", () => {
  it("tells how much of a stage is done, never more than all, and all at the end", () => {
    const work = staged("check", 5, counting([0, 3, 9]));
    const told = [...work].map(({ stage, done, total }) => [stage, done, total]);

    expect(told).toEqual([0, 3, 5, 5].map((done) => ["check", done, 5]));
    expect(runThrough(staged("check", 5, counting([])))).toBe("done");
  });
});
