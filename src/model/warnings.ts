/**
 * What a planner should know before trusting a plan: what is odd about the data, and what is not settled yet. One warning of
 * each kind, with all that it concerns, for a list of thousands is read by nobody.
 */

import { findIdle } from "../travel/problem-travel.ts";
import type { CompletePolicy, PlanWarning, Problem, Transfers } from "../types.ts";
import { isSelective } from "./eligibility.ts";
import { isClosed } from "./facility-fields.ts";
import { unknownQualities } from "./moves/quality.ts";
import { warnOfConsent, warnOfFacilities, warnOfHouseholds, warnOfMatrix } from "./warnings/odd-data.ts";
import { warnOfPlaces } from "./warnings/odd-places.ts";
import { warnOfWords } from "./warnings/odd-words.ts";
import { facilitiesWhere, namedOf, ofFacilities, warning } from "./warnings/warning.ts";

/**
 * The warnings of a plan: those of its problem, then of its receivers. Those of rows take a look at everybody: who makes many
 * plans of the same rows gives them.
 */
export function* warningsOf(
  problem: Problem,
  policy: CompletePolicy,
  transfers: Transfers,
  ofRows?: readonly PlanWarning[],
): Generator<number, PlanWarning[]> {
  // No `??`: the bundler's CommonJS would put the pause into a function of its own.
  const rows = ofRows === undefined ? yield* warningsOfRows(problem, policy) : ofRows;
  return [...ofNumbers(problem, policy), ...rows, ...ofReceivers(problem, transfers)];
}

/** Warnings that do not depend on a plan: of the policy, of facilities, people and ways. */
export function* warningsOfProblem(problem: Problem, policy: CompletePolicy): Generator<number, PlanWarning[]> {
  return [...ofNumbers(problem, policy), ...(yield* warningsOfRows(problem, policy))];
}

function ofNumbers(problem: Problem, policy: CompletePolicy): PlanWarning[] {
  return [...ofPolicy(policy), ...unknownOfFacilities(problem, policy), ...warnOfFacilities(problem, policy)];
}

/** Warnings of people and ways: the same whatever doctors, rooms, agreed numbers and weights are. */
export function* warningsOfRows(problem: Problem, policy: CompletePolicy): Generator<number, PlanWarning[]> {
  return [
    ...ofRegions(problem, policy),
    ...(yield* warnOfPlaces(problem, policy)),
    ...(yield* warnOfWords(problem, policy)),
    ...(yield* warnOfConsent(problem, policy)),
    ...(yield* warnOfHouseholds(problem, policy)),
    ...(yield* warnOfMatrix(problem)),
    ...(yield* ofWays(problem)),
  ];
}

/** Where each move costs what relief is worth, only points are left to move for. */
function ofPolicy({ moveCostKm, askKm, unknown, overQuotaKm, overloadKm }: CompletePolicy): PlanWarning[] {
  const km = moveCostKm + (unknown === "propose" ? askKm : 0);
  if (overloadKm === Number.POSITIVE_INFINITY || km < overQuotaKm) return [];
  return [warning("relief-too-dear", "policy.overQuotaKm", { km, worth: overQuotaKm })];
}

function unknownOfFacilities({ facilities }: Problem, policy: CompletePolicy): PlanWarning[] {
  const open = facilities.map((facility) => !isClosed(facility));
  const shut = facilitiesWhere(facilities, (one, j) => open[j]! && isSelective(one) && one.accepts === undefined);
  const regionless = facilitiesWhere(
    facilities,
    ({ region }, j) => open[j]! && policy.sameRegion && region === undefined,
  );
  const qualities = facilities.map((facility, j) => (open[j] ? unknownQualities(facility, policy) : []));
  const untold = facilitiesWhere(facilities, (_, j) => qualities[j]!.length > 0);
  return [
    ...ofFacilities("accepts-unknown", facilities, shut),
    ...ofFacilities("region-unknown", facilities, regionless),
    ...ofFacilities(
      "quality-unknown",
      facilities,
      untold.map(({ j }) => ({ j, told: qualities[j]!.join(", ") })),
    ),
  ];
}

function ofRegions({ participants }: Problem, policy: CompletePolicy): PlanWarning[] {
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
  const named = namedOf(crossings.map((id) => JSON.stringify(id)));
  return [{ ...warning("crossing-idle", "travel.crossings", { count: crossings.length, named }), crossings }];
}

function ofReceivers({ facilities }: Problem, { to, people }: Transfers): PlanWarning[] {
  const given = facilities.map(() => 0);
  for (let i = 0; i < to.length; i++) given[to[i]!]! += people[i]!;
  const asked = facilitiesWhere(facilities, ({ maxIntake }, j) => given[j]! > 0 && maxIntake === undefined);
  const told = asked.map(({ j }) => ({ j, told: String(given[j]) }));
  const sum = asked.reduce((total, { j }) => total + given[j]!, 0);
  return ofFacilities("intake-not-agreed", facilities, told, { people: sum });
}
