/** Records as read: what `problemFrom` and `checkRecords` both work on. */

import { type Fault, type IssueList, isArray } from "../errors.ts";
import { recordFields } from "../model/columns.ts";
import type { Facility, Problem } from "../types.ts";
import { BARRIER_KEYS, readBarriers } from "./barrier-travel.ts";
import { type Facilities, facilityKeys, readFacilities } from "./facility-records.ts";
import { fieldsOf } from "./foreign.ts";
import type { LooseParticipants } from "./loose.ts";
import { readMetres, readZones, type Zones } from "./matrix-records.ts";
import { type NearKey, nearKeysIn } from "./near-keys.ts";
import { looseParticipants } from "./participant-columns.ts";
import { participantsOf } from "./problem-columns.ts";
import { listsOf } from "./schemas.ts";
import type { Settled } from "./settle.ts";
import { Spelling } from "./spelling.ts";

/** Keys that are nearly known ones, of each list. */
export interface NearKeys {
  readonly facilities: readonly NearKey[];
  readonly participants: readonly NearKey[];
}

/** What was read. A part is missing where there is nothing that can be read: an issue says so. */
export interface RecordsRead {
  readonly facilities: Facilities | undefined;
  readonly zones: Zones | undefined;
  /** Whether ways come from a matrix. */
  readonly matrix: boolean;
  readonly travel: Problem["travel"];
  readonly people: LooseParticipants | undefined;
  readonly nearKeys: NearKeys;
}

/** Reads all of it. Issues of the frame (facilities, travel) and of rows go to lists of their own, or to one. */
export function readRecords(records: unknown, frame: IssueList, rows: IssueList): RecordsRead {
  const { top, rivers } = copyOf(records, frame);
  const lists = listsOf(top, frame);
  const { matrix } = lists;
  const facilities = lists.facilities && readFacilities(lists.facilities, matrix, frame);
  const zones = lists.zones && readZones(lists.zones, frame);
  const shape = { rows: zones?.length, columns: facilities?.list.length };
  const metres = lists.metres && readMetres(lists.metres, shape, frame);
  const people = lists.participants && looseParticipants(lists.participants, matrix, rows);
  const travel = rivers === undefined ? metres && { metres } : readBarriers(rivers, "travel.", frame);
  const nearKeys = {
    facilities: facilities ? nearKeysIn(lists.facilities!, facilities.list.length, facilityKeys) : [],
    participants: people ? nearKeysIn(lists.participants!, people.ids.length, recordFields) : [],
  };
  return { facilities, zones, matrix, travel, people, nearKeys };
}

/** The fault of each key that is nearly a known one, with the path of the first entry that has it. */
export function nearKeyFaults({ nearKeys }: RecordsRead): (readonly [path: string, fault: Fault])[] {
  return (["facilities", "participants"] as const).flatMap((list) =>
    nearKeys[list].map(({ key, near, first }) => {
      const fault: Fault = { code: "unknown-key", expected: "near-key", params: { near } };
      return [`${list}[${first}].${key}`, fault] as const;
    }),
  );
}

/** The problem, once nothing is wrong with the frame. */
export function problemOf({ facilities, travel, people }: RecordsRead, settled: Settled): Problem {
  const spelling = new Spelling();
  const list: readonly Facility[] = facilities!.list.map((facility) => spelling.ofFacility(facility));
  const participants = participantsOf(people!, settled, facilities!.byId!, spelling);
  return { facilities: list, ...participants, ...(travel !== undefined && { travel }) };
}

/** A plain copy of the top and of travel by a matrix, or apart from it of travel by barriers; no list is copied yet. */
function copyOf(records: unknown, issues: IssueList): { readonly top: unknown; readonly rivers?: object } {
  const top = fieldsOf(records, ["facilities", "participants", "travel"], "", issues);
  issues.check();
  if (typeof top !== "object" || top === null || isArray(top)) return { top };
  const { travel, ...rest } = top as { readonly travel: unknown };
  const copy = fieldsOf(travel, [...BARRIER_KEYS, "zones", "metres"], "travel", issues);
  issues.check();
  const { barriers, zones, metres } = Object(copy) as Readonly<Record<string, unknown>>;
  const isRivers = (barriers ?? null) !== null && zones === undefined && metres === undefined;
  return isRivers ? { top: rest, rivers: copy as object } : { top: { ...rest, travel: copy } };
}
