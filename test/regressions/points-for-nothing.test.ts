import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { explain, redistribute } from "../../src/index.ts";
import { expectOptimal } from "../support/expect-optimal.ts";
import { caseFromJson } from "../support/fixtures.ts";

describe("consents that nobody is asked for", () => {
  // With a price for a point another plan of the same weighted sum has other points: the second solution found such a plan.
  it("should save no points", () => {
    const file = new URL("./fixtures/points-for-nothing.json", import.meta.url);
    const { problem, policy } = caseFromJson(readFileSync(file, "utf8"));
    const dear = { ...policy, askKm: 1000 };
    const plan = redistribute(problem, dear);

    expect(explain(problem, plan).consentsMissing).toMatchObject({ people: 0, pointsSaved: 0, weightedSaved: 0 });
    expectOptimal(problem, plan, dear);
  });
});
