/** An empty typed array (a Map, a Date) has no fields either, and was taken for an empty record of `qualityKm`. */
import { describe, expect, it } from "vitest";
import { type Plan, type Policy, redistribute, verify } from "../../src/index.ts";
import { village, villagePlan, villagePolicy } from "../support/village.ts";

describe("qualityKm", () => {
  it.each([
    ["a typed array", new Int16Array(0)],
    ["a map", new Map()],
    ["a date", new Date(0)],
  ])("should not be %s, in a policy or in the policy of a plan", (_, qualityKm) => {
    const policy = { ...villagePolicy, qualityKm } as unknown as Policy;
    const plan = { ...villagePlan(), policy } as Plan;

    expect(() => redistribute(village, policy)).toThrow("policy.qualityKm: expected an object of kilometres");
    expect(verify(village, plan).violations.map(({ code }) => code)).toEqual(["malformed"]);
  });
});
