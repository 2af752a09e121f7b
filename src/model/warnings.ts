import type { CompletePolicy, PlanWarning, Problem } from "../types.ts";
import { isSelective } from "./eligibility.ts";

/** What a planner should know of a problem before trusting a plan of it; by facility, then of people. */
export function warningsOf({ facilities, participants }: Problem, policy: CompletePolicy): PlanWarning[] {
  const warnings: PlanWarning[] = [];
  facilities.forEach((facility, j) => {
    const warn = (code: PlanWarning["code"], what: string): void => {
      warnings.push({ code, message: `facilities[${j}]: ${what}: nobody is sent there`, facility: j });
    };
    if (isSelective(facility) && facility.accepts === undefined)
      warn("accepts-unknown", `a ${facility.kind} without accepts`);
    if (policy.sameRegion && facility.region === undefined) warn("region-unknown", "no region, and sameRegion is true");
  });
  if (policy.sameRegion) {
    const { region, facility, count } = participants;
    let people = 0;
    for (let row = 0; row < facility.length; row++) if ((region?.[row] ?? -1) < 0) people += count?.[row] ?? 1;
    const what = "without a region, and sameRegion is true: they are sent nowhere";
    if (people > 0) warnings.push({ code: "region-unknown", message: `participants: ${people} ${what}` });
  }
  return warnings;
}
