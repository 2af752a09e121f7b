import { describe, expect, it } from "vitest";
import { consentCode, type Problem, problemFrom, redistribute, verify } from "../../src/index.ts";
import { expectOptimal } from "../support/expect-optimal.ts";
import { issuesOf } from "../support/input-error.ts";

const facilities = [{ id: "A", lon: 109.33, lat: -0.03, doctors: 1 }];
const person = { id: "p", lon: 109.33, lat: -0.031 };
const message =
  "contradiction participants[0].facilityId: expected a facility to go with the row's answer (or no answer), got none";

/** Columns of one row that is registered nowhere. */
function nowhere(consent: number, count = 1): Problem {
  return {
    facilities,
    participants: {
      lon: Float64Array.of(109.33),
      lat: Float64Array.of(-0.031),
      facility: Int32Array.of(-1),
      consent: Uint8Array.of(consent),
      count: Int32Array.of(count),
    },
  };
}

// Fault A3: people who had refused, and whose facility was lost on the way, were placed as newcomers by a plan called ready.
describe("who refused or withdrew and is registered nowhere", () => {
  it.each<[string, object]>([
    ["facilityId null, refused", { facilityId: null, consent: "refused" }],
    ["facilityId null, false", { facilityId: null, consent: false }],
    ["facilityId null, withdrawn", { facilityId: null, consent: "withdrawn", count: 400 }],
    ["facilityId under another key", { facilityid: "A", consent: "refused" }],
    ["held besides", { consent: "refused", hold: "pregnancy" }],
  ])("is refused in records: %s", (_, more) => {
    expect(issuesOf(() => problemFrom({ facilities, participants: [{ ...person, ...more }] }))).toContain(message);
  });

  it.each([consentCode.refused, consentCode.withdrawn])("is refused in columns, by every verb: code %i", (consent) => {
    const expected =
      "contradiction participants.facility[0]: expected a facility to go with the row's answer (or no answer), got none";
    const problem = nowhere(consent);

    expect(issuesOf(() => redistribute(problem))).toEqual([expected]);
    expect(issuesOf(() => verify(problem, redistribute(nowhere(consentCode.unknown))))).toEqual([expected]);
  });

  it("is told once, and not because of a facility that does not exist", () => {
    const lost = { facilities, participants: [{ ...person, facilityId: "B", consent: "refused" }] };

    expect(issuesOf(() => problemFrom(lost)).map((issue) => issue.split(" ")[0])).toEqual(["unknown-id"]);
  });

  it("is no contradiction where the row is empty, nothing was refused, or a facility has closed", () => {
    const closed = { ...facilities[0]!, id: "B", closed: true };
    for (const more of [{ consent: true }, { consent: "unknown" }, {}, { consent: false, count: 0 }]) {
      const problem = problemFrom({ facilities, participants: [{ ...person, ...more }] });
      expectOptimal(problem, redistribute(problem));
    }
    const left = problemFrom({
      facilities: [...facilities, closed],
      participants: [{ ...person, facilityId: "B", consent: false }],
    });
    expectOptimal(left, redistribute(left));
    for (const problem of [nowhere(0, 0), nowhere(1), nowhere(2)]) expectOptimal(problem, redistribute(problem));
  });
});
