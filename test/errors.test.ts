import { describe, expect, it } from "vitest";
import {
  cameOf,
  InputError,
  ISSUE_LIMIT,
  IssueList,
  isArray,
  isInputError,
  issueOf,
  typeWord,
  viewType,
} from "../src/errors.ts";

/** What a message says of what came. */
function gotIn(got: string): string {
  return /, got (.*)$/s.exec(issueOf("", { code: "type", expected: "text", got }).message)![1]!;
}

function refusal(issues: IssueList): InputError {
  try {
    issues.check();
  } catch (error) {
    return error as InputError;
  }
  throw new Error("expected an InputError");
}

describe("IssueList", () => {
  it("should throw only if something was collected", () => {
    expect(() => new IssueList().check()).not.toThrow();
  });

  it("should put path, expectation and what came into one message", () => {
    const issues = new IssueList();
    issues.add("facilities[3].doctors", { code: "value", expected: "number-from", got: -2, params: { least: 0 } });
    issues.add("", { code: "type", expected: "object", got: "null" });
    const error = refusal(issues);
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe("InputError");
    expect(error.code).toBe("value");
    expect(error.issueCount).toBe(2);
    expect(error.message).toBe("facilities[3].doctors: expected a number from 0, got -2\nexpected an object, got null");
  });

  it("should list a hundred issues, count all, and show ten", () => {
    const issues = new IssueList();
    for (let row = 0; row < 600_000; row++)
      issues.add(`participants.lat[${row}]`, { code: "value", expected: "number" });
    const error = refusal(issues);
    expect(issues.open).toBe(false);
    expect(error.issues).toHaveLength(ISSUE_LIMIT);
    expect(error.issueCount).toBe(600_000);
    expect(error.message.split("\n")).toHaveLength(11);
    expect(error.message).toMatch(/… and 599990 more$/);
    expect(error.message.length).toBeLessThan(10_000);
  });

  it("should clip paths and texts from outside", () => {
    const issues = new IssueList();
    const long = "x".repeat(1e6);
    for (let i = 0; i < 50; i++) issues.checkKeys({ [long]: 1 }, "policy", [long.slice(1)]);
    const error = refusal(issues);
    expect(error.message.length).toBeLessThan(10_000);
    expect(Math.max(...error.issues.map(({ path }) => path.length))).toBeLessThanOrEqual(300);
  });
});

describe("InputError", () => {
  it("should list no more than a hundred issues even if it is given more", () => {
    const issue = { code: "type", path: "", params: {}, message: "wrong" } as const;
    const error = new InputError(Array.from({ length: 150 }, () => issue));
    expect(error.issues).toHaveLength(100);
    expect(error.issueCount).toBe(150);
  });
});

describe("isInputError", () => {
  it("should know those of another copy of the library, and nothing else", () => {
    const own = new InputError([]);
    const another = Object.assign(new Error("wrong"), { name: "InputError", issues: [] });

    expect([own, another].map(isInputError)).toEqual([true, true]);
    expect([new Error("wrong"), { name: "InputError", issues: [] }, null].map(isInputError)).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe("cameOf", () => {
  it.each([
    [undefined, "got nothing"],
    [null, "got null"],
    [-2, "got -2"],
    [Number.NaN, "got NaN"],
    [Number.NEGATIVE_INFINITY, "got -Infinity"],
    [1e308, "got 1e+308"],
    [true, "got true"],
    ["many", 'got "many"'],
    ['a"\n', 'got "a\\"\\n"'],
    [[1], "got an array"],
    [{}, "got an object"],
    [5n, "got a bigint"],
    [Symbol("secret"), "got a symbol"],
    [cameOf, "got a function"],
  ])("should say of %s: %s", (value, words) => {
    expect(`got ${gotIn(cameOf(value))}`).toBe(words);
  });

  it("should shorten long texts", () => {
    expect(cameOf("y".repeat(1e6)).length).toBeLessThan(60);
  });
});

describe("typeWord", () => {
  it.each([
    [undefined, "nothing"],
    [null, "null"],
    [Number.NaN, "NaN"],
    [Number.POSITIVE_INFINITY, "an infinite number"],
    [617, "a number"],
    ["secret", "a string"],
    [[], "an array"],
    [{}, "an object"],
    [new Int32Array(1), "an Int32Array"],
    [new Float32Array(1), "a Float32Array"],
    [new DataView(new ArrayBuffer(1)), "a DataView"],
    [new Date(0), "an object"],
  ])("should name only the type of %s: %s", (value, words) => {
    expect(gotIn(typeWord(value))).toBe(words);
  });

  it("should not stumble over a revoked proxy", () => {
    const { proxy, revoke } = Proxy.revocable([], {});
    revoke();
    expect(typeWord(proxy)).toBe("#object");
    expect(isArray(proxy)).toBe(false);
  });
});

describe("viewType", () => {
  it("should not believe what an object says of itself", () => {
    expect(viewType({ [Symbol.toStringTag]: "Int32Array", length: 1 })).toBe("");
    const renamed = Object.defineProperty(new Float32Array(1), Symbol.toStringTag, { value: "Float64Array" });
    expect(viewType(renamed)).toBe("Float32Array");
    expect(viewType(new (class extends Int32Array {})(1))).toBe("Int32Array");
  });
});
