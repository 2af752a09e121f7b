/**
 * Data that is allowed and can hardly be meant: numbers out of all proportion, a matrix in another unit, households of
 * hundreds, nobody asked. The plan is right for what was given; so it is said.
 */

import { NO_WAY } from "../../travel/travel.ts";
import type { CompletePolicy, Facility, PlanWarning, Problem } from "../../types.ts";
import { isClosed, TNI_POLRI } from "../facility-fields.ts";
import { consentCode } from "../policy.ts";
import { registeredAt } from "../registration.ts";
import { knownKind } from "../spelling.ts";
import { type Concerned, facilitiesWhere, ofFacilities, warning } from "./warning.ts";

const ROWS_PER_SLICE = 16_384;

/** A facility with doctors for more people than this has participants in its column of doctors. */
const MOST_PEOPLE = 500_000;
/**
 * A capacity or target below this share of what the doctors are for, in per cent, is taken for `22.000` read as 22.
 */
const LEAST_PER_CENT = 2;
/** A household of more people is a hall of residence, or a number that Excel has rounded. */
const MOST_RELATIVES = 20;
/** Ways that are all shorter than this many metres are in another unit. */
const LEAST_LONGEST = 1000;

/** Warns of what facilities say of themselves. */
export function warnOfFacilities({ facilities }: Problem, { participantsPerDoctor }: CompletePolicy): PlanWarning[] {
  const open = (is: (facility: Facility) => boolean): Concerned[] =>
    facilitiesWhere(facilities, (facility) => !isClosed(facility) && is(facility));
  const norm = ({ doctors }: Facility): number => participantsPerDoctor * doctors;
  const isSmall = (people: number | undefined, least: number): boolean =>
    people !== undefined && people > 0 && people < least;
  const small = open((facility) => {
    const least = (LEAST_PER_CENT / 100) * norm(facility);
    return isSmall(facility.capacity, least) || isSmall(facility.target, least);
  });
  const many = open((facility) => norm(facility) > MOST_PEOPLE);
  const kinds = open(({ kind = "" }) => (knownKind(kind) ?? kind) !== kind);
  const told = kinds.map(({ j }) => ({ j, told: `${knownKind(facilities[j]!.kind!)}?` }));
  return [
    ...ofFacilities("ids-alike", facilities, idsAlike(facilities)),
    ...ofFacilities("kind-unknown", facilities, told),
    ...ofFacilities("accepts-nobody", facilities, open(takesNobody)),
    ...ofFacilities("doctors-many", facilities, many, { people: MOST_PEOPLE }),
    ...ofFacilities("capacity-small", facilities, small, { percent: LEAST_PER_CENT }),
  ];
}

/** Whether an empty list shuts it, which only for a clinic of the army or police is the usual way to say so. */
function takesNobody({ accepts, kind = "" }: Facility): boolean {
  return accepts?.length === 0 && knownKind(kind) !== TNI_POLRI;
}

/** Facilities whose ids are those of others but for blanks, the size of letters and leading zeros. */
function idsAlike(facilities: readonly Facility[]): Concerned[] {
  const bare = facilities.map(({ id }) =>
    id
      .replace(/\s/g, "")
      .toUpperCase()
      .replace(/^0+(?=.)/, ""),
  );
  const rows = new Map<string, number>();
  for (const id of bare) rows.set(id, (rows.get(id) ?? 0) + 1);
  return facilitiesWhere(facilities, (_, j) => rows.get(bare[j]!)! > 1);
}

/** Warns where nobody has been asked, though people are registered. */
export function* warnOfConsent(problem: Problem, policy: CompletePolicy): Generator<number, PlanWarning[]> {
  const { consent, count } = problem.participants;
  if (policy.unknown === "propose") return [];
  const facility = registeredAt(problem);
  let people = 0;
  for (let row = 0; row < facility.length; row++) {
    if (row % ROWS_PER_SLICE === 0) yield row;
    if (facility[row]! < 0) continue;
    if (consent[row] !== consentCode.unknown) return [];
    people += count?.[row] ?? 1;
  }
  return people > 0 ? [warning("nobody-asked", "participants.consent", { people })] : [];
}

/** Warns of households so large that one number must stand for several households. */
export function* warnOfHouseholds({ participants }: Problem, policy: CompletePolicy): Generator<number, PlanWarning[]> {
  const { household, count } = participants;
  if (household === undefined || policy.households === "separate") return [];
  const sizes = new Map<number, number>();
  for (let row = 0; row < household.length; row++) {
    if (row % ROWS_PER_SLICE === 0) yield row;
    const own = household[row]!;
    if (own >= 0) sizes.set(own, (sizes.get(own) ?? 0) + (count?.[row] ?? 1));
  }
  let [households, people] = [0, 0];
  for (const size of sizes.values()) {
    if (size <= MOST_RELATIVES) continue;
    households++;
    people += size;
  }
  const params = { count: households, most: MOST_RELATIVES, people };
  return households > 0 ? [warning("household-large", "participants.household", params)] : [];
}

/** Warns of zones from which nobody gets anywhere, and of ways that are too short to be metres. */
export function* warnOfMatrix({ facilities, participants, travel }: Problem): Generator<number, PlanWarning[]> {
  const metres = travel?.metres;
  if (metres === undefined || metres.length === 0) return [];
  const m = facilities.length;
  const isShut = new Uint8Array(metres.length / m);
  let longest = -1;
  for (let zone = 0, at = 0; zone < isShut.length; zone++) {
    if (zone % 64 === 0) yield at;
    let ways = 0;
    for (const end = at + m; at < end; at++) {
      if (metres[at] === NO_WAY) continue;
      ways++;
      if (metres[at]! > longest) longest = metres[at]!;
    }
    if (ways === 0) isShut[zone] = 1;
  }
  const unit = longest >= 0 && longest < LEAST_LONGEST;
  return [
    ...(unit ? [warning("matrix-unit", "travel.metres", { longest })] : []),
    ...(isShut.includes(1) ? warnOfShutZones(participants, isShut) : []),
  ];
}

function warnOfShutZones({ zone, count }: Problem["participants"], isShut: Uint8Array): PlanWarning[] {
  const zones = new Set<number>();
  let [people, first] = [0, -1];
  for (let row = 0; row < zone!.length; row++) {
    const own = zone![row]!;
    if (own < 0 || isShut[own] === 0) continue;
    zones.add(own);
    people += count?.[row] ?? 1;
    if (first < 0 && people > 0) first = row;
  }
  if (people === 0) return [];
  return [warning("zone-without-ways", "travel.metres", { count: zones.size, people, row: first })];
}
