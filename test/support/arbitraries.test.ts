/** A law is worth what it is tried on: every rule must turn up among the problems and policies drawn at random. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultPolicy, type Facility, type ParticipantColumns, type Policy } from "../../src/index.ts";
import { cases, medium, small, tiny } from "./arbitraries.ts";

const facilityFields: readonly (keyof Facility)[] = [
  ...(["capacity", "closed", "quality", "target", "maxIntake", "minimum", "maxOutflow", "enrolledAtStart"] as const),
  ...(["accepts", "services", "region", "kind"] as const),
];
const columns: readonly (keyof ParticipantColumns)[] = [
  ...(["lon", "zone", "count", "ids", "hold", "segment", "region", "needs"] as const),
  ...(["extraCost", "extraCostPerKm", "choice"] as const),
];

describe("problems and policies at random", () => {
  it.each([
    ["tiny", tiny],
    ["small", small],
    ["medium", medium],
  ])("should have every rule in them sooner or later: %s", (_, size) => {
    const drawn = fc.sample(cases({ size }), 300);
    const times = (has: (one: (typeof drawn)[number]) => boolean): number => drawn.filter(has).length;
    const missing = [
      ...facilityFields.filter((name) => times(({ problem }) => problem.facilities.some((f) => name in f)) < 5),
      ...columns.filter((name) => times(({ problem }) => problem.participants[name] !== undefined) < 5),
      ...Object.keys(defaultPolicy).filter(
        (name) => times(({ policy }) => name in policy && isOther(policy, name)) < 5,
      ),
      ...(times(({ problem }) => problem.travel?.metres !== undefined) < 5 ? ["matrix"] : []),
      ...(times(({ problem }) => problem.travel?.barriers !== undefined) < 5 ? ["rivers"] : []),
      ...(times(({ problem }) => problem.participants.facility.includes(-1)) < 5 ? ["newly enrolled"] : []),
    ];

    expect(missing).toEqual([]);
  });
});

/** Whether a policy says anything but the default there. */
function isOther(policy: Policy, name: string): boolean {
  const key = name as keyof Policy;
  return policy[key] !== null && policy[key] !== defaultPolicy[key];
}
