import { describe, expect, it } from "vitest";
import { explain, type Problem, redistribute, verify } from "../../src/index.ts";

/** People who name facilities all over the globe; one of four has agreed. */
function around(facilities: number, rows: number): Problem {
  const named = 4;
  return {
    facilities: Array.from({ length: facilities }, (_, j) => ({
      id: `f${j}`,
      lon: -179 + (358 * j) / facilities,
      lat: (j % 7) * 8 - 24,
      doctors: 1,
      target: 1,
      maxIntake: 2,
    })),
    participants: {
      lon: Float64Array.from({ length: rows }, (_, row) => 100 + row / 1000),
      lat: new Float64Array(rows),
      facility: new Int32Array(rows),
      consent: Uint8Array.from({ length: rows }, (_, row) => (row % 4 === 0 ? 1 : 0)),
      choiceStart: Int32Array.from({ length: rows + 1 }, (_, row) => named * row),
      choice: Int32Array.from(
        { length: named * rows },
        (_, i) => 1 + ((Math.floor(i / named) * 31 + (i % named) * 211) % (facilities - 1)),
      ),
    },
  };
}

describe("A9: explain answers for every plan", () => {
  // It threw "expected ways short enough …" from 1,000 facilities on.
  it.each([
    ["finite weights", {}],
    ["any way worth a point", { overloadKm: Number.POSITIVE_INFINITY }],
  ])("should do so where choices lead round the globe among 1,000 facilities: %s", (_, policy) => {
    const problem = around(1000, 160);
    const plan = redistribute(problem, policy);
    expect(verify(problem, plan).ok).toBe(true);

    const { groups, consentsMissing } = explain(problem, plan);

    expect(groups.length).toBeGreaterThan(0);
    // All sums together would not be exact: only what is some hundred kilometres away was looked at.
    expect(consentsMissing.withinKm).toBeGreaterThan(0);
    expect(consentsMissing.withinKm).toBeLessThan(1074);
    for (const [k, row] of consentsMissing.participant.entries()) {
      expect(problem.participants.consent[row]).toBe(0);
      expect(consentsMissing.count[k]).toBe(1);
    }
  });
});
