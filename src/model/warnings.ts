import type { CompletePolicy, PlanWarning, Problem, Transfers } from "../types.ts";
import { isSelective } from "./eligibility.ts";
import { unknownQualities } from "./quality.ts";
import { isClosed } from "./registration.ts";

/** What a planner should know before trusting a plan: of the problem by facility, then of people, then of receivers. */
export function warningsOf(
  { facilities, participants }: Problem,
  policy: CompletePolicy,
  { to, people: arriving }: Transfers,
): PlanWarning[] {
  const warnings: PlanWarning[] = [];
  facilities.forEach((facility, j) => {
    if (isClosed(facility)) return;
    const warn = (code: PlanWarning["code"], what: string, so = ": nobody is sent there"): void => {
      warnings.push({ code, message: `facilities[${j}]: ${what}${so}`, facility: j });
    };
    if (isSelective(facility) && facility.accepts === undefined)
      warn("accepts-unknown", `a ${facility.kind} without accepts`);
    if (policy.sameRegion && facility.region === undefined) warn("region-unknown", "no region, and sameRegion is true");
    const unknown = unknownQualities(facility, policy).join(", ");
    if (unknown !== "") warn("quality-unknown", `quality not known, counts as 0: ${unknown}`, "");
  });
  if (policy.sameRegion) {
    const { region, facility, count } = participants;
    let people = 0;
    for (let row = 0; row < facility.length; row++) if ((region?.[row] ?? -1) < 0) people += count?.[row] ?? 1;
    const what = "without a region, and sameRegion is true: they are sent nowhere";
    if (people > 0) warnings.push({ code: "region-unknown", message: `participants: ${people} ${what}` });
  }
  const given = facilities.map(() => 0);
  for (let i = 0; i < to.length; i++) given[to[i]!]! += arriving[i]!;
  facilities.forEach(({ maxIntake }, j) => {
    if (given[j] === 0 || maxIntake !== undefined) return;
    const message = `facilities[${j}]: no intake is agreed with it (maxIntake), and it is given ${given[j]} people`;
    warnings.push({ code: "intake-not-agreed", message, facility: j });
  });
  return warnings;
}
