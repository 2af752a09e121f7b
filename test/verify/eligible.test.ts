import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { completePolicy } from "../../src/model/policy.ts";
import type { Facility, Policy } from "../../src/types.ts";
import { eligibleAt, refusalsAt } from "../../src/verify/eligible.ts";
import { cases, small } from "../support/arbitraries.ts";
import { problemOf, type RowRecord } from "../support/rows.ts";

/** Why one facility does not take one person; null where it does. */
function refusal(facility: Partial<Facility>, row: Partial<RowRecord>, policy: Policy = {}) {
  const problem = problemOf({
    facilities: [{ id: "f", doctors: 1, ...facility }],
    rows: [{ facility: -1, consent: 1, count: 1, zone: 0, ...row }],
    travel: { metres: Int32Array.of(1) },
    segments: ["pbi", "ppu"],
    regions: ["A", "B"],
    services: ["delivery", "dialysis"],
  });
  return refusalsAt(problem, completePolicy(policy))(0)(0);
}

describe("refusalsAt", () => {
  it.each([
    ["a closed facility", { closed: true }, {}, {}, "closed"],
    ["another segment", { accepts: ["ppu"] }, { segment: 0 }, {}, "segment"],
    ["an unknown segment", { accepts: ["ppu"] }, {}, {}, "segment"],
    ["a clinic of army or police", { kind: "klinik-tni-polri" }, { segment: 1 }, {}, "segment"],
    ["another region", { region: "A" }, { region: 1 }, { sameRegion: true }, "region"],
    ["no region known", { region: "A" }, {}, { sameRegion: true }, "region"],
    ["a service that is missing", { services: ["delivery"] }, { needs: 3 }, {}, "needs"],
    ["nothing: its segment", { accepts: ["ppu"] }, { segment: 1 }, {}, null],
    ["nothing: its region", { region: "B" }, { region: 1 }, { sameRegion: true }, null],
    ["nothing: all services", { services: ["dialysis", "delivery"] }, { needs: 3 }, {}, null],
  ] as const)("names %s", (_, facility, row, policy, expected) => {
    expect(refusal(facility as Partial<Facility>, row, policy)).toBe(expected);
  });
});

describe("eligibleAt", () => {
  it("is where refusalsAt gives no reason, for any problem", () => {
    fc.assert(
      fc.property(cases({ size: small }), ({ problem, policy: given }) => {
        const policy = completePolicy(given);
        const [takes, refusals] = [eligibleAt(problem, policy), refusalsAt(problem, policy)];
        for (const row of problem.participants.facility.keys()) {
          for (const j of problem.facilities.keys()) expect(takes(row)(j)).toBe(refusals(row)(j) === null);
        }
      }),
    );
  });
});
