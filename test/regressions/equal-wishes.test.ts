import { describe, expect, it } from "vitest";
import { redistribute } from "../../src/index.ts";
import { cityOf } from "../support/cities.ts";
import { expectOptimal } from "../support/expect-optimal.ts";

describe("many equal wishes for one unlisted facility", () => {
  // Nobody was keener than the rest, so nobody was listed, and the same wishes came back for ever.
  it("should be granted to some, so that the run ends", () => {
    const problem = cityOf({
      seed: 399102977,
      people: 15462,
      facilities: 36,
      supply: 0.02,
      consent: 0.7,
      newcomers: 0,
      clusters: 25,
      width: 0.001,
      count: 1,
    });
    const policy = { participantsPerDoctor: 10, unknown: "propose", moveCostKm: 0 } as const;

    const plan = redistribute(problem, policy, { limit: { augmentations: 10_000 } });

    expect(plan.status).toBe("optimal");
    expectOptimal(problem, plan, policy);
  });
});
