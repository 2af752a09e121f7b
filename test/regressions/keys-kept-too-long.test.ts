import { describe, expect, it } from "vitest";
import { city } from "../../bench/scenarios/city.ts";
import { redistribute, verify } from "../../src/index.ts";

describe("keys of unlisted options that are kept from scan to scan", () => {
  // After a repair some of them were better than where their people sat: prices lowered along them proved nothing, and the
  // audit of the engine threw.
  it("should be forgotten where their people would now rather be", () => {
    const problem = city({ people: 1500, facilities: 300, quota: 0.8, seed: 34 });

    expect(verify(problem, redistribute(problem, { overloadKm: 1 })).proven).toBe(true);
  });
});
