import { describe, expect, it } from "vitest";
import { explain, type Problem, redistribute } from "../../src/index.ts";
import { expectOptimal } from "../support/expect-optimal.ts";

describe("the surcharge at which consents are asked for", () => {
  // It was a bound with a fraction of a metre: costs were cut to whole metres in lists and not elsewhere, and the same
  // option was found to be better for ever.
  it("should be whole metres", () => {
    const problem: Problem = {
      facilities: [
        { id: "f0", lon: 109.3, lat: -0.05, doctors: 0.5 },
        { id: "f1", lon: 109.3, lat: -0.05, doctors: 0.5 },
        { id: "f2", lon: 109.3, lat: -0.05, doctors: 0.5, target: 0 },
      ],
      participants: {
        facility: Int32Array.of(1, -1),
        consent: Uint8Array.of(2, 1),
        count: Int32Array.of(3, 1),
        lon: Float64Array.of(109.3, 109.3),
        lat: Float64Array.of(-0.05, -0.05),
        choiceStart: Int32Array.of(0, 1, 1),
        choice: Int32Array.of(0),
      },
    };
    const overloadKm = Number.POSITIVE_INFINITY;
    const plan = redistribute(problem, {
      participantsPerDoctor: 0.5,
      fill: "levelled",
      honourChoices: true,
      overloadKm,
    });

    expectOptimal(problem, plan);
    // 1 + 2 + 3 hundred points at f1 and 1 at f0 become 1, 1 + 2 and, at f2, 1.
    expect(explain(problem, plan).consentsMissing).toMatchObject({ people: 2, pointsSaved: 200 });
  });
});
