import { findIdle } from "../travel/problem-travel.ts";
import type { CompletePolicy, PlanWarning, Problem, Transfers, WarningCode } from "../types.ts";
import { warningWords } from "../words/warning-words.ts";
import { type Params, say } from "../words/words.ts";
import { isSelective } from "./eligibility.ts";
import { unknownQualities } from "./quality.ts";
import { isClosed } from "./registration.ts";

/** So many crossings are named in a message. */
const CROSSINGS_NAMED = 10;

/** What a planner should know before trusting a plan: of the policy, then of the problem by facility, then of people, then of receivers. */
export function* warningsOf(
  problem: Problem,
  policy: CompletePolicy,
  transfers: Transfers,
): Generator<number, PlanWarning[]> {
  return [
    ...ofPolicy(policy),
    ...ofFacilities(problem, policy),
    ...ofPeople(problem, policy),
    ...(yield* ofWays(problem)),
    ...ofReceivers(problem, transfers),
  ];
}

/** Where each move costs what relief is worth, only points are left to move for. */
function ofPolicy({ moveCostKm, askKm, unknown, overQuotaKm, overloadKm }: CompletePolicy): PlanWarning[] {
  const km = moveCostKm + (unknown === "propose" ? askKm : 0);
  if (overloadKm === Number.POSITIVE_INFINITY || km < overQuotaKm) return [];
  return [warning("relief-too-dear", "policy.overQuotaKm", { km, worth: overQuotaKm })];
}

function* ofFacilities({ facilities }: Problem, policy: CompletePolicy): Generator<PlanWarning> {
  for (const [j, facility] of facilities.entries()) {
    if (isClosed(facility)) continue;
    const { kind = "", accepts, region } = facility;
    if (isSelective(facility) && accepts === undefined) yield ofFacility("accepts-unknown", j, { kind });
    if (policy.sameRegion && region === undefined) yield ofFacility("region-unknown", j, {});
    const names = unknownQualities(facility, policy).join(", ");
    if (names !== "") yield ofFacility("quality-unknown", j, { names });
  }
}

function ofPeople({ participants }: Problem, policy: CompletePolicy): PlanWarning[] {
  if (!policy.sameRegion) return [];
  const { region, facility, count } = participants;
  let people = 0;
  for (let row = 0; row < facility.length; row++) if ((region?.[row] ?? -1) < 0) people += count?.[row] ?? 1;
  if (people === 0) return [];
  return [warning("region-unknown", "participants", { says: "people-without-region", people })];
}

function* ofWays(problem: Problem): Generator<number, PlanWarning[]> {
  const { barriers, crossings } = yield* findIdle(problem);
  if (barriers) return [warning("barriers-idle", "travel.barriers", {})];
  if (crossings.length === 0) return [];
  const named = crossings.slice(0, CROSSINGS_NAMED).map((id) => JSON.stringify(id));
  const params = { count: crossings.length, named: named.join(", ") };
  return [{ ...warning("crossing-idle", "travel.crossings", params), crossings }];
}

function ofReceivers({ facilities }: Problem, { to, people }: Transfers): PlanWarning[] {
  const given = facilities.map(() => 0);
  for (let i = 0; i < to.length; i++) given[to[i]!]! += people[i]!;
  return [...facilities.keys()]
    .filter((j) => given[j]! > 0 && facilities[j]!.maxIntake === undefined)
    .map((j) => ofFacility("intake-not-agreed", j, { people: given[j]! }));
}

function ofFacility(code: WarningCode, j: number, params: Params): PlanWarning {
  return { ...warning(code, `facilities[${j}]`, params), facility: j };
}

function warning(code: WarningCode, path: string, params: Params): PlanWarning {
  const key = (params.says ?? code) as keyof typeof warningWords;
  return { code, path, params, message: `${path}: ${say(warningWords, key, params, "en")}` };
}
