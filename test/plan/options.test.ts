import { afterEach, describe, expect, it, vi } from "vitest";
import { redistribute, redistributeAsync } from "../../src/index.ts";
import { expectOptimal } from "../support/expect-optimal.ts";
import { issuesOf } from "../support/input-error.ts";
import { village, villagePolicy } from "../support/village.ts";

describe("options", () => {
  it.each<[string, unknown, string[]]>([
    ["no object", 5, ["type options: expected an object, got 5"]],
    ["a spelling mistake", { onprogress: null }, ["unknown-key options.onprogress: expected one of onProgress, limit"]],
    ["no function", { onProgress: true }, ["type options.onProgress: expected a function, got true"]],
    ["no limit", { limit: 5 }, ["type options.limit: expected an object, got 5"]],
    [
      "a limit of something else",
      { limit: { seconds: 1 } },
      ["unknown-key options.limit.seconds: expected one of augmentations"],
    ],
    [
      "a limit below nothing",
      { limit: { augmentations: -1 } },
      ["value options.limit.augmentations: expected a number from 0, got -1"],
    ],
    [
      "a slice, which is for the other door",
      { sliceMs: 5 },
      ["unknown-key options.sliceMs: expected one of onProgress, limit"],
    ],
  ])("should not be %s", (_, options, expected) => {
    expect(issuesOf(() => redistribute(village, villagePolicy, options as never))).toEqual(expected);
  });

  it.each([0, -1, Number.NaN, "16"])("should not be a slice of %s milliseconds", async (sliceMs) => {
    await expect(redistributeAsync(village, villagePolicy, { sliceMs } as never)).rejects.toThrow(
      "options.sliceMs: expected milliseconds above 0",
    );
  });
});

describe("redistributeAsync", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it.each([
    ["setImmediate", []],
    ["MessageChannel", ["setImmediate"]],
    ["setTimeout", ["setImmediate", "MessageChannel"]],
    ["nothing at all", ["setImmediate", "MessageChannel", "setTimeout"]],
  ])("should give the same plan where the host has %s to wait by", async (_, missing) => {
    const expected = redistribute(village, villagePolicy);
    for (const name of missing) vi.stubGlobal(name, undefined);

    const plan = await redistributeAsync(village, villagePolicy, { sliceMs: 1e-9 });

    vi.unstubAllGlobals();
    expect(plan).toStrictEqual(expected);
    expectOptimal(village, plan, villagePolicy);
  });
});
