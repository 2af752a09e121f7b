import { describe, expect, it } from "vitest";
import { type Plan, type Policy, planFromJson, planToJson, redistribute } from "../../src/index.ts";
import { expectOptimal } from "../support/expect-optimal.ts";
import { issuesOf } from "../support/input-error.ts";
import { village, villagePlan } from "../support/village.ts";

describe("a policy that went through JSON", () => {
  // Fault A11: Infinity became null, and null was planned with 3 km; "Infinity", as planToJson writes it, was refused.
  it("is refused where Infinity was lost, and taken where it is a text", () => {
    const through = (policy: Policy): Policy => JSON.parse(JSON.stringify(policy));

    expect(issuesOf(() => redistribute(village, through({ maxExtraKm: Number.POSITIVE_INFINITY })))[0]).toMatch(
      /^value policy\.maxExtraKm: .* write "Infinity"/,
    );
    const plan = redistribute(village, through({ maxExtraKm: "Infinity", participantsPerDoctor: 2 }));
    expectOptimal(village, plan, { maxExtraKm: Number.POSITIVE_INFINITY, participantsPerDoctor: 2 });
    const { policy } = JSON.parse(planToJson(plan)) as { policy: Policy };
    expect(redistribute(village, policy)).toEqual(plan);
  });
});

describe("the text of a plan", () => {
  // Fault A12: no version, so that another shape was malformed in many places; a byte order mark made it "no JSON".
  it("has a version, and no trouble with a byte order mark", () => {
    const text = planToJson(villagePlan());
    const next = text.replace('"format":1', '"format":2').replace('"transfers"', '"moves"');

    expect(planFromJson(`\uFEFF${text}`)).toStrictEqual(villagePlan());
    expect(issuesOf(() => planFromJson(next))).toEqual([
      "value plan.format: expected 1, got 2; written by another version of this library: read it with that one, or plan again",
    ]);
  });

  // Fault B5: 17 s.
  it("costs no more than what it says where an array claims to be long", () => {
    const plan = JSON.parse(planToJson(villagePlan())) as Record<string, number[]>;
    plan.unplaced![50_000_000] = 1;
    const start = performance.now();

    expect(issuesOf(() => planFromJson(plan as unknown as Plan))).toEqual([
      "missing plan.unplaced[0]: expected an entry, got a hole",
    ]);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
